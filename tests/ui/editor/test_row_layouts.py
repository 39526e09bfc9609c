"""Very long texts are laid out once, and painted as far as they are seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from ui.editor import row_layouts
from ui.editor.cell_layout import painted
from ui.editor.columns import Columns
from ui.editor.marks import MARKED_AT_MOST
from ui.editor.row_layouts import RowLayouts
from ui.editor.style import grid_style
from ui.editor.units import has_astral


@pytest.fixture
def layouts(qapp) -> RowLayouts:
    made = RowLayouts(None, Columns())  # type: ignore[arg-type]
    made.style = grid_style(qapp.font())
    return made


def test_a_long_text_is_laid_out_once(layouts: RowLayouts, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    lay_out = row_layouts.lay_out

    def counted(text, *others):
        asked.append(len(text))
        return lay_out(text, *others)

    monkeypatch.setattr(row_layouts, "lay_out", counted)
    font, long = layouts.style.font, "de l’eau " * 3000
    first = layouts._laid_out(long, [], font, 300, False)
    layouts.clear()
    assert layouts._laid_out(long, [], font, 300, False) is first
    assert layouts._laid_out(long, [], font, 200, False)[1] > first[1]
    assert asked == [len(long)] * 2
    for number in range(20):
        layouts._laid_out(long + str(number), [], font, 300, False)
    assert len(layouts._long) == row_layouts._LONG_KEPT


def test_a_short_text_is_laid_out_each_time(layouts: RowLayouts) -> None:
    font, short = layouts.style.font, "x" * MARKED_AT_MOST
    assert layouts._laid_out(short, [], font, 300, False) is not layouts._laid_out(
        short, [], font, 300, False
    )


def test_what_is_seen_of_a_long_text_is_painted_as_ever(layouts: RowLayouts) -> None:
    layout, _height = layouts._laid_out("de l’eau " * 3000, [], layouts.style.font, 300, False)

    def picture(clipped: bool) -> QImage:
        image = QImage(320, 200, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        origin = layouts.style.line * -40.5
        if clipped:
            layout.draw(painter, _point(origin), (), painted(painter))
        else:
            layout.draw(painter, _point(origin))
        painter.end()
        return image

    assert picture(True) == picture(False)
    blank = QImage(320, 200, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFFFF)
    assert picture(True) != blank


def _point(y: float) -> QPointF:
    return QPointF(8.0, y)


@pytest.mark.parametrize(
    ("text", "astral"),
    [
        ("", False),
        ("plain", False),
        ("de l’eau \uffff", False),
        ("\ud800 alone", False),
        ("a 🙂", True),
        ("\U00010000", True),
    ],
)
def test_what_takes_two_units_is_known(text: str, astral: bool) -> None:
    assert has_astral(text) is astral
