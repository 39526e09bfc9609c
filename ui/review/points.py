"""The points of an approval as rich text: a sign, the words, and a way to the segment."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.words import _
from workbench.desk import wording


def point_html(point: Any, linked: bool = False) -> str:
    """Return one point; ``linked`` ends it with a link to its segment, whose address is the segment's id."""
    tokens = theme.tokens()
    # In a column of its own: words stand under words, also in a second line.
    width = round(QFontMetrics(QApplication.font()).averageCharWidth() * 2.6)
    sign, colour = ("✓", tokens.good) if point.met else ("✕", tokens.error)
    if not point.met and not point.blocks:
        sign, colour = "!", tokens.warning
    words = escape(wording.say_point(point))
    if not point.met:
        words = f'<span style="color:{colour}">{words}</span>'
    if linked and point.segment_id:
        words += f' <a href="{escape(point.segment_id)}" style="color:{colour}">{escape(_("→ show"))}</a>'
    return (
        f'<table cellspacing="0"><tr><td width="{width}" style="color:{colour}">{sign}</td>'
        f"<td>{words}</td></tr></table>"
    )
