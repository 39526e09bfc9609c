"""``intake`` and ``new``: what is found in a file, and a release of it."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from workbench.desk import wording
from workbench.desk.catalogue import _
from workbench.desk.desk import Desk
from workbench.desk.intake import read_bytes, read_file
from workbench.desk.paired_release import Accepted
from workbench.model.errors import InputError
from workbench.model.inline import readable, to_tags
from workbench.model.pairing import Relation
from workbench.model.release import Confidentiality, Release, SourceDocument
from workbench.places import default_data_folder
from workbench.terminal.pairing import read_paired, say_remark
from workbench.terminal.shared import (
    acting_person,
    check_language,
    open_desk,
    print_json,
    read_input,
    read_moment,
)


def read_document(source: str, language: str, attachment: str = "") -> SourceDocument:
    """Return what intake finds in a file, or on standard input where ``source`` is ``-``.

    ``attachment`` is the name or the number (from 1) of a file that comes with it: that one is read instead.
    """
    if language:
        check_language(language)
    document = read_bytes(read_input(), "-", language) if source == "-" else read_file(Path(source), language)
    if not attachment:
        return document
    found = [
        one
        for number, one in enumerate(document.attachments, 1)
        if attachment == str(number) or attachment.casefold() == one.name.casefold()
    ]
    if not found:
        names = ", ".join(one.name for one in document.attachments) or "–"
        raise InputError("intake.no_attachment", name=source, wanted=attachment, attached=names)
    return read_bytes(found[0].data, found[0].name, language)


def intake(options: Namespace) -> int:
    """``intake FILE|-``: the blocks, kept or dropped and why, and their segments."""
    document = read_document(options.file, options.lang, options.attachment)
    # Looking at a file makes no desk; what is known of its source counts where there is one.
    if document.source and Desk.exists(options.data or default_data_folder()):
        with open_desk(options, read_only=True) as desk:
            document = desk.learning.apply(document).document
    if options.json:
        print_json(_as_json(document))
        return 0
    _warn(document)
    print(_("Language: {language}").format(language=document.language))
    if document.source:
        print(_("Source: {source}").format(source=document.source))
    for block in document.blocks:
        mark = "+" if block.kept else "–"
        why = "" if block.kept else f" ({wording.name(block.reason)})"
        print(mark, wording.labelled(f"{wording.name(block.kind)}{why}", readable(block.text, block.codes)))
    for number, attached in enumerate(document.attachments, 1):
        words = _("Attached file {number}: {name} ({size} bytes)")
        print(words.format(number=number, name=attached.name, size=len(attached.data)))
    return 0


def _as_json(document: SourceDocument) -> dict[str, object]:
    segments: dict[str, list[str]] = {}
    for segment in document.segments:
        segments.setdefault(segment.block_id, []).append(to_tags(segment.text, segment.codes))
    return {
        "language": document.language,
        "title": document.title,
        "source": document.source,
        "embargo": document.embargo_text,
        "warnings": list(document.warnings),
        "attachments": [{"name": one.name, "bytes": len(one.data)} for one in document.attachments],
        "blocks": [
            {
                "kind": block.kind,
                "text": readable(block.text, block.codes),
                "kept": block.kept,
                "reason": block.reason,
                "dateline": block.dateline,
                "segments": segments.get(block.id, []),
            }
            for block in document.blocks
        ],
    }


def _warn(document: SourceDocument) -> None:
    for code in document.warnings:
        print(f"pressbench: {wording.sentence(code, {})}", file=sys.stderr)


def new(options: Namespace) -> int:
    """``new FILE --target fr``: add a release."""
    embargo = read_moment(options.embargo)
    due = read_moment(options.due)
    targets = [part.strip() for part in options.target.split(",") if part.strip()]
    document = read_document(options.file, options.source_lang, options.attachment)
    _warn(document)
    paired = read_paired(options.paired, document, targets) if options.paired else None
    with open_desk(options) as desk:
        if options.actor:
            desk.people.get(options.actor)
        document = desk.learning.apply(document).document
        if paired is not None:
            accepted = _add_paired(desk, options, document, paired, targets, embargo, due)
            return _print_new(options, accepted.release, targets, accepted)
        release, _translations, _changes = desk.releases.add(
            document,
            targets,
            author=options.actor,
            reference=options.reference,
            confidentiality=Confidentiality(options.confidentiality),
            embargo=embargo,
            due=due,
        )
    return _print_new(options, release, targets)


def _add_paired(
    desk: Desk,
    options: Namespace,
    document: SourceDocument,
    paired: SourceDocument,
    targets: list[str],
    embargo: datetime | None,
    due: datetime | None,
) -> Accepted:
    person = acting_person(desk, options.actor)
    pairing = desk.pairing.read(document, paired)
    if pairing.relation is Relation.UNRELATED:
        raise InputError("pairing.unrelated", source=options.file, target=options.paired)
    say_remark(pairing, Path(options.file).name, Path(options.paired).name)
    return desk.pairing.accept(
        document,
        pairing,
        person,
        reference=options.reference,
        confidentiality=Confidentiality(options.confidentiality),
        embargo=embargo,
        due=due,
        other_languages=[one for one in targets if one != paired.language],
    )


def _print_new(
    options: Namespace, release: Release, targets: list[str], accepted: Accepted | None = None
) -> int:
    found: dict[str, object] = {"id": release.id, "title": release.title, "targets": targets}
    if accepted is not None:
        found |= {"left_out": accepted.left_out, "added": accepted.added}
    if options.json:
        print_json(found)
    else:
        print(release.id)
        if accepted is not None and (accepted.left_out or accepted.added):
            words = _("Without a translation: {left_out}. Only in the translation: {added}.")
            counts = words.format(left_out=accepted.left_out, added=accepted.added)
            print(counts, file=sys.stderr)
    return 0
