"""The pairing window: two columns of joined rows, what is to be looked at, and the way into the editor."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.dialogs.frame import HouseDialog, notice
from ui.dropping import Drops
from ui.elided import ElidedLabel
from ui.pairing.bar import DeedBar
from ui.pairing.deeds import RowDeeds
from ui.pairing.differing import MOST_OF_TITLE, shortened
from ui.pairing.keys import ACCEPT
from ui.pairing.model import RowModel
from ui.pairing.session import Anchor, PairingSession, anchors
from ui.pairing.view import ColumnHeads, RowView
from ui.shortcuts.keys import shown
from ui.shortcuts.registry import Shortcuts, key_of
from ui.shortcuts.tips import with_key
from ui.style_sheet import set_look
from ui.words import _, language_name, ngettext
from workbench.desk import catalogue, pairing_rows, wording
from workbench.desk.pairing import remark
from workbench.model.errors import InputError
from workbench.model.pairing import Pairing, PairSide


class PairingWindow(HouseDialog):
    """Shows a session. ``accepted_as`` carries what the desk made of it (``Accepted``); it closes itself then.

    ``keys_wanted`` asks for the sheet of all keys, ``dropped`` carries an ``Offer`` of other texts.
    """

    accepted_as = Signal(object)
    keys_wanted = Signal()
    dropped = Signal(object)
    help_topic = "pairing"

    def __init__(self, session: PairingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=190, lines=48)
        self.setWindowFlags(Qt.WindowType.Window)
        self.session = session
        session.setParent(self)
        self.body.setContentsMargins(12, 10, 12, 10)
        self.body.setSpacing(8)
        self.summary, self.state = QLabel(), ElidedLabel()
        set_look(self.state, "dim")
        self.warning, self.warning_words = notice()
        self.model = RowModel(session, self)
        self.view = RowView(self.model, session.runner)
        self.heads = ColumnHeads(self.view)
        self.deeds = RowDeeds(self)
        self.bar = DeedBar(self.deeds, session)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.summary)
        top.addWidget(self.state, 1)
        self.body.addLayout(top)
        for widget in (self.warning, self.bar, self.heads):
            self.body.addWidget(widget)
        self.body.addWidget(self.view, 1)
        self.leave = self.add_button()
        self.go_on = self.add_button(primary=True)
        for button in (self.leave, self.go_on):
            # Enter belongs to the rows.
            button.setDefault(False)
            button.setAutoDefault(False)
        self._told = ""
        self._working = False
        self._accepting = False
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.accept_pairing)
        session.changed.connect(self._changed)
        session.marked.connect(self._marked)
        session.working.connect(self._work)
        session.failed.connect(self._failed)
        self.view.moved.connect(self._moved)
        self.view.measured.connect(self._measured)
        self.drops = Drops(self)
        self.drops.dropped.connect(self.dropped)
        self.finished.connect(self._let_go)
        self.retranslate()
        self.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the rows: before, no text would have its width."""
        super().showEvent(event)
        if not self.view.rows.measured:
            self.view.measure()

    def _measured(self) -> None:
        # The first row that is to be looked at, as soon as it is known where that is.
        if self.view.place < 0:
            rows = self.session.pairing.rows
            self.view.go_to(next((at for at, row in enumerate(rows) if row.unsure), 0), among_others=True)
        else:
            self.view.go_to(self.view.place)

    def _let_go(self) -> None:
        self.drops.stop()
        self.session.let_go()

    def follow_keys(self, shortcuts: Shortcuts) -> None:
        """Have the keys in force, now and whenever they are changed."""
        self._shortcuts = shortcuts
        shortcuts.changed.connect(self._keys_changed)
        self._keys_changed()

    def _keys_changed(self) -> None:
        self._shortcuts.put_on(self.deeds.actions.values())
        self.bar.retranslate()
        self.retranslate()

    # what changes

    def _changed(self) -> None:
        place = self.view.place
        rows = self.model.pairing.rows
        known = anchors(rows[place], self.view.side) if 0 <= place < len(rows) else []
        top = self.view.top_of(place)
        self.model.follow()
        self._told = ""
        self.view.go_to(_found(self.session.pairing, known, place))
        self.view.keep_at(top)
        self._look()

    def _marked(self) -> None:
        self.view.viewport().update()
        self._look()

    def _work(self, working: bool) -> None:
        self._working = working
        self._say_state()

    def _failed(self, error: Any) -> None:
        self._accepting = False
        self.say_failure(error)
        self._look()

    def _moved(self) -> None:
        side = _("Source") if self.view.side is PairSide.SOURCE else _("Translation")
        if self.view.place >= 0:
            self.view.say(f"{side}. {self.model.spoken(self.view.place)}")
        self._told = ""
        self._say_state()

    def carry(self, sentence: Anchor | None) -> None:
        """Pick sentences up that are to be moved, by the first of them, or put them down with None."""
        self.view.rows.carried = sentence
        self.view.viewport().update()
        self._say_state()

    def tell(self, words: str) -> None:
        """Say something that goes with the next step."""
        self._told = words
        self._say_state()
        self.state.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self.state, QAccessible.Event.Alert))

    def _say_state(self) -> None:
        if self._told:
            words = self._told
        elif self.view.rows.carried is not None:
            key = shown(key_of("pairing.move"))
            words = _(
                "Go to the row where it belongs and press {key} again; Esc leaves it where it is."
            ).format(key=key or _("Move"))
        elif self._working:
            words = _("Pairing the rest again…")
        elif self.session.desk.read_only:
            words = _("This desk is only read now; nothing is kept.")
        else:
            place = self.view.place
            rows = self.session.pairing.rows
            words = " ".join(self.model.notes(rows[place])) if 0 <= place < len(rows) else ""
        self.state.setText(words)

    def _look(self) -> None:
        rows, number = self.session.pairing.rows, QLocale(catalogue.language()).toString
        parts = [ngettext("{count} row", "{count} rows", len(rows)).format(count=number(len(rows)))]
        unsure = sum(row.unsure for row in rows)
        left_out = sum(not row.target for row in rows)
        added = sum(not row.source for row in rows)
        differ = sum(bool(marks.issues) for marks in self.session.marks.values())
        if unsure:
            words = ngettext("{count} not sure", "{count} not sure", unsure)
            parts.append(words.format(count=number(unsure)))
        if left_out:
            words = ngettext("{count} left out", "{count} left out", left_out)
            parts.append(words.format(count=number(left_out)))
        if added:
            words = ngettext("{count} added", "{count} added", added)
            parts.append(words.format(count=number(added)))
        if differ:
            words = ngettext("{count} with other figures", "{count} with other figures", differ)
            parts.append(words.format(count=number(differ)))
        self.summary.setText(" · ".join(parts))
        self._warn()
        writes = not self.session.desk.read_only and not self._accepting
        self.deeds.allow(writes)
        self.bar.follow()
        self.go_on.setEnabled(writes and any(row.source and row.target for row in rows))
        self._say_state()

    def _warn(self) -> None:
        titles = [
            shortened(one.title or one.origin, MOST_OF_TITLE)
            for one in (self.session.source, self.session.target)
        ]
        said = remark(self.session.pairing, titles[0], titles[1])
        self.warning_words.setText("" if said is None else wording.say(said))
        self.warning.setVisible(said is not None)

    # leaving

    def accept_pairing(self) -> None:
        """Ask what is known of the release, and make it."""
        from ui.dialogs.pairing_accept import AcceptPairingDialog

        if not self.go_on.isEnabled():
            return
        dialog = AcceptPairingDialog(self.session, self)
        dialog.given.connect(self._accept)
        dialog.open()

    def _accept(self, values: dict[str, Any]) -> None:
        self._accepting = True
        self._look()
        self.session.accept(values, self._made)

    def _made(self, accepted: Any) -> None:
        self.accepted_as.emit(accepted)
        self.accept()

    def reject(self) -> None:
        """Leave what is being moved where it is; else close: everything is kept."""
        if self.view.rows.carried is not None:
            self.carry(None)
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press nothing here, and the key of the sheet show it: the window's own cannot be reached."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        elif (key := key_of("window.keys")) and QKeySequence(event.keyCombination()) == QKeySequence(key):
            self.keys_wanted.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say the words."""
        session = self.session
        self.setWindowTitle(_("Pairing: {title}").format(title=session.name or session.source.title))
        names = [
            wording.labelled(language_name(document.language), document.title or document.origin)
            for document in (session.source, session.target)
        ]
        self.heads.put(*names)
        self.view.setAccessibleName(_("Rows"))
        self.leave.setText(_("C&lose"))
        self.leave.setToolTip(_("Everything is kept: File, “Pairings in work…” takes it up again"))
        self.go_on.setText(_(ACCEPT.words))
        self.go_on.setToolTip(with_key(_(ACCEPT.tip), "pairing.accept"))
        # The words between the texts have another width.
        self.view.refresh()
        self._look()


def _found(pairing: Pairing, known: list[Anchor], place: int) -> int:
    """Return where the row of a sentence is now, the first that can be found; the same place for none."""
    for side, index in known:
        try:
            return pairing_rows.place_of(pairing, side, index)
        except InputError:
            continue
    return max(0, min(place, len(pairing.rows) - 1))
