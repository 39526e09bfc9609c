"""Datelines, dates, embargoes and zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from workbench.intake.dateline import find_dateline, is_bare_dateline
from workbench.intake.dates import is_date_line
from workbench.intake.embargo import find_embargo

REST = "The ministers have agreed on a plan."
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("line", "dash"),
    [
        ("Buenos Aires", " - "),
        ("Kessou, 24 November", " — "),
        ("GENEVA, 3 May 2024 (WFP)", " – "),
        ("PARÍS, 4 de mayo", " – "),
        ("Genève, le 12 mars 2025", " – "),
        ("ORVANE, vendredi 20 novembre", " – "),
        ("La Paz", " - "),
        ("GENEVA / NEW YORK / NAIROBI, 3 May 2024", " – "),
        ("WASHINGTON (AP)", " — "),
        ("Kessou (Tandara), 24 November", " — "),
        ("Port-au-Prince", " – "),
        ("New York, N.Y.", " - "),
        ("MADRID, 3 may. (EFE)", ".- "),
        ("Le Caire et Khartoum, 3 mai 2024", " — "),
        ("St. John's, 3 May", " – "),
        ("L’Aquila, le 1er mars 2025", " – "),
        ("LONDON", "—"),
        ("24 November 2026", " – "),
        ("Dakar, le 3 juin 2026", " : "),
        ("[Geneva, 3 May 2024]", " – "),
        ("Genève", "\u00a0–\u00a0"),
    ],
)
def test_a_dateline(line: str, dash: str) -> None:
    text = f"{line}{dash}{REST}"
    found = find_dateline(text)
    assert found is not None
    assert (text[: found.end], text[found.end : found.rest]) == (line, dash)


@pytest.mark.parametrize(
    "text",
    [
        "Note - this is a remark about a thing",
        f"Note - {REST}",
        f"Update – {REST}",
        f"Publié le 24/11/2026 - {REST}",
        "Maria Santos - the director of the agency - said that it had agreed",
        "Pendant la conférence - qui a rassemblé plus de 1 500 participants -, 193 Etats",
        "The meeting was long - It lasted a day and a night in all",
        f"Geneva: {REST}",
        f"“Geneva” - {REST}",
        f"Monday - {REST}",
        "Geneva - Bern",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_a_dateline_on_a_line_of_its_own() -> None:
    assert is_bare_dateline("Genève, le 12 mars 2025")
    assert is_bare_dateline("Kessou (Tandara), 24 November 2026.")
    assert not is_bare_dateline("Genève, le lac")
    assert not is_bare_dateline("24 November 2026")


@pytest.mark.parametrize(
    "line",
    [
        "24 November 2026",
        "20 novembre 2026 | FLFC/PR/2026/31",
        "Publicado el 24/11/2026",
        "2026-11-24 14:00 GMT",
        "November 24, 2026",
    ],
)
def test_a_date_line(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["On 24 November 2026 the ministers agreed", "5 December: Job fair, Orvane", "Kessou"]
)
def test_no_date_line(line: str) -> None:
    assert not is_date_line(line)


def at(hour: int, minute: int, zone: object) -> datetime:
    return datetime(2026, 11, 24, hour, minute, tzinfo=zone)  # type: ignore[arg-type]


PARIS, MADRID, LONDON = ZoneInfo("Europe/Paris"), ZoneInfo("Europe/Madrid"), ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("EMBARGOED UNTIL 14:00 GMT, 24 November 2026", at(14, 0, UTC)),
        ("Sous embargo jusqu'au 24 novembre 2026 à 14 h 00 GMT", at(14, 0, UTC)),
        ("Sous embargo jusqu’au mardi 24 novembre 2026 à 14 h GMT. L’embargo s’applique.", at(14, 0, UTC)),
        ("Embargado hasta el 24 de noviembre de 2026, 14.00 GMT", at(14, 0, UTC)),
        ("Embargoed until 00:01 (London time) on Tuesday 24 November", at(0, 1, LONDON)),
        ("Sous embargo jusqu’au mardi 24 novembre à 15h, heure de Paris", at(15, 0, PARIS)),
        ("Embargo hasta el 24/11/2026 a las 9.30 horas (hora de Madrid)", at(9, 30, MADRID)),
        ("EMBARGO: 2 p.m. ET, November 24, 2026", at(14, 0, ZoneInfo("America/New_York"))),
        ("Not for release before 1400 UTC 2026-11-24", at(14, 0, UTC)),
        ("Embargoed until 24.11.2026 at 14.00 CET / 13.00 GMT", at(14, 0, timezone(timedelta(hours=1)))),
        ("Embargo: 24 November 2026, noon UTC+2", at(12, 0, timezone(timedelta(hours=2)))),
        ("Embargoed until 12 a.m. EST, 24 November 2026", at(0, 0, timezone(timedelta(hours=-5)))),
        (
            "A headline\nEmbargoed until 14:00 BST, 24 November 2026\nText",
            at(14, 0, timezone(timedelta(hours=1))),
        ),
    ],
)
def test_an_embargo_with_date_time_and_zone(text: str, moment: datetime) -> None:
    found = find_embargo(text, "en", TODAY)
    assert found == moment
    assert found is not None
    assert found.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    "text",
    [
        "Embargoed until 24 November 2026",
        "Embargoed until 24 November 2026, 14:00",
        "Embargoed until 14:00 GMT",
        "Embargoed until 14:00 local time, 24 November 2026",
        "Embargoed until 31 February 2026, 10:00 GMT",
        "Embargoed until 27:00 GMT, 24 November 2026",
        "The UN arms embargo of 3 May 2024 began at 10:00 GMT",
        "The meeting ends at 14:00 GMT on 24 November 2026",
        "",
    ],
)
def test_no_embargo(text: str) -> None:
    assert find_embargo(text, "en", TODAY) is None


def test_figures_read_by_the_language() -> None:
    text = "Embargoed until 14:00 GMT, 02/03/2027"
    assert find_embargo(text, "en", TODAY) == datetime(2027, 3, 2, 14, tzinfo=UTC)
    assert find_embargo(text, "en-US", TODAY) == datetime(2027, 2, 3, 14, tzinfo=UTC)


def test_a_date_without_a_year_is_the_next_one() -> None:
    assert find_embargo("Embargoed until 14:00 GMT, 3 January", "en", TODAY) == datetime(
        2027, 1, 3, 14, tzinfo=UTC
    )
