"""The grammar engines that the settings and this machine allow, the better ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.engines import GrammarEngine
from workbench.proofing.engines.settings import GrammarSettings


@dataclass(frozen=True, slots=True)
class UnavailableEngine:
    """An engine that cannot be used, and the code of the reason (``engine.platform``, ``engine.no_java`` …)."""

    name: str
    reason: str


def grammar_engines(settings: GrammarSettings) -> list[GrammarEngine]:
    """Return the engines that can be used, in order of preference; starts nothing.

    LanguageTool where a server or a folder of its jars is named (fewer false spelling reports on names),
    then LingoTweaker where there is a wheel of it.
    """
    from workbench.proofing.engines import lingotweaker
    from workbench.proofing.engines.languagetool import LanguageToolEngine
    from workbench.proofing.engines.languagetool_server import LanguageToolServer

    engines: list[GrammarEngine] = []
    if settings.server_url:
        engines.append(
            LanguageToolEngine(
                url=settings.server_url, disabled_rules=settings.disabled_rules, seconds=settings.seconds
            )
        )
    folder = settings.languagetool_folder
    if folder is not None and not LanguageToolServer.why_not(folder, settings.java):
        engines.append(
            LanguageToolEngine(
                server=LanguageToolServer(folder, settings.java),
                disabled_rules=settings.disabled_rules,
                seconds=settings.seconds,
            )
        )
    if settings.use_lingotweaker and not lingotweaker.why_not_available():
        engines.append(lingotweaker.LingoTweakerEngine(settings.disabled_rules, settings.seconds))
    return engines


def unavailable_engines(settings: GrammarSettings) -> list[UnavailableEngine]:
    """Return the engines that are wanted and cannot be used, with the reason."""
    from workbench.proofing.engines import lingotweaker
    from workbench.proofing.engines.languagetool_server import NAME, LanguageToolServer

    found: list[UnavailableEngine] = []
    folder = settings.languagetool_folder
    if folder is not None and (reason := LanguageToolServer.why_not(folder, settings.java)):
        found.append(UnavailableEngine(NAME, reason))
    if settings.use_lingotweaker and (reason := lingotweaker.why_not_available()):
        found.append(UnavailableEngine(lingotweaker.NAME, reason))
    return found


def engine_for(engines: Sequence[GrammarEngine], language: str) -> GrammarEngine | None:
    """Return the first engine that knows the language, None where there is none."""
    base = language.split("-")[0].lower()
    return next((engine for engine in engines if base in engine.languages()), None)
