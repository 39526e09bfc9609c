"""Characters that cannot be seen, shown faintly over the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QSettings, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ui.editor.cell_layout import lay_out
from ui.editor.invisibles import draw_invisibles
from ui.editor.page import EditorPage
from ui.editor.style import GridStyle, grid_style

Open = Callable[..., EditorPage]


def painted(text: str, style: GridStyle, right_to_left: bool = False) -> QImage:
    """Return the signs of a text alone, without the text."""
    layout, height = lay_out(text, [], style.font, 400, style.line, right_to_left)
    image = QImage(400, height + 10, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_invisibles(painter, layout, text, QPointF(0, 0), style)
    painter.end()
    return image


def columns(image: QImage) -> list[int]:
    """Return where something is painted, from left to right."""
    blank = QColor("white").rgb()
    return [x for x in range(image.width()) if any(image.pixel(x, y) != blank for y in range(image.height()))]


@pytest.fixture
def style(qapp, themed) -> GridStyle:
    return grid_style(QFont())


@pytest.mark.parametrize("char", list("\u00a0\u202f\u2007\u2060\u00ad\u200b\u200f\u202e\u2066\ufeff\t\n"))
def test_each_is_shown_and_can_be_hidden(style: GridStyle, char: str) -> None:
    assert columns(painted(f"mot{char}mot", style))
    hidden = grid_style(style.font, invisibles=False)
    assert not columns(painted(f"mot{char}mot", hidden))
    assert not columns(painted("mot mot é", style))


def test_spaces_of_both_widths_look_different(style: GridStyle) -> None:
    wide, narrow = columns(painted("\u00a0", style)), columns(painted("\u202f", style))
    assert len(wide) > len(narrow)


def test_signs_stand_where_the_character_is(style: GridStyle) -> None:
    near, far = columns(painted("a\u00a0b", style)), columns(painted("aaaaaaaaaa\u00a0b", style))
    assert max(near) < min(far)
    astral = columns(painted("a😀\u00a0b", style))
    assert min(astral) > max(near)
    assert min(columns(painted("ماء\u00a0", style, right_to_left=True))) > 200


def test_the_grid_hides_them_and_remembers(qtbot, open_page: Open, settings: QSettings) -> None:
    page = open_page()
    text = "Onze\u00a0points\u202f!"
    page.session.put_text(text, "Test")
    action = page.actions_of["invisibles"]
    shown = page.grid.edit.grab().toImage()
    assert action.isChecked()
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_F10, Qt.KeyboardModifier.ControlModifier)
    assert not action.isChecked()
    assert page.grid.edit.grab().toImage() != shown
    assert page.grid.edit.text() == text
    page.remember(settings)
    action.trigger()
    assert page.invisibles.shown
    page.restore(settings)
    assert not page.invisibles.shown
    page.retranslate()
    assert not action.isChecked()
