"""Preferences: the words that are no errors, of the house and of the person, with lists in and out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QWidget,
)

from ui.dialogs.fields import EntryField, LanguageChoice
from ui.dialogs.preference_pages import PreferencePage
from ui.style_sheet import set_look
from ui.tasks import Runner
from ui.words import _, ngettext
from workbench.desk import wording
from workbench.desk.changes import NOTHING, Changes
from workbench.model.errors import PressbenchError

SHOWN_AT_MOST = 500
AT_ONCE = 500
"""Words that are stored while the window waits; more of them are stored on another thread."""
SCOPES = ("house", "personal")
_SHORTEST_SCOPE = 18

Dictionary = tuple[str, str]
"""Which dictionary: its language, and its scope or the id of its release."""


class DictionaryPage(PreferencePage):
    """The house's and one's own dictionary a language, and those of releases. What is typed finds words and can be added; all is done at Save."""

    def __init__(self, desk: Any, runner: Runner, person: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.runner, self.person = runner, person
        self._stored: dict[Dictionary, frozenset[str]] = {}
        self._now: dict[Dictionary, set[str]] = {}
        self.explain("meaning")
        self.language, self.scope = LanguageChoice(), QComboBox()
        self.language.choose(desk.settings.target_languages.split(",")[0] or "fr")
        self._titles: dict[str, str] = dict(desk.dictionaries.releases())
        for scope in (*SCOPES, *self._titles):
            self.scope.addItem("", scope)
        self.scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scope.setMinimumContentsLength(_SHORTEST_SCOPE)
        self.word, self.words, self.told = EntryField(), QListWidget(), QLabel()
        self.word.setClearButtonEnabled(True)
        self.words.setUniformItemSizes(True)
        self.words.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.told.setWordWrap(True)
        self.add, self.remove = QPushButton(), QPushButton()
        self.take_in, self.write_out = QPushButton(), QPushButton()
        self._lay_out()
        self.language.currentIndexChanged.connect(lambda _row: self.show_words())
        self.scope.currentIndexChanged.connect(lambda _row: self.show_words())
        self.word.textChanged.connect(lambda _text: self.show_words())
        self.word.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.take_in.clicked.connect(self._choose_list)
        self.write_out.clicked.connect(self._choose_place)
        self.words.itemSelectionChanged.connect(self._allow)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.words)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self.retranslate()
        self.show_words()

    def _lay_out(self) -> None:
        self.column.addLayout(self._line((self.language, 0), (self.scope, 1)))
        self.column.addLayout(self._line((self.word, 1), (self.add, 0)))
        self.column.addWidget(self.words, 1)
        self.column.addWidget(self.told)
        foot = self._line((self.remove, 0), (self.take_in, 0), (self.write_out, 0))
        foot.addStretch(1)
        self.column.addLayout(foot)

    @staticmethod
    def _line(*parts: tuple[QWidget, int]) -> QHBoxLayout:
        line = QHBoxLayout()
        for widget, stretch in parts:
            if isinstance(widget, QPushButton):
                widget.setAutoDefault(False)
            line.addWidget(widget, stretch)
        return line

    # what is shown

    def chosen(self) -> Dictionary:
        """Return which dictionary is shown."""
        return self.language.code(), str(self.scope.currentData())

    def _scope_of(self, dictionary: Dictionary) -> tuple[str, str]:
        """Return the desk's scope of a dictionary, and its release."""
        scope = dictionary[1]
        return ("release", scope) if scope in self._titles else (scope, "")

    def held(self) -> set[str]:
        """Return the words of the shown dictionary as they will be once this is saved."""
        key = self.chosen()
        if key not in self._now:
            scope, release_id = self._scope_of(key)
            words = self.desk.dictionaries.words(key[0], scope, release_id, self.person)
            self._stored[key] = frozenset(words)
            self._now[key] = set(self._stored[key])
        return self._now[key]

    def show_words(self) -> None:
        """Show the words that hold what is typed; of very many the first."""
        wanted = self.word.text().strip().casefold()
        held = self.held()
        found = sorted((word for word in held if wanted in word.casefold()), key=_alphabetical)
        self.words.clear()
        self.words.addItems(found[:SHOWN_AT_MOST])
        shown = self.words.count()
        words = ngettext("{count} word", "{count} words", len(held)).format(count=len(held))
        if shown < len(held):
            words = _("{count} of {total} words shown").format(count=shown, total=len(held))
        self._say(words)
        self._allow()

    def _say(self, text: str, look: str = "small") -> None:
        set_look(self.told, look)
        self.told.setText(text)
        self.told.setAccessibleName(text)

    def _allow(self) -> None:
        writable = not self.desk.read_only and bool(self.person)
        self.add.setEnabled(writable and bool(self.word.text().strip()))
        self.remove.setEnabled(writable and bool(self.words.selectedItems()))
        self.take_in.setEnabled(writable)
        self.write_out.setEnabled(bool(self.held()))

    # deeds

    def _add(self) -> None:
        if not self.add.isEnabled():
            return
        try:
            word = self.desk.dictionaries.checked(self.word.text(), self.language.code())
        except PressbenchError as error:
            self._say(wording.say(error), "error")
            return
        self.held().add(word)
        self.word.clear()
        self._choose(word)

    def _choose(self, word: str) -> None:
        for item in self.words.findItems(word, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive):
            self.words.setCurrentItem(item)

    def _remove(self) -> None:
        if self.remove.isEnabled():
            row = self.words.currentRow()
            self.held().difference_update(item.text() for item in self.words.selectedItems())
            self.show_words()
            self.words.setCurrentRow(min(row, self.words.count() - 1))

    def _choose_list(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, _("A list of words"), "", _("Lists (*.txt *.dic);;All files (*)")
        )
        if path:
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Add the words of a list; they are kept at Save."""
        self._run(lambda: self.desk.dictionaries.read_file(path), self._take)

    def _take(self, found: Any) -> None:
        held = self.held()
        new = len(set(found.words) - held)
        held.update(found.words)
        self.word.clear()
        self.show_words()
        said = ngettext("{count} new word; Save keeps it.", "{count} new words; Save keeps them.", new)
        bad = ngettext(
            "{count} line holds no word and was left out.",
            "{count} lines hold no word and were left out.",
            found.bad_lines,
        )
        parts = [said.format(count=new)] + ([bad.format(count=found.bad_lines)] if found.bad_lines else [])
        self._say(" ".join(parts))

    def _choose_place(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(self, _("A list of words"), f"{self.language.code()}.txt")
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write the shown dictionary as a list."""
        words = tuple(sorted(self.held()))

        def written(count: int) -> None:
            self._say(ngettext("{count} word written", "{count} words written", count).format(count=count))

        self._run(lambda: self.desk.dictionaries.write_file(path, words), written)

    def _run(self, deed: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.runner.run(
            deed,
            done=done,
            failed=lambda error: self._say(
                wording.say(error) if isinstance(error, PressbenchError) else str(error), "error"
            ),
            key=f"dictionary:{id(self)}",
        )

    def title(self) -> str:
        """Return the page's name."""
        return _("Words")

    def save(self) -> Changes:
        """Add and take out what was changed, where that is little."""
        return NOTHING if self._changed() > AT_ONCE else self._storing()()

    def later(self) -> Callable[[], Changes] | None:
        """Return what adds and takes out much."""
        return self._storing() if self._changed() else None

    def _changed(self) -> int:
        return sum(len(words ^ self._stored[key]) for key, words in self._now.items())

    def _storing(self) -> Callable[[], Changes]:
        """Return what stores what was changed, from whichever thread."""
        changed = [
            (
                key[0],
                *self._scope_of(key),
                sorted(words - self._stored[key]),
                sorted(self._stored[key] - words),
            )
            for key, words in self._now.items()
        ]
        dictionaries, person = self.desk.dictionaries, self.person

        def store() -> Changes:
            changes: Changes = NOTHING
            for language, scope, release_id, added, gone in changed:
                changes |= dictionaries.add_all(added, language, scope, person, release_id)
                changes |= dictionaries.remove_all(gone, language, scope, person, release_id)
            # What is held now is what is stored.
            self._now.clear()
            return changes

        return store

    def retranslate(self) -> None:
        """Say the words."""
        self.say(
            {
                "meaning": _(
                    "These words are no errors, nor are their plurals, feminines and elided forms. Names are "
                    "written with their capital, other words in small letters."
                )
            }
        )
        names = {"house": _("of the house"), "personal": _("my own")}
        names |= {one: _("of “{title}”").format(title=title) for one, title in self._titles.items()}
        for row in range(self.scope.count()):
            name = names[str(self.scope.itemData(row))]
            self.scope.setItemText(row, name)
            self.scope.setItemData(row, name, Qt.ItemDataRole.ToolTipRole)
        self.language.setAccessibleName(_("Language of the dictionary"))
        self.scope.setAccessibleName(_("Whose dictionary"))
        self.words.setAccessibleName(_("Words that are no errors"))
        self.word.setPlaceholderText(_("Find a word, or add one"))
        self.word.setAccessibleName(_("Find a word, or add one"))
        self.add.setText(_("A&dd"))
        self.add.setToolTip(_("Add what is typed (Enter)"))
        self.remove.setText(_("&Remove"))
        self.remove.setToolTip(_("Take the chosen words out (Delete)"))
        self.take_in.setText(_("&Import…"))
        self.take_in.setToolTip(_("Add the words of a file: one a line, or a spelling program's dictionary"))
        self.write_out.setText(_("&Export…"))
        self.write_out.setToolTip(_("Write this dictionary as a list, one word a line"))


def _alphabetical(word: str) -> tuple[str, str]:
    """Return what words are sorted by: accents and case aside, then as they are written."""
    bare = "".join(char for char in normalize("NFD", word) if not combining(char))
    return bare.casefold(), word
