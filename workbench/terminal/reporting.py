"""The report on what was checked in a translation."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from workbench.desk.catalogue import _
from workbench.model.tasks import CancelToken
from workbench.terminal.shared import open_desk, print_json


def add_command(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add ``report``."""
    made = command("report", report, _("write the report of proofing of a release"))
    made.add_argument("id", metavar="ID", help=_("a release's id, the beginning of it, or its reference"))
    made.add_argument("--target", metavar="LANG", default="", help=_("which translation is meant"))
    made.add_argument("--format", default="", choices=("", "html", "xlsx"), metavar="html|xlsx")
    made.add_argument("--out", required=True, type=Path, metavar="FILE")
    made.add_argument("--no-grammar", action="store_true", help=_("ask no grammar engine"))
    made.add_argument("--as", dest="actor", default="", metavar="NAME")


def report(options: Namespace) -> int:
    """``report ID --out FILE``: HTML or a workbook, as ``--format`` or the file's name says."""
    with open_desk(options, read_only=True) as desk:
        _release, translation = desk.releases.find(options.id, options.target)
        made = desk.reports.write(
            translation.id,
            options.format or options.out.suffix,
            options.out,
            CancelToken(),
            grammar=not options.no_grammar,
            actor=options.actor,
        )
    counts = {severity.value: count for severity, _name, count in made.severities}
    settled = len(made.settled_issues)
    if options.json:
        print_json({"path": str(options.out), **counts, "settled": settled})
    else:
        found = " · ".join(f"{name} {count}" for _severity, name, count in made.severities)
        print(f"{options.out}: {found} · {made.words.settled_issues} {settled}")
    return 0
