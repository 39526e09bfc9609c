"""The canonical text of a whole translation: what an approval is bound to.

The canonical text is UTF-8 JSON, one line for each thing, each line ended by U+000A:

1. a head: ``{"canonical":1,"language":"fr"}``;
2. for each kept block, in the order of the release, an object with its ``kind`` and, where the kind gives
   them a meaning, ``level`` (headlines, subheads, list items), ``ordered`` (list items), ``row`` and
   ``column`` (table cells);
3. after its block, for each segment an array ``[id, separator, pieces]``, with a fourth element ``true``
   where the segment is a dateline. ``pieces`` lists strings (text) and tags (inline codes): a tag is an
   array ``[role, kind, number]``, a link's opening tag ``[role, kind, number, href]``.

JSON strings make it unambiguous: no text can look like a tag, a separator or a new line. Keys stand in
the order above, nothing is indented, and only what JSON must escape is escaped, so one translation has
one canonical text. Tags are numbered from 1 in the order in which they first stand in the target, so that
the numbers a reader gave to the source's codes change nothing. A code that the segment does not
know is left out, as every delivered format leaves it out.

Texts are taken as the exact code points that they are. They are not normalised: an approval answers for
what goes out, and a decomposed accent, a no-break space or another apostrophe is something else there.

The content hash is the SHA-256 of those bytes, written as 64 hexadecimal digits.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.model.errors import InputError
from workbench.model.inline import CODE_PATTERN, FIRST_CODE, LAST_CODE, CodeKind, CodeRole, InlineCode
from workbench.model.release import Block, BlockKind, Segment

CANONICAL_VERSION = 1
_LEVELLED = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class CanonicalSegment:
    """A segment's target text with its codes as characters; ``separator`` stands before it."""

    id: str
    separator: str
    text: str
    codes: tuple[InlineCode, ...] = ()
    is_dateline: bool = False


@dataclass(frozen=True, slots=True)
class CanonicalEntry:
    """A kept block as the target has it. ``row`` and ``column`` are -1 but for table cells."""

    kind: BlockKind
    segments: tuple[CanonicalSegment, ...]
    level: int = 1
    row: int = -1
    column: int = -1
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Canonical:
    """What a canonical text says: the target language (BCP 47) and the blocks in order."""

    language: str
    entries: tuple[CanonicalEntry, ...]


def canonical_entries(
    blocks: Sequence[Block], segments: Sequence[Segment], texts: Mapping[str, str]
) -> tuple[CanonicalEntry, ...]:
    """Put kept blocks, their segments and the target texts (by segment id) together.

    A segment without a text has an empty one. Blocks that are not kept, or have no segment, are left out.
    """
    of_block: dict[str, list[Segment]] = {}
    for segment in segments:
        of_block.setdefault(segment.block_id, []).append(segment)
    return tuple(
        CanonicalEntry(
            kind=block.kind,
            segments=tuple(_segment(segment, texts.get(segment.id, "")) for segment in of_block[block.id]),
            level=block.level if block.kind in _LEVELLED else 1,
            row=block.row if block.kind is BlockKind.TABLE_CELL else -1,
            column=block.column if block.kind is BlockKind.TABLE_CELL else -1,
            ordered=block.ordered and block.kind is BlockKind.LIST_ITEM,
        )
        for block in sorted(blocks, key=lambda block: block.position)
        if block.kept and block.id in of_block
    )


def _segment(segment: Segment, text: str) -> CanonicalSegment:
    return CanonicalSegment(segment.id, segment.separator, text, segment.codes, segment.is_dateline)


def canonical_text(entries: Sequence[CanonicalEntry], language: str) -> str:
    """Return the canonical text of a translation into ``language`` (BCP 47).

    Raises ``InputError`` ``editorial.not_unicode`` (``segment``) where a text holds half a surrogate pair,
    which no UTF-8 file can hold.
    """
    lines = [_line({"canonical": CANONICAL_VERSION, "language": language})]
    for entry in entries:
        lines.append(_line(_head(entry)))
        for segment in entry.segments:
            line = _line(_fields(segment))
            try:
                line.encode("utf-8")
            except UnicodeEncodeError as error:
                raise InputError("editorial.not_unicode", segment=segment.id) from error
            lines.append(line)
    return "\n".join(lines) + "\n"


def content_hash(text: str) -> str:
    """Return the SHA-256 of the canonical text in UTF-8, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _head(entry: CanonicalEntry) -> dict[str, object]:
    head: dict[str, object] = {"kind": entry.kind.value}
    if entry.kind in _LEVELLED:
        head["level"] = entry.level
    if entry.kind is BlockKind.LIST_ITEM:
        head["ordered"] = entry.ordered
    if entry.kind is BlockKind.TABLE_CELL:
        head["row"] = entry.row
        head["column"] = entry.column
    return head


def _fields(segment: CanonicalSegment) -> list[object]:
    fields: list[object] = [segment.id, segment.separator, _pieces(segment.text, segment.codes)]
    if segment.is_dateline:
        fields.append(True)
    return fields


def _pieces(text: str, codes: Sequence[InlineCode]) -> list[object]:
    known = {code.char: code for code in codes}
    numbers: dict[int, int] = {}
    pieces: list[object] = []
    plain = ""
    position = 0
    for found in CODE_PATTERN.finditer(text):
        plain += text[position : found.start()]
        position = found.end()
        code = known.get(found.group())
        if code is None:
            continue
        if plain:
            pieces.append(plain)
            plain = ""
        number = numbers.setdefault(code.number, len(numbers) + 1)
        tag: list[object] = [code.role.value, code.kind.value, number]
        if code.kind is CodeKind.LINK and code.role is not CodeRole.CLOSE:
            tag.append(code.href)
        pieces.append(tag)
    plain += text[position:]
    if plain:
        pieces.append(plain)
    return pieces


def read_canonical(text: str) -> Canonical:
    """Return what a canonical text says; ``canonical_text`` of the answer is ``text`` again.

    Raises ``InputError`` ``editorial.not_canonical`` (``line``, from 1) where it is no canonical text.
    """
    language = ""
    entries: list[CanonicalEntry] = []
    segments: list[CanonicalSegment] = []
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        try:
            value = json.loads(line)
            if number == 1:
                if value["canonical"] != CANONICAL_VERSION:
                    raise ValueError(value["canonical"])
                language = str(value["language"])
            elif isinstance(value, dict):
                _close(entries, segments)
                entries.append(_entry(value))
            else:
                segments.append(_read_segment(value))
                if not entries:
                    raise ValueError(number)
        except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
            raise InputError("editorial.not_canonical", line=number) from error
    _close(entries, segments)
    return Canonical(language, tuple(entries))


def _close(entries: list[CanonicalEntry], segments: list[CanonicalSegment]) -> None:
    if entries and segments:
        last = entries[-1]
        entries[-1] = CanonicalEntry(
            last.kind, tuple(segments), last.level, last.row, last.column, last.ordered
        )
        segments.clear()


def _entry(head: Mapping[str, object]) -> CanonicalEntry:
    return CanonicalEntry(
        kind=BlockKind(str(head["kind"])),
        segments=(),
        level=int(str(head.get("level", 1))),
        row=int(str(head.get("row", -1))),
        column=int(str(head.get("column", -1))),
        ordered=bool(head.get("ordered", False)),
    )


def _read_segment(fields: Sequence[object]) -> CanonicalSegment:
    identity, separator, pieces = fields[:3]
    if not (isinstance(identity, str) and isinstance(separator, str) and isinstance(pieces, list)):
        raise ValueError(fields)
    text = ""
    codes: list[InlineCode] = []
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        role, kind, number, *href = piece
        code = InlineCode(
            len(codes), CodeKind(kind), CodeRole(role), int(number), str(href[0]) if href else ""
        )
        if FIRST_CODE + code.index > LAST_CODE:
            raise ValueError(code.index)
        codes.append(code)
        text += code.char
    return CanonicalSegment(identity, separator, text, tuple(codes), len(fields) > 3 and bool(fields[3]))
