"""How often something happens: « twice a week », « deux fois par semaine », « dos veces por semana »."""

from __future__ import annotations

import re
from fractions import Fraction

from workbench.proofing.facts.fact import Fact
from workbench.proofing.vocabulary import letter_runs

_S = "[ \u00a0\u202f]"
_COUNTS = {
    "en": {
        "once": 1,
        "twice": 2,
        "two times": 2,
        "three times": 3,
        "four times": 4,
        "five times": 5,
        "six times": 6,
    },
    "fr": {"une fois": 1, "deux fois": 2, "trois fois": 3, "quatre fois": 4, "cinq fois": 5, "six fois": 6},
    "es": {
        "una vez": 1,
        "dos veces": 2,
        "tres veces": 3,
        "cuatro veces": 4,
        "cinco veces": 5,
        "seis veces": 6,
    },
}
_PERIODS = {
    "en": rf"(?:an?|per|every|each){_S}(?:hour|day|week|fortnight|month|year)",
    "fr": rf"(?:par|chaque|tous les|toutes les|à l[’']){_S}?(?:heures?|jours?|semaines?|quinzaine|mois|ans?|années?)",
    "es": rf"(?:al|a la|por|cada|todos los|todas las){_S}(?:horas?|días?|semanas?|quincena|mes(?:es)?|años?)",
}
_PATTERNS = {
    language: re.compile(
        rf"(?<!\w)(?P<count>{'|'.join(counts).replace(' ', _S)}){_S}{_PERIODS[language]}(?!\w)", re.IGNORECASE
    )
    for language, counts in _COUNTS.items()
}
_WORDS = frozenset({"once", "twice", "times", "fois", "vez", "veces"})


def frequencies(text: str, language: str) -> list[Fact]:
    """Return how often things happen in a text of ``en``, ``fr`` or ``es``, in order; values are counts."""
    pattern = _PATTERNS.get(language)
    if pattern is None or _WORDS.isdisjoint(letter_runs(text)):
        return []
    found = []
    for match in pattern.finditer(text):
        words = " ".join(match.group("count").lower().split())
        value = frozenset({Fraction(_COUNTS[language][words])})
        found.append(Fact(*match.span(), match.group(), value))
    return found
