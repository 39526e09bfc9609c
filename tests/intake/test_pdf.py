"""PDF files with a text layer: order, paragraphs, broken words, running heads, and what cannot be read."""

from __future__ import annotations

import contextlib

import pytest

from tests.intake.building import dropped, kept, texts
from tests.intake.pdf_writing import Page, column, pdf_bytes
from tests.intake.test_bad_input import refused
from workbench.intake.reading import read_bytes
from workbench.model.errors import InputError
from workbench.model.inline import CodeKind
from workbench.model.release import BlockKind, DropReason, SourceDocument
from workbench.model.tasks import CancelToken

LEFT = [
    "The Commission of the Four Lakes today agreed on",
    "a plan that closes fourteen spawning grounds for the",
    "first three months of the year, its ministers an-",
    "nounced in Orvane after two days of talks. They",
    "called it a turning-point for the well-known lakes.",
]
RIGHT = [
    "Fishers will be paid for the weeks in which they may",
    "not go out. The money comes from a fund to which all",
    "five States contribute according to their catch over",
    "the last ten years, said the executive secretary on",
    "Thursday. The fund holds 4.2 million dollars so far.",
]


def read(*pages: Page, **more: str) -> SourceDocument:
    return read_bytes(pdf_bytes(list(pages), **more), "release.pdf")


def test_columns_are_read_one_after_the_other_and_broken_words_are_whole() -> None:
    headline = (60.0, 780.0, 20.0, "Ministers agree on a plan for the lakes")
    page = Page([headline, *column(60, 740, LEFT), *column(320, 740, RIGHT)])
    document = read(page)
    assert kept(document) == [
        ("headline", "Ministers agree on a plan for the lakes"),
        ("paragraph", " ".join(LEFT).replace("an- nounced", "announced")),
        ("paragraph", " ".join(RIGHT)),
    ]


def test_a_hyphen_that_the_text_has_elsewhere_stays() -> None:
    lines = [
        "The well-known lakes have been fished for centuries and the well-",
        "known boats of Orvane go out every night of the year but for the",
        "feast of the patron saint, the Franco-",
        "British guests were told in the years 2030-",
        "2031 and before.",
    ]
    (block,) = [block for block in read(Page(column(60, 740, lines))).blocks if block.kept]
    assert "the well-known boats" in block.text
    assert "Franco-British" in block.text
    assert "2030-2031" in block.text


def test_running_heads_and_page_numbers_are_dropped_with_a_reason() -> None:
    def page(number: int, lines: list[str]) -> Page:
        head = (60.0, 810.0, 8.0, "Four Lakes Commission - press release")
        foot = (280.0, 30.0, 8.0, f"Page {number} of 2")
        return Page([head, *column(60, 740, lines), foot])

    document = read(page(1, LEFT[:4]), page(2, [LEFT[4], *RIGHT]))
    gone = [(block.text, block.reason) for block in dropped(document)]
    assert gone == [
        ("Four Lakes Commission - press release", DropReason.REPEATED),
        ("Page 1 of 2", DropReason.REPEATED),
    ]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = [*LEFT[:2], "first three months of the year and for the"]
    document = read(
        Page(column(60, 740, first)), Page(column(60, 740, ["same three months of the next.", ""]))
    )
    assert len([block for block in document.blocks if block.kept]) == 1


def test_lists_bold_words_and_links() -> None:
    texts_ = [
        *column(60, 740, LEFT),
        (60.0, 660.0, 10.0, "\u2022"),
        (75.0, 660.0, 10.0, "to close the grounds in spring, when the fish of the lakes spawn and"),
        (75.0, 648.0, 10.0, "the water is low;"),
        (60.0, 630.0, 10.0, "\u2022"),
        (75.0, 630.0, 10.0, "to count what is landed."),
        (60.0, 600.0, 10.0, "The "),
        (79.0, 600.0, 10.0, "*plan"),
        (103.0, 600.0, 10.0, "is at lakes.example for all to read."),
    ]
    page = Page(texts_, links=[(110, 596, 190, 612, "https://lakes.example/plan")])
    document = read(page)
    items = texts(document, BlockKind.LIST_ITEM)
    assert items == [
        "to close the grounds in spring, when the fish of the lakes spawn and the water is low;",
        "to count what is landed.",
    ]
    last = document.blocks[-1]
    kinds = {code.kind for code in last.codes}
    assert kinds == {CodeKind.BOLD, CodeKind.LINK}
    assert {code.href for code in last.codes if code.href} == {"https://lakes.example/plan"}


def test_a_table_keeps_its_cells() -> None:
    rows = [("Lake", "2024", "2025"), ("Orvane", "96,200", "82,900"), ("Tamsi", "58,700", "51,400")]
    cells = [
        (60.0 + 150 * column_, 600.0 - 16 * row, 10.0, text)
        for row, line in enumerate(rows)
        for column_, text in enumerate(line)
    ]
    document = read(Page([*column(60, 740, LEFT), *cells]))
    table = [block for block in document.blocks if block.kind is BlockKind.TABLE_CELL]
    assert [(block.row, block.column, block.text) for block in table] == [
        (row, column_, text) for row, line in enumerate(rows) for column_, text in enumerate(line)
    ]


@pytest.mark.parametrize(("rotate", "matrix"), [(90, "0 1 -1 0"), (270, "0 -1 1 0"), (180, "-1 0 0 -1")])
def test_a_page_on_its_side_is_read_as_it_is_looked_at(rotate: int, matrix: str) -> None:
    turn = {
        90: lambda x, y: (595 - (y - 200), x),
        270: lambda x, y: (y - 200, 842 - x),
        180: lambda x, y: (595 - x, 842 - y),
    }[rotate]
    lines = [(*turn(x, y), size, text) for x, y, size, text in column(60, 700, LEFT)]
    document = read(Page(lines, rotate=rotate, matrix=matrix))
    assert document.blocks[0].text == " ".join(LEFT).replace("an- nounced", "announced")


def test_text_at_an_angle_is_no_part_of_it() -> None:
    data = pdf_bytes([Page(column(60, 740, LEFT))]).replace(b"BT /F1", b"BT /F1", 1)
    stamp = b"\nBT /F1 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (CONFIDENTIAL) Tj ET"
    # Longer than what the file says: PDFium mends it as every reader does.
    data = data.replace(b"\nendstream", stamp + b"\nendstream", 1)
    assert "CONFIDENTIAL" not in " ".join(block.text for block in read_bytes(data, "a.pdf").blocks)


def test_a_release_that_a_word_processor_printed(request: pytest.FixtureRequest) -> None:
    path = request.path.parent / "files" / "four-lakes.es.pdf"
    document = read_bytes(path.read_bytes(), path.name)
    assert document.language == "es"
    assert texts(document, BlockKind.HEADLINE)[0].startswith("Los ministros de los Cuatro Lagos")
    assert len(texts(document, BlockKind.LIST_ITEM)) == 3
    cells = [block for block in document.blocks if block.kind is BlockKind.TABLE_CELL and block.kept]
    assert (max(cell.row for cell in cells), max(cell.column for cell in cells)) == (5, 4)
    assert texts(document, BlockKind.CONTACT)[0] == "Contactos para los medios"
    assert document.source == "fourlakes.example"


def test_a_picture_of_a_text_is_one_clear_line() -> None:
    assert refused(lambda: read(Page(picture=True))).code == "intake.pdf_no_text"


def test_some_pages_that_are_pictures_are_said() -> None:
    document = read(Page(column(60, 740, LEFT)), Page(picture=True))
    assert "intake.pdf_pages_without_text" in document.warnings


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf_bytes([Page(column(60, 740, LEFT))], locked=True), "intake.encrypted"),
        (b"%PDF-1.7\n...", "intake.damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 400, "intake.damaged"),
        (b"plain words, called PDF", "intake.not_pdf"),
        (pdf_bytes([Page() for _ in range(501)]), "intake.pdf_too_long"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    error = refused(lambda: read_bytes(data, "a.pdf"))
    assert (error.code, error.data["name"]) == (code, "a.pdf")


def test_a_file_cut_anywhere_is_read_or_refused() -> None:
    data = pdf_bytes([Page(column(60, 740, LEFT))], title="The lakes")
    for size in range(0, len(data), 97):
        with contextlib.suppress(InputError):
            read_bytes(data[:size], "a.pdf")


def test_reading_can_be_cancelled() -> None:
    from workbench.model.errors import Cancelled

    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        read_bytes(pdf_bytes([Page(column(60, 740, LEFT))]), "a.pdf", cancel=token)
