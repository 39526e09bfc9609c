"""What of a sentence can be found again in its translation: figures, addresses, names, words."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

from workbench.model.inline import without_codes


class Class(IntEnum):
    """What a piece of evidence is; figures of different classes are found again more or less often."""

    NUMBER = 0
    ADDRESS = 1
    NAME = 2
    WORD = 3
    MEANING = 4
    STRUCTURE = 5


_TOKEN = re.compile(
    r"(?P<address>[\w.+-]{1,80}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}|(?:https?://|www\.)[^\s<>()\[\]«»“”]{1,300})"
    r"|(?P<number>\d(?:[\d.,'’:/]|[ \u00a0\u202f\u2009](?=\d{3}(?!\d)))*)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)"
)
_NOT_A_DIGIT = re.compile(r"\D+")
_TWICE = re.compile(r"(.)\1+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_SPELLINGS = (
    ("ph", "f"), ("qu", "c"), ("ck", "c"), ("k", "c"), ("q", "c"), ("y", "i"), ("ou", "u"), ("oe", "e"), ("w", "u"),
    ("tion", "cion"), ("sion", "cion"), ("th", "t"), ("rh", "r"), ("z", "c"), ("x", "s"),
)  # fmt: skip
_SENTENCE_BEGINS = '.!?:;…«“"‘('
MOST_TOKENS = 600
"""Of a unit longer than that, only its beginning is looked at."""


@lru_cache(maxsize=60_000)
def folded(word: str) -> str:
    """Return a word in lower case without accents."""
    return _MARKS.sub("", unicodedata.normalize("NFKD", word.casefold()))


@lru_cache(maxsize=60_000)
def cognate_form(word: str) -> str:
    """Return a folded word as languages of Latin script would spell it alike (``physique``: ``fisice``)."""
    for spelt, sound in _SPELLINGS:
        word = word.replace(spelt, sound)
    return _TWICE.sub(r"\1", word)


def tokens(text: str) -> list[tuple[Class, str]]:
    """Return what stands in a text: numbers as their digits alone, addresses, names and words folded.

    A capital after the beginning of a sentence makes a name, so do two capitals; short words are left out.
    """
    found: list[tuple[Class, str]] = []
    plain = without_codes(text)
    begins = True
    for match in _TOKEN.finditer(plain):
        if len(found) >= MOST_TOKENS:
            break
        piece = match.group()
        if match.lastgroup == "number":
            digits = _NOT_A_DIGIT.sub("", piece).lstrip("0") or "0"
            found.append((Class.NUMBER, digits))
            begins = False
            continue
        if match.lastgroup == "address":
            found.append((Class.ADDRESS, piece.casefold().rstrip(".,;:!?")))
            begins = False
            continue
        before = plain[: match.start()].rstrip()[-1:]
        begins = not before or before in _SENTENCE_BEGINS
        word = folded(piece)
        if (len(piece) > 1 and piece.isupper()) or (piece[0].isupper() and not begins and len(word) > 2):
            found.append((Class.NAME, word))
        elif len(word) > 2:
            found.append((Class.WORD, word))
    return found
