"""Constructions that a rule stumbles over, each beside a fault that the rule is right about."""

from __future__ import annotations

import pytest

from workbench.model.engines import GrammarMatch
from workbench.proofing.grammar_noise import is_noise

CASES = [
    ("fr", "AGREEMENT_PARTICULAR", "Des photographies et des images vidéo en ligne", "vidéo", "vidéos", True),
    ("fr", "AGREEMENT_PARTICULAR", "Des images nouvelle en ligne", "nouvelle", "nouvelles", False),
    (
        "fr",
        "D_J",
        "90 latrines, dont une sur dix accessible à tous",
        "dix accessible",
        "dix accessibles",
        True,
    ),
    ("fr", "D_J", "90 latrines, et dix accessible à tous", "dix accessible", "dix accessibles", False),
    (
        "fr",
        "AGREEMENT_PARTICULAR",
        "Athènes a à maintes reprises imposé son veto",
        "imposé",
        "imposées",
        True,
    ),
    (
        "fr",
        "AGREEMENT_POSTPONED_ADJ",
        "pour avoir depuis son arrivée motivé une équipe",
        "motivé",
        "motivée",
        True,
    ),
    ("fr", "AGREEMENT_POSTPONED_ADJ", "il a vu une équipe motivé", "motivé", "motivée", False),
    ("fr", "AGREEMENT_POSTPONED_ADJ", "Une équipe jeune motivé", "motivé", "motivée", False),
    ("fr", "QUE_AVOIR", "plus drôles les uns que les autres ont envahi la ville", "envahi", "envahis", True),
    ("fr", "QUE_AVOIR", "des sites tels que A et B ont indiqué que", "indiqué", "indiqués", True),
    ("fr", "QUE_AVOIR", "les mesures que le ministre a adopté hier", "adopté", "adoptées", False),
    ("fr", "QUE_AVOIR", "les entreprises ont recrutés des gens", "recrutés", "recruté", False),
    ("es", "AGREEMENT_NUMERAL_PLURAL", "Debian 8 actualizado hoy", "actualizado", "actualizados", True),
    ("es", "AGREEMENT_NUMERAL_PLURAL", "Tiene 8 libro nuevos", "libro", "libros", False),
    ("en", "AGREEMENT_PARTICULAR", "images vidéo", "vidéo", "vidéos", False),
]


@pytest.mark.parametrize(("language", "rule", "text", "word", "fix", "noise"), CASES)
def test_constructions(language: str, rule: str, text: str, word: str, fix: str, noise: bool) -> None:
    start = text.index(word)
    match = GrammarMatch(start, start + len(word), rule, "grammar", "", (fix,))
    assert is_noise(match, text, language) is noise
