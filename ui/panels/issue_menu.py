"""The menu of an issue: its fixes, the dictionary, ignoring it, and its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ui.panels.issue_list import fix_words
from ui.words import _
from workbench.desk.fixing import alike
from workbench.model.issues import Issue, Severity, Side

if TYPE_CHECKING:
    from ui.panels.issues import IssuesPanel

FIXES_AT_MOST = 9


def is_spelling(issue: Issue) -> bool:
    """Return whether an issue is about a word that no dictionary knows."""
    return issue.check == "spelling" or issue.check.startswith("spelling.")


def fill_issue_menu(menu: QMenu, issue: Issue, panel: IssuesPanel) -> None:
    """Put what can be done about an issue into a menu; the figures before the fixes are their keys."""
    fixable = issue.side is Side.TARGET and bool(issue.segment_id)
    fixes = issue.fixes[:FIXES_AT_MOST] if fixable else ()
    for place, fix in enumerate(fixes, start=1):
        action = menu.addAction(f"&{place}  {_plain(fix_words(fix.text, issue.text))}")
        action.triggered.connect(lambda _checked=False, text=fix.text: panel.fix_wanted.emit(issue, text))
    if fixes:
        text = fixes[0].text
        count = len(alike(issue, text, panel.issues))
        if count > 1:
            words = _("Fix all {count} alike: {text}").format(
                count=count, text=_plain(fix_words(text, issue.text))
            )
            menu.addAction(words).triggered.connect(lambda: panel.alike_wanted.emit(issue, text))
        menu.addSeparator()
    if is_spelling(issue):
        words = menu.addMenu(_("Add “{word}” to the dictionary").format(word=_plain(issue.text)))
        for scope, said in (
            ("personal", _("&My own")),
            ("release", _("Of this &release")),
            ("house", _("Of the &house")),
        ):
            action = words.addAction(said)
            action.triggered.connect(lambda _checked=False, one=scope: panel.add_word(issue, one))
    menu.addAction(_("Ignore…")).triggered.connect(lambda: panel.ignore(issue))
    menu.addAction(_("Turn this rule off…")).triggered.connect(lambda: panel.turn_off(issue))
    if issue.severity is Severity.ERROR:
        menu.addAction(_("Waive this error…")).triggered.connect(lambda: panel.waive_wanted.emit(issue))


def _plain(text: str) -> str:
    return text.replace("&", "&&")
