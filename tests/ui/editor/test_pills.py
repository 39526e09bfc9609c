"""What the pill of an inline code says."""

from __future__ import annotations

import pytest

from ui.editor.pills import mirrored, pill_labels
from workbench.model.inline import CodeKind, CodeRole, InlineCode

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
