"""Delivering, verifying, and reading a PO file back."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from workbench.desk import wording
from workbench.desk.catalogue import _, ngettext
from workbench.desk.desk import Desk
from workbench.terminal.shared import open_desk, print_json


def export(options: Namespace) -> int:
    """``export ID --format F --out FILE``: only an approved version, unless ``--draft``."""
    with open_desk(options) as desk:
        _release, translation = desk.releases.find(options.id, options.target)
        delivered = desk.delivery.export(
            translation.id, options.format, options.out, draft=options.draft, actor=options.actor
        )
    if options.json:
        print_json(
            {
                "path": str(options.out),
                "version": delivered.version,
                "content_hash": delivered.content_hash,
                "draft": delivered.draft,
            }
        )
    else:
        print(
            _("{path}: version {version}, SHA-256 {hash}").format(
                path=options.out, version=delivered.version, hash=delivered.content_hash
            )
        )
    return 0


def verify(options: Namespace) -> int:
    """``verify FILE|ID``: 0 where it carries exactly an approved version, 1 where it does not."""
    with open_desk(options, read_only=True) as desk:
        path = Path(options.what)
        if not path.exists():
            return _verify_chain(desk, options)
        found = desk.delivery.verify_file(path)
    sentence = wording.sentence(found.code, found.data)
    if options.json:
        print_json(
            {
                "verified": found.verified,
                "code": found.code,
                "message": sentence,
                "release": found.release_id,
                "translation": found.translation_id,
                "version": found.version,
                "content_hash": found.content_hash,
                "difference": found.difference,
            }
        )
    else:
        print(sentence)
    return 0 if found.verified else 1


def _verify_chain(desk: Desk, options: Namespace) -> int:
    release, translation = desk.releases.find(options.what)
    translations = (
        [translation] if translation.id.startswith(options.what) else desk.releases.translations(release.id)
    )
    checked = []
    whole = True
    for one in translations:
        fault = desk.editorial.chain_fault(one.id)
        count = len(desk.editorial.chain(one.id))
        whole = whole and fault is None
        if fault is not None:
            message = wording.sentence(
                f"chain.{fault.kind}",
                {"language": one.target_language, "number": fault.position + 1},
            )
        else:
            message = ngettext(
                "{language}: the chain of {count} transition is whole",
                "{language}: the chain of {count} transitions is whole",
                count,
            ).format(language=one.target_language, count=count)
        checked.append(
            {
                "translation": one.id,
                "target_language": one.target_language,
                "status": desk.editorial.status(one.id),
                "transitions": count,
                "whole": fault is None,
                "fault": None if fault is None else fault.kind,
                "message": message,
            }
        )
    if options.json:
        print_json(checked)
    else:
        for entry in checked:
            print(entry["message"])
    return 0 if whole else 1


def import_po(options: Namespace) -> int:
    """``import FILE --as NAME``: what a PO editor changed comes back as revisions."""
    with open_desk(options) as desk:
        report = desk.delivery.import_po(options.file, options.actor)
    if options.json:
        print_json(
            {
                "changed": report.changed,
                "same": report.same,
                "left_out": list(report.left_out),
            }
        )
    else:
        print(
            ngettext("{count} segment changed", "{count} segments changed", report.changed).format(
                count=report.changed
            )
        )
        for number, reason in report.left_out:
            print(f"[{number}] {wording.sentence(reason, {})}")
    return 1 if report.left_out else 0
