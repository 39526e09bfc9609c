from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from workbench.delivery.declared import Declared, one_line, read_declared
from workbench.delivery.links import safe_href, same_href
from workbench.delivery.words import in_zone, words_for, zone_name
from workbench.model.translation import Status
from workbench.proofing.typography.profiles import profile_for

TWO = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
FIRST = datetime(2026, 8, 1, 1, 30, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))


@pytest.mark.parametrize(
    ("language", "zone", "expected"),
    [
        ("en", "Africa/Dakar", "Embargo until 14:00 GMT on 24 November 2026"),
        ("en-US", "Europe/Paris", "Embargo until 3 p.m. CET on November 24, 2026"),
        ("en-GB", "Europe/Paris", "Embargo until 15:00 CET on 24 November 2026"),
        ("fr", "Europe/Paris", "Embargo jusqu’au 24\u00a0novembre 2026 à 15\u00a0h CET"),
        ("fr-CA", "Asia/Kolkata", "Embargo jusqu’au 24\u00a0novembre 2026 à 19\u00a0h\u00a030 IST"),
        ("es", "America/Bogota", "Embargado hasta las 9:00 UTC−5 del 24 de noviembre de 2026"),
        ("es", "No/Where", "Embargado hasta las 14:00 UTC del 24 de noviembre de 2026"),
        ("ar", "", "Embargo until 14:00 UTC on 24 November 2026"),
    ],
)
def test_the_embargo_in_words(language: str, zone: str, expected: str) -> None:
    assert words_for(language).embargo(in_zone(TWO, zone)) == expected


def test_dates_follow_the_house_style_that_was_chosen() -> None:
    chicago, un = profile_for("en", "en-us"), profile_for("en", "en-un")
    half_past = TWO.replace(hour=0, minute=30)
    assert words_for("en", chicago).embargo(half_past) == "Embargo until 12:30 a.m. UTC on November 24, 2026"
    assert (
        words_for("en", chicago).embargo(TWO.replace(hour=12))
        == "Embargo until noon UTC on November 24, 2026"
    )
    assert words_for("en-US", un).embargo(half_past) == "Embargo until 00:30 UTC on 24 November 2026"
    assert (
        words_for("en", chicago).approved(2, "Ana", TWO) == "Version 2 approved by Ana on November 24, 2026"
    )
    narrow = replace(profile_for("fr"), space="\u202f")
    assert words_for("fr", narrow).embargo(half_past) == (
        "Embargo jusqu’au 24\u202fnovembre 2026 à 0\u202fh\u202f30 UTC"
    )
    assert words_for("fr", chicago).embargo(TWO) == words_for("fr").embargo(TWO)


def test_the_first_of_the_month_and_one_o_clock() -> None:
    assert words_for("fr").embargo(FIRST) == "Embargo jusqu’au 1er\u00a0août 2026 à 1\u00a0h\u00a030 UTC−3:30"
    assert words_for("es").embargo(FIRST) == "Embargado hasta la 1:30 UTC−3:30 del 1 de agosto de 2026"
    assert zone_name(TWO.astimezone(timezone(timedelta(hours=5, minutes=45)))) == "UTC+5:45"


@pytest.mark.parametrize(
    ("href", "safe"),
    [
        ("https://example.org/a?b=c&d=é", "https://example.org/a?b=c&d=é"),
        (" HTTP://Example.org ", "HTTP://Example.org"),
        ("mailto:a@b.org", "mailto:a@b.org"),
        ("tel:+41220000000", "tel:+41220000000"),
        ("https://a.org/x_(y) z", "https://a.org/x_%28y%29%20z"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("\x01javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//example.org", ""),
        ("page.html", ""),
        ("#top", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_which_links_are_delivered(href: str, safe: str) -> None:
    assert safe_href(href) == safe
    assert safe_href(safe) == safe


def test_the_same_address_in_another_spelling() -> None:
    assert same_href("https://example.org", "https://EXAMPLE.org/")
    assert same_href("https://a.org/é", "https://a.org/%C3%A9")
    assert not same_href("https://a.org/a", "https://a.org/A")
    assert not same_href("https://a.org", "")
    assert not same_href("http://[bad", "http://[worse")


def test_what_is_declared_reads_back() -> None:
    declared = Declared(
        "r", "t", 3, "a" * 64, Status.PUBLISHED, False, "MR\n1", FIRST, "America/St_Johns", "Zoé", TWO, False
    )
    pairs = declared.pairs()
    again = read_declared(pairs)
    assert again is not None
    assert again.pairs() == pairs
    assert (again.reference, again.embargo, again.four_eyes) == ("MR 1", FIRST, False)
    for broken in ({}, {"release": "r"}, pairs | {"version": "seven"}, pairs | {"status": "fine"}):
        assert read_declared(broken) is None
    assert one_line(" a\r\nb\u00a0c\u2028d\x00 ") == "a b\u00a0c d"
