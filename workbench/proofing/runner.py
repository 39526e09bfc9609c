"""Runs the checks over a segment or a whole release."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.engines import GrammarEngine
from workbench.model.issues import Issue, Side
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.proofing.checks.registry import checks_for
from workbench.proofing.context import ProofingContext
from workbench.proofing.grammar import grammar_issues
from workbench.proofing.quoted import without_quoted
from workbench.proofing.rules import is_disabled
from workbench.proofing.stopping import steps, stopping

_LONG = 4_000
_SIDES = {Side.SOURCE: 0, Side.TARGET: 1}


def check_segment(
    context: ProofingContext, index: int, engine: GrammarEngine | None, cancel: CancelToken
) -> list[Issue]:
    """Return the issues of one segment, in order of place.

    ``engine`` checks grammar and spelling of the target; None leaves them out. What a person ignored or
    turned off is not among them. Raises ``EngineError`` from the engine, ``Cancelled``, ``IndexError``.
    """
    segments = (context.segments[place] for place in context.block(index))
    long = sum(len(segment.source) + len(segment.target) for segment in segments) > _LONG
    with stopping(cancel if long else None):
        return _check_segment(context, index, engine, cancel)


def _check_segment(
    context: ProofingContext, index: int, engine: GrammarEngine | None, cancel: CancelToken
) -> list[Issue]:
    segment = context.segments[index]
    has_source = bool(segment.source)
    has_target = context.is_translated(index)
    found: list[Issue] = []
    for check in checks_for(context, has_source):
        if check.needs_target and not has_target:
            continue
        cancel.raise_if_cancelled()
        found.extend(steps(check.issues(context, index)))
    if has_source and has_target:
        found = without_quoted(context, index, found)
    if engine is not None and has_target:
        found.extend(grammar_issues(context, index, engine, cancel))
    return _settled(context, found)


def check_all(
    context: ProofingContext,
    engine: GrammarEngine | None,
    cancel: CancelToken,
    progress: Progress = no_progress,
) -> list[Issue]:
    """Return the issues of all segments, in the order of the release and of place.

    Tells ``progress`` after each segment and asks ``cancel`` before it.
    """
    found: list[Issue] = []
    for index, issues in check_each(context, engine, cancel):
        found.extend(issues)
        progress(index + 1, len(context.segments))
    return found


def check_each(
    context: ProofingContext, engine: GrammarEngine | None, cancel: CancelToken
) -> Iterator[tuple[int, list[Issue]]]:
    """Yield the index and the issues of each segment; whoever iterates may let others work in between."""
    for index in range(len(context.segments)):
        cancel.raise_if_cancelled()
        yield index, check_segment(context, index, engine, cancel)


def _settled(context: ProofingContext, found: list[Issue]) -> list[Issue]:
    kept: list[Issue] = []
    seen: set[tuple[object, ...]] = set()
    for issue in sorted(found, key=_order):
        mark = (issue.check, issue.side, issue.start, issue.end, issue.message, issue.source_start)
        if (
            mark in seen
            or issue.key() in context.ignored
            or is_disabled(issue.check, context.disabled_checks, context.enabled_checks)
        ):
            continue
        seen.add(mark)
        kept.append(issue)
    return kept


def _order(issue: Issue) -> tuple[object, ...]:
    return (
        _SIDES[issue.side],
        issue.start,
        issue.end,
        issue.check,
        issue.message,
        issue.source_start,
        sorted(issue.data.items()),
    )
