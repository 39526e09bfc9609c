"""Counting words."""

from __future__ import annotations

import re

from workbench.model.inline import without_codes

_WORD = re.compile(r"[^\W_]+(?:['’\-.,/][^\W_]+)*")


def count_words(text: str) -> int:
    """Return the number of words: runs of letters and figures, joined by apostrophe, hyphen or point."""
    return len(_WORD.findall(without_codes(text)))
