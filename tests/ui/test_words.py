"""Words, names and times of the window."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import moments, words
from workbench.desk import catalogue

NOW = datetime(2026, 11, 24, 10, 48, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moments, "here", lambda: UTC)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "less than 1 min"), (25, "25 min"), (60, "1 h"), (192, "3 h 12 min"), (24 * 60, "1 day"),
        (52 * 60, "2 days 4 h"), (30 * 24 * 60, "30 days"), (-25, "25 min"),
    ],
)  # fmt: skip
def test_durations(minutes: int, said: str) -> None:
    assert words.duration_words(timedelta(minutes=minutes)) == said


def test_due() -> None:
    assert words.due_words(NOW + timedelta(minutes=25), NOW) == "due in 25 min"
    assert words.due_words(NOW - timedelta(hours=3), NOW) == "overdue by 3 h"
    assert words.due_words(NOW.replace(hour=17, minute=30), NOW) == "due today 17:30"
    assert words.due_words(NOW + timedelta(days=2), NOW) == "due Thu 10:48"
    assert moments.due_soon(NOW + timedelta(minutes=25), NOW)
    assert not moments.due_soon(NOW + timedelta(hours=2), NOW)


def test_embargo_in_the_releases_zone_and_in_mine(monkeypatch: pytest.MonkeyPatch) -> None:
    embargo = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
    assert words.embargo_words(embargo, "UTC", NOW) == "Embargo until 14:00 UTC · 3 h 12 min"
    assert moments.embargo_short(embargo, NOW) == "14:00 · 3 h 12 min"
    assert moments.embargo_short(NOW + timedelta(days=2), NOW) == "Thu 10:48 · 2 days"
    assert moments.embargo_both(embargo, "UTC", NOW) == words.embargo_words(embargo, "UTC", NOW)
    there = moments.embargo_both(embargo, "America/New_York", NOW)
    assert there == "Embargo until 09:00 EST · 3 h 12 min\nFor you: today 14:00 UTC"
    assert words.embargo_words(embargo, "", embargo + timedelta(hours=1)) == "Embargo ended 14:00"
    assert moments.embargo_short(embargo, embargo) == ""


def test_due_for_a_small_place() -> None:
    assert moments.due_short(NOW + timedelta(minutes=25), NOW) == "due in 25 min"
    assert moments.due_short(NOW.replace(hour=17, minute=30), NOW) == "due 17:30 · 6 h 42 min"
    assert moments.due_short(NOW + timedelta(days=2, hours=3), NOW) == "due Thu 13:48 · 2 days"


def test_the_time_where_the_release_is_at_home() -> None:
    assert moments.elsewhere(NOW, "") == ""
    assert moments.elsewhere(NOW, "Africa/Abidjan") == ""
    assert moments.elsewhere(NOW, "Africa/Nairobi") == "13:48 EAT"
    assert moments.elsewhere(NOW, "Pacific/Auckland") == "23:48 NZDT"
    assert moments.elsewhere(NOW, "Pacific/Kiritimati") == "Wed 00:48 UTC+14"
    assert moments.elsewhere(NOW, "No/Such") == ""


def test_this_computers_zone_knows_its_summer_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    try:
        zone = moments.here()
        for month, hour, name in ((1, 13, "CET"), (7, 14, "CEST")):
            local = datetime(2026, month, 15, 12, tzinfo=UTC).astimezone(zone)
            assert (local.hour, local.tzname()) == (hour, name)
        for edge in (datetime.min, datetime.max):
            assert edge.replace(tzinfo=zone).utcoffset() is not None
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_zone_without_a_name() -> None:
    east = datetime(2026, 11, 24, 14, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert "UTC+05:30" in words.embargo_words(east, "No/Such", NOW - timedelta(hours=9))


def test_moments() -> None:
    assert words.moment_words(NOW - timedelta(minutes=7), NOW) == "10:41"
    assert words.moment_words(NOW - timedelta(days=2), NOW) == "Sun 22 Nov 10:48"
    assert words.moment_words(NOW - timedelta(days=400), NOW) == "20 Oct 2025 10:48"


def test_names() -> None:
    assert words.language_name("fr") == "French"
    assert words.language_name("fr-CA") == "French (CA)"
    assert words.language_name("qaa") == "qaa"
    assert words.own_language_name("fr") == "Français"
    assert words.own_language_name("es") == "Español"
    assert words.initials("Léa Marchand") == "LM"
    assert words.initials("S. Kone") == "SK"
    assert words.initials("Élodie") == "É"
    assert words.initials("") == "?"
    assert words.plain_keys("Cut && &Paste") == "Cut & Paste"


class _Saying(words.Retranslated, QLabel):
    def retranslate(self) -> None:
        self.setText(catalogue.language())


def test_every_widget_hears_of_a_change_of_language(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inside = _Saying()
    QVBoxLayout(window).addWidget(inside)
    words.change_language("fr")
    assert inside.text() == "fr"
    words.change_language("es")
    assert inside.text() == "es"
    words.change_language("en")
    assert inside.text() == "en"


def test_a_bug_in_an_event_is_reported_and_goes_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[type[BaseException]] = []
    monkeypatch.setattr(words.sys, "excepthook", lambda kind, _error, _trace: said.append(kind))

    def wrong() -> None:
        raise KeyError("bug")

    words.answer(wrong)
    words.answer(lambda: None)
    assert said == [KeyError]
