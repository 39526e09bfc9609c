from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.delivery.building import CODES, LINK, Parts, release, wrap
from workbench.delivery.delivered import Format
from workbench.delivery.document import build
from workbench.delivery.formats import rendered, write
from workbench.delivery.po import read_po
from workbench.delivery.po_tags import described, from_tagged, read_described, to_tagged
from workbench.delivery.verification import first_difference, read_delivered
from workbench.model.errors import InputError
from workbench.model.release import BlockKind


@pytest.mark.parametrize("title", [":1", ", fuzzy", "~ msgid", ": ,"])
def test_a_title_is_no_reference_and_no_flag(tmp_path: Path, title: str) -> None:
    parts = Parts()
    parts.add(BlockKind.HEADLINE, title)
    document = parts.document()
    path = tmp_path / "title.po"
    write(document, Format.PO, path)
    assert first_difference(read_delivered(path), document) is None
    (entry,) = read_po(path)
    assert (entry.target, entry.fuzzy) == (title, False)


POEDIT = r"""# French release
# translator's own note
msgid ""
msgstr ""
"Project-Id-Version: MR-2026-114\n"
"PO-Revision-Date: 2026-11-23 18:02+0100\n"
"Last-Translator: \n"
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"X-Pressbench-Release: r1\n"
"X-Generator: Poedit 3.4.2\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

# Checked with the regional office
#. paragraph
#. <1> bold
#. <2> link https://example.org/a
#, fuzzy
#| msgctxt "s1"
#| msgid "Meridian Relief has opened <1>twelve</1> points."
msgctxt "s1"
msgid ""
"Meridian Relief has opened <1>eleven</1> points, see the <2>map</2>, wrapped "
"over lines."
msgstr ""
"Secours Méridien a ouvert <1>onze</1> points, voir la <2>carte</2>,\n"
"coupé.\t\"cité\" \\ fin"

#. quotation
msgctxt "s2"
msgid "Untranslated"
msgstr ""

msgid "No context"
msgstr "Sans contexte"

#~ msgctxt "s9"
#~ msgid "Gone"
#~ msgstr "Parti"
"""


def test_what_poedit_saved_is_read(tmp_path: Path) -> None:
    path = tmp_path / "release.po"
    for data in (
        POEDIT.encode(),
        POEDIT.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + POEDIT.encode(),
        POEDIT.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
    ):
        path.write_bytes(data)
        first, second, third = read_po(path)
        assert first.segment_id == "s1"
        assert first.fuzzy
        assert first.source == (
            "Meridian Relief has opened <1>eleven</1> points, see the <2>map</2>, wrapped over lines."
        )
        assert first.previous_source == "Meridian Relief has opened <1>twelve</1> points."
        assert first.comment == "Checked with the regional office"
        assert first.target.endswith('<2>carte</2>,\ncoupé.\t"cité" \\ fin')
        assert [code.href for code in first.codes] == [
            "",
            "",
            "https://example.org/a",
            "https://example.org/a",
        ]
        assert "\ue000onze\ue001" in first.target_text(first.codes)
        assert first.line >= 15
        assert (second.segment_id, second.target, second.fuzzy) == ("s2", "", False)
        assert third.segment_id == ""


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"Dear all, please find the release.\n", "delivery.not_po", 0),
        (b'msgid "a"\nmsgstr "b"\n\nmsgid "c\nmsgstr "d"\n', "delivery.not_po", 4),
        (b'msgid "a"\nmsgstr "b"\nthis is no PO\n', "delivery.not_po", 3),
        (b'msgid "a"\nmsgstr "\xff\xfe"\n', "delivery.not_po", 2),
        (b'msgid ""\nmsgstr "charset=klingon\\n"\n', "delivery.unknown_encoding", None),
        (b'msgid "a\0b"\nmsgstr ""\n', "delivery.not_po", 0),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "delivery.not_po", None),
        (b"", "delivery.empty", None),
    ],
)
def test_what_is_no_po_is_refused_with_its_line(
    tmp_path: Path, data: bytes, code: str, line: int | None
) -> None:
    path = tmp_path / "bad.po"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_po(path)
    assert caught.value.code == code
    assert line is None or caught.value.data["line"] == line


def test_our_own_file_comes_back_segment_by_segment(tmp_path: Path) -> None:
    parts = release()
    path = tmp_path / "release.po"
    write(parts.document(), "po", path)
    entries = {entry.segment_id: entry for entry in read_po(path)}
    kept = {block.id for block in parts.blocks if block.kept}
    segments = [segment for segment in parts.segments if segment.block_id in kept]
    assert list(entries) == [segment.id for segment in segments]
    for segment in segments:
        assert entries[segment.id].source_text(segment.codes) == segment.text
        assert entries[segment.id].target_text(segment.codes) == parts.texts[segment.id]
        assert not entries[segment.id].fuzzy


def test_a_source_that_has_changed_is_fuzzy_with_the_old_one() -> None:
    parts = release()
    document = parts.document()
    again = build(
        parts.blocks, parts.segments, parts.texts, "fr", document.declared, previous_sources={"s2": "old <1>"}
    )
    text = rendered(again, Format.PO).decode()
    assert '#, fuzzy\n#| msgid "old \\\\<1>"\nmsgctxt "s2"\n' in text
    assert text.count("fuzzy") == 1


def test_swapped_links_are_found(tmp_path: Path) -> None:
    path = tmp_path / "release.po"
    write(release().document(), "po", path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("https://example.org/eau", "https://example.com/eau"), encoding="utf-8")
    found = first_difference(read_delivered(path), release().document())
    assert found is not None
    assert (found.kind, found.segment_id) == ("link", "s5")


TAGGED = st.text(st.sampled_from("ab\\<>/123" + "".join(code.char for code in CODES[:9])), max_size=30)


@given(TAGGED)
def test_tags_are_unambiguous(text: str) -> None:
    assert from_tagged(to_tagged(text, CODES), CODES) == text


def test_codes_describe_themselves() -> None:
    again = read_described(["paragraph", *described(CODES), "<x> nothing", "<7> unknown_kind"])
    assert [(c.kind, c.role, c.number) for c in again] == [(c.kind, c.role, c.number) for c in CODES]
    assert from_tagged("a \ue003 <12>", CODES) == "a  <12>"
    assert to_tagged(wrap(LINK, "x") + "\uf000", CODES) == "<3>x</3>"
