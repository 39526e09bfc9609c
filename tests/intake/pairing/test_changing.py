"""What a person changes in a pairing: sure, locked, nothing lost, and the old pairing is the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.pairing.building import ENGLISH, FRENCH, units
from workbench.desk.pairing_rows import join, lock, move, place_of, shift, split, unpair
from workbench.intake.pairing.engine import pair
from workbench.model.errors import InputError
from workbench.model.pairing import Pairing, PairSide, RowKind

PAIRING = pair(units(*ENGLISH), units(*FRENCH), "en", "fr")


def test_rows_are_joined_and_split_again() -> None:
    joined = join(PAIRING, 1, 2)
    assert (joined.rows[1].source, joined.rows[1].target) == ((1, 2), (1, 2))
    assert joined.rows[1].kind is RowKind.MANY_TO_MANY
    assert joined.rows[1].locked
    apart = split(joined, 1)
    assert [(row.source, row.target) for row in apart.rows] == [((n,), (n,)) for n in range(9)]


def test_a_sentence_is_shifted_to_the_row_beside() -> None:
    shifted = shift(PAIRING, 1, PairSide.TARGET, forwards=True)
    assert [(row.source, row.target) for row in shifted.rows[1:3]] == [((1,), ()), ((2,), (1, 2))]
    back = shift(shifted, 2, PairSide.TARGET, forwards=False)
    assert [(row.source, row.target) for row in back.rows[1:3]] == [((1,), (1,)), ((2,), (2,))]


def test_a_side_is_moved_to_another_row() -> None:
    alone = unpair(PAIRING, 6)
    assert [row.kind for row in alone.rows if not (row.source and row.target)] == [
        RowKind.LEFT_OUT,
        RowKind.ADDED,
    ]
    place = place_of(alone, PairSide.TARGET, 6)
    together = move(alone, place, PairSide.TARGET, place_of(alone, PairSide.SOURCE, 6))
    assert [(row.source, row.target) for row in together.rows] == [((n,), (n,)) for n in range(9)]


def test_rows_are_locked_and_let_go() -> None:
    locked = lock(PAIRING, [0, 3])
    assert [place for place, row in enumerate(locked.rows) if row.locked] == [0, 3]
    assert not any(row.locked for row in lock(locked, range(9), locked=False).rows)
    assert not any(row.locked for row in PAIRING.rows)


@pytest.mark.parametrize(
    "deed",
    [
        lambda: join(PAIRING, 3, 3),
        lambda: join(PAIRING, 8, 9),
        lambda: split(PAIRING, 0),
        lambda: shift(PAIRING, 0, PairSide.SOURCE, forwards=False),
        lambda: shift(PAIRING, 8, PairSide.SOURCE, forwards=True),
        lambda: move(PAIRING, 2, PairSide.SOURCE, 2),
        lambda: unpair(unpair(PAIRING, 2), 2),
        lambda: lock(PAIRING, [99]),
        lambda: place_of(PAIRING, PairSide.SOURCE, 99),
    ],
)
def test_what_makes_no_sense_is_refused(deed: object) -> None:
    assert callable(deed)
    with pytest.raises(InputError) as error:
        deed()
    assert error.value.code == "pairing.not_possible"


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["join", "split", "shift", "move", "unpair"]), st.integers(0, 12), st.integers(0, 12)
    )
)


@settings(max_examples=80, deadline=None)
@given(DEEDS)
def test_no_deed_loses_a_sentence(deeds: list[tuple[str, int, int]]) -> None:
    pairing = PAIRING
    for name, place, other in deeds:
        side = PairSide.SOURCE if other % 2 else PairSide.TARGET
        try:
            pairing = _done(pairing, name, place, other, side)
        except InputError:
            continue
    assert sorted(index for row in pairing.rows for index in row.source) == list(range(9))
    assert sorted(index for row in pairing.rows for index in row.target) == list(range(9))


def _done(pairing: Pairing, name: str, place: int, other: int, side: PairSide) -> Pairing:
    if name == "join":
        return join(pairing, place, other)
    if name == "split":
        return split(pairing, place)
    if name == "shift":
        return shift(pairing, place, side, forwards=other > 6)
    if name == "move":
        return move(pairing, place, side, other)
    return unpair(pairing, place)
