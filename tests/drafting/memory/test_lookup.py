from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.drafting.building import coded
from tests.drafting.memory.asking import asked, unit
from workbench.drafting.memory.lookup import Lookup, Question, ranked
from workbench.model.memory import Match, MatchKind
from workbench.store.memories import MemoryFile
from workbench.store.memory_words import words_of

SAYS = "On 12 May 2026, 1,500 people reached Spain, up 3.5 per cent."
DIT = "Le 12 mai 2026, 1 500 personnes ont atteint l’Espagne, soit 3,5\u00a0% de plus."


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[MemoryFile]:
    with MemoryFile(tmp_path / "m.db", "m") as file:
        yield file


def put(match: Match | None) -> list[str]:
    assert match is not None
    return [match.target[start:end] for start, end in match.replaced]


def test_context_exact_and_neither() -> None:
    known = unit("Water is back.", "L’eau est revenue.", before="a", after="b")
    for before, after, score, kind in (("a", "b", 101, MatchKind.CONTEXT), ("a", "c", 100, MatchKind.EXACT)):
        match = asked("Water is\u00a0back.", before=before, after=after).match(known)
        assert match is not None
        assert (match.score, match.kind) == (score, kind)
    without = asked("Water is back.").match(replace(known, before="", after=""))
    assert without is not None
    assert without.score == 100


def test_figures_and_dates_are_put_in_as_the_target_writes_them() -> None:
    match = asked("On 3 June 2026, 12,300 people reached Spain, up 4 per cent.").match(unit(SAYS, DIT))
    assert match is not None
    assert (match.kind, match.score) == (MatchKind.ADAPTED, 97)
    assert (
        match.target
        == "Le 3\u00a0juin 2026, 12\u202f300 personnes ont atteint l’Espagne, soit 4\u00a0% de plus."
    )
    assert put(match) == ["3\u00a0juin 2026", "12\u202f300", "4\u00a0%"]


@pytest.mark.parametrize(
    ("hour", "written", "other", "becomes"),
    [
        ("18:00", "18 h", "14:00", "14 h"),
        ("18:00", "18 heures", "2 p.m.", "14 heures"),
        ("18:00", "18:00", "14:30", "14:30"),
        ("6 p.m.", "18 h 00", "9:05 a.m.", "9 h 05"),
        ("18:00", "18 h", "14:30", "14\u00a0h\u00a030"),
        ("18:00", "18 heures", "1 a.m.", "1\u00a0heure"),
    ],
)
def test_an_hour_is_found_by_its_value_and_put_in_as_the_unit_writes_it(
    hour: str, written: str, other: str, becomes: str
) -> None:
    known = unit(
        f"Embargoed until {hour} GMT on Saturday 21 November 2026.",
        f"Sous embargo jusqu’au samedi 21 novembre 2026 à {written} GMT.",
    )
    match = asked(f"Embargoed until {other} GMT on Thursday 26 November 2026.").match(known)
    assert match is not None
    assert (match.kind, match.score) == (MatchKind.ADAPTED, 98)
    assert match.target == f"Sous embargo jusqu’au jeudi 26\u00a0novembre 2026 à {becomes} GMT."
    assert put(match) == ["jeudi 26\u00a0novembre 2026", becomes]


@pytest.mark.parametrize(
    ("source", "target", "question", "becomes"),
    [
        ("Six people came.", "Six personnes sont venues.", "Eleven people came.", "Onze"),
        ("It has six schools.", "Elle a six écoles.", "It has eleven schools.", "onze"),
        ("It has six schools.", "Elle a six écoles.", "It has 12 schools.", "12"),
        ("It has 3 schools.", "Elle a trois écoles.", "It has 7 schools.", "sept"),
        ("It has 3 schools.", "Elle a trois écoles.", "It has 27 schools.", "27"),
        ("It has six schools.", "Elle a 6 écoles.", "It has eleven schools.", "11"),
        ("It has nine schools.", "Neuf écoles, dit-elle.", "It has ten schools.", "Dix"),
    ],
)
def test_small_numbers_are_put_in_in_words_as_the_unit_has_them(
    source: str, target: str, question: str, becomes: str
) -> None:
    match = asked(question).match(unit(source, target))
    assert match is not None
    assert (match.kind, match.score, put(match)) == (MatchKind.ADAPTED, 99, [becomes])


def test_an_hour_of_the_morning_does_not_become_one_of_the_afternoon_with_the_same_mark() -> None:
    known = replace(unit("À 9 heures.", "At 9 a.m."), source_language="fr", target_language="en")
    match = Lookup(Question("À 14 heures.", "fr", "en"), words_of).match(known)
    assert match is not None
    assert match.target == "At 2 p.m."


def test_an_amount_is_found_by_its_value_however_the_target_writes_it() -> None:
    known = unit("It cost US$5 million.", "Cela a coûté 5\u00a0000\u00a0000\u00a0$.")
    match = asked("It cost US$7 million.").match(known)
    assert match is not None
    assert (match.kind, match.target) == (
        MatchKind.ADAPTED,
        "Cela a coûté 7\u00a0millions de dollars.",
    )


def test_a_figure_that_the_target_has_not_is_not_put_in() -> None:
    match = asked("It helped 7 people in the north of the city.").match(
        unit(
            "It helped 3 people in the north of the city.",
            "Elle a aidé quelques personnes dans le nord de la ville.",
        )
    )
    assert match is not None
    assert (match.kind, match.replaced) == (MatchKind.FUZZY, ())
    assert match.score < 95


def test_a_name_is_put_in_and_said_so() -> None:
    match = asked("The report by Ana Roy was published in the city of Kessou.").match(
        unit(
            "The report by Jean Dupont was published in the city of Kessou.",
            "Le rapport de Jean Dupont a paru à Kessou.",
        )
    )
    assert match is not None
    assert (match.kind, match.score, match.target) == (
        MatchKind.ADAPTED,
        97,
        "Le rapport de Ana Roy a paru à Kessou.",
    )
    assert put(match) == ["Ana Roy"]


def test_codes_are_apart() -> None:
    text, codes = coded("The <1>report</1> is here.")
    match = asked(text, codes).match(unit("The report is here.", "Le rapport est là."))
    assert match is not None
    assert (match.kind, match.score, match.target) == (MatchKind.ADAPTED, 99, "Le rapport est là.")
    around, codes = coded("<1>The report is here.</1>")
    whole = asked(around, codes).match(unit("The report is here.", "Le rapport est là."))
    assert whole is not None
    assert whole.target == f"{around[0]}Le rapport est là.{around[-1]}"


def test_a_memory_answers_both_ways_and_in_any_form_of_a_language(memory: MemoryFile) -> None:
    memory.append(
        [replace(unit("Water is back in the city.", "L’eau est revenue en ville."), source_language="en-GB")]
    )
    (there,) = asked("Water is now back in the city.").matches(memory)
    assert there.kind is MatchKind.FUZZY
    back = replace(
        asked("")._question, text="L’eau est revenue en ville.", source_language="fr", target_language="en"
    )
    from workbench.drafting.memory.lookup import Lookup
    from workbench.store.memory_words import words_of

    (match,) = Lookup(back, words_of).matches(memory)
    assert (match.score, match.target, match.unit.target_language) == (
        100,
        "Water is back in the city.",
        "en-GB",
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\ue000",
        "!",
        "\ud800",
        "😀",
        "مرحبا بالعالم",
        "水",
        "x" * 50_000,
        '" OR "',
        "NEAR(a b)",
        "*",
        "e\u0301",
    ],
)
def test_any_text_may_be_asked(memory: MemoryFile, text: str) -> None:
    memory.append([unit("Water is back.", "L’eau est revenue."), unit("مرحبا بالعالم", "Bonjour le monde")])
    for match in asked(text).matches(memory):
        assert match.score >= 60


def test_the_best_comes_first_and_each_target_once() -> None:
    exact = Match(unit("a", "x"), 100, "x")
    approved = replace(exact, unit=replace(exact.unit, approved=True), target="y")
    assert ranked([replace(exact, score=80), exact, approved]) == [approved, exact]
