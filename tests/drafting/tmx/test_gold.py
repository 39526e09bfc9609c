"""The compliance kit of TMX 1.4, and the memories of TICO-19 (CC0)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SHARED
from tests.drafting.tmx.building import read_file
from workbench.model.inline import readable, to_tags

KIT = SHARED / "gold" / "tmx" / "compliance-kit"
MEMORIES = SHARED / "gold" / "tm" / "tico19"
pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(not KIT.is_dir(), reason="the folder of real data beside the project is absent"),
]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("ExportTest1A", 4), ("ExportTest1B", 2), ("ExportTest1C", 4), ("ExportTest1D", 4), ("ExportTest1E", 4), ("ExportTest2A", 6),
        ("ImportTest1A", 2), ("ImportTest1B", 1), ("ImportTest1C", 12), ("ImportTest1D", 3), ("ImportTest1E", 3), ("ImportTest1F", 3),
        ("ImportTest1G", 3), ("ImportTest1H", 3), ("ImportTest1I", 1), ("ImportTest1J", 2), ("ImportTest1J_many", 3), ("ImportTest1K", 2),
        ("ImportTest1L", 2), ("ImportTest2A", 7), ("ImportTest2A-0index", 7), ("ImportTest2B", 7), ("ImportTest2C", 2),
    ],
)  # fmt: skip
def test_every_file_of_the_kit_is_read_whole(name: str, count: int) -> None:
    units, problems = read_file(KIT / f"{name}.tmx")
    assert len(units) == count
    assert problems == ()


@pytest.mark.parametrize("name", ["1D", "1E", "1F", "1G", "1H"])
def test_encodings_and_references_give_the_text_that_the_kit_expects(name: str) -> None:
    units, _problems = read_file(KIT / f"ImportTest{name}.tmx")
    assert [unit.source for unit in units] == [
        "à=agrave, é=eacute, æ=aelig",
        "ÿ=U+00FF, ™=U+2122, ’=U+2019",
        "“=U+201C, –=U+2013, ¤=U+00A4",
    ]
    assert [unit.target for unit in units] == [unit.source for unit in units]


@pytest.mark.parametrize("name", ["2A", "2A-0index", "2B"])
def test_inline_elements_of_html_and_rtf(name: str) -> None:
    units, _problems = read_file(KIT / f"ImportTest{name}.tmx")
    assert [(to_tags(unit.source, unit.codes), to_tags(unit.target, unit.codes)) for unit in units][:6] == [
        ("The big <1>black</1> <2>cat</2> sleeps.", "Le gros <2>chat</2> <1>noir</1> dors."),
        (
            'Test for special characters = <1><</1>=lt, <2>></2>=gt, <3>&</3>=amp, <4>"</4>=quot.',
            'Test pour caractères spéciaux = <1><</1>=lt, <2>></2>=gt, <3>&</3>=amp, <4>"</4>=quot.',
        ),
        (
            "Nested formatting = <1><2><3>Bold+Italic+Underlined</3>, Bold+Italic</2>, Bold</1>.",
            "Format en gigogne = <1><2><3>gras+italique+souligné</3>, gras+italique</2>, gras</1>.",
        ),
        ("First <1>sentence.", "Première <1>phrase."),
        ("Second</1> sentence.", "Seconde</1> phrase."),
        ("Picture: ", "Image: "),
    ]
    assert (units[6].source_language, units[6].source) == ("en-US", "Some text with a part highlighted.")


def test_a_unit_with_all_that_the_standard_allows() -> None:
    units, _problems = read_file(KIT / "ImportTest2C.tmx")
    unit = units[0]
    assert readable(unit.source, unit.codes) == "Click  to start."
    assert (unit.author, unit.changed_by, unit.created_at.isoformat()) == (
        "ys",
        "ys",
        "2002-05-23T09:12:00+00:00",
    )
    assert ("tuid", "tu001") in unit.properties
    assert unit.notes == (
        "Text of tu note 1",
        "Text of tu note 2",
        "Text of tuv en note 1",
        "Text of tuv fr note 1",
    )


@pytest.mark.parametrize(("name", "language"), [("all.en-fr.tmx", "fr"), ("all.en-es-419.tmx", "es-419")])
def test_a_real_memory_is_read_whole(name: str, language: str) -> None:
    path: Path = MEMORIES / name
    units, problems = read_file(path)
    assert len(units) == 3071 == path.read_text(encoding="utf-8").count("<tu ")
    assert {(unit.source_language, unit.target_language) for unit in units} == {("en", language)}
    assert problems == ()
