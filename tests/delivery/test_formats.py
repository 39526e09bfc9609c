"""What every form keeps: one contract, six forms."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.delivery.building import (
    APPROVED,
    BOLD,
    BREAK,
    CODES,
    ITALIC,
    LINK,
    MAIL,
    SCRIPT,
    Parts,
    drafted,
    pair,
    release,
    wrap,
)
from workbench.delivery.delivered import Delivered, Format
from workbench.delivery.document import DeliveryDocument, build, from_canonical
from workbench.delivery.formats import EXTENSIONS, rendered, write
from workbench.delivery.verification import (
    DifferenceKind,
    differing_claims,
    first_difference,
    read_delivered,
)
from workbench.drafting.tmx.reading import TmxFile
from workbench.model.errors import InputError, RuleError
from workbench.model.inline import CodeKind
from workbench.model.memory_keys import memory_key
from workbench.model.release import BlockKind
from workbench.model.translation import Status

REFERENCE = Path(__file__).parent.parent / "reference" / "delivery"


def one(text: str, kind: BlockKind = BlockKind.PARAGRAPH, language: str = "fr") -> DeliveryDocument:
    parts = Parts()
    parts.add(BlockKind.HEADLINE, "Titre")
    parts.add(kind, text, codes=CODES)
    return parts.document(language=language)


class Contract:
    """Every form is written, read again and compared by these tests."""

    form: Format
    shows_marks = True

    @pytest.fixture
    def again(self, tmp_path: Path) -> Callable[[DeliveryDocument], Delivered]:
        def write_and_read(document: DeliveryDocument) -> Delivered:
            path = tmp_path / f"release{EXTENSIONS[self.form]}"
            write(document, self.form, path)
            return read_delivered(path)

        return write_and_read

    def test_a_whole_release_is_known_again(self, again: Callable[[DeliveryDocument], Delivered]) -> None:
        document = release().document()
        delivered = again(document)
        assert delivered.format is self.form
        assert first_difference(delivered, document) is None
        assert differing_claims(delivered, document) == ()
        assert delivered.declared == document.declared

    def test_it_is_known_by_the_canonical_text_alone(
        self, again: Callable[[DeliveryDocument], Delivered]
    ) -> None:
        document = release().document()
        rebuilt = from_canonical(release().canonical(), document.declared)
        assert first_difference(again(document), rebuilt) is None
        if self.form not in (Format.PO, Format.TMX):
            assert rendered(rebuilt, self.form) == rendered(document, self.form)

    def test_the_golden_file(self, tmp_path: Path) -> None:
        golden = REFERENCE / f"release{EXTENSIONS[self.form]}"
        made = rendered(release().document(), self.form)
        if os.environ.get("PRESSBENCH_WRITE_REFERENCE"):
            golden.write_bytes(made)
        assert self.unpacked(made) == self.unpacked(golden.read_bytes())
        assert made == rendered(release().document(), self.form)

    def unpacked(self, data: bytes) -> dict[str, bytes]:
        return {"": data}

    @pytest.mark.parametrize(
        "text",
        [
            "« Bravo\u202f! »\u00a0: 3,5\u00a0% de 1\u202f250 €, l’été à Genève…",
            "مرحبا (2026) بكم \u200fוגם עברית",
            "🎉👩‍👩‍👧‍👦 fête 🇸🇳 e\u0301 é 人权理事会 𝔘",
            "<script>alert('x')</script> <b>gras</b> <!-- rien --> ]]>",
            "=cmd|' /C calc'!A0",
            "+41 22 000 00 00",
            "[x](javascript:alert(1)) ![i](http://a/b) <http://a.b>",
            "[réf]: http://example.org",
            "# titre #",
            "> cité",
            "- point",
            "* étoile * et _souligné_ __fort__ ~~rayé~~ `code`",
            "12) douze",
            "1998. Une année",
            "---",
            "===",
            "| a | b |",
            "###",
            "&amp; &#65; &copy; AT&T",
            "\\ barre \\* \\\\ \\<1> <1> </3> <5/> <99>",
            "\u00a0bords\u00a0",
            "a  deux   espaces",
            "tab\tici",
            '\\n \\t " % %s {0}',
            "ligne un" + BREAK[0].char + "# ligne deux" + BREAK[0].char + "- trois",
            "CR\r\nLF\nseul\u2028et\u2029puis\x0bfin\x85.",
            "contrôle \x00\x08\x1b\ufffe fin",
            wrap(BOLD, "gras") + wrap(ITALIC, "italique") + "s",
            wrap(BOLD, "« mot »") + "collé",
            "x" + wrap(BOLD, " espaces ") + "x",
            wrap(ITALIC, wrap(BOLD, "les deux") + " un seul"),
            BOLD[0].char + "a" + ITALIC[0].char + "b" + BOLD[1].char + "c" + ITALIC[1].char,
            BOLD[0].char + "jamais fermé",
            "fermé" + BOLD[1].char + " jamais ouvert",
            wrap(LINK, "[lien]*") + " et " + wrap(MAIL, "a_b@example.org"),
            wrap(SCRIPT, "piège"),
            wrap(LINK, "un") + wrap(MAIL, "deux"),
            "mot " * 20_000,
            "m" * 100_000,
        ],
    )
    def test_any_text_comes_back(self, again: Callable[[DeliveryDocument], Delivered], text: str) -> None:
        parts = Parts()
        for kind in (BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL):
            parts.add(kind, text, codes=CODES)
        document = parts.document()
        assert first_difference(again(document), document) is None

    def test_a_changed_figure_is_found(self, again: Callable[[DeliveryDocument], Delivered]) -> None:
        parts = release()
        parts.texts["s2"] = "14\u00a0800 personnes desservies"
        found = first_difference(again(parts.document()), release().document())
        assert found is not None
        assert found.kind is DifferenceKind.TEXT
        assert found.position == 3
        assert found.expected.startswith("14\u00a0500")
        assert found.found.startswith("14\u00a0800")

    def test_a_missing_and_an_added_block_are_found(
        self, again: Callable[[DeliveryDocument], Delivered]
    ) -> None:
        fewer, more = release(), release()
        fewer.texts["s6"] = ""
        more.add(BlockKind.PARAGRAPH, "Ajout.")
        for parts in (fewer, more):
            found = first_difference(again(parts.document()), release().document())
            assert found is not None
            assert found.kind is DifferenceKind.TEXT

    def test_a_changed_address_is_found(self, again: Callable[[DeliveryDocument], Delivered]) -> None:
        document = one(wrap(LINK, "carte"))
        elsewhere = Parts()
        elsewhere.add(BlockKind.HEADLINE, "Titre")
        codes = pair(4, 3, CodeKind.LINK, "https://example.com/autre")
        elsewhere.add(BlockKind.PARAGRAPH, wrap(codes, "carte"), codes=codes)
        found = first_difference(again(elsewhere.document()), document)
        assert found is not None
        assert "example.org" in found.expected
        assert "example.com" in found.found

    def test_lost_bold_is_a_difference_of_format(
        self, again: Callable[[DeliveryDocument], Delivered]
    ) -> None:
        found = first_difference(again(one("un mot gras")), one(f"un {wrap(BOLD, 'mot')} gras"))
        if self.shows_marks:
            assert found is not None
            assert (found.kind, found.position) == (DifferenceKind.FORMAT, 3)
            assert "[bold]" in found.expected
        else:
            assert found is None

    def test_an_unsafe_address_goes_out_nowhere(self) -> None:
        data = rendered(one(wrap(SCRIPT, "cliquer")), self.form)
        everything = b"".join(self.unpacked(data).values())
        assert b"cliquer" in everything
        assert b"javascript" not in everything

    def test_what_is_not_approved_goes_out_as_a_draft_only(
        self, again: Callable[[DeliveryDocument], Delivered]
    ) -> None:
        document = release().document(drafted())
        undeclared = replace(document, declared=replace(document.declared, draft=False))
        with pytest.raises(RuleError) as caught:
            rendered(undeclared, self.form)
        assert caught.value.code == "rule.not_approved"
        everything = b"".join(self.unpacked(rendered(document, self.form)).values())
        assert "PROJET – non approuvé".encode() in everything
        delivered = again(document)
        assert first_difference(delivered, document) is None
        assert delivered.declared is not None
        assert delivered.declared.draft

    def test_the_embargo_stands_in_the_file(self) -> None:
        everything = b"".join(self.unpacked(rendered(release().document(), self.form)).values())
        assert "Embargo jusqu’au 24\u00a0novembre 2026 à 14\u00a0h GMT".encode() in everything

    def test_an_empty_translation_is_no_accident(
        self, again: Callable[[DeliveryDocument], Delivered]
    ) -> None:
        parts = release()
        for identity in parts.texts:
            parts.texts[identity] = ""
        document = parts.document(drafted())
        assert first_difference(again(document), document) is None


class TestDocx(Contract):
    form = Format.DOCX

    def unpacked(self, data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def test_word_knows_language_styles_links_lists_and_properties(self, tmp_path: Path) -> None:
        import docx

        path = tmp_path / "release.docx"
        write(release().document(), "docx", path)
        word = docx.Document(str(path))
        styles = [paragraph.style.name for paragraph in word.paragraphs if paragraph.style is not None]
        assert styles == [
            "Notice", "Headline", "Subhead", "Lead", "Quotation", "List", "List", "List", "List", "Caption",
            "About", "Note", "Contact",
        ]  # fmt: skip
        assert word.core_properties.title == "Secours Méridien ouvre onze points d’eau à Kessou"
        assert word.core_properties.version == "7"
        assert word.core_properties.comments == "Version 7 approuvée par S. Kone le 23\u00a0novembre 2026"
        assert [[cell.text for cell in row.cells] for row in word.tables[0].rows] == [
            ["Lieu", "m3"],
            ["Kessou | nord", "1\u202f250,5"],
        ]
        parts = self.unpacked(path.read_bytes())
        body = parts["word/document.xml"].decode()
        assert body.count("<w:r>") == body.count('<w:lang w:val="fr-FR"/>')
        assert body.count("<w:hyperlink ") == 2
        assert (
            'Target="https://example.org/eau?lang=fr&amp;id=1"'
            in parts["word/_rels/document.xml.rels"].decode()
        )
        assert release().document().declared.content_hash in parts["docProps/custom.xml"].decode()

    def test_a_draft_says_so_in_the_header_of_every_page(self, tmp_path: Path) -> None:
        import docx

        path = tmp_path / "draft.docx"
        write(release().document(drafted(), language="es"), "docx", path)
        word = docx.Document(str(path))
        assert [p.text for p in word.sections[0].header.paragraphs] == ["BORRADOR – no aprobado"]
        assert not word.sections[0].different_first_page_header_footer

    def test_right_to_left(self) -> None:
        document = one("مرحبا", language="ar")
        assert document.direction == "rtl"
        parts = self.unpacked(rendered(document, Format.DOCX))
        assert b"<w:rtl/>" in parts["word/document.xml"]
        assert b"<w:bidi " in parts["word/styles.xml"]


class TestHtml(Contract):
    form = Format.HTML

    def test_it_is_semantic_and_fetches_nothing(self) -> None:
        page = rendered(release().document(), Format.HTML).decode()
        assert page.startswith('<!DOCTYPE html>\n<html lang="fr" dir="ltr">')
        assert "<h1>Secours" in page
        assert '<span class="dateline">Kessou, 24\u00a0novembre</span> — Secours' in page
        assert (
            "<ul>\n<li>Kessou<ol>\n<li>1. quartier nord</li>\n<li><u>quartier</u> sud</li>\n</ol></li>"
            in page
        )
        assert (
            '<a href="https://example.org/eau?lang=fr&amp;id=1">carte <strong>détaillée</strong></a>' in page
        )
        assert '<meta name="pressbench-version" content="7">' in page
        for forbidden in ("<script", " src=", "<link", "@import", "url(", "onload", "onerror"):
            assert forbidden not in page
        assert '<html lang="ar" dir="rtl">' in rendered(one("مرحبا", language="ar"), Format.HTML).decode()


class TestMarkdown(Contract):
    form = Format.MARKDOWN

    def test_it_reads_as_people_write_it(self) -> None:
        text = rendered(release().document(), Format.MARKDOWN).decode()
        assert "\n# Secours Méridien ouvre onze points d’eau à Kessou\n" in text
        assert "**onze points d’eau**" in text
        assert "_les communautés d’accueil_" in text
        assert "- Kessou\n  1. 1\\. quartier nord\n  2. <u>quartier</u> sud\n- \\- Port-Lambert\n" in text


class TestText(Contract):
    form = Format.TEXT
    shows_marks = False

    def test_it_is_clean_for_the_wire(self) -> None:
        text = rendered(release().document(), Format.TEXT).decode()
        body, _, trailer = text.partition("\n###\n")
        assert "*" not in body.replace("*fondé*", "")
        assert "• Kessou\n  1. 1. quartier nord\n  2. quartier sud\n• - Port-Lambert" in body
        assert "Lieu\tm3\nKessou | nord\t1\u202f250,5" in body
        assert "(carte détaillée <https://example.org/eau?lang=fr&id=1>)" in body
        assert "Léa Marchand\npresse@example.org\ncliquer" in body
        assert "Pressbench-Version: 7\n" in trailer

    def test_without_its_trailer_it_is_known_by_its_text(self, tmp_path: Path) -> None:
        document = release().document()
        body = rendered(document, Format.TEXT).decode().partition("\n###\n")[0]
        path = tmp_path / "wire.txt"
        path.write_bytes(b"\xef\xbb\xbf" + body.replace("\n", "\r\n").encode())
        delivered = read_delivered(path)
        assert delivered.declared is None
        assert first_difference(delivered, document) is None


class TestPo(Contract):
    form = Format.PO

    def test_it_is_bilingual(self) -> None:
        document = replace(release().document(), source_language="en")
        text = rendered(document, Format.PO).decode()
        assert '"Language: fr\\n"' in text
        assert '"X-Pressbench-Version: 7\\n"' in text
        assert 'msgctxt "s5"\n' in text
        assert "#. paragraph, dateline\n" in text
        assert "#. <3> link https://example.org/eau?lang=fr&id=1\n" in text
        assert "(<3>carte <1>détaillée</1></3>)" in text
        assert "fuzzy" not in text
        assert "#, fuzzy\n" in rendered(release().document(drafted()), Format.PO).decode()

    def test_without_sources_there_is_nothing_bilingual(self) -> None:
        rebuilt = from_canonical(release().canonical(), release().document().declared)
        with pytest.raises(InputError) as caught:
            rendered(rebuilt, Format.PO)
        assert caught.value.code == "delivery.no_sources"


class TestTmx(Contract):
    form = Format.TMX

    def test_another_program_finds_the_segments_in_it(self, tmp_path: Path) -> None:
        document = replace(release().document(), source_language="en")
        path = tmp_path / "release.tmx"
        write(document, Format.TMX, path)
        units = [unit for batch in TmxFile(path).batches() for unit in batch]
        assert [unit.segment_id for unit in units] == [each.id for each in document.segments if each.target]
        first = units[0]
        assert (first.source_language, first.target_language) == ("en", "fr")
        assert (first.approved, first.author, first.created_at) == (True, "S. Kone", APPROVED.approved_at)
        assert (first.release_reference, first.after) == ("MR-2026-114", memory_key(units[1].source))

    def test_a_unit_of_a_draft_is_not_approved_and_has_no_date(self) -> None:
        text = rendered(release().document(drafted()), Format.TMX).decode()
        assert "x-pressbench-approved" not in text
        assert "creationdate" not in text

    def test_without_sources_there_is_nothing_bilingual(self) -> None:
        rebuilt = from_canonical(release().canonical(), release().document().declared)
        with pytest.raises(InputError) as caught:
            rendered(rebuilt, Format.TMX)
        assert caught.value.code == "delivery.no_sources"


del Contract

PIECES = "ab é1.-#>*_`[]()<&|\\~!=:\"' \u00a0\n🎉" + "".join(code.char for code in CODES)
BLOCKS = st.lists(
    st.tuples(
        st.sampled_from(list(BlockKind)),
        st.text(st.sampled_from(PIECES), max_size=30),
        st.integers(1, 4),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("form", list(Format))
@settings(max_examples=60, deadline=None)
@given(blocks=BLOCKS)
def test_whatever_is_written_comes_back(
    tmp_path_factory: pytest.TempPathFactory, form: Format, blocks: list[tuple[BlockKind, str, int, bool]]
) -> None:
    parts = Parts()
    for place, (kind, text, level, ordered) in enumerate(blocks):
        cell = {"row": place // 2, "column": place % 2} if kind is BlockKind.TABLE_CELL else {}
        parts.add(kind, text, codes=CODES, level=level, ordered=ordered, **cell)
    document = parts.document()
    path = tmp_path_factory.getbasetemp() / f"whatever{EXTENSIONS[form]}"
    write(document, form, path)
    assert first_difference(read_delivered(path), document) is None


def test_only_the_approved_text_becomes_a_document() -> None:
    parts = release()
    declared = parts.document().declared
    parts.texts["s1"] += "."
    with pytest.raises(RuleError) as caught:
        build(parts.blocks, parts.segments, parts.texts, "fr", declared)
    assert caught.value.code == "rule.changed_since_approval"
    with pytest.raises(RuleError) as caught:
        release().document(replace(APPROVED, status=Status.IN_REVIEW))
    assert caught.value.code == "rule.not_approved"


def test_an_unknown_format() -> None:
    with pytest.raises(InputError) as caught:
        write(release().document(), "pdf", Path("x.pdf"))
    assert caught.value.code == "delivery.unknown_format"
