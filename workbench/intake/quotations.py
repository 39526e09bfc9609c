"""Whether a paragraph is a quotation and nothing else."""

from __future__ import annotations

import re

from workbench.intake.press_exceptions import TITLES

_PAIRS = {"«": "»", "“": "”", "„": "“", "‘": "’", "‹": "›"}
_MAX_ATTRIBUTION = 8
# The stop of "la Sra. Ferreira" ends no sentence.
_TITLE_STOPS = re.compile(r"\b(" + "|".join(TITLES) + r"|[A-Z])\.(?=[ \u00a0\u202f-]?[^\W\d_])")
_ATTRIBUTION = re.compile(r"^[\s,.\u00a0\u202f–—-]*(?P<words>[^.!?:;«»“”\"]*)[.!?]?\s*$")


def is_quotation(plain: str) -> bool:
    """Return whether the paragraph is wholly a quotation, with at most a short attribution after it.

    The attribution ("a dit Mme Diallo.", "Ms Ferreira said.") has eight words at most. A
    paragraph whose quotation is never closed (it goes on in the next) is one as well.
    """
    text = plain.strip()
    if len(text) < 12:
        return False
    end = _closing(text)
    if end is None:
        return False
    if end < 0:
        return True
    rest = _TITLE_STOPS.sub(r"\1", text[end + 1 :])
    found = _ATTRIBUTION.match(rest)
    if found is None:
        return False
    words = found.group("words").split()
    if len(words) > _MAX_ATTRIBUTION:
        return False
    # "“The Plan” is ready." quotes a title; what is attributed follows a comma or a stop.
    return (
        not words
        or (text[end - 1] in ",.!?…\u00a0\u202f " and _parted(text, end))
        or rest.lstrip()[:1] in ",–—-"
    )


def _parted(text: str, end: int) -> bool:
    inner = text[:end].rstrip(" \u00a0\u202f")
    return inner[-1] in ",.!?…"


def _closing(text: str) -> int | None:
    """Return where the opening quotation mark is closed, -1 where never, ``None`` where there is none."""
    opening = text[0]
    if opening == '"':
        second = text.find('"', 1)
        return second if second > 0 else -1
    closing = _PAIRS.get(opening)
    if closing is None:
        return None
    depth = 0
    for at, char in enumerate(text):
        if char == opening:
            depth += 1
        elif char == closing and not (closing == "’" and _is_apostrophe(text, at)):
            depth -= 1
            if depth == 0:
                return at
    return -1


def _is_apostrophe(text: str, at: int) -> bool:
    return at + 1 < len(text) and text[at + 1].isalpha()
