"""The dialog of a new version of a source: a text comes, what changed is shown, the translations are carried over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt

from tests.ui.conftest import TEXT
from ui.dialogs.intake_offers import Offer, offered
from ui.dialogs.new_version import NewVersionDialog
from ui.words import change_language
from workbench.desk.library_views import LibraryQuery
from workbench.model.translation import SegmentState

PERSON = "Léa Marchand"
NEW = TEXT.replace("serving 14,500 people", "serving 15,400 people").replace(
    "Founded in 1987", "Donors paid for all of it. Founded in 1987"
)


@pytest.fixture
def release(desk, add_release):
    made, translations, _changes = add_release()
    for segment in desk.releases.segments(made.id):
        desk.editing.commit(
            translations[0].id, segment.id, f"« {segment.text} »", SegmentState.TRANSLATED, PERSON, None
        )
    return made


@pytest.fixture
def dialog(qtbot, desk, runner, release, theme, tmp_path) -> NewVersionDialog:
    made = NewVersionDialog(desk, runner, release, PERSON, tmp_path)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_paste_is_compared_and_carried_over(qtbot, desk, dialog, settle, release) -> None:
    assert not dialog.go.isEnabled()
    dialog.paste.setPlainText(NEW)
    dialog.go.click()
    assert not dialog.go.isEnabled()
    settle()
    assert "1 sentence changed" in dialog.summary.text()
    assert "1 sentence new" in dialog.summary.text()
    shown = dialog.changes.toPlainText()
    assert "15,400" in shown
    assert "Donors paid" in shown
    assert "Host communities" not in shown
    html = dialog.changes.toHtml()
    assert "line-through" in html
    assert "underline" in html
    assert len(desk.library.search(LibraryQuery())) == 1
    with qtbot.waitSignal(dialog.carried):
        dialog.go.click()
    assert "The old version is in the archive." in dialog.summary.text()
    (card,) = desk.library.search(LibraryQuery())
    assert card.release.id != release.id
    with qtbot.waitSignal(dialog.open_wanted) as wanted:
        dialog.go.click()
    assert wanted.args[0].id == card.release.id
    assert not dialog.isVisible()


def test_it_is_undone(qtbot, desk, dialog, settle, release) -> None:
    dialog.paste.setPlainText(NEW)
    dialog.go.click()
    settle()
    with qtbot.waitSignal(dialog.carried):
        dialog.go.click()
    with qtbot.waitSignal(dialog.undone):
        dialog.browse.click()
    assert [card.release.id for card in desk.library.search(LibraryQuery())] == [release.id]


def test_files_and_drops_are_taken(qtbot, dialog, settle, tmp_path) -> None:
    path = tmp_path / "new.txt"
    path.write_text(NEW, encoding="utf-8")
    dialog.read_path(path)
    settle()
    assert "1 sentence changed" in dialog.summary.text()
    dialog.browse.click()
    assert dialog.paste.isVisible()
    data = QMimeData()
    data.setText(NEW)
    dialog.take(offered(data))
    settle()
    assert dialog.changes.isVisible()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TEXT, "reads as"),
        ("The library opens again.\n\nThe mayor cut a ribbon in great joy.\n", "next to nothing"),
        ("La bibliothèque rouvre ses portes dans la ville. Le maire est venu hier soir.", "language"),
    ],
)
def test_what_is_no_new_version_is_said_calmly(dialog, settle, text: str, words: str) -> None:
    dialog.paste.setPlainText(text)
    dialog.go.click()
    settle()
    assert words in dialog.trouble.text()
    assert dialog.paste.isEnabled()
    assert dialog.paste.toPlainText()
    assert not dialog.changes.isVisible()


def test_it_speaks_another_language_with_what_it_found(dialog, settle) -> None:
    dialog.paste.setPlainText(NEW)
    dialog.go.click()
    settle()
    before = dialog.summary.text(), dialog.go.text()
    change_language("fr")
    assert dialog.changes.toPlainText()
    change_language("en")
    assert (dialog.summary.text(), dialog.go.text()) == before


def test_the_window_opens_what_was_made(qtbot, window, desk, release, settle) -> None:
    deed = window.menus.actions["new_version"]
    window.show_library()
    assert not deed.isEnabled()
    old = desk.releases.translations(release.id)[0]
    page = window.open_translation(old.id)
    settle()
    assert deed.isEnabled()
    page.session.put_text("« Titre »", "Type")
    deed.trigger()
    (dialog,) = window.findChildren(NewVersionDialog)
    dialog.paste.setPlainText(NEW)
    dialog.go.click()
    settle()
    with qtbot.waitSignal(dialog.carried):
        dialog.go.click()
    dialog.go.click()
    settle()
    made = window.page.place.release
    assert made.id != release.id
    rows = desk.editing.rows(window.page.translation_id, 0, 3)
    assert rows[0].text == "« Titre »"
    assert rows[2].source_changed


def test_several_texts_at_once_are_no_new_version(dialog, settle, tmp_path) -> None:
    paths = (tmp_path / "a.txt", tmp_path / "b.txt")
    for path in paths:
        path.write_text(NEW, encoding="utf-8")
    dialog.take(Offer(files=paths))
    settle()
    assert dialog.trouble.text() == "One text is the new version, not 2: drop that alone."
    assert dialog.paste.isVisible()
