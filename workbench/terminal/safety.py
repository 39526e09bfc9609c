"""The commands about the safety of the store: its backups, and repairing it."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from workbench.desk.backups import Backup
from workbench.desk.catalogue import _, ngettext
from workbench.desk.desk import Desk
from workbench.desk.repair import repair_desk
from workbench.model.errors import InputError
from workbench.places import default_data_folder
from workbench.terminal.shared import open_desk, print_json


def backups(options: Namespace) -> int:
    """List the backups, make one, or put one in the place of the store."""
    folder: Path = options.data or default_data_folder()
    if options.deed == "make":
        with open_desk(options) as desk:
            made = desk.back_up()
        print_json(str(made)) if options.json else print(made)
        return 0
    found = Desk.backups_in(folder)
    if options.deed == "restore":
        return _restore(folder, found, options)
    if options.json:
        print_json([_as_json(backup) for backup in found])
        return 0
    for number, backup in enumerate(found, start=1):
        print(f"{number:>3}  {backup.made_at.astimezone():%Y-%m-%d %H:%M}  {_contents(backup)}")
    if not found:
        print(_("There is no backup yet. One is made every few hours while you work."))
    return 0


def _restore(folder: Path, found: list[Backup], options: Namespace) -> int:
    if not 1 <= options.number <= len(found):
        raise InputError("backups.no_such", number=options.number, count=len(found))
    aside = Desk.restore(folder, found[options.number - 1].path)
    if options.json:
        print_json({"kept_at": str(aside)})
    else:
        print(_("The backup is in place. What stood there is kept: {path}").format(path=aside))
    return 0


def _contents(backup: Backup) -> str:
    parts = [
        ngettext("{count} release", "{count} releases", backup.releases).format(count=backup.releases),
        ngettext("{count} segment translated", "{count} segments translated", backup.translated).format(
            count=backup.translated
        ),
    ]
    if backup.changed_at is not None:
        parts.append(
            _("last change {moment} by {person}").format(
                moment=f"{backup.changed_at.astimezone():%Y-%m-%d %H:%M}", person=backup.changed_by
            )
        )
    return ", ".join(parts)


def _as_json(backup: Backup) -> dict[str, object]:
    return {
        "file": str(backup.path),
        "made_at": backup.made_at.isoformat(),
        "releases": backup.releases,
        "revisions": backup.revisions,
        "translated": backup.translated,
        "changed_at": backup.changed_at.isoformat() if backup.changed_at else None,
        "changed_by": backup.changed_by,
    }


def repair(options: Namespace) -> int:
    """Put a damaged store together again from its facts; 1 where something is missing since."""
    folder: Path = options.data or default_data_folder()
    shown = sys.stderr is not None and sys.stderr.isatty() and not options.json

    def progress(done: int, total: int) -> None:
        if shown:
            print(f"\r{done * 100 // max(1, total):>3} %", end="", file=sys.stderr, flush=True)

    report = repair_desk(folder, progress=progress)
    if shown:
        print("\r", end="", file=sys.stderr)
    if options.json:
        print_json(
            {
                "facts": report.facts,
                "from_backups": report.from_backups,
                "pages": report.pages,
                "unreadable_pages": report.unreadable_pages,
                "kept_at": str(report.kept_at),
                "report": str(report.file) if report.file else None,
                "missing": [
                    {
                        "release": line.release_id,
                        "title": line.title,
                        "language": line.language,
                        "segment": line.number or None,
                        "sentence": line.sentence,
                    }
                    for line in report.missing
                ],
            }
        )
    else:
        print(report.text(), end="")
    return 1 if report.missing else 0
