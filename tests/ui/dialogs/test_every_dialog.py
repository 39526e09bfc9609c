"""Every dialog opens in every language, in light and dark, with no cut word and no control without a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QWidget,
)

from tests.ui.looking import cut_words, without_name
from ui.dialogs.about import AboutDialog
from ui.dialogs.approve import ApproveDialog
from ui.dialogs.backups import BackupsDialog
from ui.dialogs.blocks import BlocksDialog
from ui.dialogs.crash import CrashDialog
from ui.dialogs.details import DetailsDialog, LanguageDialog
from ui.dialogs.export import ExportDialog
from ui.dialogs.first_start import FirstStart
from ui.dialogs.intake import IntakeDialog
from ui.dialogs.memory_import import MemoryImportDialog
from ui.dialogs.memory_removal import RemoveMemoryDialog
from ui.dialogs.new_version import NewVersionDialog
from ui.dialogs.pair_folders import PairFoldersDialog
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.pretranslate import ALL, EMPTY, SHOWN, PretranslateDialog
from ui.dialogs.qa_report import QaReportDialog
from ui.dialogs.reason import KINDS, ReasonDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.dialogs.term_concept import ConceptDialog
from ui.dialogs.term_history import TermHistoryDialog
from ui.dialogs.term_import import TermImportDialog
from ui.dialogs.unit_dialog import RemoveUnitDialog, UnitDialog
from ui.dialogs.verify import VerifyDialog
from ui.editor.conflict import ConflictDialog
from ui.editor.fixing_dialog import FixingDialog
from ui.editor.replace_dialog import ReplaceDialog
from ui.editor.source_edit import SourceEditDialog
from ui.editor.style import grid_style
from ui.help.window import HelpWindow
from ui.library.naming import NameDialog
from ui.opening import OpeningDialog
from ui.panels.base import Place
from ui.panels.ignore_dialog import IgnoreDialog
from ui.panels.term_dialog import TermDialog
from ui.shortcuts.registry import Shortcuts
from ui.words import LANGUAGES, change_language
from workbench.desk.editing import Edit
from workbench.desk.views import Row
from workbench.model.errors import StorageError
from workbench.model.identity import now
from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.model.issues import Issue, Severity, Side
from workbench.model.memory import Memory, TranslationUnit
from workbench.model.terms import Concept, Term
from workbench.model.translation import SegmentState

Make = Callable[[SimpleNamespace], QDialog]
VERIFICATION = SimpleNamespace(
    verified=False, superseded=False, code="verify.unknown", data={"file": "x"}, content_hash="ab",
    difference={"expected": "14,500", "found": "15,400"},
)  # fmt: skip

EDIT = Edit("s", "Le mien.", SegmentState.TRANSLATED, None)

UNIT = TranslationUnit(
    "m1/1", "See the \ue000latest assessment\ue001.", "Voir la \ue000dernière évaluation\ue001.", "en", "fr",
    (InlineCode(0, CodeKind.BOLD, CodeRole.OPEN, 1), InlineCode(1, CodeKind.BOLD, CodeRole.CLOSE, 1)),
    "Léa Marchand", now(), "MR-2025-087", approved=True,
)  # fmt: skip
MEMORY = Memory("m1", "IOM press releases 2015–2024", ("en", "fr"), units=184_210)


def issue(severity: Severity) -> Issue:
    """Return an issue with a long reason."""
    data = {"source": "14,500", "target": "15 400"}
    return Issue("facts.number", severity, "s", Side.TARGET, 0, 6, "15 400", "facts.number.differs", data)


def place_of(at: SimpleNamespace) -> Place:
    """Return what the panels of an editor page share."""
    return Place(at.desk, at.runner, at.release, at.translation, "Léa Marchand")


def row_of(at: SimpleNamespace) -> Row:
    """Return the row of the first segment."""
    return at.desk.editing.rows(at.translation.id, 0, 1)[0]


def concept_of(at: SimpleNamespace) -> Concept:
    """Return a concept of the termbase, of two revisions."""
    made = Concept("host", (Term("host community", "en"), Term("communauté d’accueil", "fr")), "aid")
    at.desk.terms.add(made, "Léa Marchand")
    at.desk.terms.add(replace(made, owner="Press office"), "Léa Marchand")
    return at.desk.terms.concept("host")


def table_of(at: SimpleNamespace) -> Path:
    """Return a table of terms."""
    path = at.folder / "terms.csv"
    path.write_text("concept_id,en,fr\nhost,host community,communauté hôte\n", encoding="utf-8")
    return path


def settings_in(folder: Path) -> QSettings:
    """Return settings in a file of their own."""
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


MAKERS: dict[str, Make] = {
    "first_start": lambda at: FirstStart(at.desk),
    "intake": lambda at: IntakeDialog(at.desk, at.runner, "Léa Marchand"),
    "approve": lambda at: ApproveDialog(at.desk, at.runner, at.translation.id, "Samuel Kone"),
    "export": lambda at: ExportDialog(at.desk, at.runner, at.translation.id, "Elena Vasquez", at.folder),
    "report": lambda at: QaReportDialog(at.desk, at.runner, at.translation.id, "Léa Marchand", at.folder),
    "blocks": lambda at: BlocksDialog(at.desk, at.runner, at.release.id, "Léa Marchand"),
    "details": lambda at: DetailsDialog(at.desk, at.runner, at.release, "Elena Vasquez"),
    "language": lambda at: LanguageDialog(at.desk, at.runner, at.release, "Elena Vasquez"),
    "preferences": lambda at: PreferencesDialog(at.desk, at.runner, at.theme, "Léa Marchand"),
    "safe_fixes": lambda at: FixingDialog(at.holder),
    "backups": lambda at: BackupsDialog(at.desk.backups()),
    "no_backups": lambda at: BackupsDialog([]),
    "verify": lambda at: VerifyDialog(Path("x.docx"), VERIFICATION),
    "about": lambda at: AboutDialog("/data"),
    "keys": lambda at: ShortcutsDialog(lambda: [("File", [("Quit", "Ctrl+Q")])]),
    "crash": lambda at: CrashDialog("Traceback", Path("x.log")),
    "in_use": lambda at: OpeningDialog(StorageError("store.in_use", holder="x", path="y")),
    "damaged": lambda at: OpeningDialog(StorageError("store.damaged", path="y")),
    **{f"reason_{kind}": (lambda at, kind=kind: ReasonDialog(kind, "A title")) for kind in KINDS},
    **{
        f"name_{kind}": (lambda at, kind=kind: NameDialog(kind, ["floods"], "A title"))
        for kind in ("tag", "dossier", "filter")
    },
    "term": lambda at: TermDialog(place_of(at), "host communities", "communautés d’accueil"),
    "term_alone": lambda at: TermDialog(place_of(at), "host communities", ""),
    "concept": lambda at: ConceptDialog(at.desk, concept_of(at), "Léa Marchand"),
    "term_history": lambda at: TermHistoryDialog(at.desk, at.runner, concept_of(at).id, "Léa Marchand"),
    "term_import": lambda at: TermImportDialog(at.desk, at.runner, "Léa Marchand", path=table_of(at)),
    "ignore_error": lambda at: IgnoreDialog(issue(Severity.ERROR)),
    "ignore_warning": lambda at: IgnoreDialog(issue(Severity.WARNING)),
    "conflict": lambda at: ConflictDialog(row_of(at), EDIT, None, ()),
    "source": lambda at: SourceEditDialog(row_of(at), grid_style(QApplication.font()), at.holder),
    "replace": lambda at: ReplaceDialog("les", "des", lambda _id: "French", at.holder),
    "pretranslate": lambda at: PretranslateDialog("A title", {EMPTY: ["a"], SHOWN: [], ALL: ["a", "b"]}),
    "new_version": lambda at: NewVersionDialog(at.desk, at.runner, at.release, "Léa Marchand", at.folder),
    "pair_folders": lambda at: PairFoldersDialog(at.desk, at.runner, "Léa Marchand", at.folder),
    "import_memory": lambda at: MemoryImportDialog(at.desk, at.runner, "Léa Marchand"),
    "remove_memory": lambda at: RemoveMemoryDialog(MEMORY),
    "unit": lambda at: UnitDialog(UNIT, "Memory of the house"),
    "remove_unit": lambda at: RemoveUnitDialog(UNIT, "Memory of the house"),
    "help": lambda at: HelpWindow("editor"),
    "all_preferences": lambda at: PreferencesDialog(
        at.desk, at.runner, at.theme, "Léa Marchand", None, Shortcuts(settings_in(at.folder))
    ),
}


@pytest.fixture
def at(qtbot, desk, runner, theme, add_release, tmp_path) -> SimpleNamespace:
    release, translations, _changes = add_release()
    desk.back_up()
    holder = QWidget()
    qtbot.addWidget(holder)
    return SimpleNamespace(
        desk=desk,
        runner=runner,
        theme=theme,
        release=release,
        translation=translations[0],
        folder=tmp_path,
        holder=holder,
    )


def keep(qtbot, dialog: QDialog) -> None:
    """Leave it to the test's end to destroy a dialog that destroys itself when it closes."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)


def test_what_is_cut_or_has_no_name_is_found(qtbot, theme) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(300, 200)
    label, button, field = QLabel("A label of several words", holder), QPushButton(holder), QLineEdit(holder)
    label.setFixedWidth(30)
    button.move(0, 40)
    field.move(250, 80)
    holder.show()
    assert len(cut_words(holder)) == 2, cut_words(holder)
    assert len(without_name(holder)) == 2
    label.setFixedWidth(label.sizeHint().width())
    label.setBuddy(field)
    field.move(0, 80)
    button.setText("Go")
    button.adjustSize()
    assert cut_words(holder) == without_name(holder) == []


def faults(dialog: QDialog) -> list[str]:
    """Return what cannot be read or named in a dialog, on each of its tabs."""
    tabs = dialog.findChild(QTabWidget)
    QApplication.processEvents()  # what came in meanwhile is laid out
    if tabs is None:
        return [*cut_words(dialog), *without_name(dialog)]
    found = []
    for row in range(tabs.count()):
        tabs.setCurrentIndex(row)
        QApplication.processEvents()
        found += [*cut_words(dialog), *without_name(dialog)]
    return found


@pytest.mark.parametrize("name", MAKERS)
def test_opens_in_every_language_with_every_word_whole_and_every_control_named(
    qtbot, at, settle, name: str
) -> None:
    for code in LANGUAGES:
        change_language(code)
        dialog = MAKERS[name](at)
        keep(qtbot, dialog)
        with qtbot.waitExposed(dialog):
            dialog.open()
        settle()
        assert dialog.windowTitle()
        assert dialog.width() <= 1280
        assert dialog.height() <= 800
        assert_words(dialog)
        assert faults(dialog) == [], code
        dialog.reject()
        settle()


@pytest.mark.parametrize("name", MAKERS)
def test_opens_on_dark_ground(qtbot, at, settle, name: str) -> None:
    at.theme.set_scheme("dark")
    dialog = MAKERS[name](at)
    keep(qtbot, dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    settle()
    ground = dialog.grab().toImage().pixelColor(2, 2)
    assert ground.lightness() < 128
    dialog.reject()
    settle()


@pytest.mark.parametrize("name", MAKERS)
def test_speaks_another_language_while_it_is_open(qtbot, at, settle, name: str) -> None:
    dialog = MAKERS[name](at)
    keep(qtbot, dialog)
    dialog.open()
    settle()
    before = words(dialog)
    change_language("fr")
    assert_words(dialog)
    change_language("en")
    assert words(dialog) == before
    dialog.reject()
    settle()


@pytest.mark.parametrize("name", MAKERS)
def test_fits_a_small_screen_and_large_letters(qtbot, at, settle, name: str) -> None:
    at.theme.set_scale(1.6)
    dialog = MAKERS[name](at)
    keep(qtbot, dialog)
    dialog.open()
    settle()
    screen = dialog.screen().availableGeometry()
    assert dialog.sizeHint().height() <= screen.height()
    assert faults(dialog) == []
    dialog.reject()
    settle()


def words(dialog: QDialog) -> list[str]:
    return [one.text() for kind in (QLabel, QAbstractButton) for one in dialog.findChildren(kind)]


def assert_words(dialog: QDialog) -> None:
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible() and not button.objectName().startswith("qt_"):
            assert button.text() or button.accessibleName() or button.icon(), button
