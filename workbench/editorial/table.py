"""The table of actions: from which status, to which, by whom, and whether a reason is needed.

DESIGN.md, "Status": draft -> in review -> approved -> published; in review -> changes requested -> in
review; approved or published -> reopened, by an editor, with a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.people import Role
from workbench.model.translation import Action, Status, Transition


@dataclass(frozen=True, slots=True)
class Rule:
    """What an action asks for and where it leads. One of ``roles`` is enough."""

    from_statuses: frozenset[Status]
    to_status: Status
    roles: frozenset[Role]
    reason_needed: bool = False


RULES: dict[Action, Rule] = {
    Action.SUBMIT: Rule(
        frozenset({Status.DRAFT, Status.CHANGES_REQUESTED}),
        Status.IN_REVIEW,
        frozenset({Role.TRANSLATOR, Role.EDITOR}),
    ),
    Action.RETURN: Rule(
        frozenset({Status.IN_REVIEW}),
        Status.CHANGES_REQUESTED,
        frozenset({Role.REVIEWER, Role.EDITOR}),
        reason_needed=True,
    ),
    Action.APPROVE: Rule(frozenset({Status.IN_REVIEW}), Status.APPROVED, frozenset({Role.REVIEWER})),
    Action.PUBLISH: Rule(frozenset({Status.APPROVED}), Status.PUBLISHED, frozenset({Role.EDITOR})),
    Action.REOPEN: Rule(
        frozenset({Status.APPROVED, Status.PUBLISHED}),
        Status.DRAFT,
        frozenset({Role.EDITOR}),
        reason_needed=True,
    ),
}


def status_of(chain: Sequence[Transition], current_hash: str) -> Status:
    """Return where a translation stands whose text has ``current_hash`` and whose chain is ``chain``.

    An approved or published text that was edited is a draft again, as long as it differs from the text that
    was approved: an approval speaks of one exact text.
    """
    if not chain:
        return Status.DRAFT
    last = chain[-1]
    if last.to_status in (Status.APPROVED, Status.PUBLISHED) and last.content_hash != current_hash:
        return Status.DRAFT
    return last.to_status
