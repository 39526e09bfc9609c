"""Between the library and the editor: what a person has seen, and going to what was found."""

from __future__ import annotations

import pytest

from workbench.desk.library_views import LibraryQuery
from workbench.model.translation import SegmentState

LEA, ELENA = "Léa Marchand", "Elena Vasquez"


def unseen(desk) -> int:
    """Return how much others wrote since Léa looked."""
    (card,) = desk.library.search(LibraryQuery(), LEA)
    return sum(one.changed_since_look for one in card.translations)


@pytest.fixture
def opened(window, desk, add_release, settle):
    """A translation of hers in front, and a function in which another person writes into it."""
    release, (translation,), _changes = add_release()
    ids = [segment.id for segment in desk.releases.segments(release.id)]
    desk.library.looked(translation.id, LEA)

    def write(number: int, parent: str | None = None) -> None:
        desk.editing.commit(translation.id, ids[number], "Texte", SegmentState.TRANSLATED, ELENA, parent)

    window.open_translation(translation.id)
    settle()
    return translation, ids, write


@pytest.mark.parametrize("how", ["library", "close", "quit", "person"])
def test_what_was_looked_at_is_no_news_any_more(window, desk, opened, settle, how: str) -> None:
    _translation, _ids, write = opened
    write(3)
    settle()
    assert unseen(desk) == 1
    if how == "library":
        window.show_library()
    elif how == "close":
        window.close_page()
    elif how == "person":
        window.change_person("Samuel Kone")
    else:
        window.flush()
    settle()
    assert unseen(desk) == 0
    window.show_library()
    settle()
    write(4)
    assert unseen(desk) == 1, "what is written while another page is in front is news"


def test_the_card_says_it_at_once(window, desk, opened, settle) -> None:
    write = opened[2]
    write(3)
    window.library.refresh()
    settle()
    (card,) = window.library.board.views()[0].cards.cards
    assert card.changed_since_look == 1
    window.show_library()
    settle()
    (card,) = window.library.board.views()[0].cards.cards
    assert card.changed_since_look == 0


@pytest.mark.parametrize("open_already", [True, False])
def test_what_was_found_is_gone_to(qtbot, window, opened, settle, open_already: bool) -> None:
    translation, ids, _write = opened
    assert window.page.grid.active == 0
    if open_already:
        window.show_library()
    else:
        window.close_page()
    settle()
    library = window.library
    library.head.search.setText("rivers north")
    library.refresh()
    settle()
    card = library.current_card() or library.board.views()[0].cards.cards[0]
    found = library.place_found(card)
    assert found is not None
    assert found.segment_id in ids[1:]
    library.open_card(card)
    settle()
    assert window.page.translation_id == translation.id
    qtbot.waitUntil(lambda: window.page.session.row is not None)
    qtbot.waitUntil(lambda: window.page.session.row.segment.id == found.segment_id)
    settle()
