"""The icon: the shipped pictures are what its drawings give."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from ui.icon_sizes import SIZES, draw, sized_icon, window_icon


@pytest.mark.parametrize("size", SIZES)
def test_the_shipped_picture_is_the_drawing(qapp, size: int) -> None:
    shipped = QImage(str(sized_icon(size))).convertToFormat(QImage.Format.Format_ARGB32)
    assert (shipped.width(), shipped.height()) == (size, size)
    drawn = draw(size)
    far = sum(
        abs(one - other) > 24
        for y in range(0, size, max(1, size // 32))
        for x in range(0, size, max(1, size // 32))
        for one, other in zip(shipped.pixelColor(x, y).getRgb(), drawn.pixelColor(x, y).getRgb(), strict=True)
    )
    # Another version of Qt may soften an edge otherwise.
    assert far <= 8


def test_windows_have_every_size(qapp, window) -> None:
    assert {one.width() for one in window_icon().availableSizes()} == set(SIZES)
    assert not window.windowIcon().isNull()
    assert window.windowIcon().pixmap(16, 16).toImage().pixelColor(8, 1).blue() > 150
