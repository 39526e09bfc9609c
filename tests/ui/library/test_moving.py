"""Cards dragged from column to column, as far as the rules go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.dragging import end_drag
from ui.library.models import RELEASES
from ui.library.page import LibraryPage
from workbench.desk.library_views import LibraryQuery
from workbench.model.translation import SegmentState, Status

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(library: LibraryPage, data: QMimeData, status: Status) -> bool:
    """Drag over a column and let go; return whether the column took it."""
    viewport = library.board.columns[status].view.viewport()
    enter = QDragEnterEvent(QPoint(20, 60), COPY, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(viewport, enter)
    try:
        if not enter.isAccepted():
            return False
        QApplication.sendEvent(viewport, QDropEvent(QPointF(20, 60), COPY, data, LEFT, NONE))
        return True
    finally:
        end_drag(viewport)


def dragged(library: LibraryPage, status: Status = Status.DRAFT) -> QMimeData:
    """Return what the chosen cards of a column are as they are dragged."""
    view = library.board.columns[status].view
    return view.cards.mimeData(view.selectionModel().selectedIndexes())


def translate(desk) -> None:
    for card in desk.library.search(LibraryQuery()):
        translation = card.translations[0].translation
        for segment in desk.releases.segments(card.release.id):
            parent = desk.editing.row(translation.id, segment.id).revision_id
            desk.editing.commit(
                translation.id, segment.id, segment.text, SegmentState.TRANSLATED, "Léa Marchand", parent
            )


def statuses(desk) -> list[Status]:
    return [card.translations[0].status for card in desk.library.search(LibraryQuery())]


def test_several_are_submitted_at_once(qtbot, library, drafts, desk, settle) -> None:
    translate(desk)
    qtbot.keyClick(drafts, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    said: list[str] = []
    library.message.connect(said.append)
    assert drop(library, dragged(library), Status.IN_REVIEW)
    settle()
    assert statuses(desk) == [Status.IN_REVIEW] * 2 + [Status.DRAFT] * 2
    assert said == ["2 translations submitted"]
    assert library.board.columns[Status.IN_REVIEW].view.cards.rowCount() == 2


def test_columns_take_only_what_can_come_next(library, desk) -> None:
    data = dragged(library)
    for status in (Status.DRAFT, Status.CHANGES_REQUESTED, Status.APPROVED, Status.PUBLISHED):
        assert not drop(library, data, status)
    strange = QMimeData()
    strange.setData(RELEASES, b"nothing\n")
    assert not drop(library, strange, Status.IN_REVIEW)
    assert statuses(desk) == [Status.DRAFT] * 4


def test_what_the_rules_forbid_is_said(library, desk, settle) -> None:
    library.person = "Nobody"
    failed: list[object] = []
    library.failed.connect(failed.append)
    library.moves.move(library.chosen(), Status.IN_REVIEW)
    settle()
    assert len(failed) >= 1
    assert statuses(desk) == [Status.DRAFT] * 4


@pytest.mark.parametrize(("to", "asked"), [(Status.CHANGES_REQUESTED, "return"), (Status.APPROVED, "open")])
def test_what_needs_more_is_asked_for(library, desk, settle, to: Status, asked: str) -> None:
    translate(desk)
    library.moves.move(library.chosen(), Status.IN_REVIEW)
    settle()
    (card,) = library.board.columns[Status.IN_REVIEW].view.cards.cards
    wanted: list[tuple[str, str]] = []
    library.request.connect(lambda name, data: wanted.append((name, data["translation_id"])))
    library.choose(card.id)
    assert drop(library, dragged(library, Status.IN_REVIEW), to)
    assert wanted == [(asked, card.translations[0].translation.id)]


def test_typing_that_is_not_confirmed_is_not_left_behind(library, desk, settle) -> None:
    card = library.current_card()
    translation = card.translations[0].translation
    segment = desk.releases.segments(card.id)[0]
    desk.editing.keep_typing(translation.id, segment.id, "À moitié", None)
    wanted: list[str] = []
    library.request.connect(lambda name, _data: wanted.append(name))
    library.moves.move([card], Status.IN_REVIEW)
    settle()
    assert wanted == ["open"]
    assert not desk.editorial.chain(translation.id)
