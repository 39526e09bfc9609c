"""An independent opinion on which texts of a page are its body: trafilatura's."""

from __future__ import annotations

import logging

_MAX_CHARACTERS = 2_000_000
_MAX_DEPTH = 120
_MAX_ELEMENTS = 20_000


def main_texts(html: str, depth: int, elements: int) -> str:
    """Return the letters and digits of what trafilatura takes for the body, lower case; empty where it fails.

    It is a vote, not a verdict: what it leaves out may still be body. Pages too deep or too large for its
    recursive code are not given to it.
    """
    if len(html) > _MAX_CHARACTERS or depth > _MAX_DEPTH or elements > _MAX_ELEMENTS:
        return ""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(
            html, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
        )
    except Exception:
        return ""
    return "".join(char for char in (found or "").casefold() if char.isalnum())
