"""Reading aloud with Qt's speech, where it is.

Qt's speech (QtTextToSpeech) comes with PySide6_Addons, which the program does not need otherwise: it is imported when
something is first read, and its absence is said then. What is read goes to the speech of this machine alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QLocale, QObject, Signal

from ui.words import _, language_name

MOCK = "mock"
"""An engine of Qt's own tests, which says nothing."""


class SpeechAway(Exception):
    """Nothing can be read aloud here; the message is a sentence for the person."""


class SpeechEngine(Protocol):
    """What reads a text. ``ended`` and ``failed`` are called on the GUI thread."""

    ended: Callable[[], None]
    failed: Callable[[str], None]

    def locales(self) -> Sequence[str]:
        """Return the languages that have a voice, as ``fr_FR``."""

    def say(self, text: str, locale: str) -> None:
        """Begin to read a text with the voice of one of the locales, in place of what is being read."""

    def stop(self) -> None:
        """Read no more, at once."""


class QtSpeech:
    """Qt's speech. Raises ``SpeechAway`` where Qt has none, or no engine that could be started."""

    def __init__(self) -> None:
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError:
            # The module is missing, or a library of the system that it needs.
            raise SpeechAway(
                _(
                    "Reading aloud needs Qt's speech: the package PySide6_Addons, and on Linux libpulse and libspeechd."
                )
            ) from None
        self._states = QTextToSpeech.State
        engines = [name for name in QTextToSpeech.availableEngines() if name != MOCK]
        self._engine = QTextToSpeech(engines[0]) if engines else None
        if self._engine is None or self._engine.state() == self._states.Error:
            raise SpeechAway(
                _("No speech answers on this system. On Linux, install and start speech-dispatcher.")
            )
        self.ended: Callable[[], None] = lambda: None
        self.failed: Callable[[str], None] = lambda _reason: None
        self._engine.stateChanged.connect(self._changed)
        self._engine.errorOccurred.connect(lambda _kind, reason: self.failed(reason))

    def _changed(self, state: Any) -> None:
        if state in (self._states.Ready, self._states.Error):
            self.ended()

    def locales(self) -> list[str]:
        """Return the languages that have a voice."""
        assert self._engine is not None
        return [locale.name() for locale in self._engine.availableLocales()]

    def say(self, text: str, locale: str) -> None:
        """Begin to read; Qt stops what is being read itself."""
        assert self._engine is not None
        self._engine.setLocale(QLocale(locale))
        self._engine.say(text)

    def stop(self) -> None:
        """Read no more."""
        assert self._engine is not None
        self._engine.stop()


def voice_for(language: str, locales: Sequence[str]) -> str:
    """Return the locale that reads a language (``fr``, ``es-MX``) best: its own country's, its usual one, any.

    Empty where none does.
    """
    wanted = language.replace("-", "_")
    code = wanted.split("_")[0]
    usual = QLocale(code).name()
    for choice in (wanted, usual):
        if choice in locales:
            return choice
    return next((one for one in locales if one.split("_")[0] == code), "")


class Speech(QObject):
    """Reads one text at a time. ``changed`` tells that reading began or ended; ``message`` why it is impossible."""

    changed = Signal(bool)
    message = Signal(str)

    def __init__(self, parent: QObject | None = None, make: Callable[[], SpeechEngine] | None = None) -> None:
        super().__init__(parent)
        self._make = make or QtSpeech
        self._engine: SpeechEngine | None = None
        self._failing: SpeechEngine | None = None
        self.speaking = False

    def say(self, text: str, language: str) -> bool:
        """Read a text, in place of what is being read; return whether it began."""
        if not text.strip():
            self.message.emit(_("There is nothing to read here."))
            return False
        try:
            engine = self._ready()
        except SpeechAway as away:
            self.message.emit(str(away))
            return False
        voice = voice_for(language, engine.locales())
        if not voice:
            self.stop()
            self.message.emit(
                _("No voice of this system speaks {language}.").format(language=language_name(language))
            )
            return False
        self._show(True)
        engine.say(text, voice)
        return self.speaking

    def stop(self) -> None:
        """Read no more."""
        if self._engine is not None and self.speaking:
            self._engine.stop()
        self._show(False)

    def _ready(self) -> SpeechEngine:
        # One that was away is looked for again: it may have been started since.
        if self._engine is None:
            engine = self._make()
            engine.ended = lambda: self._show(False)
            engine.failed = self._failed
            self._engine = engine
        return self._engine

    def _failed(self, reason: str) -> None:
        # The engine must outlive the signal that it is telling this by.
        self._failing, self._engine = self._engine, None
        self._show(False)
        self.message.emit(_("Reading aloud failed: {reason}").format(reason=reason))

    def _show(self, speaking: bool) -> None:
        if speaking != self.speaking:
            self.speaking = speaking
            self.changed.emit(speaking)
