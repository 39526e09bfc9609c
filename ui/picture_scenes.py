"""The views that are drawn for the documentation, on the desk of a working day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from ui.editor.page import EditorPage
from ui.main_window import MainWindow
from workbench.desk.desk import Desk
from workbench.desk.sample import DAY, TRANSLATOR, prepare_sample, sentences, with_embargo
from workbench.model.comments import CommentWeight
from workbench.model.tasks import CancelToken
from workbench.model.translation import SegmentState
from workbench.places import resources_folder

RELEASE, REVIEWED = "MR-2026-114", "MR-2026-105"
REVIEWER = "S. Kone"
_CONFIRMED = {"fr": 9, "es": 12}
_MISTYPED = ("14\u00a0500", "15\u00a0400")


@dataclass
class Stage:
    """What a scene is played on: the translator's window and the reviewer's, and how to wait until all is painted."""

    desk: Desk
    window: MainWindow
    reviewer: MainWindow
    settle: Callable[[], None]

    def open(self, window: MainWindow, reference: str, language: str) -> EditorPage:
        """Open a translation in a window, with nothing of an earlier scene."""
        window.focus_mode.leave()
        page = window.open_translation(self.desk.releases.find(reference, language)[1].id)
        assert page is not None
        self.settle()
        page.find_bar.close_bar()
        page.filter_bar.clear()
        page.languages.show(set())
        self.settle()
        return page


def prepare_day(folder: Path) -> None:
    """Fill an empty folder with the sample desk in the middle of its day: one release half translated."""
    desk = Desk.open(folder)
    try:
        desk.settings.set("grammar_engine", "off")
        release = prepare_sample(desk)
        for language, count in _CONFIRMED.items():
            _release, translation = desk.releases.find(release.id, language)
            desk.drafts.draft(translation.id, None, "", TRANSLATOR, CancelToken())
            rows = desk.editing.rows(translation.id, 0, count)
            texts = sentences(DAY / f"{language}.txt", language)
            for row, text in zip(rows, texts, strict=False):
                written = with_embargo(text, language, release.embargo) if release.embargo else text
                if language == "fr":
                    written = written.replace(*_MISTYPED)
                desk.editing.commit(
                    translation.id,
                    row.segment.id,
                    written,
                    SegmentState.TRANSLATED,
                    TRANSLATOR,
                    row.revision_id,
                )
            if language == "fr":
                words = "Is the regional director’s first name right?"
                place = rows[4].segment.id
                desk.editorial.comment(translation.id, words, TRANSLATOR, place, CommentWeight.NOTE)
        desk.back_up()
        desk.library.tag([release.id], "water", TRANSLATOR)
        desk.library.file([release.id], "Kessou", TRANSLATOR)
        desk.library.pin([release.id], TRANSLATOR)
    finally:
        desk.close()


def _library(as_list: bool) -> Callable[[Stage], QWidget]:
    def play(stage: Stage) -> QWidget:
        stage.window.show_library()
        stage.window.library.show_as(as_list)
        return stage.window

    return play


def _editor(stage: Stage) -> QWidget:
    page = stage.open(stage.window, RELEASE, "fr")
    page.grid.set_active(5)
    page.grid.edit.setFocus()
    return stage.window


def _languages(stage: Stage) -> QWidget:
    page = stage.open(stage.window, RELEASE, "fr")
    page.languages.show({"fr", "es"})
    page.grid.set_active(9)
    return stage.window


def _find(stage: Stage) -> QWidget:
    page = stage.open(stage.window, RELEASE, "fr")
    page.find_bar.open("Kessou", replacing=True)
    return stage.window


def _replace(stage: Stage) -> QWidget:
    from ui.editor.replace_dialog import ReplaceDialog

    page = stage.open(stage.window, RELEASE, "fr")
    page.find_bar.open("Kessou", replacing=True)
    page.find_bar.fields.replacement.setText("Késsou")
    stage.settle()
    page.replacing.replace_all()
    return page.findChildren(ReplaceDialog)[-1]


def _preview(stage: Stage) -> QWidget:
    page = stage.open(stage.window, RELEASE, "fr")
    page.panels.open("preview")
    page.grid.set_active(7)
    return stage.window


def _focus(stage: Stage) -> QWidget:
    page = stage.open(stage.window, RELEASE, "fr")
    page.grid.set_active(5)
    stage.window.focus_mode.toggle()
    return stage.window


def _filter(stage: Stage) -> QWidget:
    page = stage.open(stage.window, RELEASE, "fr")
    page.filter_bar.open()
    page.filter_bar.states.choose((SegmentState.TRANSLATED,))
    page.filter_bar.apply()
    return stage.window


def _review(stage: Stage) -> QWidget:
    stage.open(stage.reviewer, REVIEWED, "es")
    return stage.reviewer


def _approve(stage: Stage) -> QWidget:
    from ui.dialogs.approve import ApproveDialog

    desk, window = stage.desk, stage.reviewer
    translation = desk.releases.find(REVIEWED, "es")[1].id
    return _shown(ApproveDialog(desk, window.runner, translation, window.person, "", window), window)


def _deliver(stage: Stage) -> QWidget:
    from ui.dialogs.export import ExportDialog

    desk, window = stage.desk, stage.window
    translation = desk.releases.find(REVIEWED, "fr")[1].id
    # A folder of everybody's, not that of whoever draws the pictures.
    return ExportDialog(desk, window.runner, translation, window.person, Path("/tmp"), "docx", window)


def _backups(stage: Stage) -> QWidget:
    from ui.dialogs.backups import BackupsDialog

    desk, window = stage.desk, stage.window
    return BackupsDialog(desk.backups(), window, window.runner, desk.folder)


def _intake(stage: Stage) -> QWidget:
    from ui.dialogs.intake import IntakeDialog

    window = stage.window
    dialog = IntakeDialog(window.desk, window.runner, window.person, window)
    dialog.read_path(resources_folder() / "samples" / "meridian-water-points" / "en.html")
    return _shown(dialog, window)


def _preferences(stage: Stage) -> Any:
    from ui.dialogs.preferences import PreferencesDialog

    window = stage.window
    shortcuts = window.group.shortcuts
    return PreferencesDialog(window.desk, window.runner, window.theme, window.person, window, shortcuts)


def _keyboard(stage: Stage) -> Any:
    from ui.dialogs.preferences_keyboard import KeyboardPage

    dialog = _preferences(stage)
    dialog.show_page(KeyboardPage)
    return dialog


def _help(stage: Stage) -> QWidget:
    from ui.help.window import HelpWindow

    return HelpWindow("editor", stage.window)


def _shown(dialog: QDialog, window: MainWindow) -> QDialog:
    dialog.resize(window.width() * 7 // 8, window.height() * 7 // 8)
    return dialog


SCENES: dict[str, Callable[[Stage], QWidget]] = {
    "library": _library(False),
    "library-list": _library(True),
    "intake": _intake,
    "editor": _editor,
    "languages": _languages,
    "focus": _focus,
    "preview": _preview,
    "find": _find,
    "replace": _replace,
    "filter": _filter,
    "review": _review,
    "approve": _approve,
    "deliver": _deliver,
    "preferences": _preferences,
    "keyboard": _keyboard,
    "backups": _backups,
    "help": _help,
}
"""By the name of its picture: what shows a view, and returns the widget that is drawn."""


def close(widget: QWidget, stage: Stage) -> None:
    """Put away what a scene opened; windows stay."""
    stage.window.focus_mode.leave()
    if widget not in (stage.window, stage.reviewer):
        widget.close()
        widget.deleteLater()
