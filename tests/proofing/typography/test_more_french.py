"""French: quotation marks, ordinals, abbreviations, times, dates, units, money, what must not break."""

from __future__ import annotations

import pytest

from workbench.model.tasks import CancelToken
from workbench.proofing.context import ProofingContext, ProofingSegment
from workbench.proofing.runner import check_all
from workbench.proofing.typography.profiles import profile_for


def _context(*texts: str, profile: str = "", block: str = "") -> ProofingContext:
    segments = tuple(
        ProofingSegment(str(place), block or str(place), "", text) for place, text in enumerate(texts)
    )
    profiles = {"fr": profile_for("fr", profile)} if profile else {}
    return ProofingContext("", "fr", segments, profiles=profiles)


def _fixed(text: str, profile: str = "") -> str:
    for issue in reversed(check_all(_context(text, profile=profile), None, CancelToken())):
        if issue.fixes and issue.fixes[0].safe:
            text = text[: issue.start] + issue.fixes[0].text + text[issue.end :]
    return text


@pytest.mark.parametrize(
    "text",
    [
        "«\u00a0Je pense que “oui” est le mot\u00a0»",
        'un écran de 15" et un film',
        "1er, 1re, 2e, XXIe, 3es, les IIIe et IVe",
        "une crème, un chimène, le 4 chemine",
        "M.\u00a0Diallo, Mme\u00a0Ba, MM.\u00a0Ba et Sy, Dr\u00a0Sy, le groupe M. Il est",
        "les marques Essie et Dr. PawPaw",
        "le 11\u00a0mars, le 1er\u00a0mars, les 21 Mars Avenue",
        "de 9\u00a0h à 17\u00a0h\u00a030, 23:20, 4H+, 15hl",
        "500\u00a0€, 5\u202f€, US$ 5, 20 $ US",
        "15\u00a0km/h, 3G, 4x4, 5 grands, le 4 m’a plu, A/RES/73/195",
        "https://example.org/a...b et info@un.org, ../ressources",
        "œuvre, coefficient, moelle, Noé, poésie, Loeb",
        "Fin. Puis, etc. Suite… et voilà\u202f!",
        "M.D., example.org, Node.js, ASP.NET",
        "Etre, Ca, Ile, Age, Iles, le New Age et Ca Mau",
        "«\u00a0Un «\u00a0mot\u00a0» cité\u00a0», dit-elle",
    ],
)
def test_silent(text: str) -> None:
    assert check_all(_context(text), None, CancelToken()) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ('un "mot" ici', "un «\u00a0mot\u00a0» ici"),
        ('Il dit\u00a0: " oui "', "Il dit\u00a0: «\u00a0oui\u00a0»"),
        ('«\u00a0un "mot" cité\u00a0»', "«\u00a0un “mot” cité\u00a0»"),
        ("un “mot” ici", "un «\u00a0mot\u00a0» ici"),
        ("la 2ème édition, les 3èmes, le XXIème, la 1ère", "la 2e édition, les 3es, le XXIe, la 1re"),
        ("Mr Diallo et Mme. Ba", "M.\u00a0Diallo et Mme\u00a0Ba"),
        ("M. Diallo et MM. Ba", "M.\u00a0Diallo et MM.\u00a0Ba"),
        ("des abris, etc...", "des abris, etc."),
        ("Et puis... rien", "Et puis… rien"),
        ("le 19 août 2019", "le 19\u00a0août 2019"),
        ("le 1 mars et le 1er avril", "le 1er\u00a0mars et le 1er\u00a0avril"),
        ("à 15h30 ou 15 h 30, 9h", "à 15\u00a0h\u00a030 ou 15\u00a0h\u00a030, 9\u00a0h"),
        ("€500 et 20€, 5 €", "500\u00a0€ et 20\u00a0€, 5\u00a0€"),
        ("15 km, 20km et 30 kms", "15\u00a0km, 20\u00a0km et 30\u00a0km"),
        ("2,5 millions de personnes", "2,5\u00a0millions de personnes"),
        ("n°5 et n° 6", "n°\u00a05 et n°\u00a06"),
        ("au XIXe siècle", "au XIXe\u00a0siècle"),
        ("la mise en oeuvre, les soeurs", "la mise en œuvre, les sœurs"),
        ("Un,deux mots. C’est fini.Tous partent", "Un, deux mots. C’est fini. Tous partent"),
        ("Fin..", "Fin."),
        ("Etre ou ne pas être", "Être ou ne pas être"),
        ("Ca va. Les Iles de la Société, l'Ile-de-France", "Ça va. Les Îles de la Société, l’Île-de-France"),
        ("au Moyen Age", "au Moyen Âge"),
    ],
)
def test_safe_fixes(text: str, fixed: str) -> None:
    assert _fixed(text) == fixed
    assert _fixed(fixed) == fixed


def test_a_capital_month_beside_a_missing_no_break_space_is_set_right_in_two_passes() -> None:
    assert _fixed("le 2 Mars 2019") == "le 2 mars 2019"
    assert _fixed(_fixed("le 2 Mars 2019")) == "le 2\u00a0mars 2019"


@pytest.mark.parametrize("profile", ["fr-quebec", "fr-un", "fr-eu"])
def test_quotations_within_quotations_have_other_marks_in_most_houses(profile: str) -> None:
    inside = "" if profile == "fr-eu" else "\u00a0"
    text = f"«{inside}Un «{inside}mot{inside}» cité{inside}»"
    assert _fixed(text, profile) == f"«{inside}Un “mot” cité{inside}»"


def test_the_quotation_may_have_begun_in_an_earlier_sentence() -> None:
    context = _context("«\u00a0Un mot.", "Et “deux” mots\u00a0», dit-elle.", block="one")
    assert check_all(context, None, CancelToken()) == []


def test_a_straight_mark_that_cannot_be_told_is_reported_without_a_fix() -> None:
    (issue,) = check_all(_context('un " mot'), None, CancelToken())
    assert issue.check == "typography.straight_quotes"
    assert issue.fixes == ()
