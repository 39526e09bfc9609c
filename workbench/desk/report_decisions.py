"""What was decided about issues, as a report tells it: waivers, what is ignored, and rules that are off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.delivery.qa_report import Decision, ReportedException
from workbench.desk import wording
from workbench.desk.catalogue import _
from workbench.desk.exceptions import subjects_now, waivers_now
from workbench.desk.rules import RuleDeeds
from workbench.editorial.situation import issue_subject
from workbench.model.comments import WaiverScope
from workbench.model.issues import Issue, Severity
from workbench.model.release import Segment
from workbench.proofing.rules import RuleSet
from workbench.store.store import Store

_SEGMENT = 1
"""Which part of a subject names the segment; see ``Issue.key``."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided about issues: by subject, by subject in any segment, and by rule."""

    waived: dict[str, Decision] = field(default_factory=dict)
    once: dict[str, Decision] = field(default_factory=dict)
    anywhere: dict[str, Decision] = field(default_factory=dict)
    rules: dict[str, Decision] = field(default_factory=dict)
    rules_off: RuleSet = field(default_factory=RuleSet)

    def decision(self, issue: Issue) -> Decision | None:
        """Return what was decided about an issue, the waiver first.

        It alone lets an error pass: one that is ignored, or whose rule a translator turned off, still blocks.
        """
        subject = issue_subject(issue)
        waived = self.waived.get(subject)
        if waived is not None:
            return waived
        found = self.once.get(subject) or self.anywhere.get(_anywhere(subject)) or self._rule(issue.check)
        if found is None or issue.severity is not Severity.ERROR:
            return found
        kind = _("{decision}; blocks approval until it is waived").format(decision=found.kind)
        return replace(found, kind=kind, blocks=True)

    def _rule(self, check: str) -> Decision | None:
        if not self.rules_off.is_off(check):
            return None
        while check and check not in self.rules:
            check = check.rpartition(".")[0]
        return self.rules.get(check)


def decisions(store: Store, rules_of: RuleDeeds, translation_id: str, release_id: str) -> Decisions:
    """Return what was decided about the issues of a translation as it stands now."""
    waived = {
        waiver.subject: Decision(_("Waived"), waiver.reason, waiver.actor, waiver.at)
        for waiver in waivers_now(store, release_id, translation_id)
        if waiver.scope is WaiverScope.ISSUE
    }
    ignored = store.editorial.ignored(translation_id, release_id)
    kinds = {
        "once": _("Ignored here"),
        "release": _("Ignored in this release"),
        "always": _("Ignored everywhere"),
    }
    here = subjects_now(store, [entry.subject for entry in ignored if entry.scope == "once"])
    once, anywhere = {}, {}
    for entry in ignored:
        decision = Decision(kinds[entry.scope], entry.reason, entry.actor, entry.at)
        if entry.scope == "once":
            once.update(dict.fromkeys(here[entry.subject], decision))
        else:
            anywhere[_anywhere(entry.subject)] = decision
    rules = {
        fact.rule: Decision(
            _("Rule off in this release") if fact.release_id else _("Rule off in the house"),
            fact.reason,
            fact.actor,
            fact.at,
        )
        for fact in rules_of.choices(release_id)
        if fact.choice == "off"
    }
    return Decisions(waived, once, anywhere, rules, rules_of.rule_set(release_id))


def without_issue(
    exceptions: Decisions, issues: Sequence[Issue], segments: Mapping[str, Segment]
) -> tuple[ReportedException, ...]:
    """Return what was decided and speaks of no issue that is there now, and every rule that is off."""
    subjects = {issue_subject(issue) for issue in issues}
    any_subjects = {_anywhere(subject) for subject in subjects}
    left = [
        (subject, decision)
        for decided in (exceptions.waived, exceptions.once)
        for subject, decision in decided.items()
        if subject not in subjects
    ]
    found = []
    for subject, decision in left:
        check, segment_id, _side, text, _message = subject.split("\x1f")
        if segment_id and segment_id not in segments:
            continue
        number = segments[segment_id].number if segment_id else 0
        found.append(ReportedException(decision.kind, _about(check, text), number, decision))
    for subject, decision in exceptions.anywhere.items():
        check, _side, text, _message = subject.split("\x1f")
        if subject not in any_subjects:
            found.append(ReportedException(decision.kind, _about(check, text), 0, decision))
    for rule, decision in exceptions.rules.items():
        found.append(ReportedException(decision.kind, _about(rule, ""), 0, decision))
    return tuple(sorted(found, key=lambda one: (one.number, one.decision.at)))


def _about(check: str, text: str) -> str:
    title = f"{wording.check_title(check)} ({check})"
    return wording.labelled(title, f"“{text}”") if text else title


def _anywhere(subject: str) -> str:
    parts = subject.split("\x1f")
    return "\x1f".join((*parts[:_SEGMENT], *parts[_SEGMENT + 1 :]))
