"""A thousand SIGKILLs in the middle of writing."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.killing import Killing, prepare

_KILLS = 1000


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "desk"
        prepare(folder)
        with Killing(folder, seed=int(time.time())) as killing:
            for _kill in range(_KILLS):
                killing.kill_once()
    what = (
        f"{_KILLS:,} kills (seed {killing.seed}): commits and kept typing lost,"
        f" of {killing.committed:,} and {killing.typed:,}"
    )
    lost = f"{len(killing.faults)}" + (f": {killing.faults[0]}" if killing.faults else "")
    yield Figure(what, lost, "0", not killing.faults)
