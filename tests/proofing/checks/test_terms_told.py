"""A term said another way, and rightly so, is not asked for; said with other words it is."""

from __future__ import annotations

import pytest

from workbench.drafting.terms.recognition import TermRecogniser
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term
from workbench.proofing.context import ProofingContext, ProofingSegment
from workbench.proofing.runner import check_all


def _concept(en: str, fr: str, es: str) -> Concept:
    return Concept(en, (Term(en, "en"), Term(fr, "fr"), Term(es, "es")))


CONCEPTS = (
    _concept("US", "États-Unis", "Estados Unidos"),
    _concept("hazard", "aléa", "amenaza"),
    _concept("independence", "indépendance", "independencia"),
    _concept("statement", "déclaration", "declaración"),
    _concept("community", "communauté", "comunidad"),
    _concept("pledge", "promesse de don", "promesa de contribución"),
    _concept("Solidarity Fund", "Fonds de solidarité", "Fondo de Solidaridad"),
    _concept("Old Market site", "site du Vieux Marché", "punto del Mercado Viejo"),
)


def _asked(target: str, *pairs: tuple[str, str], source: str = "en") -> list[tuple[str, str]]:
    segments = tuple(ProofingSegment(str(n), str(n), *pair) for n, pair in enumerate(pairs))
    context = ProofingContext(
        source,
        target,
        segments,
        source_terms=TermRecogniser(CONCEPTS, source),
        target_terms=TermRecogniser(CONCEPTS, target),
    )
    return [
        (issue.segment_id, issue.data["preferred"])
        for issue in check_all(context, None, CancelToken())
        if issue.check == "terms.preferred"
    ]


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("fr", "It cost US$5 million.", "Le coût est de 5 millions de dollars."),
        ("fr", "It cost US $5 million.", "Le coût est de 5 millions de dollars."),
        ("fr", "The US economy grows.", "L’économie américaine croît."),
        ("es", "Three US senators came.", "Vinieron tres senadores estadounidenses."),
        ("fr", "Hazard outran everybody.", "Hazard a dépassé tout le monde."),
        ("fr", "The independence-minded region.", "La région indépendantiste."),
        ("es", "They gained independence.", "Los territorios se independizaron."),
        ("fr", "It said in a statement that it rains.", "Elle a déclaré qu’il pleuvait."),
        ("es", "The Old Market site opens.", "Se abre el Mercado Viejo."),
    ],
)
def test_told_another_way(language: str, source: str, target: str) -> None:
    assert _asked(language, (source, target)) == []


@pytest.mark.parametrize(
    ("language", "source", "target", "preferred"),
    [
        ("fr", "The US said no.", "Le pays a dit non.", "États-Unis"),
        ("fr", "A hazard was seen.", "Un danger a été vu par Hazard.", "aléa"),
        ("fr", "The community met.", "La communication a eu lieu.", "communauté"),
        ("fr", "This pledge is a promise.", "Cette promesse est un engagement.", "promesse de don"),
        ("es", "The Old Market site opens.", "Se abre el punto nuevo.", "punto del Mercado Viejo"),
    ],
)
def test_said_with_other_words(language: str, source: str, target: str, preferred: str) -> None:
    assert _asked(language, (source, target)) == [("0", preferred)]


FIRST = ("The Solidarity Fund made a pledge.", "Le Fonds de solidarité a fait une promesse de don.")


@pytest.mark.parametrize(
    ("source", "target", "asked"),
    [
        ("This pledge is a promise.", "Cette promesse est un engagement.", []),
        ("The Solidarity Fund pays.", "Le Fonds.", []),
        ("The Solidarity Fund pays.", "Le Fonds, lui, paie.", []),
        ("The Solidarity Fund pays.", "Le Fonds monétaire paie.", ["Fonds de solidarité"]),
        ("The Solidarity Fund pays.", "Le Fonds de secours paie.", ["Fonds de solidarité"]),
        ("The Solidarity Fund pays.", "Un fonds paie.", ["Fonds de solidarité"]),
        ("The Solidarity Fund pays.", "Le mécène paie.", ["Fonds de solidarité"]),
    ],
)
def test_shortened_after_it_was_written_in_full(source: str, target: str, asked: list[str]) -> None:
    assert [preferred for _place, preferred in _asked("fr", FIRST, (source, target))] == asked


def test_what_comes_later_does_not_shorten() -> None:
    assert _asked("fr", ("The Solidarity Fund pays.", "Le Fonds."), FIRST) == [("0", "Fonds de solidarité")]


def test_shortened_in_english_where_the_noun_stands_last() -> None:
    first, then = (
        target_first(*pair) for pair in (FIRST, ("The Fund pays.", "Le Fonds de solidarité paie."))
    )
    assert _asked("en", first, then, source="fr") == [("1", "Solidarity Fund")]
    other = ("Le Fonds de solidarité.", "The Fund, which is small.")
    assert _asked("en", first, other, source="fr") == []


def target_first(source: str, target: str) -> tuple[str, str]:
    return target, source
