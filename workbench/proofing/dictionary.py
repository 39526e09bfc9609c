"""Words that people added to a dictionary, with the forms that follow from them: number, gender, elision, case.

Stemming goes from the word of the text to the words that may have been added, so that a dictionary of any length
costs nothing until the engine reports a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.drafting.terms.inflection import possible_stems

_ELIDED = {
    "fr": (
        "l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu",
    ),
}  # fmt: skip
_SHORTEST_STEM = 3
_NEAR_AT_MOST = 5
# What a form ends in, and what its base form ends in instead.
_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        ("s", ""), ("x", ""), ("aux", "al"), ("e", ""), ("es", ""), ("nne", "n"), ("nnes", "n"), ("lle", "l"),
        ("lles", "l"), ("tte", "t"), ("ttes", "t"), ("euse", "eur"), ("euses", "eur"), ("euse", "eux"),
        ("euses", "eux"), ("trice", "teur"), ("trices", "teur"), ("ive", "if"), ("ives", "if"), ("ère", "er"),
        ("ères", "er"), ("ète", "et"), ("ètes", "et"), ("al", "aux"), ("", "s"), ("", "x"), ("", "e"), ("", "es"),
    ),
    "en": (
        ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("y", "ies"),
        ("", "s"), ("", "es"),
    ),
    "es": (
        ("s", ""), ("es", ""), ("ces", "z"), ("iones", "ión"), ("ones", "ón"), ("anes", "án"), ("a", "o"),
        ("as", "o"), ("os", "o"), ("as", "a"), ("a", ""), ("as", ""), ("o", "a"), ("z", "ces"), ("", "s"), ("", "es"),
    ),
}  # fmt: skip
_OTHER_ENDINGS = (("s", ""), ("", "s"))
_OF_NAMES = {"fr": ("s", "x"), "en": ("'s", "'", "s"), "es": ("s", "es")}


@dataclass(frozen=True, slots=True)
class _Entries:
    """``capitals`` are the entries as they are written in capitals throughout; ``by_length`` has each entry in
    small letters beside itself."""

    words: frozenset[str]
    capitals: frozenset[str]
    by_length: dict[int, tuple[list[str], list[str]]]


@lru_cache(maxsize=16)
def _entries(words: frozenset[str]) -> _Entries:
    settled_words = frozenset(map(settled, words))
    by_length: dict[int, tuple[list[str], list[str]]] = {}
    for word in sorted(settled_words):
        small, written = by_length.setdefault(len(word), ([], []))
        small.append(word.lower())
        written.append(word)
    return _Entries(settled_words, frozenset(word.upper() for word in settled_words), by_length)


def settled(word: str) -> str:
    """Return the word as it is compared: composed, with straight apostrophes and plain hyphens."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word).replace("’", "'").replace("\u2011", "-")


def knows(words: frozenset[str], word: str, language: str) -> bool:
    """Return whether a word is one of ``words`` or a form of one, in the base language.

    A word added in small letters covers its plural, its feminine and its elided forms (« l’écotaxe »), and its
    capital at the beginning of a sentence; a name its elided forms, its possessive and its plural, with its
    capital only.
    """
    if not words:
        return False
    entries = _entries(words)
    return any(_is_form(entries, bare, language) for bare in without_elision(settled(word), language))


def without_elision(word: str, language: str) -> Iterator[str]:
    """Yield the word, and without what is elided before it (``l'OIM`` gives ``OIM``); straight apostrophes."""
    yield word
    before, apostrophe, rest = word.partition("'")
    if apostrophe and rest and before.lower() in _ELIDED.get(language, ()):
        yield rest


def _is_form(entries: _Entries, word: str, language: str) -> bool:
    small = word.lower()
    if word in entries.words or small in entries.words:
        return True
    if len(word) > 1 and word.isupper() and word in entries.capitals:
        return True
    for ending in _OF_NAMES.get(language, ("s",)):
        if word.endswith(ending) and word[: -len(ending)] in entries.words:
            return True
    return any(base in entries.words for base in bases(small, language))


def bases(word: str, language: str) -> Iterator[str]:
    """Yield what a word in small letters may be a form of (``régionaux``: ``régional`` …)."""
    bare = word.removesuffix("'s") if language == "en" else word
    if bare != word:
        yield bare
    for ending, other in _ENDINGS.get(language, _OTHER_ENDINGS):
        if not bare.endswith(ending):
            continue
        stem = bare[: len(bare) - len(ending)]
        if len(stem) < _SHORTEST_STEM:
            continue
        yield stem + other
        if language == "en" and ending in ("ed", "ing") and not other and stem[-1] == stem[-2]:
            yield stem[:-1]
    yield from possible_stems(bare, language)


def near(words: frozenset[str], word: str, most: int) -> list[str]:
    """Return the entries that differ from a word by at most ``most`` letters, case aside; not the word itself."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    wanted = settled(word)
    by_length = _entries(words).by_length
    found: list[str] = []
    for length in range(max(1, len(wanted) - most), len(wanted) + most + 1):
        small, written = by_length.get(length, ([], []))
        hits = process.extract(
            wanted.lower(), small, scorer=OSA.distance, score_cutoff=most, limit=_NEAR_AT_MOST
        )
        found.extend(written[place] for _text, _distance, place in hits if written[place] != wanted)
    return found
