"""Texts of segments as rich text: nothing of a text becomes markup, differences are marked twice."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QTextDocument

from ui.editor.long_texts import PART, WHOLE_AT_MOST, rest_words
from ui.panels.issue_list import fix_words
from ui.panels.preview_html import preview_html
from ui.panels.rich import rich_difference, rich_found, rich_marked, rich_text
from workbench.desk.views import Row
from workbench.editorial.comparison import compare_words
from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.model.release import Block, BlockKind, Segment

BOLD = (InlineCode(0, CodeKind.BOLD, CodeRole.OPEN, 1), InlineCode(1, CodeKind.BOLD, CodeRole.CLOSE, 1))


def plain(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toRawText()


@pytest.mark.parametrize("text", ["<b>no</b> & 'x'", "a\u00a0b\u202fc", "<script>alert(1)</script>", "&lt;"])
def test_text_is_never_markup(qapp, text: str) -> None:
    assert plain(rich_text(text)) == text


def test_codes_are_shown_as_pills(qapp) -> None:
    said = plain(rich_text("a \ue000b\ue001", BOLD))
    assert re.sub(r"\s", "", said) == "a1›b‹1"


def test_differences_are_struck_underlined_and_coloured(qapp) -> None:
    old, new = "douze points d’eau", "onze points d’eau"
    html = rich_difference(old, new, compare_words(old, new))
    assert re.search(r"<s style=[^>]*background[^>]*>douze</s>", html)
    assert re.search(r"<u style=[^>]*background[^>]*>onze</u>", html)
    assert plain(html) == "douze onze points d’eau"


def _row(number: int, kind: BlockKind, first: bool, source: str, separator: str = "") -> Row:
    block = Block(f"b{kind}", 0, kind, source)
    return Row(Segment(f"s{number}", block.id, number, source, (), separator), block, first, None)


def test_preview_puts_sentences_back_into_their_blocks(qapp) -> None:
    rows = [
        _row(1, BlockKind.HEADLINE, True, "Title"),
        _row(2, BlockKind.PARAGRAPH, True, "One."),
        _row(3, BlockKind.PARAGRAPH, False, "Two.", " "),
        _row(4, BlockKind.LIST_ITEM, True, "Item"),
    ]
    html = preview_html(rows, False, ("#000000", "#888888"), "[{source}]")
    assert [one.strip() for one in plain(html).split("\u2029")] == ["Title", "One. Two.", "Item"]
    assert '<a href="segment:s3"' in html
    missing = preview_html(rows, True, ("#000000", "#888888"), "[missing: {source}]")
    assert "[missing: Two.]" in plain(missing)


@pytest.mark.parametrize(
    ("text", "words"), [("", "Delete"), (" ", "[space]"), ("\ue000", "Insert code"), ("19/11", "19/11")]
)
def test_fixes_say_what_they_do(text: str, words: str) -> None:
    assert fix_words(text) == words


@pytest.mark.parametrize(
    ("text", "instead_of", "words"),
    [
        ("M.\u00a0", "M. ", "No-break space"),
        ("\u00a0km", " km", "No-break space"),
        ("\u202f!", " !", "Narrow no-break space"),
        ("1\u202f500", "1 500", "Narrow no-break space"),
        (",", " ,", "No space"),
        ("«\u00a0", '"', "«\u00a0"),
        ("État", "Etat", "État"),
    ],
)
def test_a_fix_of_spaces_says_what_becomes_of_them(text: str, instead_of: str, words: str) -> None:
    assert fix_words(text, instead_of) == words


def test_what_was_put_in_is_underlined_and_coloured(qapp) -> None:
    html = rich_marked("Le 24 mai, 12 <points>.", ((3, 5), (11, 13)))
    assert re.search(r"<u style=[^>]*background[^>]*>24</u> mai, <u style=[^>]*>12</u> &lt;points&gt;", html)
    assert plain(html) == "Le 24 mai, 12 <points>."


def test_what_was_found_is_bold_on_a_ground(qapp) -> None:
    html = rich_found("des points d’eau", ((4, 10),))
    assert re.search(r'des <b style="background-color:#[0-9a-f]{6}">points</b> d’eau', html)


@pytest.mark.parametrize("spans", [(), ((4, 2),), ((0, 3), (1, 2)), ((0, 99),)])
def test_spans_that_make_no_sense_lose_no_text(qapp, spans) -> None:
    assert plain(rich_marked("<un> deux", spans)) == "<un> deux"


def test_of_a_very_long_text_the_beginning_is_shown_and_the_rest_counted(qapp) -> None:
    long = "de l’eau " * 4000
    assert plain(rich_text(long)) == f"{long[:PART]} {rest_words(long)}"
    changed = "Un mot, " + long.replace("eau", "air", 1)
    said = plain(rich_difference(long, changed, compare_words(long, changed)))
    assert said.startswith("Un mot,")
    assert "more characters" in said
    assert len(said) < 2 * PART
    ends = "".join(f"{number} mot " for number in range(9000))
    others = "".join(f"{number} mot{number % 2} " for number in range(9000))
    said = plain(rich_difference(ends, others, compare_words(ends, others)))
    assert len(said) < 3 * WHOLE_AT_MOST


def test_the_preview_shows_the_beginning_of_a_very_long_sentence(qapp) -> None:
    long = "Some water. " * 3000
    row = _row(1, BlockKind.PARAGRAPH, True, long)
    said = plain(preview_html([row], False, ("#000000", "#888888"), "[{source}]"))
    assert said.startswith("Some water.")
    assert said.rstrip().endswith("more characters")
    assert len(said) < 2 * PART
