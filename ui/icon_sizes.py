"""The program's icon in the sizes that systems ask for, made from its drawings: ``python -m ui.icon_sizes``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from workbench.places import resources_folder

SIZES = (16, 24, 32, 48, 64, 128, 256)
SMALL = 24
"""Up to this many pixels the drawing with fewer lines is used."""


def sized_icon(size: int) -> Path:
    """Return the shipped picture of the icon, ``size`` pixels wide and high (one of ``SIZES``)."""
    return resources_folder() / "desktop" / f"pressbench-{size}.png"


def window_icon() -> QIcon:
    """Return the icon of windows: the shipped pictures."""
    made = QIcon()
    for size in SIZES:
        made.addFile(str(sized_icon(size)))
    return made


def draw(size: int) -> QImage:
    """Return the icon drawn in a size."""
    folder = resources_folder()
    source = (
        folder / "desktop" / "pressbench-small.svg" if size <= SMALL else folder / "icons" / "pressbench.svg"
    )
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def main() -> int:
    """Draw every size, and print the files."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    for size in SIZES:
        draw(size).save(str(sized_icon(size)))
        print(sized_icon(size))
    return 0


if __name__ == "__main__":
    sys.exit(main())
