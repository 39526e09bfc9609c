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


class Titles:
    """What issues say in the language in force, each looked up once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._searched: dict[int, tuple[Issue, str]] = {}

    def of(self, issue: Issue) -> str:
        """Return the title of an issue's check."""
        title = self._known.get(issue.check)
        if title is None:
            title = self._known[issue.check] = wording.check_title(issue.check)
        return title

    def key(self, issue: Issue) -> GroupKey:
        """Return the group of an issue: all the rules of a grammar engine that bear one title are one."""
        return issue.severity, self.of(issue)

    def searched(self, issue: Issue) -> str:
        """Return all that an issue says, in small letters: title, sentence, text, fixes and id."""
        known = self._searched.get(id(issue))
        if known is None or known[0] is not issue:
            fixes = " ".join(fix.text for fix in issue.fixes)
            said = f"{self.of(issue)} {wording.say_issue(issue)} {issue.text} {fixes} {issue.check}"
            known = self._searched[id(issue)] = (issue, said.casefold())
        return known[1]

    def keep_only(self, count: int) -> None:
        """Forget what was searched where it is much more than there are issues."""
        if len(self._searched) > 2 * count:
            self._searched.clear()

    def forget(self) -> None:
        """Look all of them up again, as in another language."""
        self._known.clear()
        self._searched.clear()


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

    def wanted(self, issues: Iterable[Issue], titles: Titles) -> list[Issue]:
        """Return the issues that are listed; title, sentence, text, fixes and id are searched for the words."""
        looked_for = self.words.casefold().split()
        return [
            one
            for one in issues
            if (not self.severities or one.severity in self.severities)
            and (not self.segment_id or one.segment_id == self.segment_id)
            and (not self.titles or titles.of(one) in self.titles)
            and (not looked_for or all(word in titles.searched(one) for word in looked_for))
        ]


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

    def place_of(self, issue: Issue) -> int:
        """Return where an issue stands in the group, -1 where it does not."""
        for place, one in enumerate(self.issues):
            if one is issue or (
                one.start == issue.start and one.segment_id == issue.segment_id and one == issue
            ):
                return place
        return -1

    def place_of_same(self, issue: Issue) -> int:
        """Return where the same issue stands though its place in the text is another, -1 where it does not."""
        found = [
            (abs(one.start - issue.start), place)
            for place, one in enumerate(self.issues)
            if one.segment_id == issue.segment_id and one.key() == issue.key()
        ]
        return min(found)[1] if found else -1


def grouped(issues: Iterable[Issue], number: Callable[[str], int], titles: Titles) -> list[IssueGroup]:
    """Return the groups of issues, the gravest first, then by title; ``number`` tells the place of a segment's id."""
    groups: dict[GroupKey, IssueGroup] = {}
    for issue in issues:
        key = titles.key(issue)
        group = groups.get(key)
        if group is None:
            group = groups[key] = IssueGroup(key)
        group.issues.append(issue)
    for group in groups.values():
        group.issues.sort(key=lambda one: (number(one.segment_id), one.start, one.end))
    order = {severity: place for place, severity in enumerate(SEVERITIES)}
    return sorted(groups.values(), key=lambda one: (order[one.severity], one.title.casefold(), one.title))
