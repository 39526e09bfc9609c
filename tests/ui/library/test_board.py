"""The library: cards, board, list, search, filters, keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ui import theme as ui_theme
from ui.library.board import BoardColumn
from ui.library.card import COLUMNS, LibraryCard, library_cards
from ui.library.models import CARD, TableModel
from ui.library.page import LibraryPage
from ui.paint import draw_progress
from workbench.desk.views import ReleaseCard, TranslationCard
from workbench.model.release import Confidentiality, Release
from workbench.model.translation import Status, Translation

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def release(title: str = "A title", **facts) -> Release:
    return Release(title, title, "en", Confidentiality.EMBARGOED, NOW, "Elena Vasquez", **facts)


def translation(
    language: str = "fr",
    status: Status = Status.DRAFT,
    confirmed: int = 0,
    drafts: int = 0,
    people: tuple[str, ...] = (),
    content: str = "",
    **facts,
) -> TranslationCard:
    made = Translation(f"t-{language}", "r", language, NOW, "Elena Vasquez")
    return TranslationCard(made, status, 10, confirmed, drafts, people, content, **facts)


def card(*translations: TranslationCard, **facts) -> LibraryCard:
    return LibraryCard(release(**facts), translations)


def test_a_card_stands_where_its_least_advanced_translation_does() -> None:
    assert (
        card(translation(status=Status.APPROVED), translation("es", Status.IN_REVIEW)).status
        is Status.IN_REVIEW
    )
    assert (
        card(translation(status=Status.PUBLISHED), translation("es", Status.APPROVED)).status
        is Status.APPROVED
    )
    assert card(translation(status=Status.CHANGES_REQUESTED), translation("es", Status.IN_REVIEW)).status is (
        Status.CHANGES_REQUESTED
    )


def test_a_card_says_progress_people_and_languages() -> None:
    one = card(
        translation(confirmed=5, drafts=2, people=("Léa Marchand",)),
        translation("es", Status.APPROVED, 10, people=("Ana Bello", "Léa Marchand")),
    )
    assert one.confirmed == 0.75
    assert one.drafts == 0.1
    assert one.people == ("Léa Marchand", "Ana Bello")
    assert one.chips == (("FR", False), ("ES", True))
    assert one.progress_words() == "15 of 20 segments confirmed"
    assert one.is_of("Ana Bello")
    assert one.is_of("Elena Vasquez")
    assert not one.is_of("Samuel Kone")


def test_notes_count_down_and_end() -> None:
    soon = card(translation(), embargo=NOW + timedelta(hours=4), due=NOW + timedelta(minutes=25))
    due, embargo = soon.notes(NOW)
    assert embargo.text.endswith("4 h")
    assert (due.text, due.tone) == ("due in 25 min", "error")
    assert soon.notes(NOW + timedelta(hours=5))[0].text == "overdue by 4 h 35 min"
    done = card(translation(status=Status.APPROVED, content="9f3c" + "0" * 56 + "21ab"), due=NOW)
    (note,) = done.notes(NOW)
    assert note.text == "9f3c…21ab · ready to deliver"


def test_a_card_says_what_must_be_answered_until_it_is_approved() -> None:
    one = card(translation(open_musts=1), translation("es", Status.IN_REVIEW, open_musts=1))
    (note,) = [note for note in one.notes(NOW) if "answered" in note.text]
    assert (note.text, note.chip) == ("2 comments must be answered", False)
    assert "2 comments must be answered" in one.spoken(NOW)
    assert "2 comments must be answered" in one.tool_tip(NOW)
    single = card(translation(open_musts=1)).notes(NOW)
    assert single[-1].text == "1 comment must be answered"
    for quiet in (card(translation()), card(translation(status=Status.APPROVED, open_musts=1))):
        assert "answered" not in quiet.spoken(NOW)


def test_a_card_says_why_and_by_whom_it_was_sent_back() -> None:
    why = {"return_note": "figure in\n paragraph 3", "returned_by": "S. Kone"}
    back = Status.CHANGES_REQUESTED
    one = card(translation(status=back, **why), translation("es", back, **why))
    (note,) = [note for note in one.notes(NOW) if note.icon == "return"]
    assert note.text == "figure in paragraph 3 · S. Kone"
    assert note.text in one.spoken(NOW)
    assert note.text in one.tool_tip(NOW)
    long = card(translation(status=back, return_note="very " * 100_000, returned_by="S. Kone"))
    assert len(long.notes(NOW)[-1].text) < 250


def test_drafts_are_told_apart_by_where_they_came_from() -> None:
    one = card(
        translation(confirmed=2, drafts=6, memory_drafts=3, machine_drafts=1),
        translation("es", drafts=4, machine_drafts=4),
    )
    assert (one.memory_drafts, one.machine_drafts) == (0.15, 0.25)
    assert one.other_drafts == pytest.approx(0.1)
    assert one.progress_words() == "2 of 20 segments confirmed, 3 drafts from memory, 5 drafts by machine"
    assert one.progress_words() in one.tool_tip(NOW)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bar_shows_confirmed_memory_machine_and_other_drafts(theme, scheme: str) -> None:
    theme.set_scheme(scheme)
    tokens = ui_theme.tokens()
    image = QImage(200, 4, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    draw_progress(painter, QRectF(0, 0, 200, 4), 0.2, 0.2, 0.2, 0.2)
    painter.end()
    assert [image.pixelColor(x, 2).name() for x in (20, 60, 100, 140, 180)] == [
        tokens.good,
        ui_theme.mixed(tokens.accent, tokens.panel, 0.55),
        ui_theme.mixed(tokens.machine, tokens.panel, 0.55),
        tokens.edge,
        tokens.line,
    ]


def test_a_long_reason_stays_inside_its_card(theme) -> None:
    short, long = (
        card(
            translation(status=Status.CHANGES_REQUESTED, return_note=note, returned_by="S. Kone"),
            embargo=NOW + timedelta(days=9000),
        )
        for note in ("figure " * 28, "figure " * 13 + "zigzag " + "figure " * 14)
    )
    column = BoardColumn(Status.CHANGES_REQUESTED)
    column.resize(240, 300)
    pictures = []
    for one in (short, long):
        column.put([one])
        pictures.append(column.grab().toImage())
    # The middle of a long reason is left out, so both look the same.
    assert pictures[0] == pictures[1]
    column.put([card(translation(status=Status.CHANGES_REQUESTED), embargo=NOW + timedelta(days=9000))])
    assert column.grab().toImage() != pictures[0]


def test_filters() -> None:
    found = [
        ReleaseCard(release("One"), (translation(), translation("es"))),
        ReleaseCard(release("Two"), (translation("es", people=("Ana Bello",)),)),
    ]
    assert [one.id for one in library_cards(found)] == ["One", "Two"]
    (only,) = library_cards(found, ["fr"])
    assert only.chips == (("FR", False),)


def test_the_table_sorts_and_changes_in_place(qtmodeltester) -> None:
    model = TableModel()
    cards = [card(translation(), title=title) for title in ("Beta", "alpha", "Gamma")]
    model.put(cards)
    qtmodeltester.check(model)
    model.sort(0, Qt.SortOrder.AscendingOrder)
    assert [one.id for one in model.cards] == ["alpha", "Beta", "Gamma"]
    resets, changes = [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda top, _bottom: changes.append(top.row()))
    model.put([replace(cards[0], translations=(translation(confirmed=3),)), *cards[1:]])
    assert (resets, changes) == ([], [1])
    model.sort(-1)
    assert [one.id for one in model.cards] == ["Beta", "alpha", "Gamma"]


@pytest.fixture
def page(qtbot, desk, runner, theme, settle, add_release) -> LibraryPage:
    for title in ("Water points in Kessou", "Vaccination in Sanga", "Job fair in Port-Lambert"):
        add_release(title, ("fr", "es") if "Sanga" in title else ("fr",))
    made = LibraryPage(desk, runner, "Léa Marchand")
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    return made


def titles(page: LibraryPage) -> list[str]:
    return [one.release.title for view in page.board.views() for one in view.cards.cards]


def test_search_as_you_type(qtbot, page: LibraryPage, settle: Callable[[], None]) -> None:
    assert len(titles(page)) == 3
    page.head.search.setFocus()
    qtbot.keyClicks(page.head.search, "sanga")
    qtbot.waitUntil(lambda: titles(page) == ["Vaccination in Sanga"], timeout=5000)
    qtbot.keyClick(page.head.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(page)) == 3, timeout=5000)
    qtbot.keyClicks(page.head.search, "nothing like it")
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.empty, timeout=5000)
    assert "nothing like it" in page.empty.title.text()
    page.empty.show_all.click()
    settle()
    qtbot.waitUntil(lambda: len(titles(page)) == 3, timeout=5000)
    settle()


def test_language_filter_and_mine(qtbot, page: LibraryPage, settle) -> None:
    row = page.head.language.findData("es")
    page.head.language.setCurrentIndex(row)
    page.head.language.activated.emit(row)
    settle()
    assert titles(page) == ["Vaccination in Sanga"]
    assert [button.text() for button in page.chips.buttons] == ["Spanish  ×"]
    page.chips.buttons[0].click()
    settle()
    page.head.mine.click()
    settle()
    assert len(titles(page)) == 3
    page.person = "Samuel Kone"
    settle()
    assert titles(page) == []
    assert page.views.currentWidget() is page.empty
    qtbot.keyClick(page.empty.show_all, Qt.Key.Key_Escape)
    settle()
    assert len(titles(page)) == 3
    assert not page.chips.isVisible()


def test_enter_opens_and_arrows_walk(qtbot, page: LibraryPage) -> None:
    view = page.board.columns[Status.DRAFT].view
    page.board.enter()
    assert view.hasFocus()
    first = view.current_card()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    second = view.current_card()
    assert first != second
    with qtbot.waitSignal(page.request) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == ["open", {"translation_id": second.translations[0].translation.id}]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.hasFocus(), "there is no card to the right"


def test_arrows_go_from_column_to_column(qtbot, page, desk, settle) -> None:
    from workbench.model.translation import Action

    release, translations, _changes = page.desk.releases.add(*_document(desk))
    for segment in desk.releases.segments(release.id):
        from workbench.model.translation import SegmentState

        desk.editing.commit(
            translations[0].id, segment.id, "Texte", SegmentState.TRANSLATED, "Léa Marchand", None
        )
    desk.editorial.act(translations[0].id, Action.SUBMIT, "Léa Marchand")
    page.refresh()
    settle()
    page.board.enter()
    qtbot.keyClick(page.board.views()[0], Qt.Key.Key_Right)
    reviewing = page.board.columns[Status.IN_REVIEW].view
    assert reviewing.hasFocus()
    assert reviewing.current_card().id == release.id
    assert page.board.columns[Status.DRAFT].view.current_card() is None
    qtbot.keyClick(reviewing, Qt.Key.Key_Left)
    assert page.board.columns[Status.DRAFT].view.hasFocus()


def _document(desk):
    from workbench.desk import intake

    return intake.read_text("A headline of a short release\n\nA sentence about it.", "en"), ["fr"]


def test_the_list_opens_too_and_is_remembered(qtbot, page: LibraryPage, tmp_path) -> None:
    from PySide6.QtCore import QSettings

    page.head.listing.click()
    assert page.views.currentWidget() is page.listing
    page.listing.enter()
    with qtbot.waitSignal(page.request):
        qtbot.keyClick(page.listing, Qt.Key.Key_Return)
    settings = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    page.remember(settings)
    page.head.board.click()
    page.restore(settings)
    assert page.views.currentWidget() is page.listing


def test_menu_of_a_release(qtbot, page: LibraryPage) -> None:
    page.board.choose(next(one.id for one in library_cards(page._found) if "Sanga" in one.release.title))
    menu = page.menu_of([page.current_card()])
    qtbot.addWidget(menu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:2] == ["Open French", "Open Spanish"]
    with qtbot.waitSignal(page.request) as caught:
        next(action for action in menu.actions() if "Details" in action.text()).trigger()
    assert caught.args[0] == "details"


def test_changes_elsewhere_are_seen_and_the_choice_stays(page, desk, settle) -> None:
    page.board.enter()
    chosen = page.current_card()
    changes = desk.releases.revise(chosen.id, "Léa Marchand", reference="MR-1")
    page.apply_changes(changes)
    settle()
    assert page.current_card().release.reference == "MR-1"


def test_screen_readers_are_told(page: LibraryPage) -> None:
    view = page.board.columns[Status.DRAFT].view
    assert view.accessibleName() == "Draft: 3"
    spoken = view.cards.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "segments confirmed" in spoken
    assert isinstance(view.cards.index(0).data(CARD), LibraryCard)
    assert len(page.board.views()) == len(COLUMNS)


def test_ten_thousand_releases_are_shown(page: LibraryPage) -> None:
    found = [
        ReleaseCard(
            replace(release(f"Release {number}"), id=f"r{number}"), (translation(status=Status.PUBLISHED),)
        )
        for number in range(10_000)
    ]
    page._found = found
    page.show_found()
    page.board.grab()
    assert page.board.columns[Status.PUBLISHED].count.text() == "10000"


def test_what_was_found_is_opened_at_its_segment(qtbot, page: LibraryPage, desk, settle) -> None:
    page.head.search.setText("14,500 Sanga")
    qtbot.waitUntil(lambda: titles(page) == ["Vaccination in Sanga"], timeout=5000)
    card = page.board.columns[Status.DRAFT].view.cards.cards[0]
    found = page.place_found(card)
    assert found is not None
    with qtbot.waitSignal(page.request) as caught:
        page.open_card(card)
    assert caught.args[1]["segment_id"] == found.segment_id
    settle()
