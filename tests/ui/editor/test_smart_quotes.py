"""Marks of quotation, apostrophes and the spaces of French punctuation, set while one types."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.editor.page import EditorPage
from ui.editor.smart_quotes import typeset
from workbench.desk.writing import TypingMarks

FRENCH = TypingMarks("’", "«\u00a0", "\u00a0»", "“", "”", "\u202f", "\u00a0")
ENGLISH = TypingMarks()
SPANISH = TypingMarks(opening="«", closing="»", inner_opening="“", inner_closing="”")
GERMAN = TypingMarks(opening="„", closing="“", inner_opening="‚", inner_closing="‘")
Open = Callable[..., EditorPage]


def typed(text: str, marks: TypingMarks) -> str:
    """Return what becomes of a text typed key by key."""
    so_far = ""
    for char in text:
        dropped, written = typeset(so_far, char, marks)
        so_far = so_far[: len(so_far) - dropped] + written
    return so_far


CASES = [
    (FRENCH, "l'eau", "l’eau"),
    (FRENCH, '"Oui", dit-elle', "«\u00a0Oui\u00a0», dit-elle"),
    (FRENCH, '" Oui', "«\u00a0Oui"),
    (FRENCH, '"Il a dit "non"."', "«\u00a0Il a dit “non”.\u00a0»"),
    (FRENCH, "«Oui»", "«\u00a0Oui\u00a0»"),
    (FRENCH, "« Oui »", "«\u00a0Oui\u00a0»"),
    (FRENCH, '("Oui")', "(«\u00a0Oui\u00a0»)"),
    (FRENCH, '\ue000"Oui"\ue001', "\ue000«\u00a0Oui\u00a0»\ue001"),
    (FRENCH, '"Oui\u00a0"', "«\u00a0Oui\u00a0»"),
    (FRENCH, 'l\'"eau"', "l’«\u00a0eau\u00a0»"),
    (ENGLISH, "\"He said 'no'\"", "“He said ‘no’”"),
    (FRENCH, "Quoi ? Non; si!", "Quoi\u202f? Non\u202f; si\u202f!"),
    (FRENCH, "Quoi?! (!)", "Quoi\u202f?! (!)"),
    (FRENCH, "Ceci : 10:30", "Ceci\u00a0: 10:30"),
    (FRENCH, "https://a.org/x?y=1; ", "https://a.org/x?y=1; "),
    (FRENCH, '5"', '5"'),
    (ENGLISH, "\"It's 'fine',\" she said.", "“It’s ‘fine’,” she said."),
    (ENGLISH, "Wait! Why?", "Wait! Why?"),
    (SPANISH, '"Sí", dijo "a "b" c"', "«Sí», dijo «a “b” c»"),
    (GERMAN, "\"Ja\", sagt's 'er'", "„Ja“, sagt’s ‚er‘"),
    (FRENCH, "", ""),
    (FRENCH, "?", "?"),
    (FRENCH, " ?", " ?"),
]


@pytest.mark.parametrize(("marks", "keys", "text"), CASES)
def test_marks_of_a_language(marks: TypingMarks, keys: str, text: str) -> None:
    assert typed(keys, marks) == text
    # What an input method or dictation puts in at once comes out the same.
    assert typeset("", keys, marks) == (0, text)


@given(
    st.text(alphabet="ab'\" «»;!?:\u00a0\u202f\ue0001(é😀", max_size=30), st.sampled_from([FRENCH, ENGLISH])
)
def test_only_marks_and_spaces_change(keys: str, marks: TypingMarks) -> None:
    letters = str.maketrans("", "", "'\"«»“”‘’ \u00a0\u202f")
    assert typed(keys, marks).translate(letters) == keys.translate(letters)


def write(page: EditorPage, text: str) -> None:
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = ord(char.upper()) if char.isascii() else 0
            QApplication.sendEvent(page.grid.edit, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char))


def test_undo_gives_back_what_was_typed(qtbot, desk, open_page: Open) -> None:
    page = open_page()
    edit = page.grid.edit
    write(page, "😀 L'")
    assert edit.text() == "😀 L’"
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "😀 L'"
    write(page, "an ")
    assert edit.text() == "😀 L'an "
    write(page, '"Oui"')
    assert edit.text() == "😀 L'an «\u00a0Oui\u00a0»"
    done = QInputMethodEvent("", [])
    done.setCommitString(" d'eau ?")
    QApplication.sendEvent(edit, done)
    assert edit.text() == "😀 L'an «\u00a0Oui\u00a0» d’eau\u202f?"
    page.smart_quotes.follow(desk.settings.set("smart_marks", False))
    write(page, " l'or")
    assert edit.text().endswith(" l'or")
    page.session.insert("'", "Test")
    assert edit.text().endswith("l'or'")
