"""The translation memory from a terminal."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk import wording
from workbench.desk.catalogue import _, ngettext
from workbench.desk.desk import Desk
from workbench.model.errors import InputError
from workbench.model.inline import without_codes
from workbench.model.memory import HOUSE, ConcordanceMode, Memory, Side, TranslationUnit
from workbench.terminal.shared import acting_person, check_language, open_desk, print_json, whole_number

if TYPE_CHECKING:
    from workbench.desk.memory_files import TmxImport

DEEDS = ("import", "export", "lookup", "concordance", "list")
_LEAST = 60
_MOST = 1_000_000


def add_command(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add ``tm`` to the program's commands."""
    tm = command("tm", memory, _("the translation memory"))
    tm.add_argument("deed", choices=DEEDS)
    tm.add_argument("what", metavar="FILE|TEXT", nargs="?", default="")
    tm.add_argument("--memory", default="", metavar="NAME", help=_("which memory is meant"))
    tm.add_argument("--source-lang", default="", metavar="LANG")
    tm.add_argument("--target-lang", default="", metavar="LANG")
    tm.add_argument(
        "--at-least",
        type=whole_number(1, 101),
        default=_LEAST,
        metavar="N",
        help=_("the lowest score, in per cent"),
    )
    tm.add_argument(
        "--limit", type=whole_number(1, _MOST), default=0, metavar="N", help=_("how many are printed at most")
    )
    tm.add_argument("--side", choices=[each.value for each in Side], default=Side.SOURCE.value)
    tm.add_argument(
        "--mode", choices=[each.value for each in ConcordanceMode], default=ConcordanceMode.WORDS.value
    )
    tm.add_argument("--as", dest="actor", default="", metavar="NAME")


def memory(options: Namespace) -> int:
    """``tm import FILE``, ``tm export FILE``, ``tm lookup TEXT``, ``tm concordance TEXT`` and ``tm list``."""
    if options.deed != "list" and not options.what:
        raise InputError("tm.nothing_given", deed=options.deed)
    deeds = {
        "import": _import,
        "export": _export,
        "lookup": _lookup,
        "concordance": _concordance,
        "list": _list,
    }
    return deeds[options.deed](options)


def _lookup(options: Namespace) -> int:
    _check_pair(options)
    with open_desk(options, read_only=True) as desk:
        matches = desk.memory.lookup(
            options.what,
            options.source_lang,
            options.target_lang,
            limit=options.limit or 5,
            at_least=options.at_least,
        )
        names = _names(desk)
    found = [
        {
            "source": without_codes(match.unit.source),
            "target": without_codes(match.target),
            "score": match.score,
            "origin": _origin(match.unit, names),
        }
        for match in matches
    ]
    if options.json:
        print_json(found)
    else:
        for each in found:
            print(f"{each['score']} %", each["target"], each["source"], each["origin"], sep="\t")
    return 0


def _concordance(options: Namespace) -> int:
    _check_pair(options)
    with open_desk(options, read_only=True) as desk:
        hits = desk.memory.concordance(
            options.what,
            options.source_lang,
            options.target_lang,
            Side(options.side),
            ConcordanceMode(options.mode),
            options.limit or 200,
        )
        names = _names(desk)
    if options.json:
        print_json(
            [
                {
                    "source": without_codes(hit.unit.source),
                    "target": without_codes(hit.unit.target),
                    "side": hit.side,
                    "spans": _spans(_text(hit.unit, hit.side), hit.spans),
                    "origin": _origin(hit.unit, names),
                }
                for hit in hits
            ]
        )
    else:
        for hit in hits:
            print(
                without_codes(hit.unit.source),
                without_codes(hit.unit.target),
                _origin(hit.unit, names),
                sep="\t",
            )
    return 0


def _list(options: Namespace) -> int:
    with open_desk(options, read_only=True) as desk:
        memories = desk.memory.memories()
    if options.json:
        print_json(
            [
                {
                    "name": each.name,
                    "id": each.id,
                    "languages": each.languages,
                    "units": each.units,
                    "readable": each.readable,
                    "writable": each.writable,
                    "penalty": each.penalty,
                }
                for each in memories
            ]
        )
    else:
        for each in memories:
            count = ngettext("{count} unit", "{count} units", each.units).format(count=each.units)
            print(each.name, count, ", ".join(each.languages), sep="\t")
    return 0


def _import(options: Namespace) -> int:
    path = Path(options.what)
    with open_desk(options) as desk:
        # A memory may be filled before anybody is named at the desk.
        author = acting_person(desk, options.actor) if options.actor or desk.people.all() else ""
        name = options.memory or path.stem
        known = _named(desk, name, by_id=bool(options.memory))
        into = known or desk.memory.add_memory(name, author)
        try:
            report = desk.memory_files.import_tmx(path, into.id, author)
        except BaseException:
            if known is None:
                desk.memory.remove_memory(into.id, author)
            raise
    if options.json:
        _print_report(report, into)
    else:
        print(
            _("{memory}: {added} new, {folded} as before").format(
                memory=into.name, added=report.added, folded=report.folded
            )
        )
        for problem in report.problems:
            words = wording.sentence(problem.code, dict(problem.data))
            line = _("Line {line}").format(line=problem.line)
            print(wording.labelled(line, words) if problem.line else words)
    return 1 if report.problems else 0


def _print_report(report: TmxImport, into: Memory) -> None:
    print_json(
        {
            "memory": into.name,
            "new": report.added,
            "same": report.folded,
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


def _export(options: Namespace) -> int:
    for language in (options.source_lang, options.target_lang):
        if language:
            check_language(language)
    with open_desk(options, read_only=True) as desk:
        chosen = _named(desk, options.memory) if options.memory else None
        if options.memory and chosen is None:
            raise InputError("memory.unknown", memory=options.memory)
        count = desk.memory_files.export_tmx(
            Path(options.what),
            chosen.id if chosen else HOUSE,
            options.source_lang,
            options.target_lang,
        )
    print(ngettext("{count} unit written", "{count} units written", count).format(count=count))
    return 0


def _named(desk: Desk, name: str, by_id: bool = True) -> Memory | None:
    """Return the memory with a name, the first of several, else the one with the id."""
    memories = desk.memory.memories()
    names = (each for each in memories if each.name == name)
    return next(names, None) or next((each for each in memories if by_id and each.id == name), None)


def _check_pair(options: Namespace) -> None:
    if not options.source_lang or not options.target_lang:
        raise InputError("tm.no_languages")
    check_language(options.source_lang)
    check_language(options.target_lang)


def _names(desk: Desk) -> dict[str, str]:
    return {each.id: each.name for each in desk.memory.memories()}


def _origin(unit: TranslationUnit, names: dict[str, str]) -> str:
    """Return where a unit comes from: its release, else its memory."""
    return unit.release_reference or names.get(unit.memory_id) or unit.memory_id


def _text(unit: TranslationUnit, side: Side) -> str:
    return unit.source if side is Side.SOURCE else unit.target


def _spans(text: str, spans: tuple[tuple[int, int], ...]) -> list[list[int]]:
    """Return places in the text as it is printed, without its codes."""
    return [[len(without_codes(text[:place])) for place in span] for span in spans]
