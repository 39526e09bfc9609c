"""Pairing two texts: blocks and sentences, what was moved, how sure each row is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from math import exp
from statistics import median

from workbench.intake.pairing.corridor import NARROW, WIDE, certain_pairs, corridor_of
from workbench.intake.pairing.evidence import Evidence, Meanings, Texts, Words, associations
from workbench.intake.pairing.lattice import Lattice, Step
from workbench.intake.pairing.moved import moved_steps
from workbench.model.inline import without_codes
from workbench.model.pairing import Pairing, PairRow, PairUnit, Relation
from workbench.model.release import BlockKind, SourceDocument
from workbench.model.tasks import CancelToken

_ASKED_OF_ALL, _ASKED_LATER = 1500, 750
"""Sentences of both texts in each of which terms are looked for; of more only so many of those that are doubtful:
recognising terms takes longer than all else."""
_ENOUGH_TO_LEARN = 12
_ENOUGH_FOR_RATIO = 3
_LEAST_RATIO = 0.6
_ALL_BUT_NONE = 0.98
"""Share of sure steps above which there is nothing to be gained by learning."""
_SURE = 3.0
_DOUBTFUL = 0.0
_RELATED_SHARE = 0.2
_PARTIAL_LONGER, _PARTIAL_SHORTER = 0.25, 0.6
_IN_EVERY_RELEASE = (BlockKind.ABOUT, BlockKind.CONTACT)
"""What a house puts below whatever it says: that two texts share it tells nothing of them."""
_LEAST_OWN = 0.3
_FAR_LONGER = 12
_STEEP = 0.55
_MOST = 40.0
_NO_END = 1 << 60


def units_of(document: SourceDocument) -> tuple[PairUnit, ...]:
    """Return what is paired of a document: the segments of its kept blocks, in order."""
    blocks = {
        block.id: (place, block.kind) for place, block in enumerate(b for b in document.blocks if b.kept)
    }
    return tuple(
        PairUnit(
            segment.text,
            *blocks[segment.block_id],
            segment.is_dateline,
            segment.codes,
            segment.separator,
        )
        for segment in document.segments
    )


def pair(
    source: Sequence[PairUnit],
    target: Sequence[PairUnit],
    source_language: str,
    target_language: str,
    locked: Sequence[PairRow] = (),
    known: Sequence[Meanings] = (),
    words: Words | None = None,
    cancel: CancelToken | None = None,
) -> Pairing:
    """Return the rows of two texts; ``locked`` ones stay as they are.

    ``known`` are a termbase, a memory: what names expressions of both languages. ``words`` are words that are
    known to go together. Texts that have nothing to do with each other are not paired by force: all of the one
    is left out, all of the other added, and ``relation`` says why; with locked rows they are paired all the same.
    """
    cancel = cancel or CancelToken()
    units = (tuple(source), tuple(target))
    made = Pairing(source_language, target_language, *units, (), Relation.RELATED)
    fixed = [row for row in locked if row.source or row.target]
    sources = _without(len(source), [index for row in fixed for index in row.source])
    targets = _without(len(target), [index for row in fixed for index in row.target])
    if not source or not target:
        return _with_rows(made, [*fixed, *_alone(sources, targets)], Relation.UNRELATED)
    texts = Texts(*units, source_language, target_language)
    cancel.raise_if_cancelled()
    later = len(source) + len(target) > _ASKED_OF_ALL
    if known and not later:
        texts.ask(known, range(len(source)), range(len(target)), cancel)
    evidence = texts.evidence(words)
    certain = certain_pairs(evidence, sources, targets)
    ratio = _ratio(evidence, [(sources[a], targets[b]) for a, b in certain])
    evidence = replace(evidence, ratio=ratio)
    lattice = Lattice(evidence)
    known_pairs = [] if fixed else [(sources[a], targets[b]) for a, b in certain]
    steps = _steps(lattice, sources, targets, fixed, cancel, known_pairs)
    learned = _learned(texts, steps)
    asked = _doubtful(steps) if known and later else ([], [])
    texts.ask(known, *asked, cancel)
    if learned or any(asked):
        for word, others in (words or {}).items():
            learned[word] = learned.get(word, frozenset()) | others
        evidence = replace(texts.evidence(learned), ratio=ratio)
        lattice = Lattice(evidence)
        seen = [(one.source, one.target) for one in steps if one.sources and one.worth > _SURE]
        steps = _steps(lattice, sources, targets, fixed, cancel, seen, NARROW)
    relation = _relation(units, evidence, lattice, steps)
    if relation is Relation.UNRELATED and not fixed:
        return _with_rows(made, _alone(sources, targets), relation)
    paired = [step for step in steps if step.sources and step.targets]
    sure = [step for step in paired if step.worth >= _DOUBTFUL]
    moved = moved_steps(lattice, *_left(sure, sources, targets), cancel)
    # A doubtful pair stays where neither of the two is found elsewhere.
    used = _used([*sure, *moved])
    kept = [step for step in paired if step.worth < _DOUBTFUL and not _used([step]) & used]
    rows = [_row(lattice, step) for step in (*sure, *kept)] + [_row(lattice, step, True) for step in moved]
    if relation is Relation.RELATED and _is_partial(_with_rows(made, [*fixed, *rows], relation), evidence):
        # Where most of a text is not there, what is doubtful is more likely not there either.
        relation, rows, kept = Relation.PARTLY, rows[: len(sure)] + rows[len(sure) + len(kept) :], []
    alone = _alone(*_left([*sure, *kept, *moved], sources, targets))
    beside = _beside([*sure, *kept])
    doubted = [replace(row, confidence=_alone_confidence(lattice, row, beside)) for row in alone]
    return _with_rows(made, [*fixed, *rows, *doubted], relation)


def _ratio(evidence: Evidence, certain: Sequence[tuple[int, int]]) -> float:
    """Return how many characters of the target go with one of the source.

    What is certain says it best: one of the texts may lack half of the other.
    """
    lengths = evidence.source.lengths, evidence.target.lengths
    ratios = [lengths[1][j] / max(1, lengths[0][i]) for i, j in certain]
    if len(ratios) >= _ENOUGH_FOR_RATIO:
        return min(5.0, max(0.2, median(ratios)))
    usual = not evidence.comparable or _LEAST_RATIO < evidence.ratio < 1 / _LEAST_RATIO
    return evidence.ratio if usual else 1.0


def _without(count: int, indexes: Sequence[int]) -> list[int]:
    gone = set(indexes)
    return [index for index in range(count) if index not in gone]


def _alone(sources: Sequence[int], targets: Sequence[int]) -> list[PairRow]:
    return [PairRow((i,), ()) for i in sources] + [PairRow((), (j,)) for j in targets]


def _steps(
    lattice: Lattice,
    sources: Sequence[int],
    targets: Sequence[int],
    fixed: Sequence[PairRow],
    cancel: CancelToken,
    sure: Sequence[tuple[int, int]],
    radius: int = WIDE,
) -> list[Step]:
    """Return the best steps, one stretch between locked rows after the other.

    ``sure`` pairs show where they lie, without them what can be seen at once.
    """
    steps: list[Step] = []
    at = (0, 0)
    borders = [*_borders(fixed), (len(lattice.evidence.source.keys), len(lattice.evidence.target.keys))]
    for end in borders:
        some = [i for i in sources if at[0] <= i < end[0]]
        others = [j for j in targets if at[1] <= j < end[1]]
        if sure:
            places = ({i: a for a, i in enumerate(some)}, {j: b for b, j in enumerate(others)})
            anchors = [(places[0][i], places[1][j]) for i, j in sure if i in places[0] and j in places[1]]
        else:
            anchors = certain_pairs(lattice.evidence, some, others)
        corridor = corridor_of(anchors, len(some), len(others), radius)
        steps += lattice.best_path(some, others, corridor, cancel)
        at = end
    return steps


def _borders(fixed: Sequence[PairRow]) -> list[tuple[int, int]]:
    """Return the beginnings of locked rows that keep their order on both sides."""
    borders: list[tuple[int, int]] = []
    for row in sorted(
        (row for row in fixed if row.source and row.target and not row.moved), key=lambda r: r.source
    ):
        corner = row.source[0], row.target[0]
        if not borders or corner[1] > borders[-1][1]:
            borders.append(corner)
    return borders


def _doubtful(steps: Sequence[Step]) -> tuple[list[int], list[int]]:
    """Return the sentences of both sides that stand in no sure step, and those beside them, as many as may be asked."""
    sure = [bool(step.sources and step.targets) and step.worth > _SURE for step in steps]
    if sum(sure) > _ALL_BUT_NONE * len(steps):
        return [], []
    near = [False] * len(steps)
    for place, one in enumerate(sure):
        if not one:
            near[max(0, place - 1) : place + 2] = [True] * len(near[max(0, place - 1) : place + 2])
    some = [step for step, wanted in zip(steps, near, strict=True) if wanted]
    sources = [step.source + n for step in some for n in range(step.sources)]
    targets = [step.target + n for step in some for n in range(step.targets)]
    share = min(1.0, _ASKED_LATER / max(1, len(sources) + len(targets)))
    return sources[: round(share * len(sources))], targets[: round(share * len(targets))]


def _learned(texts: Texts, steps: Sequence[Step]) -> dict[str, frozenset[str]]:
    sure = [step for step in steps if step.sources and step.targets and step.worth > _SURE]
    if len(sure) < _ENOUGH_TO_LEARN or len(sure) > _ALL_BUT_NONE * len(steps):
        return {}
    pairs = [
        (
            [word for n in range(step.sources) for _, word in texts.source_tokens[step.source + n]],
            [word for n in range(step.targets) for _, word in texts.target_tokens[step.target + n]],
        )
        for step in sure
    ]
    return associations(pairs, least=2 if len(pairs) < 300 else 3, likeness=0.7)


def _used(steps: Sequence[Step]) -> set[tuple[int, int]]:
    used = {(0, step.source + n) for step in steps for n in range(step.sources)}
    return used | {(1, step.target + n) for step in steps for n in range(step.targets)}


def _left(
    steps: Sequence[Step], sources: Sequence[int], targets: Sequence[int]
) -> tuple[list[int], list[int]]:
    used = _used(steps)
    return [i for i in sources if (0, i) not in used], [j for j in targets if (1, j) not in used]


def _row(lattice: Lattice, step: Step, moved: bool = False) -> PairRow:
    return PairRow(
        tuple(range(step.source, step.source + step.sources)),
        tuple(range(step.target, step.target + step.targets)),
        _confidence(min(step.worth, _least_use(lattice, step))),
        moved,
    )


def _beside(paired: Sequence[Step]) -> tuple[dict[int, list[Step]], dict[int, list[Step]]]:
    """Return the steps by the sentences of the source, and of the target, that stand right before and after them."""
    found: tuple[dict[int, list[Step]], dict[int, list[Step]]] = ({}, {})
    for step in paired:
        for side, first, count in ((0, step.source, step.sources), (1, step.target, step.targets)):
            for at in (first - 1, first + count):
                found[side].setdefault(at, []).append(step)
    return found


def _alone_confidence(
    lattice: Lattice, row: PairRow, beside: tuple[dict[int, list[Step]], dict[int, list[Step]]]
) -> float:
    """Return how sure it is that a sentence stands alone: less where it would go with a row beside it."""
    most = -_MOST
    at = (row.source or row.target)[0]
    blocks = (lattice.evidence.source if row.source else lattice.evidence.target).blocks
    for step in beside[0 if row.source else 1].get(at, ()):
        first, count = (step.source, step.sources) if row.source else (step.target, step.targets)
        if count > 2 or blocks[at] != blocks[first]:
            continue
        i, k, j, m = step.source, step.sources, step.target, step.targets
        if row.source:
            joined = lattice.worth(min(i, at), k + 1, j, m)
        else:
            joined = lattice.worth(i, k, min(j, at), m + 1)
        most = max(most, joined - step.worth)
    return round(1 - 1 / (1 + exp(-_STEEP * min(_MOST, most + 1.5))), 2)


def _least_use(lattice: Lattice, step: Step) -> float:
    """Return what the least useful sentence at an edge of a joined row adds to it."""
    i, k, j, m = step.source, step.sources, step.target, step.targets
    without = []
    if k > 1:
        without += [lattice.worth(i + 1, k - 1, j, m), lattice.worth(i, k - 1, j, m)]
    if m > 1:
        without += [lattice.worth(i, k, j + 1, m - 1), lattice.worth(i, k, j, m - 1)]
    return step.worth - max(without) if without else step.worth


def _confidence(worth: float) -> float:
    return round(1 / (1 + exp(-_STEEP * max(-_MOST, min(_MOST, worth + 1.5)))), 2)


def _relation(
    units: tuple[tuple[PairUnit, ...], tuple[PairUnit, ...]],
    evidence: Evidence,
    lattice: Lattice,
    steps: Sequence[Step],
) -> Relation:
    """Return whether the texts have to do with each other: how much of the shorter one is found in the other."""
    texts = [" ".join(without_codes(unit.text) for unit in side) for side in units]
    if texts[0] == texts[1]:
        return Relation.SAME_TEXT
    shared = any(step.sources and step.targets and _tells(evidence, step) for step in steps)
    if not shared and not evidence.comparable:
        return Relation.UNCLEAR
    found = [0, 0]
    own = _own(units)
    for step in steps:
        if step.sources and step.targets and own[0][step.source] and own[1][step.target]:
            said = lattice.said(step.source, step.sources, step.target, step.targets)
            if said > 0:
                found[0] += lattice.sources(step.source, step.sources)[2]
                found[1] += lattice.targets(step.target, step.targets)[2]
    shorter = 0 if len(texts[0]) * evidence.ratio < len(texts[1]) else 1
    lengths = (evidence.source, evidence.target)[shorter].lengths
    whole = sum(length for length, mine in zip(lengths, own[shorter], strict=True) if mine)
    if found[shorter] < _RELATED_SHARE * whole:
        return Relation.UNRELATED
    return Relation.RELATED


def _own(units: tuple[tuple[PairUnit, ...], tuple[PairUnit, ...]]) -> list[list[bool]]:
    """Return which sentences say what a text is about; all of them where that would be too little of either."""
    own = [[unit.kind not in _IN_EVERY_RELEASE for unit in side] for side in units]
    for side, mine in zip(units, own, strict=True):
        kept = sum(len(unit.text) for unit, one in zip(side, mine, strict=True) if one)
        if kept < _LEAST_OWN * sum(len(unit.text) for unit in side):
            return [[True] * len(one) for one in units]
    return own


def _is_partial(made: Pairing, evidence: Evidence) -> bool:
    lengths = sum(evidence.source.lengths), sum(evidence.target.lengths)
    if not evidence.comparable:
        # Rows are rarely sure there, but so much of a text is in no other.
        return max(lengths) > _FAR_LONGER * min(lengths)
    shares = made.shares()
    longer = 0 if lengths[0] * evidence.ratio > lengths[1] else 1
    return shares[longer] < _PARTIAL_LONGER or shares[1 - longer] < _PARTIAL_SHORTER


def _tells(evidence: Evidence, step: Step) -> bool:
    """Return whether the first sentences of a step share more than what kind of text they are."""
    shared = evidence.source.keys[step.source] & evidence.target.keys[step.target]
    return any(not key.startswith("k:") for key in shared)


def _with_rows(made: Pairing, rows: Sequence[PairRow], relation: Relation) -> Pairing:
    return Pairing(
        made.source_language,
        made.target_language,
        made.source,
        made.target,
        in_order(rows),
        relation,
    )


def in_order(rows: Sequence[PairRow]) -> tuple[PairRow, ...]:
    """Return rows in the order of the source; an added one stands after what the target has before it
    and what was left out there."""
    ordered = sorted((row for row in rows if row.source), key=lambda row: row.source)
    # The least end of a target from a place on, and the first place from there that has a target.
    lows, places = [_NO_END] * (len(ordered) + 1), [len(ordered)] * (len(ordered) + 1)
    for place in range(len(ordered) - 1, -1, -1):
        row = ordered[place]
        end = row.target[-1] if row.target and not row.moved else _NO_END
        lows[place] = min(lows[place + 1], end)
        places[place] = place if row.target else places[place + 1]
    found: list[list[PairRow]] = [[] for _ in range(len(ordered) + 1)]
    for row in sorted((row for row in rows if not row.source), key=lambda row: row.target):
        found[places[bisect_left(lows, row.target[0], hi=len(ordered))]].append(row)
    return tuple(
        row
        for added, one in zip(found, [*ordered, None], strict=True)
        for row in (*added, one)
        if row is not None
    )
