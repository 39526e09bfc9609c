"""The words of a release, and which of them are used as names are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from workbench.proofing.stopping import steps

WORD = re.compile(r"[^\W\d_](?:[^\W_]|[’'‑-](?=[^\W\d_])|\+(?=\d))*")
_LETTERS = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"[’'‑-]")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;]['’\"”»)\]]*\s+|\n|[-–—•*]\s+|[«“\"¿¡(]\s*)\W*$")


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Return the text for comparing: no accents, no case, plain apostrophes, composed otherwise."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).replace("’", "'").replace("œ", "oe").replace("æ", "ae")


@lru_cache(maxsize=256)
def word_places(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return what ``words`` yields, with its places: several checks ask for the words of one text in a row."""
    return tuple((found.group(), *found.span()) for found in words(text))


@lru_cache(maxsize=256)
def letter_runs(text: str) -> frozenset[str]:
    """Return the runs of letters of a text, folded; an apostrophe or a hyphen parts them.

    A rule about certain words need not read a text that has none of them.
    """
    return frozenset(map(folded, steps(_LETTERS.findall(text))))


def words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text: letters, with inner apostrophes, hyphens and digits."""
    return steps(WORD.finditer(text))


def parts(word: str) -> list[str]:
    """Return the word's parts between apostrophes and hyphens (``l’OIM`` gives ``l`` and ``OIM``)."""
    return [part for part in _PARTS.split(word) if part]


def is_acronym(word: str) -> bool:
    """Return whether the word is written as acronyms are: at least two capitals and no small letter,
    but for a plural s (``NGOs``)."""
    core = word.removesuffix("s")
    letters = [char for char in core if char.isalpha()]
    return len(letters) >= 2 and len(core) <= 12 and all(char.isupper() for char in letters)


def starts_sentence(text: str, start: int) -> bool:
    """Return whether the place is the first of a sentence, a list item, a quotation or the text."""
    if start > 8 and text[start - 1] in " \u00a0" and text[start - 2].isalnum():
        return False
    return _SENTENCE_START.search(text[max(0, start - 8) : start] if start > 8 else text[:start]) is not None


@dataclass(frozen=True)
class Vocabulary:
    """``forms`` counts each word as it is written, ``known`` holds all words and parts folded.

    ``inside`` counts words written with a capital inside a sentence, as names are.
    """

    forms: Counter[str] = field(default_factory=Counter)
    known: frozenset[str] = frozenset()
    inside: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """Return the vocabulary of some texts (as they read, without codes)."""
        forms: Counter[str] = Counter()
        inside: Counter[str] = Counter()
        for text in texts:
            found = WORD.findall(text)
            forms.update(found)
            place = 0
            for word in steps(found):
                if word.islower():
                    continue
                start = text.index(word, place)
                place = start + len(word)
                initial = starts_sentence(text, start)
                for number, piece in enumerate(parts(word)):
                    if piece[0].isupper() and not (initial and number == 0):
                        inside[piece] += 1
        for word, count in [each for each in forms.items() if not each[0].isalpha()]:
            pieces = parts(word)
            for piece in pieces if len(pieces) > 1 else ():
                forms[piece] += count
        return cls(forms, frozenset(folded(form) for form in forms), inside)

    def __contains__(self, word: str) -> bool:
        """Return whether the word, or all its parts, stand in the texts, accents and case aside."""
        if folded(word) in self.known:
            return True
        return all(folded(part) in self.known for part in parts(word)) if parts(word) else False
