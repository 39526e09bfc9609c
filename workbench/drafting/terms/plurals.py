"""The plural of a term of several words, for a text that has it in the plural: only where a dictionary knows every word of it."""

from __future__ import annotations

import re

from workbench.drafting.terms.inflection import is_known

# What stands behind such a word tells of what a term is about, and keeps its number: demandeurs d’asile.
_BEHIND = {
    "en": frozenset(
        ["against", "at", "between", "by", "for", "from", "in", "of", "on", "to", "with", "within", "without"]
    ),
    "fr": frozenset(
        [
            "à",
            "au",
            "aux",
            "avec",
            "chez",
            "contre",
            "dans",
            "de",
            "des",
            "du",
            "en",
            "entre",
            "et",
            "hors",
            "non",
            "par",
            "pour",
            "sans",
            "sous",
            "sur",
            "vers",
        ]
    ),
    "es": frozenset(
        [
            "a",
            "al",
            "con",
            "contra",
            "de",
            "del",
            "el",
            "en",
            "entre",
            "la",
            "las",
            "los",
            "no",
            "para",
            "por",
            "según",
            "sin",
            "sobre",
            "y",
        ]
    ),
}
_IRREGULAR = {
    "child": "children",
    "woman": "women",
    "man": "men",
    "person": "persons",
    "people": "",
    "crisis": "crises",
    "basis": "bases",
    "analysis": "analyses",
}
_WORD = re.compile(r"[^\W\d_]+\Z")
_ELIDED = re.compile(r"[dl]['’]", re.IGNORECASE)
_FRENCH = (("eau", "eaux"), ("eu", "eux"), ("al", "aux"))
_PLAIN, _ACUTE = "aeiou", "áéíóú"
_STRESSED = str.maketrans(_PLAIN, _ACUTE)
_UNSTRESSED = str.maketrans(_ACUTE, _PLAIN)


def plural(text: str, language: str) -> str:
    """Return the plural of a term, empty where it is not certain: of acronyms, compounds, and words that no dictionary has.

    ``language`` is a base code; English, French and Spanish have plurals here.
    """
    behind = _BEHIND.get(language)
    words = text.split(" ")
    if behind is None or not all(words):
        return ""
    end = next(
        (place for place, word in enumerate(words) if word.lower() in behind or _ELIDED.match(word)),
        len(words),
    )
    first = max(0, end - 1) if language == "en" else 0
    changed = [_of_word(word, language) for word in words[first:end]]
    if not changed or not all(changed):
        return ""
    return " ".join([*words[:first], *changed, *words[end:]])


def _of_word(word: str, language: str) -> str:
    if language == "en" and word in _IRREGULAR:
        return _IRREGULAR[word]
    if language == "fr" and word == word.lower() and word.endswith(("s", "x", "z")) and _WORD.match(word):
        return word
    if not _WORD.match(word) or word != word.lower() or not is_known(word, language):
        return ""
    made = {"en": _english, "fr": _french, "es": _spanish}[language](word)
    return made if made == word or is_known(made, language) else ""


def _english(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in _PLAIN:
        return f"{word[:-1]}ies"
    return f"{word}s"


def _french(word: str) -> str:
    for ending, other in _FRENCH:
        if word.endswith(ending):
            return word[: -len(ending)] + other
    return f"{word}s"


def _spanish(word: str) -> str:
    if word[-1] in "aeiouáéó":
        return f"{word}s"
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    if word[-1] in "sx":
        # lunes, crisis; but país, países.
        if word[-2:-1] in "áéó":
            return f"{word.translate(_UNSTRESSED)}es"
        one_syllable = sum(letter in _PLAIN for letter in word) == 1
        return f"{word}es" if one_syllable or word[-2:-1] in _ACUTE else word
    if word[-2:-1] in "áéó" or word.endswith("ín"):
        return f"{word.translate(_UNSTRESSED)}es"
    if word.endswith("n") and not set(word) & set(_ACUTE):
        vowels = [place for place, letter in enumerate(word) if letter in _PLAIN]
        if len(vowels) > 1:
            place = vowels[-2]
            return f"{word[:place]}{word[place].translate(_STRESSED)}{word[place + 1 :]}es"
    return f"{word}es"
