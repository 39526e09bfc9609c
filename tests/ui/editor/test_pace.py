"""Background work rests while somebody types, also between two checks of one segment."""

from __future__ import annotations

import threading
from itertools import pairwise

import pytest

from ui.editor import pace as module
from ui.editor.pace import Pace
from workbench.model.courtesy import give_way, let_rest
from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken


def test_work_that_asks_rests_until_nobody_types(monkeypatch) -> None:
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    pace = Pace()
    rests: list[float] = []

    class Token(CancelToken):
        def wait(self, seconds: float) -> bool:
            rests.append(seconds)
            now[0] += seconds
            return False

    token = pace.paced(Token())
    token.raise_if_cancelled()
    assert rests == [], "nobody types"
    pace.touch()
    token.raise_if_cancelled()
    assert sum(rests) >= module.QUIET_SECONDS


def test_cancelling_ends_the_rest(monkeypatch) -> None:
    monkeypatch.setattr(module, "QUIET_SECONDS", 3600.0)
    pace, plain = Pace(), CancelToken()
    pace.touch()
    ended: list[type[BaseException]] = []

    def work() -> None:
        try:
            pace.paced(plain).raise_if_cancelled()
        except Cancelled as error:
            ended.append(type(error))

    thread = threading.Thread(target=work)
    thread.start()
    plain.cancel()
    thread.join(5)
    assert ended == [Cancelled]
    with pytest.raises(Cancelled):
        pace.paced(plain).raise_if_cancelled()


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    """The time of day in the module: whoever sleeps moves it on."""
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(module.time, "sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))
    monkeypatch.setattr(module, "_touched", [0.0])
    return now


def _on_thread(name: str) -> None:
    thread = threading.Thread(target=module._rest_between_keys, name=name)
    thread.start()
    thread.join(5)


def test_long_work_rests_between_two_keys_and_no_longer(clock: list[float]) -> None:
    _on_thread("pressbench-read-0")
    assert clock == [100.0], "nobody types"
    Pace().touch()
    _on_thread("pressbench-read-0")
    assert 100.0 + module.BETWEEN_KEYS <= clock[0] < 100.0 + module.BETWEEN_KEYS + 0.05


def test_somebody_who_never_stops_does_not_stop_the_work(clock: list[float]) -> None:
    module._touched[0] = 10_000.0
    _on_thread("pressbench-check-0")
    assert 100.0 + module.LONGEST_REST <= clock[0] < 100.0 + module.LONGEST_REST + 0.05


def test_after_a_long_rest_a_stretch_is_worked(clock: list[float]) -> None:
    module._touched[0] = 10_000.0
    ends: list[float] = []

    def work() -> None:
        for _step in range(4):
            module._rest_between_keys()
            ends.append(clock[0])
        clock[0] += module.AT_LEAST
        module._rest_between_keys()
        ends.append(clock[0])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(5)
    steps = [after - before for before, after in pairwise(ends)]
    assert all(step < 2 * module.ONE_KEY for step in steps[:-1]), "for the one key at most"
    assert steps[-1] >= module.AT_LEAST + module.LONGEST_REST


def test_while_a_question_waits_work_rests_for_the_one_key_only(clock: list[float]) -> None:
    Pace().touch()
    module._rest_between_keys(lambda: True)
    assert clock == [100.0], "the window never rests"
    thread = threading.Thread(target=module._rest_between_keys, args=(lambda: True,))
    thread.start()
    thread.join(5)
    assert 100.0 + module.ONE_KEY <= clock[0] < 100.0 + module.BETWEEN_KEYS


def test_a_key_within_a_stretch_of_work_is_let_through(clock: list[float]) -> None:
    spent: list[float] = []

    def work() -> None:
        module._touched[0] = 10_000.0
        module._rest_between_keys()
        module.touch()
        began = clock[0]
        module._rest_between_keys()
        spent.append(clock[0] - began)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(5)
    assert module.ONE_KEY - 1e-6 <= spent[0] < 2 * module.ONE_KEY


def test_neither_writing_nor_the_window_rests(clock: list[float]) -> None:
    Pace().touch()
    _on_thread("pressbench-write-0")
    module._rest_between_keys()
    assert clock == [100.0]


def test_the_window_has_work_rest(clock: list[float]) -> None:
    module.let_workers_rest()
    try:
        Pace().touch()
        thread = threading.Thread(target=give_way)
        thread.start()
        thread.join(5)
    finally:
        let_rest(None)
    assert clock[0] > 100.0
