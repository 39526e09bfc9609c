"""Text, HTML, Markdown and encodings: what each reader keeps."""

from __future__ import annotations

import pytest

from tests.intake.building import kept, tagged
from workbench.intake.raw import Place
from workbench.intake.readers.encoding import decode
from workbench.intake.readers.html import html_document
from workbench.intake.readers.markdown import read_markdown
from workbench.intake.readers.plain_text import text_document
from workbench.intake.readers.table import READERS, SUFFIXES, by_suffix
from workbench.intake.reading import read_bytes, read_html, read_text
from workbench.model.inline import CodeKind
from workbench.model.release import BlockKind
from workbench.model.tasks import CancelToken

CANCEL = CancelToken()
FRENCH = (
    "La conférence s’est tenue « à Genève » : l’accès à l’eau, où 12 € — œuvre. États-Unis, n° 5, élèves.\n"
)
SPANISH = "El señor Núñez dijo: «¿Cuándo volverá la niña?» – mañana, según información. 5 €\n"
OLD_FRENCH = "La conférence s'est tenue à Genève, où les élèves déjà là étaient invités à l'été.\n"
RUSSIAN = "Генеральный директор принял участие в конференции высокого уровня по сотрудничеству.\n" * 3


@pytest.mark.parametrize("text", [FRENCH, SPANISH, FRENCH * 5])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_an_encoding_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (OLD_FRENCH, "latin-1"),
        (OLD_FRENCH, "iso-8859-15"),
        (OLD_FRENCH, "cp850"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_older_encodings_are_guessed_with_a_warning(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert decoded.warnings == ("intake.encoding_guessed",)


def test_mixed_encodings_are_read_with_a_warning() -> None:
    decoded = decode(FRENCH.encode() * 2 + FRENCH.encode("cp1252"), "a.txt")
    assert decoded.text == FRENCH * 3
    assert decoded.warnings == ("intake.mixed_encodings",)


def test_text_encoded_twice_is_noticed() -> None:
    twice = "Les élèves déjà là, à l’été".encode().decode("cp1252", "replace")
    assert decode(twice.encode(), "a.txt").warnings == ("intake.mojibake",)


def test_a_page_is_read_in_the_encoding_it_declares() -> None:
    html = '<meta charset="iso-8859-2"><p>Žluťoučký kůň a švec řekli, že přijdou dnes večer domů.</p>'
    document = read_bytes(html.encode("iso-8859-2"), "a.html")
    assert document.blocks[0].text.startswith("Žluťoučký kůň")
    assert document.warnings[:1] == ("intake.language_unknown",)


def test_lines_are_blocks_and_bullets_items() -> None:
    document = text_document(
        "One\r\n• two\n  - three\n1. four\n2. five\n7. Conclusions\n-\n***\nx", "a", CANCEL
    )
    assert [(block.text, block.list_level, block.ordered) for block in document.blocks] == [
        ("One", 0, False),
        ("two", 1, False),
        ("three", 2, False),
        ("four", 1, True),
        ("five", 1, True),
        ("Conclusions", 1, True),
        ("-", 0, False),
        ("***", 0, False),
        ("x", 0, False),
    ]


def test_a_number_alone_is_no_list() -> None:
    document = text_document("First\n\n5. Conclusions of the conference\n\nLast", "a", CANCEL)
    alone = document.blocks[1]
    assert (alone.text, alone.list_level, alone.ordered) == ("5. Conclusions of the conference", 0, False)


def test_text_wrapped_at_a_width_is_joined_and_addresses_are_not() -> None:
    text = (
        "The Tandara Trust today called on donors to act before the dry season\n"
        "begins. More than 120,000 people in the north of the country now live\n"
        "more than an hour away from clean water, according to a survey that the\n"
        "Trust published on Monday.\n\nJane Doe\nPress officer\nTandara\n"
    )
    document = text_document(text, "a", CANCEL)
    assert [block.text.split()[0] for block in document.blocks] == ["The", "Jane", "Press", "Tandara"]


def test_html_keeps_what_is_inline() -> None:
    document = html_document(
        "<p>Un <b>deux </b><strong>trois</strong> <a href='https://x.example/z'><i>quatre</i> cinq</a>, CO<sub>2</sub>"
        " m<sup>2</sup>.<br>Ligne deux&nbsp;: x<br><br>Autre par<p>non clos <u>ici</u> "
        '<span style="font-weight:700">gras</span> <b style="font-weight:normal">non</b>',
        "a",
        CANCEL,
    )
    assert tagged(document.blocks) == [
        "Un <1>deux trois</1> <2><3>quatre</3> cinq</2>, CO<4>2</4> m<5>2</5>.<6/>Ligne deux\u00a0: x",
        "Autre par",
        "non clos <1>ici</1> <2>gras</2> non",
    ]
    kinds = {code.kind for block in document.blocks for code in block.codes}
    assert kinds == set(CodeKind)
    assert (
        next(code.href for code in document.blocks[0].codes if code.kind is CodeKind.LINK)
        == "https://x.example/z"
    )


def test_html_gives_hints_of_structure() -> None:
    document = html_document(
        "<nav><a href='/'>Home</a></nav><h2>Sub</h2><ul><li>a<ol><li>b</ol></ul><blockquote>q</blockquote>"
        "<table><caption>Table of limits</caption><tr><th>a<th>b<tr><td>c<td>d</table>"
        "<figure><figcaption>f</figcaption></figure>",
        "a",
        CANCEL,
    )
    nav, sub, a, b, quote, caption, *cells, figure = document.blocks
    assert nav.places == {Place.MENU}
    assert nav.link_share == 1.0
    assert sub.heading == 2
    assert (a.list_level, a.ordered, b.list_level, b.ordered) == (1, False, 2, True)
    assert quote.quoted
    assert caption.caption
    assert caption.row == -1
    assert [(cell.row, cell.column) for cell in cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert figure.caption


def test_a_table_that_lays_out_a_page_is_none() -> None:
    prose = "The ministers agreed on a plan that will take effect on 1 January. " * 4
    document = read_html(
        f"<table><tr><td><h1>Ministers agree on a plan</h1><p>{prose}</p></td><td>{prose}</td></tr></table>"
    )
    assert [kind for kind, _ in kept(document)] == ["headline", "paragraph", "paragraph"]


def test_lists_pasted_from_word_as_html() -> None:
    document = html_document(
        "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>"
        "First item<o:p></o:p></p>",
        "a",
        CANCEL,
    )
    assert [(block.text, block.list_level) for block in document.blocks] == [("First item", 2)]


def test_markdown() -> None:
    data = (
        "---\ntitle: Hola a todos\nlang: es\n---\n# Título\n\nUn **dos** [tres](https://a.example) `code`  \nlínea\n\n> cita\n\n"
        "- a\n- b\n\n1. x\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![Una foto del lago](x.jpg)\n"
    )
    document = read_markdown(data.encode(), "a.md", CANCEL)
    assert tagged(document.blocks) == [
        "Hola a todos",
        "Título",
        "Un <1>dos</1> <2>tres</2> code<3/>línea",
        "cita",
        "a",
        "b",
        "x",
        "a",
        "b",
        "1",
        "2",
        "Una foto del lago",
    ]
    assert document.blocks[-1].caption
    assert document.language == "es"


def test_language_given_is_kept_and_unknown_is_said() -> None:
    assert read_text("Hello there, this is the text of a release.", "fr").language == "fr"
    document = read_text("Zxcv qwer asdf.")
    assert document.language == "und"
    assert "intake.language_unknown" in document.warnings


def test_a_name_decides_among_texts_and_content_over_a_name() -> None:
    html = b"<!DOCTYPE html><html><body><p>The ministers agreed on a plan today.</p></body></html>"
    assert read_bytes(html, "a.txt").media_type == "text/html"
    assert read_bytes(b"# Title\n\nText", "a.md").blocks[0].text == "Title"
    assert read_bytes(b"The ministers agreed.", "").media_type == "text/plain"
    assert read_bytes(b"The ministers agreed.", "README").media_type == "text/plain"


def test_each_ending_has_one_reader() -> None:
    assert len(set(SUFFIXES)) == len(SUFFIXES)
    assert {reader.name for reader in READERS} == {
        "text",
        "html",
        "markdown",
        "docx",
        "odt",
        "rtf",
        "mail",
        "pdf",
    }
    found = by_suffix("RELEASE.DOCX")
    assert found is not None
    assert found.name == "docx"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers agreed on a plan that will take effect in January.", "en"),
        ("Les ministres se sont mis d’accord sur un plan qui prendra effet en janvier.", "fr"),
        ("Los ministros acordaron un plan que entrará en vigor en enero, según el texto.", "es"),
        ("Os ministros chegaram a um acordo sobre um plano que não foi publicado ainda.", "pt"),
        ("I ministri hanno raggiunto un accordo su un piano che è stato pubblicato oggi.", "it"),
        ("Die Minister haben sich auf einen Plan geeinigt, der im Januar in Kraft tritt.", "de"),
        ("Els ministres es van posar d'acord sobre un pla amb els dos països.", "ca"),
        (RUSSIAN, "ru"),
        ("وافق الوزراء على الخطة اليوم", "ar"),
        ("部长们今天同意了这个计划。", "zh"),
        ("1 2 3", "und"),
        ("Kessou Tandara Orvane Velmar", "und"),
    ],
)
def test_the_language_is_found(text: str, language: str) -> None:
    from workbench.intake.language import detect_language

    assert detect_language(text) == language


def test_kinds_in_pasted_html_of_word() -> None:
    document = read_html(
        "<p><b>Le plan est adopté</b></p><p>Le plan a été adopté hier par les ministres des cinq États.</p>"
    )
    assert document.blocks[0].kind is BlockKind.HEADLINE
