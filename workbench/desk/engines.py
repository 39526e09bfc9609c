"""The grammar engines of the desk: which there are, and which may see a release."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.desk.settings import SettingsDeeds
from workbench.desk.views import EngineInfo
from workbench.drafting.guard import check_destination
from workbench.model.engines import Destination, EngineState, GrammarEngine, Standing
from workbench.model.errors import RuleError
from workbench.model.identity import now
from workbench.model.release import Release
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.places import cache_folder, resources_folder
from workbench.proofing.engines import grammalecte
from workbench.proofing.engines.available import engine_for, grammar_engines
from workbench.proofing.engines.fetching import MAVEN_CENTRAL, Jar, fetch, read_list
from workbench.proofing.engines.health import EngineHealth
from workbench.proofing.engines.java import Java, find_java, find_languagetool
from workbench.proofing.engines.relay import EngineRelay
from workbench.proofing.engines.settings import GrammarSettings
from workbench.store.store import Store

_VERSION = "6.8"
_CHOSEN = {"languagetool": "LanguageTool", "lingotweaker": "LingoTweaker"}


@dataclass(frozen=True, slots=True)
class LanguageToolSetup:
    """What there is of what LanguageTool needs on this machine.

    ``java`` is a program, empty where there is none, ``java_will_do`` whether it is new enough; ``folder``
    holds LanguageTool's jars, empty where none was found; ``megabytes`` is what would have to be fetched.
    """

    java: str
    java_version: int
    java_will_do: bool
    folder: str
    megabytes: int
    grammalecte: bool


@dataclass(frozen=True, slots=True)
class GrammarAnswer:
    """Which engine was ``wanted`` for a text, and which ``answered``; empty for none."""

    wanted: str
    answered: str


class EngineDeeds:
    """The grammar engines that the settings ask for; made when first needed, and again when they change."""

    def __init__(self, store: Store, settings: SettingsDeeds) -> None:
        self._store = store
        self._settings = settings
        self._engines: list[GrammarEngine] | None = None
        self._made_for: GrammarSettings | None = None
        self._lock = threading.RLock()
        self._health = EngineHealth()
        self._found_java = Java()

    def _grammar_settings(self) -> GrammarSettings:
        folder = self._settings.languagetool_folder
        chosen = self._settings.grammar_engine
        wants_server = chosen in ("best", "languagetool")
        return GrammarSettings(
            server_url=self._settings.languagetool_url if wants_server else "",
            languagetool_folder=Path(folder) if folder and wants_server else None,
            java=self._java().program or "java" if folder and wants_server else "java",
            use_public_server=wants_server and self._settings.languagetool_public,
            use_lingotweaker=chosen in ("best", "lingotweaker"),
            use_grammalecte=self._settings.grammalecte and chosen != "off",
        )

    def _java(self) -> Java:
        if not self._found_java.will_do:
            self._found_java = find_java()
        return self._found_java

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

    def infos(self, release: Release | None = None) -> list[EngineInfo]:
        """Return the grammar engines at hand, the preferred one first, and where a text goes.

        Of a ``release``: those alone that may see it.
        """
        return [
            EngineInfo(
                engine.name,
                engine.destination,
                True,
                languages=tuple(sorted(engine.languages())),
            )
            for engine in self.at_hand()
            if release is None or self._may_see(engine, release)
        ]

    def engine_for(self, language: str, release: Release | None = None) -> GrammarEngine | None:
        """Return what checks a language, None where there is nothing that may see the release.

        It is all engines that may, as one: where the preferred one fails, the next one answers.
        """
        allowed = self._allowed(language, release)
        if not allowed:
            return None
        beside = [engine for engine in allowed if engine.name == grammalecte.NAME]
        return EngineRelay([one for one in allowed if one not in beside], self._health, beside)

    def _allowed(self, language: str, release: Release | None) -> list[GrammarEngine]:
        base = language.split("-")[0].lower()
        return [
            engine
            for engine in self.at_hand()
            if base in engine.languages() and self._may_see(engine, release)
        ]

    def answer(self, language: str, release: Release | None = None) -> GrammarAnswer | None:
        """Return which engine was wanted for a text of the language that has been checked, and which answered.

        None where the settings want none. Of a text that belongs to no release nothing goes to a third party.
        """
        chosen = self._settings.grammar_engine
        if chosen == "off":
            return None
        base = language.split("-")[0].lower()
        known = [engine for engine in self.at_hand() if base in engine.languages()]
        well = [
            engine
            for engine in self._allowed(language, release)
            if self._health.state(engine).standing is Standing.READY
        ]
        wanted = _CHOSEN.get(chosen) or next((engine.name for engine in known), "")
        return GrammarAnswer(wanted, next((engine.name for engine in well), ""))

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

    def state(self, language: str, third_parties: bool = True) -> EngineState | None:
        """Return how the preferred engine of a language is, None where there is none; asks no store.

        Without ``third_parties``: the preferred one of those that every release may be shown to.
        """
        base = language.split("-")[0].lower()
        known = [
            engine
            for engine in self._engines or ()
            if base in engine.languages()
            and (third_parties or engine.destination is not Destination.THIRD_PARTY)
        ]
        if not known:
            return None
        others = (
            one.name
            for one in known[1:]
            if one.name != grammalecte.NAME and self._health.state(one).standing is Standing.READY
        )
        return replace(self._health.state(known[0]), stand_in=next(others, ""))

    # what LanguageTool needs

    def languagetool_setup(self) -> LanguageToolSetup:
        """Return what there is of what LanguageTool needs; looks at this machine alone, and takes a moment."""
        java = find_java()
        found = find_languagetool(_own_folder())
        return LanguageToolSetup(
            java=java.program,
            java_version=java.version,
            java_will_do=java.will_do,
            folder="" if found is None else str(found),
            megabytes=round(sum(jar.size for jar in _jars()) / 1e6),
            grammalecte=not grammalecte.why_not_available(),
        )

    def fetch_languagetool(self, cancel: CancelToken, progress: Progress = no_progress) -> str:
        """Fetch LanguageTool's jars over the network and return their folder; ``progress`` is told bytes.

        PRESSBENCH_MAVEN names an office's own mirror of Maven Central. Raises what
        ``workbench.proofing.engines.fetching.fetch`` raises.
        """
        folder = _own_folder()
        fetch(_jars(), folder, cancel, progress, os.environ.get("PRESSBENCH_MAVEN") or MAVEN_CENTRAL)
        return str(folder)


def _own_folder() -> Path:
    return cache_folder() / f"languagetool-{_VERSION}"


def _jars() -> list[Jar]:
    listed = resources_folder() / "languagetool" / f"jars-{_VERSION}.txt"
    return read_list(listed.read_text(encoding="utf-8"))
