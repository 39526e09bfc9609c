"""The issues as a tree: a group of several holds its issues, one that is alone stands for its group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from ui.panels.issue_groups import GroupKey, IssueGroup
from ui.words import _, ngettext
from workbench.desk import wording
from workbench.model.issues import Issue

ISSUE_ROLE = int(Qt.ItemDataRole.UserRole)
"""The issue of a row, None for the head of a group."""
HEAD_ROLE = ISSUE_ROLE + 1
"""Whether a row is the head of a group of several."""
INSIDE_ROLE = ISSUE_ROLE + 2
"""Whether an issue stands under the head of its group."""
Index = QModelIndex | QPersistentModelIndex


class IssueModel(QStandardItemModel):
    """Shows groups, and changes only the rows that are others, so that nothing moves without need."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups: list[IssueGroup] = []
        self._numbers: Mapping[str, int] = {}

    def show(self, groups: Sequence[IssueGroup], numbers: Mapping[str, int]) -> None:
        """Show these groups; ``numbers`` gives the number of a segment."""
        self._numbers = numbers
        wanted = {group.key for group in groups}
        for row in range(len(self._groups) - 1, -1, -1):
            if self._groups[row].key not in wanted:
                self.removeRow(row)
                del self._groups[row]
        for row, group in enumerate(groups):
            if row >= len(self._groups) or self._groups[row].key != group.key:
                self.insertRow(row, _item(group))
                self._groups.insert(row, group)
            else:
                self._change(row, self._groups[row], group)
                self._groups[row] = group

    def _change(self, row: int, old: IssueGroup, new: IssueGroup) -> None:
        if old.issues == new.issues:
            return
        head = self.item(row)
        if len(new.issues) == 1:
            head.removeRows(0, head.rowCount())
            _say(head, new)
            return
        before = old.issues if len(old.issues) > 1 else []
        first = 0
        while first < min(len(before), len(new.issues)) and before[first] == new.issues[first]:
            first += 1
        last = 0
        limit = min(len(before), len(new.issues)) - first
        while last < limit and before[-1 - last] == new.issues[-1 - last]:
            last += 1
        gone, come = len(before) - first - last, new.issues[first : len(new.issues) - last]
        for place in range(min(gone, len(come))):
            head.child(first + place).setData(come[place], ISSUE_ROLE)
        if gone > len(come):
            head.removeRows(first + len(come), gone - len(come))
        elif len(come) > gone:
            head.insertRows(first + gone, [_child(issue) for issue in come[gone:]])
        _say(head, new)

    def key(self, row: int) -> GroupKey:
        """Return the key of a group."""
        return self._groups[row].key

    def group(self, row: int) -> IssueGroup:
        """Return a group."""
        return self._groups[row]

    @property
    def groups(self) -> Sequence[IssueGroup]:
        """The groups, in the order in which they are shown."""
        return self._groups

    def index_of(self, issue: Issue, exactly: bool = True) -> QModelIndex:
        """Return where an issue stands; with ``exactly`` false one that is the same though its place is another."""
        for row, group in enumerate(self._groups):
            for place, one in enumerate(group.issues):
                if one == issue if exactly else one.key() == issue.key():
                    head = self.index(row, 0)
                    return self.index(place, 0, head) if len(group.issues) > 1 else head
        return QModelIndex()

    @property
    def widest_number(self) -> str:
        """As many nines as the longest number of a segment has digits."""
        return "9" * len(str(len(self._numbers)))

    def number(self, issue: Issue) -> int:
        """Return the number of an issue's segment, 0 for the whole release."""
        return self._numbers.get(issue.segment_id, 0)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the issue or the group, or the words of it."""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return super().data(index, role)

    def _spoken(self, index: Index) -> str:
        issue: Issue | None = super().data(index, ISSUE_ROLE)
        if issue is None:
            group = self._groups[index.row()]
            head = f"{wording.name(group.severity)}, {group.title}"
            return wording.labelled(head, count_words(len(group.issues)))
        number = self.number(issue)
        where = _("segment {number}").format(number=number) if number else _("release")
        kind, title = wording.name(issue.severity), wording.check_title(issue.check)
        return wording.labelled(f"{kind}, {where}", f"{title}. {wording.say_issue(issue)}")


def count_words(count: int) -> str:
    """Return how many issues there are, in words."""
    return ngettext("{count} issue", "{count} issues", count).format(count=count)


def _item(group: IssueGroup) -> QStandardItem:
    head = QStandardItem(group.title)
    head.setEditable(False)
    if len(group.issues) > 1:
        head.appendRows([_child(issue) for issue in group.issues])
    _say(head, group)
    return head


def _say(head: QStandardItem, group: IssueGroup) -> None:
    alone = len(group.issues) == 1
    head.setData(group.issues[0] if alone else None, ISSUE_ROLE)
    head.setData(not alone, HEAD_ROLE)


def _child(issue: Issue) -> QStandardItem:
    child = QStandardItem(wording.check_title(issue.check))
    child.setEditable(False)
    child.setData(issue, ISSUE_ROLE)
    child.setData(True, INSIDE_ROLE)
    return child
