"""The rotating backups: ten are kept, made through SQLite's backup interface while work goes on."""

from __future__ import annotations

import os
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workbench.model.errors import StorageError
from workbench.model.identity import now
from workbench.store.database import Database, storage_errors

KEPT = 10
_FORM = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, when it was made, and how many releases and target revisions it holds."""

    path: Path
    made_at: datetime
    releases: int
    revisions: int


def backups_folder(store: Path) -> Path:
    """Return the folder of a store's backups."""
    return store.parent / "backups"


def backup_paths(store: Path) -> list[Path]:
    """Return the backups' files, newest first."""
    digits = "[0-9]" * 8 + "T" + "[0-9]" * 6 + "Z"
    return sorted(backups_folder(store).glob(f"{store.stem}-{digits}{store.suffix}"), reverse=True)


def list_backups(store: Path) -> list[Backup]:
    """Return the backups with what they hold, newest first; one that cannot be read is left out."""
    found = []
    for path in backup_paths(store):
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            try:
                releases = connection.execute("SELECT count(*) FROM release").fetchone()[0]
                revisions = connection.execute("SELECT count(*) FROM target_revision").fetchone()[0]
            finally:
                connection.close()
        except sqlite3.DatabaseError:
            continue
        found.append(Backup(path, _made_at(store, path), releases, revisions))
    return found


def _named_at(store: Path, path: Path) -> datetime:
    stamp = path.stem.removeprefix(f"{store.stem}-")
    return datetime.strptime(stamp, _FORM).replace(tzinfo=UTC)


def _made_at(store: Path, path: Path) -> datetime:
    """Return when a backup was made: what its name says, or the file's own time where the clock was set back."""
    named = _named_at(store, path)
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(microsecond=0)
    return min(named, max(written, datetime(1980, 1, 1, tzinfo=UTC)))


def _stamp(store: Path) -> datetime:
    """Return the time that names the next backup: after the newest, though the clock was set back.

    The order of the names is the order in which the backups were made, and says which ones go.
    """
    newest = next(iter(backup_paths(store)), None)
    if newest is None:
        return now()
    return max(now(), _named_at(store, newest) + timedelta(seconds=1))


def back_up(database: Database) -> Path:
    """Write a backup beside the store, atomically, and remove those beyond the newest ten."""
    store = database.path
    folder = backups_folder(store)
    target = folder / f"{store.stem}-{_stamp(store).strftime(_FORM)}{store.suffix}"
    unfinished = target.with_suffix(".unfinished")
    with storage_errors(folder):
        folder.mkdir(exist_ok=True)
        try:
            copy = sqlite3.connect(unfinished)
            try:
                database.read().backup(copy, pages=512)
            finally:
                copy.close()
            os.replace(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)
        for old in backup_paths(store)[KEPT:]:
            old.unlink()
    return target


def back_up_if_due(database: Database, every: timedelta) -> Path | None:
    """Write a backup where the newest is older than ``every`` or there is none."""
    newest = next(iter(backup_paths(database.path)), None)
    # One that will only be made by this clock was made before it was set back: who knows how long ago.
    if newest is not None and timedelta(0) <= now() - _made_at(database.path, newest) < every:
        return None
    return back_up(database)


def restore(store: Path, backup: Path) -> Path:
    """Put a backup in the place of a closed store; return where the store that stood there is kept."""
    with storage_errors(store):
        if not backup.is_file():
            raise StorageError("store.backup_missing", path=str(backup))
        fresh = store.with_suffix(".restoring")
        shutil.copyfile(backup, fresh)
        aside = set_aside(store, "replaced")
        os.replace(fresh, store)
    return aside


def set_aside(store: Path, why: str) -> Path:
    """Give a closed store, with its log, another name beside it (``pressbench-<why>-…``); return that."""
    stamp = now()
    while True:
        aside = store.with_name(f"{store.stem}-{why}-{stamp.strftime(_FORM)}{store.suffix}")
        if not aside.exists():
            break
        stamp += timedelta(seconds=1)
    for suffix in ("", "-wal", "-shm"):
        part = store.with_name(store.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside
