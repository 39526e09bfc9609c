"""How alike two texts are, in per cent: the formula of ``docs/matching.md``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.memory_keys import PLACEHOLDER, memory_key

BEST_FUZZY = 99
"""What is not the same text is never 100."""

WORDS_COUNT = 3
LETTERS_COUNT = 1
"""The parts of words and of letters in a score."""

_ONE_BY_ONE = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_ONE_BY_ONE}]|[^\W_{_ONE_BY_ONE}]+")


@dataclass(frozen=True, slots=True)
class Measured:
    """A text as it is compared: its key without codes, and its words without capitals."""

    text: str
    words: tuple[str, ...]


def measured(text: str) -> Measured:
    """Return a text as it is compared."""
    key = memory_key(text)
    if PLACEHOLDER in key:
        key = " ".join(key.replace(PLACEHOLDER, " ").split())
    return Measured(key, tuple(_WORD.findall(key.casefold())))


def score(one: Measured, other: Measured) -> int:
    """Return how alike two texts are, from 0 to ``BEST_FUZZY``, or 100 where they are the same.

    Three parts are the words that need not be changed, added or taken out, one part the characters. The longer of
    the two counts as the whole.
    """
    if one.text == other.text:
        return 100
    from rapidfuzz.distance import Levenshtein

    letters = Levenshtein.normalized_similarity(one.text, other.text)
    words = _words_alike(one.words, other.words) if one.words or other.words else letters
    parts = WORDS_COUNT * words + LETTERS_COUNT * letters
    return min(BEST_FUZZY, int(100 * parts / (WORDS_COUNT + LETTERS_COUNT) + 1e-9))


def _words_alike(one: Sequence[str], other: Sequence[str]) -> float:
    from rapidfuzz.distance import Levenshtein

    # As characters, one for each different word: rapidfuzz is quickest with those.
    numbers = {
        word: chr(number)
        for number, word in enumerate(dict.fromkeys((*one, *other)), 0x100)
        if number < 0xD800
    }
    if len(numbers) == len(set(one) | set(other)):
        return Levenshtein.normalized_similarity(
            "".join([numbers[word] for word in one]), "".join([numbers[word] for word in other])
        )
    return Levenshtein.normalized_similarity(one, other)
