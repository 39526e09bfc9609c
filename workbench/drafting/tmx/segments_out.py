"""Texts with inline codes as the inside of a ``seg``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workbench.drafting.tmx.blocks import parsed
from workbench.drafting.tmx.code_kinds import TYPES, content_of
from workbench.drafting.tmx.names import SOURCE_MARKUP, TARGET_MARKUP
from workbench.drafting.tmx.segments_in import joined, read_segment
from workbench.model.inline import CODE_PATTERN, CodeRole, InlineCode
from workbench.model.memory import TranslationUnit

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """Return text for XML, in an element or an attribute; characters that XML does not have are left out."""
    text = _NOT_XML.sub("", text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text or ">" in text:
        text = text.replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;") if "\r" in text else text


def attribute(text: str) -> str:
    """Return the value of an attribute, with its quotation marks."""
    text = escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f'"{text}"'


def written(text: str, codes: Sequence[InlineCode]) -> str:
    """Return the inside of a ``seg``: the text, its codes as ``bpt`` and ``ept``, ``it`` or ``ph`` with HTML in them.

    ``x``, the same in every language, is the number of the code. What belongs to none of the codes is left out.
    """
    if not codes or not CODE_PATTERN.search(text):
        return escaped(CODE_PATTERN.sub("", text))
    known = {code.char: code for code in codes}
    present = [known[char] for char in CODE_PATTERN.findall(text) if char in known]
    paired = _paired(present)
    elements: dict[str, list[str]] = {}
    for at, code in enumerate(present):
        elements.setdefault(code.char, []).append(_element(code, paired.get(at, 0)))

    def element(found: re.Match[str]) -> str:
        waiting = elements.get(found[0])
        return waiting.pop(0) if waiting else ""

    pieces: list[str] = []
    position = 0
    for found in CODE_PATTERN.finditer(text):
        pieces += (escaped(text[position : found.start()]), element(found))
        position = found.end()
    return "".join(pieces) + escaped(text[position:])


def both_written(unit: TranslationUnit) -> tuple[str, str]:
    """Return the insides of both ``seg`` elements of a unit.

    What a file had inside of them, with codes that have no place in our texts, is written again where both, read
    together, still say what the unit says.
    """
    ours = (written(unit.source, unit.codes), written(unit.target, unit.codes))
    markup = dict(unit.properties)
    source, target = markup.get(SOURCE_MARKUP, ""), markup.get(TARGET_MARKUP, "")
    for one, other in ((source, target), (source, ours[1]), (ours[0], target)):
        if one and other and _says(one, other, unit):
            return one, other
    return ours


def _says(source: str, target: str, unit: TranslationUnit) -> bool:
    pair = parsed(f"<tu><seg>{source}</seg><seg>{target}</seg></tu>".encode("utf-8", "replace"))
    if pair is None or [each.tag for each in pair] != ["seg", "seg"]:
        return False
    text, other, codes, _ = joined(read_segment(pair[0]), read_segment(pair[1]))
    return (text, other, codes) == (unit.source, unit.target, unit.codes)


def _element(code: InlineCode, pair: int) -> str:
    content = escaped(content_of(code.kind, code.role, code.href))
    kind = TYPES[code.kind]
    if code.role is CodeRole.ALONE:
        return f'<ph x="{code.number}" type="{kind}">{content}</ph>'
    opens = code.role is CodeRole.OPEN
    if not pair:
        return f'<it pos="{"begin" if opens else "end"}" x="{code.number}" type="{kind}">{content}</it>'
    if opens:
        return f'<bpt i="{pair}" x="{code.number}" type="{kind}">{content}</bpt>'
    return f'<ept i="{pair}">{content}</ept>'


def _paired(codes: Iterable[InlineCode]) -> dict[int, int]:
    """Return the number of the pair by the place of each half in the list."""
    waiting: dict[tuple[int, str], list[int]] = {}
    pairs: dict[int, int] = {}
    number = 0
    for at, code in enumerate(codes):
        key = (code.number, code.kind)
        if code.role is CodeRole.OPEN:
            waiting.setdefault(key, []).append(at)
        elif code.role is CodeRole.CLOSE and waiting.get(key):
            number += 1
            pairs[waiting[key].pop()] = pairs[at] = number
    return pairs
