"""Plain Gale and Church (1993): sentences paired by their lengths alone, to measure against."""

from __future__ import annotations

from math import erfc, log, sqrt

_STEPS = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
_VARIANCE = 6.8


def gale_church(sources: list[int], targets: list[int]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the rows of texts whose sentences have these lengths, in characters."""
    costs = {(0, 0): 0.0}
    back: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(sources) + 1):
        for j in range(len(targets) + 1):
            for (k, m), prior in _STEPS.items():
                if k > i or m > j or (i - k, j - m) not in costs:
                    continue
                cost = (
                    costs[i - k, j - m] - log(prior) + _cost(sum(sources[i - k : i]), sum(targets[j - m : j]))
                )
                if cost < costs.get((i, j), float("inf")):
                    costs[i, j] = cost
                    back[i, j] = (k, m)
    rows = []
    i, j = len(sources), len(targets)
    while i or j:
        k, m = back[i, j]
        rows.append((tuple(range(i - k, i)), tuple(range(j - m, j))))
        i, j = i - k, j - m
    return rows[::-1]


def _cost(source: int, target: int) -> float:
    mean = (source + target) / 2 or 1
    delta = abs(target - source) / sqrt(mean * _VARIANCE)
    return -log(max(erfc(delta / sqrt(2)), 1e-100))
