"""Issues in groups of one severity and one check, and which of them are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from workbench.desk import wording
from workbench.model.issues import Issue, Severity

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.HINT)
"""In the order in which they are listed."""

GroupKey = tuple[Severity, str]
"""A severity and the title of a check in the interface language."""


def group_key(issue: Issue) -> GroupKey:
    """Return the group an issue belongs to: all the rules of a grammar engine that bear one title are one."""
    return issue.severity, wording.check_title(issue.check)


@dataclass(frozen=True)
class IssueFilter:
    """Which issues are listed. What is empty lets all through."""

    severities: frozenset[Severity] = frozenset()
    titles: frozenset[str] = frozenset()
    words: str = ""
    segment_id: str = ""

    @property
    def on(self) -> bool:
        """Whether anything may be left out."""
        return bool(self.severities or self.titles or self.words.strip() or self.segment_id)

    def wants(self, issue: Issue) -> bool:
        """Return whether an issue is listed; its title, sentence, text and fixes are searched for the words."""
        if self.severities and issue.severity not in self.severities:
            return False
        if self.segment_id and issue.segment_id != self.segment_id:
            return False
        title = wording.check_title(issue.check)
        if self.titles and title not in self.titles:
            return False
        looked_for = self.words.casefold().split()
        if not looked_for:
            return True
        fixes = " ".join(fix.text for fix in issue.fixes)
        said = f"{title} {wording.say_issue(issue)} {issue.text} {fixes} {issue.check}".casefold()
        return all(word in said for word in looked_for)


@dataclass
class IssueGroup:
    """The issues of one severity and one check, in the order of the text."""

    key: GroupKey
    issues: list[Issue] = field(default_factory=list)

    @property
    def severity(self) -> Severity:
        """How grave they are."""
        return self.key[0]

    @property
    def title(self) -> str:
        """The title of the check."""
        return self.key[1]


def grouped(issues: Iterable[Issue], number: Callable[[Issue], int]) -> list[IssueGroup]:
    """Return the groups of issues, the gravest first, then by title; ``number`` tells the place of a segment."""
    groups: dict[GroupKey, IssueGroup] = {}
    for issue in issues:
        key = group_key(issue)
        groups.setdefault(key, IssueGroup(key)).issues.append(issue)
    for group in groups.values():
        group.issues.sort(key=lambda one: (number(one), one.start, one.end))
    order = {severity: place for place, severity in enumerate(SEVERITIES)}
    return sorted(groups.values(), key=lambda one: (order[one.severity], one.title.casefold(), one.title))
