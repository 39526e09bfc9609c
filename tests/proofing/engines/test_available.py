"""Which engines there are, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.model.engines import Destination
from workbench.proofing.engines import grammalecte, lingotweaker
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


def test_a_third_party_is_off_until_it_is_turned_on() -> None:
    public = "https://api.languagetool.org"
    assert _names(GrammarSettings(server_url=public)) == ["LingoTweaker"]
    engine, _ = grammar_engines(GrammarSettings(server_url=public, use_public_server=True))
    assert engine.destination is Destination.THIRD_PARTY
    # Where nothing else is named, it is asked last.
    _, engine = grammar_engines(GrammarSettings(use_public_server=True))
    assert (engine.name, engine.destination) == ("LanguageTool", Destination.THIRD_PARTY)
    named = GrammarSettings(server_url="http://localhost:8081", use_public_server=True)
    assert [one.destination for one in grammar_engines(named)] == [Destination.THIS_MACHINE] * 2


def test_grammalecte_comes_last_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammalecte, "why_not_available", lambda: "")
    assert _names(GrammarSettings(use_grammalecte=True)) == ["LingoTweaker", "Grammalecte"]
    monkeypatch.setattr(grammalecte, "why_not_available", lambda: "engine.not_installed")
    assert _names(GrammarSettings(use_grammalecte=True)) == ["LingoTweaker"]


def test_what_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = GrammarSettings(languagetool_folder=tmp_path / "none")
    assert _names(settings) == ["LingoTweaker"]
    monkeypatch.setattr(lingotweaker, "why_not_available", lambda: "engine.platform")
    missing = unavailable_engines(settings)
    assert [engine.name for engine in missing] == ["LanguageTool", "LingoTweaker"]
    assert all(engine.reason.startswith("engine.") for engine in missing)
