"""The icons: drawings in ``resources/icons``, coloured by the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.places import resources_folder

SIZES = (16, 20, 24, 32, 48, 64)


def icon_path(name: str) -> str:
    """Return the path of a drawing, with slashes as style sheets want them."""
    return (resources_folder() / "icons" / f"{name}.svg").as_posix()


@lru_cache(maxsize=64)
def _drawing(name: str) -> bytes:
    return (resources_folder() / "icons" / f"{name}.svg").read_bytes()


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return a drawing in a colour, ``size`` device-independent pixels wide and high."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.encode())))
    pixels = round(size * ratio)
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=128)
def icon(name: str, colour: str, selected: str = "") -> QIcon:
    """Return an icon in a colour; ``selected`` is its colour while it is switched on."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(pixmap(name, colour, size))
        if selected:
            made.addPixmap(pixmap(name, selected, size), QIcon.Mode.Normal, QIcon.State.On)
    return made
