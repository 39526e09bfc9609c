"""The approval checklist: everything that stands between a translation and its approval, point by point."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.editorial.chain import verify_chain
from workbench.editorial.situation import Situation, open_errors, open_musts, waived_errors
from workbench.editorial.table import RULES, status_of
from workbench.editorial.transitions import is_author
from workbench.editorial.versions import version_number
from workbench.model.translation import Action


@dataclass(frozen=True, slots=True)
class ReadinessPoint:
    """One line of the checklist.

    ``code`` names it for ``workbench.desk.wording``, ``data`` fills it. ``segment_id`` is where to go, empty
    where it is about the whole. A point that is not met stands in the way of approval where ``blocks``.
    """

    code: str
    met: bool
    data: dict[str, object] = field(default_factory=dict)
    segment_id: str = ""
    blocks: bool = True


def readiness(situation: Situation) -> list[ReadinessPoint]:
    """Return the checklist for an approval by the situation's person; all met means that it may be done.

    Codes and their data: ``readiness.translated`` (``total``, ``untranslated``), ``readiness.errors``
    (``open``, ``waived``, ``waived_messages``: codes of issues), ``readiness.comments`` (``open``),
    ``readiness.four_eyes`` (``authors``, ``person``, ``in_force``), ``readiness.chain`` (``transitions``,
    ``kind``, ``position``); then, only where there is something to say, ``readiness.source`` (``changed``: segments whose
    source was corrected since they were written), ``readiness.status`` (``status``),
    ``readiness.role`` (``person``), ``readiness.seen`` (``version``) and ``readiness.drafts`` (``drafts``;
    does not block: the approver takes drafts that nobody confirmed upon herself).
    """
    points = [_translated(situation), _errors(situation), _comments(situation)]
    points += [_four_eyes(situation), _chain(situation)]
    if situation.source_changed:
        changed = situation.source_changed
        points.append(ReadinessPoint("readiness.source", False, {"changed": len(changed)}, changed[0]))
    rule = RULES[Action.APPROVE]
    status = status_of(situation.chain, situation.current_hash)
    if status not in rule.from_statuses:
        points.append(ReadinessPoint("readiness.status", False, {"status": status}))
    if not situation.person.roles & rule.roles:
        points.append(ReadinessPoint("readiness.role", False, {"person": situation.person.name}))
    if situation.seen_hash and situation.seen_hash != situation.current_hash:
        version = version_number(situation.chain, situation.current_hash)
        points.append(ReadinessPoint("readiness.seen", False, {"version": version}))
    if situation.drafts:
        data: dict[str, object] = {"drafts": len(situation.drafts)}
        points.append(ReadinessPoint("readiness.drafts", False, data, situation.drafts[0], blocks=False))
    return points


def ready(points: list[ReadinessPoint]) -> bool:
    """Return whether nothing that blocks is left."""
    return all(point.met or not point.blocks for point in points)


def _translated(situation: Situation) -> ReadinessPoint:
    missing = situation.untranslated
    return ReadinessPoint(
        "readiness.translated",
        situation.total > 0 and not missing,
        {"total": situation.total, "untranslated": len(missing)},
        missing[0] if missing else "",
    )


def _errors(situation: Situation) -> ReadinessPoint:
    errors = open_errors(situation)
    waived = waived_errors(situation)
    return ReadinessPoint(
        "readiness.errors",
        not errors,
        {
            "open": len(errors),
            "waived": len(waived),
            "waived_messages": list(dict.fromkeys(issue.message for issue, _ in waived)),
        },
        errors[0].segment_id if errors else "",
    )


def _comments(situation: Situation) -> ReadinessPoint:
    musts = open_musts(situation)
    return ReadinessPoint(
        "readiness.comments", not musts, {"open": len(musts)}, musts[0].segment_id if musts else ""
    )


def _four_eyes(situation: Situation) -> ReadinessPoint:
    own = is_author(situation.person, situation.authors)
    return ReadinessPoint(
        "readiness.four_eyes",
        not (situation.four_eyes and own),
        {
            "authors": sorted(situation.authors),
            "person": situation.person.name,
            "in_force": situation.four_eyes,
        },
    )


def _chain(situation: Situation) -> ReadinessPoint:
    fault = verify_chain(situation.chain, situation.known_head)
    data: dict[str, object] = {"transitions": len(situation.chain)}
    if fault is not None:
        data |= {"kind": fault.kind, "position": fault.position}
    return ReadinessPoint("readiness.chain", fault is None, data)
