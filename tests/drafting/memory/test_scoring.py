"""The examples of docs/matching.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drafting.memory.asking import asked, unit
from workbench.drafting.memory.scoring import measured, score

DOCS = Path(__file__).parents[3] / "docs" / "matching.md"


def _examples() -> list[tuple[str, str, int]]:
    rows = re.findall(r"^\| `(.+?)` \| `(.+?)` \| (\d+) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    return [(known, text, int(number)) for known, text, number in rows]


def test_the_page_has_examples() -> None:
    assert len(_examples()) >= 8


@pytest.mark.parametrize(("known", "text", "number"), _examples())
def test_an_example_of_the_page(known: str, text: str, number: int) -> None:
    match = asked(text, at_least=0).match(unit(known, "La traduction."))
    assert match is not None
    assert match.score == number


def test_one_word_of_twenty_is_in_the_nineties() -> None:
    known = "The organization and its partners have given food water and shelter to the people in the north of the country."
    assert len(known.split()) == 20
    for place in range(20):
        words = known.split()
        words[place] = "another"
        assert 90 <= score(measured(known), measured(" ".join(words))) <= 99


@given(st.text(), st.text())
def test_a_score_is_the_same_both_ways_and_whole_only_for_the_same(one: str, other: str) -> None:
    found = score(measured(one), measured(other))
    assert found == score(measured(other), measured(one))
    assert 0 <= found <= 100
    assert (found == 100) == (measured(one).text == measured(other).text)
