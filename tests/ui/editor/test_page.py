"""The page around the grid: panels, issues, finding, review, languages, what is remembered."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from ui.editor.context_menu import context_menu
from ui.editor.page import EditorPage
from ui.editor.row_paint import state_lines
from ui.panels.cards import Card
from ui.tasks import Runner
from ui.words import change_language
from workbench.desk.changes import Changes
from workbench.desk.desk import Desk
from workbench.desk.views import EngineInfo
from workbench.model.comments import CommentWeight
from workbench.model.engines import Destination
from workbench.model.identity import new_id
from workbench.model.issues import Issue, Side
from workbench.model.terms import Concept, Term
from workbench.model.translation import Action, OriginKind, SegmentState, Status

ANNA, BEN, CLARA = "Anna", "Ben", "Clara"
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
Open = Callable[..., EditorPage]
WRONG = "Relief a mis en service des points pour 15\u00a0500 personnes."


@pytest.fixture
def ids(desk: Desk, translation_id: str) -> tuple[str, ...]:
    return desk.editing.outline(translation_id).ids


@pytest.fixture
def write(desk: Desk, translation_id: str, ids: tuple[str, ...]) -> Callable[..., None]:
    def commit(number: int, text: str, state: SegmentState = SegmentState.TRANSLATED) -> None:
        row = desk.editing.row(translation_id, ids[number])
        desk.editing.commit(translation_id, ids[number], text, state, ANNA, row.revision_id)

    return commit


@pytest.fixture
def whole(write) -> None:
    """A translation in which nothing is missing or wrong."""
    for number, text in enumerate(
        (
            "Relief ouvre onze points d’eau à Kessou",
            "Relief a ouvert des points d’eau pour 14\u00a0500 personnes.",
            "Les travaux ont été payés par un don de 2,4\u00a0millions de dollars des États-Unis.",
            "«\u00a0L’eau est la première chose que demandent les gens\u00a0», dit Mme\u00a0Diallo.",
            "Voir la \ue000dernière évaluation\ue001 pour 2026.",
            "Cela finit ici.",
        )
    ):
        write(number, text)


def settle(qtbot: QtBot, runner: Runner, page: EditorPage) -> None:
    qtbot.waitUntil(lambda: page.settled, timeout=20_000)


def press(qtbot: QtBot, page: EditorPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    qtbot.keyClick(QApplication.focusWidget() or page, key, modifiers)


def test_header_says_which_release_and_until_when(qtbot, runner, open_page: Open) -> None:
    page = open_page()
    header = page.header
    assert header.title.toolTip() == "Relief opens eleven water points in Kessou"
    assert "MR-2026-114 · English → French · source version 1" in header.about.toolTip()
    assert header.embargo.text().startswith("◷ Embargo until ")
    assert header.embargo.text().endswith("3 h 12 min")
    assert header.count.text() == "0 of 6 confirmed"
    assert header.next_button.text() == "Submit for review"


def test_status_bar_texts_follow_the_work(qtbot, runner, open_page: Open) -> None:
    page = open_page()
    qtbot.keyClicks(page.grid.edit, "un deux trois")
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.status_texts()["confirmed"] == "1 of 6 confirmed"
    assert page.status_texts()["saved"] == "Saving…"
    settle(qtbot, runner, page)
    texts = page.status_texts()
    assert texts["saved"].startswith("Saved ")
    assert "target 3 words" in texts["words"]
    assert texts["proofing"] == "French: no grammar engine"
    assert texts["drafting"] == "Drafts: memory only"
    assert page.header.count.text() == "1 of 6 confirmed"


def test_engines_follow_the_settings_and_say_why_they_cannot_be_asked(
    qtbot, runner, desk, monkeypatch, open_page: Open
) -> None:
    page = open_page()
    settle(qtbot, runner, page)
    given = [EngineInfo("LanguageTool", Destination.THIS_MACHINE, True, languages=("en", "es", "fr"))]
    monkeypatch.setattr(desk.proofing, "engines", lambda _release=None: given)
    page.apply_changes(Changes(settings=True))
    qtbot.waitUntil(
        lambda: page.status_texts()["proofing"].startswith("French: LanguageTool"), timeout=20_000
    )
    tips = [
        action.toolTip() for action in page.header.draft_button.menu().actions() if not action.isEnabled()
    ]
    assert any(tip.startswith("Google") for tip in tips)
    settle(qtbot, runner, page)


def test_a_checker_that_does_not_answer_keeps_nothing_else_waiting(
    qtbot, runner, desk, monkeypatch, open_page: Open
) -> None:
    page = open_page()
    settle(qtbot, runner, page)
    answers, came = threading.Event(), []

    def silent(*_arguments: object, **_named: object) -> list[Issue]:
        answers.wait(20)
        return []

    monkeypatch.setattr(desk.proofing, "check", silent)
    monkeypatch.setattr(desk.proofing, "check_segment", silent)
    for number in range(3):
        page.checking.check_now(page.pages.row(number).segment.id, "un deux")
    page.deeds.check_all()
    runner.run(lambda cancel: cancel.raise_if_cancelled() or "read", done=came.append)
    qtbot.waitUntil(lambda: came == ["read"], timeout=5_000)
    said: list[str] = []
    page.message.connect(said.append)
    page.deeds.go_to_issue(True)
    assert said == ["Checking…"]
    answers.set()
    settle(qtbot, runner, page)


def test_a_segment_without_a_text_has_no_origin(qtbot, runner, desk, ids, open_page: Open) -> None:
    page = open_page()
    settle(qtbot, runner, page)
    press(qtbot, page, Qt.Key.Key_S, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(page.session.text()))
    page.session.commit_typing()
    settle(qtbot, runner, page)
    shown = page.pages.shown(0)
    assert shown is not None
    assert state_lines(shown) == ["Draft", "copied"]
    page.deeds.undo()
    page.session.commit_typing()
    settle(qtbot, runner, page)
    shown = page.pages.shown(0)
    assert shown is not None
    assert state_lines(shown) == ["Untranslated"]


def test_issues_are_listed_marked_and_reached_by_key(qtbot, runner, write, ids, open_page: Open) -> None:
    write(1, WRONG)
    page = open_page()
    settle(qtbot, runner, page)
    (issue,) = [one for one in page.checking.issues_of(ids[1]) if one.check.startswith("facts.")][:1]
    assert page.panels.issues.title().startswith("Issues ")
    press(qtbot, page, Qt.Key.Key_F8, NONE)
    assert page.grid.active == 1
    start, end = page.grid.edit.selection()
    assert page.grid.edit.text()[start:end] == issue.text
    assert page.panels.issues.current() == issue
    formats = page.grid.edit.document().firstBlock().layout().formats()
    wavy = [one for one in formats if one.format.underlineStyle().name == "WaveUnderline"]
    assert any(one.start == issue.start for one in wavy)
    assert "error" in page.grid.strip.issues


def test_issues_follow_the_typing(qtbot, runner, write, ids, open_page: Open) -> None:
    write(1, WRONG)
    page = open_page()
    settle(qtbot, runner, page)
    page.grid.set_active(1)
    before = page.checking.issues_of(ids[1])[0].start
    page.grid.edit.set_cursor(0)
    qtbot.keyClicks(page.grid.edit, "Ici, ")
    assert page.checking.issues_of(ids[1])[0].start == before + 5
    place = page.grid.edit.text().index("15")
    page.grid.edit.set_cursor(place + 1)
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(page.grid.edit, "4")
    assert "14\u00a0500" in page.grid.edit.text()
    qtbot.waitUntil(
        lambda: not [one for one in page.checking.issues_of(ids[1]) if one.check.startswith("facts.")]
    )
    settle(qtbot, runner, page)


def test_fixes_open_by_key_and_are_one_step(qtbot, runner, write, ids, open_page: Open) -> None:
    write(1, "Relief a ouvert des points d'eau , pour 14\u00a0500 personnes !")
    page = open_page()
    settle(qtbot, runner, page)
    page.grid.set_active(1)
    fixable = [one for one in page.checking.issues_of(ids[1]) if one.fixes]
    assert fixable
    before = page.grid.edit.text()
    page.grid.edit.set_cursor(fixable[0].start)
    press(qtbot, page, Qt.Key.Key_Period)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert page.grid.edit.text() != before
    assert page.actions_of["undo"].text() == "&Undo fix"
    press(qtbot, page, Qt.Key.Key_Z)
    assert page.grid.edit.text() == before
    settle(qtbot, runner, page)


def test_ignored_issues_go_away(qtbot, runner, desk, translation_id, write, ids, open_page: Open) -> None:
    write(1, WRONG)
    page = open_page()
    settle(qtbot, runner, page)
    press(qtbot, page, Qt.Key.Key_F8, NONE)
    issue = page.panels.issues.current()
    press(qtbot, page, Qt.Key.Key_I, ALT)
    dialog = QApplication.activeModalWidget()
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Ignore")
    assert not button.isEnabled()
    dialog._reason.setText("The donor says so")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, runner, page)
    assert issue not in page.checking.issues()


def test_suggestions_are_taken_by_key_with_their_origin(
    qtbot, runner, desk, make_document, translation_id, ids, open_page: Open
) -> None:
    _release, (other,), _changes = desk.releases.add(make_document(), ["fr"], ANNA, "MR-2025-087")
    earlier = desk.editing.outline(other.id).ids[1]
    desk.editing.commit(other.id, earlier, "Déjà traduit.", SegmentState.TRANSLATED, ANNA, None)
    page = open_page()
    page.grid.set_active(1)
    qtbot.waitUntil(lambda: len(page.panels.suggestions.suggestions) == 1)
    assert page.panels.suggestions.note() == "segment 2"
    press(qtbot, page, Qt.Key.Key_1)
    assert page.grid.edit.text() == "Déjà traduit."
    press(qtbot, page, Qt.Key.Key_Return)
    settle(qtbot, runner, page)
    row = desk.editing.row(translation_id, ids[1])
    assert (row.origin.kind, row.origin.reference, row.origin.edited) == (
        OriginKind.MEMORY,
        "MR-2025-087",
        False,
    )
    assert row.state is SegmentState.TRANSLATED


def test_drafting_fills_from_memory_and_is_undone_as_one(
    qtbot, runner, desk, make_document, translation_id, ids, open_page: Open
) -> None:
    _release, (other,), _changes = desk.releases.add(make_document(), ["fr"], ANNA, "MR-2025-087")
    for number, text in ((1, "Un."), (2, "Deux.")):
        earlier = desk.editing.outline(other.id).ids[number]
        desk.editing.commit(other.id, earlier, text, SegmentState.TRANSLATED, ANNA, None)
    page = open_page()
    page.grid.set_active(1)
    press(qtbot, page, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: page.grid.edit.text() == "Un.")
    settle(qtbot, runner, page)
    with qtbot.waitSignal(page.message):
        press(qtbot, page, Qt.Key.Key_M)
    press(qtbot, page, Qt.Key.Key_M, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: desk.editing.row(translation_id, ids[2]).text == "Deux.")
    settle(qtbot, runner, page)
    assert desk.editing.row(translation_id, ids[2]).origin.kind is OriginKind.MEMORY
    press(qtbot, page, Qt.Key.Key_Z)
    settle(qtbot, runner, page)
    page.flush()
    assert desk.editing.row(translation_id, ids[2]).text == ""
    assert desk.editing.row(translation_id, ids[1]).text == "Un."


def test_terms_are_listed_and_put_in_by_key(qtbot, runner, desk, open_page: Open) -> None:
    concept = Concept(new_id(), (Term("water point", "en"), Term("point d’eau", "fr")))
    desk.terms.add(concept, ANNA)
    page = open_page()
    page.grid.set_active(1)
    settle(qtbot, runner, page)
    assert len(page.panels.terms.uses) == 1
    assert not page.panels.terms.uses[0].used
    press(qtbot, page, Qt.Key.Key_1, ALT)
    assert page.grid.edit.text() == "Points d’eau"
    qtbot.waitUntil(lambda: page.panels.terms.uses[0].used)
    row = page.panels.terms.findChildren(Card)[0]
    qtbot.mouseDClick(row, Qt.MouseButton.LeftButton)
    assert page.grid.edit.text() == "Points d’eaupoints d’eau"
    menu = context_menu(page, Side.TARGET, 0)
    (insert,) = (one.menu() for one in menu.actions() if one.menu() is not None)
    assert [one.text() for one in insert.actions()] == ["water point → points d’eau"]
    qtbot.waitUntil(lambda: bool(page.checking.marks_of(page.session.row.segment.id).source_terms))
    settle(qtbot, runner, page)


def test_a_term_is_added_from_the_selection(qtbot, runner, desk, open_page: Open) -> None:
    page = open_page()
    page.grid.selection.begin(0, 0)
    page.grid.selection.extend(0, 6)
    qtbot.keyClicks(page.grid.edit, "Secours")
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_A, CONTROL)
    page.deeds.add_term()
    dialog = QApplication.activeModalWidget()
    assert (dialog.source.text(), dialog.target.text()) == ("Relief", "Secours")
    dialog.accept()
    settle(qtbot, runner, page)
    (concept,) = desk.terms.concepts("Relief")
    assert concept.in_language("fr")[0].text == "Secours"


def test_comments_are_written_answered_and_resolved(
    qtbot, runner, desk, translation_id, ids, open_page: Open
) -> None:
    page = open_page()
    panel = page.panels.comments
    press(qtbot, page, Qt.Key.Key_M, CONTROL | ALT)
    assert panel.isVisible()
    panel._weight.setCurrentIndex(0)
    qtbot.keyClicks(panel._text, "Her title?")
    qtbot.keyClick(panel._text, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(panel.comments) == 1)
    assert panel.title() == "Comments 1"
    (comment,) = desk.editorial.comments(translation_id)
    assert (comment.segment_id, comment.weight) == (ids[0], CommentWeight.MUST)
    panel._answer(comment)
    qtbot.keyClicks(panel._text, "Checked.")
    qtbot.mouseClick(panel._send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(panel.comments) == 2)
    assert panel.comments[1].parent_id == comment.id
    resolve = next(one for one in panel.findChildren(QPushButton) if one.text() == "Resolve")
    qtbot.mouseClick(resolve, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.title() == "Comments")
    settle(qtbot, runner, page)


def test_history_gives_an_earlier_text_back(
    qtbot, runner, desk, translation_id, write, ids, open_page: Open
) -> None:
    write(0, "premier")
    write(0, "second")
    page = open_page()
    press(qtbot, page, Qt.Key.Key_H)
    panel = page.panels.history
    qtbot.waitUntil(lambda: len(panel.revisions) == 2)
    (take,) = [one for one in panel.findChildren(QPushButton) if one.text() == "Take this one"]
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    assert page.grid.edit.text() == "premier"
    page.flush()
    assert desk.editing.row(translation_id, ids[0]).text == "premier"
    assert len(desk.editing.history(translation_id, ids[0])) == 3


def test_preview_reads_as_delivered_and_leads_to_the_row(qtbot, runner, whole, ids, open_page: Open) -> None:
    page = open_page()
    page.panels.open("preview")
    browser = page.panels.preview.browser
    qtbot.waitUntil(lambda: "évaluation" in browser.toPlainText())
    settle(qtbot, runner, page)
    assert "\ue000" not in browser.toPlainText()
    page.grid.set_active(4)
    selections = browser.extraSelections()
    assert selections[0].cursor.selectedText() == "Voir la dernière évaluation pour 2026."
    from PySide6.QtCore import QUrl

    browser.anchorClicked.emit(QUrl(f"segment:{ids[2]}"))
    assert page.grid.active == 2


def test_finding_counts_marks_and_goes_through_both_sides(qtbot, runner, write, open_page: Open) -> None:
    write(1, "Relief en français")
    page = open_page()
    press(qtbot, page, Qt.Key.Key_F)
    bar = page.find_bar
    qtbot.keyClicks(bar.text, "relief")
    qtbot.waitUntil(lambda: bar.count.text() == "3 places")
    qtbot.keyClick(bar.text, Qt.Key.Key_Return)
    assert bar.count.text() == "1 of 3"
    assert (page.grid.active, page.grid.selection.text()) == (0, "Relief")
    qtbot.keyClick(bar.text, Qt.Key.Key_Return)
    qtbot.keyClick(bar.text, Qt.Key.Key_Return)
    assert page.grid.active == 1
    assert page.grid.edit.selection() == (0, 6)
    qtbot.keyClick(bar.text, Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == "2 of 3"
    bar.fields.match_case.setChecked(True)
    qtbot.waitUntil(lambda: bar.count.text() == "Not found")
    qtbot.keyClick(bar.text, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert page.grid.edit.hasFocus()


def test_context_menu_offers_fixes_and_the_segment_deeds(qtbot, runner, write, ids, open_page: Open) -> None:
    write(1, WRONG)
    page = open_page()
    settle(qtbot, runner, page)
    page.grid.set_active(1)
    issue = page.checking.issues_of(ids[1])[0]
    words = [one.text() for one in context_menu(page, Side.TARGET, issue.start).actions()]
    assert "Ignore…" in words
    assert any("Copy &source" in one for one in words)
    assert "&Insert into the translation" in [
        one.text() for one in context_menu(page, Side.SOURCE, 0).actions()
    ]


def test_submitting_shows_the_approval_card_to_a_reviewer(
    qtbot, runner, desk, translation_id, whole, open_page: Open
) -> None:
    page = open_page()
    qtbot.mouseClick(page.header.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.editorial.status(translation_id) is Status.IN_REVIEW)
    qtbot.waitUntil(lambda: page.header.status_chip.text() == "◐ In review")
    assert not page.panels.docks["approval"].isVisible()
    assert not page.header.next_button.isVisible()
    review = open_page(BEN)
    card = review.panels.approval
    qtbot.waitUntil(card.isVisible)
    qtbot.waitUntil(lambda: bool(card.points))
    settle(qtbot, runner, review)
    assert card.approve_button.isEnabled(), card.points
    with qtbot.waitSignal(review.request) as asked:
        qtbot.mouseClick(card.approve_button, Qt.MouseButton.LeftButton)
    name, data = asked.args
    assert (name, data["translation_id"]) == ("approve", translation_id)
    assert data["seen_hash"] == desk.editorial.current(translation_id).hash
    with qtbot.waitSignal(review.request) as asked:
        qtbot.mouseClick(card.return_button, Qt.MouseButton.LeftButton)
    assert asked.args[0] == "return"


def test_approval_waits_for_what_must_be_answered(
    qtbot, runner, desk, translation_id, whole, ids, open_page: Open
) -> None:
    desk.editorial.comment(translation_id, "Check", BEN, ids[3], CommentWeight.MUST)
    desk.editorial.act(translation_id, Action.SUBMIT, ANNA)
    page = open_page(BEN)
    card = page.panels.approval
    qtbot.waitUntil(lambda: bool(card.points))
    assert not card.approve_button.isEnabled()
    card.go_to.emit(ids[3], -1)
    assert page.grid.active == 3


def test_words_change_with_the_language_at_once(qtbot, runner, open_page: Open) -> None:
    page = open_page()
    change_language("fr")
    try:
        assert page.isVisible()
        seen = []
        page.panels.issues.titled.connect(lambda: seen.append(1))
        QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
        assert seen
    finally:
        change_language("en")
    assert page.header.proof_button.text() == "Proof"
    settle(qtbot, runner, page)


def test_docks_are_remembered(qtbot, runner, open_page: Open, settings) -> None:
    page = open_page()
    page.panels.docks["terms"].hide()
    page.remember(settings)
    page.panels.docks["terms"].show()
    page.restore(settings)
    assert not page.panels.docks["terms"].isVisible()
    names = {dock.objectName() for dock in page.panels.docks.values()}
    assert len(names) == 7


def test_menus_are_filled_and_keys_are_unique(qtbot, runner, open_page: Open) -> None:
    page = open_page()
    keys = []
    for menu in ("edit", "view", "go", "draft", "proof", "review", "deliver"):
        actions = page.menu_actions(menu)
        assert actions
        keys += [key.toString() for action in actions if action for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert "Ctrl+Return" in keys


def test_everything_has_a_name(qtbot, runner, whole, open_page: Open) -> None:
    page = open_page()
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit):
        for widget in page.findChildren(kind):
            if widget.isVisible() and widget.parent().metaObject().className() != "QTabBar":
                named = widget.accessibleName() or getattr(widget, "text", str)()
                assert named, (widget, widget.parent())


def test_last_place_is_opened_again(qtbot, runner, desk, translation_id, ids, open_page: Open) -> None:
    page = open_page()
    page.grid.set_active(3)
    settle(qtbot, runner, page)
    page.flush()
    assert desk.editing.last_place(translation_id, ANNA) == ids[3]
    again = open_page()
    assert again.grid.active == 3
