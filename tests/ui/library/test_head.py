"""The head of the library at every width and in every language; the search says when it does not know all texts yet."""

from __future__ import annotations

import pytest

from ui.library.head import LibraryHead
from ui.library.page import LibraryPage
from ui.words import change_language


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("width", [1180, 1280, 1900])
def test_no_word_of_the_head_is_cut(qtbot, theme, language: str, width: int) -> None:
    change_language(language)
    head = LibraryHead()
    qtbot.addWidget(head)
    head.resize(width, 60)
    with qtbot.waitExposed(head):
        head.show()
    assert head.width() == width
    for part in head.parts():
        assert part.width() >= part.sizeHint().width(), part
    assert (
        head.search.fontMetrics().horizontalAdvance(head.search.placeholderText()) < head.search.width() - 40
    )
    for button in (head.listing, head.board, head.order):
        assert button.text() or (button.accessibleName() and button.toolTip())


def test_words_come_back_with_the_room(qtbot, theme) -> None:
    change_language("fr")
    head = LibraryHead()
    qtbot.addWidget(head)
    head.resize(1180, 60)
    with qtbot.waitExposed(head):
        head.show()
    assert not head.board.text()
    assert head.board.accessibleName() == "Tableau"
    head.resize(1900, 60)
    qtbot.waitUntil(lambda: head.board.text() == "&Tableau")
    assert head.board.accessibleName() == ""
    assert head.order.text() == "Les plus récents"
    change_language("en")
    qtbot.waitUntil(lambda: head.board.text() == "&Board")


def test_a_search_says_that_texts_are_still_read_and_finds_them_then(
    qtbot, library: LibraryPage, desk, settle, monkeypatch
) -> None:
    from workbench.desk import library_index

    desk._store.library_index.forget()
    desk.library._index._seen = None
    monkeypatch.setattr(library_index, "_TURN_SECONDS", -1.0)
    said: list[str] = []
    library.status.connect(lambda texts: said.append(texts["words"]))
    library.head.search.setText("rivers in the north")
    qtbot.waitUntil(lambda: any("Still reading for the search" in words for words in said))
    qtbot.waitUntil(lambda: library.status_texts()["words"] == "4 releases")
    settle()
    assert desk.library.unread() == 0
    assert library.views.currentWidget() is library.board


def test_what_cannot_be_read_is_not_tried_for_ever(library: LibraryPage, desk, settle, monkeypatch) -> None:
    from workbench.model.errors import StorageError

    tried: list[int] = []

    def refuse(cancel=None, progress=None) -> None:
        tried.append(1)
        raise StorageError("store.disk_full", path="")

    monkeypatch.setattr(desk.library, "prepare", refuse)
    monkeypatch.setattr(desk.library, "unread", lambda: 7)
    library.head.search.setText("water")
    library.refresh()
    settle()
    assert tried == [1]
    assert "Still reading" not in library.status_texts()["words"]
