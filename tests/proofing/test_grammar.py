"""What a grammar engine reports is judged with both languages in mind."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from workbench.model.engines import Destination, GrammarMatch
from workbench.model.errors import EngineError
from workbench.model.issues import Issue, Severity
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term, TermMatch
from workbench.proofing.context import ProofingContext, ProofingSegment, pair_context, words_by_language
from workbench.proofing.grammar import grammar_issues
from workbench.proofing.runner import check_segment


class Engine:
    """Reports the words that it is given, wherever they stand."""

    name = "Canned"
    destination = Destination.THIS_MACHINE

    def __init__(
        self, reports: dict[str, tuple[str, ...]], rule: str = "SPELLING", kind: str = "spelling"
    ) -> None:
        self.reports = reports
        self.rule = rule
        self.kind = kind
        self.texts: list[str] = []

    def languages(self) -> frozenset[str]:
        return frozenset({"fr"})

    def check(self, text: str, language: str, cancel: CancelToken) -> Sequence[GrammarMatch]:
        self.texts.append(text)
        found = []
        for word, replacements in self.reports.items():
            place = text.find(word)
            while place >= 0:
                end = place + len(word)
                found.append(GrammarMatch(place, end, self.rule, self.kind, "Phrase", replacements))
                place = text.find(word, end)
        return sorted(found, key=lambda match: match.start)

    def close(self) -> None:
        pass


def _spelling(target: str, *unknown: str, source: str = "", **suggestions: tuple[str, ...]) -> list[str]:
    context = pair_context(source, target, "en", "fr")
    engine = Engine(dict.fromkeys(unknown, ()) | suggestions)
    return [issue.text for issue in grammar_issues(context, 0, engine, CancelToken())]


def test_names_inside_a_sentence() -> None:
    assert _spelling("Avec Vitorino et Taicz hier", Vitorino=("Vittorio",), Taicz=("Taissy",)) == []


def test_a_slip_in_small_letters() -> None:
    assert _spelling("Ils sont notament venus", notament=("notamment",)) == ["notament"]


@pytest.mark.parametrize(
    ("word", "right"), [("Ecoquartiers", "Écoquartiers"), ("Echafaudages", "Échafaudages")]
)
def test_capitals_without_accent(word: str, right: str) -> None:
    assert _spelling(f"Tous les {word} sont là", **{word: (right,)}) == [word]


def test_acronyms() -> None:
    assert _spelling("L’OIM et la BAPA+40, les ONGs", "OIM", "BAPA", "ONGs") == []


def test_a_usual_word_with_one_letter_wrong() -> None:
    assert _spelling("Avec le Gouvernment hier", Gouvernment=("Gouvernement",)) == ["Gouvernment"]


def test_a_name_at_the_beginning() -> None:
    assert _spelling("Vitorino a dit. Puis Vitorino est parti.", Vitorino=("Vittorio",)) == []
    assert _spelling("Débora Taicz est venue.", Taicz=("Taissy",)) == []
    assert _spelling("Sanglatude est venue.", Sanglatude=()) == ["Sanglatude"]


def test_a_name_that_is_nearly_another_one() -> None:
    text = "Avec Vitorino, avec Vitorino, puis avec Vitorimo hier"
    assert _spelling(text, "Vitorino", "Vitorimo") == ["Vitorimo"]


def test_a_title_in_english() -> None:
    text = "l’événement South-South cooperation as a tool for migration governance in Latin America, où"
    unknown = ("South", "cooperation", "tool", "governance", "America")
    assert _spelling(text, *unknown) == []
    assert _spelling(text + " notament hier", *unknown, notament=("notamment",)) == ["notament"]


def test_one_english_word_is_no_title() -> None:
    assert _spelling("Une bonne governance des migrations", governance=("gouvernance",)) == ["governance"]


def test_words_of_the_source() -> None:
    source = "The Nansen workshop on clictivism, an example"
    assert _spelling("L’atelier workshop hier", "workshop", source=source) == []
    assert _spelling("Un clictivism hier", clictivism=("activisme",), source=source) == []
    assert _spelling("Un example hier", example=("exemple",), source=source) == ["example"]
    assert _spelling("« an example »", "an", example=("exemple",), source=source) == []


def test_words_elsewhere_in_the_source() -> None:
    segments = (
        ProofingSegment("1", "1", "The workshop", "Le workshop hier"),
        ProofingSegment("2", "2", "It ended", "Fin du workshop"),
    )
    context = ProofingContext("en", "fr", segments)
    assert grammar_issues(context, 1, Engine({"workshop": ()}), CancelToken()) == []


@pytest.mark.parametrize("word", ["déplacement-relais", "Xqzt", "xqzt", "xqzts"])
def test_dictionaries(word: str) -> None:
    dictionaries = words_by_language([("fr-FR", "xqzt"), ("", "relais"), ("fr", "déplacement")])
    context = pair_context("", f"Un {word} hier", "", "fr", dictionaries=dictionaries)
    assert grammar_issues(context, 0, Engine({word: ()}), CancelToken()) == []


class Finder:
    """Recognises one term."""

    def __init__(self, word: str) -> None:
        term = Term(word, "fr")
        self.term, self.concept = term, Concept("c", (term,))

    def find(self, text: str) -> tuple[TermMatch, ...]:
        place = text.find(self.term.text)
        return (TermMatch(self.term, self.concept, place, place + len(self.term.text)),) if place >= 0 else ()


def test_terms() -> None:
    context = pair_context("", "Un xqzt, hier", "", "fr", target_terms=Finder("xqzt"))
    assert grammar_issues(context, 0, Engine({"xqzt": ()}), CancelToken()) == []


def test_addresses_and_words_with_digits() -> None:
    assert _spelling("Voir www.xqzt.org et le G20x", "xqzt", "G20x") == []


def test_what_typography_covers_is_told_once() -> None:
    context = pair_context("", "Les Etats - membres", "", "fr")
    engine = Engine({"Etats": ("États",), "-": ("–",)})
    issues = check_segment(context, 0, engine, CancelToken())
    assert sorted(issue.check for issue in issues) == ["typography.dash", "typography.fr.capital_accent"]


def _grammar(text: str, word: str, rule: str = "AGREEMENT", kind: str = "grammar") -> list[Issue]:
    context = pair_context("", text, "", "fr")
    return grammar_issues(context, 0, Engine({word: ("x",)}, rule, kind), CancelToken())


def test_grammar_is_told_with_the_engine_s_sentence() -> None:
    (issue,) = _grammar("Une étude à été menée.", "à été")
    assert (issue.check, issue.message, issue.severity) == ("grammar.AGREEMENT", "grammar", Severity.WARNING)
    assert issue.data["sentence"] == "Phrase"
    assert [fix.text for fix in issue.fixes] == ["x"]


def test_grammar_that_stumbles_over_a_name() -> None:
    assert _grammar("une source du Xqztish hier", "du Xqztish") == []
    assert len(_grammar("les Nations unis hier", "Nations unis")) == 1


@pytest.mark.parametrize("rule", ["FRENCH_WHITESPACE", "NOMBRES_EN_LETTRES", "FR_MULTITOKEN_SPELLING_TWO"])
def test_quiet_rules(rule: str) -> None:
    assert _grammar("un mot ici", "mot", rule) == []


def test_style_is_a_hint() -> None:
    (issue,) = _grammar("un mot ici", "mot", "STYLE_RULE", "style")
    assert issue.severity is Severity.HINT


def test_rules_are_turned_off() -> None:
    context = ProofingContext(
        "", "fr", (ProofingSegment("1", "1", "", "un mot"),), disabled_checks=frozenset({"grammar.AGREEMENT"})
    )
    assert check_segment(context, 0, Engine({"mot": ()}, "AGREEMENT", "grammar"), CancelToken()) == []


def test_codes_are_not_shown_to_the_engine() -> None:
    engine = Engine({"notament": ("notamment",)})
    target = "Ils \ue000sont no\ue001tament ve\u0301nus"
    context = pair_context("", target, "", "fr")
    (issue,) = grammar_issues(context, 0, engine, CancelToken())
    assert engine.texts == ["Ils sont notament vénus"]
    assert target[issue.start : issue.end] == "no\ue001tament"
    assert issue.fixes == ()


def test_other_languages_are_not_asked() -> None:
    engine = Engine({"x": ()})
    assert grammar_issues(pair_context("", "x", "", "de"), 0, engine, CancelToken()) == []
    assert engine.texts == []


def test_reports_outside_the_text_are_left_out() -> None:
    class Wild(Engine):
        def check(self, text: str, language: str, cancel: CancelToken) -> Sequence[GrammarMatch]:
            return [GrammarMatch(-1, 2, "R", "grammar", ""), GrammarMatch(0, 999, "R", "grammar", "")]

    assert grammar_issues(pair_context("", "texte", "", "fr"), 0, Wild({}), CancelToken()) == []


def test_the_engine_s_error_comes_through() -> None:
    class Away(Engine):
        def check(self, text: str, language: str, cancel: CancelToken) -> Sequence[GrammarMatch]:
            raise EngineError("engine.timeout", engine="x", seconds=1)

    with pytest.raises(EngineError):
        check_segment(pair_context("", "texte", "", "fr"), 0, Away({}), CancelToken())
