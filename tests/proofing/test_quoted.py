"""Words of the source that stand in the translation are no faults of the translation's language."""

from __future__ import annotations

import pytest

from workbench.model.issues import Side
from workbench.model.tasks import CancelToken
from workbench.proofing.context import ProofingContext, ProofingSegment, pair_context
from workbench.proofing.quoted import quoted_stretches
from workbench.proofing.runner import check_segment

TITLE = "AI Superpowers: China, Silicon Valley and the New World"


def _stretches(source: str, target: str, languages: tuple[str, str] = ("en", "fr")) -> list[str]:
    context = pair_context(source, target, *languages)
    return [target[start:end] for start, end in quoted_stretches(context, 0)]


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        (f"His book {TITLE} sold.", f"Son livre « {TITLE} » se vend.", [TITLE]),
        ("with Global Citizens like you", "et des Global Citizens comme vous", ["Global Citizens"]),
        ("the Red Cross", "la Croix-Rouge", []),
        ("a plan for all of us", "un plan pour nous", []),
        ("the social plans", "le social plan", []),
        ("Read “Don't Look Up, Ever”", "Lire « Don’t Look\u00a0Up, Ever »", ["Don’t Look\u00a0Up, Ever"]),
        ("New Yorkshire Cats", "le New York", []),
        ("", "Global Citizens of the World", []),
    ],
)
def test_words_that_both_have(source: str, target: str, found: list[str]) -> None:
    assert _stretches(source, target) == found


def test_one_language() -> None:
    assert _stretches("La ministre est venue hier", "La ministre est venue hier", ("fr-CA", "fr")) == []


def test_elsewhere_in_the_release() -> None:
    segments = (
        ProofingSegment("1", "1", f"See {TITLE}", "Voir le livre"),
        ProofingSegment("2", "2", "See the book", f"Voir {TITLE}"),
    )
    context = ProofingContext("en", "fr", segments)
    assert quoted_stretches(context, 1) == []
    assert quoted_stretches(context, 1, anywhere=True) == [(5, 5 + len(TITLE))]


def test_typography_of_a_quoted_title() -> None:
    source, target = f"His book: {TITLE}", f"Son livre: {TITLE}"
    context = pair_context(source, target, "en", "fr")
    colons = [
        issue.start
        for issue in check_segment(context, 0, None, CancelToken())
        if issue.check == "typography.fr.high_punctuation"
    ]
    assert colons == [target.index(":")]


def test_inline_codes_and_the_place_of_a_title() -> None:
    target = f"\ue000Son livre:\ue001 {TITLE}"
    context = pair_context(f"\ue000His book:\ue001 {TITLE}", target, "en", "fr")
    (issue,) = [
        issue
        for issue in check_segment(context, 0, None, CancelToken())
        if issue.check.startswith("typography")
    ]
    assert issue.side is Side.TARGET
    assert target[issue.start] == ":"


@pytest.mark.timeout(30)
def test_a_megabyte_of_the_source_itself() -> None:
    text = "A word or two of the Source Text. " * 30_000
    assert quoted_stretches(pair_context(text, text, "en", "fr"), 0, anywhere=True) == []
    shorter = text[:200_000]
    assert quoted_stretches(pair_context(shorter, shorter, "en", "fr"), 0)
