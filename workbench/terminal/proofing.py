"""Checking a translation, two files, or one text."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from workbench.desk import wording
from workbench.desk.catalogue import _, ngettext
from workbench.desk.engines import GrammarAnswer
from workbench.desk.intake import plain_text
from workbench.desk.proofing import folded, language_of
from workbench.model.errors import InputError
from workbench.model.issues import Issue, Severity
from workbench.model.release import Release
from workbench.model.tasks import CancelToken
from workbench.terminal.shared import check_language, open_desk, print_json, read_input


def check(options: Namespace) -> int:
    """``check ID``, or ``check --source FILE --target FILE``; 1 where a fault was found."""
    cancel = CancelToken()
    numbers: dict[str, int] = {}
    release: Release | None = None
    with open_desk(options, read_only=True) as desk:
        if options.id:
            release, translation = desk.releases.find(options.id, options.target)
            numbers = {segment.id: segment.number for segment in desk.releases.segments(release.id)}
            issues = desk.proofing.check(translation.id, cancel, grammar=not options.no_grammar)
            language = translation.target_language
        elif options.source and options.target:
            target = _text(options.target)
            language = options.target_lang or language_of(target)
            issues, numbers = desk.proofing.check_texts(
                _text(options.source),
                target,
                options.source_lang,
                language,
                grammar=not options.no_grammar,
                cancel=cancel,
            )
        else:
            raise InputError("check.nothing")
        if not options.no_grammar:
            _say_who_answered(desk.engines.answer(language, release))
    return _report(issues, numbers, options.json)


def proof(options: Namespace) -> int:
    """``proof FILE --lang fr``: offsets are characters of the whole text."""
    with open_desk(options, read_only=True) as desk:
        check_language(options.lang)
        source = _text(options.source) if options.source else ""
        issues = desk.proofing.proof(_text(options.file), options.lang, source, CancelToken())
        _say_who_answered(desk.engines.answer(options.lang))
    return _report(issues, None, options.json)


def _say_who_answered(answer: GrammarAnswer | None) -> None:
    """Say on standard error where another engine answered than was wanted, or none."""
    if answer is None or (answer.answered and answer.answered == answer.wanted):
        return
    if not answer.answered:
        said = _("No grammar engine answered: grammar and spelling were not checked.")
    else:
        said = _("Grammar and spelling were checked by {engine}, not by {wanted}.").format(
            engine=answer.answered, wanted=answer.wanted
        )
    print(said, file=sys.stderr)


def _text(file: str) -> str:
    if file == "-":
        return plain_text(read_input(), "-")
    return plain_text(Path(file))


def _report(issues: Sequence[Issue], numbers: dict[str, int] | None, as_json: bool) -> int:
    if as_json:
        print_json([_json(issue, numbers) for issue in issues])
    else:
        for place, report in enumerate(folded(issues), start=1):
            issue = report.issue
            where = f"[{numbers.get(issue.segment_id, 0)}] " if numbers is not None else ""
            fixes = " → " + " | ".join(fix.text for fix in issue.fixes) if issue.fixes else ""
            more = ""
            if report.more:
                words = ngettext("and {count} more like it", "and {count} more like it", report.more)
                more = f" ({words.format(count=report.more)})"
            print(
                f"{place}. {where}{wording.name(issue.severity)}, {wording.check_title(issue.check)}"
                f" ({issue.check}): «{issue.text}» {wording.say_issue(issue)}{fixes}{more}"
            )
    return 1 if any(issue.severity is not Severity.HINT for issue in issues) else 0


def _json(issue: Issue, numbers: dict[str, int] | None) -> dict[str, object]:
    found: dict[str, object] = {"check": issue.check, "severity": issue.severity}
    if numbers is not None:
        found["segment"] = numbers.get(issue.segment_id, 0)
        found["segment_id"] = issue.segment_id
        found["side"] = issue.side
    found |= {
        "start": issue.start,
        "end": issue.end,
        "text": issue.text,
        "message": wording.say_issue(issue),
        "fixes": [fix.text for fix in issue.fixes],
    }
    return found
