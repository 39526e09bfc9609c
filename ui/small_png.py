"""Pictures of windows as small PNG files: a window has few colours, and 256 of them show it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage

COLOURS = 256


def save_small(image: QImage, path: Path) -> None:
    """Write an opaque picture with its 256 most used colours; each other one becomes the nearest of them.

    Nothing is dithered: text stays sharp. Raises ``OSError`` where the file cannot be written.
    """
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = plain.width(), plain.height()
    pixels = memoryview(plain.constBits()).cast("I")[: width * height].tolist()
    counted = Counter(pixels)
    table = [colour for colour, _count in counted.most_common(COLOURS)]
    index = {colour: place for place, colour in enumerate(table)}
    for colour in counted:
        if colour not in index:
            index[colour] = _nearest(colour, table)
    # A line of an indexed picture begins at a multiple of four bytes.
    line = (width + 3) // 4 * 4
    rows = bytearray(line * height)
    for y in range(height):
        rows[y * line : y * line + width] = bytes([index[one] for one in pixels[y * width : (y + 1) * width]])
    small = QImage(bytes(rows), width, height, line, QImage.Format.Format_Indexed8)
    small.setColorTable(table)
    # The quality of a PNG is how hard it is compressed: 0 the most.
    if not small.copy().save(str(path), "PNG", 0):
        raise OSError(f"cannot be written: {path}")


def _nearest(colour: int, table: list[int]) -> int:
    red, green, blue = colour >> 16 & 255, colour >> 8 & 255, colour & 255
    return min(
        range(len(table)),
        key=lambda place: (
            (red - (table[place] >> 16 & 255)) ** 2
            + (green - (table[place] >> 8 & 255)) ** 2
            + (blue - (table[place] & 255)) ** 2
        ),
    )
