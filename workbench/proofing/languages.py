"""What words a language knows, from simplemma's word lists; loaded at the first question (20 to 90 MB each)."""

from __future__ import annotations

from functools import lru_cache

from workbench.drafting import lexicon

KNOWN_LANGUAGES = frozenset({"en", "fr", "es", "pt", "de", "it"})


@lru_cache(maxsize=100_000)
def is_known(word: str, language: str) -> bool:
    """Return whether the language has the word, as it stands or in small letters.

    False for a language without a list, and for words of one letter that are no word there.
    """
    if language not in KNOWN_LANGUAGES or not word:
        return False
    return lexicon.is_known(word, language) or lexicon.is_known(word.lower(), language)


@lru_cache(maxsize=20_000)
def is_common(word: str, language: str) -> bool:
    """Return whether the language has the word in small letters: no name."""
    if language not in KNOWN_LANGUAGES or not word:
        return False
    return lexicon.is_known(word.lower(), language)
