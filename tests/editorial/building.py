"""Values that the tests of the editorial room are made of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from workbench.editorial.chain import make_transition
from workbench.editorial.situation import Situation
from workbench.editorial.table import RULES, status_of
from workbench.model.people import Person, Role
from workbench.model.translation import Action, Transition

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HASH = "a" * 64
OTHER = "b" * 64

TRANSLATOR = Person("Léa Marchand", frozenset({Role.TRANSLATOR}))
REVIEWER = Person("S. Kone", frozenset({Role.REVIEWER}))
EDITOR = Person("E. Vasquez", frozenset({Role.EDITOR}))
ALONE = Person("One Desk", frozenset(Role))


def chain_of(*actions: Action | tuple[Action, str]) -> list[Transition]:
    """Return a chain made by the rules' own table; an action may name its content hash."""
    chain: list[Transition] = []
    for place, item in enumerate(actions):
        action, content = item if isinstance(item, tuple) else (item, HASH)
        chain.append(
            make_transition(
                "translation",
                action,
                status_of(chain, content),
                RULES[action].to_status,
                "somebody",
                content,
                chain[-1] if chain else None,
                note="because",
                at=NOON + timedelta(minutes=place),
            )
        )
    return chain


def situation(person: Person, *actions: Action | tuple[Action, str], **fields: object) -> Situation:
    """Return a situation that nothing forbids but what ``fields`` say."""
    values: dict[str, object] = {
        "person": person,
        "chain": chain_of(*actions),
        "current_hash": HASH,
        "moment": NOON + timedelta(hours=1),
        "authors": frozenset({TRANSLATOR.name}),
        "total": 3,
        "reason": "a reason",
    }
    return Situation(**(values | fields))  # type: ignore[arg-type]
