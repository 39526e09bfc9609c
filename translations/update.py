"""Brings the interface catalogues up to date with the code: ``python translations/update.py``.

Every message that workbench/ and ui/ mark is read from their syntax trees. pressbench.pot gets them all; each
language's PO keeps what it has translated, gets what is new untranslated, and loses what is gone. The order is
that of the files and of the messages in them, references name files without lines, and no date is written: the
same code always gives the same catalogues.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from string import Formatter

import polib

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(__file__).resolve().parent
CODE = ("workbench", "ui")
# The two of a tuple here are singular and plural: wording.sentence() hands them to ngettext.
PAIRS_IN = "workbench/desk/*sentences*.py"
TEMPLATE = "pressbench.pot"
PLURAL_FORMS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
}
WRAP = 100

Key = tuple[str, str]


class MarkingError(Exception):
    """A message is marked in a way that no catalogue can serve; says where and why."""


@dataclass
class Message:
    """A message of the code: its context (may be empty), its plural (may be empty), the files that say it."""

    text: str
    plural: str = ""
    context: str = ""
    files: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """What tells it from every other message of a catalogue."""
        return self.context, self.text

    @property
    def flags(self) -> list[str]:
        """``python-brace-format`` where it has placeholders."""
        return ["python-brace-format"] if placeholders(self.text) | placeholders(self.plural) else []


def placeholders(text: str) -> set[str]:
    """Return the names of the brace fields of a text."""
    return {name for _text, name, _form, _conversion in Formatter().parse(text) if name is not None}


def messages(root: Path = ROOT) -> list[Message]:
    """Return every message of the code under ``root``; raise ``MarkingError`` where a mark cannot work."""
    found: dict[Key, Message] = {}
    for folder in CODE:
        for path in sorted((root / folder).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            for message in in_source(path.read_text(encoding="utf-8"), name):
                known = found.setdefault(message.key, message)
                _join(known, message, name)
    return list(found.values())


def in_source(source: str, name: str) -> Iterator[Message]:
    """Yield the messages of one file in the order of their places."""
    tree = ast.parse(source, filename=name)
    paired = {id(call) for pair in _pairs(tree, name) for call in pair}
    marked: list[tuple[int, int, Message]] = []
    for one, other in _pairs(tree, name):
        message = Message(_literal(one, 0, name) or "", _literal(other, 0, name) or "")
        marked.append((one.lineno, one.col_offset, message))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and id(node) not in paired:
            read = _read(node, name)
            if read:
                marked.append((node.lineno, node.col_offset, read))
    for _line, _column, message in sorted(marked, key=lambda each: each[:2]):
        yield message


def _called(node: ast.expr) -> str:
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _pairs(tree: ast.Module, name: str) -> list[tuple[ast.Call, ast.Call]]:
    if not PurePath(name).match(PAIRS_IN):
        return []
    return [
        (node.elts[0], node.elts[1])
        for node in ast.walk(tree)
        if isinstance(node, ast.Tuple)
        and len(node.elts) == 2
        and isinstance(node.elts[0], ast.Call)
        and isinstance(node.elts[1], ast.Call)
        and all(_called(each) == "N_" for each in node.elts)
    ]


def _read(call: ast.Call, name: str) -> Message | None:
    function = _called(call)
    if function in ("_", "N_"):
        text = _literal(call, 0, name)
        return Message(text) if text else None
    if function == "ngettext":
        one, other = _literal(call, 0, name), _literal(call, 1, name)
        return Message(one, other) if one and other else None
    if function == "pgettext":
        context, text = _literal(call, 0, name), _literal(call, 1, name)
        return Message(text, context=context) if context and text else None
    return None


def _literal(call: ast.Call, position: int, name: str) -> str | None:
    """Return the text that stands at this place of the call; none where it is only known as the program runs."""
    if position >= len(call.args):
        return None
    given = call.args[position]
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        return given.value
    if _assembled(given):
        raise MarkingError(f"{name}:{call.lineno}: the text is put together before it is looked up")
    return None


def _assembled(given: ast.expr) -> bool:
    if isinstance(given, ast.IfExp):
        return any(isinstance(branch, ast.Constant) for branch in (given.body, given.orelse))
    if isinstance(given, ast.Call):
        return isinstance(given.func, ast.Attribute) and isinstance(given.func.value, ast.Constant)
    return isinstance(given, ast.JoinedStr | ast.BinOp)


def _join(known: Message, message: Message, name: str) -> None:
    if known.plural != message.plural:
        raise MarkingError(
            f"{name}: “{message.text}” has a plural here and not, or another, in {known.files}"
        )
    if name not in known.files:
        known.files.append(name)


def template(found: Iterable[Message]) -> polib.POFile:
    """Return the catalogue of these messages without a translation."""
    return _catalogue(found, "", None)


def updated(found: Iterable[Message], language: str, old: polib.POFile | None) -> polib.POFile:
    """Return a language's catalogue of exactly these messages, with the translations of ``old``."""
    return _catalogue(found, language, old)


def _catalogue(found: Iterable[Message], language: str, old: polib.POFile | None) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=WRAP)
    catalogue.header = "The words of Pressbench; GPL-3.0-or-later, as the program.\nWritten by update.py."
    catalogue.metadata = {
        "Project-Id-Version": "Pressbench",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if language:
        catalogue.metadata["Plural-Forms"] = PLURAL_FORMS[language]
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in old or () if not entry.obsolete}
    for message in found:
        entry = polib.POEntry(
            msgid=message.text,
            msgctxt=message.context or None,
            occurrences=[(name, "") for name in message.files],
            flags=message.flags,
        )
        if message.plural:
            entry.msgid_plural = message.plural
            entry.msgstr_plural = {0: "", 1: ""}
        before = known.get(message.key)
        if before is not None and (before.msgid_plural or "") == message.plural:
            entry.msgstr = before.msgstr
            entry.msgstr_plural = dict(before.msgstr_plural)
            entry.tcomment = before.tcomment
            entry.flags += [flag for flag in before.flags if flag == "fuzzy"]
        catalogue.append(entry)
    return catalogue


def text_of(catalogue: polib.POFile) -> str:
    """Return a catalogue as its file holds it."""
    return str(catalogue).rstrip("\n") + "\n"


def write(catalogue: polib.POFile, path: Path) -> bool:
    """Write a catalogue; return whether the file has changed."""
    text = text_of(catalogue)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def main() -> int:
    """Bring every catalogue up to date; print what each of them still lacks."""
    try:
        found = messages()
    except MarkingError as error:
        print(error, file=sys.stderr)
        return 1
    write(template(found), FOLDER / TEMPLATE)
    for language in PLURAL_FORMS:
        path = FOLDER / f"{language}.po"
        old = polib.pofile(str(path)) if path.is_file() else None
        catalogue = updated(found, language, old)
        write(catalogue, path)
        untranslated = len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())
        print(f"{path.name}: {len(found)} messages, {untranslated} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
