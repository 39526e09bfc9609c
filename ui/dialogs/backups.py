"""Restoring a backup: what each holds, and what would be gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.dialogs.frame import HouseDialog, explanation, heading, notice
from ui.moments import moment_words
from ui.tasks import Runner
from ui.words import _, ngettext
from workbench.desk.backups import Backup, HeldRelease, Since, held_releases
from workbench.desk.desk import Desk
from workbench.model.errors import Cancelled


class BackupsDialog(HouseDialog):
    """Lists the backups, newest first. ``chosen`` carries the path of the one to be restored.

    With a ``runner`` it shows of the one that is chosen which releases are in it, and with the ``folder`` of the
    desk what was written since.
    """

    chosen = Signal(Path)

    def __init__(
        self,
        backups: Sequence[Backup],
        parent: QWidget | None = None,
        runner: Runner | None = None,
        folder: Path | None = None,
    ) -> None:
        super().__init__(parent, columns=96, lines=28)
        self._backups = list(backups)
        self._runner, self._folder = runner, folder
        self._since: Since | None = None
        self.lead = explanation()
        self.list = QListWidget()
        self.list.setSpacing(3)
        self.list.setWordWrap(True)
        self.contents_head = heading()
        self.contents = QListWidget()
        self.contents.setWordWrap(True)
        self.contents.setSpacing(4)
        self.warning, self.since = notice()
        self.body.addWidget(self.lead)
        self._lay_out()
        self.cancel = self.add_button()
        self.restore = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.restore.clicked.connect(self._restore)
        self.list.itemActivated.connect(lambda _item: self._restore())
        self.list.currentRowChanged.connect(self._look)
        for _backup in self._backups:
            self.list.addItem(QListWidgetItem())
        self.restore.setEnabled(bool(self._backups))
        self.retranslate()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list, 3)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.contents_head)
        beside.addWidget(self.contents, 1)
        row.addLayout(beside, 2)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.warning)
        for widget in (self.contents_head, self.contents):
            widget.setVisible(self._runner is not None and bool(self._backups))
        self.warning.hide()

    def _chosen(self) -> Backup | None:
        row = self.list.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def _restore(self) -> None:
        backup = self._chosen()
        if backup is not None:
            self.chosen.emit(backup.path)
            self.accept()

    def _look(self) -> None:
        backup = self._chosen()
        if backup is None or self._runner is None:
            return
        self.forget_failure()
        self._runner.run(
            held_releases, backup.path, done=self._show_contents, failed=self._fail, key=f"held:{id(self)}"
        )
        if self._folder is not None:
            self._runner.run(
                Desk.written_since,
                self._folder,
                backup,
                done=self._show_since,
                failed=lambda _error: self._show_since(None),
                key=f"since:{id(self)}",
            )

    def _fail(self, error: object) -> None:
        if not isinstance(error, Cancelled):
            self.contents.clear()
            self.say_failure(error)

    def _show_contents(self, held: list[HeldRelease]) -> None:
        self.contents.clear()
        for release in held:
            words = " · ".join(filter(None, (release.reference, release.title)))
            done = _("{count} of {all} segments").format(count=release.translated, all=release.total)
            languages = ", ".join(release.languages)
            self.contents.addItem(f"{words}\n{languages} · {done}" if languages else words)

    def _show_since(self, since: Since | None) -> None:
        self._since = since
        self._say_since()

    def _say_since(self) -> None:
        since = self._since
        self.warning.setVisible(since is not None)
        if since is None:
            return
        if not since:
            self.since.setText(_("Nothing was written since: nothing would be gone."))
            return
        parts = [
            text.format(count=count)
            for text, count in (
                (ngettext("{count} release", "{count} releases", since.releases), since.releases),
                (ngettext("{count} revision", "{count} revisions", since.revisions), since.revisions),
                (ngettext("{count} decision", "{count} decisions", since.decisions), since.decisions),
                (ngettext("{count} comment", "{count} comments", since.comments), since.comments),
            )
            if count
        ]
        words = _("Written since, and no longer there afterwards: {what}.").format(what=", ".join(parts))
        if since.titles:
            words += " " + _("Most recently in: {titles}.").format(titles="; ".join(since.titles))
        self.since.setText(words)

    def _words(self, backup: Backup) -> str:
        when = moment_words(backup.made_at)
        if backup.replaced:
            when = _("{moment}, replaced by a backup").format(moment=when)
        counts = [
            ngettext("{count} release", "{count} releases", backup.releases).format(count=backup.releases),
            ngettext("{count} segment translated", "{count} segments translated", backup.translated).format(
                count=backup.translated
            ),
        ]
        lines = [when, ", ".join(counts)]
        if backup.changed_at is not None:
            lines.append(
                _("last change {moment} by {person}").format(
                    moment=moment_words(backup.changed_at), person=backup.changed_by
                )
            )
        return "\n".join(lines)

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Restore a backup"))
        self.lead.setText(
            _(
                "The desk goes back to how it was then. What stands now is not thrown away: it is kept, and is in this "
                "list afterwards, so that it can be restored in turn."
            )
            if self._backups
            else _("There is no backup yet. One is made every few hours while you work.")
        )
        for row, backup in enumerate(self._backups):
            words = self._words(backup)
            item = self.list.item(row)
            item.setText(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", ", "))
        self.list.setAccessibleName(_("Backups"))
        self.contents_head.setText(_("In this backup"))
        self.contents.setAccessibleName(_("In this backup"))
        self.cancel.setText(_("Cancel"))
        self.restore.setText(_("&Restore"))
        self._say_since()
