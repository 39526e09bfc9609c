"""simplemma's dictionaries: each is read once, in steps that make way for whoever types, and kept small."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.model.courtesy import giving_way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy

_STEP = 400
"""Entries that are read between two rests: less than a millisecond."""


class _Dictionaries:
    """The dictionaries by language, as simplemma's strategies ask for them."""

    def __init__(self) -> None:
        self._found: dict[str, Mapping[str, str]] = {}
        self._lock = threading.Lock()

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """Return the dictionary of a base language; raise ``ValueError`` where there is none."""
        found = self._found.get(lang)
        if found is None:
            with self._lock:
                found = self._found.get(lang)
                if found is None:
                    found = self._found[lang] = _read(lang)
        return found


def _read(language: str) -> Mapping[str, str]:
    from simplemma.strategies.dictionaries import dictionary_factory as shipped

    try:
        from simplemma.strategies.dictionaries import frontcode

        data = shipped._read_decompressed(language)
        backwards, count, start = frontcode._read_header(data)
        records = frontcode._iter_records(data, start)
    except (ImportError, AttributeError):
        # A later version that keeps them otherwise: read in one go.
        return shipped.DefaultDictionaryFactory().get_dictionary(language)
    entries: dict[bytes, bytes] = {}
    last = b""
    for _place, key, value in giving_way(records, _STEP):
        word, lemma = (key[::-1], value[::-1]) if backwards else (key, value)
        # Forms of one word stand side by side: their lemma is kept once, which halves the room that is taken.
        if lemma == last:
            lemma = last
        elif lemma == word:
            lemma = word
        entries[word] = last = lemma
    if len(entries) != count:
        raise ValueError(language)
    return shipped.MappingStrToByteString(entries)


@lru_cache(maxsize=1)
def _tools() -> tuple[Lemmatizer, DictionaryLookupStrategy]:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy

    return Lemmatizer(
        lemmatization_strategy=DefaultStrategy(dictionary_factory=_ALL)
    ), DictionaryLookupStrategy(_ALL)


_ALL = _Dictionaries()


def lemma(word: str, language: str) -> str:
    """Return the lemma of a word in a base language.

    Raises ``ValueError`` for a language without a dictionary and for an empty word.
    """
    return str(_tools()[0].lemmatize(word, language))


def is_known(word: str, language: str) -> bool:
    """Return whether the dictionary of a base language has the word; raises as ``lemma`` does."""
    from simplemma.utils import normalize_token

    if not word:
        raise ValueError(word)
    return _tools()[1].get_lemma(normalize_token(word), language) is not None
