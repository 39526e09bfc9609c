"""Quotations open and close, whatever their marks."""

from __future__ import annotations

import pytest

from workbench.proofing.facts.quotations import fewest, quotations


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("« Oui », dit-il.", 1),
        ("“Yes,” he said, “and no.”", 2),
        ('He said "yes" and "no".', 2),
        ("« Un “mot” dans la phrase »", 1),
        ("'We go,' he said, it's late.", 1),
        ("„Ja“, sagte er.", 1),
        ("It's John's and the students' own.", 0),
    ],
)
def test_count(text: str, count: int) -> None:
    found = quotations(text)
    assert len(found.spans) == count
    assert not found.unclosed
    assert not found.unopened


def test_without_partner() -> None:
    assert quotations("« Oui, dit-il.").unclosed == (0,)
    assert quotations("Oui », dit-il.").unopened == (4,)


def test_apostrophes_make_unsure() -> None:
    assert quotations("'We know it won't change.").unsure


def test_a_quotation_cut_by_he_said_may_be_one() -> None:
    text = "“We must act,” said Ms Diallo, “and soon.”"
    assert fewest(text, quotations(text).spans) == 1
