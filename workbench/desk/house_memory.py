"""The memory of the house and that of its quotations, as indexes that follow the facts."""

from __future__ import annotations

import tempfile
import threading
from dataclasses import replace
from pathlib import Path

from workbench.drafting.memory.quotations import paired
from workbench.model.courtesy import giving_way
from workbench.model.errors import StorageError
from workbench.model.memory import HOUSE, QUOTATIONS, TranslationUnit
from workbench.model.tasks import CancelToken
from workbench.store.memories import MemoryFile
from workbench.store.memory_facts import Place, Stamp
from workbench.store.store import Store

_STAMP = "facts"
_TOGETHER = 200
_STEP = 20
"""Places whose facts are read between two rests."""


class HouseMemory:
    """Two files that may be deleted at any time: what they show is made from the facts again.

    A desk that may only read makes them in a folder for the time being.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self._lock = threading.Lock()
        self._files: dict[str, MemoryFile] = {}
        self._seen: Stamp | None = None
        self._passing: tempfile.TemporaryDirectory[str] | None = None

    def files(self, cancel: CancelToken | None = None) -> tuple[MemoryFile, MemoryFile]:
        """Return the units of the house and its quotations, as the facts have them now."""
        with self._lock:
            now = self._store.memory.stamp()
            if self._seen != now or not self._files:
                self._follow(now, cancel)
            return self._files[HOUSE], self._files[QUOTATIONS]

    def _open(self) -> None:
        folder = self._folder
        if self._store.database.read_only:
            self._passing = self._passing or tempfile.TemporaryDirectory(prefix="pressbench-memory-")
            folder = Path(self._passing.name)
        for name in (HOUSE, QUOTATIONS):
            if name not in self._files:
                path = folder / f"{name}.db"
                try:
                    self._files[name] = MemoryFile(path, name)
                except StorageError as error:
                    if error.code not in ("store.damaged", "store.not_ours", "store.newer"):
                        raise
                    _delete(path)
                    self._files[name] = MemoryFile(path, name)

    def _follow(self, now: Stamp, cancel: CancelToken | None) -> None:
        try:
            self._open()
            self._catch_up(now, cancel)
        except StorageError as error:
            if error.code != "store.damaged":
                raise
            # A cache that is broken is made anew.
            self._forget()
            self._open()
            self._catch_up(now, cancel)

    def _catch_up(self, now: Stamp, cancel: CancelToken | None) -> None:
        stamps = [Stamp.read(file.state(_STAMP)) for file in self._files.values()]
        if stamps[0] != stamps[1] or not self._store.memory.follows(stamps[0]):
            self._forget()
            self._open()
            stamps = [Stamp()]
        places = self._store.memory.places_since(stamps[0])
        for first in range(0, len(places), _TOGETHER):
            if cancel is not None:
                cancel.raise_if_cancelled()
            self._take_in(places[first : first + _TOGETHER])
        for file in self._files.values():
            file.set_state(**{_STAMP: now.text()})
        self._seen = now

    def _take_in(self, places: list[Place]) -> None:
        names = ["/".join(place) for place in places]
        standing: dict[Place, list[TranslationUnit]] = {}
        for first in giving_way(range(0, len(places), _STEP)):
            standing |= self._store.memory.standing(places[first : first + _STEP])
        for memory, file in self._files.items():
            shown = file.standing(names)
            wanted = {
                one.id: (one, "/".join(place))
                for place, units in standing.items()
                for unit in units
                for one in ([unit] if memory == HOUSE else quotations(unit))
            }
            file.remove_facts(fact for fact in shown if fact not in wanted)
            file.approve(
                (fact, wanted[fact][0].approved)
                for fact, (_number, approved) in shown.items()
                if fact in wanted and wanted[fact][0].approved != approved
            )
            fresh = [pair for fact, pair in wanted.items() if fact not in shown]
            file.append([unit for unit, _place in fresh], [(unit.id, place) for unit, place in fresh])
            file.finish()

    def _forget(self) -> None:
        files, self._files = self._files, {}
        for file in files.values():
            file.close()
            _delete(file.path)

    def close(self) -> None:
        """Close the files. Calling twice is no error."""
        with self._lock:
            files, self._files = self._files, {}
            for file in files.values():
                file.close()
            if self._passing is not None:
                self._passing.cleanup()
                self._passing = None


def quotations(unit: TranslationUnit) -> list[TranslationUnit]:
    """Return the quotations and titles of a unit as units of their own; their ids are the unit's with a number."""
    return [
        replace(unit, id=f"{unit.id}#{number}", source=source, target=target, codes=(), before="", after="")
        for number, (source, target) in enumerate(paired(unit.source, unit.target, unit.codes))
    ]


def _delete(path: Path) -> None:
    for each in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        each.unlink(missing_ok=True)
