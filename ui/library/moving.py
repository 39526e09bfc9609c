"""Cards that are dragged from one column of the board onto another: the next step of their translations.

The rules decide: what they forbid is said, and the card stays where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ui.library.card import LibraryCard
from ui.words import _, ngettext
from workbench.desk.changes import NOTHING, Changes
from workbench.desk.views import TranslationCard
from workbench.model.translation import Action, Status

if TYPE_CHECKING:
    from ui.library.page import LibraryPage

STEPS = {
    (Status.DRAFT, Status.IN_REVIEW): Action.SUBMIT,
    (Status.CHANGES_REQUESTED, Status.IN_REVIEW): Action.SUBMIT,
    (Status.IN_REVIEW, Status.CHANGES_REQUESTED): Action.RETURN,
    (Status.IN_REVIEW, Status.APPROVED): Action.APPROVE,
    (Status.APPROVED, Status.PUBLISHED): Action.PUBLISH,
    (Status.APPROVED, Status.DRAFT): Action.REOPEN,
    (Status.PUBLISHED, Status.DRAFT): Action.REOPEN,
}
"""From which column to which other one a card can be dragged, and what that means."""

_ASKED = {Action.RETURN: "return", Action.PUBLISH: "publish", Action.REOPEN: "reopen"}


class Moves(QObject):
    """Does what a drag asks for. Several cards can be submitted at once; any other step is taken one by one."""

    def __init__(self, page: LibraryPage) -> None:
        super().__init__(page)
        self._page = page

    def move(self, cards: Sequence[LibraryCard], status: Status) -> None:
        """Take the step that leads the cards to a column."""
        page = self._page
        moved = [card for card in cards if (card.status, status) in STEPS]
        if page.desk.read_only or not moved:
            return
        action = STEPS[moved[0].status, status]
        due = [(card, one) for card in moved for one in card.translations if one.status is card.status]
        if action is Action.SUBMIT:
            self._submit([one for _card, one in due])
        elif len(due) > 1:
            page.message.emit(_("One translation at a time: open the one that is meant."))
        elif action is Action.APPROVE:
            page.open_one(due[0][1])
            page.message.emit(_("Read it here, and approve it then."))
        else:
            page.request.emit(_ASKED[action], {"translation_id": due[0][1].translation.id})

    def _submit(self, ones: Sequence[TranslationCard]) -> None:
        page = self._page
        ids = [one.translation.id for one in ones]

        def work() -> tuple[Changes, list[str]]:
            changes, typed = NOTHING, []
            for translation_id in ids:
                if page.desk.editing.kept_typing(translation_id):
                    # Somebody is still writing in it.
                    typed.append(translation_id)
                    continue
                _transition, change = page.desk.editorial.act(translation_id, Action.SUBMIT, page.person)
                changes |= change
            return changes, typed

        def done(result: Any) -> None:
            changes, typed = result
            count = len(ids) - len(typed)
            if count:
                page.changed.emit(changes)
                words = ngettext("{count} translation submitted", "{count} translations submitted", count)
                page.message.emit(words.format(count=count))
            if typed:
                page.request.emit("open", {"translation_id": typed[0]})
                page.message.emit(_("Something is typed here that is not confirmed yet."))
            page.refresh()

        def failed(error: object) -> None:
            page.failed.emit(error)
            page.refresh()

        page.runner.run(work, done=done, failed=failed, write=True)
