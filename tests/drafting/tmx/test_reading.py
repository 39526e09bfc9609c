"""What a well-made file says, in every form in which programs say it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.drafting.tmx.building import HEADER, read, texts, tmx, tu
from workbench.drafting.tmx.languages import chosen, language_code

DAY = datetime(2024, 3, 1, 10, 20, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory.tmx"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("en", "en"), ("EN-US", "en-US"), ("en_GB", "en-GB"), ("eN-uS", "en-US"), ("fra", "fr"), ("SPA", "es"), ("ES-419", "es-419"),
        ("zh_hant_tw", "zh-Hant-TW"), ("FR-XX", "fr"), ("en_US.UTF-8", "en-US"), ("sr@latin", "sr-latin"), (" fr ", "fr"), ("de-x-Office", "de-x-office"),
        ("und", "und"), ("", ""), ("*all*", ""), ("français", ""), ("e", ""), ("en-" + "abcdefgh-" * 9, ""), ("../../x", ""),
    ],
)  # fmt: skip
def test_language_codes(given: str, code: str) -> None:
    assert language_code(given) == code


@pytest.mark.parametrize(
    ("wanted", "languages", "at"),
    [
        ("en-US", ["fr", "en-GB", "en-US"], 2), ("en-US", ["en-GB", "en"], 1), ("en-US", ["fr", "en-GB"], 1),
        ("en", ["fr", "en-GB"], 1), ("en", ["fr", "es"], -1),
    ],
)  # fmt: skip
def test_the_language_that_answers(wanted: str, languages: list[str], at: int) -> None:
    assert chosen(wanted, languages) == at


def pairs(path: Path, *units: str, source: str = "en") -> list[tuple[str, str]]:
    found, problems = read(path, tmx(*units, header=HEADER.replace('srclang="en"', f'srclang="{source}"')))
    assert problems == ()
    return [(unit.source_language, unit.target_language) for unit in found]


def many(*languages: str, head: str = "") -> str:
    inside = "".join(f'<tuv xml:lang="{each}"><seg>text</seg></tuv>' for each in languages)
    return f"<tu{head}>{inside}</tu>"


def test_the_source_is_what_the_unit_or_the_file_says(path: Path) -> None:
    assert pairs(path, many("fr", "en-us"), source="en") == [("en-US", "fr")]
    assert pairs(path, many("fr", "en-us"), source="*all*") == [("fr", "en-US")]
    assert pairs(path, many("fr", "en", head=' srclang="fr"'), source="en") == [("fr", "en")]
    assert pairs(path, many("fr", "es"), source="en") == [("fr", "es")]
    assert pairs(path, many("fr", "en", "es"), source="EN_gb") == [("en", "fr"), ("en", "es")]
    assert pairs(path, many("fr", "fr", "en"), source="en") == [("en", "fr"), ("en", "fr")]


def test_where_every_language_may_be_the_source_each_pair_is_a_unit(path: Path) -> None:
    assert pairs(path, many("fr", "en", "es"), source="*ALL*") == [("fr", "en"), ("fr", "es"), ("en", "es")]
    assert (
        len(pairs(path, many(*["fr", "en", "es", "de", "it", "pt", "nl", "pl"], head=' srclang="*all*"')))
        == 28
    )
    assert (
        len(
            pairs(
                path, many(*["fr", "en", "es", "de", "it", "pt", "nl", "pl", "sv"], head=' srclang="*all*"')
            )
        )
        == 8
    )


def test_the_deprecated_name_of_the_language(path: Path) -> None:
    units, _problems = read(path, tmx(tu("One", "Un").replace("xml:lang", "lang")))
    assert (units[0].source_language, units[0].target_language) == ("en", "fr")


def test_who_and_when(path: Path) -> None:
    header = HEADER.replace("/>", ' creationid="house" creationdate="20200101T000000Z"/>')
    omegat = (
        '<tu><tuv lang="EN"><seg>a</seg></tuv><tuv lang="FR" changeid="bo" changedate="20240301T102030Z" '
        'creationid="cy" creationdate="2024-03-01"><seg>b</seg></tuv></tu>'
    )
    trados = tu("c", "d", head=' creationdate="20240301T102030Z" creationid="ann"')
    units, problems = read(path, tmx(omegat, trados, tu("e", "f"), header=header))
    assert problems == ()
    assert [(unit.author, unit.changed_by) for unit in units] == [("cy", "bo"), ("ann", ""), ("house", "")]
    assert [unit.created_at for unit in units] == [
        datetime(2024, 3, 1, tzinfo=UTC),
        DAY,
        datetime(2020, 1, 1, tzinfo=UTC),
    ]
    assert [unit.changed_at for unit in units] == [DAY, None, None]


def test_who_takes_a_file_in_is_named_where_it_names_nobody(path: Path) -> None:
    units, _problems = read(path, tmx(tu("a", "b")))
    assert units[0].author == "Ann"
    assert units[0].created_at.tzinfo is not None


def test_properties_and_notes_are_kept_once_each_in_their_order(path: Path) -> None:
    inside = '<note>first</note><prop type="x-client">IOM &amp; co</prop><prop type="x-client">two</prop><prop>bare</prop><prop type="e"/>'
    unit = tu("a", "b", head=' tuid="7" usagecount="3"', inside=inside).replace(
        "<seg>b", '<note>first</note><note>second</note><prop type="x-target">t</prop><seg>b'
    )
    units, _problems = read(path, tmx(unit))
    assert units[0].notes == ("first", "second")
    assert units[0].properties == (
        ("x-client", "IOM & co"),
        ("x-client", "two"),
        ("", "bare"),
        ("tuid", "7"),
        ("usagecount", "3"),
        ("x-target", "t"),
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<prop type="prev">One  day</prop>', '<prop type="next">l’autre</prop>'),
        ('<prop type="x-context-pre">&lt;seg&gt;One day&lt;/seg&gt;</prop>', '<prop type="x-context-post">l\'autre</prop>'),
    ],
)  # fmt: skip
def test_the_context_that_programs_write(path: Path, before: str, after: str) -> None:
    units, _problems = read(path, tmx(tu("a", "b", inside=before + after)))
    assert (units[0].before, units[0].after) == ("One day", "l'autre")
    assert units[0].properties == ()


def test_spaces_and_tabs_count(path: Path) -> None:
    units, _problems = read(path, tmx(tu("a [&#9;\t   ]", " b  ")))
    assert texts(units) == [("a [\t\t   ]", " b  ")]


def test_batches_are_about_as_large_as_asked(path: Path) -> None:
    from workbench.drafting.tmx.reading import TmxFile

    path.write_text(tmx(*[tu(f"{at}", "b" * 1000) for at in range(2000)]), encoding="utf-8")
    file = TmxFile(path)
    sizes = [len(batch) for batch in file.batches(500)]
    assert sum(sizes) == file.elements == 2000
    assert all(500 <= size < 1100 for size in sizes[:-1])
