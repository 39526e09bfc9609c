"""The command line's words: commands, options, and what each of them runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from workbench.desk.catalogue import _
from workbench.terminal import (
    cutting,
    delivering,
    desktop,
    editorial,
    filing,
    language,
    library,
    memory,
    pairing,
    proofing,
    reporting,
    rules,
    safety,
    taking_in,
    tour,
    versions,
    writing,
)

Run = Callable[[argparse.Namespace], int]


class UsageError(Exception):
    """The words of the call are off; the message is one line."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(_("{message} (see: {program} --help)").format(message=message, program=self.prog))


class _CommandParser(_Parser):
    _between = False

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """Parse as argparse does; options may also stand between the words that have none."""
        read, left = super().parse_known_args(args, namespace)
        # argparse gives a word that may be absent up at the first option: "tm import --data D FILE".
        if self._between or not left or any(word.startswith("-") for word in left):
            return read, left
        self._between = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._between = False


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options, with ``command`` and the ``run`` to call; raise ``UsageError``."""
    return _parser().parse_args(arguments)


def _shared(default: object) -> _CommandParser:
    # The same options before and after the command: the later one must not reset the earlier one.
    shared = _CommandParser(add_help=False, argument_default=default)
    shared.add_argument("--data", metavar="DIR", type=Path, help=_("the data folder"))
    shared.add_argument("--json", action="store_true", help=_("print JSON"))
    return shared


def _parser() -> argparse.ArgumentParser:
    from workbench import __version__

    parser = _Parser(
        prog="pressbench",
        description=_("A workbench for releases in several languages. Without a command it opens the desk."),
        parents=[_shared(None)],
    )
    parser.set_defaults(json=False, run=None)
    parser.add_argument("--version", action="version", version=f"Pressbench {__version__}")
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), parser_class=_CommandParser)

    def command(name: str, run: Run, text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text, parents=[_shared(argparse.SUPPRESS)])
        made.set_defaults(run=run)
        return made

    _library(command)
    _writing(command)
    _language(command)
    _editorial(command)
    _delivery(command)
    _safety(command)
    return parser


def _window(options: argparse.Namespace) -> int:
    raise AssertionError(f"the window runs {options.command}")


Command = Callable[[str, Run, str], argparse.ArgumentParser]


def _one_release(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "id",
        metavar="ID",
        help=_("a release's id, the beginning of it, or its reference"),
    )
    made.add_argument("--target", metavar="LANG", default="", help=_("which translation is meant"))


def _library(command: Command) -> None:
    people = command("people", library.people, _("who may do what"))
    people.add_argument("deed", choices=("add", "list"))
    people.add_argument("name", nargs="?", default="")
    people.add_argument("--role", default="", help=_("translator,reviewer,editor"))
    people.add_argument("--languages", default="", help=_("the languages that she works in: en,fr"))
    settings = command("settings", library.settings, _("show or change a setting of the desk"))
    settings.add_argument("key", nargs="?", default="")
    settings.add_argument("value", nargs="?")
    intake = command("intake", taking_in.intake, _("print the structure that is found in a file"))
    intake.add_argument("file", metavar="FILE|-")
    intake.add_argument("--lang", default="", help=_("the language of the text"))
    intake.add_argument(
        "--attachment", default="", metavar="NAME|N", help=_("a file that comes with an e-mail")
    )
    new = command("new", taking_in.new, _("add a release and print its id"))
    new.add_argument("file", metavar="FILE|-")
    new.add_argument(
        "--target",
        required=True,
        metavar="LANG",
        help=_("target languages: fr or fr,es"),
    )
    new.add_argument("--source-lang", default="", metavar="LANG")
    new.add_argument("--attachment", default="", metavar="NAME|N", help=_("a file that comes with an e-mail"))
    new.add_argument(
        "--paired", default="", metavar="FILE", help=_("the translation that exists already, put beside it")
    )
    new.add_argument("--embargo", default="", metavar="ISO", help=_("date, time and zone"))
    new.add_argument("--due", default="", metavar="ISO", help=_("date, time and zone"))
    new.add_argument("--reference", default="", help=_("the house's own number"))
    new.add_argument(
        "--confidentiality",
        default="embargoed",
        choices=("public", "embargoed", "confidential"),
    )
    new.add_argument("--as", dest="actor", default="", metavar="NAME")
    pairing.add_command(command)
    versions.add_command(command)
    filing.add_commands(command)
    _one_release(command("show", library.show, _("show a release with its segments")))


def _writing(command: Command) -> None:
    draft = command("draft", writing.draft, _("fill the empty segments"))
    _one_release(draft)
    draft.add_argument("--engine", default="", metavar="NAME")
    draft.add_argument("--as", dest="actor", default="", metavar="NAME")
    edit = command("edit", writing.edit, _("commit a target revision"))
    _one_release(edit)
    edit.add_argument("segment", metavar="SEGMENT", help=_("its number or its id"))
    edit.add_argument("text", metavar="TEXT")
    edit.add_argument("--as", dest="actor", required=True, metavar="NAME")
    edit.add_argument("--state", default="translated", choices=("draft", "translated", "reviewed"))
    edit.add_argument("--parent", default=None, metavar="REV", help=_("the revision that it replaces"))
    _cutting(command)
    history = command("history", writing.history, _("who did what"))
    _one_release(history)
    history.add_argument("--segment", default="", metavar="SEGMENT")
    diff = command("diff", writing.diff, _("what changed between two versions"))
    _one_release(diff)
    diff.add_argument("revisions", nargs="*", metavar="REV", help=_("version numbers, or none"))


def _cutting(command: Command) -> None:
    split = command("split", cutting.split, _("make two segments of one, in every language"))
    join = command("join", cutting.join, _("make one segment of this and the next one, in every language"))
    source = command("source", cutting.source, _("correct the source of a segment"))
    for made in (split, join, source):
        _one_release(made)
        made.add_argument("segment", metavar="SEGMENT", help=_("its number or its id"))
        made.add_argument("--as", dest="actor", required=True, metavar="NAME")
    split.add_argument("words", metavar="WORDS", help=_("the words that the second part begins with"))
    split.add_argument(
        "--target-words",
        default="",
        metavar="WORDS",
        help=_("the words of the translation that the second part begins with"),
    )
    source.add_argument("text", metavar="TEXT")
    source.add_argument("--reason", default="")
    source.add_argument(
        "--still-stands",
        action="store_true",
        help=_("the translations hold as they are: only a slip is mended"),
    )
    source.add_argument("--parent", default=None, metavar="REV", help=_("the revision that it replaces"))


def _language(command: Command) -> None:
    check = command("check", proofing.check, _("check a translation, or two files"))
    check.add_argument("id", metavar="ID", nargs="?", default="")
    check.add_argument("--target", metavar="LANG|FILE", default="")
    check.add_argument("--source", metavar="FILE", default="")
    check.add_argument("--source-lang", default="", metavar="LANG")
    check.add_argument("--target-lang", default="", metavar="LANG")
    check.add_argument("--no-grammar", action="store_true")
    reporting.add_command(command)
    proof = command("proof", proofing.proof, _("grammar, spelling and typography of one text"))
    proof.add_argument("file", metavar="FILE|-")
    proof.add_argument("--lang", required=True)
    proof.add_argument("--source", default="", metavar="FILE")
    rules.add_commands(command)
    memory.add_command(command)
    terms = command("terms", language.terms, _("the termbases"))
    terms.add_argument("deed", choices=("import", "export", "lookup", "history", "bases", "add-base"))
    terms.add_argument("what", metavar="FILE|TEXT|ID|NAME", nargs="?", default="")
    terms.add_argument("--lang", default="", help=_("the language of the text"))
    terms.add_argument(
        "--base", default="", metavar="NAME", help=_("the termbase; without it, the house’s own")
    )
    terms.add_argument("--sheet", default="", metavar="NAME", help=_("the sheet of a workbook"))
    terms.add_argument(
        "--preview",
        action="store_true",
        help=_("say what an import would do, contradictions first; change nothing"),
    )
    terms.add_argument(
        "--contradictions",
        choices=("file", "kept", "both"),
        default="",
        help=_("what holds where the file contradicts the termbase: the file, what is there, or both"),
    )
    terms.add_argument("--tbx", type=int, choices=(2, 3), default=3, help=_("the version of TBX"))
    terms.add_argument("--style", choices=("dca", "dct"), default="dca", help=_("how version 3 is written"))
    terms.add_argument("--as", dest="actor", default="", metavar="NAME")


def _editorial(command: Command) -> None:
    for name, text in (
        ("submit", _("hand a translation in for review")),
        ("approve", _("approve exactly the text that stands")),
        ("return", _("ask for changes")),
        ("reopen", _("open an approved or published translation again")),
        ("publish", _("say that the approved text is out")),
    ):
        made = command(name, editorial.act, text)
        _one_release(made)
        made.add_argument("--as", dest="actor", required=True, metavar="NAME")
        made.add_argument("--reason", default="")
    waive = command("waive", editorial.waive, _("record an exception with its reason"))
    _one_release(waive)
    waive.add_argument(
        "--third-party",
        action="store_true",
        help=_("let engines of third parties see it"),
    )
    waive.add_argument("--issue", type=int, default=0, metavar="N", help=_("its number in “check”"))
    waive.add_argument(
        "--no-grammar",
        action="store_true",
        help=_("count as “check --no-grammar” does"),
    )
    waive.add_argument("--reason", required=True)
    waive.add_argument("--as", dest="actor", required=True, metavar="NAME")


def _delivery(command: Command) -> None:
    export = command("export", delivering.export, _("deliver the approved version"))
    _one_release(export)
    export.add_argument("--format", required=True, help="docx, html, markdown, text, po, tmx")
    export.add_argument("--out", required=True, type=Path, metavar="FILE")
    export.add_argument(
        "--draft",
        action="store_true",
        help=_("what is not approved, marked as a draft"),
    )
    export.add_argument("--as", dest="actor", default="", metavar="NAME")
    verify = command(
        "verify",
        delivering.verify,
        _("does this file carry exactly an approved version?"),
    )
    verify.add_argument("what", metavar="FILE|ID")
    back = command("import", delivering.import_po, _("read a PO file back as revisions"))
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument("--as", dest="actor", required=True, metavar="NAME")
    sample = command("sample", _window, _("open the desk on a sample release"))
    sample.add_argument("--language", default="", choices=("", "en", "fr", "es"))
    opened = command("open", _window, _("open the desk and take files in"))
    opened.add_argument("files", nargs="*", type=Path, metavar="FILE")
    entry = command("desktop", desktop.desktop, _("put the program into the desktop's menus, or take it out"))
    entry.add_argument("deed", choices=("install", "remove"))
    walk = command("tour", tour.tour, _("walk through the day of a sample release, in words"))
    walk.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR")


def _safety(command: Command) -> None:
    backups = command("backups", safety.backups, _("list the backups, make one, or restore one"))
    backups.add_argument("deed", nargs="?", choices=("list", "make", "restore"), default="list")
    backups.add_argument(
        "number", nargs="?", type=int, default=0, metavar="N", help=_("its number in “backups list”")
    )
    command("repair", safety.repair, _("put a damaged store together again from what can be read of it"))
