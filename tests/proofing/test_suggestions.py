"""What is offered for a misspelt word, and in which order."""

from __future__ import annotations

from dataclasses import replace

from workbench.drafting.terms.recognition import TermRecogniser
from workbench.model.engines import GrammarMatch
from workbench.model.terms import Concept, Term, TermStatus
from workbench.proofing.context import ProofingContext, pair_context
from workbench.proofing.suggestions import suggestions

CONCEPT = Concept(
    "mobility",
    (
        Term("mobility", "en"),
        Term("écomobilité", "fr"),
        Term("écomobilisté", "fr", TermStatus.FORBIDDEN),
    ),
)


def offered(text: str, engine: tuple[str, ...], context: ProofingContext) -> list[str]:
    match = GrammarMatch(0, len(text), "SPELLING", "spelling", "", engine)
    return suggestions(context, 0, match, text)


def context(text: str, source: str = "", **named: object) -> ProofingContext:
    made = pair_context(source, text, "en", "fr")
    return replace(made, **named)  # type: ignore[arg-type]


def test_what_the_termbase_says_comes_first() -> None:
    made = context(
        "ecomobilité",
        "Mobility matters.",
        source_terms=TermRecogniser([CONCEPT], "en"),
        target_terms=TermRecogniser([CONCEPT], "fr"),
    )
    found = offered("ecomobilité", ("immobilité", "mobilité"), made)
    assert found == ["écomobilité", "immobilité", "mobilité"]


def test_a_suggestion_that_is_a_term_goes_before_nearer_ones() -> None:
    concept = Concept("grant", (Term("grant", "en"), Term("subvention", "fr")))
    made = context("subvension", target_terms=TermRecogniser([concept], "fr"))
    assert offered("subvension", ("subversion", "subvention"), made) == ["subvention", "subversion"]


def test_words_of_the_dictionary_are_offered_with_their_capital() -> None:
    made = context("Kesou", dictionaries={"fr": frozenset({"Kessou", "écotaxe"})})
    assert offered("Kesou", ("Késako",), made) == ["Kessou", "Késako"]
    assert offered("Ecotaxe", (), made) == ["Écotaxe"]


def test_a_form_of_a_word_of_the_dictionary_goes_before_the_word() -> None:
    made = context("ecotaxes", dictionaries={"fr": frozenset({"écotaxe"})})
    assert offered("ecotaxes", ("écorces", "écotaxes"), made)[0] == "écotaxes"


def test_far_and_short_words_are_not() -> None:
    made = context("Kou", dictionaries={"fr": frozenset({"Kessou", "Kau"})})
    assert offered("Kou", ("Cou",), made) == ["Cou"]
    assert offered("Kassau", ("Cassa",), made) == ["Cassa"]


def test_the_order_of_a_grammar_rule_stays() -> None:
    match = GrammarMatch(0, 5, "RULE", "grammar", "", ("b", "a"))
    assert suggestions(context("Kesou"), 0, match, "Kesou") == ["b", "a"]
