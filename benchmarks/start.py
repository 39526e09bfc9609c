"""From the start of the process to the first painted, editable row."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import ROOT, Figure
from benchmarks.material import large_desk

SHARES = {5_000: 0.8, 50_000: 0.3}
_TIMES = 5
_LIMIT_SECONDS = 120


def measure() -> Iterator[Figure]:
    peer = shutil.which("lokalize")
    for count, share in SHARES.items():
        goal = f"{share} of Lokalize" + ("" if peer else ", which is not installed here")
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "desk"
            translation = large_desk(folder, count)
            _run([str(folder), translation.id])
            # The first start reads everything from the disk: it is left out.
            started = [_start(folder) for _time in range(_TIMES + 1)][1:]
        seconds = sorted(one[0] for one in started)[_TIMES // 2]
        what = f"process start to first editable row, {count:,} segments"
        yield Figure(what, f"{seconds:.2f} s (median of {_TIMES})", goal)
        memory = sorted(one[1] for one in started)[_TIMES // 2] / 1024
        what = f"memory at that moment, {count:,} segments, no grammar engine"
        yield Figure(what, f"{memory:.0f} MB", "120 MB", memory <= 120)


def _start(folder: Path) -> tuple[float, int]:
    began = time.time()
    painted, memory = _run([str(folder)]).split()
    return float(painted) - began, int(memory)


def _run(arguments: list[str]) -> str:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    # Compiled modules are kept, as where the program is installed.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "benchmarks.first_row", *arguments]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=_LIMIT_SECONDS,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr else "the window did not open")
    return done.stdout
