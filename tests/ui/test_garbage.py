"""Cyclic garbage is collected on the GUI thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

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
    assert gc.isenabled()


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
