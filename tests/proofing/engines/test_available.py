"""Which engines there are, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.model.engines import Destination
from workbench.proofing.engines import lingotweaker
from workbench.proofing.engines.available import engine_for, grammar_engines, unavailable_engines
from workbench.proofing.engines.settings import GrammarSettings


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lingotweaker, "why_not_available", lambda: "")


def _names(settings: GrammarSettings) -> list[str]:
    return [engine.name for engine in grammar_engines(settings)]


def test_lingotweaker_is_always_there() -> None:
    assert _names(GrammarSettings()) == ["LingoTweaker"]
    assert _names(GrammarSettings(use_lingotweaker=False)) == []


def test_a_server_comes_first() -> None:
    engines = grammar_engines(GrammarSettings(server_url="http://127.0.0.1:1"))
    assert [engine.name for engine in engines] == ["LanguageTool", "LingoTweaker"]
    assert engine_for(engines, "fr-CA") is engines[0]
    assert engine_for(engines, "xx") is None


def test_the_public_server_is_a_third_party() -> None:
    (engine, _) = grammar_engines(GrammarSettings(server_url="https://api.languagetool.org"))
    assert engine.destination is Destination.THIRD_PARTY


def test_what_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = GrammarSettings(languagetool_folder=tmp_path / "none")
    assert _names(settings) == ["LingoTweaker"]
    monkeypatch.setattr(lingotweaker, "why_not_available", lambda: "engine.platform")
    missing = unavailable_engines(settings)
    assert [engine.name for engine in missing] == ["LanguageTool", "LingoTweaker"]
    assert all(engine.reason.startswith("engine.") for engine in missing)
