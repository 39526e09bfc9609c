"""Pages and pastes of several styles, in three languages."""

from __future__ import annotations

from tests.intake.building import PAGES, dropped, kept, texts
from workbench.intake.reading import read_file, read_html, read_text
from workbench.model.inline import without_codes
from workbench.model.release import BlockKind, DropReason


def test_an_email_release_with_marks() -> None:
    document = read_file(PAGES / "a.en.txt")
    assert kept(document)[:2] == [
        ("note", "FOR IMMEDIATE RELEASE"),
        ("headline", "New clinic in Tandara to serve 12,000 people a year"),
    ]
    assert [block.dateline for block in document.blocks if block.dateline] == ["Geneva, 3 May 2026 (WHO)"]
    assert [(block.text, block.reason) for block in dropped(document)] == [("ENDS", DropReason.EMPTY)]
    assert texts(document, BlockKind.LIST_ITEM) == ["12 beds", "34 staff", "2 ambulances"]
    assert len(texts(document, BlockKind.NOTE)) == 4
    assert len(texts(document, BlockKind.ABOUT)) == 2
    assert texts(document, BlockKind.CONTACT)[0] == "Media contact:"
    assert len(texts(document, BlockKind.CONTACT)) == 5


def test_date_and_category_above_the_headline() -> None:
    document = read_file(PAGES / "b.fr.txt")
    assert dropped(document) == []
    assert texts(document, BlockKind.HEADLINE) == ["Une nouvelle clinique ouvre ses portes à Tandara"]
    assert texts(document, BlockKind.SUBHEAD)[1].startswith("La structure accueillera")
    assert [block.dateline for block in document.blocks if block.dateline] == ["PARIS, le 24 novembre 2026"]
    assert len(texts(document, BlockKind.CONTACT)) == 2
    assert len(texts(document, BlockKind.ABOUT)) == 2


def test_a_pasted_wordpress_page_in_spanish() -> None:
    document = read_file(PAGES / "c.es.txt")
    assert document.language == "es"
    assert [kind for kind, _ in kept(document)] == ["headline", *["paragraph"] * 4, "contact", "contact"]
    reasons = {without_codes(block.text): block.reason for block in dropped(document)}
    assert reasons["Saltar al contenido"] is DropReason.MENU
    assert reasons["Inicio » Noticias » Salud"] is DropReason.BREADCRUMB
    assert reasons["WhatsApp"] is DropReason.SHARING
    assert reasons["Lea también: Otra clínica abre en Kessou"] is DropReason.RELATED
    assert reasons["Copyright © 2026 Tandara. Todos los derechos reservados."] is DropReason.FOOTER


def test_a_wordpress_page_in_html() -> None:
    document = read_file(PAGES / "d.en.html")
    assert kept(document) == [
        ("headline", "New clinic opens in Tandara"),
        (
            "subhead",
            "<1>The clinic will serve 12,000 people a year in the poorest district of the capital.</1>",
        ),
        (
            "paragraph",
            (
                "<1>GENEVA, May 3</1> — A new clinic has opened in Tandara, the capital’s poorest district. "
                "It <2>will serve</2> 12,000 people."
            ),
        ),
        ("caption", "The new clinic in Tandara"),
        ("subhead", "What it offers"),
        ("list_item", "12 beds"),
        ("list_item", "34 staff"),
        ("quotation", "We have waited ten years for this day."),
        ("paragraph", "The clinic was built by the Ministry of Health with a grant of $2.5\u00a0million."),
    ]
    assert next(block.dateline for block in document.blocks if block.dateline) == "GENEVA, May 3"


def test_a_wrapped_email_with_an_embargo() -> None:
    document = read_file(PAGES / "e.en.txt")
    assert document.title == (
        "Tandara Trust calls for urgent action on water as wells run dry across the north of the country"
    )
    assert document.embargo_text == "*** EMBARGOED UNTIL 00:01 GMT, TUESDAY 24 NOVEMBER 2026 ***"
    assert len(texts(document, BlockKind.PARAGRAPH)) == 3
    assert [block.text for block in dropped(document)] == ["-30-"]
    assert texts(document, BlockKind.CONTACT) == [
        "For more information or interviews, contact Mary Lamb on +44 1632 960 002 or mary@tandara.example."
    ]


def test_pasted_html_without_any_page_around_it() -> None:
    document = read_file(PAGES / "f.fr.html")
    assert dropped(document) == []
    assert [kind for kind, _ in kept(document)] == [
        "note",
        "headline",
        "paragraph",
        "paragraph",
        "quotation",
        "paragraph",
        "contact",
    ]


def test_body_text_is_not_lost_to_a_class_name() -> None:
    prose = "The ministers agreed on a plan that will take effect on 1 January after three days of talks. "
    html = (
        f'<div class="cookie-wrapper nav footer"><h1>Ministers agree on a plan for the lakes</h1>'
        f"<p>{prose * 2}</p><p>{prose}</p></div>"
    )
    document = read_html(html)
    assert dropped(document) == []
    assert len(kept(document)) == 3


def test_a_page_with_a_menu_description_on_its_own_line() -> None:
    page = """Skip to main content
Home
Who we are
We have stood beside people in crisis since 1987, in 23 countries and on four continents.
Our history
Our people
News
Contact
Floods cut off 40 villages in the north
GENEVA – Floods have cut off 40 villages in the north of the country, the agency said today. Boats are on their way.
The water rose by 3.5 metres in two days. Roads and bridges were washed away in nine of eleven districts.
“We have never seen anything like this,” said the mayor of Kessou.
Privacy policy
Terms of use
© 2026 The Agency"""
    document = read_text(page)
    assert [kind for kind, _ in kept(document)] == ["headline", "paragraph", "paragraph", "quotation"]
    assert document.title == "Floods cut off 40 villages in the north"


def test_a_crosshead_that_footers_share_is_kept() -> None:
    prose = (
        "The new service will open in spring and cost nothing to those who need it most, the minister said. "
    )
    document = read_text(
        f"New service for the blind\n\n{prose}\n\nAccessibility\n\n{prose}\n\nPrivacy\n\n{prose}"
    )
    assert dropped(document) == []
    assert texts(document, BlockKind.SUBHEAD) == ["Accessibility", "Privacy"]


def test_a_list_of_networks_in_the_text_is_kept() -> None:
    prose = (
        "The campaign will run for six weeks on the channels that young people use most, the agency said. "
    )
    text = f"Campaign against hunger starts\n\n{prose}\n\nIt will be seen on:\n- Facebook\n- local radio\n- posters\n\n{prose}"
    document = read_text(text)
    assert texts(document, BlockKind.LIST_ITEM) == ["Facebook", "local radio", "posters"]


def test_a_document_without_prose_is_kept_whole() -> None:
    document = read_text("Programme\n\nOpening\n\nCoffee\n\nClosing")
    assert [text for _, text in kept(document)] == ["Programme", "Opening", "Coffee", "Closing"]


def test_a_tab_separated_table_keeps_rows_and_columns() -> None:
    document = read_text(
        "Catch limits agreed\n\nThe ministers agreed on limits for four lakes after three days of talks on Friday.\n\n"
        "Lake\tLimit\nOrvane\t74,000\nTamsi\t47,500\n"
    )
    cells = [block for block in document.blocks if block.kind is BlockKind.TABLE_CELL]
    assert [(cell.row, cell.column, cell.text) for cell in cells] == [
        (0, 0, "Lake"),
        (0, 1, "Limit"),
        (1, 0, "Orvane"),
        (1, 1, "74,000"),
        (2, 0, "Tamsi"),
        (2, 1, "47,500"),
    ]
