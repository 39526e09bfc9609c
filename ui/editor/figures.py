"""Figures in a text, for the pale mark behind them. Judging them is the work of proofing."""

from __future__ import annotations

import re

from workbench.model.inline import CODE_PATTERN

_DIGIT = re.compile(r"\d")
_SPACE = "[ \u00a0\u202f\u2009]"
_FIGURE = re.compile(
    rf"(?:(?:US|CA|AU)?[$€£]{_SPACE}?)?"
    rf"\d+(?:(?:[.,:/’']|{_SPACE}(?=\d{{3}}(?!\d)))\d+)*"
    rf"(?:{_SPACE}?[%‰]|{_SPACE}?[€£$])?"
)


def figure_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans (character offsets) of figures with their currency and percent signs.

    Digits inside a word (``COP29``, ``v2``) and inside an address are none.
    """
    if _DIGIT.search(text) is None:
        return []
    plain = CODE_PATTERN.sub("\n", text)
    return [
        found.span()
        for found in _FIGURE.finditer(plain)
        if not _touches_word(plain, found.start(), found.end())
    ]


def _touches_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return before.isalnum() or before in "_@/#&" or after.isalpha() or after in "_@"
