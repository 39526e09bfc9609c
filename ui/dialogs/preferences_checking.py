"""Preferences: the grammar engines, and the desk's dictionary."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QWidget

from ui.dialogs.fields import EntryField, LanguageChoice
from ui.dialogs.preference_pages import PreferencePage
from ui.dialogs.preferences_engines import EnginesPart
from ui.tasks import Runner
from ui.words import _
from workbench.desk.changes import Changes


class CheckingPage(PreferencePage):
    """Engine and dictionary."""

    def __init__(self, desk: Any, runner: Runner, person: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.runner, self.person = runner, person
        self.engines_part = EnginesPart(desk, runner)
        self.column.addWidget(self.engines_part)
        self.head("dictionary")
        self._build_dictionary()
        self.retranslate()

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

    def title(self) -> str:
        """Return the page's name."""
        return _("Checking")

    def save(self) -> Changes:
        """Save."""
        changes: Changes = self.engines_part.save()
        for (language, word), kept in self._added.items():
            deed = self.desk.proofing.add_word if kept else self.desk.proofing.remove_word
            changes |= deed(word, language, self.person)
        self._added.clear()
        return changes

    def undo(self) -> None:
        """Stop what is under way."""
        self.engines_part.undo()

    def retranslate(self) -> None:
        """Say the words."""
        self.say({"dictionary": _("Words that are no errors")})
        self.language.setAccessibleName(_("Language of the dictionary"))
        self.words.setAccessibleName(_("Words that are no errors"))
        self.word.setPlaceholderText(_("another word"))
        self.word.setAccessibleName(_("another word"))
        self.add.setText(_("A&dd"))
        self.remove.setText(_("&Remove"))
