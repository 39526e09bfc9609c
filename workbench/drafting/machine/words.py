"""The words of a text and the places between them where an inline code may stand."""

from __future__ import annotations

import re
import unicodedata

_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e"
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"(?:(?![{_IDEOGRAPHS}])[\w{_MARKS}])"
# An address, a figure with its separators, an ideograph, a word with its hyphens.
_WORD = re.compile(
    r"(?:https?://|www\.)\S*[\w/]|[\w.+-]+@[\w.-]+\w"
    r"|\d+(?:[.,:\u00a0\u202f ]\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,:]\d+)*(?!\w)"
    rf"|[{_IDEOGRAPHS}]|{_LETTER}+(?:[-\u2010\u2011]{_LETTER}+)*"
)


def words_of(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the spans of the words, in characters of ``text``, that lie whole between the two offsets.

    A word stops at an apostrophe (``l'`` and ``eau``); a figure, an address, a compound with hyphens
    and each ideograph is one word.
    """
    stop = len(text) if end is None else end
    return [
        span
        for span in (found.span() for found in _WORD.finditer(text))
        if span[0] >= start and span[1] <= stop
    ]


def has_words(text: str) -> bool:
    """Return whether the text has a letter that could be translated."""
    return any(char.isalpha() for char in text)


def folded(text: str) -> str:
    """Return the text without case, accents and differences of apostrophes and spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[\w-]+(?:\.[\w-]+)+/\S*")


def needs_translating(text: str) -> bool:
    """Return whether the text has words outside addresses: figures and addresses stay as they are."""
    return has_words(_ADDRESS.sub(" ", text))


def figures_of(text: str) -> str:
    """Return the digits of a figure alone: ``1,500`` and ``1 500`` are the same. Empty for a word."""
    digits = "".join(char for char in text if char.isdecimal())
    return digits if digits and not has_words(text) else ""
