"""Dead keys, input methods, dictation, writing from right to left, and codes that stay whole through all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.editor.page import EditorPage
from ui.editor.style import grid_style
from ui.editor.target_edit import TargetEdit
from workbench.model.inline import CODE_PATTERN, CodeKind, CodeRole, InlineCode

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CODES = (InlineCode(0, CodeKind.BOLD, CodeRole.OPEN, 1), InlineCode(1, CodeKind.BOLD, CodeRole.CLOSE, 1))
Open = Callable[..., EditorPage]


def write(edit: QWidget, text: str) -> None:
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = ord(char.upper()) if char.isascii() else 0
            QApplication.sendEvent(edit, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char))


def compose(edit: QWidget, preedit: str, commit: str = "", start: int = 0, length: int = 0) -> None:
    event = QInputMethodEvent(preedit, [])
    if commit or length:
        event.setCommitString(commit, start, length)
    QApplication.sendEvent(edit, event)


@pytest.fixture
def edit(qtbot, themed) -> Iterator[TargetEdit]:
    """A live text on its own."""
    parent = QWidget()
    qtbot.addWidget(parent)
    made = TargetEdit(parent)
    made.resize(300, 60)
    made.show_text("", CODES, grid_style(parent.font()))
    with qtbot.waitExposed(parent):
        parent.show()
    made.setFocus()
    yield made
    parent.close()


def test_what_is_composed_is_no_text_before_it_is_done(edit: TargetEdit) -> None:
    told: list[str] = []
    edit.typed.connect(lambda _before, after, _from, _to: told.append(after))
    compose(edit, "´")
    compose(edit, "に")
    compose(edit, "にほん")
    assert (edit.text(), told) == ("", [])
    compose(edit, "", "日本")
    assert (edit.text(), told) == ("日本", ["日本"])
    compose(edit, "x")
    compose(edit, "")
    assert (edit.text(), told) == ("日本", ["日本"])


def test_dictation_replaces_what_it_heard_wrongly(edit: TargetEdit) -> None:
    compose(edit, "", "les o")
    compose(edit, "", "eaux", -1, 1)
    assert edit.text() == "les eaux"
    compose(edit, "", "\nà la ligne\n")
    assert edit.text() == "les eauxà la ligne"
    compose(edit, "", "\ue000\ue050\x07!")
    assert edit.text() == "les eauxà la ligne!"


def test_a_sign_that_looks_like_a_code_is_not_typed(edit: TargetEdit) -> None:
    write(edit, "a\uf8ff\ue000b")
    assert edit.text() == "ab"


def test_astral_and_combining_characters_are_whole_to_every_key(qtbot, edit: TargetEdit) -> None:
    write(edit, "a😀e\u0301")
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    assert edit.cursor_place() == 2
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    assert edit.cursor_place() == 1
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.text() == "ae\u0301"
    qtbot.keyClick(edit, Qt.Key.Key_Right, SHIFT)
    assert edit.selection() == (1, 3)
    write(edit, "👩\u200d🚒")
    assert edit.text() == "a👩\u200d🚒"
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    assert edit.cursor_place() == 1


def test_a_code_is_cut_and_pasted_as_one_character(qtbot, edit: TargetEdit) -> None:
    edit.replace_text("un \ue000mot\ue001 gras")
    edit.set_cursor(3)
    qtbot.keyClick(edit, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(edit, Qt.Key.Key_X, CONTROL)
    assert edit.text() == "un mot\ue001 gras"
    qtbot.keyClick(edit, Qt.Key.Key_Home)
    qtbot.keyClick(edit, Qt.Key.Key_V, CONTROL)
    assert edit.text() == "\ue000un mot\ue001 gras"
    qtbot.keyClick(edit, Qt.Key.Key_Delete, SHIFT | CONTROL)
    assert edit.text().count("\ue000") == 1


KEYS = [
    (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Left, SHIFT),
    (Qt.Key.Key_Right, SHIFT),
    (Qt.Key.Key_Left, CONTROL),
    (Qt.Key.Key_Right, CONTROL),
    (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_End, SHIFT),
]


@given(
    st.lists(
        st.one_of(st.sampled_from(KEYS), st.sampled_from(["é", "😀", "\u0301", " ", "م", "x"])), max_size=25
    )
)
def test_typing_anywhere_leaves_codes_whole(edit: TargetEdit, deeds: list[object]) -> None:
    edit.replace_text("a\ue000😀é\u0301\ue001 b")
    for deed in deeds:
        if isinstance(deed, str):
            if edit.textCursor().hasSelection():
                edit.set_cursor(edit.textCursor().position())
            place, before = edit.cursor_place(), edit.text()
            compose(edit, "", deed)
            assert edit.text() == before[:place] + deed + before[place:]
        else:
            key, modifiers = deed  # type: ignore[misc]
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(edit, QKeyEvent(kind, key, modifiers))
    assert CODE_PATTERN.findall(edit.text()) == ["\ue000", "\ue001"]


# in the window


@pytest.fixture
def arabic(desk, make_document) -> str:
    """The Arabic translation of a release."""
    _release, translations, _changes = desk.releases.add(make_document(), ["ar"], "Anna", "MR-1")
    return translations[0].id


def test_arabic_is_written_from_the_right(qtbot, desk, open_page: Open, arabic: str) -> None:
    page = open_page(translation=arabic)
    page.grid.set_active(4)
    edit = page.grid.edit
    assert edit.cursorRect().left() > edit.viewport().width() - 20
    write(edit, "انظر ")
    page.actions_of["next_code"].trigger()
    write(edit, "التقييم")
    page.actions_of["next_code"].trigger()
    write(edit, " 2026.")
    text = "انظر \ue000التقييم\ue001 2026."
    assert edit.text() == text
    assert edit.cursorRect().left() < edit.viewport().width() - 120
    qtbot.keyClick(edit, Qt.Key.Key_Home)
    assert edit.cursor_place() == 0
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    assert edit.cursor_place() == 1
    qtbot.keyClick(edit, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: page.settled, timeout=20_000)
    ids = desk.editing.outline(arabic).ids
    assert desk.editing.row(arabic, ids[4]).text == text
    layout = page.grid.layout_of(4).target
    line = layout.lineAt(0)
    assert line.cursorToX(0)[0] > page.grid.columns.target / 2


def test_the_figures_of_the_source_follow_one_another(qtbot, open_page: Open) -> None:
    page = open_page()
    page.grid.set_active(1)
    edit, both = page.grid.edit, CONTROL | Qt.KeyboardModifier.AltModifier
    write(edit, "😀 ")
    qtbot.keyClick(edit, Qt.Key.Key_Down, both)
    qtbot.waitUntil(lambda: len(edit.text()) > 2)
    texts = [edit.text()]
    while True:
        qtbot.keyClick(edit, Qt.Key.Key_Down, both)
        if edit.text() == texts[0]:
            break
        texts.append(edit.text())
    assert "😀 14\u202f500" in texts
    qtbot.keyClick(edit, Qt.Key.Key_Up, both)
    assert edit.text() == texts[-1]
    write(edit, " et ")
    first = edit.text()
    qtbot.keyClick(edit, Qt.Key.Key_Down, both)
    qtbot.waitUntil(lambda: edit.text() != first)
    added = edit.text().removeprefix(first)
    assert added
    assert len(texts) == 1 or added not in first
