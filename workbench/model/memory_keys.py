"""When two texts are the same for the memory: their keys, and their skeletons without figures."""

from __future__ import annotations

import re
import unicodedata

from workbench.model.inline import CODE_PATTERN, FIRST_CODE, LAST_CODE

PLACEHOLDER = "\ufffc"
"""Stands in a key for each inline code."""

_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_FOLDED = dict.fromkeys("’‘‛ʼ′`´", "'") | dict.fromkeys("“”„‟«»‹›″", '"') | dict.fromkeys("\u2010\u2011", "-")
_FOLDED |= dict.fromkeys(_UNSEEN, "")
_CODES = frozenset(map(chr, range(FIRST_CODE, LAST_CODE + 1)))
_TOLD = _CODES.union(_FOLDED)
"""Characters that a key does not keep as they are."""

_FIGURE = re.compile(r"\d+(?:[.,:/'-]\d+| \d{3}(?!\d))*")
_MONTH_NAMES = (
    "january february march april may june july august september october november december "
    "janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre"
)
_MONTHS = frozenset(_MONTH_NAMES.split())
_ORDINALS = frozenset(("st", "nd", "rd", "th", "er"))


def memory_key(text: str) -> str:
    """Return what makes two sources the same for the memory; the store indexes it.

    Composed form (NFC); every inline code becomes one placeholder (U+FFFC), so its number and kind do
    not count; white space of any kind and length, also no-break, becomes one space, none at the
    edges or inside « »; apostrophes, quotation marks and hyphens of every form are the same;
    characters that nobody sees are left out. Case, figures, accents and all other marks count.
    """
    # Called for each text of an import: what most texts do not have is looked for before anything is replaced.
    if text.isascii() and "`" not in text:
        return " ".join(text.split())
    key = " ".join(unicodedata.normalize("NFC", text).split())
    told = _TOLD.intersection(key)
    if not told:
        return key
    if not told.isdisjoint(_CODES):
        key = CODE_PATTERN.sub(PLACEHOLDER, key)
    if not told.isdisjoint(_UNSEEN):
        for char in _UNSEEN:
            key = key.replace(char, "")
        key = " ".join(unicodedata.normalize("NFC", key).split())
    for mark in "«‹»›":
        if mark in told:
            key = key.replace(f"{mark} ", mark) if mark in "«‹" else key.replace(f" {mark}", mark)
    for char in told:
        if char in _FOLDED:
            key = key.replace(char, _FOLDED[char])
    return key


def skeleton(key: str) -> str:
    """Return a key with each figure, and a month beside one, as ``#``: what sentences alike but for those share."""
    if _FIGURE.search(key) is None:
        return key
    parts = _FIGURE.sub("#", key).split("#")
    for place, part in enumerate(parts):
        if place and part:
            parts[place] = part = _without_month_before(part)
        if place < len(parts) - 1 and part.endswith(" "):
            head, _space, word = part[:-1].rpartition(" ")
            if word.lower() in _MONTHS:
                parts[place] = head + " " if head or _space else ""
    return "#".join(parts)


def _without_month_before(part: str) -> str:
    """Return what follows a figure without the month that stands there: "12 May", "1st of May", "12 de mayo"."""
    words = part.split(" ", 3)
    at = 1
    if words[0] and words[0] not in _ORDINALS:
        return part
    if len(words) > at and words[at] in ("of", "de"):
        at += 1
    if len(words) <= at:
        return part
    bare = words[at].rstrip(",.;:")
    if bare.lower() not in _MONTHS:
        return part
    return " ".join([words[at][len(bare) :], *words[at + 1 :]])
