"""The backups: what each holds, what would be gone, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.backups import BackupsDialog
from ui.tasks import Runner
from workbench.desk.desk import Desk
from workbench.desk.library_views import LibraryQuery
from workbench.model.translation import SegmentState

LEA = "Léa Marchand"


def write(desk: Desk, translation_id: str, text: str) -> None:
    row = desk.editing.rows(translation_id, 0, 1)[0]
    desk.editing.commit(translation_id, row.segment.id, text, SegmentState.TRANSLATED, LEA, row.revision_id)


@pytest.fixture
def dialog(
    qtbot, desk: Desk, runner: Runner, settle: Callable[[], None], add_release
) -> Iterator[BackupsDialog]:
    _release, (translation,), _changes = add_release("Water comes back")
    desk.back_up()
    write(desk, translation.id, "L’eau revient")
    desk.back_up()
    made = BackupsDialog(desk.backups(), None, runner, desk.folder)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    settle()
    yield made
    settle()


def test_each_says_what_it_holds(dialog: BackupsDialog) -> None:
    assert dialog.list.count() == 2
    newest = dialog.list.item(0).text()
    assert "1 release, 1 segment translated" in newest
    assert f"by {LEA}" in newest
    assert "0 segments translated" in dialog.list.item(1).text()
    assert "\n" not in dialog.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_one_that_is_chosen_is_shown(qtbot, dialog: BackupsDialog, settle) -> None:
    assert "Water comes back" in dialog.contents.item(0).text()
    assert "fr · 1 of" in dialog.contents.item(0).text()
    assert dialog.since.text() == "Nothing was written since: nothing would be gone."
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    settle()
    assert "1 revision." in dialog.since.text()
    assert "Most recently in: Water comes back." in dialog.since.text()
    assert "fr · 0 of" in dialog.contents.item(0).text()


def test_a_backup_that_went_meanwhile_is_said(qtbot, dialog: BackupsDialog, desk: Desk, settle) -> None:
    desk.backups()[1].path.unlink()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    settle()
    assert dialog.trouble.isVisible()
    assert dialog.contents.count() == 0


def test_what_was_replaced_can_be_put_back(desk: Desk, add_release) -> None:
    add_release("Before")
    folder, backup = desk.folder, desk.back_up()
    add_release("After")
    desk.close()
    Desk.restore(folder, backup)
    found = Desk.backups_in(folder)
    (replaced,) = [one for one in found if one.replaced]
    assert replaced.releases == 2
    Desk.restore(folder, replaced.path)
    with_both = Desk.open(folder)
    assert {card.release.title for card in with_both.library.search(LibraryQuery())} == {"Before", "After"}
    with_both.close()
