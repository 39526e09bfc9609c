"""A text, or a term, as words and marks for term recognition."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from workbench.model.courtesy import giving_way
from workbench.model.inline import CODE_PATTERN

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ODD = re.compile(f"[{_UNSEEN}\ue000-\uf8ff\u0300-\u036f]")
_LETTER = r"[^\W\d_]"
# U.N. and O.N.U.; a word, with the digits it holds; a figure with its separators; any other mark.
_TOKEN = re.compile(
    rf"(?:{_LETTER}\.){{2,}}(?!\w)|\d+(?:[.,]\d+)+(?!\w)|\w+|[^\w\s]",
)
APOSTROPHES = "'’ʼ‘"
HYPHENS = "-\u2010\u2011"
_JOINTS = dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-")

# Elided forms and the words they stand for (French; Spanish and English have none).
_ELIDED = {
    "l": "le", "d": "de", "qu": "que", "s": "se", "n": "ne", "j": "je", "m": "me", "t": "te", "c": "ce",
    "jusqu": "jusque", "lorsqu": "lorsque", "puisqu": "puisque", "quoiqu": "quoique", "presqu": "presque",
}  # fmt: skip

_STEP = 500  # about a millisecond of work


class Token(NamedTuple):
    """One word or mark.

    ``text`` is its composed form without codes; ``start`` and ``end`` are offsets in characters of the original.
    ``joined`` is what stands between it and the token before: empty (nothing), ``-`` or a space.
    """

    text: str
    start: int
    end: int
    joined: str
    is_word: bool


def tokens_of(original: str) -> list[Token]:
    """Return the words and marks of a text. Codes and characters nobody sees are not part of any.

    An apostrophe and a hyphen separate words and are themselves no token; ``'s`` of English after a word
    is left out. A dotted abbreviation (``U.N.``) is one word without its dots.
    """
    text, places = _plain(original)
    found: list[Token] = []
    joined = " "
    previous_end = 0
    length = len(text)
    for match in giving_way(_TOKEN.finditer(text), _STEP):
        start, end = match.span()
        piece = match[0]
        if start > previous_end:
            joined = " "
        previous_end = end
        is_word = piece[0].isalnum()
        if (
            not is_word
            and piece in _JOINTS
            and start > 0
            and end < length
            and text[start - 1].isalnum()
            and text[end].isalnum()
        ):
            joined = _JOINTS[piece]
            continue
        if joined == "'" and piece in {"s", "S"} and not text[end : end + 1].isalnum():
            joined = ""
            continue
        if is_word:
            if "." in piece and piece[0].isalpha():
                piece = piece.replace(".", "")
            elif end < length and text[end] in APOSTROPHES and text[end + 1 : end + 2].isalnum():
                piece = _ELIDED.get(piece.lower(), piece)
        first, last = (places[start][0], places[end - 1][1]) if places else (start, end)
        found.append(Token(piece, first, last, joined, is_word))
        joined = ""
    return found


def _plain(original: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text in composed form without codes, and where each character stands in the original.

    The places are empty where both are the same.
    """
    if not _ODD.search(original) and unicodedata.is_normalized("NFC", original):
        return original, []
    chars: list[str] = []
    places: list[tuple[int, int]] = []
    index = 0
    while index < len(original):
        stop = index + 1
        while stop < len(original) and unicodedata.combining(original[stop]):
            stop += 1
        cluster = original[index:stop]
        if not (CODE_PATTERN.match(cluster) or cluster[0] in _UNSEEN):
            for char in unicodedata.normalize("NFC", cluster):
                chars.append(char)
                places.append((index, stop))
        index = stop
    return "".join(chars), places


def without_accents(word: str) -> str:
    """Return the word without its accents."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def without_ligatures(word: str) -> str:
    """Return the word with ``oe`` and ``ae`` for œ and æ, in lower case."""
    return word if word.isascii() else word.replace("œ", "oe").replace("æ", "ae")
