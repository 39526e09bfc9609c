"""What the pill of an inline code says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from ui.editor.cell_layout import lay_out
from ui.editor.glyphs import edges
from ui.editor.marks import NO_MARKS, format_spans
from ui.editor.pills import draw_pills, mirrored, pill_labels
from ui.editor.style import grid_style
from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.model.issues import Side

CODES = (
    InlineCode(0, CodeKind.BOLD, CodeRole.OPEN, 12),
    InlineCode(1, CodeKind.BOLD, CodeRole.CLOSE, 12),
    InlineCode(2, CodeKind.LINE_BREAK, CodeRole.ALONE, 2),
    InlineCode(3, CodeKind.LINK, CodeRole.ALONE, 3),
)


def test_labels() -> None:
    assert list(pill_labels(CODES).values()) == ["12›", "‹12", "↵", "‹3›"]


@pytest.mark.parametrize(
    ("label", "from_right"), [("12›", "‹12"), ("‹12", "12›"), ("↵", "↵"), ("‹3›", "‹3›"), ("?", "?")]
)
def test_labels_from_the_right(label: str, from_right: str) -> None:
    assert mirrored(label) == from_right


class _Noting(QPainter):
    """Notes what is written into which box."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.written: list[tuple[str, float, float]] = []

    def drawText(self, box, _flags, text) -> None:
        self.written.append((text, box.left(), box.right()))


ARABIC = "\u0648\u0635\u0644"


@pytest.mark.parametrize(
    ("text", "from_right", "order"),
    [
        (f"{ARABIC} \ue0002026\ue001 {ARABIC}", True, ["12›", "2026", "‹12"]),
        (f"{ARABIC} \ue000{ARABIC}\ue001 {ARABIC}", True, ["12›", ARABIC, "‹12"]),
        (f"abc \ue000{ARABIC}\ue001 abc", False, ["12›", ARABIC, "‹12"]),
        ("abc \ue0002026\ue001 abc", False, ["12›", "2026", "‹12"]),
    ],
)
def test_pills_enclose_what_they_open_and_close(qapp, text: str, from_right: bool, order: list[str]) -> None:
    style, labels = grid_style(qapp.font()), pill_labels(CODES)
    spans = format_spans(text, Side.TARGET, NO_MARKS, labels, style.font, style)
    layout, _height = lay_out(text, spans, style.font, 400, style.line, from_right)
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    painter = _Noting(image)
    draw_pills(painter, layout, text, labels, QPointF(0, 0), style)
    painter.end()
    boxes = [(left, right, label) for label, left, right in painter.written]
    first, last = text.index("\ue000") + 1, text.index("\ue001")
    inside = [edges(layout.lineAt(0), place) for place in range(first, last)]
    boxes.append(
        (min(left for left, _right in inside), max(right for _left, right in inside), text[first:last])
    )
    boxes.sort()
    assert [label for _left, _right, label in boxes] == order
    assert all(one[1] <= other[0] for one, other in pairwise(boxes)), boxes
