"""Preferences: what helps while typing; the engines of machine drafts, their keys, and where each sends a text."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ui.dialogs.preference_pages import PreferencePage
from ui.dialogs.preferences_engines import engine_line
from ui.tasks import Runner
from ui.words import _
from workbench.desk.changes import Changes

KEYS = ("libretranslate", "deepl")


class DraftsPage(PreferencePage):
    """Completion and typographic marks; LibreTranslate, DeepL, Google, MyMemory."""

    def __init__(self, desk: Any, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        settings = desk.settings
        self.head("typing")
        form = self.form()
        self.completion, self.first, self.marks = QCheckBox(), QCheckBox(), QCheckBox()
        self.completion.setChecked(settings.completion)
        self.first.setChecked(settings.completion_first)
        self.marks.setChecked(settings.smart_marks)
        for box in (self.completion, self.first, self.marks):
            form.addRow("", box)
        self.completion.toggled.connect(self.first.setEnabled)
        self.first.setEnabled(self.completion.isChecked())
        self.explain("typing_meaning", form)
        self.head("ours")
        form = self.form()
        self.url = QLineEdit(settings.libretranslate_url)
        self.keys = {name: QLineEdit() for name in KEYS}
        for field in self.keys.values():
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.row(form, "url", self.url)
        self.row(form, "libretranslate_key", self.keys["libretranslate"])
        self.explain("ours_meaning", form)
        self.head("others")
        form = self.form()
        self.deepl = QCheckBox()
        self.deepl.setChecked(settings.deepl_enabled)
        self.google = QCheckBox()
        self.google.setChecked(settings.google_enabled)
        self.mymemory = QCheckBox()
        self.mymemory.setChecked(settings.mymemory_enabled)
        self.email = QLineEdit(settings.mymemory_email)
        form.addRow("", self.deepl)
        self.row(form, "deepl_key", self.keys["deepl"])
        form.addRow("", self.google)
        form.addRow("", self.mymemory)
        self.row(form, "email", self.email)
        self.explain("others_meaning", form)
        self.head("use")
        form = self.form()
        self.engine = QComboBox()
        self.engine.addItem("", "")
        self.row(form, "engine", self.engine)
        self.explain("engines", form)
        self.column.addStretch(1)
        self._engines: list[Any] | None = None
        self._chosen = settings.draft_engine
        self._known = dict.fromkeys(KEYS, False)
        self.deepl.toggled.connect(self.keys["deepl"].setEnabled)
        self.mymemory.toggled.connect(self.email.setEnabled)
        self.keys["deepl"].setEnabled(self.deepl.isChecked())
        self.email.setEnabled(self.mymemory.isChecked())
        self.retranslate()
        runner.run(self._ask, done=self._show, failed=lambda _error: None)

    def _ask(self) -> tuple[list[Any], dict[str, bool]]:
        # A keyring may ask for its password and take its time: not on the thread of the window.
        known = {name: bool(self.desk.drafts.secret(name)) for name in KEYS}
        return list(self.desk.drafts.engines()), known

    def _show(self, found: tuple[list[Any], dict[str, bool]]) -> None:
        self._engines, self._known = found
        for engine in self._engines:
            if self.engine.findData(engine.name) < 0:
                self.engine.addItem(engine.name, engine.name)
        place = self.engine.findData(self._chosen)
        self.engine.setCurrentIndex(max(0, place))
        self.retranslate()

    def title(self) -> str:
        """Return the page's name."""
        return _("Writing and drafts")

    def save(self) -> Changes:
        """Save; a key that was typed goes to the system's keyring, and nowhere else."""
        changes = self.set_setting("completion", self.completion.isChecked())
        changes |= self.set_setting("completion_first", self.first.isChecked())
        changes |= self.set_setting("smart_marks", self.marks.isChecked())
        changes |= self.set_setting("libretranslate_url", self.url.text().strip())
        changes |= self.set_setting("deepl_enabled", self.deepl.isChecked())
        changes |= self.set_setting("google_enabled", self.google.isChecked())
        changes |= self.set_setting("mymemory_enabled", self.mymemory.isChecked())
        changes |= self.set_setting("mymemory_email", self.email.text().strip())
        if self._engines is not None:
            changes |= self.set_setting("draft_engine", self.engine.currentData() or "")
        for name, field in self.keys.items():
            if field.text():
                self.desk.drafts.set_secret(name, "" if field.text().strip() == "-" else field.text().strip())
                field.clear()
                changes |= Changes(settings=True)
        return changes

    def retranslate(self) -> None:
        """Say the words."""
        if self._engines is None:
            at_hand = _("Looking which engines are at hand…")
        else:
            at_hand = "\n".join(engine_line(engine) for engine in self._engines)
        self.say(
            {
                "typing": _("While typing"),
                "typing_meaning": _(
                    "Quotation marks, apostrophes and the spaces before ; ! ? : follow the house style of the "
                    "language; Ctrl+Z gives back what was typed."
                ),
                "ours": _("The office's own server"),
                "url": _("&LibreTranslate"),
                "libretranslate_key": _("Its &key"),
                "ours_meaning": _(
                    "Texts go to this address, like http://localhost:5000. A public server counts as a third party."
                ),
                "others": _("Third parties"),
                "deepl_key": _("Ke&y of DeepL"),
                "email": _("&E-mail for MyMemory"),
                "others_meaning": _(
                    "Texts leave the house. A release that is not public never goes there, unless an editor allows "
                    "it for that release, with a reason."
                ),
                "use": _("When drafting"),
                "engine": _("&Ask"),
                "engines": at_hand,
            }
        )
        self.completion.setText(_("&Offer words: terms, figures and names of the source, memory"))
        self.first.setText(_("&Tab and Enter take the first word offered"))
        self.marks.setText(_("Set typographic &quotation marks and apostrophes"))
        self.deepl.setText(_("&DeepL"))
        self.google.setText(_("&Google Translate"))
        self.mymemory.setText(_("&MyMemory"))
        self.engine.setItemText(0, _("the first one that may see the release"))
        for name, field in self.keys.items():
            kept = _("kept in the system's keyring; type “-” to forget it")
            field.setPlaceholderText(kept if self._known[name] else _("kept in the system's keyring"))
