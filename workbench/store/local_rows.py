"""What is this machine's own in a damaged store: pins, filters, places, and pairings in work."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from workbench.store.database import Database
from workbench.store.pages import Record, Value, is_id
from workbench.store.pairings import PairingRepository

LOCAL_TABLES = ("library_pin", "library_filter", "last_place", "pairing_work")
_PAIRING_COLUMNS = 11
_PAIRING_TEXTS = slice(6, 9)

Row = tuple[Value, ...]


def pairing_in(record: Record) -> Row | None:
    """Return the values of a record that has the form of a pairing in work, None of another.

    What is only found by its form is left: a pairing that was accepted or forgotten may be such.
    """
    values = record.values
    if record.carved or record.of_index or len(values) != _PAIRING_COLUMNS:
        return None
    name, texts = values[0], values[_PAIRING_TEXTS]
    if not isinstance(name, str) or not is_id(name):
        return None
    if not all(isinstance(text, str) and text.startswith("{") for text in texts):
        return None
    return values


def copy_local(store: Path, copy: Path, database: Database, pairings: dict[str, Row]) -> None:
    """Take over what SQLite can still read of it, row by row; ``pairings`` are those of the store's pages.

    ``copy`` is where the damaged file may be copied to, so that reading it changes nothing of it. A pairing whose
    texts cannot be read any more is left out.
    """
    for suffix in ("", "-wal"):
        part = store.with_name(store.name + suffix)
        if part.exists():
            shutil.copyfile(part, copy.with_name(copy.name + suffix))
    connection = sqlite3.connect(copy)
    try:
        for table in LOCAL_TABLES:
            rows, whole = _rows(connection, table)
            if table == "pairing_work" and not whole:
                known = {row[0] for row in rows}
                rows += [row for name, row in pairings.items() if name not in known]
            _put(database, table, rows)
    finally:
        connection.close()
    _check_pairings(database)


def _rows(connection: sqlite3.Connection, table: str) -> tuple[list[Row], bool]:
    """Return the rows of a table up to the first that cannot be read, and whether these are all."""
    rows: list[Row] = []
    try:
        rows.extend(tuple(row) for row in connection.execute(f"SELECT * FROM {table}"))
    except sqlite3.DatabaseError:
        return rows, False
    return rows, True


def _put(database: Database, table: str, rows: list[Row]) -> None:
    with database.write() as writing:
        for row in rows:
            marks = ", ".join("?" * len(row))
            writing.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)


def _check_pairings(database: Database) -> None:
    repository = PairingRepository(database)
    for (name,) in database.read().execute("SELECT id FROM pairing_work").fetchall():
        try:
            repository.get(name)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            repository.forget(name)
