"""Codes and the target as a whole."""

from __future__ import annotations

import pytest

from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.model.issues import Issue
from workbench.model.tasks import CancelToken
from workbench.proofing.context import ProofingContext, ProofingSegment, pair_context
from workbench.proofing.runner import check_all

B1, E1, B2, E2, BR = (chr(0xE000 + number) for number in range(5))
CODES = (
    InlineCode(0, CodeKind.BOLD, CodeRole.OPEN, 1),
    InlineCode(1, CodeKind.BOLD, CodeRole.CLOSE, 1),
    InlineCode(2, CodeKind.LINK, CodeRole.OPEN, 2, "https://example.org"),
    InlineCode(3, CodeKind.LINK, CodeRole.CLOSE, 2, "https://example.org"),
    InlineCode(4, CodeKind.LINE_BREAK, CodeRole.ALONE, 3),
)


def _check(source: str, target: str) -> list[Issue]:
    segment = ProofingSegment("1", "1", source, target, codes=CODES)
    return check_all(ProofingContext("en", "fr", (segment,)), None, CancelToken())


SOURCE = f"{B1}Read{E1} and {B2}see{E2}{BR}more"


@pytest.mark.parametrize(
    "target",
    [
        f"{B1}Lire{E1} et {B2}voir{E2}{BR}plus",
        f"{B2}Voir{E2} et {B1}lire{E1}{BR}plus",
        f"{B1}Lire et {B2}voir{E2}{E1}{BR}plus",
    ],
)
def test_codes_may_move(target: str) -> None:
    assert _check(SOURCE, target) == []


def test_missing() -> None:
    issues = _check(SOURCE, f"{B1}Lire{E1} et {B2}voir{E2} plus")
    assert [(issue.check, issue.data) for issue in issues] == [
        ("codes.missing", {"code": "<3/>", "kind": "line_break"})
    ]
    assert issues[0].source_start == SOURCE.index(BR)


def test_extra_and_double() -> None:
    target = f"{B1}Lire{E1} et {B2}voir{E2}{BR}plus{BR}"
    (issue,) = _check(SOURCE, target)
    assert issue.check == "codes.extra"
    assert target[issue.start : issue.end] == BR


@pytest.mark.parametrize(
    "target",
    [f"{E1}Lire{B1} et {B2}voir{E2}{BR}plus", f"{B1}Lire {B2}et{E1} voir{E2}{BR}plus"],
)
def test_order(target: str) -> None:
    assert [issue.check for issue in _check(SOURCE, target)] == ["codes.order"]


def _ids(source: str, target: str, target_language: str = "fr") -> list[str]:
    context = pair_context(source, target, "en", target_language)
    return [issue.check for issue in check_all(context, None, CancelToken())]


@pytest.mark.parametrize("target", ["", "   ", "\u00a0", f"{B1}{E1}", "\u200b"])
def test_empty(target: str) -> None:
    assert "target.empty" in _ids("Read more", target)


def test_empty_source_needs_nothing() -> None:
    assert _ids("", "") == []


@pytest.mark.parametrize(
    "text",
    ["António Vitorino", "https://example.org/read-more", "IOM", "2018", "Santiago Chávez Pareja, OIM"],
)
def test_same_as_source_may_be_right(text: str) -> None:
    assert "target.same_as_source" not in _ids(text, text)


@pytest.mark.parametrize(
    ("target", "language", "reported"),
    [
        ("Le plan pour pour la région", "fr", True),
        ("Nous nous sommes réunis et vous vous taisez", "fr", False),
        ("El plan para para la región", "es", True),
        ("Le le plan", "fr", True),
        ("Bora Bora", "fr", False),
        ("Ha ha, bien sûr", "fr", False),
    ],
)
def test_repeated(target: str, language: str, reported: bool) -> None:
    assert ("target.repeated_word" in _ids("The plan for the region and us", target, language)) is reported


def test_repeated_as_in_the_source() -> None:
    assert "target.repeated_word" not in _ids("a bla bla thing", "un bla bla")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The road is open again. It is safe to use.", "La route est de nouveau ouverte et sûre."),
        ("The road is open. It is safe.", "La route est ouverte ; elle est sûre."),
        ("Sen. Ana Ruiz met Gov. Luis Vega there.", "Ana Ruiz y a vu Luis Vega hier."),
    ],
)
def test_sentences_may_be_joined(source: str, target: str) -> None:
    assert "target.sentence" not in {issue.check for issue in _check(source, target)}


def test_a_short_sentence_left_out_of_a_short_segment() -> None:
    issues = _check("The road to the camp is open. It is safe.", "La route du camp est enfin rouverte.")
    assert [issue.message for issue in issues] == ["target.sentence.missing"]
