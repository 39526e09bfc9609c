"""SIGKILL at any moment of a day of editing: no committed edit is lost, nor any typing that was kept."""

from __future__ import annotations

from pathlib import Path

from benchmarks.killing import Killing, prepare

KILLS = 50


def test_fifty_kills_lose_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    prepare(folder)
    with Killing(folder, seed=20261124) as killing:
        for _round in range(KILLS):
            killing.kill_once()
    # The kills came in the middle of work, not before it.
    assert killing.committed > KILLS
    assert killing.typed > KILLS
    assert killing.faults == []
