"""What the units of a memory were before an import, as long as it goes on."""

from __future__ import annotations

from workbench.store.memory_connection import MemoryConnections

_KEPT = "approved, changed_by, changed_at, told"
_OLD = ", ".join(f"old.{name}" for name in _KEPT.split(", "))
_NEW = ", ".join(f"new.{name}" for name in _KEPT.split(", "))


class MemoryJournal:
    """Keeps the columns that folding changes, of each unit that it does change; in a temporary table."""

    def __init__(self, connections: MemoryConnections) -> None:
        self._connections = connections

    def begin(self, last: int) -> None:
        """Keep from now on what units up to the number ``last`` were."""
        with self._connections.write() as connection:
            # What an import left behind that a full disk ended.
            connection.execute("DROP TABLE IF EXISTS temp.stood")
            connection.execute(f"CREATE TEMP TABLE stood (number INTEGER PRIMARY KEY, {_KEPT})")
            connection.execute(
                f"CREATE TEMP TRIGGER keep_stood BEFORE UPDATE ON main.unit WHEN old.number <= {int(last)}"
                f" AND ({_OLD}) IS NOT ({_NEW}) BEGIN"
                f" INSERT INTO stood SELECT old.number, {_OLD}"
                " WHERE NOT EXISTS (SELECT 1 FROM stood WHERE number = old.number); END"
            )

    def put_back(self) -> None:
        """Make the units what they were."""
        with self._connections.write() as connection:
            connection.execute("DROP TRIGGER temp.keep_stood")
            connection.execute(
                f"UPDATE unit SET ({_KEPT}) = (SELECT {_KEPT} FROM temp.stood s WHERE s.number = unit.number)"
                " WHERE number IN (SELECT number FROM temp.stood)"
            )

    def end(self) -> None:
        """Forget what was kept."""
        with self._connections.write() as connection:
            connection.execute("DROP TRIGGER IF EXISTS temp.keep_stood")
            connection.execute("DROP TABLE temp.stood")
