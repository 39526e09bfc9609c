from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook

from tests.drafting.terms.building import CONCEPTS, in_language_order
from workbench.drafting.terms.spreadsheet import preview_spreadsheet, read_spreadsheet
from workbench.drafting.terms.term_file import TermFile
from workbench.drafting.terms.xlsx_writing import write_xlsx
from workbench.model.errors import Cancelled, InputError
from workbench.model.tasks import CancelToken
from workbench.model.term_tables import ColumnKind, ColumnMeaning, TableMapping
from workbench.model.terms import Concept, Term, TermStatus

ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body>'
    '<office:spreadsheet><table:table table:name="Liste">{rows}</table:table></office:spreadsheet>'
    "</office:body></office:document-content>"
)
TAIL = (
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell'
    ' table:number-columns-repeated="16384"/></table:table-row>'
)


def texts(found: TermFile) -> list[list[str]]:
    return [[f"{term.language}:{term.text}" for term in concept.terms] for concept in found.concepts]


def codes(found: TermFile) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in found.problems]


def book_of(path: Path, rows: list[list[object]], merged: str = "") -> Path:
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Cover"
    cover.append(["The words of the house"])
    sheet = book.create_sheet("Words")
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    book.save(path)
    return path


def ods_of(path: Path, rows: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", ODS.format(rows=rows))
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def ods_row(*cells: str) -> str:
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        if cell
        else "<table:table-cell/>"
        for cell in cells
    )
    return f"<table:table-row>{inside}</table:table-row>"


@given(concepts=CONCEPTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_written_and_read_again_it_is_the_same(tmp_path: Path, concepts: list[Concept]) -> None:
    path = tmp_path / "same.xlsx"
    write_xlsx(concepts, path)
    if not concepts:
        return
    found = read_spreadsheet(path)
    assert in_language_order(found.concepts) == in_language_order(concepts)
    assert found.problems == ()


def test_no_cell_is_a_formula_nor_becomes_one(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    nasty = ["=1+1", "+1", "-a", "@x", "＝x", "'=1", "_x0041_", "plain"]
    write_xlsx([Concept(f"c{i}", (Term(text, "en", note=text),)) for i, text in enumerate(nasty)], path)
    sheet = load_workbook(path)["Terms"]
    column = [cell.value for cell in sheet[1]].index("en") + 1
    cells = [sheet.cell(row, column) for row in range(2, len(nasty) + 2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells] == [True] * 6 + [False] * 2
    assert [concept.terms[0].note for concept in read_spreadsheet(path).concepts] == nasty


def test_the_sheet_with_terms_is_found_and_cells_of_every_kind_are_texts(tmp_path: Path) -> None:
    path = book_of(
        tmp_path / "t.xlsx",
        [
            [None, None],
            ["id", "English", "Français", "fr_status", "do not translate"],
            [1, "refugee", "réfugié", "interdit", True],
            [2.5, 2030, "=1+1", None, False],
        ],
    )
    found = read_spreadsheet(path)
    assert [concept.id for concept in found.concepts] == ["1", "2.5"]
    assert texts(found) == [["en:refugee", "fr:réfugié"], ["en:2030"]]
    assert found.concepts[0].terms[1].status is TermStatus.FORBIDDEN
    assert [concept.do_not_translate for concept in found.concepts] == [True, False]
    assert codes(found) == [("terms.formulas", 0)]


def test_what_is_merged_over_rows_stands_in_each(tmp_path: Path) -> None:
    rows: list[list[object]] = [["id", "en", "fr"], ["a", "well", "puits"], [None, "water well", "forage"]]
    found = read_spreadsheet(book_of(tmp_path / "m.xlsx", rows, "A2:A3"))
    assert texts(found) == [["en:well", "fr:puits", "en:water well", "fr:forage"]]


def test_a_mapping_and_a_sheet_may_be_given(tmp_path: Path) -> None:
    path = book_of(tmp_path / "t.xlsx", [["eau", "water"], ["puits", "well"]])
    preview = preview_spreadsheet(path, 20, sheet="Words")
    assert (preview.sheets, preview.sheet, preview.usable) == (("Cover", "Words"), "Words", False)
    assert preview.rows == (("eau", "water"), ("puits", "well"))
    with pytest.raises(InputError) as caught:
        read_spreadsheet(path, sheet="Words")
    assert caught.value.code == "terms.no_columns"
    mapping = TableMapping(
        (ColumnMeaning(ColumnKind.TERM, "fr"), ColumnMeaning(ColumnKind.TERM, "en")), heading_row=0
    )
    assert preview_spreadsheet(path, 20, mapping, "Words").usable
    assert texts(read_spreadsheet(path, mapping=mapping, sheet="Words")) == [
        ["fr:eau", "en:water"],
        ["fr:puits", "en:well"],
    ]
    with pytest.raises(InputError) as caught:
        read_spreadsheet(path, sheet="None")
    assert caught.value.code == "terms.no_sheet"


def test_ods_with_its_endless_empty_rows(tmp_path: Path) -> None:
    rows = ods_row("en", "fr", "note") + ods_row("well", "puits", "") + ods_row("", "", "") + ods_row("a")
    found = read_spreadsheet(ods_of(tmp_path / "t.ods", rows + TAIL))
    assert texts(found) == [["en:well", "fr:puits"], ["en:a"]]
    assert found.problems == ()


def _cells(*references: str) -> str:
    return "".join(
        f'<row r="{reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{reference}" t="inlineStr"><is><t>a</t></is></c></row>'
        for reference in references
    )


def _with_sheet(path: Path, cells: str) -> Path:
    book_of(path, [["en"], ["a"]])
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["xl/worksheets/sheet2.xml"] = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{cells}</sheetData></worksheet>"
    ).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def test_cells_far_apart_take_no_memory(tmp_path: Path) -> None:
    far = _with_sheet(tmp_path / "far.xlsx", _cells("A1", "XFD1048576"))
    repeated = '<table:table-cell table:number-columns-repeated="{}"><text:p>a</text:p></table:table-cell>'
    wide = ods_of(tmp_path / "wide.ods", f"<table:table-row>{repeated.format(99_999_999)}</table:table-row>")
    rows = '<table:table-row table:number-rows-repeated="99999999">{}</table:table-row>'
    tall = ods_of(tmp_path / "tall.ods", rows.format(repeated.format(1)))
    hole = ods_of(
        tmp_path / "hole.ods",
        ods_row("a") + rows.format('<table:table-cell table:number-columns-repeated="9"/>') + ods_row("a"),
    )
    for path in (far, wide, tall, hole):
        with pytest.raises(InputError) as caught:
            read_spreadsheet(path)
        assert caught.value.code == "terms.too_wide", path
    near = _with_sheet(tmp_path / "near.xlsx", _cells("A1", "Z1000"))
    with pytest.raises(InputError) as caught:
        read_spreadsheet(near)
    assert caught.value.code == "terms.no_columns"


def _zip(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "terms.empty"),
        (b"PK", "terms.not_spreadsheet"),
        (b"en,fr\na,b\n", "terms.not_spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "terms.not_spreadsheet"),
        (_zip(content_xml="<a/>"), "terms.not_spreadsheet"),
        (_zip(content_xml="<a><b>"), "terms.not_spreadsheet"),
        (_zip(content_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "intake.xml_entities"),
        (_zip(content_xml="<a>" + " " * 50_000_000 + "</a>"), "intake.zip_bomb"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "terms.xlsx"
    path.write_bytes(content)
    for read in (read_spreadsheet, lambda path: preview_spreadsheet(path, 5)):
        with pytest.raises(InputError) as caught:
            read(path)
        assert caught.value.code == code


def test_a_truncated_workbook_and_one_that_is_not_there(tmp_path: Path) -> None:
    path = book_of(tmp_path / "t.xlsx", [["en"], ["a"]])
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError) as caught:
        read_spreadsheet(path)
    assert caught.value.code == "terms.not_spreadsheet"
    with pytest.raises(InputError) as caught:
        read_spreadsheet(tmp_path / "none.xlsx")
    assert caught.value.code == "terms.unreadable"


def test_macros_are_told_and_left_alone(tmp_path: Path) -> None:
    path = book_of(tmp_path / "t.xlsm", [["en"], ["a"]])
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\0" * 100)
    found = read_spreadsheet(path)
    assert (texts(found), codes(found)) == ([["en:a"]], [("terms.macros", 0)])


def test_cancelling(tmp_path: Path) -> None:
    path = book_of(tmp_path / "t.xlsx", [["en"], ["a"]])
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        read_spreadsheet(path, cancel)
