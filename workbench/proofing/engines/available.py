"""The grammar engines that the settings and this machine allow, the better ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.engines import Destination, GrammarEngine
from workbench.proofing.engines.settings import GrammarSettings


@dataclass(frozen=True, slots=True)
class UnavailableEngine:
    """An engine that cannot be used, and the code of the reason (``engine.platform``, ``engine.no_java`` …)."""

    name: str
    reason: str


def grammar_engines(settings: GrammarSettings) -> list[GrammarEngine]:
    """Return the engines that can be used, in order of preference; starts nothing.

    LanguageTool where a server or a folder of its jars is named (fewer false spelling reports on names),
    then LingoTweaker where there is a wheel of it; LanguageTool's public server, where it is turned on, and
    Grammalecte, which is asked beside another, come last. A server of a third party that is named is left
    out until third parties are turned on.
    """
    from workbench.proofing.engines import grammalecte, lingotweaker
    from workbench.proofing.engines.languagetool import PUBLIC_SERVER, LanguageToolEngine, destination_of
    from workbench.proofing.engines.languagetool_server import LanguageToolServer

    engines: list[GrammarEngine] = []
    allowed = settings.use_public_server or destination_of(settings.server_url) is not Destination.THIRD_PARTY
    if settings.server_url and allowed:
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
    if settings.use_public_server and not settings.server_url and folder is None:
        engines.append(
            LanguageToolEngine(
                url=PUBLIC_SERVER, disabled_rules=settings.disabled_rules, seconds=settings.seconds
            )
        )
    if settings.use_grammalecte and not grammalecte.why_not_available():
        engines.append(grammalecte.GrammalecteEngine(settings.disabled_rules, settings.seconds))
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
