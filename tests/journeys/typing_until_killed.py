"""A program of its own for a test: types into the first row of a desk's translation until it is killed.

``python -m tests.journeys.typing_until_killed FOLDER TRANSLATION TEXT`` types the text by keys, touches
nothing any more, and says ``kept`` on its standard output as soon as the store has it; then it waits.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from tests.journeys.driver import Crashes
from ui.app import Session, application
from ui.theme import Theme


def main(folder: Path, translation: str, text: str) -> int:
    """Run until killed."""
    app = application()
    session = Session(folder, Theme(app, "light"), Crashes())  # type: ignore[arg-type]
    if not session.open(translation):
        return 2
    assert session.window is not None
    assert session.desk is not None
    window, editing = session.window, session.desk.editing
    clock = QTimer()
    clock.setInterval(10)
    typed = False

    def look() -> None:
        nonlocal typed
        edit = window.page.grid.edit
        if not typed:
            if window.page.session.row is None or not edit.isVisible():
                return
            for char in text:
                if ord(char) < 128:
                    QTest.keyClicks(edit, char)
                else:
                    edit.event(QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char))
            typed = True
        elif any(kept.text == text for kept in editing.kept_typing(translation)):
            clock.stop()
            print("kept", flush=True)

    clock.timeout.connect(look)
    clock.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
