"""Drops on the window: files and messages anywhere, texts where no field wants them, links refused in words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.dragging import end_drag
from ui.dialogs.intake import PREVIEW, IntakeDialog
from ui.dialogs.intake_offers import MESSAGE
from ui.dropping import Drops

TEXT = "Eleven wells opened in Kessou\n\nMeridian Relief has opened eleven wells in the north of the country."


def drop(
    data: QMimeData, on: QWidget, proposed: Qt.DropAction = Qt.DropAction.MoveAction
) -> QDropEvent | None:
    """Drop data as another program does: nothing comes where the entering is refused."""
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    nothing = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    # The system tells its window of a drag first.
    handle = on.window().windowHandle()
    QApplication.sendEvent(handle, QDragEnterEvent(QPoint(4, 4), actions, data, *nothing))
    try:
        enter = QDragEnterEvent(QPoint(4, 4), actions, data, *nothing)
        QApplication.sendEvent(on, enter)
        if not enter.isAccepted():
            return None
        event = QDropEvent(QPoint(4, 4), actions, data, *nothing)
        QApplication.sendEvent(on, event)
        return event
    finally:
        end_drag(on)


class Watched(Drops):
    """Notes whose events it is shown."""

    def __init__(self, window: QWidget) -> None:
        self.seen: list[QObject] = []
        super().__init__(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen.append(watched)
        return super().eventFilter(watched, event)


def test_the_fields_of_a_window_are_watched_only_during_a_drag(qtbot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    field = QLineEdit(over)
    drops = Watched(over)
    over.show()
    over.resize(300, 200)
    assert field not in drops.seen
    assert drop(QMimeData(), field) is None
    assert field in drops.seen
    drops.seen.clear()
    field.resize(90, 20)
    assert field not in drops.seen
    drops.stop()


def dialogs(window: QWidget) -> list[IntakeDialog]:
    return [one for one in window.findChildren(IntakeDialog) if one.isVisible()]


def texted(text: str = TEXT) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_a_text_of_a_browser_begins_a_release(window, settle) -> None:
    data = texted()
    data.setHtml(f"<h1>Eleven wells opened in Kessou</h1><p>{TEXT[31:]}</p>")
    event = drop(data, window)
    assert event is not None
    assert event.dropAction() is Qt.DropAction.CopyAction, "it stays where it was"
    settle()
    (dialog,) = dialogs(window)
    assert dialog.pages.currentIndex() == PREVIEW
    assert dialog.title.text() == "Eleven wells opened in Kessou"
    dialog.reject()


def test_several_files_and_a_message_are_one_queue(window, settle, tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text(TEXT, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert drop(data, window.library) is not None
    settle()
    (dialog,) = dialogs(window)
    assert len(dialog.arrivals.arrivals) == 2
    message = QMimeData()
    message.setData(MESSAGE, b"From: a@b.example\nSubject: Wells\n\n" + TEXT.encode())
    assert drop(message, dialog) is not None, "the dialog takes more of them"
    settle()
    assert [one.name for one in dialog.arrivals.arrivals] == ["a.txt", "b.txt", "e-mail.eml"]
    dialog.reject()


def test_a_link_is_said_and_opens_nothing(window, settle) -> None:
    data = texted("https://meridian.example/news")
    data.setUrls([QUrl("https://meridian.example/news")])
    drop(data, window)
    settle()
    assert dialogs(window) == []
    assert "link" in window.notice.text.text()


def test_a_field_keeps_the_text_that_is_dropped_on_it(qtbot, window, settle) -> None:
    field = QLineEdit(window)
    field.show()
    drop(texted("a few words"), field)
    assert field.text() == "a few words"
    settle()
    assert dialogs(window) == []


def test_nothing_is_not_taken(window) -> None:
    assert drop(QMimeData(), window) is None


def test_the_clipboard_is_taken_in_by_key(window, settle, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QApplication.clipboard().setMimeData(data)
    window.deeds.paste()
    settle()
    (dialog,) = dialogs(window)
    assert dialog.pages.currentIndex() == PREVIEW, "a file that was copied is read, not its address"
    dialog.reject()
    QApplication.clipboard().setText("https://meridian.example/news")
    window.deeds.paste()
    (dialog,) = dialogs(window)
    assert dialog.trouble.isVisible()
    assert dialog.paste.isVisible(), "the text itself can be pasted here"
    dialog.reject()
    QApplication.clipboard().clear()
