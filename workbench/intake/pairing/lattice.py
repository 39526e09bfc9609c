"""The best way through two texts: which sentences are paired one by one, joined, left out, added.

Dynamic programming over pairs of places, as Gale and Church have it, in a corridor around what is certain; a step
is worth the logarithm of how likely it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from workbench.intake.pairing.evidence import Evidence
from workbench.model.tasks import CancelToken

_STEPS = (
    (1, 1, log(0.89)),
    (1, 2, log(0.009)),
    (2, 1, log(0.009)),
    (1, 3, log(0.0013)),
    (3, 1, log(0.0013)),
    (2, 2, log(0.0018)),
)
_UNCUT = log(0.5)
"""A paragraph whose sentences nothing ends is as a rule that of the other text, whole."""
_ALONE = -3.8
_REST_OF_BLOCK = -1.2
_VARIANCE = 6.8
_SPREAD = 0.75
_FARTHEST = 9.0
_BEGINS = (0.2, -1.6, 0.6)
"""What it says that neither sentence, one, or both begin a block."""
_FAR_BEHIND = 30.0
_NOTHING_SHARED = -7.0
_INNER_BEGIN = -4.0
_INF = float("inf")


@dataclass(frozen=True, slots=True)
class Step:
    """A step: the places where it begins, how many sentences it takes of each side, and what it is worth.

    ``worth`` counts what the sentences say and their lengths, not how usual such a step is.
    """

    source: int
    target: int
    sources: int
    targets: int
    worth: float = 0.0


class Groups:
    """Neighbouring sentences of one side, taken together."""

    def __init__(
        self, keys: Sequence[frozenset[str]], against: Sequence[float], lengths: Sequence[int]
    ) -> None:
        self._keys, self._against, self._lengths = keys, against, lengths
        self._known: dict[tuple[int, int], tuple[frozenset[str], float, int]] = {}

    def __call__(self, first: int, count: int) -> tuple[frozenset[str], float, int]:
        """Return the keys of some sentences, what speaks against them, and their length."""
        if count == 1:
            return self._keys[first], self._against[first], self._lengths[first]
        known = self._known.get((first, count))
        if known is None:
            last = first + count
            keys = frozenset().union(*self._keys[first:last])
            # A key that two of them have is missed once.
            repeated = sum(map(len, self._keys[first:last])) or 1
            against = sum(self._against[first:last]) * len(keys) / repeated
            known = (keys, against, sum(self._lengths[first:last]))
            self._known[first, count] = known
        return known


class Lattice:
    """Steps between two texts and what each is worth."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.sources = Groups(evidence.source.keys, evidence.source.against, evidence.source.lengths)
        self.targets = Groups(evidence.target.keys, evidence.target.against, evidence.target.lengths)
        lengths = evidence.target.lengths
        self._mean = max(20.0, sum(lengths) / max(1, len(lengths)))

    def worth(self, i: int, k: int, j: int, m: int) -> float:
        """Return what speaks for pairing ``k`` sentences from ``i`` with ``m`` from ``j``; above 0 more than against."""
        return self.said(i, k, j, m) + self._length(i, k, j, m)

    def said(self, i: int, k: int, j: int, m: int) -> float:
        """Return what the words alone say."""
        one, other = self.sources(i, k), self.targets(j, m)
        return one[1] + other[1] + self.evidence.shared(one[0], other[0])

    def _length(self, i: int, k: int, j: int, m: int) -> float:
        expected = self.sources(i, k)[2] * self.evidence.ratio + 1
        length = self.targets(j, m)[2] + 1
        variance = _VARIANCE * max(expected, 8.0)
        near = min((length - expected) ** 2 / variance, _FARTHEST * 2) / 2
        spread = (_SPREAD * max(self._mean, expected)) ** 2
        far = min((length - self._mean) ** 2 / spread, _FARTHEST) / 2
        return (log(spread / variance)) / 2 - near + far

    def best_path(
        self,
        sources: Sequence[int],
        targets: Sequence[int],
        corridor: Sequence[tuple[int, int]],
        cancel: CancelToken,
    ) -> list[Step]:
        """Return the best steps through the given sentences, in order.

        ``sources`` and ``targets`` name sentences by index, ascending; only neighbours are taken together.
        ``corridor`` gives for each place from 0 to ``len(sources)`` the first and the last place of the targets.
        """
        count, width = len(sources), len(targets)
        starts = (self.evidence.source.starts, self.evidence.target.starts)
        runs = [_run_lengths(sources), _run_lengths(targets)]
        block_runs = [_block_runs(sources, starts[0]), _block_runs(targets, starts[1])]
        best: list[dict[int, float]] = [{} for _ in range(count + 1)]
        back: list[dict[int, tuple[int, int, float]]] = [{} for _ in range(count + 1)]
        best[0][0] = 0.0
        for a in range(count + 1):
            cancel.raise_if_cancelled()
            low, high = corridor[a]
            here = best[a]
            # Where much is lost already, only the plainest steps are looked at.
            enough = max(here.values(), default=0.0) - _FAR_BEHIND
            for b in range(low, high + 1):
                value = here.get(b)
                if value is None:
                    continue
                if a < count:
                    for taken in {1, block_runs[0][a]}:
                        self._reach(best, back, corridor, (a, b, taken, 0), value + _skipped(taken), 0.0)
                if b < width:
                    for taken in {1, block_runs[1][b]}:
                        self._reach(best, back, corridor, (a, b, 0, taken), value + _skipped(taken), 0.0)
                if a == count or b == width:
                    continue
                i, j = sources[a], targets[b]
                said = self.said(i, 1, j, 1)
                begins = starts[0][i] + starts[1][j]
                value += _BEGINS[begins]
                uncut = self._uncut(i, j, block_runs[0][a], block_runs[1][b])
                if uncut is not None:
                    worth = self.worth(i, uncut[0], j, uncut[1])
                    self._reach(best, back, corridor, (a, b, *uncut), value + _UNCUT + worth, worth)
                for k, m, prior in _STEPS if said > _NOTHING_SHARED and value > enough else _STEPS[:1]:
                    if k > runs[0][a] or m > runs[1][b]:
                        continue
                    worth = (said if k == m == 1 else self.said(i, k, j, m)) + self._length(i, k, j, m)
                    inner = sum(starts[0][i + 1 : i + k]) + sum(starts[1][j + 1 : j + m])
                    reached = value + prior + worth + inner * _INNER_BEGIN
                    self._reach(best, back, corridor, (a, b, k, m), reached, worth)
        return _walked_back(back, sources, targets)

    def _uncut(self, i: int, j: int, sources: int, targets: int) -> tuple[int, int] | None:
        """Return the step that takes the rest of a block for a paragraph that is not cut into sentences."""
        one, other = self.evidence.source, self.evidence.target
        if targets == 1 and sources > 1 and other.starts[j] and other.uncut[j]:
            return sources, 1
        if sources == 1 and targets > 1 and one.starts[i] and one.uncut[i]:
            return 1, targets
        return None

    @staticmethod
    def _reach(
        best: list[dict[int, float]],
        back: list[dict[int, tuple[int, int, float]]],
        corridor: Sequence[tuple[int, int]],
        step: tuple[int, int, int, int],
        value: float,
        worth: float,
    ) -> None:
        a, b, k, m = step
        to, place = a + k, b + m
        low, high = corridor[to]
        if low <= place <= high and value > best[to].get(place, -_INF):
            best[to][place] = value
            back[to][place] = (k, m, worth)


def _skipped(count: int) -> float:
    return _ALONE + (count - 1) * _REST_OF_BLOCK


def _run_lengths(indexes: Sequence[int]) -> list[int]:
    """Return for each place how many of the following sentences are neighbours (at most 3)."""
    runs = [1] * len(indexes)
    for place in range(len(indexes) - 2, -1, -1):
        if indexes[place] + 1 == indexes[place + 1]:
            runs[place] = min(3, runs[place + 1] + 1)
    return runs


def _block_runs(indexes: Sequence[int], starts: Sequence[bool]) -> list[int]:
    """Return for each place how many sentences are left of its block."""
    runs = [1] * len(indexes)
    for place in range(len(indexes) - 2, -1, -1):
        following = indexes[place + 1]
        if indexes[place] + 1 == following and not starts[following]:
            runs[place] = runs[place + 1] + 1
    return runs


def _walked_back(
    back: list[dict[int, tuple[int, int, float]]], sources: Sequence[int], targets: Sequence[int]
) -> list[Step]:
    steps = []
    a, b = len(sources), len(targets)
    while a or b:
        k, m, worth = back[a][b]
        a, b = a - k, b - m
        i = sources[a] if k else -1
        j = targets[b] if m else -1
        if k and m:
            steps.append(Step(i, j, k, m, worth))
        else:
            steps += [Step(sources[a + n], -1, 1, 0) for n in reversed(range(k))]
            steps += [Step(-1, targets[b + n], 0, 1) for n in reversed(range(m))]
    return steps[::-1]
