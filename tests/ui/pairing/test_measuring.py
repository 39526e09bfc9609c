"""How high rows are: counted by words, never otherwise than a layout has it; thousands off the GUI thread."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.pairing.conftest import ENGLISH, FRENCH
from ui.editor.style import grid_style
from ui.pairing import view as view_module
from ui.pairing.measuring import Lines, laid_out, measured
from ui.pairing.window import PairingWindow
from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken

GOLD = Path(__file__).parents[2] / "data" / "pairing" / "gold.txt"
ODD = (
    "",
    " ",
    "  two  spaces",
    "rez-de-chaussée " * 40,
    "https://example.org/" + "a" * 400,
    "« Le prix : 1\u202f500 € » — oui… " * 12,
    "العربية نص طويل " * 30,
    "日本語の文章は空白がありません。" * 20,
    "👩🏽‍⚕️ emoji " * 30,
    "a\u0301 combining " * 30,
    "soft\u00adhyphen " * 40,
    "ab/cd/ef?gh!ij " * 40,
)


@pytest.mark.parametrize("bold", [False, True])
def test_lines_are_counted_as_a_layout_breaks_them(qapp, bold: bool) -> None:
    style = grid_style(QApplication.font())
    lines = Lines(style.bold if bold else style.font)
    texts = [*GOLD.read_text("utf-8").splitlines(), *ENGLISH.splitlines(), *FRENCH.splitlines(), *ODD]
    counted = 0
    for room in (140.0, 333.0, 520.0):
        for text in texts:
            count = lines.count(text, room)
            if count is not None:
                counted += 1
                layout, tall = laid_out(text, room, bold, style)
                assert count == max(1, layout.lineCount()), text
                assert tall == count * style.line
    assert counted > len(texts), "most texts are plain ones"


def test_a_long_pairing_is_measured_by_a_worker_and_then_shown(
    qtbot, desk, runner, settle, monkeypatch, make_session
) -> None:
    monkeypatch.setattr(view_module, "AT_ONCE", 2)
    window = PairingWindow(make_session())
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    assert not window.view.rows.measured
    settle()
    assert window.view.rows.measured
    unsure = [at for at, row in enumerate(window.session.pairing.rows) if row.unsure]
    assert window.view.place == (unsure or [0])[0]
    heights = [
        window.view.visualRect(window.model.index(at)).height() for at in range(window.model.rowCount())
    ]
    assert len(set(heights)) > 1
    window.resize(window.width() - 300, window.height())
    settle()
    narrow = [
        window.view.visualRect(window.model.index(at)).height() for at in range(window.model.rowCount())
    ]
    assert sum(narrow) > sum(heights)


def test_a_text_that_needs_another_line_than_was_counted_is_never_cut(
    qtbot, runner, settle, make_session
) -> None:
    window = PairingWindow(make_session())
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    settle()
    rows = window.view.rows
    row = window.session.pairing.rows[1]
    right = rows._tall_rows[row]
    for key in rows._heights:
        rows._heights[key] = 1.0
    rows._tall_rows[row] = 5
    rows._layouts.clear()
    window.view.viewport().update()
    qtbot.waitUntil(lambda: window.view.visualRect(window.model.index(1)).height() == right)


def test_measuring_ends_when_it_is_cancelled(make_session) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        measured(make_session().pairing, grid_style(QApplication.font()), 300.0, token)
