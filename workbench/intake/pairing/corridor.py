"""Where the best way through two texts can lie: around pairs of sentences that nothing else comes near."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from workbench.intake.pairing.evidence import Evidence

_RARE = 7
_LEAST_WORTH = 4.0
_MARGIN = 1.5
_LONG, _FEW, _MANY = 60, 0.1, 0.3
"""Sentences from which a text may drift away, and the shares of them that make few or many anchors."""
WIDE, NARROW = 4, 2
"""How many places beside the anchors are looked at."""
_WHOLE = 2500
_BAND = 22


def certain_pairs(
    evidence: Evidence, sources: Sequence[int], targets: Sequence[int]
) -> list[tuple[int, int]]:
    """Return pairs of places that are each other's best by far, as many as keep their order in both texts.

    Where hardly any is, because the texts say everything several times, the longest way through all that are each
    other's best.
    """
    scores = rare_scores(evidence, sources, targets)
    best_of_source = _clear_best(scores, by_source=True)
    best_of_target = _clear_best(scores, by_source=False)
    pairs = [(a, b) for a, b in best_of_source.items() if best_of_target.get(b) == a]
    certain, least = _longest_ascending(sorted(pairs)), min(len(sources), len(targets))
    if least < _LONG or len(certain) >= _FEW * least:
        return certain
    repeated = _longest_ascending(sorted(_best_of_both(scores), key=lambda pair: (pair[0], -pair[1])))
    return repeated if len(repeated) >= _MANY * least else certain


def rare_scores(
    evidence: Evidence, sources: Sequence[int], targets: Sequence[int]
) -> dict[tuple[int, int], float]:
    """Return what the rarer keys that places share are worth."""
    places: dict[str, list[int]] = defaultdict(list)
    for b, j in enumerate(targets):
        for key in evidence.target.keys[j]:
            places[key].append(b)
    scores: Counter[tuple[int, int]] = Counter()
    for a, i in enumerate(sources):
        for key in evidence.source.keys[i]:
            found = places.get(key, ())
            if len(found) <= _RARE:
                worth = evidence.worth[key]
                for b in found:
                    scores[a, b] += worth  # type: ignore[assignment]
    return dict(scores)


def _clear_best(scores: dict[tuple[int, int], float], by_source: bool) -> dict[int, int]:
    best: dict[int, tuple[float, int]] = {}
    second: dict[int, float] = {}
    for (a, b), score in scores.items():
        one, other = (a, b) if by_source else (b, a)
        known = best.get(one)
        if known is None or score > known[0]:
            second[one] = known[0] if known else 0.0
            best[one] = (score, other)
        else:
            second[one] = max(second[one], score)
    return {
        one: other
        for one, (score, other) in best.items()
        if score >= _LEAST_WORTH and score >= _MARGIN * second[one]
    }


def _best_of_both(scores: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    best: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for pair, score in scores.items():
        for side in (0, 1):
            best[side][pair[side]] = max(score, best[side].get(pair[side], _LEAST_WORTH))
    return [pair for pair, score in scores.items() if score >= best[0][pair[0]] and score >= best[1][pair[1]]]


def _longest_ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, (_, b) in enumerate(pairs):
        length = bisect_left(ends, b)
        before.append(at[length - 1] if length else -1)
        if length == len(ends):
            ends.append(b)
            at.append(place)
        else:
            ends[length] = b
            at[length] = place
    chain = []
    place = at[-1] if at else -1
    while place >= 0:
        chain.append(pairs[place])
        place = before[place]
    return chain[::-1]


def corridor_of(
    anchors: Sequence[tuple[int, int]], count: int, width: int, radius: int = WIDE
) -> list[tuple[int, int]]:
    """Return for each place from 0 to ``count`` the first and last place from 0 to ``width`` to be looked at."""
    low = [width] * (count + 1)
    high = [0] * (count + 1)
    corners = [(0, 0), *((a, b) for a, b in anchors), (count, width)]
    for (a0, b0), (a1, b1) in pairwise(corners):
        whole = (a1 - a0 + 1) * (b1 - b0 + 1) <= _WHOLE
        for a in range(a0, a1 + 1):
            if whole:
                first, last = b0, b1
            else:
                middle = b0 + (b1 - b0) * (a - a0) / max(1, a1 - a0)
                step = (b1 - b0) / max(1, a1 - a0)
                first, last = int(middle - _BAND - step), int(middle + _BAND + step) + 1
                first, last = max(first, b0), min(last, b1)
            low[a] = min(low[a], max(0, first - radius))
            high[a] = max(high[a], min(width, last + radius))
    for a in range(1, count + 1):
        # Around a corner the borders must not turn back, or no way leads through.
        high[a] = max(high[a], high[a - 1])
    for a in range(count - 1, -1, -1):
        low[a] = min(low[a], low[a + 1])
    return list(zip(low, high, strict=True))
