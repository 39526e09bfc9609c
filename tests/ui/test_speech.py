"""Reading aloud: which voice, what is said where there is none, and an engine that fails."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from ui.speech import QtSpeech, Speech, SpeechAway, voice_for

LOCALES = ("en_GB", "en_US", "es_MX", "fr_CA", "fr_FR")


class Recorder:
    """An engine that notes what it is to say."""

    def __init__(self, locales: Sequence[str] = LOCALES, fails: str = "") -> None:
        self.said: list[tuple[str, str]] = []
        self.stops = 0
        self.ended: Callable[[], None] = lambda: None
        self.failed: Callable[[str], None] = lambda _reason: None
        self._locales, self._fails = locales, fails

    def locales(self) -> Sequence[str]:
        return self._locales

    def say(self, text: str, locale: str) -> None:
        if self._fails:
            self.failed(self._fails)
            return
        self.said.append((text, locale))

    def stop(self) -> None:
        self.stops += 1


def test_the_engine_of_these_tests_is_one() -> None:
    from ui.speech import SpeechEngine

    engine: SpeechEngine = Recorder()
    assert engine.locales() == LOCALES


@pytest.mark.parametrize(
    ("language", "voice"),
    [
        ("fr", "fr_FR"), ("fr-CA", "fr_CA"), ("fr-BE", "fr_FR"), ("es", "es_MX"), ("en", "en_US"), ("ar", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_language_gets_the_voice_of_its_country(language: str, voice: str) -> None:
    assert voice_for(language, LOCALES) == voice


def test_a_text_is_read_until_it_ends(qtbot) -> None:
    engine = Recorder()
    speech = Speech(make=lambda: engine)
    with qtbot.waitSignal(speech.changed) as begun:
        assert speech.say("L’eau revient", "fr")
    assert begun.args == [True]
    assert engine.said == [("L’eau revient", "fr_FR")]
    with qtbot.waitSignal(speech.changed) as ended:
        engine.ended()
    assert ended.args == [False]
    speech.stop()
    assert engine.stops == 0


def test_stop(qtbot) -> None:
    engine = Recorder()
    speech = Speech(make=lambda: engine)
    speech.say("Water", "en")
    speech.stop()
    assert engine.stops == 1
    assert not speech.speaking


@pytest.mark.parametrize(("text", "language"), [("Wasser", "de"), ("  \u00a0", "fr"), ("", "fr")])
def test_what_cannot_be_read_is_said(qtbot, text: str, language: str) -> None:
    engine = Recorder()
    speech = Speech(make=lambda: engine)
    with qtbot.waitSignal(speech.message):
        assert not speech.say(text, language)
    assert engine.said == []


def test_an_engine_that_fails_at_once_is_not_speaking(qtbot) -> None:
    made = [Recorder(fails="Connection failed"), Recorder()]
    speech = Speech(make=lambda: made.pop(0))
    with qtbot.waitSignal(speech.message) as told:
        assert not speech.say("Water", "en")
    assert "Connection failed" in told.args[0]
    assert not speech.speaking
    # Another one is made: it may have been started since.
    assert speech.say("Water", "en")


def test_speech_that_is_away_is_looked_for_again(qtbot) -> None:
    engine = Recorder()
    found: list[Any] = [None, engine]

    def make() -> Recorder:
        one = found.pop(0)
        if one is None:
            raise SpeechAway("Nothing here.")
        return one

    speech = Speech(make=make)
    with qtbot.waitSignal(speech.message) as told:
        assert not speech.say("Water", "en")
    assert told.args == ["Nothing here."]
    assert speech.say("Water", "en")


def test_without_the_module_of_qt_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *given: Any, **named: Any) -> Any:
        if name.startswith("PySide6.QtTextToSpeech"):
            raise ImportError("libpulse.so.0: cannot open shared object file")
        return real(name, *given, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(SpeechAway, match="PySide6_Addons"):
        QtSpeech()
