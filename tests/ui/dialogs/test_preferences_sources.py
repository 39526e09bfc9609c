"""Preferences > Sources: what was learned is listed, removed, brought back, and forgotten at Save."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.preferences_sources import SourcesPage
from workbench.desk import intake

PERSON = "Léa Marchand"


def learn(desk, source: str, *lines: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in lines)
    document = intake.read_html(
        f'<html><head><link rel="canonical" href="https://{source}/n"></head><body><h1>Wells opened</h1>{body}</body></html>'
    )
    wanted = [block.id for block in document.blocks if block.text in lines]
    assert len(wanted) == len(lines)
    desk.learning.teach(document, wanted, PERSON)


@pytest.fixture
def dialog(qtbot, desk, runner, theme, settle):
    learn(desk, "meridian.example", "Water is Life, our campaign", "Give to the campaign today")
    learn(desk, "tandara.example", "Tandara, the agency of the ministers")
    made = PreferencesDialog(desk, runner, theme, PERSON)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show_page(SourcesPage)
    made.open()
    settle()
    yield made
    settle()


@pytest.fixture
def page(dialog) -> SourcesPage:
    return next(one for one in dialog.pages if isinstance(one, SourcesPage))


def shown(page: SourcesPage) -> list[str]:
    return [item.text(0) for item in page._items() if not item.isHidden() and not item.parent().isHidden()]


def lines(desk) -> set[str]:
    return {line.line for line in desk.learning.all()}


def test_lines_stand_below_their_source_and_are_found(qtbot, page) -> None:
    assert [page.tree.topLevelItem(row).text(0) for row in range(2)] == [
        "meridian.example",
        "tandara.example",
    ]
    assert len(shown(page)) == 3
    qtbot.keyClicks(page.filter, "CAMPAIGN")
    assert shown(page) == ["Water is Life, our campaign", "Give to the campaign today"]
    page.filter.setText("tandara.ex")
    assert shown(page) == ["Tandara, the agency of the ministers"]


def test_removed_brought_back_and_forgotten_at_save(qtbot, dialog, page, desk) -> None:
    page._go_to(page._items()[0])
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert shown(page) == ["Give to the campaign today", "Tandara, the agency of the ministers"]
    assert "1 line" in page.told.text()
    assert page.tree.currentItem().text(0) == "Give to the campaign today", "the keyboard stays there"
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    qtbot.keyClick(page.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(shown(page)) == 2
    assert len(lines(desk)) == 3, "nothing is forgotten before Save"
    with qtbot.waitSignal(dialog.changed) as caught:
        dialog.save.click()
    assert caught.args[0].settings
    assert lines(desk) == {"Give to the campaign today", "Tandara, the agency of the ministers"}


def test_a_source_is_removed_with_all_its_lines(qtbot, dialog, page, desk) -> None:
    page._go_to(page.tree.topLevelItem(0))
    page.remove.click()
    assert shown(page) == ["Tandara, the agency of the ministers"]
    page._go_to(page.tree.topLevelItem(0))
    page.remove.click()
    assert page.empty.isVisible()
    assert page.undo_button.hasFocus(), "the keyboard is not lost with the list"
    page.undo_button.click()
    assert shown(page) == ["Tandara, the agency of the ministers"]
    dialog.save.click()
    assert lines(desk) == {"Tandara, the agency of the ministers"}


def test_what_the_filter_hides_is_not_removed(page) -> None:
    page.filter.setText("campaign today")
    page._go_to(page.tree.topLevelItem(0))
    page.remove.click()
    page.filter.clear()
    assert shown(page) == ["Water is Life, our campaign", "Tandara, the agency of the ministers"]


def test_cancel_forgets_nothing(dialog, page, desk) -> None:
    page.tree.selectAll()
    page.remove.click()
    dialog.cancel.click()
    assert len(lines(desk)) == 3


def test_a_desk_that_knows_nothing_says_so(qtbot, desk, runner, theme, settle) -> None:
    made = SourcesPage(desk, runner, PERSON)
    qtbot.addWidget(made)
    made.show()
    settle()
    assert made.empty.isVisible()
    assert not made.tree.isVisible()
    assert not made.remove.isEnabled()
