"""Texts of segments as rich text: codes as pills, no-break spaces kept, differences marked."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtGui import QColor, QGuiApplication

from ui import theme
from ui.editor.long_texts import WHOLE_AT_MOST, more_words, shortened
from ui.editor.pills import pill_labels
from ui.editor.style import grid_style, mixed
from workbench.model.inline import CODE_PATTERN, InlineCode


class Difference(Protocol):
    """A stretch of two texts, as ``desk.editorial.compare`` returns it; offsets in characters."""

    @property
    def kind(self) -> str:
        """``equal``, ``inserted``, ``deleted`` or ``replaced``."""

    @property
    def old_start(self) -> int:
        """Where it begins in the old text."""

    @property
    def old_end(self) -> int:
        """Where it ends in the old text."""

    @property
    def new_start(self) -> int:
        """Where it begins in the new text."""

    @property
    def new_end(self) -> int:
        """Where it ends in the new text."""


def rich_text(text: str, codes: Sequence[InlineCode] = ()) -> str:
    """Return a text of a segment as HTML that reads the same, a very long one shortened."""
    text = shortened(text)
    labels = pill_labels(codes)
    tokens = theme.tokens()
    ground = mixed(QColor(tokens.text), QColor(tokens.panel), 0.14).name()
    parts, at = [], 0
    for found in CODE_PATTERN.finditer(text):
        parts.append(html.escape(text[at : found.start()]))
        label = html.escape(labels.get(found.group(), "·"))
        parts.append(f'<span style="background-color:{ground}; font-size:small">&nbsp;{label}&nbsp;</span>')
        at = found.end()
    parts.append(html.escape(text[at:]))
    return as_written("".join(parts))


def as_written(said: str) -> str:
    """Return HTML whose spaces stay as they are: Qt joins them otherwise, narrow no-break ones included."""
    kept = f'<span style="white-space:pre-wrap">{said}</span>' if "\u202f" in said or "  " in said else said
    return kept.replace("\n", "<br>")


def rich_difference(
    old: str, new: str, differences: Sequence[Difference], codes: Sequence[InlineCode] = ()
) -> str:
    """Return the new text as HTML, what is gone struck through, what came underlined; both in colour too.

    Of very long texts the beginning.
    """
    tokens = theme.tokens()
    parts = []
    for one in differences:
        if one.new_start > WHOLE_AT_MOST or one.old_start > WHOLE_AT_MOST:
            parts.append(f" {html.escape(more_words(len(new) - one.new_start))}")
            break
        before = rich_text(old[one.old_start : one.old_end], codes)
        after = rich_text(new[one.new_start : one.new_end], codes)
        if one.kind == "equal":
            parts.append(after)
            continue
        if before:
            parts.append(
                f'<s style="background-color:{tokens.gone_ground}; color:{tokens.gone}">{before}</s>'
            )
        if after:
            space = " " if before and not after.startswith(" ") else ""
            parts.append(
                f'{space}<u style="background-color:{tokens.came_ground}; color:{tokens.came}">{after}</u>'
            )
    return "".join(parts)


def coloured(text: str, colour: str, bold: bool = False) -> str:
    """Return plain text as HTML in a colour."""
    weight = "; font-weight:600" if bold else ""
    return f'<span style="color:{colour}{weight}">{html.escape(text)}</span>'


def rich_marked(text: str, spans: Sequence[tuple[int, int]], codes: Sequence[InlineCode] = ()) -> str:
    """Return a text as HTML whose ``spans`` (in characters, in order) are underlined and coloured: what was put in."""
    tokens = theme.tokens()
    opening = f'<u style="background-color:{tokens.came_ground}; color:{tokens.came}">'
    return _spanned(text, spans, codes, opening, "</u>")


def rich_found(text: str, spans: Sequence[tuple[int, int]], codes: Sequence[InlineCode] = ()) -> str:
    """Return a text as HTML whose ``spans`` (in characters, in order) are bold on the ground of what was found."""
    ground = grid_style(QGuiApplication.font()).hit.name()
    return _spanned(text, spans, codes, f'<b style="background-color:{ground}">', "</b>")


def _spanned(
    text: str, spans: Sequence[tuple[int, int]], codes: Sequence[InlineCode], opening: str, closing: str
) -> str:
    parts, at = [], 0
    for start, end in spans:
        if start < at or end <= start:
            continue
        parts.append(rich_text(text[at:start], codes))
        parts.append(f"{opening}{rich_text(text[start:end], codes)}{closing}")
        at = end
    parts.append(rich_text(text[at:], codes))
    return "".join(parts)
