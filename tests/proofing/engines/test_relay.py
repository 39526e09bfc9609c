"""Several engines as one: who answers, who rests, who gets ready."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from workbench.model.engines import Destination, GrammarMatch, Standing
from workbench.model.errors import Cancelled, EngineError
from workbench.model.tasks import CancelToken
from workbench.proofing.engines.health import EngineHealth
from workbench.proofing.engines.relay import EngineRelay, folded

FR = frozenset({"fr"})


class Engine:
    """An engine that reports one place under its own name, or raises what it is given."""

    destination = Destination.THIS_MACHINE

    def __init__(self, name: str, languages: frozenset[str] = FR) -> None:
        self.name = name
        self.error: Exception | None = None
        self.asked = 0
        self._languages = languages

    def languages(self) -> frozenset[str]:
        return self._languages

    def check(self, text: str, language: str, cancel: CancelToken) -> Sequence[GrammarMatch]:
        self.asked += 1
        if self.error is not None:
            raise self.error
        return [match(0, 2, self.name)]

    def close(self) -> None:
        raise AssertionError("a relay closes nothing")


class Slow(Engine):
    """An engine that gets ready when the test says so."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.may = threading.Event()
        self.ended = threading.Event()
        self.warm_now = False
        self.failing: EngineError | None = None

    def is_warm(self, language: str) -> bool:
        return self.warm_now

    def warm(self, language: str, cancel: CancelToken) -> None:
        try:
            self.may.wait(10)
            cancel.raise_if_cancelled()
            if self.failing is not None:
                raise self.failing
            self.warm_now = True
        finally:
            self.ended.set()


class Clock:
    """A clock that the test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def match(start: int, end: int, rule: str, *replacements: str) -> GrammarMatch:
    return GrammarMatch(start, end, rule, "grammar", "…", replacements)


def rules(relay: EngineRelay, language: str = "fr") -> list[str]:
    return [each.rule for each in relay.check("à été", language, CancelToken())]


def away(name: str = "A") -> EngineError:
    return EngineError("engine.away", engine=name)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def health(clock: Clock) -> EngineHealth:
    return EngineHealth(clock)


def test_the_first_that_is_well_answers(health: EngineHealth) -> None:
    first, second = Engine("A"), Engine("B")
    relay = EngineRelay([first, second], health)
    assert (relay.name, relay.languages()) == ("A", FR)
    assert rules(relay) == ["A"]
    first.error = away()
    assert rules(relay) == ["B"]
    first.error = None
    assert rules(relay) == ["B"]
    assert first.asked == 2
    relay.close()


def test_one_that_failed_rests_longer_each_time_and_then_is_asked_again(
    health: EngineHealth, clock: Clock
) -> None:
    engine = Engine("A")
    engine.error = away()
    relay = EngineRelay([engine], health)
    for rest in (30, 60, 120, 240, 480, 600, 600):
        with pytest.raises(EngineError):
            rules(relay)
        asked = engine.asked
        clock.now += rest - 1
        assert health.state(engine).standing is Standing.RESTING
        with pytest.raises(EngineError) as caught:
            rules(relay)
        assert caught.value.code == "engine.away"
        assert engine.asked == asked
        clock.now += 1
        assert health.state(engine).standing is Standing.READY
    engine.error = None
    assert rules(relay) == ["A"]
    engine.error = away()
    with pytest.raises(EngineError):
        rules(relay)
    clock.now += 30
    assert health.state(engine).standing is Standing.READY


def test_a_text_that_crashes_an_engine_says_nothing_of_the_next(health: EngineHealth) -> None:
    engine = Engine("A")
    engine.error = EngineError("engine.crashed", engine="A", kind="Panic")
    relay = EngineRelay([engine], health)
    with pytest.raises(EngineError):
        rules(relay)
    engine.error = None
    assert rules(relay) == ["A"]


def test_in_the_background_nothing_is_raised_but_the_cancelling(health: EngineHealth) -> None:
    engine = Engine("A")
    engine.error = away()
    relay = EngineRelay([engine], health)
    health.in_background = True
    assert rules(relay) == []
    state = health.state(engine)
    assert state.standing is Standing.RESTING
    assert state.error is not None
    assert state.error.code == "engine.away"
    engine.error = Cancelled()
    health.answered(engine)
    with pytest.raises(Cancelled):
        rules(relay)


def test_a_cold_engine_gets_ready_once_while_texts_go_without(health: EngineHealth) -> None:
    slow, other = Slow("A"), Engine("B")
    relay = EngineRelay([slow, other], health)
    assert rules(relay) == ["A"], "who does not work in the background waits"
    health.in_background = True
    assert rules(relay) == []
    assert rules(relay) == []
    assert health.state(slow).standing is Standing.WARMING
    assert other.asked == 0, "another engine is not loaded for a moment's sake"
    slow.may.set()
    assert slow.ended.wait(10)
    _until_ready(health, slow)
    assert health.state(slow).times == 1
    assert rules(relay) == ["A"]


def test_an_engine_that_cannot_get_ready_rests_and_another_answers(health: EngineHealth) -> None:
    slow, other = Slow("A"), Engine("B")
    slow.failing = EngineError("engine.start_failed", engine="A", folder="…", detail="…")
    slow.may.set()
    relay = EngineRelay([slow, other], health)
    health.in_background = True
    rules(relay)
    _until_not_warming(health, slow)
    assert health.state(slow).standing is Standing.RESTING
    assert rules(relay) == ["B"]


def test_engines_that_are_forgotten_stop_getting_ready(health: EngineHealth) -> None:
    slow = Slow("A")
    health.in_background = True
    assert not health.can_answer(slow, "fr")
    health.forget()
    slow.may.set()
    assert slow.ended.wait(10)
    assert not slow.warm_now
    assert health.state(slow).standing is Standing.READY
    assert health.state(slow).times == 0


def test_one_beside_adds_what_nobody_reported_yet(health: EngineHealth) -> None:
    first, beside = Engine("A"), Engine("G")
    assert rules(EngineRelay([first], health, [beside])) == ["A"]
    first.error = away()
    assert rules(EngineRelay([first], health, [beside])) == ["G"]
    assert rules(EngineRelay([], health, [beside])) == ["G"]
    beside.error = away("G")
    with pytest.raises(EngineError) as caught:
        rules(EngineRelay([first], health, [beside]))
    assert caught.value.data["engine"] == "A"


def test_reports_on_the_same_words_are_folded_into_one() -> None:
    first = [match(4, 6, "A", "a"), match(10, 12, "B")]
    second = [match(0, 2, "C"), match(4, 6, "D", "a", "as"), match(9, 13, "E", "x"), match(12, 14, "F")]
    found = folded(first, second)
    assert [(each.rule, each.replacements) for each in found] == [
        ("C", ()),
        ("A", ("a", "as")),
        ("B", ()),
        ("F", ()),
    ]
    assert folded([], second) == second
    assert folded(first, []) == first


def _until_ready(health: EngineHealth, engine: Engine) -> None:
    _until_not_warming(health, engine)
    assert health.state(engine).standing is Standing.READY


def _until_not_warming(health: EngineHealth, engine: Engine) -> None:
    while health.state(engine).standing is Standing.WARMING:
        pass
