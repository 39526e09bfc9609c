"""``align``: two files, or two folders, paired; and ``new --paired``."""

from __future__ import annotations

import contextlib
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from workbench.desk import wording
from workbench.desk.catalogue import _, ngettext
from workbench.desk.desk import Desk
from workbench.desk.intake import read_file
from workbench.desk.pairing import check_pair, pair_documents, remark
from workbench.desk.pairing_files import FilePair, ReadPair, into_memory, into_tmx, pair_folders
from workbench.model.errors import InputError, StorageError
from workbench.model.inline import readable, to_tags
from workbench.model.pairing import Pairing, PairRow, PairUnit, Relation
from workbench.model.release import SourceDocument
from workbench.model.tasks import CancelToken
from workbench.places import default_data_folder
from workbench.terminal.shared import acting_person, check_language, open_desk, print_json


def add_command(command: Callable[..., ArgumentParser]) -> None:
    """Add ``align``."""
    made = command("align", align, _("pair a text with its translation, or two folders of them"))
    made.add_argument("source", metavar="SOURCE", help=_("a file, or a folder of files"))
    made.add_argument("target", metavar="TARGET", help=_("its translation, or the folder that has them"))
    made.add_argument("--source-lang", default="", metavar="LANG")
    made.add_argument("--target-lang", default="", metavar="LANG")
    made.add_argument("--tmx", type=Path, default=None, metavar="FILE", help=_("write what is sure as TMX"))
    made.add_argument(
        "--into", default="", metavar="MEMORY", help=_("add what is sure to a memory, by its name or id")
    )
    made.add_argument(
        "--as", dest="actor", default="", metavar="NAME", help=_("the author that the TMX names")
    )


def align(options: Namespace) -> int:
    """``align SOURCE TARGET``: the rows; of two folders a report. 1 where something could not be paired."""
    for language in (options.source_lang, options.target_lang):
        if language:
            check_language(language)
    source, target = Path(options.source), Path(options.target)
    folders = [path.is_dir() for path in (source, target)]
    if any(folders) and not all(folders):
        raise InputError("pairing.two_folders")
    # Looking at files makes no desk; its terms and memory help where there is one.
    if not (options.into or Desk.exists(options.data or default_data_folder())):
        return _align(options, source, target, all(folders), pair_documents, None)
    if options.into:
        with open_desk(options) as desk:
            return _align(options, source, target, all(folders), desk.pairing.read, desk)
    try:
        desk = Desk.open(options.data or default_data_folder(), read_only=True)
    except StorageError:
        # A desk that cannot be read now is no reason not to look at two files.
        return _align(options, source, target, all(folders), pair_documents, None)
    with contextlib.closing(desk):
        return _align(options, source, target, all(folders), desk.pairing.read, desk)


def _align(
    options: Namespace, source: Path, target: Path, folders: bool, read: ReadPair, desk: Desk | None
) -> int:
    if options.into and desk is not None:
        # Refused before anything is printed.
        desk.memory.writable_file(_memory(desk, options.into))
    languages = options.source_lang, options.target_lang
    if folders:
        pairs = pair_folders(read, source, target, source_language=languages[0], target_language=languages[1])
        return _many(options, pairs, desk)
    documents = [read_file(path, given) for path, given in zip((source, target), languages, strict=True)]
    pairing = read(documents[0], documents[1], CancelToken())
    say_remark(pairing, source.name, target.name)
    if options.json:
        print_json([_as_json(pairing, row) for row in pairing.rows])
    else:
        _print_rows(pairing)
    if pairing.relation is Relation.UNRELATED:
        return 1
    _written(options, [FilePair(source.name, target.name, pairing)], desk)
    return 0


def say_remark(pairing: Pairing, source: str, target: str) -> None:
    """Say on standard error what makes the rows of two texts doubtful."""
    said = remark(pairing, source, target)
    if said is not None:
        print("pressbench: " + wording.say(said), file=sys.stderr)


def _as_json(pairing: Pairing, row: PairRow) -> dict[str, object]:
    return {
        "source": list(row.source),
        "target": list(row.target),
        "confidence": row.confidence,
        "kind": row.kind,
        "source_texts": [_tagged(pairing.source[index]) for index in row.source],
        "target_texts": [_tagged(pairing.target[index]) for index in row.target],
    }


def _tagged(unit: PairUnit) -> str:
    return to_tags(unit.text, unit.codes)


def _print_rows(pairing: Pairing) -> None:
    for row in pairing.rows:
        kind = wording.name(row.kind)
        numbers = " – ".join(
            ",".join(str(index + 1) for index in indexes) or "·" for indexes in (row.source, row.target)
        )
        percent = _("{percent} %").format(percent=round(row.confidence * 100))
        confidence = f" {percent}" if row.source and row.target else ""
        print(f"{numbers}  {kind}{confidence}" + ("  ?" if row.unsure else ""))
        for mark, units, indexes in (("<", pairing.source, row.source), (">", pairing.target, row.target)):
            for index in indexes:
                print(f"    {mark} " + " ".join(readable(units[index].text, units[index].codes).split()))


def _many(options: Namespace, pairs: Sequence[FilePair], desk: Desk | None) -> int:
    if options.json:
        print_json(
            [
                {
                    "source": pair.source,
                    "target": pair.target,
                    "rows": None
                    if pair.pairing is None
                    else [_as_json(pair.pairing, row) for row in pair.pairing.rows],
                    "problem": "" if pair.problem is None else wording.say(pair.problem),
                    "remark": "" if pair.remark is None else wording.say(pair.remark),
                }
                for pair in pairs
            ]
        )
    else:
        for pair in pairs:
            print(_said(pair))
    _written(options, pairs, desk)
    return 1 if any(pair.problem is not None for pair in pairs) else 0


def _said(pair: FilePair) -> str:
    names = f"{pair.source or '·'} – {pair.target or '·'}"
    if pair.pairing is None:
        return f"✗ {names}: " + ("" if pair.problem is None else wording.say(pair.problem))
    rows = pair.pairing.rows
    unsure = sum(row.unsure for row in rows)
    counted = ngettext("{count} row", "{count} rows", len(rows)).format(count=len(rows))
    look = ngettext("{count} to be looked at", "{count} to be looked at", unsure).format(count=unsure)
    said = f"✓ {names}: {counted}" + (f", {look}" if unsure else "")
    return said if pair.remark is None else f"{said}\n    ! {wording.say(pair.remark)}"


def _written(options: Namespace, pairs: Sequence[FilePair], desk: Desk | None) -> None:
    counts = []
    if options.tmx:
        counts.append(into_tmx(pairs, options.tmx, options.actor))
    if options.into and desk is not None:
        memory = _memory(desk, options.into)
        counts.append(into_memory(desk.memory, memory, pairs, acting_person(desk, options.actor)))
    for count in counts:
        words = ngettext("{count} unit written.", "{count} units written.", count).format(count=count)
        print(words, file=sys.stderr)


def _memory(desk: Desk, name: str) -> str:
    for memory in desk.memory.memories():
        if name in (memory.id, memory.name):
            return memory.id
    raise InputError("memory.unknown", memory=name)


def read_paired(path: str, source: SourceDocument, targets: Sequence[str]) -> SourceDocument:
    """Return the translation that a file holds, in one of the target languages.

    Raises ``InputError`` as ``check_pair`` does, and ``translation.no_such_language``.
    """
    document = read_file(Path(path))
    for language in targets:
        if language.lower().split("-")[0] == document.language.lower().split("-")[0]:
            found = document if document.language == language else read_file(Path(path), language)
            check_pair(source, found)
            return found
    check_pair(source, document)
    if len(targets) == 1 and document.language == "und":
        return read_file(Path(path), targets[0])
    raise InputError("pairing.other_language", name=Path(path).name, language=document.language)
