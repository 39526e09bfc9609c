from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drafting.building import coded, segment
from workbench.drafting.memory import adapt, best_match, memory_key
from workbench.model.inline import CodeKind, to_tags
from workbench.model.memory import TranslationUnit


def unit(source: str, target: str, kinds: dict[int, CodeKind] | None = None) -> TranslationUnit:
    text, codes = coded(source, kinds)
    tags = {code.tag: code.char for code in codes}
    for tag, char in tags.items():
        target = target.replace(tag, char)
    return TranslationUnit(
        "u1", text, target, "en", "fr", codes, "Ana", datetime(2026, 11, 1, tzinfo=UTC), "MR-1", "r1", "s1"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L’aide arrive", "L'aide arrive"), ("10\u00a0000 km", "10 000 km"), ("a  b\n", " a b"),
        ("« oui »", "«\u00a0oui\u00a0»"), ("“yes”", '"yes"'), ("E\u0301tats", "États"), ("re\u00adport", "report"),
        ("\ue000x\ue001", "\ue004x\ue009"), ("Sud\u2011Sud", "Sud-Sud"),
    ],
)  # fmt: skip
def test_what_makes_no_difference(one: str, other: str) -> None:
    assert memory_key(one) == memory_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aide", "aide"), ("1,500", "1.500"), ("in 2018", "in 2019"), ("Etats", "États"), ("\ue000x\ue001", "x"),
        ("a\ue000 b", "a \ue000b"), ("yes.", "yes"), ("a-b", "a–b"), ("ab", "a b"),
    ],
)  # fmt: skip
def test_what_makes_a_difference(one: str, other: str) -> None:
    assert memory_key(one) != memory_key(other)


@given(st.text())
def test_the_key_of_a_key_is_itself(text: str) -> None:
    key = memory_key(text)
    assert memory_key(key) == key
    assert memory_key(unicodedata.normalize("NFD", text)) == key


def test_codes_are_renumbered_to_the_segments() -> None:
    known = unit("The <1>red</1> <2>cross</2>", "La <2>croix</2> <1>rouge</1>")
    asked = segment("The <3>red</3> <7>cross</7>")
    match = adapt(known, asked)
    assert match is not None
    assert match.score == 100
    assert to_tags(match.target, asked.codes) == "La <7>croix</7> <3>rouge</3>"
    assert match.unit is known


def test_codes_answer_by_kind_where_the_order_differs() -> None:
    known = unit("<1><2>yes</2></1>", "<1><2>oui</2></1>", {1: CodeKind.BOLD, 2: CodeKind.ITALIC})
    asked = segment("<1><2>yes</2></1>", kinds={1: CodeKind.ITALIC, 2: CodeKind.BOLD})
    match = adapt(known, asked)
    assert match is not None
    assert to_tags(match.target, asked.codes) == "<2><1>oui</1></2>"


def test_codes_that_do_not_fit_give_no_match() -> None:
    known = unit("<1>yes</1>", "<1>oui</1>")
    assert adapt(known, segment("<1>yes</1>", kinds={1: CodeKind.LINK})) is None
    assert adapt(known, segment("yes")) is None
    assert adapt(known, segment("<1>no</1>")) is None
    assert adapt(replace(known, target="oui\ue010"), segment("<1>yes</1>")) is None
    assert adapt(replace(known, codes=()), segment("<1>yes</1>")) is None


def test_a_person_may_have_left_out_a_code() -> None:
    match = adapt(unit("<1>yes</1>", "oui"), segment("<1>yes</1>"))
    assert match is not None
    assert match.target == "oui"


def test_approved_units_come_first_then_the_given_order() -> None:
    first, second = unit("yes", "oui"), unit("yes", "si")
    asked = segment("yes")
    found = best_match([first, second], asked)
    assert found is not None
    assert found.target == "oui"
    found = best_match([first, replace(second, approved=True)], asked)
    assert found is not None
    assert found.target == "si"
    assert best_match([unit("no", "non")], asked) is None
