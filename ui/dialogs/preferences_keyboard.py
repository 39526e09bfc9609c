"""Preferences of the keyboard: a preset, and every deed's keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ui.dialogs.frame import explanation
from ui.dialogs.preference_pages import PreferencePage
from ui.shortcuts.catalogue import all_deeds, menu_title, stands_alone
from ui.shortcuts.keys import fault, mnemonic, shown, tidy
from ui.shortcuts.presets import NAMES
from ui.shortcuts.registry import Shortcuts
from ui.shortcuts.scheme import KeyScheme
from ui.style_sheet import set_look
from ui.words import _, plain_keys
from workbench.desk import wording
from workbench.desk.changes import NOTHING, Changes
from workbench.model.errors import PressbenchError

NAME = Qt.ItemDataRole.UserRole
LARGEST_FILE = 1_000_000


class KeyboardPage(PreferencePage):
    """The keys are chosen here and put in force by Save."""

    def __init__(self, desk: Any, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shortcuts = shortcuts
        self.scheme = shortcuts.scheme
        form = self.form()
        self.preset = QComboBox()
        for name, title in NAMES.items():
            self.preset.addItem(title, name)
        self.row(form, "preset", self.preset)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.column.addWidget(self.search)
        self.list = QTreeWidget()
        self.list.setColumnCount(3)
        self.list.setUniformRowHeights(True)
        set_look(self.list, "pages")
        self.list.setAllColumnsShowFocus(True)
        self.list.header().setStretchLastSection(True)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 12)
        self.column.addWidget(self.list, 1)
        self._lay_out_change()
        self.preset.activated.connect(lambda _row: self._use(KeyScheme(self.preset.currentData())))
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.list.currentItemChanged.connect(lambda _now, _before: self._chosen())
        self.retranslate()

    def _lay_out_change(self) -> None:
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setClearButtonEnabled(True)
        self.label = QLabel()
        self.label.setBuddy(self.key)
        self.set_key = QPushButton()
        self.add_key = QPushButton()
        self.no_key = QPushButton()
        self.usual = QPushButton()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.key, 1)
        for button in (self.set_key, self.add_key, self.no_key, self.usual):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.column.addLayout(row)
        self.said = explanation(look="small")
        self.said.setMinimumHeight(self.fontMetrics().lineSpacing() + 4)
        self.column.addWidget(self.said)
        self.export_button, self.import_button, self.all_usual = QPushButton(), QPushButton(), QPushButton()
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.export_button, self.import_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        self.all_usual.setAutoDefault(False)
        foot.addWidget(self.all_usual)
        self.column.addLayout(foot)
        self.key.keySequenceChanged.connect(lambda _sequence: self._look())
        self.set_key.clicked.connect(lambda: self._give(False))
        self.add_key.clicked.connect(lambda: self._give(True))
        self.no_key.clicked.connect(lambda: self._use(self.scheme.with_keys(self.chosen(), ())))
        self.usual.clicked.connect(lambda: self._use(self.scheme.usual(self.chosen())))
        self.all_usual.clicked.connect(lambda: self._use(KeyScheme(self.scheme.preset)))
        self.export_button.clicked.connect(self.ask_export)
        self.import_button.clicked.connect(self.ask_import)

    def title(self) -> str:
        """Return the page's name."""
        return _("Keyboard")

    # the list

    def chosen(self) -> str:
        """Return the full name of the chosen deed, empty where a menu or nothing is chosen."""
        item = self.list.currentItem()
        return str(item.data(0, NAME) or "") if item is not None else ""

    def choose(self, name: str) -> None:
        """Choose a deed by its full name."""
        for menu in self._menus():
            for row in range(menu.childCount()):
                if menu.child(row).data(0, NAME) == name:
                    self.list.setCurrentItem(menu.child(row))
                    return

    def _menus(self) -> list[QTreeWidgetItem]:
        return [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]

    def _fill(self) -> None:
        chosen = self.chosen()
        keys, conflicts = self.scheme.keys(), self.scheme.conflicts()
        names = {deed.name: deed.words for deed in all_deeds()}
        silent = self.list.blockSignals(True)
        self.list.clear()
        menus: dict[str, QTreeWidgetItem] = {}
        for deed in all_deeds():
            title = menu_title(deed.menu)
            if title not in menus:
                menus[title] = QTreeWidgetItem(self.list, [title])
                menus[title].setFlags(Qt.ItemFlag.ItemIsEnabled)
                menus[title].setFirstColumnSpanned(True)
                menus[title].setExpanded(True)
            written = "   ".join(shown(key) for key in keys[deed.name])
            others = [
                names[other]
                for key in keys[deed.name]
                for other in conflicts.get(key, ())
                if other != deed.name
            ]
            said = _("also: {deeds}").format(deeds=", ".join(others)) if others else ""
            if not said and deed.name in self.scheme.own:
                said = _("changed")
            item = QTreeWidgetItem(menus[title], [deed.words, written, f"⚠ {said}" if others else said])
            item.setData(0, NAME, deed.name)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{deed.words}: {written} {said}".strip())
        self.list.blockSignals(silent)
        self._narrow()
        if chosen:
            self.choose(chosen)
        self._chosen()

    def _narrow(self) -> None:
        wanted = self.search.text().casefold().strip()
        for menu in self._menus():
            some = False
            for row in range(menu.childCount()):
                item = menu.child(row)
                text = f"{menu.text(0)} {item.text(0)} {item.text(1)}".casefold()
                item.setHidden(wanted not in text)
                some = some or not item.isHidden()
            menu.setHidden(not some)

    # one deed

    def _chosen(self) -> None:
        keys = self.scheme.keys().get(self.chosen(), ())
        self.key.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self._look()

    def _typed(self) -> str:
        return tidy(self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText))

    def _look(self) -> None:
        name, key = self.chosen(), self._typed()
        keys = self.scheme.keys().get(name, ())
        wrong = fault(key, stands_alone(name)) if key else ""
        possible = bool(name and key) and not wrong
        self.set_key.setEnabled(possible and keys != (key,))
        self.add_key.setEnabled(possible and key not in keys and bool(keys))
        self.no_key.setEnabled(bool(name and keys))
        self.usual.setEnabled(name in self.scheme.own)
        self.key.setEnabled(bool(name))
        said, look = wrong, "error" if wrong else "small"
        users = self.scheme.users(key, but=name) if key and not wrong else []
        if users and name:
            words = {deed.name: deed.words for deed in all_deeds()}
            said = _("{key} is that of “{deed}” now; taking it leaves that without.").format(
                key=shown(key), deed=", ".join(words[one] for one in users)
            )
            look = "warning"
        elif key and not wrong and (menu := _menu_of(key)):
            said = _("{key} opens the menu {menu}; as a deed's key it will do that no more.").format(
                key=shown(key), menu=menu
            )
            look = "warning"
        elif not name:
            said = _("Choose a deed, then press the key that it should have.")
        set_look(self.said, look)
        self.said.setText(said)

    def _give(self, more: bool) -> None:
        name, key = self.chosen(), self._typed()
        base = self.scheme if more else self.scheme.with_keys(name, ())
        self._use(base.taking(name, key))

    def _use(self, scheme: KeyScheme) -> None:
        self.scheme = scheme
        self.preset.setCurrentIndex(self.preset.findData(scheme.preset))
        self._fill()

    # files

    def ask_export(self) -> None:
        """Ask for a file and write the keys to it."""
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Export keys"), str(Path.home() / "pressbench-keys.json"), _("Keys (*.json)")
        )
        if path:
            try:
                Path(path).write_text(self.scheme.to_text() + "\n", encoding="utf-8")
            except OSError as error:
                self._say(_("Not written: {reason}").format(reason=error.strerror or ""), "error")
            else:
                self._say(_("Written: {path}").format(path=path), "good")

    def ask_import(self) -> None:
        """Ask for a file and take the keys of it."""
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Import keys"), str(Path.home()), _("Keys (*.json);;All files (*)")
        )
        if path:
            self.import_file(Path(path))

    def import_file(self, path: Path) -> None:
        """Take the keys of a file, or say what is wrong with it."""
        try:
            with path.open("rb") as file:
                text = file.read(LARGEST_FILE).decode("utf-8", errors="replace")
            self._use(KeyScheme.from_text(text))
        except OSError as error:
            self._say(_("Not read: {reason}").format(reason=error.strerror or ""), "error")
        except PressbenchError as error:
            self._say(wording.say(error), "error")

    def _say(self, text: str, look: str) -> None:
        set_look(self.said, look)
        self.said.setText(text)

    # saving

    def save(self) -> Changes:
        """Put the keys in force. They are the window's, not the desk's: nothing else changes."""
        if self.scheme != self._shortcuts.scheme:
            self._shortcuts.use(self.scheme)
        return NOTHING

    def event(self, event: QEvent) -> bool:
        """Let no key that is being typed in do its deed."""
        if event.type() == QEvent.Type.ShortcutOverride and self.key.hasFocus():
            event.accept()
            return True
        return super().event(event)

    def retranslate(self) -> None:
        """Say the words."""
        self.say({"preset": _("Keys as &in")})
        self.search.setPlaceholderText(_("Search a deed or a key"))
        self.search.setAccessibleName(_("Search a deed or a key"))
        self.list.setHeaderLabels([_("Deed"), _("Keys"), ""])
        self.list.setAccessibleName(_("Keys of all deeds"))
        self.label.setText(_("Ke&y"))
        self.key.setAccessibleName(_("New key"))
        self.set_key.setText(_("S&et"))
        self.add_key.setText(_("A&dd"))
        self.no_key.setText(_("N&o key"))
        self.usual.setText(_("As &before"))
        self.export_button.setText(_("E&xport…"))
        self.import_button.setText(_("Impor&t…"))
        self.all_usual.setText(_("&All as in the preset"))
        self.set_key.setToolTip(_("Only this key"))
        self.add_key.setToolTip(_("This key as well"))
        self.usual.setToolTip(_("The keys of the preset"))
        self._use(self.scheme)


def _menu_of(key: str) -> str:
    from ui.menus import MENUS

    return next((plain_keys(_(title)) for title in MENUS.values() if mnemonic(_(title)) == key), "")
