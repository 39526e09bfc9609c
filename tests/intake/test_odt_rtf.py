"""OpenDocument and RTF: the same release as a word processor wrote it, and files made to do harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.intake.building import dropped, kept, tagged, texts
from tests.intake.test_bad_input import refused
from workbench.intake.raw import Place, RawDocument
from workbench.intake.readers.odt import read_odt
from workbench.intake.readers.rtf import read_rtf
from workbench.intake.reading import read_bytes, read_file
from workbench.model.inline import CodeKind
from workbench.model.release import BlockKind
from workbench.model.tasks import CancelToken

FILES = Path(__file__).parent / "files"
CANCEL = CancelToken()
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
AUTOMATIC = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Quotations" style:family="paragraph"/>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
)


@pytest.mark.parametrize(("name", "language"), [("four-lakes.en.odt", "en"), ("four-lakes.fr.rtf", "fr")])
def test_it_reads_as_the_word_file_does(name: str, language: str, resources: Path) -> None:
    document = read_file(FILES / name)
    word = read_file(resources / "samples" / "four-lakes-session" / f"{language}.docx")
    assert kept(document) == kept(word)
    assert [block.reason for block in dropped(document)] == [block.reason for block in dropped(word)]
    assert document.language == language


def odt(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        package.writestr("content.xml", parts.pop("content", content))
        for name, text in parts.items():
            package.writestr(name.replace("_", "/", 1) + ".xml", text)
    return out.getvalue()


def raw_odt(body: str, **parts: str) -> RawDocument:
    return read_odt(odt(body, **parts), "a.odt", CANCEL)


def test_odt_keeps_what_is_inline() -> None:
    document = raw_odt(
        '<text:p>A <text:span text:style-name="T1">bold</text:span><text:s text:c="3"/>word,<text:tab/>m'
        '<text:span text:style-name="T2">2</text:span>, <text:a xlink:href="https://x.example/">a link</text:a>,'
        '<text:line-break/>a line<text:span text:style-name="T3">hidden</text:span>'
        "<text:note><text:note-body><text:p>foot</text:p></text:note-body></text:note>"
        "<office:annotation><text:p>comment</text:p></office:annotation>.</text:p>"
    )
    assert tagged(document.blocks) == ["A <1>bold</1> word, m<2>2</2>, <3>a link</3>,<4/>a line."]
    assert document.warnings == ("intake.footnotes_left_out", "intake.hidden_text_left_out")


def test_odt_structure() -> None:
    document = raw_odt(
        "<text:tracked-changes><text:changed-region><text:p>gone</text:p></text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="2">Head</text:h><text:p text:style-name="P1">Said.</text:p>'
        '<text:list text:style-name="L1"><text:list-item><text:p>One</text:p><text:list><text:list-item>'
        "<text:p>Deep</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell>"
        "<text:p>b</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell>"
        "<text:p>c</text:p></table:table-cell><table:table-cell><text:p>d</text:p></table:table-cell>"
        "</table:table-row></table:table><text:p>x<draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box>"
        "</draw:frame></text:p>"
    )
    head, said, one, deep, *cells, last, box = document.blocks
    assert head.heading == 2
    assert said.quoted
    assert (one.list_level, one.ordered, deep.list_level, deep.ordered) == (1, True, 2, False)
    assert [(cell.row, cell.column) for cell in cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert (last.text, box.text) == ("x", "Box")
    assert document.warnings == ("intake.text_boxes", "intake.tracked_changes")


def test_odt_headers_of_the_page_keep_their_place() -> None:
    styles = (
        f"<office:document-styles {SPACES}><office:master-styles><style:master-page><style:header>"
        "<text:p>Press release</text:p></style:header></style:master-page></office:master-styles>"
        "</office:document-styles>"
    )
    first, text = raw_odt("<text:p>Text</text:p>", styles=styles).blocks
    assert (first.text, first.places, text.places) == ("Press release", {Place.PAPER}, frozenset())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (odt("", content="<office:not-closed"), "intake.damaged"),
        (odt("", content='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "intake.xml_entities"),
        (odt("<text:p>x</text:p>", **{"META-INF_manifest": "<x><encryption-data/></x>"}), "intake.encrypted"),
        (odt("", content=f"<office:document-content {SPACES}/>"), "intake.not_odt"),
        (odt("<text:p>x" + "y" * 50_000_000 + "</text:p>"), "intake.zip_bomb"),
        (odt("<text:section>" * 5000 + "</text:section>" * 5000), "intake.damaged"),
        (b"PK\x03\x04 and no more", "intake.not_odt"),
    ],
)
def test_odt_files_that_are_refused(data: bytes, code: str) -> None:
    assert refused(lambda: read_bytes(data, "a.odt")).code == code


def raw_rtf(body: str) -> RawDocument:
    return read_rtf(b"{\\rtf1\\ansi\\ansicpg1252 " + body.encode("cp1252") + b"}", "a.rtf", CANCEL)


def test_rtf_keeps_what_is_inline() -> None:
    document = raw_rtf(
        r"A {\b bold\b0}  word, caf\'e9, \u8364?, m{\super 2}, \ldblquote x\rdblquote\~: "
        r'{\field{\*\fldinst{HYPERLINK "https://x.example/"}}{\fldrslt{\ul a link}}},\line a line'
        r"{\v hidden}{\footnote foot}{\*\unknown{\b gone}}{\pict 89504e47}.\par \u-10179?\u-8704? end\par"
    )
    assert tagged(document.blocks) == [
        "A <1>bold</1> word, café, €, m<2>2</2>, “x”\u00a0: <3>a link</3>,<4/>a line.",
        "😀 end",
    ]
    assert {code.kind for code in document.blocks[0].codes} == set(CodeKind) - {
        CodeKind.ITALIC,
        CodeKind.UNDERLINE,
        CodeKind.SUBSCRIPT,
    }
    assert document.warnings == ("intake.footnotes_left_out", "intake.hidden_text_left_out")


def test_rtf_structure() -> None:
    document = raw_rtf(
        r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 Quote;}}{\info{\title The title}{\author No}}"
        r"{\header\pard Press release\par}\pard\plain\s1\b Head\par\pard\plain\s2 Said.\par"
        r"\pard\plain{\listtext\'b7\tab}One\par{\pntext 1.\tab}Two\par"
        r"\trowd\cellx1\cellx2\pard\intbl a\cell b\cell\row\trowd\pard\intbl c\cell d\cell\row\pard{\deleted gone}Last\par"
    )
    assert document.titles == ("The title",)
    header, head, said, one, two, *cells, last = document.blocks
    assert header.places == {Place.PAPER}
    assert (head.heading, head.text, head.codes) == (1, "Head", ())
    assert said.quoted
    assert (one.list_level, one.ordered, two.list_level, two.ordered) == (1, False, 1, True)
    assert [(cell.row, cell.column, cell.text) for cell in cells] == [
        (0, 0, "a"),
        (0, 1, "b"),
        (1, 0, "c"),
        (1, 1, "d"),
    ]
    assert last.text == "Last"


def test_rtf_in_other_scripts() -> None:
    body = r"{\fonttbl{\f0\fcharset204 Arial;}{\f1\fcharset128 MS Mincho;}{\f2\fcharset2 Symbol;}}"
    russian = "".join(f"\\'{byte:02x}" for byte in "Министры".encode("cp1251"))
    japanese = "".join(f"\\'{byte:02x}" for byte in "閣僚".encode("cp932"))
    document = raw_rtf(rf"{body}\f0 {russian}\par\f1 {japanese}\par\f2\'b7\f0  x\par")
    assert [block.text for block in document.blocks] == ["Министры", "閣僚", "• x"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{\\rtf1" + b"{" * 5000 + b"x", "intake.too_deep"),
        (b"{\\rtf1}", "intake.empty"),
        (b"{\\rtf1 {\\pict ffff}}", "intake.empty"),
        (b"{\\rtf1 " + b"x\\par " * 100_001 + b"}", "intake.too_many_blocks"),
        (b"Rich text, it says", "intake.not_rtf"),
    ],
)
def test_rtf_files_that_are_refused(data: bytes, code: str) -> None:
    assert refused(lambda: read_bytes(data, "a.rtf")).code == code


def test_rtf_cut_anywhere_is_read_with_a_warning() -> None:
    data = (FILES / "four-lakes.fr.rtf").read_bytes()
    text = data.index(b"ORVANE")
    for size in (text + 400, text + 401, text + 4000, len(data) - 9):
        assert "intake.cut_short" in read_bytes(data[:size], "a.rtf").warnings


def test_rtf_of_nonsense_does_not_stumble() -> None:
    for body in (
        r"\u99999999 x",
        r"\bin99999999 x",
        r"\'zz\'",
        "}}}} after",
        r"\uc9\u65 abcdefgh",
        r"\fs\f-1\s-3 x",
    ):
        raw_rtf(body)


def test_ten_thousand_blocks() -> None:
    body = "".join(f"<text:p>Paragraph {at} of the text goes on.</text:p>" for at in range(10_000))
    assert len(raw_odt(body).blocks) == 10_000
    assert BlockKind.PARAGRAPH in {block.kind for block in read_bytes(odt(body), "a.odt").blocks}
    assert texts(
        read_bytes(b"{\\rtf1 " + b"A line of text.\\par " * 10_000 + b"}", "a.rtf"), BlockKind.PARAGRAPH
    )
