"""Several engines as one: the first that is well answers, and one beside it may add what it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.model.engines import Destination, GrammarEngine, GrammarMatch, Standing
from workbench.model.errors import EngineError
from workbench.model.tasks import CancelToken
from workbench.proofing.engines.health import EngineHealth


class EngineRelay:
    """A ``GrammarEngine`` made of others, the preferred one first; they are not its own to close.

    An engine that fails rests, and the next one answers in its place. Where ``health`` works in the
    background, a text that nobody can check now has no reports; else the first error is raised. Engines
    ``beside`` are asked too: what they report where nothing else is reported is added.
    """

    def __init__(
        self,
        engines: Sequence[GrammarEngine],
        health: EngineHealth,
        beside: Sequence[GrammarEngine] = (),
    ) -> None:
        self._engines = tuple(engines)
        self._health = health
        self._beside = tuple(beside)

    @property
    def name(self) -> str:
        """The name of the preferred engine."""
        return (self._engines or self._beside)[0].name

    @property
    def destination(self) -> Destination:
        """Where a text goes that the preferred engine is asked."""
        return (self._engines or self._beside)[0].destination

    def languages(self) -> frozenset[str]:
        """Return the base languages that any of them checks."""
        return frozenset().union(*(engine.languages() for engine in (*self._engines, *self._beside)))

    def check(self, text: str, language: str, cancel: CancelToken) -> Sequence[GrammarMatch]:
        """Return the reports on the text, in order of place; raise ``Cancelled``, or ``EngineError``."""
        base = language.split("-")[0].lower()
        error: EngineError | None = None
        answered = not self._engines
        found: list[GrammarMatch] = []
        for engine in self._engines:
            answer, why = self._ask(engine, base, text, language, cancel)
            error = error or why
            if answer is not None:
                found, answered = answer, True
                break
            if self._health.state(engine).standing is Standing.WARMING:
                # It answers in a moment. To load another one for so long would cost its memory for the day.
                break
        for engine in self._beside:
            answer, why = self._ask(engine, base, text, language, cancel)
            error = error or why
            if answer is not None:
                found, answered = folded(found, answer), True
        if not answered and error is not None and not self._health.in_background:
            raise error
        return found

    def _ask(
        self, engine: GrammarEngine, base: str, text: str, language: str, cancel: CancelToken
    ) -> tuple[list[GrammarMatch] | None, EngineError | None]:
        if base not in engine.languages():
            return None, None
        if not self._health.can_answer(engine, language):
            return None, self._health.state(engine).error
        try:
            answer = list(engine.check(text, language, cancel))
        except EngineError as error:
            self._health.failed(engine, error)
            return None, error
        self._health.answered(engine)
        return answer, None

    def close(self) -> None:
        """Do nothing: the engines belong to the desk."""


def folded(first: Sequence[GrammarMatch], second: Sequence[GrammarMatch]) -> list[GrammarMatch]:
    """Return the reports of both, in order of place; where both report the same words, the first one's.

    Its suggestions are then followed by those that only the second has.
    """
    kept, added = list(first), []
    for match in second:
        at = next((number for number, one in enumerate(first) if _meet(one, match)), None)
        if at is None:
            added.append(match)
        elif (kept[at].start, kept[at].end) == (match.start, match.end):
            more = tuple(each for each in match.replacements if each not in kept[at].replacements)
            kept[at] = replace(kept[at], replacements=kept[at].replacements + more)
    return sorted((*kept, *added), key=lambda one: (one.start, one.end, one.rule))


def _meet(one: GrammarMatch, other: GrammarMatch) -> bool:
    return one.start < other.end and other.start < one.end
