"""Language codes as they stand in TMX files, in every case and form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

ANY = "*all*"
"""``srclang`` of a unit of which every language may be the source."""

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*\Z")
_LONGEST = 35

# ISO 639-2, both series, to the two letters that BCP 47 asks for.
_TWO_LETTERS = {
    "ara": "ar", "bul": "bg", "cat": "ca", "ces": "cs", "cze": "cs", "chi": "zh", "zho": "zh", "dan": "da",
    "deu": "de", "ger": "de", "dut": "nl", "nld": "nl", "ell": "el", "gre": "el", "eng": "en", "est": "et",
    "eus": "eu", "baq": "eu", "fas": "fa", "per": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "gle": "ga",
    "glg": "gl", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja",
    "kor": "ko", "lav": "lv", "lit": "lt", "mlt": "mt", "nor": "no", "pol": "pl", "por": "pt", "ron": "ro",
    "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk", "slv": "sl", "som": "so", "spa": "es", "sqi": "sq",
    "alb": "sq", "srp": "sr", "swa": "sw", "swe": "sv", "tur": "tr", "ukr": "uk", "urd": "ur", "vie": "vi",
}  # fmt: skip


@lru_cache(maxsize=512)
def language_code(text: str) -> str:
    """Return a language code in the form of BCP 47 (``EN_us`` is ``en-US``), empty text where it is none.

    Three letters of a language that has two become those (``fra`` is ``fr``); the pseudo-region ``XX`` of some
    programs is left out.
    """
    text = text.strip().partition(".")[0].replace("@", "-")
    if len(text) > _LONGEST or not _CODE.match(text):
        return ""
    first, *rest = re.split("[-_]", text)
    parts = [_TWO_LETTERS.get(first.lower(), first.lower())]
    single = False
    for part in rest:
        if part.upper() == "XX":
            continue
        if single or len(part) == 1:
            # What follows a single letter is an extension, which has no capitals.
            single = True
            parts.append(part.lower())
        elif len(part) == 4 and part.isalpha():
            parts.append(part.title())
        else:
            parts.append(part.upper() if len(part) == 2 else part.lower())
    return "-".join(parts)


def chosen(wanted: str, languages: Sequence[str]) -> int:
    """Return which of the languages answers ``wanted``: the same, its bare language, any country of it, or -1."""
    if wanted in languages:
        return languages.index(wanted)
    bare = wanted.partition("-")[0]
    if bare in languages:
        return languages.index(bare)
    return next((at for at, each in enumerate(languages) if each.partition("-")[0] == bare), -1)
