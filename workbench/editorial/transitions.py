"""Who may do what next with a translation. Every rule of approval and publication stands here.

The table of statuses and roles is in ``workbench.editorial.table``. Beyond it:

- **Approving** needs every kept segment translated, none whose source was corrected since, no error that is not waived, no open comment of the
  weight *must*, a whole chain of transitions, the text that the approver has seen, and four eyes.
- **Four eyes**: the approver is none of the authors of target revisions since the last approval. Where the
  desk has switched the rule off, the transition records that it was (``Transition.four_eyes``).
- **Publishing** needs exactly the approved text, and an embargo that is over.
- **Editing** is open to everyone with a role, in every status (DESIGN.md: "Editing afterwards makes a new
  version that is not approved"; in review translator and reviewer both correct, as drawn in
  look/review.png). It is safe because approval speaks of one exact text: whoever edits becomes an author
  whom four eyes keeps from approving, and an edited approved text is a draft again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from unicodedata import normalize

from workbench.editorial.chain import verify_chain
from workbench.editorial.situation import Situation, open_errors, open_musts
from workbench.editorial.table import RULES, status_of
from workbench.model.errors import InputError, RuleError
from workbench.model.people import Person, Role
from workbench.model.translation import Action, Status, Transition


def current_status(chain: Sequence[Transition], current_hash: str) -> Status:
    """Return where the translation stands; an edited approved or published text is a draft again."""
    return status_of(chain, current_hash)


def check_may_edit(person: Person) -> None:
    """Raise ``RuleError`` ``rule.role`` (``person``, ``needed``) where the person has no role at all."""
    if not person.roles:
        raise RuleError("rule.role", person=person.name, action="edit", needed=list(Role))


def decide(action: Action, situation: Situation) -> Status:
    """Return the status that the action leads to, or raise ``RuleError`` where a rule forbids it.

    Codes, with their data, in the order in which they are looked at:

    - ``rule.role``: ``person``, ``action``, ``needed`` (roles of which one is enough)
    - ``rule.changed_since_approval`` (publishing): ``approved_hash``, ``current_hash``
    - ``rule.status``: ``action``, ``status``, ``allowed`` (statuses)
    - ``rule.reason_needed``: ``action``
    - ``rule.chain_broken`` (approving, publishing): ``kind``, ``position``, ``transition``
    - ``rule.changed_since_seen`` (approving): ``seen_hash``, ``current_hash``
    - ``rule.four_eyes``: ``person``, ``authors``
    - ``rule.empty``: nothing
    - ``rule.untranslated``: ``count``, ``total``, ``segment`` (the first one's id)
    - ``rule.source_changed``: ``count``, ``segment`` (the first one's id)
    - ``rule.open_errors``: ``count``, ``segment``, ``check`` (of the first one)
    - ``rule.open_comments``: ``count``, ``segment`` (empty for the whole release), ``author``
    - ``rule.embargo`` (publishing): ``embargo``, ``moment`` (datetimes with their zones)

    ``InputError`` ``editorial.no_zone`` (``moment``) for a moment or an embargo without a zone.
    """
    rule = RULES[action]
    if not situation.person.roles & rule.roles:
        raise RuleError("rule.role", person=situation.person.name, action=action, needed=_names(rule.roles))
    if action is Action.PUBLISH:
        _check_unchanged(situation)
    status = status_of(situation.chain, situation.current_hash)
    if status not in rule.from_statuses:
        raise RuleError(
            "rule.status",
            action=action,
            status=status,
            allowed=[each for each in Status if each in rule.from_statuses],
        )
    if rule.reason_needed and not situation.reason.strip():
        raise RuleError("rule.reason_needed", action=action)
    if action in (Action.APPROVE, Action.PUBLISH):
        _check_chain(situation)
    if action is Action.APPROVE:
        _check_approval(situation)
    if action is Action.PUBLISH:
        _check_embargo(situation)
    return rule.to_status


def is_author(person: Person, authors: frozenset[str]) -> bool:
    """Return whether the person is one of the authors, however her name is typed (case, accents' form)."""
    return _folded(person.name) in {_folded(author) for author in authors}


def _folded(name: str) -> str:
    return normalize("NFC", normalize("NFC", name).casefold()).strip()


def _names(roles: frozenset[Role]) -> list[Role]:
    return [role for role in Role if role in roles]


def _check_unchanged(situation: Situation) -> None:
    last = situation.chain[-1] if situation.chain else None
    approved = last is not None and last.to_status in (Status.APPROVED, Status.PUBLISHED)
    if last is not None and approved and last.content_hash != situation.current_hash:
        raise RuleError(
            "rule.changed_since_approval",
            approved_hash=last.content_hash,
            current_hash=situation.current_hash,
        )


def _check_chain(situation: Situation) -> None:
    fault = verify_chain(situation.chain, situation.known_head)
    if fault is not None:
        raise RuleError(
            "rule.chain_broken",
            kind=fault.kind,
            position=fault.position,
            transition=fault.transition_id,
        )


def _check_approval(situation: Situation) -> None:
    if situation.seen_hash and situation.seen_hash != situation.current_hash:
        raise RuleError(
            "rule.changed_since_seen",
            seen_hash=situation.seen_hash,
            current_hash=situation.current_hash,
        )
    if situation.four_eyes and is_author(situation.person, situation.authors):
        raise RuleError("rule.four_eyes", person=situation.person.name, authors=sorted(situation.authors))
    if situation.total == 0:
        raise RuleError("rule.empty")
    if situation.untranslated:
        raise RuleError(
            "rule.untranslated",
            count=len(situation.untranslated),
            total=situation.total,
            segment=situation.untranslated[0],
        )
    if situation.source_changed:
        raise RuleError(
            "rule.source_changed",
            count=len(situation.source_changed),
            segment=situation.source_changed[0],
        )
    errors = open_errors(situation)
    if errors:
        raise RuleError(
            "rule.open_errors", count=len(errors), segment=errors[0].segment_id, check=errors[0].check
        )
    musts = open_musts(situation)
    if musts:
        raise RuleError(
            "rule.open_comments",
            count=len(musts),
            segment=musts[0].segment_id,
            author=musts[0].author,
        )


def _check_embargo(situation: Situation) -> None:
    embargo = situation.embargo
    if embargo is None:
        return
    if _zoned(situation.moment) < _zoned(embargo):
        raise RuleError("rule.embargo", embargo=embargo, moment=situation.moment)


def _zoned(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise InputError("editorial.no_zone", moment=moment.isoformat())
    return moment
