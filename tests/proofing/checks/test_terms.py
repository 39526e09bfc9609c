"""The termbase's terms are used, the forbidden ones not."""

from __future__ import annotations

import pytest

from workbench.drafting.terms.recognition import TermRecogniser
from workbench.model.issues import Issue
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term, TermMatch, TermStatus
from workbench.proofing.context import ProofingContext, ProofingSegment, pair_context
from workbench.proofing.messages import MESSAGES
from workbench.proofing.runner import check_all

HOST = Concept(
    "host",
    (
        Term("host community", "en"),
        Term("communauté d’accueil", "fr"),
        Term("collectivité d’accueil", "fr", TermStatus.ADMITTED),
        Term("communauté hôte", "fr", TermStatus.FORBIDDEN),
    ),
)
IOM = Concept("iom", (Term("IOM", "en"), Term("OIM", "fr")))


class Finder:
    """Finds the terms as they are written, longest first."""

    def __init__(self, language: str) -> None:
        self.language = language

    def find(self, text: str) -> tuple[TermMatch, ...]:
        found = []
        for concept in (HOST, IOM):
            for term in concept.in_language(self.language):
                place = text.find(term.text)
                if place >= 0:
                    found.append(TermMatch(term, concept, place, place + len(term.text)))
        return tuple(sorted(found, key=lambda match: match.start))


def _issues(source: str, target: str) -> list[Issue]:
    context = pair_context(source, target, "en", "fr", source_terms=Finder("en"), target_terms=Finder("fr"))
    found = [issue for issue in check_all(context, None, CancelToken()) if issue.check.startswith("terms")]
    assert all(set(issue.data) <= set(MESSAGES[issue.message]) for issue in found)
    return found


def test_preferred_and_admitted_are_right() -> None:
    assert _issues("the host community", "la communauté d’accueil") == []
    assert _issues("the host community", "la collectivité d’accueil") == []


def test_missing() -> None:
    (issue,) = _issues("the host community of IOM", "la population locale de l’OIM")
    assert (issue.check, issue.data["preferred"]) == ("terms.preferred", "communauté d’accueil")
    assert (issue.source_start, issue.source_end) == (4, 18)


def test_forbidden() -> None:
    target = "la communauté hôte, env."
    (issue,) = _issues("the host community, approx.", target)
    assert (issue.check, target[issue.start : issue.end]) == ("terms.forbidden", "communauté hôte")
    assert [fix.text for fix in issue.fixes] == ["communauté d’accueil"]


def test_a_term_anywhere_in_the_block_is_enough() -> None:
    segments = (
        ProofingSegment("1", "b", "IOM came.", "Elle est venue."),
        ProofingSegment("2", "b", "It left.", "L’OIM est partie."),
    )
    context = ProofingContext("en", "fr", segments, source_terms=Finder("en"), target_terms=Finder("fr"))
    assert check_all(context, None, CancelToken()) == []


def test_without_a_target_term_nothing_is_missing() -> None:
    context = pair_context(
        "IOM came.", "Sie kam.", "en", "de", source_terms=Finder("en"), target_terms=Finder("de")
    )
    assert [issue.check for issue in check_all(context, None, CancelToken())] == []


PRESSURE = Concept("psi", (Term("psi", "en"), Term("psi", "fr")))
ABOUT = Concept("env", (Term("approx.", "en"), Term("env.", "fr")))


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        ("It has (270 psi), approx. 19 bar.", "Il a (270 psi), env. 19 bars.", []),
        ("It has (270 psi), approx. 19 bar.", "Il a 270 livres par pouce, env. 19 bars.", ["psi"]),
        ("It has (270 psi), approx. 19 bar.", "Il a (270 psi), soit 19 bars.", ["env."]),
        ("The host communities of IOM.", "Les communautés d’accueil de l’OIM.", []),
        ("The host communities of IOM.", "Les voisins de l’OIM.", ["communauté d’accueil"]),
    ],
)
def test_with_the_real_recogniser(source: str, target: str, missing: list[str]) -> None:
    concepts = (HOST, IOM, PRESSURE, ABOUT)
    context = pair_context(
        source,
        target,
        "en",
        "fr",
        source_terms=TermRecogniser(concepts, "en"),
        target_terms=TermRecogniser(concepts, "fr"),
    )
    issues = [issue for issue in check_all(context, None, CancelToken()) if issue.check == "terms.preferred"]
    assert [issue.data["preferred"] for issue in issues] == missing


FUND = Concept(
    "fund",
    (
        Term("trust fund", "en"),
        Term("slush fund", "en", TermStatus.FORBIDDEN),
        Term("fonds d’affectation spéciale", "fr"),
        Term("fonds fiduciaire", "fr", TermStatus.ADMITTED),
        Term("FAS", "fr", TermStatus.ADMITTED),
    ),
)
CHIEF = Concept(
    "chief",
    (
        Term("Director General", "en"),
        Term("Directeur général", "fr"),
        Term("Directrice générale", "fr", TermStatus.ADMITTED),
    ),
)


def _release(*pairs: tuple[str, str], source: str = "en", target: str = "fr") -> list[tuple[str, str]]:
    concepts = (FUND, CHIEF, HOST)
    segments = tuple(ProofingSegment(str(n), str(n), *pair) for n, pair in enumerate(pairs))
    context = ProofingContext(
        source,
        target,
        segments,
        source_terms=TermRecogniser(concepts, source),
        target_terms=TermRecogniser(concepts, target),
    )
    found = check_all(context, None, CancelToken())
    return [(issue.segment_id, issue.check) for issue in found if issue.check.startswith("terms.")]


def test_another_term_than_before() -> None:
    first = ("The trust fund grows.", "Le fonds d’affectation spéciale grandit.")
    other = ("A trust fund shrinks.", "Un fonds fiduciaire diminue.")
    assert _release(first, other) == [("1", "terms.choice")]
    assert _release(other, first) == [("1", "terms.choice")]
    assert _release(first, ("Of all trust funds.", "De tous les fonds d’affectation spéciale.")) == []
    assert _release(first, ("The trust fund.", "Le FAS.")) == []
    assert _release(first, ("The trust fund.", "Le fonds d’affectation spéciale, fonds fiduciaire.")) == []
    assert _release(first, ("Nothing.", "Un fonds fiduciaire.")) == []


def test_a_feminine_is_no_other_term() -> None:
    assert (
        _release(
            ("The Director General came.", "Le Directeur général est venu."),
            ("The Director General came.", "La Directrice générale est venue."),
        )
        == []
    )


def test_a_term_of_the_source_that_the_house_does_not_say() -> None:
    assert _release(("The slush fund.", "Le fonds d’affectation spéciale.")) == [("0", "terms.source")]
    assert _release(("La communauté hôte.", "The host community."), source="fr", target="en") == [
        ("0", "terms.source")
    ]


def test_a_name_is_not_asked_for_where_a_common_noun_stands() -> None:
    assert _release(("Ten directors general met.", "Dix chefs se sont réunis.")) == []
    missing = [("0", "terms.preferred")]
    assert _release(("The Director General met them.", "La cheffe les a vus.")) == missing
    assert _release(("Les directeurs généraux viennent.", "The chiefs come."), source="fr", target="en") == []


HAZARD = Concept("hazard", (Term("hazard", "en"), Term("aléa", "fr")))


@pytest.mark.parametrize(
    ("source", "is_asked"),
    [
        ("Goals by Eden Hazard won it.", False),
        ("The Hazard Center opened.", False),
        ("Hazards are many.", True),
        ("It is a hazard.", True),
        ("This is a NEW HAZARD.", True),
    ],
)
def test_a_word_in_a_name_is_not_asked_for(source: str, is_asked: bool) -> None:
    context = pair_context(
        source,
        "Autre chose est dite ici.",
        "en",
        "fr",
        source_terms=TermRecogniser([HAZARD], "en"),
        target_terms=TermRecogniser([HAZARD], "fr"),
    )
    found = [issue for issue in check_all(context, None, CancelToken()) if issue.check == "terms.preferred"]
    assert bool(found) is is_asked


def test_spokesman_and_spokeswoman_are_one_choice() -> None:
    both = Concept(
        "s",
        (Term("portavoz", "es"), Term("spokesperson", "en"), Term("spokesman", "en", TermStatus.ADMITTED)),
    )
    segments = (
        ProofingSegment("1", "1", "El portavoz vino.", "The spokesman came."),
        ProofingSegment("2", "2", "La portavoz habla.", "The spokesperson speaks."),
    )
    context = ProofingContext(
        "es",
        "en",
        segments,
        source_terms=TermRecogniser([both], "es"),
        target_terms=TermRecogniser([both], "en"),
    )
    assert [one.check for one in check_all(context, None, CancelToken()) if one.check == "terms.choice"] == []
