"""Memories from TMX files, and into them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.changes import NOTHING, Changes
from workbench.model.memory import HOUSE, TranslationUnit
from workbench.model.tasks import CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from workbench.desk.memory import MemoryDeeds
    from workbench.drafting.tmx.problems import TmxProblem


@dataclass(frozen=True, slots=True)
class TmxImport:
    """What a TMX file brought.

    ``elements`` are its units whatever their languages; each pair of languages is a unit of ours, ``added`` or ``folded`` into
    one that stood there already. ``problems`` tell what was left out or is not as it stands, and where.
    """

    elements: int
    added: int
    folded: int
    problems: tuple[TmxProblem, ...]
    changes: Changes = NOTHING


class MemoryFileDeeds:
    """TMX in and out."""

    def __init__(self, memory: MemoryDeeds) -> None:
        self._memory = memory

    def import_tmx(
        self,
        path: Path,
        memory_id: str,
        author: str = "",
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> TmxImport:
        """Take the units of a file into a memory. What can be read is taken; the rest is reported.

        ``author`` is named with units of which the file names nobody. ``progress`` is told of bytes. Where it is
        cancelled, or the disk is full, what came in is taken out again, and what it changed is as it was. Raises ``Cancelled``,
        ``InputError`` (``tmx.unreadable``, ``tmx.empty``, ``tmx.not_tmx``, ``memory.unknown``), ``RuleError`` ``memory.read_only`` and ``StorageError``.
        """
        from workbench.drafting.tmx.reading import TmxFile

        file = self._memory.writable_file(memory_id)
        tmx = TmxFile(path, author, cancel, progress)
        added = folded = 0
        with file.import_whole():
            for batch in tmx.batches():
                appended = file.append(batch)
                added += appended.added
                folded += appended.folded
        changes = self._memory.changed() if added or folded else NOTHING
        return TmxImport(tmx.elements, added, folded, tmx.problems, changes)

    def export_tmx(
        self,
        path: Path,
        memory_id: str = HOUSE,
        source_language: str = "",
        target_language: str = "",
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> int:
        """Write the units of a memory, or those of a pair of languages, as TMX 1.4b; return their count.

        Of the house's own memory what stands now is written. ``progress`` is told of units. Raises ``Cancelled``,
        ``InputError`` ``memory.unknown`` and ``StorageError`` ``tmx.cannot_write`` (name, reason).
        """
        from workbench.drafting.tmx.writing import write_tmx

        units: Iterable[TranslationUnit]
        total = 0
        if memory_id == HOUSE:
            units = self._memory.house_units(source_language, target_language)
        else:
            file = self._memory.file(memory_id)
            units = file.units(source_language=source_language, target_language=target_language)
            total = file.count(source_language, target_language)
        first = next(iterator := iter(units), None)
        language = first.source_language if first is not None and source_language else ""
        whole = iterator if first is None else itertools.chain((first,), iterator)
        return write_tmx(whole, path, language, total, cancel, progress)
