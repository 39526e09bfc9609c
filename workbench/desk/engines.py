"""The grammar engines of the desk: which there are, and which may see a release."""

from __future__ import annotations

import threading
from pathlib import Path

from workbench.desk.settings import SettingsDeeds
from workbench.desk.views import EngineInfo
from workbench.drafting.guard import check_destination
from workbench.model.engines import Destination, GrammarEngine
from workbench.model.errors import RuleError
from workbench.model.identity import now
from workbench.model.release import Release
from workbench.proofing.engines.available import engine_for, grammar_engines
from workbench.proofing.engines.settings import GrammarSettings
from workbench.store.store import Store


class EngineDeeds:
    """The grammar engines that the settings ask for; made when first needed, and again when they change."""

    def __init__(self, store: Store, settings: SettingsDeeds) -> None:
        self._store = store
        self._settings = settings
        self._engines: list[GrammarEngine] | None = None
        self._made_for: GrammarSettings | None = None
        self._lock = threading.RLock()

    def _grammar_settings(self) -> GrammarSettings:
        folder = self._settings.languagetool_folder
        chosen = self._settings.grammar_engine
        wants_server = chosen in ("best", "languagetool")
        return GrammarSettings(
            server_url=self._settings.languagetool_url if wants_server else "",
            languagetool_folder=Path(folder) if folder and wants_server else None,
            use_lingotweaker=chosen in ("best", "lingotweaker"),
        )

    def at_hand(self) -> list[GrammarEngine]:
        """Return the engines that can be used, the preferred one first; starts nothing."""
        with self._lock:
            settings = self._grammar_settings()
            if self._engines is None or settings != self._made_for:
                self._close_engines()
                self._engines = grammar_engines(settings)
                self._made_for = settings
            return self._engines

    def _close_engines(self) -> None:
        for engine in self._engines or ():
            engine.close()
        self._engines = None

    def close(self) -> None:
        """Stop the engines. Calling twice is no error."""
        with self._lock:
            self._close_engines()

    def infos(self) -> list[EngineInfo]:
        """Return the grammar engines at hand, the preferred one first, and where a text goes."""
        return [
            EngineInfo(
                engine.name,
                engine.destination,
                True,
                languages=tuple(sorted(engine.languages())),
            )
            for engine in self.at_hand()
        ]

    def engine_for(self, language: str, release: Release | None = None) -> GrammarEngine | None:
        """Return the engine that checks a language, None where there is none that may see the release."""
        engine = engine_for(self.at_hand(), language)
        if engine is not None and engine.destination is Destination.THIRD_PARTY:
            if release is None:
                return None
            try:
                waivers = self._store.editorial.waivers(release.id)
                check_destination(release, engine.name, engine.destination, waivers, now())
            except RuleError:
                return None
        return engine
