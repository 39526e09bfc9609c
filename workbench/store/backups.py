"""The rotating backups: ten are kept, made through SQLite's backup interface while work goes on."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workbench.model.errors import StorageError
from workbench.model.identity import now
from workbench.store.connection import storage_errors
from workbench.store.database import Database
from workbench.store.lock import StoreLock

KEPT = 10
TITLES = 5
_FORM = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, when it was made, and what it holds.

    ``translated`` counts segments that are translated or reviewed, in every language. ``changed_at`` and
    ``changed_by`` are of the last target revision or decision in it, None and empty where there is none.
    ``newest`` is the id of the newest fact in it: what is newer in the store would be gone. ``replaced`` is one
    that was the store itself until a backup took its place: restoring it takes that back.
    """

    path: Path
    made_at: datetime
    releases: int
    revisions: int
    translated: int = 0
    changed_at: datetime | None = None
    changed_by: str = ""
    newest: str = ""
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class HeldRelease:
    """A release as a backup holds it; ``translated`` and ``total`` count segments of all its languages."""

    title: str
    reference: str
    languages: tuple[str, ...]
    translated: int
    total: int


@dataclass(frozen=True, slots=True)
class Since:
    """What the store has that a backup has not: counts of releases, target revisions, decisions and comments.

    ``titles`` are the releases that were worked on since, the newest first, at most ``TITLES``.
    """

    releases: int
    revisions: int
    decisions: int
    comments: int
    titles: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.releases or self.revisions or self.decisions or self.comments)


def backups_folder(store: Path) -> Path:
    """Return the folder of a store's backups."""
    return store.parent / "backups"


def backup_paths(store: Path) -> list[Path]:
    """Return the backups' files, newest first."""
    digits = "[0-9]" * 8 + "T" + "[0-9]" * 6 + "Z"
    return sorted(backups_folder(store).glob(f"{store.stem}-{digits}{store.suffix}"), reverse=True)


def list_backups(store: Path) -> list[Backup]:
    """Return the backups with what they hold, newest first; one that cannot be read is left out.

    Among them are the stores that were replaced by one, as far as they were closed in good order.
    """
    found = []
    replaced = sorted(store.parent.glob(f"{store.stem}-replaced-*Z{store.suffix}"), reverse=True)[:KEPT]
    for path in [*backup_paths(store), *replaced]:
        log = path.with_name(path.name + "-wal")
        try:
            if log.exists() and log.stat().st_size:
                continue
            with closing(_open(path)) as connection:
                found.append(_look(connection, store, path, path in replaced))
        except (sqlite3.DatabaseError, OSError, ValueError):
            continue
    if replaced:
        found.sort(key=lambda backup: backup.made_at, reverse=True)
    return found


def held_releases(path: Path, limit: int = 200) -> list[HeldRelease]:
    """Return the releases of a backup, the newest first, at most ``limit``.

    Raises ``StorageError`` where it cannot be read.
    """
    with storage_errors(path), closing(_open(path)) as connection:
        rows = connection.execute(
            "SELECT r.id, v.title, v.reference, (SELECT group_concat(target_language, ' ') FROM translation WHERE"
            " release_id = r.id) AS languages, (SELECT count(*) FROM target_head h JOIN translation t ON"
            " t.id = h.translation_id JOIN segment_order o ON o.segment_id = h.segment_id WHERE"
            " t.release_id = r.id AND h.state IN ('translated', 'reviewed')) AS translated,"
            " (SELECT count(*) FROM segment_order WHERE release_id = r.id) AS total FROM release r"
            " JOIN release_revision v ON v.id = (SELECT max(id) FROM release_revision WHERE release_id = r.id)"
            " ORDER BY r.id DESC LIMIT ?",
            (limit,),
        ).fetchall()
    held = []
    for row in rows:
        languages = tuple((row["languages"] or "").split())
        total = row["total"] * len(languages)
        held.append(HeldRelease(row["title"], row["reference"], languages, row["translated"], total))
    return held


def _open(path: Path) -> sqlite3.Connection:
    # Nobody writes to a backup: nothing is made beside it, whatever the folder allows.
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def _look(connection: sqlite3.Connection, store: Path, path: Path, replaced: bool) -> Backup:
    counts = connection.execute(
        "SELECT (SELECT count(*) FROM release), (SELECT count(*) FROM target_revision),"
        " (SELECT count(*) FROM target_head WHERE state IN ('translated', 'reviewed')),"
        " max((SELECT coalesce(max(id), '') FROM target_revision), (SELECT coalesce(max(id), '') FROM transition),"
        " (SELECT coalesce(max(id), '') FROM release_revision), (SELECT coalesce(max(id), '') FROM comment))"
    ).fetchone()
    last = connection.execute(
        "SELECT id, author, at FROM target_revision WHERE id = (SELECT max(id) FROM target_revision) UNION ALL"
        " SELECT id, actor, at FROM transition WHERE id = (SELECT max(id) FROM transition) ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return Backup(
        path,
        _made_at(store, path),
        counts[0],
        counts[1],
        counts[2],
        changed_at=None if last is None else datetime.fromisoformat(last["at"]),
        changed_by="" if last is None else last["author"],
        newest=counts[3],
        replaced=replaced,
    )


def since(store: Path, newest: str) -> Since:
    """Return what a store has beyond the fact ``newest``: all of that would be gone with a backup that ends there.

    Raises ``StorageError`` where the store cannot be read, as a damaged one.
    """
    with storage_errors(store):
        connection = sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)
        with closing(connection):
            counts = connection.execute(
                "SELECT (SELECT count(*) FROM release WHERE id > ?1), (SELECT count(*) FROM target_revision"
                " WHERE id > ?1), (SELECT count(*) FROM transition WHERE id > ?1),"
                " (SELECT count(*) FROM comment WHERE id > ?1)",
                (newest,),
            ).fetchone()
            titles = connection.execute(
                "SELECT v.title FROM release_revision v JOIN (SELECT release_id, max(id) AS id FROM"
                " (SELECT t.release_id, r.id FROM target_revision r JOIN translation t ON t.id = r.translation_id"
                " WHERE r.id > ?1 UNION ALL SELECT release_id, id FROM release_revision WHERE id > ?1)"
                " GROUP BY release_id) n ON v.id = (SELECT max(id) FROM release_revision WHERE"
                " release_id = n.release_id) ORDER BY n.id DESC LIMIT ?2",
                (newest, TITLES),
            )
            return Since(counts[0], counts[1], counts[2], counts[3], tuple(row[0] for row in titles))


def _named_at(store: Path, path: Path) -> datetime:
    stamp = path.stem.removeprefix(f"{store.stem}-").removeprefix("replaced-")
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
    """Put a backup in the place of a closed store; return where the store that stood there is kept.

    Raises ``StorageError``: ``store.in_use`` where a program has the store open, ``store.backup_missing``.
    """
    lock = StoreLock(store)
    with storage_errors(store):
        if not backup.is_file():
            raise StorageError("store.backup_missing", path=str(backup))
        lock.acquire()
        try:
            fresh = store.with_suffix(".restoring")
            shutil.copyfile(backup, fresh)
            aside = set_aside(store, "replaced")
            os.replace(fresh, store)
        finally:
            lock.release()
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
