"""Every check is silent about its good examples and reports its bad ones."""

from __future__ import annotations

import pytest

from workbench.model.tasks import CancelToken
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.checks.registry import CHECKS
from workbench.proofing.messages import MESSAGES
from workbench.proofing.runner import check_segment

CASES = [(check, example) for check in CHECKS for example in check.examples]


def _ids(check: Check, text: tuple[str, str], example: Example) -> list[str]:
    context = example.context(text)
    last = len(context.segments) - 1
    return [issue.check for issue in check_segment(context, last, None, CancelToken())]


@pytest.mark.parametrize(("check", "example"), CASES, ids=lambda value: getattr(value, "id", ""))
def test_example(check: Check, example: Example) -> None:
    assert check.id not in _ids(check, example.good, example)
    assert check.id in _ids(check, example.bad, example)


def test_every_check_has_an_id_a_description_and_examples() -> None:
    ids = [check.id for check in CHECKS]
    assert len(set(ids)) == len(ids)
    for check in CHECKS:
        assert type(check).__doc__
        assert check.examples


@pytest.mark.parametrize(("check", "example"), CASES, ids=lambda value: getattr(value, "id", ""))
def test_messages_are_listed_with_their_data(check: Check, example: Example) -> None:
    context = example.context(example.bad)
    last = len(context.segments) - 1
    for issue in check.issues(context, last):
        assert set(issue.data) <= set(MESSAGES[issue.message])
        side = context.segments[last].target if issue.side == "target" else context.segments[last].source
        assert 0 <= issue.start <= issue.end <= len(side)
