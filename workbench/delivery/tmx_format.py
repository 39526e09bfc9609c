"""TMX: the segments of a release as units of a translation memory, for whatever program comes after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from workbench.delivery.declared import one_line, read_declared
from workbench.delivery.delivered import Delivered, DeliveredBlock, Format
from workbench.delivery.document import DeliveryDocument, DeliverySegment
from workbench.delivery.links import safe_href
from workbench.delivery.runs import resolve, stripped, writable
from workbench.model.errors import InputError
from workbench.model.inline import FIRST_CODE, LAST_CODE, CodeKind, CodeRole, InlineCode
from workbench.model.memory import TranslationUnit
from workbench.model.memory_keys import memory_key

_PROPERTY = "x-pressbench-"
_UNKNOWN = "und"
_VERSION = "1"
"""Of this form: a file must not change with the program."""

_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


def tmx_bytes(document: DeliveryDocument) -> bytes:
    """Return the document as TMX 1.4b in UTF-8; a segment without a target is left out.

    What is declared of it, and the notices, stand in the header. Raises ``InputError`` ``delivery.no_sources`` for a
    document that knows no source texts.
    """
    from workbench.drafting.tmx.writing import FOOT, header, unit_lines

    if any(not segment.source for segment in document.segments) or not document.segments:
        raise InputError("delivery.no_sources")
    declared = document.declared
    notices = [document.draft_notice, document.embargo_notice, document.approval_notice]
    notes = [one_line(document.title), *notices]
    head = header(
        document.source_language or _UNKNOWN,
        declared.approved_at,
        [note for note in notes if note],
        [(_PROPERTY + name, value) for name, value in declared.pairs().items()],
        _VERSION,
    )
    lines = [unit_lines(unit, dated=declared.approved_at is not None) for unit in _units(document)]
    return "".join([head, *lines, FOOT]).encode()


def _units(document: DeliveryDocument) -> Iterator[TranslationUnit]:
    declared = document.declared
    keys = ["", *(memory_key(segment.source) for segment in document.segments), ""]
    for place, segment in enumerate(document.segments):
        if not stripped(resolve(segment.target, segment.codes)):
            continue
        yield TranslationUnit(
            "",
            writable(segment.source),
            writable(segment.target),
            document.source_language or _UNKNOWN,
            document.language,
            _safe(segment),
            declared.approved_by,
            declared.approved_at or _NO_MOMENT,
            one_line(declared.reference),
            declared.release_id,
            segment.id,
            not declared.draft,
            keys[place],
            keys[place + 2],
        )


def _safe(segment: DeliverySegment) -> tuple[InlineCode, ...]:
    return tuple(replace(code, href=safe_href(code.href)) if code.href else code for code in segment.codes)


def read_delivered_tmx(data: bytes, path: str) -> Delivered:
    """Return a TMX file as a delivered one: a block a unit.

    The target is the last language of a unit. Raises ``InputError`` ``delivery.not_tmx`` (``path``); no entity is
    resolved, nothing is fetched.
    """
    from workbench.drafting.tmx.blocks import parsed

    root = parsed(data)
    if root is None or root.tag != "tmx":
        raise InputError("delivery.not_tmx", path=path)
    pairs = {
        (each.get("type") or "").removeprefix(_PROPERTY): "".join(each.itertext())
        for each in root.iterfind("header/prop")
        if (each.get("type") or "").startswith(_PROPERTY)
    }
    blocks = []
    for unit in root.iterfind("body/tu"):
        segments = unit.findall("tuv/seg")
        text, codes = _target(segments[-1]) if segments else ("", ())
        runs = stripped(resolve(text, codes))
        if runs:
            identity = unit.findtext(f"prop[@type='{_PROPERTY}segment']") or ""
            blocks.append(DeliveredBlock(tuple(runs), identity))
    return Delivered(Format.TMX, tuple(blocks), read_declared(pairs), pairs=pairs)


def _target(segment: Any) -> tuple[str, tuple[InlineCode, ...]]:
    """Return the text of a ``seg`` letter for letter, each element of it a code of its own."""
    from workbench.drafting.tmx.code_kinds import address_in, kind_of, role_of

    pieces = [segment.text or ""]
    codes: list[InlineCode] = []
    numbers: dict[str, int] = {}
    for each in segment:
        content = "".join(each.itertext()) if isinstance(each.tag, str) else ""
        kind = kind_of(each.get("type") or "", content) if content else None
        code = len(codes)
        if each.tag == "ept":
            kind = kind or CodeKind.BOLD
        if kind is not None and code <= LAST_CODE - FIRST_CODE:
            role = {"bpt": CodeRole.OPEN, "ept": CodeRole.CLOSE, "ph": role_of(content)}.get(each.tag)
            if role is None:
                role = CodeRole.CLOSE if each.get("pos") == "end" else CodeRole.OPEN
            x = int(each.get("x", "0")) if each.get("x", "0").isdecimal() else 0
            if each.tag == "bpt":
                numbers[each.get("i") or ""] = x
            number = numbers.get(each.get("i") or "", 0) if each.tag == "ept" else x
            href = address_in(content) if kind is CodeKind.LINK else ""
            codes.append(InlineCode(code, kind, role, number, href))
            pieces.append(codes[-1].char)
        pieces.append(each.tail or "")
    return "".join(pieces), tuple(codes)
