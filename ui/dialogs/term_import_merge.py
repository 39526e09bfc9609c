"""What a file of terms would do to a termbase, as a tree: what contradicts first, each with a choice."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ui.words import Retranslated, _
from workbench.desk import terms_words, wording
from workbench.model.term_imports import ImportChoice, ImportKind, ImportPlan

SHOWN_AT_MOST = 300
"""Concepts of a kind that are listed; the others are counted, and taken with their kind."""

CHOICES = (ImportChoice.KEPT, ImportChoice.FILE, ImportChoice.BOTH)


class MergeTree(Retranslated, QTreeWidget):
    """Lists a plan. Contradictory concepts have a choice of their own; ``rule`` is that of all the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: ImportPlan | None = None
        self.rule = ImportChoice.KEPT
        self._boxes: dict[int, QComboBox] = {}
        self._chosen: dict[int, ImportChoice] = {}
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.retranslate()

    def show_plan(self, plan: ImportPlan) -> None:
        """List what a plan would do."""
        self.plan = plan
        self._chosen.clear()
        self._fill()

    def choices(self) -> dict[int, ImportChoice]:
        """Return the choices that were made for single concepts, by their place in the plan."""
        return dict(self._chosen)

    def set_rule(self, rule: ImportChoice) -> None:
        """Show another choice for every contradictory concept that has none of its own."""
        self.rule = rule
        for number, box in self._boxes.items():
            if number not in self._chosen:
                box.setCurrentIndex(CHOICES.index(rule))

    def _fill(self) -> None:
        self.clear()
        self._boxes.clear()
        if self.plan is None:
            return
        heads: dict[ImportKind, QTreeWidgetItem] = {}
        height = QSize(0, round(self.fontMetrics().height() * 1.5))
        for number, item in enumerate(self.plan.items):
            if item.kind is ImportKind.SAME:
                continue
            head = heads.get(item.kind)
            if head is None:
                head = heads[item.kind] = self._head(item.kind)
            if head.childCount() >= SHOWN_AT_MOST:
                continue
            line = QTreeWidgetItem([terms_words.terms_of(item.known or item.taken), ""])
            line.setToolTip(0, line.text(0))
            line.setSizeHint(0, height)
            head.addChild(line)
            for each in item.differences:
                said = QTreeWidgetItem([terms_words.difference(each), ""])
                said.setToolTip(0, said.text(0))
                said.setSizeHint(0, height)
                line.addChild(said)
            if item.kind is ImportKind.CONTRADICTORY:
                line.setExpanded(True)
                self.setItemWidget(line, 1, self._choice(number))
        for kind, head in heads.items():
            left = self.plan.count(kind) - head.childCount()
            if left:
                more = _("and {count} more").format(count=left)
                head.addChild(QTreeWidgetItem([more, ""]))
            head.setExpanded(kind is not ImportKind.NEW or self.plan.count(kind) < 50)
        same = self.plan.count(ImportKind.SAME)
        if same:
            self._head(ImportKind.SAME)
        self._problems()
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def _head(self, kind: ImportKind) -> QTreeWidgetItem:
        assert self.plan is not None
        title = wording.labelled(terms_words.import_kind(kind), str(self.plan.count(kind)))
        return self._top(title)

    def _top(self, title: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem([title, ""])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        self.addTopLevelItem(head)
        return head

    def _problems(self) -> None:
        assert self.plan is not None
        if not self.plan.problems:
            return
        head = self._top(wording.labelled(_("Not taken as it stands"), str(len(self.plan.problems))))
        for problem in self.plan.problems:
            said = wording.sentence(problem.code, dict(problem.data))
            if problem.line:
                said = _("line {line}: {problem}").format(line=problem.line, problem=said)
            head.addChild(QTreeWidgetItem([said, ""]))

    def _choice(self, number: int) -> QComboBox:
        box = QComboBox()
        for choice in CHOICES:
            box.addItem(terms_words.import_choice(choice), choice)
        box.setCurrentIndex(CHOICES.index(self._chosen.get(number, self.rule)))
        box.setAccessibleName(_("What is to hold"))
        box.activated.connect(lambda row: self._choose(number, CHOICES[row]))
        self._boxes[number] = box
        return box

    def _choose(self, number: int, choice: ImportChoice) -> None:
        self._chosen[number] = choice

    def retranslate(self) -> None:
        """Say the words."""
        self.setAccessibleName(_("What the import would do"))
        self._fill()
