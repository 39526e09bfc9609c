"""The list of issues: groups, counts, filters, the keyboard, menus, and ten thousand of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu

from ui.panels.base import Place
from ui.panels.issue_list import MEASURED_AT_MOST
from ui.panels.issue_model import HEAD_ROLE, ISSUE_ROLE, IssueModel
from ui.panels.issues import IssuesPanel
from ui.words import change_language
from workbench.model.issues import Fix, Issue, Severity, Side

NUMBER, DATE, WORD, DASH = "facts.number", "facts.date", "spelling", "typography.dash"
NUMBERS = {f"s{number}": number for number in range(1, 30)}


def issue(
    segment: int,
    check: str = NUMBER,
    severity: Severity = Severity.ERROR,
    start: int = 0,
    fix: str = "",
    text: str = "15",
) -> Issue:
    """Return an issue of a segment that says its sentence."""
    return Issue(
        check, severity, f"s{segment}", Side.TARGET, start, start + len(text), text, check,
        {"sentence": f"wrong in {segment}"}, (Fix(fix),) if fix else (),
    )  # fmt: skip


SOME = [
    issue(3, DASH, Severity.HINT, fix="–"),
    issue(2, NUMBER, start=9),
    issue(1, NUMBER, fix="14"),
    issue(2, NUMBER, start=1, fix="14"),
    issue(4, DATE),
    issue(5, WORD, Severity.WARNING, text="notament", fix="notamment"),
]


@pytest.fixture
def panel(qtbot) -> IssuesPanel:
    """A panel that nobody answers."""
    place: Any = Place(
        SimpleNamespace(), SimpleNamespace(), SimpleNamespace(id="r", source_language="en"),
        SimpleNamespace(id="t", target_language="fr"), "Anna",
    )  # fmt: skip
    made = IssuesPanel(place)
    qtbot.addWidget(made)
    made.resize(380, 420)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def listed(panel: IssuesPanel) -> list[Any]:
    """Return what is listed: the title of a group with the numbers of its segments, or one number."""
    model, found = panel.model, []
    for row in range(model.rowCount()):
        head = model.index(row, 0)
        if head.data(HEAD_ROLE):
            inside = [model.index(place, 0, head).data(ISSUE_ROLE) for place in range(model.rowCount(head))]
            found.append((head.data(), [model.number(one) for one in inside]))
        else:
            found.append((head.data(), model.number(head.data(ISSUE_ROLE))))
    return found


def at(panel: IssuesPanel, row: int, inside: int | None = None) -> QModelIndex:
    """Return the index of a group, or of an issue under it."""
    head = panel.model.index(row, 0)
    return head if inside is None else panel.model.index(inside, 0, head)


def test_issues_stand_in_groups_the_gravest_first_in_the_order_of_the_text(panel: IssuesPanel) -> None:
    panel.show_issues(SOME, NUMBERS)
    assert listed(panel) == [
        ("Date differs", 4), ("Figure differs", [1, 2, 2]), ("Spelling", 5), ("Hyphen used as a dash", 3),
    ]  # fmt: skip
    assert at(panel, 1, 1).data(ISSUE_ROLE).start == 1
    assert panel.view.isExpanded(at(panel, 1))
    assert panel.title() == "Issues 5"
    texts = [button.text() for button in panel.filter_line.severities.values()]
    assert texts == ["4", "1", "1"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SOME, []),
        ([], SOME),
        (SOME, SOME[:2]),
        (SOME[1:3], SOME),
        (SOME, [*SOME[1:], issue(7, NUMBER), issue(8, DASH, Severity.HINT)]),
        ([issue(n) for n in range(1, 9)], [issue(n) for n in (1, 2, 5, 6, 7, 8)]),
        ([issue(n) for n in (1, 2, 8)], [issue(n) for n in range(1, 9)]),
        ([issue(n) for n in (1, 2, 3, 8)], [issue(n) for n in (1, 5, 8)]),
        ([issue(1)], [issue(2)]),
    ],
)
def test_what_changes_comes_out_as_if_it_were_new(panel: IssuesPanel, before, after) -> None:
    panel.show_issues(before, NUMBERS)
    panel.show_issues(after, NUMBERS)
    changed = listed(panel)
    panel.show_issues([], NUMBERS)
    panel.show_issues(after, NUMBERS)
    assert changed == listed(panel)
    assert sum(len(one[1]) if isinstance(one[1], list) else 1 for one in changed) == len(after)


def test_the_chosen_issue_stays_chosen_though_it_moves_in_the_text(panel: IssuesPanel) -> None:
    panel.show_issues(SOME, NUMBERS)
    panel.choose(SOME[3])
    assert panel.current() == SOME[3]
    moved = issue(2, NUMBER, start=6, fix="14")
    panel.show_issues([issue(1, NUMBER, start=30), *SOME[:3], moved, *SOME[4:]], NUMBERS)
    assert panel.current() == moved


def test_severity_check_words_and_segment_choose_what_is_listed(qtbot, panel: IssuesPanel) -> None:
    line = panel.filter_line
    panel.show_issues(SOME, NUMBERS)
    line.severities[Severity.WARNING].click()
    assert listed(panel) == [("Spelling", 5)]
    assert not panel.wants(SOME[0])
    assert panel.wants(SOME[5])
    line.severities[Severity.HINT].click()
    assert [one[0] for one in listed(panel)] == ["Spelling", "Hyphen used as a dash"]
    assert "2 of 6 listed" in panel._more.text()
    line.clear()
    assert len(listed(panel)) == 4
    line.text.setFocus()
    qtbot.keyClicks(line.text, "WRONG notamm")
    qtbot.waitUntil(lambda: listed(panel) == [("Spelling", 5)])
    qtbot.keyClick(line.text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(listed(panel)) == 4)
    line.stand_at("s2")
    line.here.trigger()
    assert listed(panel) == [("Figure differs", [2, 2])]
    assert panel.wants(SOME[5]), "the keys go on through the whole release"
    line.clear()
    line._fill_menu()
    (check,) = [one for one in line.menu.actions() if one.text() == "Figure differs (3)"]
    check.trigger()
    assert listed(panel) == [("Figure differs", [1, 2, 2])]
    panel.show_issues(SOME[4:], NUMBERS)
    assert panel._stack.currentWidget() is panel._empty
    assert "lists all again" in panel._empty.text()


def test_everything_in_the_list_is_done_by_keys(qtbot, panel: IssuesPanel) -> None:
    panel.show_issues(SOME, NUMBERS)
    went: list[tuple[str, int]] = []
    panel.go_to.connect(lambda *place: went.append(place))
    panel.enter_list()
    qtbot.waitUntil(panel.view.hasFocus)
    press = lambda *keys: [QTest.keyClick(panel.view, key) for key in keys]  # noqa: E731
    assert panel.current() == SOME[4]
    press(Qt.Key.Key_Down)
    assert panel.current() is None
    assert not panel.has_keyboard()
    press(Qt.Key.Key_Return)
    assert not panel.view.isExpanded(at(panel, 1))
    press(Qt.Key.Key_Right)
    assert panel.view.isExpanded(at(panel, 1))
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert went == [("s1", 0)]
    press(Qt.Key.Key_Left)
    assert panel.view.currentIndex() == at(panel, 1)
    with qtbot.waitSignal(panel.left):
        press(Qt.Key.Key_Escape)


def test_a_group_that_was_closed_stays_closed(panel: IssuesPanel) -> None:
    panel.show_issues(SOME, NUMBERS)
    panel.view.collapse(at(panel, 1))
    panel.show_issues([*SOME, issue(9)], NUMBERS)
    assert not panel.view.isExpanded(at(panel, 1))
    panel.show_issues([], NUMBERS)
    panel.show_issues(SOME, NUMBERS)
    assert not panel.view.isExpanded(at(panel, 1))


def test_the_button_of_a_fix_fixes_and_the_rest_of_the_row_goes_there(qtbot, panel: IssuesPanel) -> None:
    panel.show_issues(SOME, NUMBERS)
    fixed: list[tuple[Issue, str]] = []
    went: list[str] = []
    panel.fix_wanted.connect(lambda *given: fixed.append(given))
    panel.go_to.connect(lambda segment, _place: went.append(segment))
    box = panel.view.visualRect(at(panel, 2))
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(panel.view.viewport(), left, pos=QPoint(box.right() - 24, box.top() + 18))
    assert fixed == [(SOME[5], "notamment")]
    qtbot.mouseClick(panel.view.viewport(), left, pos=QPoint(box.left() + 60, box.bottom() - 12))
    assert went == ["s5"]
    head = panel.view.visualRect(at(panel, 1))
    qtbot.mouseClick(panel.view.viewport(), left, pos=head.center())
    assert not panel.view.isExpanded(at(panel, 1))


def actions(panel: IssuesPanel, one: Issue) -> dict[str, Any]:
    """Return the actions of an issue's menu by their words."""
    menu = QMenu(panel)
    panel.fill_menu(menu, one)
    return {action.text(): action for action in menu.actions() if action.text()}


def test_the_menu_has_fixes_fixing_all_alike_words_and_rules(panel: IssuesPanel) -> None:
    panel.show_issues(SOME, NUMBERS)
    alike: list[tuple[Issue, str]] = []
    waived: list[Issue] = []
    panel.alike_wanted.connect(lambda *given: alike.append(given))
    panel.waive_wanted.connect(waived.append)
    found = actions(panel, SOME[2])
    assert list(found) == [
        "&1  14", "Fix all 2 alike: 14", "Ignore…", "Turn this rule off…", "Waive this error…",
    ]  # fmt: skip
    found["Fix all 2 alike: 14"].trigger()
    assert alike == [(SOME[2], "14")]
    found["Waive this error…"].trigger()
    assert waived == [SOME[2]]
    spelling = actions(panel, SOME[5])
    assert "Waive this error…" not in spelling
    assert "Fix all" not in " ".join(spelling)
    assert len(spelling["Add “notament” to the dictionary"].menu().actions()) == 3


def test_an_ampersand_in_a_fix_is_read_as_one(panel: IssuesPanel) -> None:
    one = issue(1, WORD, Severity.WARNING, text="R & D", fix="R&D")
    panel.show_issues([one, issue(2, WORD, Severity.WARNING, text="R & D", fix="R&D")], NUMBERS)
    found = actions(panel, one)
    assert "&1  R&&D" in found
    assert "Fix all 2 alike: R&&D" in found
    assert "Add “R && D” to the dictionary" in found


def test_words_go_into_the_dictionary_that_was_chosen(panel: IssuesPanel, monkeypatch) -> None:
    added: list[tuple[str, ...]] = []
    dictionaries = SimpleNamespace(add=lambda *given: added.append(given))
    monkeypatch.setattr(panel.place.desk, "dictionaries", dictionaries, raising=False)
    monkeypatch.setattr(panel, "do", lambda work, _done=None: work())
    panel.show_issues(SOME, NUMBERS)
    for action in actions(panel, SOME[5])["Add “notament” to the dictionary"].menu().actions():
        action.trigger()
    assert added == [("notament", "fr", scope, "Anna", "r") for scope in ("personal", "release", "house")]


def test_a_screen_reader_hears_severity_place_and_sentence(panel: IssuesPanel) -> None:
    panel.show_issues(SOME, NUMBERS)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert at(panel, 1).data(spoken) == "Error, Figure differs: 3 issues"
    assert at(panel, 1, 0).data(spoken) == "Error, segment 1: Figure differs. wrong in 1"
    assert at(panel, 2).data(spoken) == "Warning, segment 5: Spelling. wrong in 5"
    seen = QAccessible.queryAccessibleInterface(panel.view)
    assert seen.role() is QAccessible.Role.Tree
    names = [one.accessibleName() for one in panel.filter_line.severities.values()]
    assert names == ["Error: 4", "Warning: 1", "Hint: 1"]


def test_checking_is_told_without_moving_anything(panel: IssuesPanel) -> None:
    panel.show_working(True)
    panel.show_progress(40)
    assert panel._empty.text() == "Checking… 40 %"
    panel.show_issues(SOME, NUMBERS)
    assert "Checking… 40 %" in panel._more.text()
    panel.show_working(False)
    assert "Checking" not in panel._more.text()


def test_titles_are_said_in_the_language_in_force(panel: IssuesPanel) -> None:
    panel.show_issues(SOME, NUMBERS)
    english = [one[0] for one in listed(panel)]
    change_language("fr")
    try:
        panel.retranslate()
        french = [one[0] for one in listed(panel)]
    finally:
        change_language("en")
    assert len(french) == len(english)
    assert not set(french) & set(english)


def test_ten_thousand_issues_are_measured_only_where_they_are_seen(
    panel: IssuesPanel, monkeypatch, many: Callable[[], tuple[list[Issue], Mapping[str, int]]]
) -> None:
    issues, numbers = many()
    panel.show_issues(issues, numbers)
    assert not panel.view.isExpanded(at(panel, 0)), "a group of thousands is closed at first"
    measured: list[int] = []
    real = panel._delegate._reason_height
    monkeypatch.setattr(panel._delegate, "_reason_height", lambda *given: measured.append(1) or real(*given))
    for row in range(panel.model.rowCount()):
        panel.view.expand(at(panel, row))
    QApplication.processEvents()
    panel.choose(issues[-1])
    assert panel.current() == issues[-1]
    panel.choose(issues[0])
    assert panel.view.visualRect(panel.view.currentIndex()).top() >= 0
    assert len(measured) <= MEASURED_AT_MOST
    panel.view.selectionModel().select(at(panel, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)


@pytest.fixture
def many() -> Callable[[], tuple[list[Issue], Mapping[str, int]]]:
    """Return what makes ten thousand issues in five thousand segments."""

    def made() -> tuple[list[Issue], Mapping[str, int]]:
        kinds = ((NUMBER, Severity.ERROR), (WORD, Severity.WARNING), (DASH, Severity.HINT))
        issues = [issue(n // 2, *kinds[n % 3], start=n % 2) for n in range(10_000)]
        return issues, {f"s{n}": n + 1 for n in range(5000)}

    return made


def test_the_model_answers_for_nothing(qtbot) -> None:
    model = IssueModel(None)  # type: ignore[arg-type]
    assert model.data(QModelIndex()) is None
    assert model.rowCount() == 0
