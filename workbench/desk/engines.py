"""The grammar engines of the desk: which there are, and which may see a release."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from workbench.desk.settings import SettingsDeeds
from workbench.desk.views import EngineInfo
from workbench.drafting.guard import check_destination
from workbench.model.engines import Destination, EngineState, GrammarEngine, Standing
from workbench.model.errors import RuleError
from workbench.model.identity import now
from workbench.model.release import Release
from workbench.proofing.engines.available import engine_for, grammar_engines
from workbench.proofing.engines.health import EngineHealth
from workbench.proofing.engines.relay import EngineRelay
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
        self._health = EngineHealth()

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
        self._health.forget()
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
        """Return what checks a language, None where there is nothing that may see the release.

        It is all engines that may, as one: where the preferred one fails, the next one answers.
        """
        base = language.split("-")[0].lower()
        allowed = [
            engine
            for engine in self.at_hand()
            if base in engine.languages() and self._may_see(engine, release)
        ]
        return EngineRelay(allowed, self._health) if allowed else None

    def _may_see(self, engine: GrammarEngine, release: Release | None) -> bool:
        if engine.destination is not Destination.THIRD_PARTY:
            return True
        if release is None:
            return False
        try:
            waivers = self._store.editorial.waivers(release.id)
            check_destination(release, engine.name, engine.destination, waivers, now())
        except RuleError:
            return False
        return True

    # how they are

    def work_in_background(self) -> None:
        """Have no check wait, from now on, for an engine that gets ready, nor fail with one that fails.

        A text that no engine can check goes without grammar; ``state`` tells when it is worth asking again.
        """
        self._health.in_background = True

    def warm(self, language: str) -> None:
        """Have the preferred engine of a language get ready where it works in the background.

        Waits for nothing. A server that the desk does not mind is sent nothing.
        """
        engine = engine_for(self.at_hand(), language)
        if engine is not None and self._health.in_background:
            self._health.can_answer(engine, language)

    def state(self, language: str) -> EngineState | None:
        """Return how the preferred engine of a language is, None where there is none; asks no store."""
        base = language.split("-")[0].lower()
        known = [engine for engine in self._engines or () if base in engine.languages()]
        if not known:
            return None
        others = (one.name for one in known[1:] if self._health.state(one).standing is Standing.READY)
        return replace(self._health.state(known[0]), stand_in=next(others, ""))
