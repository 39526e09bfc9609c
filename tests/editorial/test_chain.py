from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from tests.editorial.building import HASH, NOON, OTHER, chain_of
from workbench.editorial.chain import (
    NO_TRANSITION,
    ChainFault,
    ChainFaultKind,
    make_transition,
    transition_hash,
    verify_chain,
)
from workbench.editorial.versions import approved_version, version_number, version_numbers
from workbench.model.errors import InputError
from workbench.model.translation import Action, Status, Transition

DAY = (Action.SUBMIT, Action.RETURN, Action.SUBMIT, Action.APPROVE, Action.REOPEN, Action.SUBMIT)


def kind_and_place(fault: ChainFault | None) -> tuple[str, int] | None:
    return None if fault is None else (fault.kind.value, fault.position)


def rehashed(transition: Transition, **fields: object) -> Transition:
    changed = replace(transition, **fields)  # type: ignore[arg-type]
    return replace(changed, hash=transition_hash(changed))


def test_a_chain_made_here_is_whole() -> None:
    chain = chain_of(*DAY)
    assert chain[0].previous_hash == NO_TRANSITION
    assert [item.previous_hash for item in chain[1:]] == [item.hash for item in chain[:-1]]
    assert len({item.hash for item in chain}) == len(chain)
    for length in range(len(chain) + 1):
        assert verify_chain(chain[:length]) is None
        assert verify_chain(chain, chain[length - 1].hash) is None
    edited = chain_of(Action.SUBMIT, Action.APPROVE, (Action.SUBMIT, OTHER), (Action.APPROVE, OTHER))
    assert verify_chain(edited) is None


def test_a_time_in_another_zone_is_the_same_moment() -> None:
    (made,) = chain_of(Action.SUBMIT)
    local = replace(made, at=made.at.astimezone(timezone(timedelta(hours=-5))))
    assert transition_hash(local) == made.hash
    assert verify_chain([replace(made, at=datetime.fromisoformat(made.at.isoformat()))]) is None


CHANGES: dict[str, object] = {
    "id": "another",
    "action": Action.REOPEN,
    "from_status": Status.CHANGES_REQUESTED,
    "to_status": Status.PUBLISHED,
    "actor": "Somebody",
    "at": NOON,
    "note": "",
    "content_hash": OTHER,
    "previous_hash": "c" * 64,
    "hash": "d" * 64,
    "four_eyes": False,
}


@pytest.mark.parametrize("place", range(len(DAY)))
@pytest.mark.parametrize("field", CHANGES)
def test_any_change_is_found_where_it_is(field: str, place: int) -> None:
    chain = chain_of(*DAY)
    changed = replace(chain[place], **{field: CHANGES[field]})  # type: ignore[arg-type]
    if changed == chain[place]:
        changed = replace(chain[place], at=NOON + timedelta(days=1))
    chain[place] = changed
    fault = verify_chain(chain)
    assert kind_and_place(fault) == ("changed", place)
    assert fault is not None
    assert fault.transition_id == changed.id


@pytest.mark.parametrize("place", range(len(DAY) - 1))
def test_a_missing_one_is_found(place: int) -> None:
    chain = chain_of(*DAY)
    del chain[place]
    assert kind_and_place(verify_chain(chain)) == ("missing", place)


@pytest.mark.parametrize("place", range(1, len(DAY)))
def test_an_inserted_one_is_found(place: int) -> None:
    chain = chain_of(*DAY)
    forged = rehashed(chain[place], id="forged", previous_hash=chain[place - 1].hash)
    chain.insert(place, forged)
    assert kind_and_place(verify_chain(chain)) == ("inserted", place)
    chain[place] = replace(forged, hash="e" * 64)
    assert kind_and_place(verify_chain(chain)) == ("inserted", place)
    chain[place] = chain[place - 1]
    assert kind_and_place(verify_chain(chain)) == ("inserted", place)


def test_one_of_another_translation_is_found() -> None:
    chain = chain_of(*DAY)
    chain.append(rehashed(chain[-1], translation_id="other", previous_hash=chain[-1].hash))
    assert kind_and_place(verify_chain(chain)) == ("inserted", len(DAY))


@pytest.mark.parametrize("place", range(len(DAY) - 1))
def test_two_in_the_wrong_order_are_found(place: int) -> None:
    chain = chain_of(*DAY)
    chain[place], chain[place + 1] = chain[place + 1], chain[place]
    assert kind_and_place(verify_chain(chain)) == ("reordered", place)


def test_a_cut_end_is_found_where_the_head_is_known() -> None:
    chain = chain_of(*DAY)
    assert verify_chain(chain[:-2]) is None
    assert kind_and_place(verify_chain(chain[:-2], chain[-1].hash)) == ("truncated", len(DAY) - 2)
    assert kind_and_place(verify_chain([], chain[-1].hash)) == ("truncated", 0)
    assert verify_chain(chain, chain[2].hash) is None


def test_everything_hashed_anew_is_found_where_the_head_is_known() -> None:
    chain = chain_of(*DAY)
    forged = chain_of(*DAY)
    assert verify_chain(forged) is None
    assert kind_and_place(verify_chain(forged, chain[-1].hash)) == ("truncated", len(DAY))


def test_a_change_with_its_own_hash_is_found_behind_it() -> None:
    chain = chain_of(*DAY)
    chain[2] = rehashed(chain[2], note="forged")
    assert kind_and_place(verify_chain(chain)) == ("missing", 3)


@pytest.mark.parametrize(
    ("action", "from_status", "to_status", "content"),
    [
        (Action.APPROVE, Status.DRAFT, Status.APPROVED, HASH),
        (Action.APPROVE, Status.IN_REVIEW, Status.PUBLISHED, HASH),
        (Action.APPROVE, Status.CHANGES_REQUESTED, Status.APPROVED, HASH),
        (Action.PUBLISH, Status.APPROVED, Status.PUBLISHED, HASH),
    ],
)
def test_well_hashed_but_against_the_rules(
    action: Action, from_status: Status, to_status: Status, content: str
) -> None:
    chain = chain_of(Action.SUBMIT)
    chain.append(make_transition("translation", action, from_status, to_status, "x", content, chain[0]))
    fault = verify_chain(chain)
    assert fault == ChainFault(ChainFaultKind.IMPOSSIBLE, 1, chain[1].id)


def test_publishing_another_text_than_the_approved_one_is_impossible() -> None:
    chain = chain_of(Action.SUBMIT, Action.APPROVE)
    chain.append(
        make_transition(
            "translation", Action.PUBLISH, Status.APPROVED, Status.PUBLISHED, "x", OTHER, chain[1]
        )
    )
    assert kind_and_place(verify_chain(chain)) == ("impossible", 2)


def test_a_time_needs_a_zone() -> None:
    with pytest.raises(InputError) as caught:
        make_transition(
            "t", Action.SUBMIT, Status.DRAFT, Status.IN_REVIEW, "x", HASH, None, at=datetime(2026, 1, 1)
        )
    assert caught.value.code == "editorial.no_zone"


def test_versions_count_the_texts_that_were_acted_on() -> None:
    chain = chain_of(
        (Action.SUBMIT, HASH),
        (Action.RETURN, HASH),
        (Action.SUBMIT, OTHER),
        (Action.APPROVE, OTHER),
        (Action.PUBLISH, OTHER),
        (Action.SUBMIT, HASH),
    )
    assert version_numbers(chain) == [1, 1, 2, 2, 2, 3]
    assert version_number(chain, HASH) == 3
    assert version_number(chain, OTHER) == 4
    assert version_number([], HASH) == 1
    assert approved_version(chain, OTHER) == 2
    assert approved_version(chain, HASH) is None
