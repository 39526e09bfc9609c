"""A document as it will be delivered, as HTML for reading."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from ui import theme
from workbench.model.inline import CodeKind
from workbench.model.release import BlockKind

_TAGS = {
    CodeKind.BOLD: "b",
    CodeKind.ITALIC: "i",
    CodeKind.UNDERLINE: "u",
    CodeKind.SUPERSCRIPT: "sup",
    CodeKind.SUBSCRIPT: "sub",
}
_AROUND = {
    BlockKind.HEADLINE: ("<h2>", "</h2>"),
    BlockKind.SUBHEAD: ("<h3>", "</h3>"),
    BlockKind.QUOTATION: ('<p style="margin-left:24px; margin-right:24px">', "</p>"),
    BlockKind.LIST_ITEM: ("<p>• ", "</p>"),
    BlockKind.CAPTION: ("<p><i>", "</i></p>"),
}


def document_html(blocks: Iterable[Any]) -> str:
    """Return the blocks of a ``DeliveryDocument`` as HTML."""
    accent = theme.tokens().accent
    parts = []
    for block in blocks:
        before, after = _AROUND.get(block.kind, ("<p>", "</p>"))
        parts.append(before + "".join(_run(run, accent) for run in block.runs) + after)
    return "".join(parts)


def _run(run: Any, accent: str) -> str:
    text = escape(run.text).replace("\n", "<br>")
    for mark in sorted(run.marks):
        if mark in _TAGS:
            text = f"<{_TAGS[mark]}>{text}</{_TAGS[mark]}>"
    # Shown as a link, and not followed: approving is reading.
    return f'<span style="color:{accent}">{text}</span>' if run.href else text
