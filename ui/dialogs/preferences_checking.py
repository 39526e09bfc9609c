"""Preferences: the grammar engine, where it lies, and the desk's dictionary."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)

from ui.dialogs.fields import EntryField, LanguageChoice
from ui.dialogs.preference_pages import PreferencePage
from ui.tasks import Runner
from ui.words import _, language_name, plain_keys
from workbench.desk import wording
from workbench.desk.changes import NOTHING, Changes
from workbench.desk.settings import SettingsDeeds
from workbench.model.engines import Destination


def engine_line(engine: Any) -> str:
    """Return an engine in a line: name, languages, and where a text goes."""
    if not engine.ready and engine.why_not:
        return wording.sentence(engine.why_not, {"engine": engine.name})
    where = wording.name(Destination(engine.destination))
    languages = ", ".join(language_name(code) for code in engine.languages)
    state = "" if engine.ready else _("not ready")
    return " · ".join(part for part in (engine.name, languages, where, state) if part)


class CheckingPage(PreferencePage):
    """Engine and dictionary."""

    def __init__(self, desk: Any, runner: Runner, person: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.runner, self.person = runner, person
        self.head("grammar")
        form = self.form()
        self.engine = QComboBox()
        for choice in SettingsDeeds.descriptor("grammar_engine").choices:
            self.engine.addItem("", choice)
        self.engine.setCurrentIndex(self.engine.findData(desk.settings.grammar_engine))
        self.url = QLineEdit(desk.settings.languagetool_url)
        self.folder = QLineEdit(desk.settings.languagetool_folder)
        self.browse = QPushButton()
        self.browse.setAutoDefault(False)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        self.row(form, "engine", self.engine)
        self.row(form, "url", self.url)
        self.explain("url_meaning", form)
        self.row(form, "folder", place)
        self.labels["folder"].setBuddy(self.folder)
        self.explain("folder_meaning", form)
        self.explain("engines")
        self.head("dictionary")
        self._build_dictionary()
        self.browse.clicked.connect(self._browse)
        self.engine.currentIndexChanged.connect(self._look)
        self.retranslate()
        self._look()
        self._engines: list[Any] | None = None
        runner.run(desk.proofing.engines, done=self._show_engines, failed=lambda _error: None)

    def _build_dictionary(self) -> None:
        self.language = LanguageChoice()
        self.language.choose(self.desk.settings.target_languages.split(",")[0] or "fr")
        self.words = QListWidget()
        self.word = EntryField()
        self.add = QPushButton()
        self.remove = QPushButton()
        tools = QHBoxLayout()
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
        for widget in (self.language, self.word, self.add, self.remove):
            tools.addWidget(widget, 1 if widget is self.word else 0)
        self.column.addLayout(tools)
        self.column.addWidget(self.words, 1)
        self._added: dict[tuple[str, str], bool] = {}
        self.language.currentIndexChanged.connect(lambda _row: self._show_words())
        self.word.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.word.returnPressed.connect(self._add_word)
        self.add.clicked.connect(self._add_word)
        self.remove.clicked.connect(self._remove_word)
        self.words.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        self.add.setEnabled(False)
        self.remove.setEnabled(False)
        self._show_words()

    def _show_words(self) -> None:
        language = self.language.code()
        words = set(self.desk.proofing.words(language))
        for (one, word), kept in self._added.items():
            if one == language:
                words = words | {word} if kept else words - {word}
        self.words.clear()
        self.words.addItems(sorted(words, key=str.casefold))

    def _add_word(self) -> None:
        word = self.word.text().strip()
        if word:
            self._added[self.language.code(), word] = True
            self.word.clear()
            self._show_words()

    def _remove_word(self) -> None:
        item = self.words.currentItem()
        if item is not None:
            self._added[self.language.code(), item.text()] = False
            self._show_words()

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.labels["folder"].text(), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _look(self) -> None:
        server = self.engine.currentData() in ("best", "languagetool")
        for field in (self.url, self.folder, self.browse):
            field.setEnabled(server)

    def _show_engines(self, engines: list[Any]) -> None:
        self._engines = engines
        self.retranslate()

    def title(self) -> str:
        """Return the page's name."""
        return _("Checking")

    def save(self) -> Changes:
        """Save."""
        changes: Changes = NOTHING
        changes |= self.set_setting("grammar_engine", self.engine.currentData())
        changes |= self.set_setting("languagetool_url", self.url.text().strip())
        changes |= self.set_setting("languagetool_folder", self.folder.text().strip())
        for (language, word), kept in self._added.items():
            deed = self.desk.proofing.add_word if kept else self.desk.proofing.remove_word
            changes |= deed(word, language, self.person)
        self._added.clear()
        return changes

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
        engines = getattr(self, "_engines", None)
        if engines is None:
            at_hand = _("Looking which engines are at hand…")
        else:
            lines = [engine_line(engine) for engine in engines] or [_("none")]
            at_hand = _("At hand now: {engines}").format(engines="; ".join(lines))
        self.say(
            {
                "grammar": _("Grammar and spelling"),
                "engine": _("&Engine"),
                "url": _("&Server of LanguageTool"),
                "url_meaning": _("The office's own, like http://localhost:8081. Texts go there."),
                "folder": _("or &folder of its jars"),
                "folder_meaning": _("The desk then starts LanguageTool itself. It needs Java 17 or newer."),
                "engines": at_hand,
                "dictionary": _("Words that are no errors"),
            }
        )
        self.browse.setText(_("&Choose…"))
        self.language.setAccessibleName(_("Language of the dictionary"))
        self.words.setAccessibleName(_("Words that are no errors"))
        self.word.setPlaceholderText(_("another word"))
        self.word.setAccessibleName(_("another word"))
        self.folder.setAccessibleName(plain_keys(self.labels["folder"].text()))
        self.add.setText(_("A&dd"))
        self.remove.setText(_("&Remove"))
