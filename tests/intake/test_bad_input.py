"""Files that are empty, hostile, huge, mislabelled or gone: a code and the name, or a careful result."""

from __future__ import annotations

import io
import os
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.building import PAGES, W, changed, docx_bytes, kept, with_body
from workbench.intake import limits
from workbench.intake.reading import read_bytes, read_file, read_html, read_text
from workbench.model.errors import Cancelled, InputError
from workbench.model.release import SourceDocument
from workbench.model.tasks import CancelToken

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4
PROSE = "The ministers agreed on a plan that will take effect on 1 January after three days of talks."


def refused(call: Callable[[], object]) -> InputError:
    with pytest.raises(InputError) as caught:
        call()
    return caught.value


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "intake.empty"),
        (b" \r\n\t\n", "a.txt", "intake.empty"),
        (b"\xef\xbb\xbf \n", "a.txt", "intake.empty"),
        (b"\x00" * 4000, "a.txt", "intake.empty"),
        ("\u00a0\u2003\n".encode(), "a.txt", "intake.empty"),
        (b"-\n***\n", "a.txt", "intake.empty"),
        (b"<html><body><script>x()</script></body></html>", "a.html", "intake.empty"),
        (PNG, "a.txt", "intake.binary"),
        (PNG, "a.md", "intake.binary"),
        (PNG, "a.png", "intake.binary"),
        (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(range(256)) * 9, "setup.txt", "intake.binary"),
        (b"PK\x03\x04" + bytes(200), "a.txt", "intake.binary"),
        (os.urandom(5000), "a.txt", "intake.binary"),
        (b"%PDF-1.7\n...", "a.pdf", "intake.damaged"),
        (b"%PDF-1.7\n...", "a.txt", "intake.damaged"),
        (b"plain words", "a.rtf", "intake.not_rtf"),
        (b"plain words", "a.pdf", "intake.not_pdf"),
        (b"plain words", "a.odt", "intake.not_odt"),
        (b"plain words", "a.eml", "intake.not_mail"),
        (PNG, "a.eml", "intake.not_mail"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "__substg1.0_".encode("utf-16-le"),
            "a.msg",
            "intake.outlook_message",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "intake.old_word"),
        (b"plain words", "a.docx", "intake.not_docx"),
        (PNG, "a.docx", "intake.not_docx"),
        (b"PK\x03\x04 and no more", "a.docx", "intake.not_docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.docx", "intake.old_word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "intake.encrypted",
        ),
    ],
)
def test_what_is_no_release_is_refused(data: bytes, name: str, code: str) -> None:
    error = refused(lambda: read_bytes(data, name))
    assert error.code == code
    assert error.data["name"] == name


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def test_a_zip_that_is_no_word_file_is_refused() -> None:
    assert refused(lambda: read_bytes(_zip({"a.txt": b"hello"}), "a.docx")).code == "intake.not_docx"


def test_another_office_file_under_a_word_name_is_refused() -> None:
    data = changed(
        docx_bytes(lambda document: document.add_paragraph(PROSE)),
        "[Content_Types].xml",
        lambda xml: xml.replace("wordprocessingml.document.main", "spreadsheetml.sheet.main"),
    )
    assert refused(lambda: read_bytes(data, "a.docx")).code == "intake.not_docx"


def test_a_word_file_cut_short_is_refused() -> None:
    data = docx_bytes(lambda document: document.add_paragraph(PROSE))
    assert refused(lambda: read_bytes(data[: len(data) // 2], "a.docx")).code == "intake.not_docx"


def test_a_word_file_with_a_damaged_part_names_the_part() -> None:
    data = bytearray(docx_bytes(lambda document: document.add_paragraph(PROSE)))
    at = data.find(b"word/document.xml") + len("word/document.xml") + 40
    data[at : at + 60] = bytes(60)
    error = refused(lambda: read_bytes(bytes(data), "a.docx"))
    assert (error.code, error.data["part"]) == ("intake.damaged", "word/document.xml")


def test_a_word_file_whose_xml_is_broken_is_refused() -> None:
    assert refused(lambda: read_bytes(with_body("<w:p><w:r>"), "a.docx")).code == "intake.damaged"


def test_a_missing_part_is_refused() -> None:
    data = docx_bytes(lambda document: document.add_paragraph(PROSE))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name != "word/document.xml"}
    assert refused(lambda: read_bytes(_zip(parts), "a.docx")).code == "intake.damaged"


def test_a_zip_bomb_is_refused_by_its_ratio() -> None:
    data = _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"0" * (40 * 1024 * 1024)})
    assert len(data) < 100_000
    error = refused(lambda: read_bytes(data, "a.docx"))
    assert (error.code, error.data["part"]) == ("intake.zip_bomb", "word/document.xml")


def test_a_zip_bomb_is_refused_by_its_declared_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.intake.readers.archive.MAX_UNPACKED_BYTES", 1000)
    data = docx_bytes(lambda document: document.add_paragraph(PROSE))
    assert refused(lambda: read_bytes(data, "a.docx")).code == "intake.zip_bomb"


def test_a_zip_bomb_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(
        _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"0" * (20 * 1024 * 1024)})
    )
    size = (20 * 1024 * 1024).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (900).to_bytes(4, "little")
    assert refused(lambda: read_bytes(bytes(data), "a.docx")).code in {"intake.zip_bomb", "intake.damaged"}


def test_too_many_parts_are_refused() -> None:
    parts = {f"word/x{number}.xml": b"<a/>" for number in range(limits.MAX_PACKAGE_PARTS + 1)}
    assert refused(lambda: read_bytes(_zip(parts), "a.docx")).code == "intake.zip_bomb"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_a_word_file_are_refused(encoding: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = docx_bytes(lambda document: document.add_paragraph("x"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = xml.encode(encoding)
    error = refused(lambda: read_bytes(_zip(parts), "a.docx"))
    assert (error.code, error.data["part"]) == ("intake.xml_entities", "word/document.xml")


def test_what_a_word_file_refers_to_outside_is_not_fetched() -> None:
    relation = (
        '<Relationship Id="rId99" TargetMode="External" Target="http://127.0.0.1:9/evil.dotx" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
    )
    data = with_body(f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>", relation)
    # The tests allow no network: a fetch would fail the test.
    assert kept(read_bytes(data, "a.docx")) == [("paragraph", PROSE)]


def test_deep_nesting_in_a_word_file_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 5000 + f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>"
    deep += "</w:sdtContent></w:sdt>" * 5000
    assert refused(lambda: read_bytes(with_body(deep), "a.docx")).code in {
        "intake.damaged",
        "intake.too_deep",
    }


def test_a_file_beyond_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    error = refused(lambda: read_file(path))
    assert (error.code, error.data) == (
        "intake.too_large",
        {"name": "huge.txt", "limit": limits.MAX_TEXT_BYTES},
    )


def test_a_paste_beyond_the_limit_is_refused() -> None:
    assert refused(lambda: read_text("a " * (11 * 1024 * 1024))).code == "intake.too_large"


def test_too_many_blocks_are_refused() -> None:
    error = refused(lambda: read_text("ab cd\n" * (limits.MAX_BLOCKS + 1)))
    assert (error.code, error.data["limit"]) == ("intake.too_many_blocks", limits.MAX_BLOCKS)


@pytest.mark.parametrize(
    "opening", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<font class='nav footer'>", "<blockquote>"]
)
def test_fifty_thousand_nested_tags_are_read(opening: str) -> None:
    document = read_html(f"<script>alert('x')</script>{opening * 50_000}<p>{PROSE}</p>")
    assert [block.text.strip("\ue000\ue001") for block in document.blocks] == [PROSE]


def test_scripts_and_styles_are_not_text() -> None:
    document = read_html(
        f"<style>p {{}}</style><p>{PROSE}<script>document.write('x')</script></p>"
        '<p onclick="x()">See <a href="javascript:alert(1)">here</a> and <a href="data:text/html,x">there</a>.</p>'
        "<svg><text>drawn</text></svg><iframe>framed</iframe><template><p>later</p></template>"
    )
    assert [text for _, text in kept(document)] == [PROSE, "See here and there."]


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    error = refused(lambda: read_file(tmp_path / "gone.txt"))
    assert (error.code, error.data) == ("intake.vanished", {"name": "gone.txt"})


def test_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a.txt"
    folder.mkdir()
    assert refused(lambda: read_file(folder)).code == "intake.folder"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE)

    def deny(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert refused(lambda: read_file(path)).code == "intake.no_permission"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in a folder")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    assert refused(lambda: read_file(path)).code == "intake.unreadable"


def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE)

    def fail(*_: object, **__: object) -> object:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    error = refused(lambda: read_file(path))
    assert (error.code, error.data["problem"]) == ("intake.unreadable", "EIO")


def test_a_nul_in_a_path() -> None:
    assert refused(lambda: read_file(Path("a\0b.txt"))).code == "intake.unreadable"


def test_nul_bytes_and_controls_are_removed_with_a_warning() -> None:
    document = read_bytes(b"The min\x00isters agreed\x07 on a plan." + b" It holds." * 20, "a.txt")
    assert document.blocks[0].text.startswith("The ministers agreed on a plan.")
    assert document.warnings == ("intake.control_characters",)


def test_private_use_characters_and_surrogates_do_not_become_codes() -> None:
    document = read_text(
        "The \ue000ministers\ue001 agreed \ud800on a plan that takes effect today, they said."
    )
    assert (
        document.blocks[0].text == "The ministers agreed \ufffdon a plan that takes effect today, they said."
    )
    assert document.blocks[0].codes == ()
    html = read_html("<p>The &#xE000;<b>ministers</b>&#57345; agreed on a plan that takes effect today.</p>")
    assert html.blocks[0].text == "The \ue000ministers\ue001 agreed on a plan that takes effect today."
    assert len(html.blocks[0].codes) == 2


def test_cancelling_stops_reading() -> None:
    cancel = CancelToken()
    cancel.cancel()
    for name in ("a.txt", "a.html", "a.md"):
        with pytest.raises(Cancelled):
            read_bytes(PROSE.encode() * 50, name, cancel=cancel)
    with pytest.raises(Cancelled):
        read_file(PAGES / "a.en.txt", cancel=cancel)
    with pytest.raises(Cancelled):
        read_bytes(docx_bytes(lambda document: document.add_paragraph(PROSE)), "a.docx", cancel=cancel)


def test_a_failing_extractor_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fail(*_: object, **__: object) -> object:
        raise RecursionError

    monkeypatch.setattr(trafilatura, "extract", fail)
    document = read_html(f"<nav><a href='/'>Home</a></nav><h1>A plan</h1><p>{PROSE}</p>")
    assert [kind for kind, _ in kept(document)] == ["headline", "paragraph"]


def _codes_or_blocks(read: Callable[[], SourceDocument]) -> str:
    try:
        return "blocks" if read().blocks else "nothing"
    except InputError as error:
        return error.code.split(".")[0]


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.md", "a.docx", "a", "a.xyz"]))
def test_any_bytes_give_a_document_or_an_input_error(data: bytes, name: str) -> None:
    assert _codes_or_blocks(lambda: read_bytes(data, name)) in {"blocks", "intake"}


@given(st.text(max_size=300))
def test_any_text_gives_a_document_or_an_input_error(text: str) -> None:
    assert _codes_or_blocks(lambda: read_text(text)) in {"blocks", "intake"}
    assert _codes_or_blocks(lambda: read_html(text)) in {"blocks", "intake"}


def test_a_megabyte_in_one_paragraph() -> None:
    for text in ("word " * 200_000, "a" * 1_000_000):
        document = read_bytes(text.encode(), "a.txt")
        (segment,) = document.segments
        assert segment.text == text.strip()
    assert len(read_text("The ministers agreed on a plan. " * 2000).segments) == 2000


@pytest.mark.parametrize("char", [" ", "\u00a0", "\u200b", "\u3000", "\n", "\t", "\u2028"])
def test_a_megabyte_of_spaces_is_empty(char: str) -> None:
    assert refused(lambda: read_bytes((char * 300_000).encode(), "a.txt")).code == "intake.empty"


def test_an_open_document_that_says_it_is_endless() -> None:
    from tests.intake.test_odt_rtf import odt

    spaces = '<text:p>Hello<text:s text:c="1000000000"/>there today</text:p>'
    assert len(read_bytes(odt(spaces), "a.odt").blocks[0].text) < 1000
    table = (
        '<table:table><table:table-row table:number-rows-repeated="1000000000">'
        '<table:table-cell table:number-columns-repeated="1000000"><text:p>Hello there</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    assert len(read_bytes(odt(table), "a.odt").blocks) < 10_000


def test_an_open_document_that_is_a_bomb() -> None:
    data = _zip(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": b"<a>" + b" " * 40_000_000 + b"</a>",
        }
    )
    assert refused(lambda: read_bytes(data, "a.odt")).code == "intake.zip_bomb"


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 Hello there. \\bin99999999999 abc}",
        b"{\\rtf1 Hello \\u999999999999999999999? there \\u-99999? \\'zz.}",
        b"{\\rtf1 Hello there",
        b"{\\rtf1 Hello there}}}}}",
        b"{\\rtf1{\\fonttbl{\\f0\\fcharset999999 X;}}\\f99 Hello there}",
    ],
)
def test_rich_text_that_is_damaged_gives_what_is_there(data: bytes) -> None:
    assert read_bytes(data, "a.rtf").blocks[0].text.startswith("Hello")


def test_an_e_mail_whose_text_is_too_long() -> None:
    head = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"
    data = head + b"The ministers agreed on a plan.\n\n" * 700_000
    error = refused(lambda: read_bytes(data, "a.eml"))
    assert (error.code, error.data["limit"]) == ("intake.too_large", limits.MAX_TEXT_BYTES)


def test_markdown_of_brackets_only() -> None:
    document = read_bytes(b"[" * 200_000 + b" a text of some words", "a.md")
    assert document.blocks[0].text.endswith("a text of some words")


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-8"])
def test_a_text_from_right_to_left(encoding: str) -> None:
    arabic = "وافق الوزراء على خطة يوم الثلاثاء. وستدخل الخطة حيز التنفيذ في يناير. " * 8
    document = read_bytes(arabic.encode(encoding), "a.txt")
    assert document.language == "ar"
    assert document.blocks[0].text == arabic.strip()
    assert len(document.segments) == 16


def test_accents_that_stand_alone_and_signs_beyond_the_first_plane_stay() -> None:
    text = "Les e\u0301le\u0300ves sont la\u0300 👩‍👩‍👧‍👦 ce matin, et tous 𝔘𝔫𝔦𝔠𝔬𝔡𝔢."
    assert read_text(text).blocks[0].text == unicodedata.normalize("NFC", text)
