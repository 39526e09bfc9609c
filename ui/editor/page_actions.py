"""Every deed of the editor page, with its words and its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.editor.actions import Deed, EditorActions, Words
from ui.editor.characters import character_deeds
from ui.editor.concordance import concordance_deeds
from ui.editor.fixing import fixing_deeds
from ui.editor.going import going_deeds
from ui.editor.invisibles import invisibles_deed
from ui.editor.pretranslating import pretranslating_deeds
from ui.editor.reading import reading_deeds
from ui.editor.rewriting import rewriting_deeds
from ui.editor.source_figures import figure_deeds
from ui.words import _

if TYPE_CHECKING:
    from ui.editor.page import EditorPage


def deeds_of(page: EditorPage) -> list[Deed | None]:
    """Return every deed of the editor, in the order of the menus; None is a line."""
    edit = page.grid.edit
    deeds = page.deeds
    all_of_them: list[Deed | None] = [
        Deed("undo", "edit", lambda: _("&Undo"), ["Ctrl+Z"], deeds.undo),
        Deed("redo", "edit", lambda: _("&Redo"), ["Ctrl+Y", "Ctrl+Shift+Z"], deeds.redo),
        None,
        Deed("cut", "edit", lambda: _("Cu&t"), [], edit.cut),
        Deed("copy", "edit", lambda: _("&Copy"), [], deeds.copy),
        Deed("paste", "edit", lambda: _("&Paste"), [], edit.paste),
        None,
        Deed("find", "edit", lambda: _("&Find…"), ["Ctrl+F"], deeds.open_find),
        Deed("replace", "edit", lambda: _("Repl&ace…"), ["Ctrl+R", "Ctrl+Alt+H"], page.replacing.open),
        Deed("find_next", "edit", lambda: _("Find &next"), ["F3"], lambda: page.find_bar.step(1)),
        Deed(
            "find_previous", "edit", lambda: _("Find pre&vious"), ["Shift+F3"], lambda: page.find_bar.step(-1)
        ),
        None,
        Deed("filter", "edit", lambda: _("Show only some ro&ws…"), ["Ctrl+Shift+F"], page.deeds.open_filter),
        None,
        Deed("copy_source", "edit", lambda: _("Copy &source"), ["Ctrl+Shift+S"], deeds.copy_source),
        *rewriting_deeds(page),
        Deed("next_code", "edit", lambda: _("Insert next missing c&ode"), ["Ctrl+,"], deeds.insert_next_code),
        Deed("split", "edit", lambda: _("Spl&it segment"), ["Ctrl+Alt+S"], page.structure.split),
        Deed("join", "edit", lambda: _("&Join with the next segment"), ["Ctrl+Alt+J"], page.structure.join),
        Deed("edit_source", "edit", lambda: _("E&dit source…"), ["F2"], page.structure.edit_source),
        Deed("complete", "edit", lambda: _("Co&mplete the word"), ["Ctrl+Space"], page.completing.open),
        *character_deeds(page),
        *figure_deeds(page),
        Deed("lock", "edit", lambda: _("&Lock or unlock segment"), ["Ctrl+L"], deeds.toggle_lock),
        Deed("confirm", "go", lambda: _("&Confirm and go on"), ["Ctrl+Return", "Ctrl+Enter"], deeds.confirm),
        Deed("next_unconfirmed", "go", lambda: _("Next &unconfirmed"), ["F6"], deeds.go_to_unconfirmed),
        Deed("next_row", "go", lambda: _("&Next segment"), ["Ctrl+Down"], lambda: page.grid.step(1)),
        Deed("previous_row", "go", lambda: _("&Previous segment"), ["Ctrl+Up"], lambda: page.grid.step(-1)),
        Deed(
            "next_language",
            "go",
            lambda: _("Ne&xt language"),
            ["Alt+PgDown", "Ctrl+Alt+Right"],
            lambda: page.languages.step(1),
        ),
        Deed(
            "previous_language",
            "go",
            lambda: _("Previous l&anguage"),
            ["Alt+PgUp", "Ctrl+Alt+Left"],
            lambda: page.languages.step(-1),
        ),
        Deed("go_to", "go", lambda: _("&Go to segment…"), ["Ctrl+G"], deeds.ask_for_row),
        None,
        Deed("next_issue", "go", lambda: _("Next &issue"), ["F8"], lambda: deeds.go_to_issue(True)),
        Deed(
            "previous_issue",
            "go",
            lambda: _("P&revious issue"),
            ["Shift+F8"],
            lambda: deeds.go_to_issue(False),
        ),
        *going_deeds(page),
        Deed("show_repeats", "go", lambda: _("Segments with t&his source"), [], page.repeats.show_repeats),
        Deed("draft_segment", "draft", lambda: _("Draft this &segment"), ["Ctrl+M"], deeds.draft_segment),
        Deed("draft_empty", "draft", lambda: _("Draft &empty segments"), ["Ctrl+Shift+M"], deeds.draft_empty),
        *pretranslating_deeds(page),
        *concordance_deeds(page),
        Deed("fill_repeats", "draft", lambda: _("Fill &repeats when confirming"), [], page.repeats.toggle),
        Deed("check_all", "proof", lambda: _("&Check everything again"), ["F7"], deeds.check_all),
        Deed("fixes", "proof", lambda: _("&Fixes…"), ["Ctrl+."], deeds.open_fixes),
        Deed("fix", "proof", lambda: _("Fix and &go on"), ["Alt+Return", "Alt+Enter"], deeds.fix_and_go_on),
        Deed("issue_list", "proof", lambda: _("&List of issues"), ["Ctrl+Shift+I"], deeds.enter_issues),
        *fixing_deeds(page),
        Deed("ignore", "proof", lambda: _("&Ignore with a reason…"), ["Alt+I"], deeds.ignore_issue),
        Deed("add_term", "proof", lambda: _("Add &term…"), ["Ctrl+Shift+E", "Ctrl+Alt+T"], deeds.add_term),
        Deed("waive", "proof", lambda: _("&Waive an error…"), [], deeds.waive_issue),
        Deed("report", "proof", lambda: _("Rep&ort…"), [], lambda: deeds.ask("report")),
        *reading_deeds(page),
        Deed("submit", "review", lambda: _("&Submit for review"), [], deeds.submit),
        Deed("approve", "review", lambda: _("&Approve…"), [], deeds.ask_approve),
        Deed("return", "review", lambda: _("&Return…"), [], lambda: deeds.ask("return")),
        Deed("reopen", "review", lambda: _("Re&open…"), [], lambda: deeds.ask("reopen")),
        None,
        Deed("comment", "review", lambda: _("&Comment on this segment"), ["Ctrl+Alt+M"], deeds.begin_comment),
        Deed("history", "review", lambda: _("&History of this segment"), ["Ctrl+H"], deeds.open_history),
        Deed("export", "deliver", lambda: _("&Deliver…"), [], lambda: deeds.ask("export")),
        Deed("publish", "deliver", lambda: _("Mark as &published…"), [], lambda: deeds.ask("publish")),
        Deed(
            "all_languages",
            "view",
            lambda: _("All languages side &by side"),
            ["Ctrl+Alt+A"],
            page.languages.toggle_all,
        ),
        invisibles_deed(page),
    ]
    for number in range(1, 10):
        all_of_them.append(
            Deed(f"take_{number}", "", _numbered(number), [f"Ctrl+{number}"], _taker(page, number))
        )
        all_of_them.append(
            Deed(f"term_{number}", "", _numbered_term(number), [f"Alt+{number}"], _term_taker(page, number))
        )
    return all_of_them


def make_actions(page: EditorPage) -> EditorActions:
    """Return the actions of a page; their keys work while the focus is in it."""
    made = EditorActions(page)
    made.in_turn = page.session.steps.in_turn
    menu = "edit"
    for deed in deeds_of(page):
        if deed is None:
            made.line(menu)
            continue
        menu = deed.menu
        made.add(deed)
    made.add_action("view", page.languages.menu.menuAction())
    for dock in page.panels.docks.values():
        made.add_action("view", dock.toggleViewAction())
    return made


def _numbered(number: int) -> Words:
    return lambda: _("Take suggestion {number}").format(number=number)


def _numbered_term(number: int) -> Words:
    return lambda: _("Insert term {number}").format(number=number)


def _taker(page: EditorPage, number: int) -> Callable[[], object]:
    return lambda: page.panels.suggestions.take(number)


def _term_taker(page: EditorPage, number: int) -> Callable[[], object]:
    return lambda: page.panels.terms.take(number)
