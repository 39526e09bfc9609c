"""The timeline: its scale, what stands on it, and its keys."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from ui.library.timeline import TimelineView
from ui.library.timeline_items import coming, later, place, shown_entries, tone_of
from ui.library.timescale import SPANS, TimeScale
from ui.moments import now
from workbench.desk.library_views import TimelineEntry, TimelineKind
from workbench.model.release import Confidentiality, Release
from workbench.model.translation import Status

AT = datetime(2026, 11, 24, 10, 20, tzinfo=UTC)
HOUR = timedelta(hours=1)


def entry(
    at: datetime, kind: TimelineKind = TimelineKind.DUE, status: Status = Status.DRAFT, name: str = "r"
) -> TimelineEntry:
    release = Release(name, f"Title {name}", "en", Confidentiality.EMBARGOED, AT, "Elena Vasquez")
    return TimelineEntry(release, None, kind, at, "UTC", status)


@given(
    st.sampled_from(SPANS),
    st.floats(0, 5000),
    st.lists(st.integers(-100, 1000), min_size=2, max_size=2),
)
def test_later_is_never_further_left(days: int, width: float, hours: list[int]) -> None:
    scale = TimeScale(AT, days, width)
    first, second = sorted(hours)
    assert 0 <= scale.x_of(AT + first * HOUR) <= scale.x_of(AT + second * HOUR) <= scale.width


def test_the_next_hours_have_half_of_the_width() -> None:
    scale = TimeScale(AT, 3, 1000)
    assert scale.begin == AT.replace(hour=8, minute=0)
    assert scale.x_of(scale.begin + 14 * HOUR) == 500
    assert scale.shows(scale.end)
    assert not scale.shows(scale.end + HOUR)
    one = TimeScale(AT, 1, 1000)
    assert one.x_of(one.begin + 12 * HOUR) == 500


@pytest.mark.parametrize("days", SPANS)
@pytest.mark.parametrize("width", [0, 90, 800, 3800])
def test_labels_have_room(days: int, width: int) -> None:
    ticks = TimeScale(AT, days, width).ticks(70)
    gaps = [after.x - before.x for before, after in itertools.pairwise(ticks)]
    assert all(gap >= 70 * 0.9 for gap in gaps)
    assert all(tick.label for tick in ticks)


def test_what_is_coming() -> None:
    entries = [
        entry(AT + 9 * HOUR, name="later"),
        entry(AT + HOUR, TimelineKind.EMBARGO, Status.APPROVED, "embargo"),
        entry(AT + HOUR, status=Status.APPROVED, name="done"),
        entry(AT, TimelineKind.PUBLISHED, name="published"),
        entry(AT - 900 * HOUR, name="overdue"),
        entry(AT - 900 * HOUR, TimelineKind.EMBARGO, name="passed"),
        entry(AT + 900 * HOUR, name="far"),
    ]
    named = [one.release.id for one in coming(entries, None)]
    assert named == ["overdue", "passed", "embargo", "later", "far"]
    assert [one.release.id for one in coming(entries, {"far"})] == ["far"]
    scale = TimeScale(AT, 3, 1000)
    shown = [one.release.id for one in shown_entries(coming(entries, None), scale)]
    assert shown == ["overdue", "embargo", "later"]
    assert later(coming(entries, None), scale) == 1


def test_tone_and_icon_never_say_the_same_for_different_things() -> None:
    said = [
        tone_of(entry(AT - HOUR), AT),
        tone_of(entry(AT + 90 * HOUR), AT),
        tone_of(entry(AT, TimelineKind.EMBARGO), AT),
        tone_of(entry(AT, TimelineKind.EMBARGO, Status.APPROVED), AT),
    ]
    assert len({icon for _tone, icon in said}) == 4


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(5, 300)), max_size=40))
def test_boxes_never_cover_one_another(boxes: list[tuple[float, float]]) -> None:
    boxes.sort()
    placed = place([left for left, _wide in boxes], [wide for _left, wide in boxes], 1000, 20)
    for row, one in enumerate(placed):
        assert one.box.left() >= 0
        assert one.box.right() <= 1000 + 1e-6
        assert not any(one.box.intersects(other.box) for other in placed[row + 1 :])


@pytest.fixture
def view(qtbot, theme) -> TimelineView:
    made = TimelineView()
    qtbot.addWidget(made)
    made.resize(900, 120)
    with qtbot.waitExposed(made):
        made.show()
    at = now()
    made.put(
        [entry(at + hours * HOUR, name=str(hours)) for hours in (-5, 2, 30, 60, 200)],
        None,
    )
    return made


def name_here(view: TimelineView) -> str:
    return view.items.entries[view.currentIndex().row()].release.id


def test_keys_walk_open_and_zoom(qtbot, view: TimelineView) -> None:
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert name_here(view) == "2", "the keyboard comes in at what is next"
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert name_here(view) == "30"
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert name_here(view) == "60"
    assert view.later == 1
    qtbot.keyClicks(view, "--")
    assert view.days == 14
    assert view.later == 0
    assert name_here(view) == "60", "zooming does not lose the place"
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert name_here(view) == "-5"
    with qtbot.waitSignal(view.opened) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert caught.args[0].release.id == "-5"
    qtbot.keyClicks(view, "+" * 9)
    assert view.days == SPANS[0]
    qtbot.keyClicks(view, "-" * 9)
    assert view.days == SPANS[-1]


def test_a_click_opens_and_the_menu_key_asks(qtbot, view: TimelineView) -> None:
    index = view.items.index(1)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert opened.args[0].release.id == "2"
    key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(-1, -1), QPoint(-1, -1))
    with qtbot.waitSignal(view.menu_wanted) as wanted:
        QApplication.sendEvent(view, key)
    assert wanted.args[0].release.id == "2"


def test_it_is_told_to_screen_readers_and_painted(view: TimelineView) -> None:
    assert view.accessibleName() == "Embargoes and deadlines"
    spoken = view.items.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Title 2" in spoken
    assert "due" in spoken
    before = view.grab().toImage()
    view.put([], None)
    assert view.grab().toImage() != before


def test_an_entry_opens_its_release_and_the_panel_is_remembered(
    qtbot, library, desk, settle, tmp_path
) -> None:
    from PySide6.QtCore import QSettings

    card = library.current_card()
    desk.releases.revise(card.id, "Léa Marchand", due=now() + 5 * HOUR)
    library.refresh()
    settle()
    qtbot.keyClick(library, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    view = library.timeline.view
    assert view.hasFocus()
    assert [one.release.id for one in view.items.entries] == [card.id]
    assert [one.id for one in library.chosen()] == [card.id]
    with qtbot.waitSignal(library.request) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == ["open", {"translation_id": card.translations[0].translation.id}]
    qtbot.keyClicks(view, "-")
    assert library.timeline.days.currentText() == "7 days"
    settings = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    library.timeline.remember(settings)
    library.timeline.view.show_days(1)
    library.timeline.restore(settings)
    assert library.timeline.view.days == 7
    for stored in ("nine", "5", "-1", ""):
        settings.setValue("library/days", stored)
        library.timeline.restore(settings)
        assert library.timeline.view.days in SPANS
