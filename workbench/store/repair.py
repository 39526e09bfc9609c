"""A damaged store is put together again from its facts, as far as they go; the damaged file is kept."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.model.errors import StorageError
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.store.backups import backup_paths, set_aside
from workbench.store.connection import storage_errors
from workbench.store.database import FACT_TABLES, Database
from workbench.store.local_rows import copy_local
from workbench.store.lock import StoreLock
from workbench.store.pages import Value
from workbench.store.rebuilding import Loss, Rebuilding, write_facts
from workbench.store.rows import from_moment
from workbench.store.salvage import Columns, Fact, Salvaged, columns_of, salvage
from workbench.store.segments import SegmentRepository
from workbench.store.targets import KeptTyping, TargetRepository


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair brought. ``kept_at`` is where the damaged file stands now.

    ``facts`` counts the facts of the store now, ``from_backups`` those of them that only a backup had.
    """

    kept_at: Path
    facts: int
    from_backups: int
    pages: int
    unreadable_pages: int
    losses: tuple[Loss, ...]


def repair(store: Path, cancel: CancelToken | None = None, progress: Progress = no_progress) -> Repaired:
    """Make the store again from every fact that its file, its log and its backups still hold.

    Nobody may have it open. The damaged file is only read, and stands aside in the end; until then nothing of
    the folder is changed but one folder of work, which goes whatever happens. Raises ``Cancelled``, and
    ``StorageError`` ``repair.nothing`` where no fact can be found, else codes ``store.…``.
    """
    cancel = cancel or CancelToken()
    work = store.with_name(f"{store.stem}-repairing")
    lock = StoreLock(store)
    with storage_errors(store):
        if not store.exists():
            raise StorageError("store.missing", path=str(store))
        lock.acquire()
        try:
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir()
            fresh = work / store.name
            found, given, losses = _make(store, fresh, cancel, progress)
            cancel.raise_if_cancelled()
            kept_at = set_aside(store, "damaged")
            fresh.replace(store)
        finally:
            shutil.rmtree(work, ignore_errors=True)
            lock.release()
    return Repaired(kept_at, found.count, given, found.pages, found.unreadable_pages, tuple(losses))


def _make(
    store: Path, fresh: Path, cancel: CancelToken, progress: Progress
) -> tuple[Salvaged, int, list[Loss]]:
    database = Database(fresh)
    columns = columns_of(database.read())
    database.close()
    found = salvage(store, columns, cancel, progress)
    if not found.count:
        raise StorageError("repair.nothing", path=str(store))
    given = sum(_fill(backup, columns, found, cancel) for backup in backup_paths(store))
    rebuilding = Rebuilding(found)
    rebuilding.complete()
    write_facts(fresh, columns, found)
    database = Database(fresh)
    try:
        _make_heads(database, found, cancel)
        _keep_typing(database, found)
        copy_local(store, fresh.with_name("read.sqlite"), database, found.pairings)
        database.read().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()
    return found, given, rebuilding.losses


def _fill(backup: Path, columns: Columns, found: Salvaged, cancel: CancelToken) -> int:
    """Take the facts from a backup that the store had too; return how many.

    A backup may hold facts that a person has gone back behind: only those are taken whose ids the damaged store
    names, or whose rows stand between two rows that it has itself, in the same places.
    """
    taken = 0
    try:
        connection = sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            for table in FACT_TABLES:
                cancel.raise_if_cancelled()
                taken += _fill_table(connection, table, columns, found)
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        # Damaged as well, or older than a table: what it gave so far is good.
        return taken
    return taken


def _fill_table(connection: sqlite3.Connection, table: str, columns: Columns, found: Salvaged) -> int:
    facts = found.facts[table]
    names = ", ".join(name for name, _kind, _nullable in columns[table])
    between: list[tuple[int, tuple[str, ...]]] = []
    taken, same = 0, True
    for rowid, *rest in connection.execute(f"SELECT rowid, {names} FROM {table} ORDER BY rowid"):
        values = tuple(rest)
        known = facts.get(values[0])
        if known is None:
            if values[0] in found.mentioned:
                facts[values[0]] = Fact(values, rowid)
                taken += 1
            else:
                between.append((rowid, values))
            continue
        agrees = known.rowid in (None, rowid)
        if agrees and same:
            for place, row in between:
                facts[row[0]] = Fact(row, place)
            taken += len(between)
        between, same = [], agrees
    return taken


def _make_heads(database: Database, found: Salvaged, cancel: CancelToken) -> None:
    segments, targets = SegmentRepository(database), TargetRepository(database)
    segments.rebuild_heads()
    for release in found.facts["release"]:
        cancel.raise_if_cancelled()
        segments.make_order(release)
    targets.rebuild_heads()
    with database.write() as connection:
        # Where a revision between two others is lost, the line is followed from behind the gap.
        for newest in _broken_lines(found):
            connection.execute(
                "INSERT OR REPLACE INTO target_head SELECT translation_id, segment_id, id, state, length(text),"
                " word_count(text), origin_kind FROM target_revision WHERE id = ?",
                (newest,),
            )


def _broken_lines(found: Salvaged) -> Iterator[str]:
    """Yield for each target with a gap in its line the newest revision that nothing replaced."""
    revisions = found.facts["target_revision"]
    broken = {
        (fact.values[1], fact.values[2])
        for fact in revisions.values()
        if fact.values[3] is not None and fact.values[3] not in revisions
    }
    replaced = {fact.values[3] for fact in revisions.values()}
    newest: dict[tuple[Value, Value], str] = {}
    for name, fact in revisions.items():
        place = (fact.values[1], fact.values[2])
        if place in broken and name not in replaced:
            newest[place] = max(newest.get(place, ""), name)
    yield from newest.values()


def _keep_typing(database: Database, found: Salvaged) -> None:
    targets = TargetRepository(database)
    for (translation, segment), (text, parent, at) in found.typing.items():
        if translation not in found.facts["translation"] or segment not in found.facts["segment"]:
            continue
        head = targets.head(translation, segment)
        if head is None or (head.text != text and head.created_at < from_moment(at)):
            targets.keep_typing(KeptTyping(translation, segment, text, parent, from_moment(at)))
