"""Of very long texts the beginning is laid out; long ones are painted as far as they are seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from ui.editor.cell_layout import painted
from ui.editor.columns import Columns
from ui.editor.long_texts import PART, rest_words
from ui.editor.row_layouts import RowLayouts
from ui.editor.style import grid_style
from ui.editor.units import has_astral


@pytest.fixture
def layouts(qapp) -> RowLayouts:
    made = RowLayouts(None, Columns())  # type: ignore[arg-type]
    made.style = grid_style(qapp.font())
    return made


def test_of_a_long_text_the_beginning_is_laid_out_and_the_rest_said(layouts: RowLayouts) -> None:
    font, long = layouts.style.font, "de l’eau\n" * 3000
    layout, _height = layouts._laid_out(long, [], font, 300, False)
    shown = layout.text().replace("\u2028", "\n")
    assert shown == f"{long[:PART]}\n{rest_words(long)}"
    assert layout.formats()[-1].start == PART + 1


def test_what_is_seen_of_a_long_text_is_painted_as_ever(layouts: RowLayouts) -> None:
    layout, _height = layouts._laid_out("de l’eau " * 2000, [], layouts.style.font, 300, False)

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
