"""A figure: what was measured, what it is held to, and how both are said."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NO_GOAL = "none set"


@dataclass(frozen=True)
class Figure:
    """``kept`` is None where there is no goal, or where it cannot be compared here."""

    what: str
    measured: str
    goal: str = NO_GOAL
    kept: bool | None = None


def milliseconds(deed: Callable[[], object], times: int = 1) -> list[float]:
    """Return how long each of several calls took."""
    taken = []
    for _time in range(times):
        began = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def spread(values: Sequence[float]) -> str:
    """Return the median and the 99th percentile of milliseconds, in words."""
    return f"{percentile(values, 0.5):.1f} ms (99%: {percentile(values, 0.99):.1f})"
