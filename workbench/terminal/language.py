"""The termbases from a terminal."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workbench.desk import terms_words, wording
from workbench.desk.catalogue import _, ngettext
from workbench.desk.desk import Desk
from workbench.model.errors import InputError
from workbench.model.tasks import Progress
from workbench.model.term_imports import ImportChoice, ImportItem, ImportKind, ImportPlan, TermProblem
from workbench.model.terms import HOUSE_TERMBASE, Term, TermMatch
from workbench.terminal.shared import acting_person, open_desk, print_json


def terms(options: Namespace) -> int:
    """Do what is asked of the termbases; return the code to end with.

    Raises ``InputError`` ``terms.nothing`` (deed) where it does not say of what.
    """
    if not options.what and options.deed != "bases":
        raise InputError("terms.nothing", deed=options.deed)
    return _DEEDS[options.deed](options)


def _lookup(options: Namespace) -> int:
    if not options.lang:
        raise InputError("terms.no_language")
    with open_desk(options, read_only=True) as desk:
        matches = desk.terms.find(options.what, options.lang)
    if options.json:
        print_json(
            [
                {
                    "term": match.term.text,
                    "start": match.start,
                    "end": match.end,
                    "concept": match.concept.id,
                    "status": match.term.status,
                    "targets": [
                        {"text": term.text, "language": term.language, "status": term.status}
                        for term in _others(match, options.lang)
                    ],
                }
                for match in matches
            ]
        )
        return 0
    for match in matches:
        others = ", ".join(
            f"{term.text} ({term.language}, {wording.name(term.status)})"
            for term in _others(match, options.lang)
        )
        print(match.start, match.end, match.term.text, others, sep="\t")
    return 0


_EVERY_LANGUAGE = "mul"
"""BCP 47's code of many languages: those of a term that is not translated."""


def _others(match: TermMatch, language: str) -> list[Term]:
    own = language.split("-")[0].lower()
    found = [term for term in match.concept.terms if term.language.split("-")[0].lower() != own]
    if match.concept.do_not_translate and all(term.text == match.term.text for term in found):
        return [Term(match.term.text, _EVERY_LANGUAGE, match.term.status)]
    return found


def _import(options: Namespace) -> int:
    path = Path(options.what)
    with open_desk(options) as desk:
        author = _author(options, desk)
        base = desk.terms.bases.named(options.base).id if options.base else HOUSE_TERMBASE
        with _percent(options) as progress:
            plan = desk.terms.files.plan(path, base, sheet=options.sheet, progress=progress)
        if options.preview:
            return _print_plan(plan, options.json)
        contradictions = ImportChoice(options.contradictions) if options.contradictions else None
        report = desk.terms.files.take_in(plan, author, contradictions=contradictions)
    if options.json:
        print_json(
            {
                "new": report.new,
                "changed": report.changed,
                "same": report.same,
                **({"left_out": report.left_out} if report.left_out else {}),
                "problems": [_problem(problem) for problem in report.problems],
            }
        )
    else:
        said = _("{new} new, {changed} changed, {same} as before")
        print(said.format(new=report.new, changed=report.changed, same=report.same))
        if report.left_out:
            count = report.left_out
            left = ngettext(
                "{count} contradicts the termbase and was left out",
                "{count} contradict the termbase and were left out",
                count,
            )
            print(left.format(count=count))
        _print_problems(report.problems)
    return 1 if report.problems else 0


def _print_plan(plan: ImportPlan, as_json: bool) -> int:
    if as_json:
        print_json(
            {
                **{kind.value: plan.count(kind) for kind in ImportKind},
                "items": [_item(item) for item in plan.items if item.kind is not ImportKind.SAME],
                "problems": [_problem(problem) for problem in plan.problems],
            }
        )
    else:
        for item in plan.items:
            if item.kind is ImportKind.SAME:
                continue
            said = [terms_words.difference(each) for each in item.differences] or [
                terms_words.terms_of(item.taken)
            ]
            for number, line in enumerate(said):
                print(
                    terms_words.import_kind(item.kind) if not number else "",
                    item.taken.id if not number else "",
                    line,
                    sep="\t",
                )
        _print_problems(plan.problems)
    return 1 if plan.problems or plan.count(ImportKind.CONTRADICTORY) else 0


def _item(item: ImportItem) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "concept": item.taken.id,
        "terms": [
            {"text": term.text, "language": term.language, "status": term.status} for term in item.taken.terms
        ],
        "differences": [
            {
                "kind": each.kind,
                "language": each.language,
                "term": each.term,
                "before": each.before,
                "after": each.after,
            }
            for each in item.differences
        ],
    }


def _problem(problem: TermProblem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "line": problem.line,
        "message": wording.sentence(problem.code, dict(problem.data)),
    }


def _print_problems(problems: tuple[TermProblem, ...]) -> None:
    for problem in problems:
        said = wording.sentence(problem.code, dict(problem.data))
        if problem.line:
            said = _("line {line}: {problem}").format(line=problem.line, problem=said)
        print(said)


def _export(options: Namespace) -> int:
    with open_desk(options, read_only=True) as desk:
        base = desk.terms.bases.named(options.base).id if options.base else ""
        with _percent(options) as progress:
            count = desk.terms.files.write(
                Path(options.what), options.tbx, base, options.style, progress=progress
            )
    print(ngettext("{count} concept written", "{count} concepts written", count).format(count=count))
    return 0


def _bases(options: Namespace) -> int:
    with open_desk(options, read_only=True) as desk:
        bases, sizes = desk.terms.bases.all(), desk.terms.bases.sizes()
    if options.json:
        print_json(
            [
                {
                    "id": base.id,
                    "name": base.name,
                    "owner": base.owner,
                    "concepts": sizes.get(base.id, 0),
                    "readable": base.readable,
                    "writable": base.writable,
                }
                for base in bases
            ]
        )
        return 0
    for base in bases:
        print(base.id, terms_words.termbase(base), sizes.get(base.id, 0), sep="\t")
    return 0


def _add_base(options: Namespace) -> int:
    with open_desk(options) as desk:
        made = desk.terms.bases.add(options.what, _author(options, desk))
    if options.json:
        print_json({"id": made.id, "name": made.name})
    else:
        print(made.id)
    return 0


def _history(options: Namespace) -> int:
    with open_desk(options, read_only=True) as desk:
        revisions = desk.terms.history(options.what)
        if not revisions:
            raise InputError("terms.unknown", id=options.what)
        before = [*revisions[1:], None]
        lines = [
            (
                revision,
                ()
                if older is None or revision.removed
                else desk.terms.differences(older.concept, revision.concept),
            )
            for revision, older in zip(revisions, before, strict=True)
        ]
    if options.json:
        print_json(
            [
                {
                    "at": revision.at.isoformat(),
                    "author": revision.author,
                    "origin": revision.origin,
                    "removed": revision.removed,
                    "changes": [terms_words.difference(each) for each in changes],
                }
                for revision, changes in lines
            ]
        )
        return 0
    for revision, changes in lines:
        said = terms_words.revision(revision, changes)
        print(revision.at.astimezone().isoformat(" ", "minutes"), revision.author, said, sep="\t")
    return 0


@contextmanager
def _percent(options: Namespace) -> Iterator[Progress]:
    """Tell on a terminal how far something is; Ctrl+C stops it, and then nothing is written."""
    shown = sys.stderr is not None and sys.stderr.isatty() and not options.json
    said = -1

    def progress(done: int, total: int) -> None:
        nonlocal said
        now = done * 100 // max(1, total)
        if shown and now != said:
            said = now
            print(f"\r{now:>3} %", end="", file=sys.stderr, flush=True)

    try:
        yield progress
    finally:
        if said >= 0:
            print("\r     \r", end="", file=sys.stderr, flush=True)


def _author(options: Namespace, desk: Desk) -> str:
    # A termbase may be filled before anybody is named at the desk.
    return acting_person(desk, options.actor) if options.actor or desk.people.all() else ""


_DEEDS: dict[str, Callable[[Namespace], int]] = {
    "import": _import,
    "export": _export,
    "lookup": _lookup,
    "history": _history,
    "bases": _bases,
    "add-base": _add_base,
}
