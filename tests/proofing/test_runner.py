"""The runner: order, cancelling, progress, what is ignored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.model.errors import Cancelled
from workbench.model.issues import Side
from workbench.model.tasks import CancelToken
from workbench.proofing.context import ProofingContext, ProofingSegment, pair_context
from workbench.proofing.runner import check_all, check_each, check_segment

SOURCE = "On 19 August, some 1,250,000 people (3.5%) met António Vitorino: “We must act,” he said."
TARGET = "Le 18 août, quelque 1 520 000  personnes (3.5 %) ont rencontré Antonio Vittorino: « Nous devons devons agir » !"


def _context(count: int = 3) -> ProofingContext:
    segments = tuple(ProofingSegment(str(n), str(n), SOURCE, TARGET) for n in range(count))
    return ProofingContext("en", "fr", segments)


def test_order_is_that_of_the_release_and_of_place() -> None:
    issues = check_all(_context(), None, CancelToken())
    assert [issue.segment_id for issue in issues] == sorted(issue.segment_id for issue in issues)
    first = [issue for issue in issues if issue.segment_id == "0"]
    assert [issue.start for issue in first] == sorted(issue.start for issue in first)
    assert {"facts.number", "facts.date", "target.repeated_word", "typography.fr.guillemets"} <= {
        issue.check for issue in first
    }


def test_the_same_twice() -> None:
    assert check_all(_context(), None, CancelToken()) == check_all(_context(), None, CancelToken())


def test_one_segment_is_told_as_in_the_whole() -> None:
    context = _context()
    alone = [issue for index in range(3) for issue in check_segment(context, index, None, CancelToken())]
    assert alone == check_all(context, None, CancelToken())


def test_progress_and_cancel() -> None:
    told: list[tuple[int, int]] = []
    check_all(_context(), None, CancelToken(), lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    cancel = CancelToken()
    each = check_each(_context(), None, cancel)
    assert next(each)[0] == 0
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(each)


def test_ignored_and_disabled() -> None:
    context = _context(1)
    issues = check_all(context, None, CancelToken())
    number = next(issue for issue in issues if issue.check == "facts.number")
    ignoring = replace(context, ignored=frozenset({number.key()}))
    assert number not in check_all(ignoring, None, CancelToken())
    off = replace(context, disabled_checks=frozenset({"typography", "facts.number"}))
    assert not [
        issue
        for issue in check_all(off, None, CancelToken())
        if issue.check.startswith("typography") or issue.check == "facts.number"
    ]


def test_another_target_is_read_anew_and_the_source_is_not() -> None:
    context = _context(1)
    check_all(context, None, CancelToken())
    other = context.with_target(0, "Le 19 août")
    assert other.plain(0, Side.SOURCE) is context.plain(0, Side.SOURCE)
    assert other.plain(0, Side.TARGET).text == "Le 19 août"
    assert "facts.date" not in {issue.check for issue in check_all(other, None, CancelToken())}


def test_unknown_languages_have_the_general_checks() -> None:
    context = pair_context("Some 1,500 people", "約1600人", "en", "ja")
    assert "target.empty" not in {issue.check for issue in check_all(context, None, CancelToken())}
