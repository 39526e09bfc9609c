"""LingoTweaker's own process: it never holds the desk up, never takes it down, never outlives it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from workbench.model.errors import EngineError
from workbench.model.tasks import CancelToken
from workbench.proofing.engines.lingotweaker import LingoTweakerEngine, why_not_available
from workbench.proofing.engines.lingotweaker_process import LingoTweakerProcess, ProcessEndedError

pytestmark = pytest.mark.skipif(bool(why_not_available()), reason="LingoTweaker is for Linux x86-64")
FAULTY = "Une étude à été menée."


def process_id(process: LingoTweakerProcess) -> int:
    assert process._process is not None
    return process._process.pid


def alive(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_a_process_that_is_killed_is_started_again() -> None:
    process = LingoTweakerProcess()
    checker = process.load("fr")
    assert checker.check(FAULTY)
    first = process_id(process)
    os.kill(first, signal.SIGKILL)
    # Whether the death is seen before asking or by the missing answer, the next check has a new process.
    with contextlib.suppress(ProcessEndedError):
        checker.check(FAULTY)
    assert checker.check(FAULTY)
    assert process_id(process) != first
    process.stop()
    process.stop()


def test_closing_ends_a_check_that_is_under_way() -> None:
    engine = LingoTweakerEngine()
    engine.check(FAULTY, "fr", CancelToken())
    pid = process_id(engine._process)
    ended: list[EngineError] = []

    def check_for_long() -> None:
        try:
            engine.check("\n".join(f"{FAULTY} {number}" for number in range(2_000)), "fr", CancelToken())
        except EngineError as error:
            ended.append(error)

    thread = threading.Thread(target=check_for_long)
    thread.start()
    engine.close()
    thread.join(30)
    assert not thread.is_alive()
    assert not alive(pid)
    engine.close()


def test_it_ends_with_the_desk_that_is_killed() -> None:
    program = (
        "from workbench.proofing.engines.lingotweaker_process import LingoTweakerProcess\n"
        "import os, signal\n"
        "process = LingoTweakerProcess(); process.load('fr')\n"
        "print(process._process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    pid = int(done.stdout)
    end = time.monotonic() + 30
    while alive(pid):
        assert time.monotonic() < end, "the process outlived the desk"


def test_loading_leaves_other_threads_their_time() -> None:
    process = LingoTweakerProcess()
    loaded = threading.Event()
    turns = 0

    def load() -> None:
        process.load("fr")
        loaded.set()

    thread = threading.Thread(target=load)
    thread.start()
    while not loaded.is_set():
        turns += 1
    thread.join()
    process.stop()
    # In process the lock is held from the beginning to the end, and this thread gets no turn at all.
    assert turns > 10_000


def test_what_lies_in_the_working_directory_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "json.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    process = LingoTweakerProcess()
    try:
        assert process.load("fr").check(FAULTY)
    finally:
        process.stop()
