"""The runner: threads, results, staleness, errors, the end."""

from __future__ import annotations

import functools
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread
from PySide6.QtWidgets import QLabel

from ui.tasks import THREADS, Crashed, Lane, Runner
from workbench.model.errors import Cancelled, InputError
from workbench.model.tasks import CancelToken


@pytest.fixture
def runner(qapp):
    made = Runner()
    yield made
    assert made.shutdown()


def settle(qtbot, runner: Runner) -> None:
    qtbot.waitUntil(lambda: runner.idle, timeout=5000)


def test_result_comes_back_on_the_gui_thread(qtbot, runner: Runner) -> None:
    seen = []

    def work(a: int, b: int) -> tuple[int, bool]:
        return a + b, threading.current_thread() is threading.main_thread()

    runner.run(work, 2, 3, done=lambda result: seen.append((result, QThread.currentThread())))
    settle(qtbot, runner)
    assert seen == [((5, False), QCoreApplication.instance().thread())]


def test_token_and_progress_are_given_to_those_who_ask(qtbot, runner: Runner) -> None:
    steps, got = [], []

    def work(cancel: CancelToken, progress) -> str:
        progress(1, 3)
        progress(3, 3)
        return type(cancel).__name__

    runner.run(work, done=got.append, progress=lambda done, total: steps.append((done, total)))
    settle(qtbot, runner)
    assert got == ["CancelToken"]
    assert steps[-1] == (3, 3)


def test_what_is_given_already_is_left_alone(qtbot, runner: Runner) -> None:
    mine, got = CancelToken(), []

    def work(name: str, cancel: CancelToken) -> bool:
        return cancel is mine

    runner.run(work, "x", mine, done=got.append)
    runner.run(functools.partial(work, cancel=mine), "x", done=got.append)
    settle(qtbot, runner)
    assert got == [True, True]


def test_a_newer_run_makes_the_older_one_stale(qtbot, runner: Runner) -> None:
    began, got = threading.Event(), []

    def slow(cancel: CancelToken) -> str:
        began.set()
        assert cancel.wait(5)
        return "old"

    runner.run(slow, done=got.append, failed=got.append, key="k")
    assert began.wait(5)
    runner.run(lambda: "new", done=got.append, key="k")
    settle(qtbot, runner)
    assert got == ["new"]


def test_stale_before_it_began_is_never_run(qtbot, runner: Runner) -> None:
    gate, ran = threading.Event(), []
    for _number in range(THREADS[Lane.READ]):
        runner.run(lambda: gate.wait(5), lane=Lane.READ)
    qtbot.waitUntil(lambda: not runner.hurried)
    runner.run(lambda: ran.append("old"), key="k", lane=Lane.READ)
    runner.run(lambda: ran.append("new"), key="k", lane=Lane.READ)
    assert runner.hurried, "a question waits for a thread"
    gate.set()
    settle(qtbot, runner)
    assert not runner.hurried
    assert ran == ["new"]


def test_cancelled_by_a_person_is_told_and_not_shown(qtbot, runner: Runner) -> None:
    said, got = [], []
    runner.refused.connect(said.append)

    def slow(cancel: CancelToken) -> None:
        cancel.wait(5)
        cancel.raise_if_cancelled()

    task = runner.run(slow, failed=got.append)
    quiet = runner.run(slow)
    task.cancel()
    quiet.cancel()
    settle(qtbot, runner)
    assert [type(error) for error in got] == [Cancelled]
    assert said == []


def test_expected_errors_go_to_failed_or_are_said(qtbot, runner: Runner) -> None:
    said, got = [], []
    runner.refused.connect(said.append)

    def work() -> None:
        raise InputError("release.unknown", id="x")

    runner.run(work, failed=got.append)
    runner.run(work)
    settle(qtbot, runner)
    assert got[0].code == said[0].code == "release.unknown"


def test_a_bug_is_reported_and_ends_the_work(qtbot, runner: Runner) -> None:
    crashes, got = [], []
    runner.crashed.connect(lambda error, details: crashes.append((error, details)))

    def work() -> None:
        raise ZeroDivisionError("boom")

    runner.run(work, failed=got.append)
    settle(qtbot, runner)
    assert "ZeroDivisionError: boom" in crashes[0][1]
    assert [type(error) for error in got] == [Crashed]


def test_a_dead_receiver_is_left_in_peace(qtbot, runner: Runner) -> None:
    gate = threading.Event()
    label = QLabel()

    class Holder:
        widget = label

    holder = Holder()
    runner.run(lambda: gate.wait(5) and "text", done=label.setText)
    runner.run(lambda: gate.wait(5) and "text", done=lambda text: label.setText(text))
    runner.run(lambda: gate.wait(5) and "text", done=lambda text: holder.widget.setText(text))
    label.deleteLater()
    QCoreApplication.sendPostedEvents(label, QEvent.Type.DeferredDelete)
    gate.set()
    settle(qtbot, runner)


def test_writes_keep_their_order(qtbot, runner: Runner) -> None:
    order = []
    for number in range(50):
        runner.run(order.append, number, write=True)
    settle(qtbot, runner)
    assert order == list(range(50))


def test_long_work_keeps_no_question_waiting(qtbot, runner: Runner) -> None:
    gate, got = threading.Event(), []

    def long(cancel: CancelToken) -> None:
        gate.wait(5)

    for _number in range(4):
        runner.run(long)
    runner.run(lambda: "quick", done=got.append)
    qtbot.waitUntil(lambda: got == ["quick"], timeout=5000)
    gate.set()
    settle(qtbot, runner)


def test_a_failing_callback_does_not_stop_the_others(qtbot, runner: Runner) -> None:
    got = []

    def broken(_result: object) -> None:
        raise KeyError("callback")

    with qtbot.captureExceptions() as exceptions:
        runner.run(lambda: 1, done=broken, lane=Lane.WRITE)
        runner.run(lambda: 2, done=got.append, lane=Lane.WRITE)
        settle(qtbot, runner)
    assert got == [2]
    assert exceptions[0][0] is KeyError


def test_the_end_is_bounded_and_finishes_writes(qapp) -> None:
    runner = Runner()
    gate, written = threading.Event(), []
    for number in range(20):
        runner.run(written.append, number, write=True)
    runner.run(lambda: gate.wait(10))
    assert not runner.shutdown(0.3)
    assert written == list(range(20))
    gate.set()
    assert runner.shutdown(5)
    task = runner.run(lambda: written.append("late"))
    assert task.stale


def test_many_results_from_many_threads_all_arrive(qtbot, runner: Runner) -> None:
    got = []
    for number in range(500):
        runner.run(lambda number=number: number, done=got.append, write=number % 3 == 0)
    settle(qtbot, runner)
    assert sorted(got) == list(range(500))


def test_a_task_that_ended_keeps_nothing_that_it_was_to_call(qtbot, runner) -> None:
    heard: list[int] = []
    task = runner.run(lambda: 3, done=heard.append, failed=heard.append)
    qtbot.waitUntil(lambda: runner.idle)
    assert heard == [3]
    assert (task.done, task.failed, task.progress, task.arguments) == (None, None, None, ())
    assert task.function() is None
