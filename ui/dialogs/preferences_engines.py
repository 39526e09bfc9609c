"""Preferences, the part of Checking about grammar engines: which, where it lies, and what is missing for it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from ui.dialogs.preference_pages import PreferencePage
from ui.tasks import Lane, Runner, Task
from ui.words import _, language_name, plain_keys
from workbench.desk import wording
from workbench.desk.changes import NOTHING, Changes
from workbench.desk.engines import LanguageToolSetup
from workbench.desk.settings import SettingsDeeds
from workbench.model.engines import Destination
from workbench.model.errors import Cancelled, PressbenchError


def engine_line(engine: Any) -> str:
    """Return an engine in a line: name, languages, and where a text goes."""
    if not engine.ready and engine.why_not:
        return wording.sentence(engine.why_not, {"engine": engine.name})
    where = wording.name(Destination(engine.destination))
    languages = ", ".join(language_name(code) for code in engine.languages)
    state = "" if engine.ready else _("not ready")
    return " · ".join(part for part in (engine.name, languages, where, state) if part)


def java_line(setup: LanguageToolSetup) -> str:
    """Return which Java was found, or how to have one."""
    if setup.java_will_do:
        return _("Java {version} is there: {program}").format(version=setup.java_version, program=setup.java)
    how = _("On Debian: apt install openjdk-17-jre-headless. Elsewhere: adoptium.net.")
    if setup.java:
        said = _("Java {version} is too old; LanguageTool needs 17 or newer. {how}")
        return said.format(version=setup.java_version, how=how)
    return _("There is no Java; LanguageTool needs 17 or newer. {how}").format(how=how)


class EnginesPart(PreferencePage):
    """Engine, server, folder; what LanguageTool needs, and a button that fetches it."""

    def __init__(self, desk: Any, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.runner = runner
        self.column.setContentsMargins(0, 0, 0, 0)
        self._engines: list[Any] | None = None
        self._setup: LanguageToolSetup | None = None
        self._fetching: Task | None = None
        self._fetched: tuple[int, int] = (0, 0)
        self._trouble: PressbenchError | None = None
        self.head("grammar")
        form = self.form()
        self.engine = QComboBox()
        for choice in SettingsDeeds.descriptor("grammar_engine").choices:
            self.engine.addItem("", choice)
        self.engine.setCurrentIndex(self.engine.findData(desk.settings.grammar_engine))
        self.url = QLineEdit(desk.settings.languagetool_url)
        self.folder = QLineEdit(desk.settings.languagetool_folder)
        self.browse = QPushButton()
        self.row(form, "engine", self.engine)
        self.row(form, "url", self.url)
        self.explain("url_meaning", form)
        self.row(form, "folder", _in_a_row(self.folder, self.browse))
        self.labels["folder"].setBuddy(self.folder)
        self.explain("folder_meaning", form)
        self.explain("java", form)
        self.explain("languagetool", form)
        self.use, self.fetch, self.stop = QPushButton(), QPushButton(), QPushButton()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        form.addRow("", _in_a_row(self.bar, self.stop, self.use, self.fetch))
        self.public = QCheckBox()
        self.public.setChecked(desk.settings.languagetool_public)
        self.grammalecte = QCheckBox()
        self.grammalecte.setChecked(desk.settings.grammalecte)
        form.addRow("", self.public)
        self.explain("public_meaning", form)
        form.addRow("", self.grammalecte)
        self.explain("engines")
        self.browse.clicked.connect(self._browse)
        self.use.clicked.connect(self._use)
        self.fetch.clicked.connect(self._fetch)
        self.stop.clicked.connect(self._stop)
        self.engine.currentIndexChanged.connect(self._look)
        self.folder.textChanged.connect(self._look)
        for button in (self.browse, self.use, self.fetch, self.stop):
            button.setAutoDefault(False)
        self.retranslate()
        runner.run(desk.engines.infos, done=self._show_engines, failed=lambda _error: None)
        runner.run(desk.engines.languagetool_setup, done=self._show_setup, failed=lambda _error: None)

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.labels["folder"].text(), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _use(self) -> None:
        if self._setup is not None:
            self.folder.setText(self._setup.folder)
            self.folder.setFocus()

    def _show_engines(self, engines: list[Any]) -> None:
        self._engines = engines
        self.retranslate()

    def _show_setup(self, setup: LanguageToolSetup) -> None:
        self._setup = setup
        self.retranslate()

    # fetching

    def _fetch(self) -> None:
        self._trouble, self._fetched = None, (0, 0)
        self._fetching = self.runner.run(
            self.desk.engines.fetch_languagetool,
            done=self._have_fetched,
            failed=self._not_fetched,
            progress=self._show_progress,
            lane=Lane.LONG,
            key="languagetool",
        )
        self.retranslate()
        self.stop.setFocus()

    def _stop(self) -> None:
        if self._fetching is not None:
            self._fetching.cancel()

    def _show_progress(self, done: int, total: int) -> None:
        self._fetched = (done, total)
        self.bar.setRange(0, max(1, total // 1000))
        self.bar.setValue(done // 1000)

    def _have_fetched(self, folder: str) -> None:
        self._fetching = None
        self.folder.setText(folder)
        self.folder.setFocus()
        self.runner.run(
            self.desk.engines.languagetool_setup, done=self._show_setup, failed=lambda _error: None
        )
        self.retranslate()

    def _not_fetched(self, error: PressbenchError) -> None:
        self._fetching = None
        self._trouble = None if isinstance(error, Cancelled) else error
        self.retranslate()
        self.fetch.setFocus()

    def undo(self) -> None:
        """Stop what is under way: the dialog closes."""
        self._stop()

    # what is shown

    def _look(self) -> None:
        server = self.engine.currentData() in ("best", "languagetool")
        for field in (self.url, self.folder, self.browse, self.public):
            field.setEnabled(server)
        setup, fetching = self._setup, self._fetching is not None
        found = setup is not None and bool(setup.folder)
        named = setup is not None and self.folder.text() == setup.folder
        self.use.setVisible(found and not named and not fetching)
        self.fetch.setVisible(setup is not None and not found and not fetching)
        self.bar.setVisible(fetching)
        self.stop.setVisible(fetching)
        self.grammalecte.setEnabled(
            setup is not None and setup.grammalecte and self.engine.currentData() != "off"
        )
        for button in (self.use, self.fetch):
            button.setEnabled(server)

    def save(self) -> Changes:
        """Save."""
        self._stop()
        changes: Changes = NOTHING
        changes |= self.set_setting("grammar_engine", self.engine.currentData())
        changes |= self.set_setting("languagetool_url", self.url.text().strip())
        changes |= self.set_setting("languagetool_folder", self.folder.text().strip())
        changes |= self.set_setting("languagetool_public", self.public.isChecked())
        changes |= self.set_setting("grammalecte", self.grammalecte.isChecked())
        return changes

    def _languagetool_line(self) -> str:
        setup = self._setup
        if self._fetching is not None:
            return _("LanguageTool is being fetched from Maven Central…")
        if self._trouble is not None:
            return wording.say(self._trouble)
        if setup is None:
            return _("Looking what is there…")
        if setup.folder:
            return _("LanguageTool is there: {folder}").format(folder=setup.folder)
        return _("LanguageTool is not on this machine.")

    def retranslate(self) -> None:
        """Say the words."""
        names = {
            "best": _("the best at hand"),
            "lingotweaker": _("LingoTweaker, on this machine"),
            "languagetool": _("LanguageTool"),
            "off": _("none: typography, terms and facts only"),
        }
        for row in range(self.engine.count()):
            key = str(self.engine.itemData(row))
            self.engine.setItemText(row, names.get(key, key))
        if self._engines is None:
            at_hand = _("Looking which engines are at hand…")
        else:
            lines = [engine_line(engine) for engine in self._engines] or [_("none")]
            at_hand = _("At hand now: {engines}").format(engines="; ".join(lines))
        setup = self._setup
        self.say(
            {
                "grammar": _("Grammar and spelling"),
                "engine": _("&Engine"),
                "url": _("&Server of LanguageTool"),
                "url_meaning": _("The office's own, like http://localhost:8081. Texts go there."),
                "folder": _("or &folder of its jars"),
                "folder_meaning": _("The desk then starts LanguageTool itself. It needs Java 17 or newer."),
                "java": "" if setup is None else java_line(setup),
                "languagetool": self._languagetool_line(),
                "public_meaning": _(
                    "A third party. The texts of releases that are not public never go there."
                ),
                "engines": at_hand,
            }
        )
        self.browse.setText(_("&Choose…"))
        self.use.setText(_("&Use this one"))
        size = 0 if setup is None else setup.megabytes
        self.fetch.setText(_("Fe&tch LanguageTool ({size} MB)").format(size=size))
        self.stop.setText(_("St&op"))
        self.public.setText(_("A server of a third &party may be asked, such as languagetool.org"))
        self.grammalecte.setText(_("&Grammalecte beside it, for French"))
        there = setup is None or setup.grammalecte
        self.grammalecte.setToolTip("" if there else _("On Debian: apt install python3-grammalecte."))
        self.bar.setAccessibleName(_("LanguageTool is being fetched from Maven Central…"))
        self.folder.setAccessibleName(plain_keys(self.labels["folder"].text()))
        self._look()


def _in_a_row(*widgets: QWidget) -> QWidget:
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget, 0 if isinstance(widget, QPushButton) else 1)
    if all(not isinstance(widget, QLineEdit) for widget in widgets):
        row.addStretch(0)
    return place
