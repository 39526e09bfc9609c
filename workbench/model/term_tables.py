"""What the columns of a table of terms say, as it was recognised or as a person sets it before the import."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ColumnKind(StrEnum):
    """What a column holds. Those from ``TERM`` on may be of one language; ``IGNORED`` is left out."""

    IGNORED = "ignored"
    ID = "id"
    DOMAIN = "domain"
    DEFINITION = "definition"
    OWNER = "owner"
    KEEP = "do_not_translate"
    LANGUAGE = "language"
    SOURCE_LANGUAGE = "source_language"
    TARGET_LANGUAGE = "target_language"
    SOURCE_TERM = "source_term"
    TARGET_TERM = "target_term"
    TERM = "term"
    STATUS = "status"
    PART_OF_SPEECH = "pos"
    GENDER = "gender"
    NOTE = "note"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What one column holds. ``language`` (BCP 47) is empty where the column is of the concept, or of no language."""

    kind: ColumnKind = ColumnKind.IGNORED
    language: str = ""


@dataclass(frozen=True, slots=True)
class TableMapping:
    """How a table is to be read: the columns in order, and the row that holds their headings (from 1, 0: none)."""

    meanings: tuple[ColumnMeaning, ...]
    heading_row: int = 1


@dataclass(frozen=True, slots=True)
class TablePreview:
    """The beginning of a table: what its columns were recognised as, and its first rows below the headings.

    ``sheets`` are those of a workbook, of which ``sheet`` is shown. ``separator`` and ``encoding`` are empty in a
    workbook. ``usable``: the mapping says where terms and their languages stand.
    """

    name: str
    mapping: TableMapping
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    usable: bool
    separator: str = ""
    encoding: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
