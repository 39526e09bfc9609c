"""Files that somebody opened, saved again, or changed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.delivery.building import APPROVED, drafted, release
from workbench.delivery.document import DeliveryDocument
from workbench.delivery.formats import write
from workbench.delivery.verification import (
    Difference,
    DifferenceKind,
    differing_claims,
    first_difference,
    read_delivered,
)
from workbench.model.errors import InputError

BODY = "word/document.xml"


@pytest.fixture
def tampered(tmp_path: Path) -> Callable[..., Difference | None]:
    """Return a function that writes a Word file, changes its body, and compares it."""

    def tamper(
        old: str, new: str, document: DeliveryDocument | None = None, part: str = BODY
    ) -> Difference | None:
        document = document or release().document()
        path = tmp_path / "release.docx"
        write(document, "docx", path)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        changed = re.sub(old, new, parts[part].decode(), count=1, flags=re.DOTALL)
        assert changed != parts[part].decode()
        parts[part] = changed.encode()
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return first_difference(read_delivered(path), document)

    return tamper


RUN = "<w:r><w:t>{}</w:t></w:r>"


def test_how_word_saves_it_is_no_difference(tampered: Callable[..., Difference | None]) -> None:
    split = r'</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve">'
    assert tampered("Secours Méridien ouvre", f"Secours M{split}éridien ouvre") is None
    accepted = '<w:ins w:id="1" w:author="x"><w:r><w:t xml:space="preserve">Kes</w:t></w:r></w:ins>'
    assert (
        tampered("<w:r>(<w:rPr>.{0,90})<w:t>Kessou</w:t></w:r>", accepted + r"<w:r>\1<w:t>sou</w:t></w:r>")
        is None
    )
    deleted = '<w:del w:id="2" w:author="x"><w:r><w:delText>weg</w:delText></w:r></w:del>'
    assert tampered("</w:p>", deleted + "</w:p>") is None
    assert tampered("<w:p>", "<w:p/><w:p>") is None
    empty_bold = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"></w:t></w:r>'
    assert tampered("</w:p>", empty_bold + "</w:p>") is None
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "mailto:presse@example.org"'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>presse@example.org</w:t>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = r"<w:hyperlink r:id=\"rId\d+\"><w:r><w:rPr>(?:(?!</w:rPr>).)*</w:rPr><w:t>presse@example.org</w:t></w:r></w:hyperlink>"
    assert tampered(link, field) is None


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("onze points d’eau", "douze points d’eau", DifferenceKind.TEXT),
        ("14\u00a0500", "14 500", DifferenceKind.TEXT),
        ("</w:p>", '<w:ins w:id="1"><w:r><w:t> bis</w:t></w:r></w:ins></w:p>', DifferenceKind.NOTICE),
        (r"(Kessou</w:t></w:r>)", r"\1<w:r><w:drawing/></w:r>", DifferenceKind.TEXT),
        (r"(Kessou</w:t></w:r>)", r'\1<w:r><w:footnoteReference w:id="9"/></w:r>', DifferenceKind.TEXT),
        (r"(Kessou</w:t></w:r>)", r"\1<w:sdt><w:sdtContent>" + RUN.format("x") + "</w:sdtContent></w:sdt>", DifferenceKind.TEXT),
        ("<w:b/>", "", DifferenceKind.FORMAT),
        ("<w:sectPr", "<w:p>" + RUN.format("Ajout.") + "</w:p><w:sectPr", DifferenceKind.TEXT),
        ("14\u00a0h GMT", "13\u00a0h GMT", DifferenceKind.NOTICE),
    ],
)  # fmt: skip
def test_what_was_changed_in_word_is_found(
    tampered: Callable[..., Difference | None], old: str, new: str, kind: DifferenceKind
) -> None:
    found = tampered(old, new)
    assert found is not None
    assert found.kind is kind


def test_another_address_behind_a_link(tampered: Callable[..., Difference | None]) -> None:
    found = tampered(
        "https://example.org/eau", "https://example.com/eau", part="word/_rels/document.xml.rels"
    )
    assert found is not None
    assert found.kind is DifferenceKind.LINK
    assert found.expected.startswith("https://example.org/")
    assert found.found.startswith("https://example.com/")


def test_a_draft_that_no_longer_says_so(tampered: Callable[..., Difference | None]) -> None:
    found = tampered("PROJET – non approuvé", "", release().document(drafted()), part="word/header1.xml")
    assert found is not None
    assert (found.kind, found.block, found.expected) == (DifferenceKind.NOTICE, -1, "PROJET – non approuvé")


def test_what_a_file_claims_is_compared_apart_from_what_it_says(tmp_path: Path) -> None:
    document = release().document()
    path = tmp_path / "release.html"
    write(document, "html", path)
    newer = replace(document, declared=replace(document.declared, version=8, content_hash="f" * 64))
    delivered = read_delivered(path)
    assert first_difference(delivered, newer) is None
    assert differing_claims(delivered, newer) == ("version", "hash")


def test_surroundings_of_a_difference_deep_in_a_long_text(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    parts = release()
    parts.texts["s4"] = "mot " * 500 + "onze " + "mot " * 500
    document = parts.document()
    write(document, "text", path)
    path.write_text(path.read_text(encoding="utf-8").replace("onze", "douze", 1), encoding="utf-8")
    changed = path.read_text(encoding="utf-8")
    assert "douze points" in changed
    found = first_difference(read_delivered(path), document)
    assert found is not None
    assert (found.block, found.position) == (1, len("Secours Méridien ouvre "))
    assert "onze points" in found.expected
    assert "douze points" in found.found


def test_a_wrapped_markdown_file_and_a_reindented_page_are_the_same(tmp_path: Path) -> None:
    document = release().document()
    page, text = tmp_path / "release.html", tmp_path / "release.md"
    write(document, "html", page)
    page.write_text(page.read_text(encoding="utf-8").replace(" a mis ", "\n      a mis\n "), encoding="utf-8")
    assert first_difference(read_delivered(page), document) is None
    write(document, "markdown", text)
    wrapped = text.read_text(encoding="utf-8").replace(" a mis en ", "\na mis en ").replace("\n", "\r\n")
    text.write_bytes(wrapped.encode())
    assert first_difference(read_delivered(text), document) is None
    page.write_text(
        page.read_text(encoding="utf-8").replace("</article>", "<div>bis</div></article>"), encoding="utf-8"
    )
    found = first_difference(read_delivered(page), document)
    assert found is not None
    assert found.found == "bis"


@pytest.mark.parametrize(
    "name", ["release.docx", "release.html", "release.md", "release.txt", "release.po", "release.tmx"]
)
def test_it_is_known_without_its_extension(tmp_path: Path, name: str) -> None:
    document = release().document()
    path = tmp_path / name
    write(document, path.suffix, path)
    bare = path.rename(tmp_path / "bare")
    assert first_difference(read_delivered(bare), document) is None


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/passwd">]><w:document xmlns:w='
    b'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>x&b;&c;</w:t>'
    b"</w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"not a zip", "delivery.not_docx"),
        ("a.docx", zipped({"x": b"y"}), "delivery.not_docx"),
        ("a.docx", zipped({BODY: b"<w:document"}), "delivery.not_docx"),
        ("a.docx", zipped({BODY: b"<x/>"}), "delivery.not_docx"),
        ("a.docx", zipped({BODY: b"<x>" + b" " * (65 * 1024 * 1024) + b"</x>"}), "delivery.too_large"),
        (
            "a.docx",
            zipped({f"part{place}": b" " * (60 * 1024 * 1024) for place in range(5)}),
            "delivery.too_large",
        ),
        ("a.docx", zipped({BODY: b"<x/>"})[:-30], "delivery.not_docx"),
        ("a.html", b"   ", "delivery.not_html"),
        ("a.html", b"<div>" * 250 + b"x", "delivery.not_html"),
        ("a.html", b"<b>" * 50_000 + b"x", "delivery.not_html"),
        ("a.txt", b"\xff\xfe\xfd", "delivery.not_text"),
        ("a.txt", b"abc\0def", "delivery.not_text"),
        ("a.md", "é".encode("latin-1"), "delivery.not_text"),
        ("a.po", b"nothing", "delivery.not_po"),
        ("a.tmx", b"nothing", "delivery.not_tmx"),
        ("a.tmx", b"<tmx><body></tmx>", "delivery.not_tmx"),
        ("a.txt", b"", "delivery.empty"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_delivered(path)
    assert caught.value.code == code
    assert caught.value.data["path"] == str(path)


def test_entities_of_a_word_file_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(zipped({BODY: ENTITIES}))
    text = "".join(block.text for block in read_delivered(path).blocks)
    assert "root:" not in text
    assert "aaaa" not in text


def test_a_page_of_somebody_else_claims_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<p>Hello<script>alert(1)</script> <b>you</b><p>again")
    delivered = read_delivered(path)
    assert [block.text for block in delivered.blocks] == ["Hello you", "again"]
    assert delivered.declared is None
    assert first_difference(delivered, release().document(APPROVED)) is not None
