"""What the house knows of language: translation units, dictionaries, cached machine drafts."""

from __future__ import annotations

from workbench.model.identity import now
from workbench.model.memory import TranslationUnit
from workbench.store.database import Database
from workbench.store.rows import codes_column, codes_from, from_moment, moment


class MemoryRepository:
    """Translation units. A later unit of the same segment replaces the earlier one in the answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, unit: TranslationUnit, source_key: str, translation_id: str) -> None:
        """Add a unit under the key that makes two sources the same."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO translation_unit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    unit.id,
                    source_key,
                    unit.source_language,
                    unit.target_language,
                    unit.source,
                    unit.target,
                    codes_column(unit.codes),
                    unit.release_id,
                    unit.release_reference,
                    translation_id,
                    unit.segment_id,
                    unit.author,
                    moment(unit.created_at),
                ),
            )

    def exact(self, source_key: str, source_language: str, target_language: str) -> list[TranslationUnit]:
        """Return the units with the key, approved ones first, then the newest.

        A unit is left out where its segment has a later unit, or says something else now.
        """
        rows = self._database.read().execute(
            "SELECT u.*, EXISTS (SELECT 1 FROM transition t WHERE t.translation_id = u.translation_id"
            " AND t.action = 'approve' AND t.id > u.id) AS approved FROM translation_unit u"
            " WHERE u.source_key = ? AND u.source_language = ? AND u.target_language = ?"
            " AND NOT EXISTS (SELECT 1 FROM translation_unit l WHERE"
            " l.translation_id = u.translation_id AND l.segment_id = u.segment_id AND l.id > u.id"
            " AND u.segment_id <> '')"
            " AND (u.segment_id = '' OR EXISTS (SELECT 1 FROM target_head h JOIN target_revision r ON"
            " r.id = h.revision_id WHERE h.translation_id = u.translation_id AND"
            " h.segment_id = u.segment_id AND r.text = u.target))"
            " ORDER BY approved DESC, u.id DESC LIMIT 20",
            (source_key, source_language, target_language),
        )
        return [
            TranslationUnit(
                id=row["id"],
                source=row["source"],
                target=row["target"],
                source_language=row["source_language"],
                target_language=row["target_language"],
                codes=codes_from(row["codes"]),
                author=row["author"],
                created_at=from_moment(row["at"]),
                release_reference=row["release_reference"],
                release_id=row["release_id"],
                segment_id=row["segment_id"],
                approved=bool(row["approved"]),
            )
            for row in rows
        ]

    def count(self) -> int:
        """Return how many units there are."""
        row = self._database.read().execute("SELECT count(*) AS number FROM translation_unit").fetchone()
        return int(row["number"])


class MachineDraftCache:
    """Machine drafts that were paid for once. May be emptied at any time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, engine: str, source_language: str, target_language: str, source: str) -> str | None:
        """Return the engine's draft of exactly this source."""
        row = (
            self._database.read()
            .execute(
                "SELECT target FROM machine_draft WHERE engine = ? AND source_language = ? AND"
                " target_language = ? AND source = ?",
                (engine, source_language, target_language, source),
            )
            .fetchone()
        )
        return None if row is None else str(row["target"])

    def all_of(self, source_language: str, target_language: str, source: str) -> dict[str, str]:
        """Return every engine's draft of exactly this source."""
        rows = self._database.read().execute(
            "SELECT engine, target FROM machine_draft WHERE source_language = ? AND"
            " target_language = ? AND source = ? ORDER BY engine",
            (source_language, target_language, source),
        )
        return {row["engine"]: row["target"] for row in rows}

    def put(
        self,
        engine: str,
        source_language: str,
        target_language: str,
        source: str,
        target: str,
    ) -> None:
        """Keep a draft."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO machine_draft VALUES (?, ?, ?, ?, ?, ?)",
                (
                    engine,
                    source_language,
                    target_language,
                    source,
                    target,
                    moment(now()),
                ),
            )
