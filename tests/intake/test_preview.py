"""What a person changes before she accepts a document."""

from __future__ import annotations

import pytest

from workbench.intake.preview import set_kept, set_kind, set_language
from workbench.intake.reading import read_text
from workbench.model.release import BlockKind, DropReason, SourceDocument

TEXT = """Home
Search this site
Share on Facebook
Ministers agree on a plan for the lakes
KESSOU – The ministers have agreed on a plan. It takes effect in January. Nobody objected to it on Friday.
“We have a plan.”
It will cost 3 million. M. Dupont pays.
Privacy policy
Terms of use"""


@pytest.fixture
def document() -> SourceDocument:
    return read_text(TEXT)


def ids(document: SourceDocument) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for segment in document.segments:
        found.setdefault(segment.block_id, []).append(segment.id)
    return found


def check_numbers(document: SourceDocument) -> None:
    assert [segment.number for segment in document.segments] == list(range(1, len(document.segments) + 1))
    order = [block.id for block in document.blocks if block.kept]
    assert list(dict.fromkeys(segment.block_id for segment in document.segments)) == order


def test_dropping_and_bringing_back(document: SourceDocument) -> None:
    paragraph = document.blocks[4]
    fewer = set_kept(document, [paragraph.id], False)
    check_numbers(fewer)
    assert fewer.blocks[4].reason is DropReason.BY_PERSON
    assert fewer.blocks[4].kind is BlockKind.PARAGRAPH
    assert paragraph.id not in ids(fewer)
    back = set_kept(fewer, [paragraph.id], True)
    check_numbers(back)
    assert [segment.text for segment in back.segments] == [segment.text for segment in document.segments]
    unchanged = {key: value for key, value in ids(document).items() if key != paragraph.id}
    assert {key: ids(back)[key] for key in unchanged} == unchanged
    assert [block.id for block in back.blocks] == [block.id for block in document.blocks]


def test_navigation_brought_back_is_a_paragraph(document: SourceDocument) -> None:
    assert document.blocks[0].kind is BlockKind.NAVIGATION
    more = set_kept(document, [document.blocks[0].id], True)
    assert (more.blocks[0].kind, more.blocks[0].kept, more.blocks[0].reason) == (
        BlockKind.PARAGRAPH,
        True,
        DropReason.KEPT,
    )
    check_numbers(more)
    assert more.segments[0].text == "Home"


def test_another_kind_cuts_anew(document: SourceDocument) -> None:
    paragraph = document.blocks[4]
    assert paragraph.dateline == "KESSOU"
    quoted = set_kind(document, [paragraph.id], BlockKind.QUOTATION)
    assert quoted.blocks[4].dateline == ""
    assert not any(segment.is_dateline for segment in quoted.segments)
    check_numbers(quoted)
    again = set_kind(quoted, [paragraph.id], BlockKind.PARAGRAPH)
    assert again.blocks[4].dateline == "KESSOU"
    assert [segment.text for segment in again.segments] == [segment.text for segment in document.segments]


def test_another_headline_is_another_title(document: SourceDocument) -> None:
    assert document.title == "Ministers agree on a plan for the lakes"
    changed = set_kind(document, [document.blocks[3].id], BlockKind.SUBHEAD)
    changed = set_kind(changed, [document.blocks[5].id], BlockKind.HEADLINE)
    assert changed.title == "“We have a plan.”"


def test_another_language_cuts_every_block_anew(document: SourceDocument) -> None:
    french = set_language(document, "fr")
    assert french.language == "fr"
    assert french.blocks == document.blocks
    check_numbers(french)
    assert set_language(french, "fr") is french


def test_nothing_changes_in_the_document_given(document: SourceDocument) -> None:
    before = document
    set_kept(document, [block.id for block in document.blocks], False)
    assert document == before
    assert document.segments
