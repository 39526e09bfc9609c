"""Many alike, told once: what one key sets right everywhere need not be read forty times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.issues import Issue, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """An issue, and how many ``more`` of its kind follow it in the release."""

    issue: Issue
    more: int = 0


def folded(issues: Sequence[Issue]) -> list[Report]:
    """Return the issues of a release as they are told to people, in their order.

    What a safe fix settles is told once, at the first of its kind: of hints one a check (a text that was typed with
    another apostrophe has one thing to say of it), of warnings one for the same text with the same fix (a hyphen for
    a dash). A word that no dictionary knows is told once too. Errors, and what asks for a choice, stand each for itself.
    """
    counts = Counter(map(_kind, issues))
    reports: list[Report] = []
    for issue in issues:
        kind = _kind(issue)
        if not kind:
            reports.append(Report(issue))
        elif kind in counts:
            reports.append(Report(issue, counts.pop(kind) - 1))
    return reports


def _kind(issue: Issue) -> tuple[str, ...]:
    """Return what makes an issue one of many; empty where it stands for itself."""
    if issue.check == "spelling":
        return (issue.check, issue.text)
    if issue.severity is Severity.ERROR or not issue.fixes or not issue.fixes[0].safe:
        return ()
    return (
        (issue.check,) if issue.severity is Severity.HINT else (issue.check, issue.text, issue.fixes[0].text)
    )
