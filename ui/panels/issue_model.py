"""The issues as a tree: a group of several holds its issues, one that is alone stands for its group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
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
_HEAD = 0
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_LEAF = _FLAGS | Qt.ItemFlag.ItemNeverHasChildren


class IssueModel(QAbstractItemModel):
    """Shows groups, and changes only the rows that are others, so that nothing moves without need.

    An index names its group by a number that the group keeps as long as it is shown; rows cost nothing until
    they are seen.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups: list[IssueGroup] = []
        self._ids: list[int] = []
        self._rows: dict[int, int] = {}
        self._newest = _HEAD
        self._numbers: Mapping[str, int] = {}

    # changing

    def show(self, groups: Sequence[IssueGroup], numbers: Mapping[str, int]) -> None:
        """Show these groups; ``numbers`` gives the number of a segment."""
        self._numbers = numbers
        wanted = {group.key for group in groups}
        for row in range(len(self._groups) - 1, -1, -1):
            if self._groups[row].key not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._groups[row], self._ids[row]
                self._count_rows()
                self.endRemoveRows()
        for row, group in enumerate(groups):
            if row >= len(self._groups) or self._groups[row].key != group.key:
                self.beginInsertRows(QModelIndex(), row, row)
                self._newest += 1
                self._groups.insert(row, group)
                self._ids.insert(row, self._newest)
                self._count_rows()
                self.endInsertRows()
            elif self._groups[row].issues != group.issues:
                self._change(row, group.issues)

    def _count_rows(self) -> None:
        self._rows = {number: row for row, number in enumerate(self._ids)}

    def _change(self, row: int, new: list[Issue]) -> None:
        # A group of one has no rows under it: the others come or go whole.
        head, group = self.index(row, 0), self._groups[row]
        old = group.issues
        before, after = (one if len(one) > 1 else [] for one in (old, new))
        first, last = _alike_at_ends(before, after)
        gone, come = len(before) - first - last, len(after) - first - last
        kept = min(gone, come)
        if kept:
            group.issues = [*old[:first], *new[first : first + kept], *old[first + kept :]]
            self.dataChanged.emit(self.index(first, 0, head), self.index(first + kept - 1, 0, head))
        if gone > kept:
            self.beginRemoveRows(head, first + kept, first + gone - 1)
            group.issues = list(new)
            self.endRemoveRows()
        elif come > kept:
            self.beginInsertRows(head, first + kept, first + come - 1)
            group.issues = list(new)
            self.endInsertRows()
        group.issues = list(new)
        self.dataChanged.emit(head, head)

    # reading

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a group, or of an issue under its head."""
        if not parent.isValid():
            return self.createIndex(row, column, _HEAD) if 0 <= row < len(self._groups) else QModelIndex()
        return self.createIndex(row, column, self._ids[parent.row()])

    def parent(self, index: Index = QModelIndex()) -> Any:  # type: ignore[override]  # noqa: B008
        """Return the head over an issue."""
        row = self._rows.get(index.internalId()) if index.isValid() else None
        return QModelIndex() if row is None else self.createIndex(row, 0, _HEAD)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many groups there are, or issues under a head."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != _HEAD:
            return 0
        count = len(self._groups[parent.row()].issues)
        return count if count > 1 else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return that there is one column."""
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Return whether rows stand under an index."""
        return self.rowCount(parent) > 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that every row can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS if index.internalId() == _HEAD else _LEAF

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the issue or the group, or the words of it."""
        if not index.isValid():
            return None
        inside = index.internalId() != _HEAD
        group = self._groups[self._rows[index.internalId()] if inside else index.row()]
        head = not inside and len(group.issues) > 1
        if role == ISSUE_ROLE:
            return None if head else group.issues[index.row() if inside else 0]
        if role == HEAD_ROLE:
            return head
        if role == INSIDE_ROLE:
            return inside
        if role == Qt.ItemDataRole.DisplayRole:
            return group.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(group, None if head else group.issues[index.row() if inside else 0])
        return None

    def _spoken(self, group: IssueGroup, issue: Issue | None) -> str:
        kind = wording.name(group.severity)
        if issue is None:
            return wording.labelled(f"{kind}, {group.title}", count_words(len(group.issues)))
        number = self.number(issue)
        where = _("segment {number}").format(number=number) if number else _("release")
        return wording.labelled(f"{kind}, {where}", f"{group.title}. {wording.say_issue(issue)}")

    @property
    def groups(self) -> Sequence[IssueGroup]:
        """The groups, in the order in which they are shown."""
        return self._groups

    def key(self, row: int) -> GroupKey:
        """Return the key of a group."""
        return self._groups[row].key

    def index_of(self, issue: Issue, key: GroupKey, exactly: bool = True) -> QModelIndex:
        """Return where an issue of a group stands; not ``exactly``, where the same one does though it has moved."""
        for row, group in enumerate(self._groups):
            if group.key == key:
                place = group.place_of(issue) if exactly else group.place_of_same(issue)
                head = self.index(row, 0)
                if place >= 0:
                    return self.index(place, 0, head) if len(group.issues) > 1 else head
        return QModelIndex()

    @property
    def widest_number(self) -> str:
        """As many nines as the longest number of a segment has digits."""
        return "9" * len(str(len(self._numbers)))

    def number(self, issue: Issue) -> int:
        """Return the number of an issue's segment, 0 for the whole release."""
        return self._numbers.get(issue.segment_id, 0)


def count_words(count: int) -> str:
    """Return how many issues there are, in words."""
    return ngettext("{count} issue", "{count} issues", count).format(count=count)


def _alike_at_ends(before: Sequence[Issue], after: Sequence[Issue]) -> tuple[int, int]:
    """Return how many issues at the beginning and at the end are the same."""
    limit = min(len(before), len(after))
    first = last = 0
    while first < limit and (before[first] is after[first] or before[first] == after[first]):
        first += 1
    while last < limit - first and (
        before[-1 - last] is after[-1 - last] or before[-1 - last] == after[-1 - last]
    ):
        last += 1
    return first, last
