"""The figures, dates, addresses and names of the source, put into the translation by key in the target's form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.editor.actions import Deed
from ui.editor.owned import owned
from ui.tasks import Lane
from ui.words import _
from workbench.desk.writing import Converted

if TYPE_CHECKING:
    from ui.editor.page import EditorPage

MOST = 9


def figure_deeds(page: EditorPage) -> list[Deed]:
    """Return the deeds that put in what the source states: the first to the ninth."""
    return [
        Deed(
            f"figure_{number}",
            "edit/figures",
            _numbered(number),
            [f"Ctrl+Alt+{number}"],
            _taker(page, number),
        )
        for number in range(1, MOST + 1)
    ]


class SourceFigures(QObject):
    """Asks what the source states when a key wants it: off the GUI thread, dropped where the row is another by then."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page

    def put(self, number: int) -> None:
        """Put in what stands at a place (from 1) among the figures, dates, addresses and names of the source."""
        page, row = self._page, self._page.session.row
        if row is None or page.grid.edit.isReadOnly():
            return
        segment = row.segment.id

        def done(found: tuple[Converted, ...]) -> None:
            now = page.session.row
            if now is None or now.segment.id != segment:
                return
            texts = [one.target for one in found]
            if number > len(texts):
                page.deeds.say(
                    _("The source states no more than this: {texts}").format(texts=" · ".join(texts) or "–")
                )
                return
            page.session.insert(texts[number - 1], _("Insert from the source"))

        page.runner.run(
            page.desk.writing.figures, page.translation_id, segment,
            done=owned(self, done), failed=owned(self, page.say_failure),
            key=f"figures:{id(self)}:{segment}", lane=Lane.READ,
        )  # fmt: skip


def _numbered(number: int) -> Callable[[], str]:
    return lambda: _("Figure, date or name &{number} of the source").format(number=number)


def _taker(page: EditorPage, number: int) -> Callable[[], None]:
    return lambda: page.source_figures.put(number)
