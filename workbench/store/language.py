"""Cached machine drafts."""

from __future__ import annotations

from workbench.model.identity import now
from workbench.store.database import Database
from workbench.store.rows import moment


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
