"""The termbase from a terminal."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from workbench.desk import wording
from workbench.desk.catalogue import _, ngettext
from workbench.desk.desk import Desk
from workbench.model.errors import InputError
from workbench.terminal.shared import acting_person, open_desk, print_json


def terms(options: Namespace) -> int:
    """``terms import FILE``, ``terms export FILE`` and ``terms lookup TEXT --lang fr``."""
    if options.deed == "import":
        return _import(options)
    if options.deed == "export":
        with open_desk(options, read_only=True) as desk:
            count = desk.terms.export_file(Path(options.what), version=options.tbx)
        print(ngettext("{count} concept written", "{count} concepts written", count).format(count=count))
        return 0
    if not options.lang:
        raise InputError("terms.no_language")
    with open_desk(options, read_only=True) as desk:
        matches = desk.terms.find(options.what, options.lang)
    found = [
        {
            "term": match.term.text,
            "start": match.start,
            "end": match.end,
            "concept": match.concept.id,
            "status": match.term.status,
            "targets": [
                {"text": term.text, "language": term.language, "status": term.status}
                for term in match.concept.terms
                if term.language.split("-")[0] != options.lang.split("-")[0]
            ],
        }
        for match in matches
    ]
    if options.json:
        print_json(found)
    else:
        for match in matches:
            others = ", ".join(
                f"{term.text} ({term.language}, {wording.name(term.status)})"
                for term in match.concept.terms
                if term.language.split("-")[0] != options.lang.split("-")[0]
            )
            print(match.start, match.end, match.term.text, others, sep="\t")
    return 0


def _import(options: Namespace) -> int:
    with open_desk(options) as desk:
        report = desk.terms.import_file(Path(options.what), _author(options, desk))
    if options.json:
        print_json(
            {
                "new": report.new,
                "changed": report.changed,
                "same": report.same,
                "problems": [
                    {
                        "code": problem.code,
                        "line": problem.line,
                        "message": wording.sentence(problem.code, dict(problem.data)),
                    }
                    for problem in report.problems
                ],
            }
        )
    else:
        print(
            _("{new} new, {changed} changed, {same} as before").format(
                new=report.new, changed=report.changed, same=report.same
            )
        )
        for problem in report.problems:
            print(wording.sentence(problem.code, dict(problem.data)))
    return 1 if report.problems else 0


def _author(options: Namespace, desk: Desk) -> str:
    # A termbase may be filled before anybody is named at the desk.
    return acting_person(desk, options.actor) if options.actor or desk.people.all() else ""
