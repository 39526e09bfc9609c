"""Typing and scrolling in the real window, with every check on."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import ROOT, Figure, percentile, spread
from benchmarks.material import large_desk

_LIMIT_SECONDS = 180
_RUNS = (
    ("keys", 5_000, "key press to paint, every check on", 12),
    ("scroll", 50_000, "a frame of scrolling, every check on", 16),
)


def measure() -> Iterator[Figure]:
    for deed, count, what, goal in _RUNS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "desk"
            translation = large_desk(folder, count)
            _run("benchmarks.first_row", str(folder), translation.id)
            taken = [float(line) for line in _run("benchmarks.grid_frames", str(folder), deed).split()]
        yield Figure(
            f"{what}, {count:,} segments",
            spread(taken),
            f"99% within {goal} ms",
            percentile(taken, 0.99) <= goal,
        )


def _run(module: str, *arguments: str) -> str:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
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
