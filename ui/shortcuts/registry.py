"""The keys in force: kept with the window's settings, put on every action."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction, QGuiApplication

from ui.shortcuts.alt_gr import WINDOWS, AltGrKeys
from ui.shortcuts.catalogue import all_deeds
from ui.shortcuts.keys import has_azerty, sequences
from ui.shortcuts.scheme import KeyScheme
from workbench.model.errors import InputError

SETTING = "window/keys"

_in_force: dict[str, tuple[str, ...]] = {}


def keys_of(name: str) -> tuple[str, ...]:
    """Return the keys in force of a deed (``editor.confirm``), the first first."""
    keys = _in_force.get(name)
    if keys is None:
        keys = next((deed.keys for deed in all_deeds() if deed.name == name), ())
    return keys


def key_of(name: str) -> str:
    """Return the first key in force of a deed as ``Ctrl+Return``; empty where it has none.

    For words and key caps that show a key where it acts.
    """
    return next(iter(keys_of(name)), "")


class Shortcuts(QObject):
    """Says which keys every deed has. ``changed`` tells that some have others from now on."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.scheme = KeyScheme()
        kept = str(settings.value(SETTING) or "")
        if kept:
            try:
                self.scheme = KeyScheme.from_text(kept)
            except InputError:
                # Settings that something else has written over: our own keys are always there.
                settings.remove(SETTING)
        self._take()
        if QGuiApplication.platformName() == WINDOWS:
            self._alt_gr = AltGrKeys(self)

    def _take(self) -> None:
        global _in_force
        self._keys = self.scheme.keys()
        _in_force = self._keys

    def keys(self, name: str) -> tuple[str, ...]:
        """Return the keys of a deed, by its full name."""
        return self._keys.get(name, ())

    def use(self, scheme: KeyScheme) -> None:
        """Put a scheme in force, and write it down at once."""
        self.scheme = scheme
        self._settings.setValue(SETTING, scheme.to_text())
        self._settings.sync()
        self._take()
        self.changed.emit()

    def put_on(self, actions: Iterable[QAction]) -> None:
        """Give actions the keys of the deeds that their object names say; others are left alone."""
        azerty = has_azerty()
        taken = {key for keys in self._keys.values() for key in keys} if azerty else frozenset()
        for action in actions:
            if action.objectName() in self._keys:
                action.setShortcuts(sequences(self._keys[action.objectName()], azerty, taken))
