"""Pairings that somebody is at work on: kept as they are, changed in place, gone once they are accepted."""

from __future__ import annotations

import json
from typing import Any

from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.model.pairing import Pairing, PairingSummary, PairingWork, PairRow, PairUnit, Relation
from workbench.model.release import Block, BlockKind, DropReason, Segment, SourceDocument
from workbench.store.database import Database
from workbench.store.rows import from_moment, moment


class PairingRepository:
    """The pairings in work of this machine."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, work: PairingWork) -> None:
        """Keep a pairing in the place of what was kept of it before."""
        pairing = work.pairing
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO pairing_work VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    work.id,
                    work.name,
                    pairing.source_language,
                    pairing.target_language,
                    len(pairing.rows),
                    sum(row.unsure for row in pairing.rows),
                    _document_column(work.source),
                    _document_column(work.target),
                    _pairing_column(pairing),
                    work.author,
                    moment(work.changed_at),
                ),
            )

    def forget(self, work_id: str) -> None:
        """Forget a pairing."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM pairing_work WHERE id = ?", (work_id,))

    def get(self, work_id: str) -> PairingWork | None:
        """Return a pairing with both texts, None where there is none."""
        row = self._database.read().execute("SELECT * FROM pairing_work WHERE id = ?", (work_id,)).fetchone()
        if row is None:
            return None
        return PairingWork(
            row["id"],
            row["name"],
            _document_from(row["source"]),
            _document_from(row["target"]),
            _pairing_from(row["pairing"]),
            row["author"],
            from_moment(row["at"]),
        )

    def all(self) -> list[PairingSummary]:
        """Return what is kept, newest first, without its texts."""
        rows = self._database.read().execute(
            "SELECT id, name, source_language, target_language, author, at, row_count, unsure_count"
            " FROM pairing_work ORDER BY at DESC, id DESC"
        )
        return [
            PairingSummary(
                row["id"],
                row["name"],
                row["source_language"],
                row["target_language"],
                row["author"],
                from_moment(row["at"]),
                row["row_count"],
                row["unsure_count"],
            )
            for row in rows
        ]


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _codes(codes: tuple[InlineCode, ...]) -> list[list[Any]]:
    return [[code.index, code.kind, code.role, code.number, code.href] for code in codes]


def _codes_from(value: list[list[Any]]) -> tuple[InlineCode, ...]:
    return tuple(
        InlineCode(index, CodeKind(kind), CodeRole(role), number, href)
        for index, kind, role, number, href in value
    )


def _document_column(document: SourceDocument) -> str:
    return _text(
        {
            "language": document.language,
            "title": document.title,
            "origin": document.origin,
            "media_type": document.media_type,
            "embargo": document.embargo_text,
            "warnings": document.warnings,
            "source": document.source,
            "blocks": [
                [
                    b.id, b.position, b.kind, b.text, _codes(b.codes), b.kept, b.reason, b.dateline, b.level,
                    b.row, b.column, b.ordered,
                ]
                for b in document.blocks
            ],
            "segments": [
                [s.id, s.block_id, s.number, s.text, _codes(s.codes), s.separator, s.is_dateline]
                for s in document.segments
            ],
        }
    )  # fmt: skip


def _document_from(column: str) -> SourceDocument:
    value = json.loads(column)
    return SourceDocument(
        language=value["language"],
        title=value["title"],
        blocks=tuple(
            Block(id_, position, BlockKind(kind), text, _codes_from(codes), kept, DropReason(reason), *rest)
            for id_, position, kind, text, codes, kept, reason, *rest in value["blocks"]
        ),
        segments=tuple(
            Segment(id_, block, number, text, _codes_from(codes), separator, is_dateline)
            for id_, block, number, text, codes, separator, is_dateline in value["segments"]
        ),
        origin=value["origin"],
        media_type=value["media_type"],
        embargo_text=value["embargo"],
        warnings=tuple(value["warnings"]),
        source=value["source"],
    )


def _pairing_column(pairing: Pairing) -> str:
    return _text(
        {
            "languages": [pairing.source_language, pairing.target_language],
            "relation": pairing.relation,
            "units": [
                [
                    [unit.text, unit.block, unit.kind, unit.is_dateline, _codes(unit.codes), unit.separator]
                    for unit in side
                ]
                for side in (pairing.source, pairing.target)
            ],
            "rows": [[row.source, row.target, row.confidence, row.moved, row.locked] for row in pairing.rows],
        }
    )


def _pairing_from(column: str) -> Pairing:
    value = json.loads(column)
    source, target = (
        tuple(
            PairUnit(text, block, BlockKind(kind), is_dateline, _codes_from(codes), separator)
            for text, block, kind, is_dateline, codes, separator in side
        )
        for side in value["units"]
    )
    source_language, target_language = value["languages"]
    return Pairing(
        source_language,
        target_language,
        source,
        target,
        tuple(PairRow(tuple(one), tuple(other), *rest) for one, other, *rest in value["rows"]),
        Relation(value["relation"]),
    )
