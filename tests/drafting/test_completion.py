"""What may be meant by the beginning of a word."""

from __future__ import annotations

import pytest

from workbench.drafting.completion import (
    Completion,
    CompletionKind,
    beginnings,
    collected,
    in_case_of,
    prefix_before,
    words_of,
)

WORDS = collected(
    [
        [
            Completion("inondation", CompletionKind.MEMORY),
            Completion("14 500", CompletionKind.FIGURE, "14,500"),
        ],
        [
            Completion("Énergie propre", CompletionKind.TERM, "clean energy"),
            Completion("x" * 500, CompletionKind.TERM),
        ],
    ]
)


@pytest.mark.parametrize(
    ("prefix", "texts"),
    [
        ("ino", ["inondation"]),
        ("INO", ["inondation"]),
        ("ener", ["Énergie propre"]),
        ("én", ["Énergie propre"]),
        ("1", ["14 500"]),
        ("i", []),
        ("", []),
        ("inondation", []),
        ("xx", []),
    ],
)
def test_matching(prefix: str, texts: list[str]) -> None:
    assert [one.text for one in WORDS.matching(prefix)] == texts


def test_terms_come_first() -> None:
    words = collected(
        [[Completion("eaux", CompletionKind.MEMORY)], [Completion("eau potable", CompletionKind.TERM)]]
    )
    assert [one.text for one in words.matching("ea")] == ["eau potable", "eaux"]


@pytest.mark.parametrize(
    ("text", "place", "prefix"),
    [
        ("les ino", 7, "ino"),
        ("les inond", 7, ""),
        ("l’eau", 5, "eau"),
        ("\ue000mot", 4, "mot"),
        ("peut-ê", 6, "peut-ê"),
        ("e\u0301ne", 4, "e\u0301ne"),
        ("", 0, ""),
        ("fin. ", 5, ""),
    ],
)
def test_the_beginning_of_the_word(text: str, place: int, prefix: str) -> None:
    assert prefix_before(text, place) == prefix


def test_words_worth_completing() -> None:
    assert words_of("Les communautés d’accueil, communautés et 12345 arc-en-ciel") == [
        "communautés",
        "accueil",
        "arc-en-ciel",
    ]


def test_whoever_asks_sees_everything_but_words() -> None:
    assert [one.text for one in WORDS.matching("", asked=True)] == ["Énergie propre", "14 500"]
    assert [one.text for one in WORDS.matching("i", asked=True)] == ["inondation"]


@pytest.mark.parametrize(
    ("text", "prefix", "written"),
    [
        ("points", "Po", "Points"),
        ("points", "PO", "POINTS"),
        ("points", "po", "points"),
        ("ONU Femmes", "ONU", "ONU Femmes"),
        ("Énergie", "én", "Énergie"),
        ("énergie", "E", "Énergie"),
        ("14 500", "1", "14 500"),
        ("", "x", ""),
    ],
)
def test_capitals_follow_what_was_typed(text: str, prefix: str, written: str) -> None:
    assert in_case_of(text, prefix) == written


SEVERAL = collected(
    [
        [
            Completion("points d’eau potable", CompletionKind.TERM),
            Completion("14\u202f500", CompletionKind.FIGURE),
            Completion("2,4\u00a0millions", CompletionKind.FIGURE),
            Completion("eaux", CompletionKind.MEMORY),
        ]
    ]
)


@pytest.mark.parametrize(
    ("text", "start", "texts"),
    [
        ("Des points", 4, ["points d’eau potable"]),
        ("Des points ", 4, ["points d’eau potable"]),
        ("Des points d'ea", 4, ["points d’eau potable"]),
        ("Des points d’eaux", 17, []),
        ("Les ea", 4, ["eaux"]),
        ("les 14 5", 4, ["14\u202f500"]),
        ("les 2,", 4, ["2,4\u00a0millions"]),
        ("points. d’ea", 10, ["eaux"]),
        ("points\ue000 d", 9, []),
        ("", 0, []),
    ],
)
def test_several_words_are_completed_as_one(text: str, start: int, texts: list[str]) -> None:
    began, found = SEVERAL.at(text, len(text))
    assert [one.text for one in found] == texts
    assert began == start or not texts


def test_nothing_begins_inside_of_a_word() -> None:
    assert SEVERAL.at("points", 3) == (3, ())
    assert beginnings("a b c d e f g", 13) == [4, 6, 8, 10, 12]
