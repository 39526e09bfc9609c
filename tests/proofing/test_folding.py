"""Many alike are told once."""

from __future__ import annotations

from dataclasses import replace

from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.proofing.folding import Report, folded

_HINT = Issue(
    "typography.fr.apostrophe", Severity.HINT, "1", Side.TARGET, 1, 2, "'", "m", fixes=(Fix("’", safe=True),)
)


def test_hints_with_a_safe_fix_are_told_once_with_their_number() -> None:
    error = Issue("facts.number", Severity.ERROR, "1", Side.TARGET, 4, 6, "27", "m")
    later = replace(_HINT, segment_id="2")
    other = replace(_HINT, check="typography.ellipsis", segment_id="2")
    last = replace(_HINT, segment_id="3")
    assert folded([_HINT, error, later, other, last, error]) == [
        Report(_HINT, 2),
        Report(error),
        Report(other),
        Report(error),
    ]


def test_warnings_are_told_once_where_text_and_fix_are_the_same() -> None:
    dash = replace(
        _HINT, check="typography.dash", severity=Severity.WARNING, text="-", fixes=(Fix("–", safe=True),)
    )
    capital = replace(
        dash, check="typography.fr.capital_accent", text="Etat", fixes=(Fix("État", safe=True),)
    )
    another = replace(capital, text="Ecole", fixes=(Fix("École", safe=True),))
    assert folded([dash, capital, dash, another]) == [Report(dash, 1), Report(capital), Report(another)]


def test_a_word_that_no_dictionary_knows_is_told_once() -> None:
    word = replace(_HINT, check="spelling", severity=Severity.WARNING, text="rafia", fixes=(Fix("rafle"),))
    other = replace(word, text="oversize")
    assert folded([word, other, word, word]) == [Report(word, 2), Report(other)]


def test_what_asks_for_a_choice_stands_for_itself() -> None:
    unsafe = replace(_HINT, fixes=(Fix("’"),))
    without = replace(_HINT, fixes=())
    error = replace(_HINT, severity=Severity.ERROR)
    for issue in (unsafe, without, error):
        assert folded([issue, issue]) == [Report(issue), Report(issue)]
    assert folded([]) == []
