"""When two texts are the same for the memory."""

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
_TOLD = re.compile(f"[{chr(FIRST_CODE)}-{chr(LAST_CODE)}{re.escape(''.join(_FOLDED))}]")
"""Characters that a key does not keep as they are."""

_POINTING = frozenset("«‹»›")


def memory_key(text: str) -> str:
    """Return what makes two sources the same for the memory; the store indexes it.

    Composed form (NFC); every inline code becomes one placeholder (U+FFFC), so its number and kind do
    not count; white space of any kind and length, also no-break, becomes one space, none at the
    edges or inside « »; apostrophes, quotation marks and hyphens of every form are the same;
    characters that nobody sees are left out. Case, figures, accents and all other marks count.
    """
    # Called for each text of an import: what most texts do not have is looked for before anything is replaced.
    # Codes, characters that nobody sees and white space but the space are none that Python would print.
    key = unicodedata.normalize("NFC", text)
    if not key.isprintable() or "  " in key or key[:1] == " " or key[-1:] == " ":
        key = " ".join(key.split())
    if key.isascii() and "`" not in key:
        return key
    key = key.replace("’", "'")
    if _in_latin_1(key) and not (
        # What is in Latin-1 and yet told: one by one, a third of the time of a loop.
        "«" in key or "»" in key or "´" in key or "`" in key or "\xad" in key
    ):
        return key
    told = set(_TOLD.findall(key))
    if not told:
        return key
    if not told.isdisjoint(_CODES):
        key = CODE_PATTERN.sub(PLACEHOLDER, key)
    if not told.isdisjoint(_UNSEEN):
        for char in _UNSEEN:
            key = key.replace(char, "")
        key = " ".join(unicodedata.normalize("NFC", key).split())
    for mark in _POINTING.intersection(told):
        key = key.replace(f"{mark} ", mark) if mark in "«‹" else key.replace(f" {mark}", mark)
    for char in told:
        if char in _FOLDED:
            key = key.replace(char, _FOLDED[char])
    return key


def _in_latin_1(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True
