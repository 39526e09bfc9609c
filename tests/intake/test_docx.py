"""Word files: formats, links, lists, tables, tracked changes, text boxes, notes, page headers."""

from __future__ import annotations

import docx
import pytest

from tests.intake.building import docx_bytes, kept, raw_docx, tagged
from workbench.intake.reading import read_bytes
from workbench.model.inline import CodeKind
from workbench.model.release import DropReason

T = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
HYPERLINK = (
    '<Relationship Id="rId50" TargetMode="External" Target="https://a.example/x" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
)


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def t(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_runs_split_by_word_are_merged() -> None:
    document = raw_docx(p(t("Wor"), t("d sp"), t("lits "), t("ru", "<w:b/>"), t("ns ", "<w:b/>"), t("here")))
    assert tagged(document.blocks) == ["Word splits <1>runs</1> here"]


def test_formats() -> None:
    document = raw_docx(
        p(
            t("a", "<w:b w:val='1'/>"),
            t("b", "<w:b w:val='0'/><w:i/>"),
            t("c", "<w:u w:val='single'/>"),
            t("d", "<w:u w:val='none'/>"),
            t("e", "<w:vertAlign w:val='superscript'/>"),
            t("f", "<w:vertAlign w:val='subscript'/>"),
            "<w:r><w:t>g</w:t><w:br/><w:t>h</w:t><w:tab/><w:t>i</w:t><w:noBreakHyphen/><w:t>j</w:t></w:r>",
        )
    )
    assert tagged(document.blocks) == ["<1>a</1><2>b</2><3>c</3>d<4>e</4><5>f</5>g<6/>h i\u2011j"]
    assert [code.kind for code in document.blocks[0].codes[::2]][:5] == [
        CodeKind.BOLD,
        CodeKind.ITALIC,
        CodeKind.UNDERLINE,
        CodeKind.SUPERSCRIPT,
        CodeKind.SUBSCRIPT,
    ]


def test_character_styles_count() -> None:
    def fill(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("The ")
        paragraph.add_run("plan", style="Strong")
        paragraph.add_run(" is ")
        paragraph.add_run("good", style="Emphasis")

    document = read_bytes(docx_bytes(fill), "a.docx")
    assert kept(document)[0][1] == "The <1>plan</1> is <2>good</2>"


def test_links_as_elements_and_as_fields() -> None:
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \"https://b.example\" </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        + t("two")
        + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    document = raw_docx(
        p(
            f"<w:hyperlink r:id='rId50'>{t('one')}</w:hyperlink>",
            t(" "),
            field,
            t(" "),
            f"<w:fldSimple w:instr='HYPERLINK \"javascript:alert(1)\"'>{t('three')}</w:fldSimple>",
        ),
        HYPERLINK,
    )
    assert tagged(document.blocks) == ["<1>one</1> <2>two</2> three"]
    assert [code.href for code in document.blocks[0].codes] == [
        "https://a.example/x",
        "https://a.example/x",
        "https://b.example",
        "https://b.example",
    ]


def test_tracked_changes_are_taken_as_accepted() -> None:
    document = raw_docx(
        p(
            t("The "),
            "<w:del w:id='1'><w:r><w:delText>old</w:delText></w:r></w:del>",
            f"<w:ins w:id='2'>{t('new')}</w:ins>",
            t(" plan."),
            f"<w:moveFrom w:id='3'>{t('gone')}</w:moveFrom>",
        )
        + p(t("Half "), properties="<w:rPr><w:del w:id='4'/></w:rPr>")
        + p(t("joined"))
    )
    assert tagged(document.blocks) == ["The new plan.", "Half joined"]
    assert document.warnings == ("intake.tracked_changes",)


def test_comments_are_not_read_and_notes_are_warned_of() -> None:
    document = raw_docx(
        p(
            "<w:commentRangeStart w:id='1'/>",
            t("Text"),
            "<w:r><w:commentReference w:id='1'/></w:r>",
            "<w:r><w:footnoteReference w:id='1'/></w:r>",
        )
    )
    assert tagged(document.blocks) == ["Text"]
    assert document.warnings == ("intake.footnotes_left_out",)


def test_hidden_text_is_left_out_with_a_warning() -> None:
    document = raw_docx(p(t("Shown"), t(" hidden", "<w:vanish/>")))
    assert tagged(document.blocks) == ["Shown"]
    assert document.warnings == ("intake.hidden_text_left_out",)


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p(t('In a box'))}</w:txbxContent>"
    alternate = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>" + box + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox>"
        + box
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    nested = (
        "<w:r><w:pict><w:txbxContent>"
        + p(t("Outer"), f"<w:r><w:pict>{box}</w:pict></w:r>")
        + "</w:txbxContent></w:pict></w:r>"
    )
    document = raw_docx(p(t("Before"), alternate) + p(nested) + p(t("After")))
    assert tagged(document.blocks) == ["Before", "In a box", "Outer", "In a box", "After"]
    assert document.warnings == ("intake.text_boxes",)


def test_headings_lists_tables_and_styles() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_heading("The title of the release", level=0)
        document.add_paragraph("A standfirst", style="Subtitle")
        document.add_paragraph(
            "KESSOU – The ministers have agreed on a plan for the lakes, they said on Friday."
        )
        document.add_heading("Measures", level=2)
        document.add_paragraph("first", style="List Bullet")
        document.add_paragraph("second", style="List Number")
        document.add_paragraph("Quoted words of somebody", style="Quote")
        table = document.add_table(rows=2, cols=2)
        for row in range(2):
            for column in range(2):
                table.cell(row, column).text = f"{row}{column}"
        document.add_paragraph("A map", style="Caption")

    document = read_bytes(docx_bytes(fill), "a.docx")
    assert [(str(block.kind), block.text) for block in document.blocks] == [
        ("headline", "The title of the release"),
        ("subhead", "A standfirst"),
        ("paragraph", "KESSOU – The ministers have agreed on a plan for the lakes, they said on Friday."),
        ("subhead", "Measures"),
        ("list_item", "first"),
        ("list_item", "second"),
        ("quotation", "Quoted words of somebody"),
        ("table_cell", "00"),
        ("table_cell", "01"),
        ("table_cell", "10"),
        ("table_cell", "11"),
        ("caption", "A map"),
    ]
    assert [block.ordered for block in document.blocks if block.kind == "list_item"] == [False, True]
    assert [(block.row, block.column) for block in document.blocks if block.kind == "table_cell"] == [
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 1),
    ]


def test_page_headers_stay_with_the_release_and_are_dropped() -> None:
    def fill(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Tandara Trust"
        document.sections[0].footer.paragraphs[0].text = "Page 1"
        document.add_paragraph("The ministers have agreed on a plan for the lakes, they said on Friday.")

    document = read_bytes(docx_bytes(fill), "a.docx")
    assert [(block.text, block.kept, block.reason) for block in document.blocks] == [
        ("Tandara Trust", False, DropReason.REPEATED),
        ("The ministers have agreed on a plan for the lakes, they said on Friday.", True, DropReason.KEPT),
        ("Page 1", False, DropReason.REPEATED),
    ]


@pytest.mark.parametrize("wrapper", ["sdt", "ins", "customXml"])
def test_wrapped_paragraphs_are_not_lost(wrapper: str) -> None:
    inner = p(t("Wrapped"))
    xml = (
        f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        if wrapper == "sdt"
        else f"<w:{wrapper}>{inner}</w:{wrapper}>"
    )
    assert tagged(raw_docx(xml).blocks) == ["Wrapped"]
