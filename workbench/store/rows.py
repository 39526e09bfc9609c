"""How values become columns, and columns values again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.model.release import Block, BlockKind, DropReason, Segment
from workbench.model.translation import Origin, OriginKind, SegmentState, TargetRevision


def moment(value: datetime | None) -> str | None:
    """Return the time as it is stored: ISO 8601 with its zone."""
    return None if value is None else value.isoformat()


def from_moment(value: str) -> datetime:
    """Return the stored time."""
    return datetime.fromisoformat(value)


def codes_column(codes: Sequence[InlineCode]) -> str:
    """Return the codes as JSON, empty text where there are none."""
    if not codes:
        return ""
    return json.dumps(
        [[code.index, code.kind, code.role, code.number, code.href] for code in codes],
        ensure_ascii=False,
    )


def codes_from(column: str) -> tuple[InlineCode, ...]:
    """Return the codes of a column."""
    if not column:
        return ()
    return tuple(
        InlineCode(index, CodeKind(kind), CodeRole(role), number, href)
        for index, kind, role, number, href in json.loads(column)
    )


def block_from(row: sqlite3.Row) -> Block:
    """Return the block of a row that has every column of ``block``."""
    return Block(
        id=row["id"],
        position=row["position"],
        kind=BlockKind(row["kind"]),
        text=row["text"],
        codes=codes_from(row["codes"]),
        kept=bool(row["kept"]),
        reason=DropReason(row["reason"]),
        dateline=row["dateline"],
        level=row["level"],
        row=row["row_number"],
        column=row["column_number"],
        ordered=bool(row["ordered"]),
    )


def segment_from(row: sqlite3.Row) -> Segment:
    """Return the segment of a row with the columns of ``segment`` and ``number``."""
    return Segment(
        id=row["id"],
        block_id=row["block_id"],
        number=row["number"],
        text=row["text"],
        codes=codes_from(row["codes"]),
        separator=row["separator"],
        is_dateline=bool(row["is_dateline"]),
    )


REVISION_COLUMNS = (
    "id, translation_id, segment_id, parent_id, text, state, locked, origin_kind, origin_engine, "
    "origin_score, origin_reference, origin_edited, author, at"
)


def revision_from(row: sqlite3.Row) -> TargetRevision:
    """Return the target revision of a row with ``REVISION_COLUMNS``."""
    return TargetRevision(
        id=row["id"],
        translation_id=row["translation_id"],
        segment_id=row["segment_id"],
        parent_id=row["parent_id"],
        text=row["text"],
        state=SegmentState(row["state"]),
        origin=Origin(
            OriginKind(row["origin_kind"]),
            row["origin_engine"],
            row["origin_score"],
            row["origin_reference"],
            bool(row["origin_edited"]),
        ),
        author=row["author"],
        created_at=from_moment(row["at"]),
        locked=bool(row["locked"]),
    )
