"""Keys that are drawn where they act are the keys in force."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.editor.keycaps import draw_invitation, draw_with_keys
from ui.editor.style import grid_style
from ui.shortcuts import registry


def drawn(key: str | None = None) -> QImage:
    image = QImage(900, 60, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    style = grid_style(QApplication.font())
    if key is None:
        draw_invitation(painter, QPointF(4, 4), 880, style)
    else:
        words = "Type the translation, or {key} for a draft"
        draw_with_keys(painter, QPointF(4, 4), 880, words, "Type the translation", key, style)
    painter.end()
    return image


@pytest.mark.parametrize("key", ["Ctrl+M", "F7", ""])
def test_an_empty_cell_names_the_key_in_force_for_a_draft(qapp, monkeypatch, key: str) -> None:
    monkeypatch.setattr(registry, "_in_force", {"editor.draft_segment": (key,) if key else ()})
    assert drawn() == drawn(key)
    assert drawn() != drawn("Ctrl+Alt+9")
