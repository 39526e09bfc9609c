"""Dates, weekdays and times are read by value."""

from __future__ import annotations

import pytest

from workbench.proofing.facts.dates import dates


def _values(text: str, language: str) -> list[object]:
    return sorted(value for fact in dates(text, language) for value in fact.values)  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on 19 August"),
        ("en", "August 19, 2018"),
        ("en", "the 19th of August"),
        ("fr", "le 19 août 2018"),
        ("es", "el 19 de agosto de 2018"),
        ("en", "(19/08)"),
        ("fr", "19/08/2018"),
        ("en", "2018-08-19"),
    ],
)
def test_one_day(language: str, text: str) -> None:
    assert _values(text, language) == [("date", 19, 8)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "(20-22/03)"),
        ("en", "20 to 22 March"),
        ("fr", "du 20 au 22 mars"),
        ("es", "del 20 al 22 de marzo"),
    ],
)
def test_a_range_of_days(language: str, text: str) -> None:
    assert _values(text, language) == [("date", 20, 3), ("date", 22, 3)]


def test_order_of_day_and_month_may_be_open() -> None:
    assert _values("(03/04)", "en") == [("date", 3, 4), ("date", 4, 3)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "at 3 p.m."),
        ("en", "3 pm"),
        ("en", "15:00"),
        ("fr", "15 heures"),
        ("fr", "15 h"),
        ("fr", "15h00"),
        ("fr", "15 h 00"),
        ("es", "a las 15:00"),
        ("es", "las 3 de la tarde"),
        ("es", "las tres de la tarde"),
    ],
)
def test_three_in_the_afternoon(language: str, text: str) -> None:
    assert ("time", 900) in _values(text, language)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Thursday"), ("fr", "jeudi"), ("es", "jueves"), ("es", "los jueves")]
)
def test_weekday(language: str, text: str) -> None:
    assert _values(text, language) == [("weekday", 3)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He may come"),
        ("en", "a ratio of 3:2"),
        ("en", "2:04:11"),
        ("en", "version 12.5"),
        ("fr", "les 45 pays"),
        ("es", "4-1 de febrero"),
    ],
)
def test_no_date_with_a_day(language: str, text: str) -> None:
    assert all(value[:2] == ("date", 0) for value in _values(text, language))  # type: ignore[index]
