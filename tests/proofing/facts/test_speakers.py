"""Clauses that tell who speaks, in three languages."""

from __future__ import annotations

import pytest

from workbench.proofing.facts.speakers import attributions, bare_words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“We must act now,” said Ana Ruiz.", ["Ana Ruiz"]),
        ("Ana Ruiz said: “We must act now.”", ["Ana Ruiz"]),
        ("According to Dr Ana Ruiz, “we must act now”.", ["Ana Ruiz"]),
        ("“We must act now,” he said.", [""]),
        ("“We must act now,” Ms Ruiz said. “It is late.” It rained in Paris.", ["Ruiz"]),
        ("« Nous devons agir », a déclaré Mme Ruiz.", ["Ruiz"]),
        ("« Nous devons agir, a déclaré Ana Ruiz, et sans délai. »", ["Ana Ruiz"]),
        ("Selon M. Vega, « nous devons agir ».", ["Vega"]),
        ("«Debemos actuar ya», dijo la Sra. Vega.", ["Vega"]),
        ("Ana Ruiz said that we must act.", []),
        ("", []),
    ],
)
def test_who_speaks(text: str, names: list[str]) -> None:
    found = attributions(text)
    assert [one.name for one in found] == names
    for one in found:
        assert text[one.name_start : one.name_start + len(one.name)] == one.name
        assert 0 <= one.start <= one.name_start <= one.end <= len(text)


def test_words_outside_quotations() -> None:
    assert bare_words("« Nous devons agir. »") == 0
    assert bare_words("« Oui », dit-il.") == 2
