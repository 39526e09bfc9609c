"""Safe fixes by one key and for the whole release, and the same fix everywhere, each as one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.editor.test_writing import press
from ui.editor.fixing import place_after
from ui.editor.fixing_dialog import FixingDialog, both_marked
from ui.editor.page import EditorPage
from ui.shortcuts.keys import sequences
from workbench.desk.desk import Desk
from workbench.desk.fixing import Fixed
from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.model.translation import SegmentState

Open = Callable[..., EditorPage]
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
TEXTS = (
    "L'eau de l'ONG",
    "L'aide sert 14\u00a0500 personnes.",
    "C'est un don de 2,4\u00a0millions de dollars.",
)
FIXED = tuple(text.replace("'", "’") for text in TEXTS)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, translation_id: str, open_page: Open) -> EditorPage:
    """A page on a translation with straight apostrophes."""
    for segment, text in zip(desk.editing.outline(translation_id).ids, TEXTS, strict=False):
        desk.editing.commit(translation_id, segment, text, SegmentState.TRANSLATED, "Anna", None)
    return open_page()


def texts(page: EditorPage) -> tuple[str, ...]:
    return tuple(row.text for row in page.desk.editing.rows(page.translation_id, 0, len(TEXTS)))


def settled(qtbot: QtBot, page: EditorPage) -> None:
    qtbot.waitUntil(lambda: page.settled and not page.session.steps.busy, timeout=20_000)


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_Period, CONTROL | SHIFT), (Qt.Key.Key_Period, ALT)])
def test_one_key_puts_the_safe_fixes_of_a_segment_in(qtbot: QtBot, page: EditorPage, key, held) -> None:
    page.grid.set_active(0)
    page.grid.edit.set_cursor(6)
    press(qtbot, page, key, held)
    qtbot.waitUntil(lambda: page.grid.edit.text() == FIXED[0], timeout=10_000)
    assert page.grid.edit.textCursor().position() == 6
    assert "safe fixes" in page.actions_of["undo"].text()
    page.session.undo()
    assert page.grid.edit.text() == TEXTS[0]


def test_an_issue_without_a_fix_is_passed_over_with_a_note(
    qtbot: QtBot, page: EditorPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: len(page.panels.issues.issues) > 3, timeout=20_000)
    page.grid.set_active(0)
    page.grid.edit.set_cursor(len(TEXTS[0]))
    bare = Issue("facts.name", Severity.WARNING, "", Side.TARGET, 0, 0, "", "facts.name.missing")
    monkeypatch.setattr("ui.editor.page_deeds.issue_here", lambda _page: bare)
    said: list[str] = []
    page.message.connect(said.append)
    press(qtbot, page, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: page.grid.active == 1, timeout=10_000)
    assert said[-1].startswith("No fix for that one; the next: ")
    qtbot.waitUntil(lambda: page.grid.edit.textCursor().selectedText() == "'", timeout=10_000)
    assert page.grid.edit.text() == TEXTS[1]


def test_a_segment_without_any_says_so(qtbot: QtBot, page: EditorPage) -> None:
    page.grid.set_active(4)
    said: list[str] = []
    page.message.connect(said.append)
    page.fixing.fix_segment()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said == ["There is no safe fix in this segment."]


def shown(qtbot: QtBot, page: EditorPage) -> FixingDialog:
    page.actions_of["safe_fixes_all"].trigger()
    qtbot.waitUntil(lambda: page.findChild(FixingDialog) is not None)
    dialog = page.findChild(FixingDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=20_000)
    return dialog


def test_the_release_is_fixed_as_one_step(qtbot: QtBot, page: EditorPage) -> None:
    dialog = shown(qtbot, page)
    assert "3 segments" in dialog.title.text()
    assert "4" in dialog.go.text()
    assert "4" in dialog.about.text()
    said: list[str] = []
    page.message.connect(said.append)
    dialog.go.click()
    settled(qtbot, page)
    assert texts(page) == FIXED
    assert page.grid.edit.text() == FIXED[0]
    assert "4 fixes applied." in said
    page.session.undo()
    settled(qtbot, page)
    assert texts(page) == TEXTS
    page.session.redo()
    settled(qtbot, page)
    assert texts(page) == FIXED


def test_segments_can_be_left_out_and_the_dialog_left(qtbot: QtBot, page: EditorPage) -> None:
    dialog = shown(qtbot, page)
    dialog.none.click()
    assert not dialog.go.isEnabled()
    dialog.list.selectRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.go.click()
    settled(qtbot, page)
    assert texts(page) == (TEXTS[0], FIXED[1], TEXTS[2])
    left = page.findChild(FixingDialog)
    if left is not None:
        left.reject()
    again = shown(qtbot, page)
    again.reject()
    settled(qtbot, page)
    assert texts(page) == (TEXTS[0], FIXED[1], TEXTS[2])


def test_putting_fixes_in_can_be_stopped(qtbot: QtBot, page: EditorPage, monkeypatch) -> None:
    apply, begun = page.desk.fixing.apply, []

    def slow(translation, fixed, author, cancel, progress):
        begun.append(cancel)
        assert cancel.wait(20)
        return apply(translation, fixed, author, cancel, progress)

    monkeypatch.setattr(page.desk.fixing, "apply", slow)
    dialog = shown(qtbot, page)
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(begun), timeout=10_000)
    assert dialog.isVisible()
    assert dialog.progress.isVisible()
    assert not dialog.go.isEnabled()
    dialog.cancel.click()
    settled(qtbot, page)
    assert texts(page) == TEXTS
    assert "safe fixes" not in page.actions_of["undo"].text()


def test_all_alike_are_fixed_as_one_step(qtbot: QtBot, page: EditorPage) -> None:
    issue = next(one for one in page.checking.issues() if one.text == "'")
    assert page.fixing.count_alike(issue, "’") == 4
    page.fixing.fix_alike(issue, "’")
    settled(qtbot, page)
    assert texts(page) == FIXED
    page.session.undo()
    settled(qtbot, page)
    assert texts(page) == TEXTS


def test_the_cursor_stays_at_its_word() -> None:
    before, after = "a  b  c", "a b c"
    issues = tuple(
        Issue("x", Severity.HINT, "s", Side.TARGET, start, start + 2, "  ", "x", fixes=(Fix(" ", True),))
        for start in (1, 4)
    )
    fixed = Fixed("s", 1, before, after, issues)
    assert [place_after(fixed, place) for place in (0, 1, 3, 4, 7)] == [0, 1, 2, 3, 5]


def test_on_a_french_keyboard_the_fixes_keep_their_key() -> None:
    keys = [key.toString() for key in sequences(("Ctrl+Shift+.", "Alt+."), azerty=True)]
    assert keys == ["Alt+."]
    assert [key.toString() for key in sequences(("Ctrl+.",), azerty=True)] == ["Ctrl+."]


def test_every_change_is_marked_and_nothing_else() -> None:
    for before, after in (
        (TEXTS[0], FIXED[0]),
        ("a  b", "a b"),
        ("x:", "x\u00a0:"),
        ("", ""),
        ("a" * 4000, "b" * 4000),
    ):
        gone, come = both_marked(before, after)
        for shown, text in ((gone, before), (come, after)):
            assert shown.text == text
            kept = list(text)
            for start, end in ((shown.start, shown.end), *shown.more):
                kept[start:end] = [""] * (end - start)
            assert "".join(kept) in ("Leau de lONG", "a b", "x:", "x", "")
    long = "mot " * 100
    gone, come = both_marked(f"{long}l'eau{long}", f"{long}l’eau{long}")
    assert gone.text[gone.start : gone.end] == "'"
    assert come.text[come.start : come.end] == "’"
    assert gone.text.startswith("…")
    assert len(gone.text) < 100
