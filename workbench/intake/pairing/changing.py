"""What a person changes in a pairing: rows joined, split, shifted, moved, taken apart, locked.

Rows are named by their places in ``pairing.rows``. What a person made is sure and locked: pairing again leaves
it as it is. Each deed returns a new pairing; the old one is the way back. ``InputError`` ``pairing.not_possible``
is raised where a deed makes no sense there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from workbench.intake.pairing.engine import in_order
from workbench.model.errors import InputError
from workbench.model.pairing import Pairing, PairRow, PairSide


def join(pairing: Pairing, first: int, last: int) -> Pairing:
    """Make one row of those from ``first`` to ``last``."""
    rows = [_row(pairing, place) for place in range(first, last + 1)]
    if len(rows) < 2:
        raise InputError("pairing.not_possible")
    source = tuple(sorted(index for row in rows for index in row.source))
    target = tuple(sorted(index for row in rows for index in row.target))
    made = PairRow(source, target, 1.0, any(row.moved for row in rows) and bool(target), locked=True)
    return _with(pairing, range(first, last + 1), [made])


def split(pairing: Pairing, place: int) -> Pairing:
    """Make rows of one sentence on each side of a row; what one side has too many stands alone."""
    row = _row(pairing, place)
    count = max(len(row.source), len(row.target))
    if count < 2:
        raise InputError("pairing.not_possible")
    made = []
    for number in range(count):
        source, target = row.source[number : number + 1], row.target[number : number + 1]
        made.append(PairRow(source, target, 1.0, row.moved and bool(source and target), locked=True))
    return _with(pairing, [place], made)


def shift(pairing: Pairing, place: int, side: PairSide, forwards: bool) -> Pairing:
    """Give a row's last sentence of one side to the row after it, or its first to the row before."""
    row = _row(pairing, place)
    mine = row.source if side is PairSide.SOURCE else row.target
    to = place + 1 if forwards else place - 1
    if not mine or not 0 <= to < len(pairing.rows):
        raise InputError("pairing.not_possible")
    return _given(pairing, place, to, side, mine[-1:] if forwards else mine[:1])


def move(pairing: Pairing, place: int, side: PairSide, to: int) -> Pairing:
    """Give all that a row has on one side to another row; its other side stands alone then."""
    row = _row(pairing, place)
    _row(pairing, to)
    mine = row.source if side is PairSide.SOURCE else row.target
    if not mine or to == place:
        raise InputError("pairing.not_possible")
    return _given(pairing, place, to, side, mine)


def unpair(pairing: Pairing, place: int) -> Pairing:
    """Let each sentence of a row stand alone: left out, and added."""
    row = _row(pairing, place)
    if not row.source or not row.target:
        raise InputError("pairing.not_possible")
    alone = [PairRow((index,), (), 1.0, locked=True) for index in row.source]
    alone += [PairRow((), (index,), 1.0, locked=True) for index in row.target]
    return _with(pairing, [place], alone)


def lock(pairing: Pairing, places: Collection[int], locked: bool = True) -> Pairing:
    """Lock rows, or let them be paired again; the order of rows stays."""
    for place in places:
        _row(pairing, place)
    rows = [replace(row, locked=locked) if place in places else row for place, row in enumerate(pairing.rows)]
    return replace(pairing, rows=tuple(rows))


def place_of(pairing: Pairing, side: PairSide, index: int) -> int:
    """Return the place of the row that has a sentence; raise ``InputError`` ``pairing.not_possible``."""
    for place, row in enumerate(pairing.rows):
        if index in (row.source if side is PairSide.SOURCE else row.target):
            return place
    raise InputError("pairing.not_possible")


def _row(pairing: Pairing, place: int) -> PairRow:
    if not 0 <= place < len(pairing.rows):
        raise InputError("pairing.not_possible")
    return pairing.rows[place]


def _given(pairing: Pairing, place: int, to: int, side: PairSide, given: tuple[int, ...]) -> Pairing:
    giver, taker = pairing.rows[place], pairing.rows[to]
    made = [_changed(giver, side, without=given), _changed(taker, side, more=given)]
    return _with(pairing, [place, to], [row for row in made if row.source or row.target])


def _changed(row: PairRow, side: PairSide, without: Sequence[int] = (), more: Sequence[int] = ()) -> PairRow:
    mine = row.source if side is PairSide.SOURCE else row.target
    now = tuple(sorted((*(index for index in mine if index not in without), *more)))
    source, target = (now, row.target) if side is PairSide.SOURCE else (row.source, now)
    return PairRow(source, target, 1.0, row.moved and bool(source and target), locked=True)


def _with(pairing: Pairing, gone: Collection[int], made: Sequence[PairRow]) -> Pairing:
    rows = [row for place, row in enumerate(pairing.rows) if place not in gone]
    return replace(pairing, rows=in_order([*rows, *made]))
