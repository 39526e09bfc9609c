"""Where a person was, on the cards; what she pinned, under File > Open recent."""

from __future__ import annotations

from ui.library.card import library_cards
from ui.library.notes import place_notes
from ui.moments import now
from workbench.desk.library_views import LibraryQuery


def test_a_card_says_where_she_was(library, desk, settle) -> None:
    found = desk.library.search(LibraryQuery(), "Léa Marchand")[0]
    translation = found.translations[0].translation
    segments = desk.releases.segments(found.release.id)
    desk.editing.remember_place(translation.id, "Léa Marchand", segments[2].id)
    (card,) = library_cards([desk.library.search(LibraryQuery(), "Léa Marchand")[0]])
    (note,) = place_notes(card)
    assert note.text == f"you were at FR 3/{len(segments)}"
    assert "you were at segment 3 in French" in card.spoken(now())
    words = [action.text() for action in library.menu_of([card]).actions()]
    assert "Open French at segment 3" in words
    (other,) = library_cards([desk.library.search(LibraryQuery(), "Samuel Kone")[0]])
    assert place_notes(other) == []


def test_what_is_pinned_stands_under_open_recent(window, desk, add_release, settle) -> None:
    first, translations, _changes = add_release("Water & wells", ("es", "fr"))
    second, _translations, _changes = add_release("Job fair")
    menu = window.menus.recent

    def words() -> list[str]:
        window.recent.fill()
        return [action.text() for action in menu.actions() if action.text()]

    assert words() == ["Nothing yet"]
    desk.library.pin([first.id], "Léa Marchand")
    desk.library.pin([second.id], "Léa Marchand")
    desk.library.pin([second.id], "Samuel Kone")
    assert words() == ["Pinned", "Job fair", "Water && wells", "Open last"]
    wanted: list[str] = []
    window.recent.wanted.disconnect()
    window.recent.wanted.connect(wanted.append)
    menu.actions()[2].trigger()
    french = next(one for one in translations if one.target_language == "fr")
    assert wanted == [french.id], "a language of hers"
    spanish = next(one for one in translations if one.target_language == "es")
    window.recent.add(spanish.id)
    assert words() == ["Pinned", "Job fair", "Water && wells", "Open last", "&1 Water && wells (Spanish)"]
    menu.actions()[2].trigger()
    assert wanted == [french.id, spanish.id], "where she was last"
    desk.library.archive([first.id], "Léa Marchand")
    assert words()[:3] == ["Pinned", "Job fair", "Open last"]
    window.person = "Samuel Kone"
    assert words()[:2] == ["Pinned", "Job fair"]
