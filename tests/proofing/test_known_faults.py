"""What other checkers are known to get wrong is right here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.drafting.terms.recognition import TermRecogniser
from workbench.model.engines import GrammarEngine
from workbench.model.issues import Issue
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term
from workbench.proofing.context import pair_context
from workbench.proofing.engines import lingotweaker
from workbench.proofing.engines.lingotweaker import LingoTweakerEngine
from workbench.proofing.runner import check_all


@pytest.fixture(scope="module")
def engine() -> Iterator[LingoTweakerEngine]:
    if lingotweaker.why_not_available():
        pytest.skip("LingoTweaker has no wheel for this machine")
    made = LingoTweakerEngine()
    yield made
    made.close()


def _issues(source: str, target: str, engine: GrammarEngine | None = None) -> list[Issue]:
    return check_all(pair_context(source, target, "en", "fr"), engine, CancelToken())


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_thousands_with_any_space_are_one_number(space: str) -> None:
    right, wrong = (figure.replace(" ", space) for figure in ("1 250 000", "1 520 000"))
    assert [one for one in _issues("1,250,000", right) if one.check.startswith("facts")] == []
    facts = [one for one in _issues("1,250,000", wrong) if one.check == "facts.number"]
    assert [(one.severity, one.text, one.message) for one in facts] == [
        ("error", wrong, "facts.number.differs")
    ]


def test_two_numbers_beside_a_comma_are_no_decimal() -> None:
    assert _issues("19 regions out of 27, 3.5%", "19 régions sur 27, 3,5\u00a0%") == []


def test_a_narrow_space_before_a_high_mark_is_right(engine: LingoTweakerEngine) -> None:
    assert _issues("Well done!", "Bravo\u202f!") == []
    assert _issues("", "Bravo\u202f!", engine) == []


@pytest.mark.parametrize(
    "text",
    [
        "Voir https://example.org:8080/a?b=c;d!e.",
        "Écrire à mailto:presse@example.org.",
        "Le document A/RES/73/195 est en ligne\u202f: www.example.org/a:b.",
        "Le fichier urn:isbn:9782070612758 est joint.",
    ],
)
def test_colons_of_addresses_are_no_punctuation(text: str) -> None:
    assert [one for one in _issues("", text) if one.check.startswith("typography")] == []


def test_emoji_before_it_move_no_span(engine: LingoTweakerEngine) -> None:
    text = "Bravo 🎉🎉. Le ministre à dit non."
    (issue,) = _issues("", text, engine)
    assert (text[issue.start : issue.end], issue.text) == ("à", "à")
    fixed = text[: issue.start] + issue.fixes[0].text + text[issue.end :]
    assert fixed == "Bravo 🎉🎉. Le ministre a dit non."


def test_an_accent_too_many_before_a_participle(engine: LingoTweakerEngine) -> None:
    text = "Une étude à été menée."
    issues = [one for one in _issues("", text, engine) if one.check.startswith("grammar")]
    assert any(
        text[: one.start] + one.fixes[0].text + text[one.end :] == "Une étude a été menée." for one in issues
    )


@pytest.mark.parametrize(
    ("term", "other", "source", "target"),
    [
        ("approx.", "env.", "It is approx. 5 km away.", "C’est à env. 5 km."),
        ("approx.", "env.", "It lasts two days (approx.)", "Cela dure deux jours (env.)."),
        (
            "psi",
            "psi",
            "A pressure of 19 bar (270 psi) is safe.",
            "Une pression de 19 bars (270 psi) est sûre.",
        ),
        ("270 psi", "270 psi", "A pressure of 19 bar (270 psi).", "Une pression de 19 bars (270 psi)."),
    ],
)
def test_a_term_beside_punctuation_is_found(term: str, other: str, source: str, target: str) -> None:
    concept = Concept("c", (Term(term, "en"), Term(other, "fr")))
    finders = {
        side: TermRecogniser((concept,), language)
        for side, language in (("source_terms", "en"), ("target_terms", "fr"))
    }
    assert [match.concept.id for match in finders["source_terms"].find(source)] == ["c"]
    assert [match.concept.id for match in finders["target_terms"].find(target)] == ["c"]
    context = pair_context(source, target, "en", "fr", **finders)
    assert "terms.preferred" not in [one.check for one in check_all(context, None, CancelToken())]
    lost = pair_context(source, "Sans rien.", "en", "fr", **finders)
    assert "terms.preferred" in [one.check for one in check_all(lost, None, CancelToken())]
