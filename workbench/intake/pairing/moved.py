"""What the translation has in another place: sentences that both texts have left over, and that belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from workbench.intake.pairing.corridor import corridor_of, rare_scores
from workbench.intake.pairing.lattice import Lattice, Step
from workbench.model.tasks import CancelToken

_LEAST = 5.0
_MOST = 400


def moved_steps(
    lattice: Lattice, sources: Sequence[int], targets: Sequence[int], cancel: CancelToken
) -> list[Step]:
    """Return steps between sentences that are left over, the surest first; none uses a sentence twice."""
    left, right = (
        _runs(sources, lattice.evidence.source.blocks),
        _runs(targets, lattice.evidence.target.blocks),
    )
    if not left or not right or len(left) * len(right) > _MOST * _MOST:
        return []
    found: list[tuple[float, list[Step]]] = []
    # Only runs that share something rare are compared.
    scores = rare_scores(lattice.evidence, sources, targets)
    run_of_source = {index: place for place, run in enumerate(left) for index in run}
    run_of_target = {index: place for place, run in enumerate(right) for index in run}
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for (a, b), score in scores.items():
        shared[run_of_source[sources[a]], run_of_target[targets[b]]] += score
    for one, other in sorted(pair for pair, score in shared.items() if score >= _LEAST):
        steps = [
            step
            for step in lattice.best_path(
                left[one], right[other], corridor_of((), len(left[one]), len(right[other])), cancel
            )
            if step.sources and step.targets
        ]
        worth = sum(step.worth for step in steps)
        if worth >= _LEAST:
            found.append((worth, steps))
    taken: set[tuple[int, int]] = set()
    chosen: list[Step] = []
    for _worth, steps in sorted(found, key=lambda pair: -pair[0]):
        for step in steps:
            used = {(0, step.source + n) for n in range(step.sources)}
            used |= {(1, step.target + n) for n in range(step.targets)}
            if step.worth > 0 and not used & taken:
                taken |= used
                chosen.append(step)
    return chosen


def _runs(indexes: Sequence[int], blocks: Sequence[int]) -> list[list[int]]:
    """Return the sentences as runs of neighbours within a block."""
    runs: list[list[int]] = []
    for index in indexes:
        if runs and runs[-1][-1] == index - 1 and blocks[index] == blocks[index - 1]:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
