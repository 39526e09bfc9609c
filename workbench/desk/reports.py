"""The report on what was checked in a translation, for the file of the release."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

from workbench.delivery.qa_report import (
    CheckCount,
    HistoryLine,
    MarkedText,
    QaReport,
    ReportedIssue,
    ReportWords,
    moment_words,
)
from workbench.delivery.storage import write_whole
from workbench.desk import wording
from workbench.desk.catalogue import _, language, ngettext
from workbench.desk.engines import EngineDeeds
from workbench.desk.people import PeopleDeeds
from workbench.desk.proofing import ProofingDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.report_decisions import Decisions, decisions, without_issue
from workbench.desk.rules import RuleDeeds
from workbench.desk.versions import CurrentText, Versions
from workbench.model.engines import Standing
from workbench.model.errors import EngineError, InputError
from workbench.model.identity import now
from workbench.model.inline import readable
from workbench.model.issues import Issue, Severity, Side
from workbench.model.release import Release, Segment
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.translation import SegmentState
from workbench.store.store import Store

AROUND = 500
"""How many characters of a long text are told before and after the marked place."""

FORMS = {"html": ".html", "xlsx": ".xlsx"}

_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.HINT)
_RANK = {severity: rank for rank, severity in enumerate(_SEVERITIES)}


class ReportDeeds:
    """Makes reports; changes nothing."""

    def __init__(
        self,
        store: Store,
        people: PeopleDeeds,
        releases: ReleaseDeeds,
        proofing: ProofingDeeds,
        engines: EngineDeeds,
        rules: RuleDeeds,
        versions: Versions,
    ) -> None:
        self._store = store
        self._people = people
        self._releases = releases
        self._proofing = proofing
        self._engines = engines
        self._rules = rules
        self._versions = versions

    def file_name(self, translation_id: str, form: str) -> str:
        """Return the file name that is proposed: reference or title, language, "report", extension."""
        translation = self._releases.translation(translation_id)
        release = self._releases.get(translation.release_id)
        stem = release.reference or release.title[:60]
        clean = "".join(char if char.isalnum() or char in "-_ ." else "-" for char in stem).strip(" .-")
        return f"{clean or 'release'}.{translation.target_language}.{_('report')}{FORMS[form_named(form)]}"

    def write(
        self,
        translation_id: str,
        form: str,
        path: Path,
        cancel: CancelToken,
        progress: Progress = no_progress,
        grammar: bool = True,
        actor: str = "",
    ) -> QaReport:
        """Check a translation as it stands now, write the report (``html`` or ``xlsx``), and return it.

        Raises ``InputError`` ``report.unknown_form`` and those of ``storage.write_whole``: what stood at
        ``path`` stays then.
        """
        name = form_named(form)
        report = self.report(translation_id, cancel, progress, grammar, actor)
        cancel.raise_if_cancelled()
        write_whole(path, rendered(report, name, cancel))
        return report

    def report(
        self,
        translation_id: str,
        cancel: CancelToken,
        progress: Progress = no_progress,
        grammar: bool = True,
        actor: str = "",
    ) -> QaReport:
        """Check a translation as it stands now, and return what a report says of it, in the language in force.

        A grammar engine that fails is named in the report; the other checks are told all the same.
        """
        person = self._people.get(actor).name if actor else ""
        translation = self._releases.translation(translation_id)
        release = self._releases.get(translation.release_id)
        issues, engines = self._check(
            translation_id, release, translation.target_language, grammar, cancel, progress
        )
        current = self._versions.current(translation)
        exceptions = decisions(self._store, self._rules, translation_id, release.id)
        segments = {segment.id: segment for segment in current.segments}
        reported = sorted(
            (self._reported(issue, segments, current.texts, exceptions) for issue in issues),
            key=lambda one: (_RANK[one.severity], one.number),
        )
        return QaReport(
            language=language(),
            source_language=release.source_language,
            target_language=translation.target_language,
            heading=release.title or release.reference,
            facts=self._facts(release, current, engines, person),
            severities=tuple(
                (
                    severity,
                    wording.name(severity),
                    sum(1 for one in reported if one.severity is severity and one.is_open),
                )
                for severity in _SEVERITIES
            ),
            checks=_by_check(reported),
            issues=tuple(reported),
            exceptions=without_issue(exceptions, issues, segments),
            history=tuple(
                HistoryLine(wording.name(step.action), step.actor, step.at, step.note)
                for step in current.chain
            ),
            words=_words(),
        )

    def _check(
        self,
        translation_id: str,
        release: Release,
        target: str,
        grammar: bool,
        cancel: CancelToken,
        progress: Progress,
    ) -> tuple[list[Issue], str]:
        engine = self._engines.engine_for(target, release) if grammar else None
        if engine is None:
            issues = self._proofing.check(translation_id, cancel, progress, grammar=False, ignored_too=True)
            return issues, _("none: grammar and spelling were not checked")
        try:
            issues = self._proofing.check(translation_id, cancel, progress, ignored_too=True)
        except EngineError as error:
            issues = self._proofing.check(translation_id, cancel, progress, grammar=False, ignored_too=True)
            return issues, _("none: grammar and spelling were not checked ({why})").format(
                why=wording.say(error)
            )
        state = self._engines.state(target)
        if state is not None and state.standing is not Standing.READY and not state.stand_in:
            return issues, _("{engine}, which was not ready: some texts were not checked for grammar").format(
                engine=engine.name
            )
        return issues, state.stand_in if state is not None and state.stand_in else engine.name

    def _reported(
        self,
        issue: Issue,
        segments: dict[str, Segment],
        texts: dict[str, str],
        exceptions: Decisions,
    ) -> ReportedIssue:
        segment = segments.get(issue.segment_id)
        source = segment.text if segment is not None else ""
        in_source, in_target = (issue.source_start, issue.source_end), (issue.start, issue.end)
        if issue.side is Side.SOURCE:
            in_source, in_target = (issue.start, issue.end), (-1, -1)
        return ReportedIssue(
            number=segment.number if segment is not None else 0,
            severity=issue.severity,
            severity_name=wording.name(issue.severity),
            check=issue.check,
            title=wording.check_title(issue.check),
            message=wording.say_issue(issue),
            side=issue.side,
            found=issue.text,
            fixes=tuple(fix.text for fix in issue.fixes[:5]),
            source=_marked(source, segment, *in_source),
            target=_marked(texts.get(issue.segment_id, ""), segment, *in_target),
            decision=exceptions.decision(issue),
        )

    # what it is about

    def _facts(
        self, release: Release, current: CurrentText, engines: str, person: str
    ) -> tuple[tuple[str, str], ...]:
        translation = current.translation
        states = Counter(
            head.state if (head := current.heads.get(segment.id)) is not None else SegmentState.UNTRANSLATED
            for segment in current.segments
        )
        total = len(current.segments)
        count = ngettext("{count} segment", "{count} segments", total).format(count=total)
        by_state = [f"{wording.name(state)} {states[state]}" for state in SegmentState if states[state]]
        authors = Counter(head.author for head in current.heads.values())
        facts = [
            (_("Reference"), release.reference),
            (_("Languages"), f"{release.source_language} → {translation.target_language}"),
            (_("Version"), f"{current.number} · {wording.name(current.status)}"),
            (_("SHA-256"), current.hash),
            (_("Source"), _("version {number}").format(number=release.source_version)),
            (_("Segments"), f"{count} · {' · '.join(by_state)}" if by_state else count),
            (_("Translated by"), ", ".join(name for name, _count in authors.most_common())),
            (_("Checks"), self._checks_words(current)),
            (_("Grammar and spelling"), engines),
            (_("Confidentiality"), wording.name(release.confidentiality)),
            (_("Embargo"), moment_words(release.embargo) if release.embargo else ""),
            (_("Made"), _made(now(), person)),
        ]
        return tuple((label, value) for label, value in facts if value)

    def _checks_words(self, current: CurrentText) -> str:
        from workbench.proofing.checks.registry import checks_for

        context = self._proofing.context(current.translation.id)
        ids = dict.fromkeys(check.id for check in checks_for(context, has_source=True))
        titles = dict.fromkeys(wording.check_title(name) for name in ids)
        return ", ".join(titles)


def form_named(form: str) -> str:
    """Return the form of a name or a file's extension; raise ``InputError`` ``report.unknown_form``."""
    plain = form.strip().lower().removeprefix(".")
    plain = "html" if plain == "htm" else plain
    if plain not in FORMS:
        raise InputError("report.unknown_form", form=form, known=list(FORMS))
    return plain


def rendered(
    report: QaReport, form: str, cancel: CancelToken | None = None, progress: Progress = no_progress
) -> bytes:
    """Return a report in a form of ``FORMS``; ``progress`` counts the rows of a workbook. Raises ``Cancelled``."""
    if form == "xlsx":
        from workbench.delivery.qa_report_xlsx import xlsx_report

        return xlsx_report(report, cancel, progress)
    from workbench.delivery.qa_report_html import html_report

    return html_report(report)


def _made(moment: datetime, person: str) -> str:
    when = moment_words(moment)
    return _("{moment}, by {person}").format(moment=when, person=person) if person else when


def _marked(text: str, segment: Segment | None, start: int, end: int) -> MarkedText:
    codes = segment.codes if segment is not None else ()
    marks = 0 <= start <= end <= len(text)
    place = (start, min(end, start + AROUND)) if marks else (0, 0)
    first, last = max(0, place[0] - AROUND), min(len(text), place[1] + AROUND)
    if not first and len(text) - last < AROUND:
        last = len(text)
    shown = readable(text[first:last], codes)
    if not marks:
        return MarkedText(shown, after=len(text) - last)
    begin = len(readable(text[first : place[0]], codes))
    width = len(readable(text[place[0] : place[1]], codes))
    return MarkedText(shown, begin, begin + width, first, len(text) - last)


def _by_check(issues: list[ReportedIssue]) -> tuple[CheckCount, ...]:
    titles = {one.check: one.title for one in issues}
    standing = Counter((one.check, one.severity) for one in issues if one.is_open)
    settled = Counter(one.check for one in issues if not one.is_open)
    counts = [
        CheckCount(
            check,
            title,
            standing[check, Severity.ERROR],
            standing[check, Severity.WARNING],
            standing[check, Severity.HINT],
            settled[check],
        )
        for check, title in titles.items()
    ]
    return tuple(
        sorted(counts, key=lambda one: (-one.errors, -one.warnings, -one.hints, -one.settled, one.check))
    )


def _words() -> ReportWords:
    return ReportWords(
        title=_("Report of proofing"),
        summary=_("Found"),
        checked=_("Summary"),
        open_issues=_("Open issues"),
        settled_issues=_("Waived or ignored"),
        no_issues=_("Nothing found."),
        exceptions=_("Also waived, ignored or turned off"),
        no_exceptions=_("Nothing else was waived, ignored or turned off."),
        history=_("Approval"),
        segment=_("Segment"),
        severity=_("Severity"),
        check=_("Check"),
        rule=_("Rule"),
        message=_("What was found"),
        found=_("Words"),
        fixes=_("Proposed"),
        source=_("Source"),
        target=_("Translation"),
        standing=_("Standing"),
        reason=_("Reason"),
        person=_("Who"),
        moment=_("When"),
        kind=_("What was decided"),
        count=_("Count"),
        deed=_("Deed"),
        cut=_("{count} characters left out"),
    )
