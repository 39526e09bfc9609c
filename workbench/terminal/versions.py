"""``new-version``: a new version of a release's source, with its translations carried over."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from workbench.desk import wording
from workbench.desk.catalogue import _
from workbench.desk.desk import Desk
from workbench.model.pairing import CarriedKind, CarriedRow
from workbench.model.release import SourceDocument
from workbench.terminal.shared import acting_person, open_desk, print_json
from workbench.terminal.taking_in import read_document


def add_command(command: Callable[..., ArgumentParser]) -> None:
    """Add ``new-version``."""
    made = command(
        "new-version",
        new_version,
        _("take in a new version of a release’s source; the translations are carried over"),
    )
    made.add_argument("id", metavar="ID", help=_("a release's id, the beginning of it, or its reference"))
    made.add_argument("file", metavar="FILE|-")
    made.add_argument("--lang", default="", help=_("the language of the text"))
    made.add_argument(
        "--attachment", default="", metavar="NAME|N", help=_("a file that comes with an e-mail")
    )
    made.add_argument("--preview", action="store_true", help=_("say what changed; change nothing"))
    made.add_argument("--archive", action="store_true", help=_("put the old version into the archive"))
    made.add_argument("--reference", default="", help=_("the house's own number"))
    made.add_argument("--as", dest="actor", default="", metavar="NAME")


def new_version(options: Namespace) -> int:
    """``new-version ID FILE``: print the id of the new release; with ``--preview`` what changed."""
    document = read_document(options.file, options.lang, options.attachment)
    with open_desk(options, read_only=options.preview) as desk:
        document = desk.learning.apply(document).document
        if options.preview:
            return _preview(desk, options, document)
        carried = desk.pairing.carry_over(
            options.id,
            document,
            acting_person(desk, options.actor),
            options.reference,
            archive=options.archive,
        )
    if options.json:
        print_json(
            {
                "id": carried.release.id,
                "translations": [
                    {"id": one.id, "language": one.target_language} for one in carried.translations
                ],
                "rows": [_as_json(row) for row in carried.rows],
            }
        )
    else:
        print(carried.release.id)
        print(_counted(carried.rows))
    return 0


def _preview(desk: Desk, options: Namespace, document: SourceDocument) -> int:
    rows = desk.pairing.versions(options.id, document)
    if options.json:
        print_json({"rows": [_as_json(row) for row in rows]})
        return 0
    for row in rows:
        if row.kind is CarriedKind.SAME and not row.moved:
            continue
        print(wording.name(row.kind) + (f" ({_('moved')})" if row.moved else ""))
        for mark, text in (("-", row.old_text), ("+", row.new_text)):
            if text and not (row.kind is CarriedKind.SAME and mark == "-"):
                print(f"    {mark} " + " ".join(text.split()))
    print(_counted(rows))
    return 0


def _counted(rows: Sequence[CarriedRow]) -> str:
    counts = Counter(row.kind for row in rows)
    return ", ".join(
        wording.labelled(wording.name(kind), str(counts[kind])) for kind in CarriedKind if counts[kind]
    )


def _as_json(row: CarriedRow) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "old": list(row.old),
        "new": list(row.new),
        "old_text": row.old_text,
        "new_text": row.new_text,
        "moved": row.moved,
    }
