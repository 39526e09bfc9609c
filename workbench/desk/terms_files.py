"""Files of terms in and out: looked at first, compared with the termbase, then taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.people import PeopleDeeds
from workbench.desk.terms_bases import TermbaseDeeds
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.term_imports import ImportChoice, ImportItem, ImportKind, ImportPlan, TermProblem
from workbench.model.term_tables import TableMapping, TablePreview
from workbench.model.terms import HOUSE_TERMBASE, Concept
from workbench.store.store import Store

TBX = (".tbx", ".xml", ".martif")
TEXT = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".xlsm", ".ods")
READ = (*TEXT, *WORKBOOKS, *TBX)
"""The endings of the files that are read."""
WRITTEN = (".tbx", ".csv", ".tsv", ".xlsx")
"""The endings of the files that are written."""

PREVIEW_ROWS = 30


@dataclass(frozen=True, slots=True)
class TermImport:
    """What a file of terms brought: numbers of concepts, and what was left out and why.

    ``left_out`` are concepts that contradict the termbase and were not taken.
    """

    new: int
    changed: int
    same: int
    problems: tuple[TermProblem, ...]
    changes: Changes = NOTHING
    left_out: int = 0


class TermFileDeeds:
    """Files of terms."""

    def __init__(self, store: Store, people: PeopleDeeds, bases: TermbaseDeeds) -> None:
        self._store = store
        self._people = people
        self._bases = bases

    def is_table(self, path: Path) -> bool:
        """Return whether the file is a table, whose columns can be looked at and mapped before it is read."""
        return path.suffix.lower() in (*TEXT, *WORKBOOKS)

    def preview(self, path: Path, mapping: TableMapping | None = None, sheet: str = "") -> TablePreview:
        """Return the beginning of a table with what its columns hold; raise ``InputError`` as ``plan`` does.

        A table whose headings say nothing is not ``usable`` until a mapping is given.
        """
        suffix = path.suffix.lower()
        if suffix in WORKBOOKS:
            from workbench.drafting.terms.spreadsheet import preview_spreadsheet

            return preview_spreadsheet(path, PREVIEW_ROWS, mapping, sheet)
        if suffix in TEXT:
            from workbench.drafting.terms.csv_format import preview_csv

            return preview_csv(path, PREVIEW_ROWS, mapping)
        raise InputError("terms.unknown_type", path=str(path))

    def plan(
        self,
        path: Path,
        termbase_id: str = HOUSE_TERMBASE,
        mapping: TableMapping | None = None,
        sheet: str = "",
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> ImportPlan:
        """Return what a file (CSV, TSV, XLSX, ODS, or TBX of version 2 or 3) would do to a termbase; nothing is changed.

        ``progress`` tells the concepts that were compared, of those of the file, after it was read.

        Raises ``InputError`` where nothing of the file can be read (``terms.unknown_type`` (path) and what the formats
        raise), ``RuleError`` ``terms.read_only`` (termbase), and ``Cancelled``.
        """
        from workbench.drafting.terms.import_plan import plan

        self._bases.require_writable(termbase_id)
        stamp = self._store.concepts.newest_revision()
        suffix = path.suffix.lower()
        if suffix in TBX:
            from workbench.drafting.terms.tbx import read_tbx

            file = read_tbx(path, cancel)
        elif suffix in TEXT:
            from workbench.drafting.terms.csv_format import read_csv

            file = read_csv(path, cancel, mapping)
        elif suffix in WORKBOOKS:
            from workbench.drafting.terms.spreadsheet import read_spreadsheet

            file = read_spreadsheet(path, cancel, mapping, sheet)
        else:
            raise InputError("terms.unknown_type", path=str(path))
        known: list[Concept] = []
        others: list[str] = []
        for concept in self._store.concepts.all():
            if concept.termbase_id == termbase_id:
                known.append(concept)
            else:
                others.append(concept.id)
        items = plan(file.concepts, known, others, termbase_id, cancel, progress)
        return ImportPlan(path.name, termbase_id, items, file.problems, stamp)

    def take_in(
        self,
        plan: ImportPlan,
        author: str,
        choices: Mapping[int, ImportChoice] | None = None,
        contradictions: ImportChoice | None = None,
    ) -> TermImport:
        """Do what a plan says. ``choices`` are made for single items, by their place in the plan; ``contradictions`` for the
        other contradictory ones. Where neither says anything, each item's usual choice is made.

        Raises ``InputError`` ``terms.outdated`` where the termbase has changed since the plan was made.
        """
        self._bases.require_writable(plan.termbase_id)
        # A termbase may be filled before anybody is named at the desk.
        if author or self._people.all():
            self._people.get(author)
        if plan.stamp != self._store.concepts.newest_revision():
            raise InputError("terms.outdated", name=plan.name)
        fresh: list[Concept] = []
        changed: dict[str, Concept] = {}
        left_out = 0
        for number, item in enumerate(plan.items):
            choice = (choices or {}).get(number) or _choice(item, contradictions)
            if choice is ImportChoice.KEPT:
                left_out += item.kind is not ImportKind.SAME
            elif item.known is None or choice is ImportChoice.BOTH:
                fresh.append(item.apart)
            elif item.taken != item.known:
                changed[item.taken.id] = item.taken
        if fresh or changed:
            self._store.concepts.add([*fresh, *changed.values()], author, origin=plan.name)
        return TermImport(
            len(fresh),
            len(changed),
            plan.count(ImportKind.SAME),
            plan.problems,
            Changes(terms=bool(fresh or changed)),
            left_out,
        )

    def write(
        self,
        path: Path,
        version: int = 3,
        termbase_id: str = "",
        style: str = "dca",
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> int:
        """Write the concepts, of one termbase or of all, as the file's name says: TBX, CSV, TSV or XLSX; return the count.

        ``version`` (2 or 3) and, of version 3, ``style`` (``dca`` or ``dct``) are those of TBX. ``progress`` counts concepts.

        Raises ``InputError`` ``terms.not_written_type`` (path), ``StorageError`` ``terms.cannot_write`` (name, reason), and
        ``Cancelled``: then a file that was there stays as it was.
        """
        concepts: Sequence[Concept] = (
            self._bases.concepts(self._bases.get(termbase_id).id)
            if termbase_id
            else self._store.concepts.all()
        )
        suffix = path.suffix.lower()
        if suffix == ".tbx":
            from workbench.drafting.terms.tbx import TbxStyle, write_tbx

            write_tbx(concepts, path, version, TbxStyle(style), cancel, progress)
        elif suffix in (".csv", ".tsv"):
            from workbench.drafting.terms.csv_format import write_csv

            write_csv(concepts, path, cancel, progress)
        elif suffix == ".xlsx":
            from workbench.drafting.terms.xlsx_writing import write_xlsx

            write_xlsx(concepts, path, cancel, progress)
        else:
            raise InputError("terms.not_written_type", path=str(path))
        return len(concepts)


def _choice(item: ImportItem, contradictions: ImportChoice | None) -> ImportChoice:
    if item.kind is ImportKind.CONTRADICTORY and contradictions is not None:
        return contradictions
    return item.usual
