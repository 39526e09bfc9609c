"""Inline elements of both levels as inline codes, and codes as elements."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drafting.tmx.building import read, tmx, tu
from workbench.drafting.tmx.names import SOURCE_MARKUP, TARGET_MARKUP
from workbench.drafting.tmx.segments_out import written
from workbench.model.inline import CodeKind, to_tags
from workbench.model.memory import TranslationUnit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory.tmx"


def one(path: Path, source: str, target: str = "b") -> TranslationUnit:
    units, problems = read(path, tmx(tu(source, target)))
    assert problems == ()
    return units[0]


def tagged(unit: TranslationUnit) -> tuple[str, str]:
    return to_tags(unit.source, unit.codes), to_tags(unit.target, unit.codes)


def kinds(unit: TranslationUnit) -> list[str]:
    return [code.kind.value for code in unit.codes]


BOLD = '<bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>{}<ept i="1">&lt;/b&gt;</ept>'


@pytest.mark.parametrize(
    ("inside", "text", "kind"),
    [
        (BOLD, "a <1>word</1>.", "bold"),
        ('<bpt i="1">{{\\b </bpt>{}<ept i="1">}}</ept>', "a <1>word</1>.", "bold"),
        ('<bpt i="1">{{\\ul </bpt>{}<ept i="1">}}</ept>', "a <1>word</1>.", "underline"),
        ('<bpt i="1">&lt;em class="x"&gt;</bpt>{}<ept i="1">&lt;/em&gt;</ept>', "a <1>word</1>.", "italic"),
        ('<bpt i="1" type="x-Superscript"/>{}<ept i="1"/>', "a <1>word</1>.", "superscript"),
        ("<hi type='italic'>{}</hi>", "a <1>word</1>.", "italic"),
        ("<hi>{}</hi>", "a word.", ""),
        ("<b>{}</b>", "a <1>word</1>.", "bold"),
        ("<mrk>{}</mrk>", "a word.", ""),
        ("<ut>&lt;b&gt;</ut>{}<ut>&lt;/b&gt;</ut>", "a <1>word</1>.", "bold"),
        ("<ph>&lt;sup&gt;</ph>{}<ph>&lt;/sup&gt;</ph>", "a <1>word</1>.", "superscript"),
        ("<it pos='begin' type='bold'/>{}", "a <1>word.", "bold"),
        ("{}<it pos='end'>&lt;/i&gt;</it>", "a word</1>.", "italic"),
        ("{}<ph type='lb'/>", "a word<1/>.", "line_break"),
        ("{}<ph>&lt;br/&gt;</ph>", "a word<1/>.", "line_break"),
        ("{}<bpt i='1'>&lt;font&gt;</bpt><ept i='1'>&lt;/font&gt;</ept>", "a word.", ""),
        ("{}<ph type='image'>&lt;img alt='<sub>a picture</sub>'/&gt;</ph>", "a word.", ""),
        ("{}<ept i='9'>&lt;/b&gt;</ept>", "a word</1>.", "bold"),
        ("{}<ph type='bold'/>", "a word.", ""),
    ],
)
def test_elements_become_codes(path: Path, inside: str, text: str, kind: str) -> None:
    unit = one(path, f"a {inside.format('word')}.")
    assert to_tags(unit.source, unit.codes) == text
    assert set(kinds(unit)) == ({kind} if kind else set())


def test_a_link_has_its_address(path: Path) -> None:
    unit = one(
        path,
        '<bpt i="1">&lt;a class="x" href="https://iom.int/?a=1&amp;amp;b=2"&gt;</bpt>here<ept i="1">&lt;/a&gt;</ept>',
    )
    assert unit.codes[0].kind is CodeKind.LINK
    assert unit.codes[0].href == "https://iom.int/?a=1&b=2"


def test_codes_of_the_target_are_those_of_the_source_by_x_then_by_kind(path: Path) -> None:
    two = '<bpt i="1" x="{}" type="bold"/>{}<ept i="1"/> <bpt i="2" x="{}" type="bold"/>{}<ept i="2"/>'
    unit = one(path, two.format(1, "big", 2, "cat"), two.format(2, "chat", 1, "gros"))
    assert tagged(unit) == ("<1>big</1> <2>cat</2>", "<2>chat</2> <1>gros</1>")
    unit = one(path, two.format("", "big", "", "cat"), two.format("", "chat", "", "gros"))
    assert tagged(unit)[1] == "<1>chat</1> <2>gros</2>"


def test_a_code_that_the_source_does_not_have_is_left_out_and_remembered(path: Path) -> None:
    unit = one(path, "word", "<hi type='bold'>mot</hi>")
    assert tagged(unit) == ("word", "mot")
    assert dict(unit.properties)[TARGET_MARKUP] == '<hi type="bold">mot</hi>'
    assert SOURCE_MARKUP not in dict(unit.properties)


def test_crossing_and_repeated_numbers(path: Path) -> None:
    unit = one(
        path,
        '<bpt i="1" type="bold"/>a<bpt i="2" type="italic"/>b<ept i="1"/>c<ept i="2"/><bpt i="1" type="bold"/>d<ept i="1"/>',
    )
    assert tagged(unit)[0] == "<1>a<2>b</1>c</2><3>d</3>"
    assert len(unit.codes) == 6


def test_more_codes_than_there_are_characters_for(path: Path) -> None:
    unit = one(path, "a" + "<ph type='lb'/>" * 7000)
    assert len(unit.codes) == 6400


def test_codes_are_written_as_html_in_elements(path: Path) -> None:
    unit = one(path, BOLD.format("a &amp; b") + "<ph type='lb'/><it pos='end' type='italic'/>")
    assert written(unit.source, unit.codes) == (
        '<bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>a &amp; b<ept i="1">&lt;/b&gt;</ept>'
        '<ph x="2" type="lb">&lt;br/&gt;</ph><it pos="end" x="3" type="italic">&lt;/i&gt;</it>'
    )
    assert written("no \ue055 code\x0b\ud800", unit.codes) == "no  code"
