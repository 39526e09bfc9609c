"""The fields and buttons of the find bar, and their words."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from ui.elided import ElidedLabel
from ui.style_sheet import set_look
from ui.words import _
from workbench.desk.search import Search

SIDES = (("source", "target"), ("source",), ("target",))
SLIM = "QToolButton { padding: 5px 6px; } QToolButton:focus { padding: 4px 5px; }"
"""The padding of a button that shows a sign, not a word."""

_OPTION_KEYS = {"case": "Alt+C", "words": "Alt+W", "regular": "Alt+X"}


class FindFields(QWidget):
    """What is looked for and how; below it, when it is wanted, what to put in its place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text, self.replacement = QLineEdit(self), QLineEdit(self)
        self.text.setClearButtonEnabled(True)
        self.side, self.scope = QComboBox(self), QComboBox(self)
        self.match_case, self.whole_words, self.regular = (
            _option(self, sign) for sign in ("Aa", "[ab]", ".*")
        )
        self.previous, self.next, self.more, self.close_button = (
            _button(self, sign) for sign in ("↑", "↓", "⇄", "×")
        )
        self.more.setCheckable(True)
        self.replace_one, self.replace_all = QPushButton(self), QPushButton(self)
        for button in (self.replace_one, self.replace_all):
            button.setAutoDefault(False)
        self.said = ElidedLabel(parent=self)
        set_look(self.said, "small")
        self.second = QWidget(self)
        self._lay_out()
        for option, name in (
            (self.match_case, "case"),
            (self.whole_words, "words"),
            (self.regular, "regular"),
        ):
            key = QShortcut(QKeySequence(_OPTION_KEYS[name]), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(option.toggle)
        self.second.hide()

    def _lay_out(self) -> None:
        whole = QGridLayout(self)
        whole.setContentsMargins(12, 6, 8, 4)
        whole.setHorizontalSpacing(6)
        whole.setVerticalSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.text, 1)
        for widget in (
            self.match_case, self.whole_words, self.regular, self.previous, self.next, self.more,
            self.close_button,
        ):  # fmt: skip
            first.addWidget(widget)
        where = QHBoxLayout()
        where.setSpacing(4)
        where.addWidget(self.said, 1)
        where.addWidget(self.side)
        where.addWidget(self.scope)
        below = QHBoxLayout(self.second)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self.replacement, 1)
        below.addWidget(self.replace_one)
        below.addWidget(self.replace_all)
        whole.addLayout(first, 0, 0)
        whole.addWidget(self.second, 1, 0)
        whole.addLayout(where, 2, 0)
        # From what is looked for Tab goes to what is put in its place, and on to doing it.
        order = (
            self.text, self.replacement, self.replace_one, self.replace_all, self.match_case, self.whole_words,
            self.regular, self.side, self.scope, self.previous, self.next, self.more, self.close_button,
        )  # fmt: skip
        for one, following in pairwise(order):
            self.setTabOrder(one, following)

    def search(self) -> Search:
        """Return what is looked for."""
        return Search(
            self.text.text(),
            SIDES[max(0, self.side.currentIndex())],
            self.match_case.isChecked(),
            self.whole_words.isChecked(),
            self.regular.isChecked(),
        )

    def everywhere(self) -> bool:
        """Return whether all open translations are meant."""
        return self.scope.currentIndex() == 1

    def take_over(self, other: FindFields) -> None:
        """Show the same as the fields of another page."""
        self.text.setText(other.text.text())
        self.replacement.setText(other.replacement.text())
        self.side.setCurrentIndex(other.side.currentIndex())
        self.scope.setCurrentIndex(other.scope.currentIndex())
        for mine, theirs in (
            (self.match_case, other.match_case),
            (self.whole_words, other.whole_words),
            (self.regular, other.regular),
            (self.more, other.more),
        ):
            mine.setChecked(theirs.isChecked())

    def say(self, words: str, trouble: bool = False) -> None:
        """Say how many places there are, or what is wrong with the pattern."""
        set_look(self.said, "error" if trouble else "small")
        self.said.setText(f"⚠ {words}" if trouble else words)
        self.said.setAccessibleName(words)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.text.setPlaceholderText(_("Find in source and translation"))
        self.replacement.setPlaceholderText(_("Replace with"))
        _fill(self.side, [_("Both sides"), _("Source"), _("Translation")])
        _fill(self.scope, [_("This release"), _("All open")])
        self.replace_one.setText(_("Replace"))
        self.replace_all.setText(_("Replace all…"))
        named: tuple[tuple[QWidget, str, str], ...] = (
            (self.text, _("Find"), ""),
            (
                self.replacement,
                _("Replace with"),
                _("\\1 or $1 stands for the first group of a regular expression"),
            ),
            (self.side, _("Where to find"), ""),
            (self.scope, _("In which translations"), _("This translation, or all that are open")),
            (self.match_case, _("Match case"), _OPTION_KEYS["case"]),
            (self.whole_words, _("Whole words"), _OPTION_KEYS["words"]),
            (self.regular, _("Regular expression"), _OPTION_KEYS["regular"]),
            (self.previous, _("Previous place"), "Shift+F3"),
            (self.next, _("Next place"), "F3"),
            (self.more, _("Replace"), "Ctrl+R"),
            (self.replace_one, _("Replace this place and go on"), ""),
            (self.replace_all, _("Show every place before and after, and choose"), ""),
            (self.close_button, _("Close"), "Esc"),
        )
        for widget, words, more in named:
            widget.setAccessibleName(words)
            keys = QKeySequence(more).toString(QKeySequence.SequenceFormat.NativeText)
            hint = f"{words} ({keys})" if keys and len(more) < 12 else more or words
            widget.setToolTip(hint)


def _option(parent: QWidget, sign: str) -> QToolButton:
    option = _button(parent, sign)
    option.setCheckable(True)
    return option


def _button(parent: QWidget, sign: str) -> QToolButton:
    button = QToolButton(parent)
    button.setText(sign)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_look(button, "button")
    # A sign needs less room than a word.
    button.setStyleSheet(SLIM)
    return button


def _fill(box: QComboBox, words: list[str]) -> None:
    chosen = max(0, box.currentIndex())
    silent = box.blockSignals(True)
    box.clear()
    box.addItems(words)
    box.setCurrentIndex(chosen)
    box.blockSignals(silent)
