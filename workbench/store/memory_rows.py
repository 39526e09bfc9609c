"""How translation units become rows of a memory's file, and units again."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from functools import lru_cache
from zlib import crc32

from workbench.model.memory import TranslationUnit
from workbench.model.memory_keys import memory_key
from workbench.store.rows import codes_column, codes_from, from_moment

COLUMNS = (
    "pair, source, target, source_skeleton, target_skeleton, fingerprint, before, after, codes, author, at,"
    " changed_by, changed_at, approved, told, fact, place"
)
PLACES = ", ".join("?" * (COLUMNS.count(",") + 1))
_NOT_COUNTED = b"0123456789 .,:;/-'"
_HALF = 1 << 63
"""SQLite's integers have a sign."""

# Made once: an import writes one value a unit.
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


def skeleton_number(key: str) -> int:
    """Return the number under which a key is found, whatever figures, spaces and points it has."""
    return crc32(_bytes(key).translate(None, _NOT_COUNTED))


@lru_cache(maxsize=8192)
def _moment(when: datetime) -> str:
    return when.isoformat()


def _bytes(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")


def row_of(
    unit: TranslationUnit, pair: int, fact: str | None = None, place: str | None = None
) -> tuple[object, ...]:
    """Return the row of a unit, in the order of ``COLUMNS``."""
    source_key, target_key = _bytes(memory_key(unit.source)), _bytes(memory_key(unit.target))
    around = f"{pair}\0{unit.before}\0{unit.after}" if unit.before or unit.after else str(pair)
    second = crc32(_bytes(around), crc32(target_key))
    told = ""
    if unit.properties or unit.notes or unit.release_id or unit.release_reference or unit.segment_id:
        told = _JSON.encode(
            [unit.properties, unit.notes, unit.release_reference, unit.release_id, unit.segment_id]
        )
    return (
        pair,
        unit.source,
        unit.target,
        crc32(source_key.translate(None, _NOT_COUNTED)),
        crc32(target_key.translate(None, _NOT_COUNTED)),
        (crc32(source_key) << 32 | second) - _HALF,
        unit.before,
        unit.after,
        codes_column(unit.codes) if unit.codes else "",
        unit.author,
        _moment(unit.created_at),
        unit.changed_by,
        "" if unit.changed_at is None else _moment(unit.changed_at),
        unit.approved,
        told,
        fact,
        place,
    )


def told_of_both(one: str, other: str) -> str:
    """Return what is told of two units that are one: the properties and notes of both, the release of the first."""
    ours, theirs = json.loads(one), json.loads(other)
    properties = list(dict.fromkeys(map(tuple, (*ours[0], *theirs[0]))))
    notes = list(dict.fromkeys((*ours[1], *theirs[1])))
    return _JSON.encode([properties, notes, *(ours[2:] if any(ours[2:]) else theirs[2:])])


def unit_from(row: sqlite3.Row, memory_id: str) -> TranslationUnit:
    """Return the unit of a row with every column of ``unit`` and the languages of its pair."""
    properties, notes, reference, release, segment = (
        json.loads(row["told"]) if row["told"] else ((), (), "", "", "")
    )
    return TranslationUnit(
        id=row["fact"] or f"{memory_id}/{row['number']}",
        source=row["source"],
        target=row["target"],
        source_language=row["source_language"],
        target_language=row["target_language"],
        codes=codes_from(row["codes"]),
        author=row["author"],
        created_at=from_moment(row["at"]) if row["at"] else _NO_TIME,
        release_reference=reference,
        release_id=release,
        segment_id=segment,
        approved=bool(row["approved"]),
        before=row["before"],
        after=row["after"],
        changed_at=from_moment(row["changed_at"]) if row["changed_at"] else None,
        changed_by=row["changed_by"],
        properties=tuple((kind, value) for kind, value in properties),
        notes=tuple(notes),
        memory_id=memory_id,
    )
