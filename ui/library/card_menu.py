"""The menu of the releases that are chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from ui.library.card import LibraryCard
from ui.words import _, language_name, ngettext

if TYPE_CHECKING:
    from ui.library.page import LibraryPage

_ASKED = (
    ("add_language", lambda: _("&Add a language…")),
    ("details", lambda: _("&Details: reference, embargo, due…")),
    ("blocks", lambda: _("&Blocks of the release…")),
    ("third_party", lambda: _("Allow engines of &third parties…")),
)


def card_menu(page: LibraryPage, cards: Sequence[LibraryCard]) -> QMenu:
    """Return the menu for one release, or for several at once."""
    menu = QMenu(page)
    menu.setToolTipsVisible(True)
    writable = not page.desk.read_only
    if len(cards) == 1:
        _of_one(menu, page, cards[0], writable)
    else:
        count = ngettext("{count} release chosen", "{count} releases chosen", len(cards))
        menu.addSection(count.format(count=len(cards)))
    _names(
        menu, _("Ta&gs"), _("&New tag…"), cards, page.known.tags, lambda card: card.tags,
        page.deeds.put_tag, page.deeds.take_tag, lambda: page.ask_for_tag(cards), writable, "Ctrl+T",
    )  # fmt: skip
    _names(
        menu, _("D&ossiers"), _("&New dossier…"), cards, page.known.dossiers, lambda card: card.dossiers,
        page.deeds.file, page.deeds.take_out, lambda: page.ask_for_dossier(cards), writable, "Ctrl+Shift+D",
    )  # fmt: skip
    menu.addSeparator()
    pinned = all(card.pinned for card in cards)
    archived = all(card.archived for card in cards)
    deeds: tuple[tuple[str, str, Callable[[], object]], ...] = (
        (
            _("Take the &pin off") if pinned else _("&Pin"),
            "Ctrl+P",
            lambda: page.deeds.pin(cards, not pinned),
        ),
        (_("D&uplicate"), "Ctrl+D", lambda: page.deeds.duplicate(cards)),
        (_("Bring &back from the archive"), "Shift+Del", lambda: page.deeds.restore(cards))
        if archived
        else (_("A&rchive"), "Del", lambda: page.deeds.archive(cards)),
    )
    for words, key, deed in deeds:
        action = menu.addAction(words)
        # Shown only: the page's own actions answer to the keys.
        action.setText(f"{words}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}")
        action.setEnabled(writable)
        action.triggered.connect(lambda _on=False, deed=deed: deed())
    return menu


def _of_one(menu: QMenu, page: LibraryPage, card: LibraryCard, writable: bool) -> None:
    for one in card.translations:
        name = language_name(one.translation.target_language)
        words = _("Open {language}").format(language=name)
        if one.last_number:
            words = _("Open {language} at segment {number}").format(language=name, number=one.last_number)
        action = menu.addAction(words)
        action.triggered.connect(lambda _on=False, one=one: page.open_one(one))
    place = page.place_found(card)
    if place is not None:
        action = menu.addAction(_("Go to what was &found"))
        action.triggered.connect(lambda _on=False: page.open_found(card))
    menu.addSeparator()
    for name, words in _ASKED:
        action = menu.addAction(words())
        action.setEnabled(writable)
        action.triggered.connect(
            lambda _on=False, name=name: page.request.emit(name, {"release_id": card.id})
        )
    menu.addSeparator()


def _names(
    menu: QMenu,
    title: str,
    new: str,
    cards: Sequence[LibraryCard],
    known: Sequence[str],
    of_card: Callable[[LibraryCard], Sequence[str]],
    put: Callable[[Sequence[LibraryCard], str], None],
    take: Callable[[Sequence[LibraryCard], str], None],
    ask: Callable[[], object],
    writable: bool,
    key: str,
) -> None:
    """Add a submenu of names, ticked where all the releases have them."""
    under = menu.addMenu(title)
    under.setEnabled(writable)
    names = sorted({*known, *(name for card in cards for name in of_card(card))}, key=str.casefold)
    for name in names:
        has = all(name in of_card(card) for card in cards)
        action = under.addAction(name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(has)
        deed = take if has else put
        action.triggered.connect(lambda _on=False, deed=deed, name=name: deed(cards, name))
    under.addSeparator()
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    under.addAction(f"{new}\t{shown}").triggered.connect(lambda _on=False: ask())
