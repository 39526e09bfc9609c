"""Runs: stretches of a delivered text that look alike, with the inline codes resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.delivery.links import safe_href
from workbench.model.inline import CodeKind, CodeRole, InlineCode, is_code

MARKS = (CodeKind.BOLD, CodeKind.ITALIC, CodeKind.UNDERLINE, CodeKind.SUPERSCRIPT, CodeKind.SUBSCRIPT)
"""The kinds that a run may carry, outermost first where a format nests them."""

MARKS_OF_TAGS = {
    "strong": CodeKind.BOLD,
    "b": CodeKind.BOLD,
    "em": CodeKind.ITALIC,
    "i": CodeKind.ITALIC,
    "u": CodeKind.UNDERLINE,
    "sup": CodeKind.SUPERSCRIPT,
    "sub": CodeKind.SUBSCRIPT,
}
"""What the tags of HTML mean, which Markdown may hold as well."""

_RAISED = frozenset({CodeKind.SUPERSCRIPT, CodeKind.SUBSCRIPT})
_BREAK = re.compile("\r\n?|\n|\x0b|\x0c|\x85|\u2028|\u2029")
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile("[ \t\n\f\r]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Text with the marks it carries and the address it links to (empty: none).

    A line break is the character U+000A; no other control character stands in a run.
    """

    text: str
    marks: frozenset[CodeKind] = frozenset()
    href: str = ""
    segment_id: str = ""
    is_dateline: bool = False

    def looks_like(self, other: Run) -> bool:
        """Return whether both carry the same marks and link, and belong to the same segment."""
        return replace(self, text="") == replace(other, text="")


def writable(text: str) -> str:
    """Return the text as every format can carry it.

    Whatever breaks a line becomes U+000A, a tab a space; control characters, halves of surrogate pairs and
    the two non-characters that XML forbids are left out.
    """
    return _UNWRITABLE.sub("", _BREAK.sub("\n", text)).replace("\t", " ")


def storable(text: str) -> str:
    """Return the text without the characters that no file of ours may hold; line breaks stay as they are."""
    return _UNWRITABLE.sub("", text)


def resolve(
    text: str, codes: Sequence[InlineCode], segment_id: str = "", is_dateline: bool = False
) -> list[Run]:
    """Return the runs of a segment's text.

    A pair that is never closed ends with the segment; a closing code without its opening one, a code that
    the segment does not know, and a link whose address may not be delivered do nothing. Of superscript and
    subscript within each other the inner one counts.
    """
    known = {code.char: code for code in codes}
    opened: dict[int, InlineCode] = {}
    runs: list[Run] = []

    def add(piece: str) -> None:
        kinds = [code.kind for code in opened.values() if code.kind in MARKS]
        raised = [kind for kind in kinds if kind in _RAISED]
        marks = frozenset(kind for kind in kinds if kind not in _RAISED or kind is raised[-1])
        hrefs = [safe_href(code.href) for code in opened.values() if code.kind is CodeKind.LINK]
        run = Run(piece, marks, hrefs[-1] if hrefs else "", segment_id, is_dateline)
        runs.append(run)

    plain: list[str] = []
    for char in text:
        if not is_code(char):
            plain.append(char)
            continue
        if plain:
            add(writable("".join(plain)))
            plain.clear()
        code = known.get(char)
        if code is None:
            continue
        if code.kind is CodeKind.LINE_BREAK:
            add("\n")
        elif code.role is CodeRole.OPEN:
            opened[code.number] = code
        elif code.role is CodeRole.CLOSE:
            opened.pop(code.number, None)
    if plain:
        add(writable("".join(plain)))
    return merged(runs)


def merged(runs: Iterable[Run]) -> list[Run]:
    """Return the runs with neighbours that look alike joined, and empty ones left out."""
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if result and result[-1].looks_like(run):
            result[-1] = replace(run, text=result[-1].text + run.text)
        else:
            result.append(run)
    return result


def text_of(runs: Iterable[Run]) -> str:
    """Return the text of the runs as it reads."""
    return "".join(run.text for run in runs)


def collapsed(runs: Iterable[Run]) -> list[Run]:
    """Return the runs as HTML and Markdown show them: ordinary white space as one space, none at the ends.

    A line break stays one, without spaces around it.
    """
    result: list[Run] = []
    before = "\n"
    for run in runs:
        text = ""
        for part in re.split("(\n)", run.text):
            if part == "\n":
                if text.endswith(" "):
                    text = text[:-1]
                elif not text and before == " ":
                    _drop_last_space(result)
                text += "\n"
            else:
                spaced = _SPACES.sub(" ", part)
                end = (text or before)[-1:]
                text += spaced[1:] if spaced.startswith(" ") and end in " \n" else spaced
        if text:
            result.append(replace(run, text=text))
            before = text[-1]
    return stripped(result)


def _drop_last_space(runs: list[Run]) -> None:
    while runs and runs[-1].text.endswith(" "):
        runs[-1] = replace(runs[-1], text=runs[-1].text[:-1])
        if runs[-1].text:
            return
        runs.pop()


def stripped(runs: Sequence[Run]) -> list[Run]:
    """Return the runs without spaces and line breaks at both ends of the whole."""
    result = list(runs)
    while result and not result[0].text.lstrip(" \n"):
        result.pop(0)
    while result and not result[-1].text.rstrip(" \n"):
        result.pop()
    if result:
        result[0] = replace(result[0], text=result[0].text.lstrip(" \n"))
        result[-1] = replace(result[-1], text=result[-1].text.rstrip(" \n"))
    return merged(result)
