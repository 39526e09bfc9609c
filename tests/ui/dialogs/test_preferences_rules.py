"""Preferences > Rules: turned off with a reason, on again, and what releases decided."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.preferences_rules import RulesPage
from ui.words import change_language
from workbench.model.issues import Issue, Severity, Side

EDITOR, WRITER = "Elena Vasquez", "Léa Marchand"
APOSTROPHE = "typography.fr.apostrophe"


@pytest.fixture
def opened(qtbot, desk, runner, theme, settle):
    def make(person: str = EDITOR) -> tuple[PreferencesDialog, RulesPage]:
        dialog = PreferencesDialog(desk, runner, theme, person)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show_page(RulesPage)
        dialog.open()
        settle()
        return dialog, next(page for page in dialog.pages if isinstance(page, RulesPage))

    yield make
    settle()


def go_to(page: RulesPage, rule: str, release_id: str = "") -> None:
    for item in page._items():
        decided = item.data(0, Qt.ItemDataRole.UserRole)
        if decided is not None and (decided.rule, decided.release_id) == (rule, release_id):
            page.tree.setCurrentItem(item)
            return
    raise AssertionError(rule)


def test_a_rule_is_turned_off_with_a_reason(qtbot, desk, opened) -> None:
    dialog, page = opened()
    go_to(page, APOSTROPHE)
    assert not page.turn_off.isEnabled()
    qtbot.keyClicks(page.reason, "our wire takes straight ones")
    qtbot.keyClick(page.reason, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert page.tree.currentItem().text(1) == "off"
    assert "wire" in page.tree.currentItem().text(2)
    assert desk.rules.choices() == []
    with qtbot.waitSignal(dialog.changed) as caught:
        dialog.save.click()
    assert caught.args[0].rules
    (choice,) = desk.rules.choices()
    assert (choice.rule, choice.reason, choice.actor) == (APOSTROPHE, "our wire takes straight ones", EDITOR)


def test_it_is_turned_on_again(desk, opened) -> None:
    desk.rules.turn_off(APOSTROPHE, "house", "for now", EDITOR)
    dialog, page = opened()
    go_to(page, APOSTROPHE)
    assert page.tree.currentItem().parent().isExpanded()
    assert "for now" in page.tree.currentItem().text(2)
    page.turn_on.click()
    assert page.tree.currentItem().text(1) == "on"
    dialog.save.click()
    assert desk.rules.choices() == []


def test_a_group_takes_its_rules_along(qtbot, desk, opened) -> None:
    dialog, page = opened()
    go_to(page, "typography")
    page.reason.setText("another program does it")
    page.turn_off.click()
    go_to(page, APOSTROPHE)
    assert page.tree.currentItem().text(1) == "off"
    page.turn_on.click()
    dialog.save.click()
    rules = desk.rules.rule_set()
    assert rules.is_off("typography.dash")
    assert not rules.is_off(APOSTROPHE)


def test_what_a_release_decided_is_listed_and_taken_back(desk, add_release, opened) -> None:
    release, _translations, _changes = add_release()
    desk.rules.turn_off(APOSTROPHE, "release", "quoted mail", WRITER, release.id)
    dialog, page = opened(WRITER)
    assert not page.profile.isEnabled()
    go_to(page, "typography")
    page.reason.setText("a reason")
    assert not page.turn_off.isEnabled()
    go_to(page, APOSTROPHE, release.id)
    assert release.title in page.tree.currentItem().text(0)
    page.turn_on.click()
    dialog.save.click()
    assert desk.rules.choices(release.id) == []


def test_an_issue_that_is_ignored_everywhere_is_reported_again(desk, add_release, opened) -> None:
    _release, translations, _changes = add_release()
    issue = Issue(APOSTROPHE, Severity.WARNING, "s", Side.TARGET, 0, 1, "n'ont", "typography.fr.apostrophe")
    desk.proofing.ignore(issue, translations[0].id, "always", WRITER, "a motto")
    dialog, page = opened(WRITER)
    (entry,) = desk.proofing.ignored_widely()
    item = next(one for one in page._items() if "n'ont" in one.text(0))
    page.tree.setCurrentItem(item)
    assert "a motto" in item.text(2)
    assert item.text(1) == "off"
    page.turn_on.click()
    assert item.text(1) == "on"
    assert desk.proofing.ignored_widely() == [entry]
    dialog.save.click()
    assert desk.proofing.ignored_widely() == []


def test_an_issue_that_is_ignored_once_is_listed_and_reported_again(desk, add_release, opened) -> None:
    release, translations, _changes = add_release()
    issue = Issue(APOSTROPHE, Severity.WARNING, "s", Side.TARGET, 0, 1, "n'ont", "typography.fr.apostrophe")
    for reason in ("a motto", "another"):
        desk.proofing.ignore(issue, translations[0].id, "once", WRITER, reason)
    assert [one.reason for one, _title in desk.proofing.ignored_once(1)] == ["another"]
    dialog, page = opened(WRITER)
    newest, oldest = (one for one in page._items() if "n'ont" in one.text(0))
    assert release.title in oldest.text(2)
    assert "a motto" in oldest.text(2)
    page.tree.setCurrentItem(oldest)
    page.turn_on.click()
    assert (newest.text(1), oldest.text(1)) == ("off", "on")
    dialog.save.click()
    assert [one.reason for one, _title in desk.proofing.ignored_once()] == ["another"]


def test_a_profile_needs_its_reason(desk, opened) -> None:
    dialog, page = opened()
    assert not page.profile_reason.isEnabled()
    page.profile.setCurrentIndex(page.profile.findData("facts"))
    assert page.profile_reason.isEnabled()
    dialog.save.click()
    assert dialog.isVisible()
    assert "reason" in dialog.trouble.text()
    page.profile_reason.setText("figures only")
    dialog.save.click()
    assert not dialog.isVisible()
    assert desk.rules.profile() == "facts"


def test_rules_are_found_by_name_and_cancelled(desk, opened) -> None:
    dialog, page = opened()
    page.filter.setText("apostrophe")
    left = [item for item in page._items() if not item.isHidden()]
    assert {item.data(0, Qt.ItemDataRole.UserRole).rule for item in left} == {"typography", APOSTROPHE}
    go_to(page, APOSTROPHE)
    page.reason.setText("a reason")
    page.turn_off.click()
    dialog.cancel.click()
    assert desk.rules.choices() == []


def test_it_speaks_the_language_of_the_window(opened) -> None:
    _dialog, page = opened()
    for language in ("fr", "es", "en"):
        change_language(language)
        assert page.tree.headerItem().text(0)
        assert page.tree.topLevelItemCount() > 5
