"""Cyclic garbage is collected on the GUI thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

from ui import garbage
from ui.editor.pace import Pace
from ui.garbage import GarbageCollector


class Node:
    """Something in a circle that says in which thread it ends."""

    ended: list[int] = []

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Node.ended.append(threading.get_ident())


@pytest.fixture
def collector(qapp) -> Iterator[GarbageCollector]:
    made = GarbageCollector()
    made.start()
    Node.ended.clear()
    yield made
    made.stop()


def test_a_workers_garbage_ends_on_the_gui_thread(qtbot, collector: GarbageCollector) -> None:
    def work() -> None:
        for _ in range(3000):
            Node()

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert Node.ended == []
    qtbot.waitUntil(lambda: len(Node.ended) == 3000, timeout=10_000)
    assert set(Node.ended) == {threading.get_ident()}


def test_where_nothing_is_due_nothing_is_done(collector: GarbageCollector) -> None:
    gc.collect()
    assert collector.collect() == 0


def test_while_somebody_types_only_much_is_collected(collector: GarbageCollector) -> None:
    collector._timer.stop()
    gc.collect()
    Pace().touch()
    kept = [Node() for _ in range(900)]
    assert collector.collect() == 0
    assert gc.get_count()[0] >= 900
    del kept
    many = [[] for _ in range(garbage.YOUNG_AT_MOST)]
    assert collector.collect() >= 900
    assert len(Node.ended) == 900
    assert many


def test_what_was_set_aside_is_found_when_everything_is_looked_at(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    collector._timer.stop()
    monkeypatch.setattr(garbage, "last_touch", lambda: -1000.0)
    kept = [Node() for _ in range(1500)]
    collector.collect()
    kept.clear()
    collector.collect()
    assert Node.ended == []
    monkeypatch.setattr(garbage, "WHOLE_EVERY_SECONDS", 0.0)
    assert collector.collect() >= 1500
    assert len(Node.ended) == 1500


@pytest.mark.parametrize("by_itself", [True, False])
def test_collecting_is_left_as_it_was(qapp, by_itself: bool) -> None:
    if by_itself:
        gc.enable()
    made = GarbageCollector()
    made.start()
    assert not gc.isenabled()
    made.stop()
    assert gc.isenabled() is by_itself
    gc.disable()
