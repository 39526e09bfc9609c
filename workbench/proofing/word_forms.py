"""Words that no list has and that are right: made with a prefix, or written the British or the American way."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.proofing.languages import is_common
from workbench.proofing.vocabulary import folded

_SHORTEST_STEM = 5
_COMMON_PREFIXES = "anti auto bio co ex hyper inter macro maxi micro mini mono multi neo poli post pre pro pseudo re semi sub super"
_FRENCH_PREFIXES = "anti auto bio co inter macro micro mini mono multi néo pluri post pré pseudo télé ultra"
_PREFIXES = {
    "es": (*_COMMON_PREFIXES.split(), "contra", "extra", "hiper", "infra", "supra", "tele", "ultra", "vice"),
    "fr": tuple(_FRENCH_PREFIXES.split()),
}
# The American form of what follows a stem, by the British one.
_AMERICAN = (
    (re.compile(r"([tb])re(s?)$"), r"\1er\2"),
    (re.compile(r"our(?=\w*$)"), "or"),
    (re.compile(r"(?<=..)([iy])s(?=(?:e|ed|es|er|ers|ing|ations?)$)"), r"\1z"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"enc(?=e(?:s|d|less)?$)"), "ens"),
    (re.compile(r"mme(s?)$"), r"m\1"),
    (re.compile(r"[ao]e"), "e"),
    (re.compile(r"ll"), "l"),
    (re.compile(r"^gre(?=y)"), "gra"),
    (re.compile(r"^ty(?=res?$)"), "ti"),
    (re.compile(r"eable"), "able"),
)


def is_made_with_prefix(word: str, language: str, replacements: Iterable[str]) -> bool:
    """Return whether the word is a usual prefix before a word of the language (« multiarchitecture »).

    False where an engine's first suggestions have one that differs by a letter: that is a slip.
    """
    stem = next((each for each in _stems(word.lower(), language) if is_common(each, language)), "")
    if not stem:
        return False
    from rapidfuzz.distance import OSA

    return not any(
        OSA.distance(folded(word), folded(each), score_cutoff=1) <= 1 and " " not in each and "-" not in each
        for each in list(replacements)[:3]
    )


def _stems(word: str, language: str) -> Iterable[str]:
    for prefix in _PREFIXES.get(language, ()):
        stem = word.removeprefix(prefix)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            yield stem
            if language == "es" and stem.startswith("rr"):
                yield stem[1:]
            if stem.endswith("s"):
                yield stem[:-1]


def is_english_variant(word: str, replacements: Iterable[str]) -> bool:
    """Return whether a suggestion is the same English word as another country writes it (litres, liters)."""
    if not is_common(word, "en"):
        return False
    american = _american(word)
    return any(_american(each) == american for each in replacements)


def _american(word: str) -> str:
    word = word.lower()
    for pattern, form in _AMERICAN:
        word = pattern.sub(form, word)
    return word
