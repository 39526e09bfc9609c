"""Nothing that stands in a text brings the room down or keeps it for minutes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model.tasks import CancelToken
from workbench.proofing.context import pair_context
from workbench.proofing.runner import check_all

ODD = {
    "spaces": " " * 100_000,
    "no-break spaces": "\u00a0\u202f" * 50_000,
    "digits": "7" * 100_000,
    "figures": "1 234,5 " * 2_000,
    "word": "a" * 100_000,
    "control": "\x00\x01\x07" * 20_000,
    "surrogates": "\ud800\udfff" * 20_000,
    "right to left": "مرحبا بالعالم " * 5_000,
    "emoji": "🎉👩‍🚀" * 10_000,
    "combining": "e\u0301\u0327" * 20_000,
    "codes": "\ue000\ue001" * 20_000,
    "guillemets": "« " * 20_000,
    "quotes": "'a \"b " * 10_000,
    "dots": "." * 50_000,
    "addresses": "https://a.b/" * 5_000,
    "hashtags": "#a @b " * 10_000,
    "numbers": "un deux trois mille " * 3_000,
    "many lines": "\n" * 50_000,
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("language", ["fr", "es", "en"])
@pytest.mark.timeout(60)
def test_odd_text(name: str, language: str) -> None:
    text = ODD[name]
    for source, target in ((text, text + "x"), ("Some 193 people", text), (text, "Quelque 193 personnes")):
        context = pair_context(source, target, "en", language)
        for issue in check_all(context, None, CancelToken()):
            assert 0 <= issue.start <= issue.end <= len(target)
            assert -1 <= issue.source_start <= issue.source_end <= len(source)


@pytest.mark.timeout(120)
def test_a_megabyte_in_one_segment() -> None:
    sentence = (
        "En 2018, quelque 1 250 000 personnes (3,5 %) ont quitté l’Equateur le 19 août à 15 h ; oui. "
        "Les équipes de la commission ont réparé les routes et les ponts de la région avec les habitants des villages,"
        " qui attendaient depuis longtemps que les écoles et les marchés ouvrent de nouveau dans la vallée. "
    )
    text = sentence * (1_000_000 // len(sentence))
    issues = check_all(pair_context(text, text, "en", "fr"), None, CancelToken())
    assert {"typography.fr.capital_accent", "target.same_as_source"} <= {issue.check for issue in issues}


MARKS = (
    "1|250| |\u00a0|,|.|%|«|»|“|'|’|à|e\u0301|Le|19 août|(|)|\ue000|\ud800|🎉|https://a.org|+54 11 4815 1035"
)
PIECES = st.sampled_from([*MARKS.split("|"), "million", "-", ":", "!", "\n", "3 p.m.", "XX"])


@given(st.lists(PIECES, max_size=20).map("".join), st.lists(PIECES, max_size=20).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_pair(source: str, target: str) -> None:
    for issue in check_all(pair_context(source, target, "en", "fr"), None, CancelToken()):
        assert 0 <= issue.start <= issue.end <= len(target)
        assert -1 <= issue.source_start <= issue.source_end <= len(source)


def test_composed_and_decomposed_are_one_text() -> None:
    composed, decomposed = "Les États membres réunis", "Les E\u0301tats membres re\u0301unis"
    for text in (composed, decomposed):
        assert check_all(pair_context("", text, "", "fr"), None, CancelToken()) == []
    same = check_all(pair_context(composed, decomposed, "es", "fr"), None, CancelToken())
    assert [issue.check for issue in same] == ["target.same_as_source"]


NAMES = "Débora Taicz, ministre de l’Équateur, a reçu 1 500 réfugiés à São Tomé le 3 août ; Élodie Müller l’a dit."
SPANISH = "Débora Taicz, ministra del Ecuador, recibió a 1.400 refugiados en Santo Tomé el 4 de agosto."


@pytest.mark.parametrize("decomposed", [("source",), ("target",), ("source", "target")])
def test_facts_of_decomposed_text(decomposed: tuple[str, ...]) -> None:
    pair = {"source": SPANISH, "target": NAMES}
    changed = pair | {side: unicodedata.normalize("NFD", pair[side]) for side in decomposed}
    as_told = [
        [
            (issue.check, issue.text, issue.message, issue.data)
            for issue in check_all(context, None, CancelToken())
        ]
        for context in (
            pair_context(pair["source"], pair["target"], "es", "fr"),
            pair_context(changed["source"], changed["target"], "es", "fr"),
        )
    ]
    assert as_told[0] == as_told[1]
    assert {"facts.number", "facts.date"} <= {check for check, *_ in as_told[0]}
