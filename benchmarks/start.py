"""From the start of the process to the first painted, editable row."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks import lokalize
from benchmarks.figures import ROOT, Figure
from benchmarks.material import large_desk
from workbench.desk.desk import Desk

SHARES = {5_000: 0.8, 50_000: 0.3}
_TIMES = 5
_TIMES_BESIDE = 3
_LIMIT_SECONDS = 120


def measure() -> Iterator[Figure]:
    for count, share in SHARES.items():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "desk"
            translation = large_desk(folder, count)
            _run([str(folder), translation.id])
            # The first start reads everything from the disk: it is left out.
            started = [_start(folder) for _time in range(_TIMES + 1)][1:]
            beside = _beside_lokalize(folder, translation.id) if lokalize.available() else None
        seconds = median(one[0] for one in started)
        what = f"process start to first editable row, {count:,} segments"
        yield Figure(what, f"{seconds:.2f} s (median of {_TIMES})")
        goal = f"{share} of Lokalize"
        if beside is None:
            yield Figure(what, "cannot be compared", f"{goal}, which is not installed here")
        else:
            ours, theirs = beside
            yield Figure(
                f"{what}, on a screen, by Lokalize with the same text",
                f"{ours / theirs:.2f} ({ours:.2f} s by {theirs:.2f} s)",
                goal,
                ours / theirs <= share,
            )
        memory = median(one[1] for one in started) / 1024
        what = f"memory at that moment, {count:,} segments, no grammar engine"
        yield Figure(what, f"{memory:.0f} MB", "120 MB", memory <= 120)


def _beside_lokalize(folder: Path, translation_id: str) -> tuple[float, float]:
    """Return the seconds of both, each the median of some starts on one screen, in turn."""
    po = folder.parent / "release.po"
    desk = Desk.open(folder)
    try:
        lokalize.write_po(desk, translation_id, po)
    finally:
        desk.close()
    ours, theirs = [], []
    with lokalize.screen() as display:
        for _time in range(_TIMES_BESIDE + 1):
            ours.append(_start(folder, display)[0])
            theirs.append(lokalize.seconds_to_rows(po, display, folder.parent / "home"))
    return median(ours[1:]), median(theirs[1:])


def _start(folder: Path, display: str = "") -> tuple[float, int]:
    began = time.time()
    painted, memory = _run([str(folder)], display).split()
    return float(painted) - began, int(memory)


def _run(arguments: list[str], display: str = "") -> str:
    platform = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display} if display else {"QT_QPA_PLATFORM": "offscreen"}
    environment = os.environ | platform
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
