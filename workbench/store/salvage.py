"""The facts in the pages of a damaged store: which table a record belongs to, and which facts are known to be lost."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from workbench.model.comments import CommentWeight, WaiverScope
from workbench.model.people import Role
from workbench.model.release import BlockKind, Confidentiality, DropReason
from workbench.model.tasks import CancelToken, Progress
from workbench.model.translation import Action, OriginKind, SegmentState, Status
from workbench.store.database import FACT_TABLES
from workbench.store.local_rows import pairing_in
from workbench.store.pages import PageFile, Record, Value, ids_of, is_id, read_pages
from workbench.store.rows import codes_from

Columns = Mapping[str, tuple[tuple[str, str, bool], ...]]
"""Of each table of facts: name, type, and whether it may be NULL, of each column."""
_AT_ONCE = 64
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_HASH = re.compile(r"[0-9a-f]{64}")
_FLAGS = frozenset(
    (
        "kept",
        "locked",
        "archived",
        "removed",
        "dropped",
        "present",
        "four_eyes",
        "for_approval",
        "resolved",
        "ordered",
        "is_dateline",
        "origin_edited",
        "still_stands",
    )
)


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _are_codes(text: str) -> bool:
    try:
        codes_from(text)
    except (ValueError, TypeError, RecursionError):
        return False
    return True


def _one_of(*values: object) -> Callable[[str], bool]:
    known = {str(value) for value in values}
    return lambda text: text in known


_FORMS: dict[tuple[str, str], Callable[[str], object]] = {
    ("", "state"): _one_of(*SegmentState),
    ("", "origin_kind"): _one_of(*OriginKind),
    ("", "weight"): _one_of(*CommentWeight),
    ("", "confidentiality"): _one_of(*Confidentiality),
    ("", "action"): _one_of(*Action),
    ("", "from_status"): _one_of(*Status),
    ("", "to_status"): _one_of(*Status),
    ("", "source_language"): lambda text: _LANGUAGE.fullmatch(text) is not None,
    ("", "target_language"): lambda text: _LANGUAGE.fullmatch(text) is not None,
    ("", "language"): lambda text: not text or _LANGUAGE.fullmatch(text) is not None,
    ("", "roles"): lambda text: set(text.split(",")) <= {*map(str, Role)},
    ("", "languages"): lambda text: all(map(_LANGUAGE.fullmatch, text.split(","))) if text else True,
    ("", "codes"): _are_codes,
    ("", "segment_ids"): lambda text: text.startswith("[") and _is_json(text),
    ("", "concept"): _is_json,
    ("", "embargo"): _is_moment,
    ("", "due"): _is_moment,
    ("", "content_hash"): lambda text: not text or _HASH.fullmatch(text) is not None,
    ("", "previous_hash"): lambda text: _HASH.fullmatch(text) is not None,
    ("", "hash"): lambda text: _HASH.fullmatch(text) is not None,
    ("", "id"): is_id,
    ("", "at"): _is_moment,
    ("", "created_at"): _is_moment,
    ("block", "kind"): _one_of(*BlockKind),
    ("block", "reason"): _one_of(*DropReason),
    ("block_decision", "reason"): _one_of(*DropReason),
    ("waiver", "scope"): _one_of(*WaiverScope),
    ("ignored_issue", "scope"): _one_of("once", "release", "always"),
}


@dataclass(slots=True)
class Fact:
    """A row of a table of facts. ``rowid`` is None where it is not known."""

    values: tuple[Value, ...]
    rowid: int | None
    carved: bool = False


@dataclass(frozen=True, slots=True)
class ExpectedSegment:
    """What the order of a release says of a segment: its number and its block."""

    release_id: str
    number: int
    block_id: str


@dataclass(slots=True)
class Salvaged:
    """What was read: facts by table and id, and what the store's indexes say that it held.

    ``revisions`` are (translation, segment) of target revisions that there were, by their ids; ``mentioned`` are
    all ids that stand anywhere; ``typing`` is (text, parent, time) by (translation, segment); ``pairings`` are rows
    that have the form of a pairing in work, the newest by id.
    """

    facts: dict[str, dict[str, Fact]] = field(default_factory=lambda: {table: {} for table in FACT_TABLES})
    revisions: dict[str, tuple[str, str]] = field(default_factory=dict)
    segments: dict[str, ExpectedSegment] = field(default_factory=dict)
    typing: dict[tuple[str, str], tuple[str, str | None, str]] = field(default_factory=dict)
    pairings: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)
    pages: int = 0
    unreadable_pages: int = 0

    @property
    def count(self) -> int:
        """How many facts were found."""
        return sum(map(len, self.facts.values()))


class Sorter:
    """Finds the table of a record by its form."""

    def __init__(self, columns: Columns) -> None:
        self._of_length: dict[int, list[str]] = {}
        self._columns = columns
        for table in FACT_TABLES:
            self._of_length.setdefault(len(columns[table]), []).append(table)

    def table_of(self, values: tuple[Value, ...]) -> str:
        """Return the table of facts that a record belongs to, empty where it is of none."""
        for table in self._of_length.get(len(values), ()):
            if table == "transition_content":
                if _is_content(values):
                    return table
            elif all(
                self._fits(table, name, kind, nullable, value)
                for (name, kind, nullable), value in zip(self._columns[table], values, strict=True)
            ):
                return table
        return ""

    @staticmethod
    def _fits(table: str, name: str, kind: str, nullable: bool, value: Value) -> bool:
        if value is None:
            return nullable
        if kind == "INTEGER":
            return isinstance(value, int) and (name not in _FLAGS or value in (0, 1))
        if not isinstance(value, str):
            return False
        form = _FORMS.get((table, name)) or _FORMS.get(("", name))
        if form is not None:
            return bool(form(value))
        return not name.endswith("_id") or not value or is_id(value)


def _is_content(values: tuple[Value, ...]) -> bool:
    name, text = values
    if not isinstance(name, str) or not isinstance(text, str) or _HASH.fullmatch(name) is None:
        return False
    return hashlib.sha256(text.encode("utf-8")).hexdigest() == name


def columns_of(connection: sqlite3.Connection) -> Columns:
    """Return the columns of the tables of facts of a sound store."""
    return {
        table: tuple(
            (row[1], row[2], not row[3] and not row[5])
            for row in connection.execute(f"PRAGMA table_info({table})")
        )
        for table in FACT_TABLES
    }


def salvage(
    store: Path, columns: Columns, cancel: CancelToken, progress: Progress, log: Path | None = None
) -> Salvaged:
    """Read every fact that can still be read in a store's pages.

    Raises ``Cancelled``, and ``OSError`` where the file itself cannot be read.
    """
    pages = read_pages(store, log)
    found = Salvaged(pages=pages.count)
    sorter = Sorter(columns)
    lines: list[list[tuple[Value, ...]]] = []
    for number in range(1, pages.count + 1):
        if number % _AT_ONCE == 0:
            cancel.raise_if_cancelled()
            progress(number, pages.count)
        lines.append(_take_page(pages, number, sorter, found))
    found.pages += pages.missing
    found.unreadable_pages = pages.unreadable
    # An index of units has the same form as that of target revisions: a page is of one of them.
    units = found.facts["translation_unit"]
    for of_page in lines:
        if not any(str(line[2]) in units for line in of_page):
            for translation, segment, revision, _rowid in of_page:
                found.revisions.setdefault(str(revision), (str(translation), str(segment)))
    for segment_id, table in _cut_segments(found):
        found.segments.setdefault(segment_id, table)
    return found


def _take_page(pages: PageFile, number: int, sorter: Sorter, found: Salvaged) -> list[tuple[Value, ...]]:
    """Take the records of a page; return those that are of an index of revisions or of units."""
    lines: list[tuple[Value, ...]] = []
    for record in pages.records(number):
        if record.of_index or record.carved:
            _take_index(record, lines, found)
        if not record.of_index:
            _take_fact(record, sorter, found)
        found.mentioned.update(ids_of(record.values))
    return lines


def _take_fact(record: Record, sorter: Sorter, found: Salvaged) -> None:
    table = sorter.table_of(record.values)
    if not table:
        _take_pairing(record, found)
        return
    facts, name = found.facts[table], str(record.values[0])
    known = facts.get(name)
    # What a page lists is surer than what was found by its form alone.
    if known is None or (known.carved and not record.carved):
        facts[name] = Fact(record.values, record.rowid, record.carved)


def _take_pairing(record: Record, found: Salvaged) -> None:
    row = pairing_in(record)
    if row is None or not _is_moment(str(row[-1])):
        return
    known = found.pairings.get(str(row[0]))
    if known is None or str(known[-1]) < str(row[-1]):
        found.pairings[str(row[0])] = row


def _take_index(record: Record, lines: list[tuple[Value, ...]], found: Salvaged) -> None:
    values = record.values
    count = len(values)
    first = values[0] if values else None
    if not isinstance(first, str) or not is_id(first):
        return
    ids = [isinstance(value, str) and is_id(value) for value in values]
    if count == 4 and all(ids[:3]) and isinstance(values[3], int):
        lines.append(values)
    elif count in (6, 7) and ids[2] and ids[3] and isinstance(values[1], int):
        found.segments[str(values[2])] = ExpectedSegment(first, values[1], str(values[3]))
    elif count in (5, 7) and all(ids[:3]) and values[3] in set(SegmentState):
        found.revisions.setdefault(str(values[2]), (first, str(values[1])))
    elif count == 5 and ids[1] and isinstance(values[2], str) and isinstance(values[4], str):
        text, parent, at = values[2], values[3], values[4]
        if not is_id(text) and _is_moment(at) and (parent is None or is_id(str(parent))):
            place = (first, str(values[1]))
            if place not in found.typing or found.typing[place][2] < at:
                found.typing[place] = (text, None if parent is None else str(parent), at)


def _cut_segments(found: Salvaged) -> list[tuple[str, ExpectedSegment]]:
    """Return the segments that blocks were cut into, by what is recorded of that."""
    named = []
    for fact in found.facts["block_segmentation"].values():
        try:
            ids = json.loads(str(fact.values[3]))
        except ValueError:
            continue
        named += [(str(one), ExpectedSegment("", 0, str(fact.values[1]))) for one in ids]
    return named
