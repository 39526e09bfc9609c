"""French typography: what is reported, what is let pass, and what the fixes make of it."""

from __future__ import annotations

import pytest

from workbench.model.issues import Issue
from workbench.model.tasks import CancelToken
from workbench.proofing.context import ProofingContext, ProofingSegment
from workbench.proofing.runner import check_all
from workbench.proofing.typography.profiles import PROFILES, profile_for


def _issues(text: str, profile: str = "", language: str = "fr") -> list[Issue]:
    profiles = {"fr": profile_for("fr", profile)} if profile else {}
    context = ProofingContext("", language, (ProofingSegment("1", "1", "", text),), profiles=profiles)
    return check_all(context, None, CancelToken())


def _fixed(text: str, profile: str = "") -> str:
    issues = [issue for issue in _issues(text, profile) if issue.fixes and issue.fixes[0].safe]
    for issue in reversed(issues):
        text = text[: issue.start] + issue.fixes[0].text + text[issue.end :]
    return text


@pytest.mark.parametrize(
    "text",
    [
        "Bravo\u202f!",
        "Bravo\u00a0!",
        "Il dit\u00a0: «\u00a0Oui\u202f», puis «\u202fNon\u00a0».",
        "Voir https://example.org/a:b?c=d;e et http://x.org:8080",
        "à 23:20, soit 15\u00a0h\u00a030 ou 15\u202fh",
        "Écrire à a.b@example.org",
        "Quoi\u202f?!",
        "3,5\u00a0% ou 3,5%",
        "1\u202f500 ou 1\u00a0500 personnes en 2018",
        "porte-parole, Sud-Sud, 2018-2019, 10 - 12",
        "l’accord d’«\u00a0un\u00a0»",
        "Les États, l’Équateur et À Genève",
        "le rapport Education for All de l’UNESCO",
        "Tél\u00a0: +54 11 4815 1035",
        "M.\u00a0Eric Dupont et Emile Zola",
        "(un) [deux] (trois, quatre)",
        "v. 3.5 et A/RES/73/195",
    ],
)
def test_silent(text: str) -> None:
    assert _issues(text) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Bravo !", "Bravo\u202f!"),
        ("Bravo!", "Bravo\u202f!"),
        ("Il dit : oui ; non", "Il dit\u00a0: oui\u202f; non"),
        ("Il dit: oui", "Il dit\u00a0: oui"),
        ("un « mot »", "un «\u00a0mot\u00a0»"),
        ("un «mot»", "un «\u00a0mot\u00a0»"),
        ("3,5 % d’entre eux", "3,5\u00a0% d’entre eux"),
        ("l'accord", "l’accord"),
        ("d’ « apprendre »", "d’«\u00a0apprendre\u00a0»"),
        ("Les Etats et l’Equateur", "Les États et l’Équateur"),
        ("A partir de lundi", "À partir de lundi"),
        ("Fin. A l’issue", "Fin. À l’issue"),
        ("1 500 personnes", "1\u202f500 personnes"),
        ("1,250,000 personnes", "1\u202f250\u202f000 personnes"),
        ("3.5 millions", "3,5\u00a0millions"),
        ("la fin - la vraie - vient", "la fin – la vraie – vient"),
        ("plus de 1 500 participants -, 193", "plus de 1\u202f500 participants –, 193"),
        ("Tel\u00a0: + 54 11 4815 1035", "Tel\u00a0: +54 11 4815 1035"),
        ("un  deux , trois .", "un deux, trois."),
        ("( un )", "(un)"),
        ("Quoi ?!", "Quoi\u202f?!"),
    ],
)
def test_safe_fixes(text: str, fixed: str) -> None:
    assert _fixed(text) == fixed
    assert _issues(fixed) == []


@pytest.mark.parametrize("text", ["Bravo\u202f!", "Il dit\u00a0: «\u00a0oui\u00a0»"])
@pytest.mark.parametrize("profile", ["fr-eu", "fr-fao"])
def test_houses_without_spaces(profile: str, text: str) -> None:
    assert _issues(text, profile)
    assert _fixed(text, profile) == text.replace("\u202f", "").replace("\u00a0", "")


def test_quebec() -> None:
    assert _issues("Bravo! Il dit\u00a0: oui", "fr-quebec") == []
    assert _fixed("Bravo !", "fr-quebec") == "Bravo!"
    assert _issues("Bravo!", language="fr-CA") == []


def test_other_languages_have_no_french_rules() -> None:
    assert _issues("Bravo! It’s l'accord: yes", language="en") == []


def test_fixes_are_dropped_over_codes() -> None:
    context = ProofingContext("", "fr", (ProofingSegment("1", "1", "\ue000\ue001", "a\ue000 \ue001!"),))
    (issue,) = [issue for issue in check_all(context, None, CancelToken()) if "punctuation" in issue.check]
    assert issue.fixes == ()


def test_every_profile_names_its_source() -> None:
    assert all(profile.source for profile in PROFILES)
    assert profile_for("fr", "es-rae").id == "fr-france"
    assert profile_for("de").id == ""
