"""Going through issues: around the ends, among those that are wanted, all of those at one place; progress."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from ui.editor.checking import Checking
from ui.editor.marks import Marks
from workbench.model.issues import Issue, Severity, Side

IDS = ("a", "b", "c")


class Pages(QObject):
    """Three rows without a store; the second is hidden where ``hidden`` says so."""

    loaded = Signal(int, int)
    replaced = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.translation_id = "t"
        self.numbers = {one: place for place, one in enumerate(IDS, start=1)}
        self.hidden: set[str] = set()

    def number_of(self, segment_id: str) -> int | None:
        """Return the row of a segment that is shown."""
        shown = [one for one in IDS if one not in self.hidden]
        return shown.index(segment_id) if segment_id in shown else None

    def shown(self, _number: int) -> None:
        """Return nothing: no row has been read."""


def issue(segment: str, start: int, check: str = "facts.number", side: Side = Side.TARGET) -> Issue:
    """Return an issue two characters long."""
    return Issue(check, Severity.ERROR, segment, side, start, start + 2, "15", "facts.number")


FIRST, SAME, LATER = issue("a", 0), issue("a", 0, "facts.date"), issue("a", 7)
IN_SOURCE, LAST = issue("b", 4, side=Side.SOURCE), issue("c", 3)


@pytest.fixture
def checking(qapp) -> Any:
    """The issues of three rows."""
    runner = SimpleNamespace(run=lambda *_given, **_named: None)
    made = Checking(SimpleNamespace(), runner, Pages(), ("en", "fr"))  # type: ignore[arg-type]
    made._marks = {
        "a": Marks(issues=(FIRST, SAME, LATER)),
        "b": Marks(issues=(IN_SOURCE,)),
        "c": Marks(issues=(LAST,)),
    }
    return made


def way(checking: Checking, forwards: bool, steps: int, **how: Any) -> list[Issue | None]:
    """Return the issues that the key goes to, beginning at the start of the first row."""
    number, place, here, found = 0, 0, None, []
    for _step in range(steps):
        here = checking.next_issue(number, place, forwards, here=here, **how)
        found.append(here)
        if here is not None:
            number = checking._pages.number_of(here.segment_id) or 0
            place = here.start if here.side is Side.TARGET else 0
    return found


def test_every_issue_is_reached_also_several_at_one_place(checking: Checking) -> None:
    found = way(checking, True, 6)
    assert found[:3] == [LATER, IN_SOURCE, LAST]
    assert {one.check for one in found[3:5] if one is not None} == {FIRST.check, SAME.check}
    assert found[5] == LATER


def test_the_way_back_is_the_way_there(checking: Checking) -> None:
    there = way(checking, True, 5)
    back = way(checking, False, 5)
    assert back == [there[2], there[1], there[0], there[4], there[3]]


def test_only_what_is_wanted_counts(checking: Checking) -> None:
    def wants(one: Issue) -> bool:
        return one.check == "facts.date" or one is LAST

    assert way(checking, True, 3, wants=wants) == [LAST, SAME, LAST]
    assert way(checking, True, 1, wants=lambda _one: False) == [None]


def test_rows_that_are_not_shown_are_passed_over(checking: Checking) -> None:
    checking._pages.hidden.add("b")  # type: ignore[attr-defined]
    assert way(checking, True, 2) == [LATER, LAST]


def test_one_that_the_cursor_left_is_no_place_to_go_on_from(checking: Checking) -> None:
    assert checking.next_issue(0, 5, True, here=LAST) == LATER
    assert checking.next_issue(2, 9, False, here=FIRST) == LAST


def test_the_quick_round_is_a_tenth_of_the_way_to_grammar(checking: Checking) -> None:
    told: list[int] = []
    checking.progressed.connect(told.append)
    for grammar, then in ((False, True), (True, False), (False, False)):
        tell = checking._progress_of(grammar, then)
        tell(50, 100)
        tell(100, 100)
    assert told == [5, 10, 55, 100, 50, 100]
