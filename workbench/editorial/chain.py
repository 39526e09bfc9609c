"""The hash chain of a translation's transitions: made here, and verified here.

A transition's ``hash`` is the SHA-256 of canonical JSON (keys sorted, nothing escaped but what JSON must,
no spaces, UTF-8) over all its other fields, ``previous_hash`` among them; its time is taken in UTC with
six digits of a second, so that a store that keeps another zone of the same moment changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from workbench.editorial.table import RULES, status_of
from workbench.model.errors import InputError
from workbench.model.identity import new_id, now
from workbench.model.translation import Action, Status, Transition

NO_TRANSITION = "0" * 64


class ChainFaultKind(StrEnum):
    """What is wrong with a chain.

    ``CHANGED``: the transition is not what its hash says. ``MISSING``: the one before it is not there (or
    was changed together with its own hash, which looks the same). ``INSERTED``: it does not belong to the
    chain. ``REORDERED``: it stands before the one that it follows. ``TRUNCATED``: the chain ends
    before the head that is known. ``IMPOSSIBLE``: hashes agree, but the rules allow no such transition there.
    """

    CHANGED = "changed"
    MISSING = "missing"
    INSERTED = "inserted"
    REORDERED = "reordered"
    TRUNCATED = "truncated"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class ChainFault:
    """The first fault of a chain: at which place (from 0; the length of the chain where its end is missing).

    ``transition_id`` is empty for ``TRUNCATED``.
    """

    kind: ChainFaultKind
    position: int
    transition_id: str = ""


def make_transition(
    translation_id: str,
    action: Action,
    from_status: Status,
    to_status: Status,
    actor: str,
    content_hash: str,
    previous: Transition | None,
    note: str = "",
    four_eyes: bool = True,
    at: datetime | None = None,
) -> Transition:
    """Return the transition that follows ``previous`` (None for a translation's first), with its hash.

    ``at`` is now where it is not given. Raises ``InputError`` ``editorial.no_zone`` for a time without zone.
    """
    moment = now() if at is None else at
    if moment.tzinfo is None:
        raise InputError("editorial.no_zone", moment=moment.isoformat())
    fields: dict[str, object] = {
        "id": new_id(),
        "translation_id": translation_id,
        "action": action.value,
        "from_status": from_status.value,
        "to_status": to_status.value,
        "actor": actor,
        "at": _instant(moment),
        "note": note,
        "content_hash": content_hash,
        "previous_hash": NO_TRANSITION if previous is None else previous.hash,
        "four_eyes": four_eyes,
    }
    return Transition(
        id=str(fields["id"]),
        translation_id=translation_id,
        action=action,
        from_status=from_status,
        to_status=to_status,
        actor=actor,
        at=moment.astimezone(UTC),
        note=note,
        content_hash=content_hash,
        previous_hash=str(fields["previous_hash"]),
        hash=_digest(fields),
        four_eyes=four_eyes,
    )


def transition_hash(transition: Transition) -> str:
    """Return the hash that the transition should carry, from its other fields."""
    return _digest(
        {
            "id": transition.id,
            "translation_id": transition.translation_id,
            "action": str(transition.action),
            "from_status": str(transition.from_status),
            "to_status": str(transition.to_status),
            "actor": transition.actor,
            "at": _instant(transition.at),
            "note": transition.note,
            "content_hash": transition.content_hash,
            "previous_hash": transition.previous_hash,
            "four_eyes": bool(transition.four_eyes),
        }
    )


def _instant(moment: datetime) -> str:
    zoned = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).isoformat(timespec="microseconds")


def _digest(fields: dict[str, object]) -> str:
    canonical = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def verify_chain(transitions: Sequence[Transition], known_head: str = "") -> ChainFault | None:
    """Return the first fault of a translation's chain, oldest transition first; None where it is whole.

    ``known_head`` is the hash of a transition that is known from elsewhere (a backup, another desk) to have
    once been the chain's last: only so can it be seen that the end is missing, or that everything after a
    change was hashed anew. Transitions that came after it are no fault.
    """
    by_hash: dict[str, int] = {}
    for place, transition in enumerate(transitions):
        by_hash.setdefault(transition.hash, place)
    belonging = _belonging(transitions, by_hash)
    for place, transition in enumerate(transitions):
        kind = _fault_at(place, transition, transitions, by_hash, belonging)
        if kind is not None:
            return ChainFault(kind, place, transition.id)
    if known_head and known_head not in by_hash:
        return ChainFault(ChainFaultKind.TRUNCATED, len(transitions))
    return None


def _belonging(transitions: Sequence[Transition], by_hash: dict[str, int]) -> set[int]:
    """Return the places that are reached from the last, going back from one to the one before."""
    place: int | None = len(transitions) - 1 if transitions else None
    reached: set[int] = set()
    while place is not None and place not in reached:
        reached.add(place)
        place = by_hash.get(transitions[place].previous_hash)
    return reached


def _fault_at(
    place: int,
    transition: Transition,
    transitions: Sequence[Transition],
    by_hash: dict[str, int],
    belonging: set[int],
) -> ChainFaultKind | None:
    before = transitions[:place]
    expected = before[-1].hash if before else NO_TRANSITION
    last = place == len(transitions) - 1
    followed = any(other.previous_hash == transition.hash for other in transitions[place + 1 :])
    if transition.translation_id != transitions[0].translation_id or by_hash[transition.hash] != place:
        return ChainFaultKind.INSERTED
    genuine = transition_hash(transition)
    if genuine != transition.hash:
        known = last or followed or any(other.previous_hash == genuine for other in transitions)
        return ChainFaultKind.CHANGED if known else ChainFaultKind.INSERTED
    if transition.previous_hash != expected:
        if transition.previous_hash in by_hash or transition.previous_hash == NO_TRANSITION:
            later = by_hash.get(transition.previous_hash, -1) > place
            return ChainFaultKind.REORDERED if later else ChainFaultKind.INSERTED
        return ChainFaultKind.MISSING
    overtaken = any(other.previous_hash == transition.previous_hash for other in transitions[place + 1 :])
    if place not in belonging and overtaken:
        return ChainFaultKind.INSERTED
    rule = RULES.get(transition.action)
    if (
        rule is None
        or transition.to_status is not rule.to_status
        or transition.from_status not in rule.from_statuses
        or transition.from_status is not status_of(before, transition.content_hash)
    ):
        return ChainFaultKind.IMPOSSIBLE
    return None
