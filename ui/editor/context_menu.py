"""The menu of a place in the text: fixes first, then what can be done with the segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from ui.words import _
from workbench.desk import wording
from workbench.model.inline import without_codes
from workbench.model.issues import Issue, Side

if TYPE_CHECKING:
    from ui.editor.page import EditorPage


def issues_at(issues: tuple[Issue, ...], side: Side, place: int) -> list[Issue]:
    """Return the issues whose span a place (in characters) lies in or touches."""
    return [issue for issue in issues if issue.side is side and issue.start <= place <= issue.end]


def context_menu(page: EditorPage, side: Side | None, place: int) -> QMenu:
    """Return the menu for a place of the active row."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    row = page.session.row
    if row is None:
        return menu
    issues = page.checking.issues_of(row.segment.id)
    found = issues_at(issues, side, place) if side is not None else []
    for issue in found[:4]:
        said = menu.addAction(wording.issue_line(issue)[:120].replace("&", "&&"))
        said.setEnabled(False)
        page.panels.issues.fill_menu(menu, issue)
        menu.addSeparator()
    if side is Side.SOURCE:
        _source_items(page, menu)
    else:
        edit = page.grid.edit
        has_selection = edit.textCursor().hasSelection()
        for words, deed, enabled in (
            (_("Cu&t"), edit.cut, has_selection and not edit.isReadOnly()),
            (_("&Copy"), edit.copy, has_selection),
            (_("&Paste"), edit.paste, not edit.isReadOnly() and edit.canPaste()),
        ):
            action = menu.addAction(words)
            action.triggered.connect(lambda _checked=False, run=deed: run())
            action.setEnabled(enabled)
    menu.addSeparator()
    _term_items(page, menu)
    if page.repeats.words_of(row.segment.id):
        menu.addAction(page.actions_of["show_repeats"])
    for name in (
        "concordance", "copy_source", "next_code", "draft_segment", "split", "join", "edit_source", "comment",
        "history", "lock",
    ):  # fmt: skip
        menu.addAction(page.actions_of[name])
    return menu


def _source_items(page: EditorPage, menu: QMenu) -> None:
    chosen = page.grid.selection.text()
    action = menu.addAction(_("&Copy"))
    action.setEnabled(bool(chosen))
    action.triggered.connect(lambda: QGuiApplication.clipboard().setText(without_codes(chosen)))
    insert = menu.addAction(_("&Insert into the translation"))
    insert.setEnabled(bool(chosen) and not page.grid.edit.isReadOnly())
    insert.triggered.connect(lambda: page.session.insert(chosen, _("Insert")))


def _term_items(page: EditorPage, menu: QMenu) -> None:
    panel = page.panels.terms
    usable = [(number, use) for number, use in enumerate(panel.uses, start=1) if use.form]
    if usable and not page.grid.edit.isReadOnly():
        terms = menu.addMenu(_("Insert &term"))
        for number, use in usable[:9]:
            said = f"{use.found.term.text} → {use.form}".replace("&", "&&")
            action = terms.addAction(said)
            action.triggered.connect(lambda _checked=False, number=number: panel.take(number))
    menu.addAction(_("Add ter&m…")).triggered.connect(page.deeds.add_term)


def issue_here(page: EditorPage) -> Issue | None:
    """Return the issue at the cursor, or the next one in the row; None for none.

    Of several at the cursor it is the one chosen in the list, else the one that begins last: the narrowest.
    """
    row = page.session.row
    if row is None:
        return None
    issues = page.checking.issues_of(row.segment.id)
    place = page.grid.edit.cursor_place()
    found = issues_at(issues, Side.TARGET, place)
    if not found:
        later = [one for one in issues if one.side is Side.TARGET]
        found = sorted(later, key=lambda one: (one.start < place, one.start))[:1] or list(issues[:1])
    chosen = page.panels.issues.current()
    if chosen in found:
        return chosen
    return max(found, key=lambda one: (bool(one.fixes), one.start), default=None)


def fixes_menu(page: EditorPage) -> QMenu | None:
    """Return the menu of fixes for the issue at the cursor, or the next one in the row; None for none."""
    issue = issue_here(page)
    if issue is None:
        return None
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    said = menu.addAction(wording.issue_line(issue)[:120].replace("&", "&&"))
    said.setEnabled(False)
    page.panels.issues.fill_menu(menu, issue)
    first = next((action for action in menu.actions() if action.isEnabled()), None)
    if first is not None:
        menu.setActiveAction(first)
    return menu


def menu_place(page: EditorPage) -> QPoint:
    """Return where a menu opens by key: under the cursor."""
    edit = page.grid.edit
    return edit.viewport().mapToGlobal(edit.cursorRect().bottomLeft())
