"""Terms in tables of comma-separated values (and semicolon, tab or bar).

Written: UTF-8 with a byte order mark (Excel wants one), commas, a row for the first term of every language and
more rows with the same ``concept_id`` for further terms.

No cell starts a formula in a spreadsheet: one that begins with ``=``, ``+``, ``-``, ``@``, a tab or a full-width form of
these is written with an apostrophe before it, which reading takes away again. A cell that begins
with an apostrophe followed by such a sign or by another apostrophe is written with one more.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from workbench.drafting.terms.columns import Columns
from workbench.drafting.terms.headings import recognise
from workbench.drafting.terms.table_preview import best_headings, preview_of
from workbench.drafting.terms.table_rows import ConceptRows
from workbench.drafting.terms.table_writing import table_of
from workbench.drafting.terms.term_file import ProblemList, TermFile, clean, replacing, unreadable
from workbench.intake.readers.encoding import decode
from workbench.intake.readers.sniffing import Nature, nature_of
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.term_tables import ColumnMeaning, TableMapping, TablePreview
from workbench.model.terms import Concept
from workbench.regular_file import size_of_file

MOST_BYTES = 50 * 1024 * 1024
"""The largest table that is read: some 500,000 rows."""

_SEPARATORS = ",;\t|"
_SIGNS = "=+-@\t\r＝＋－＠"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_LONGEST_HEADING = 20_000


def read_csv(path: Path, cancel: CancelToken | None = None, mapping: TableMapping | None = None) -> TermFile:
    """Return the concepts of a table, and what was left out and where.

    Separator and encoding are found out; columns are recognised by their headings (see ``headings.recognise``) where no
    ``mapping`` says what they hold; rows with the same concept id are one concept. Problems: ``terms.no_term`` (a row without one),
    ``terms.too_long`` (column), ``terms.bad_status`` (value), ``terms.bad_language`` (value), ``terms.extra_cells`` (count),
    ``terms.unclosed_quote``, ``terms.encoding`` (encoding: it was guessed), ``terms.more_problems`` (count).

    Raises ``InputError``: ``terms.unreadable`` (name, reason), ``terms.empty`` (name), ``terms.not_text`` (name), ``terms.too_big``
    (name, limit in bytes), ``terms.no_columns`` (name: no heading names terms and languages). Raises ``Cancelled`` too.
    """
    text, encoding, guessed = _text_of(path)
    lines = _LINE.findall(text)
    separator, recognised = _headings(lines)
    mapping = mapping or recognised
    columns = Columns.of(mapping.meanings)
    if not columns.form:
        raise InputError("terms.no_columns", name=path.name)
    problems = ProblemList()
    if guessed:
        problems.add("terms.encoding", 0, encoding=encoding)
    rows = ConceptRows(columns, problems)
    for line, cells in _rows(lines, separator, mapping.heading_row, problems):
        if cancel is not None:
            cancel.raise_if_cancelled()
        rows.add(line, [_without_escape(clean(cell)) for cell in cells])
    return TermFile(rows.concepts(), problems.all())


def preview_csv(path: Path, most_rows: int, mapping: TableMapping | None = None) -> TablePreview:
    """Return the beginning of a table, its columns as they were recognised or as ``mapping`` says; raise as ``read_csv`` does.

    A table whose headings say nothing is shown as well: then it is not ``usable`` until a mapping is given.
    """
    text, encoding, _guessed = _text_of(path)
    lines = _LINE.findall(text)
    separator, recognised = _headings(lines)
    mapping = mapping or recognised
    row = mapping.heading_row
    head = next(csv.reader([lines[row - 1][:_LONGEST_HEADING]], delimiter=separator), []) if row else []
    shown = [
        tuple(_without_escape(clean(cell)) for cell in cells)
        for _line, cells in islice(_rows(lines, separator, row, ProblemList()), most_rows)
    ]
    return preview_of(path.name, [clean(cell) for cell in head], shown, mapping, separator, encoding)


def _text_of(path: Path) -> tuple[str, str, bool]:
    """Return a file's text, its encoding and whether that was guessed."""
    try:
        if size_of_file(path) > MOST_BYTES:
            raise InputError("terms.too_big", name=path.name, limit=MOST_BYTES)
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None
    nature = nature_of(data)
    if nature is Nature.EMPTY:
        raise InputError("terms.empty", name=path.name)
    if nature not in {Nature.TEXT, Nature.HTML}:
        raise InputError("terms.not_text", name=path.name)
    decoded = decode(data, path.name)
    text = decoded.text.removeprefix("\ufeff").replace("\0", "")
    return text, decoded.encoding, bool(decoded.warnings)


def _headings(lines: Sequence[str]) -> tuple[str, TableMapping]:
    """Return the separator and what the headings say: the best of the first five lines."""
    found: list[tuple[str, TableMapping]] = []
    for line, whole in enumerate(lines[:5], 1):
        head = whole[:_LONGEST_HEADING].rstrip("\r\n")
        for separator in _SEPARATORS:
            cells = next(csv.reader([head], delimiter=separator), [])
            found.append((separator, TableMapping(recognise([clean(cell) for cell in cells]), line)))
    best = best_headings([mapping for _separator, mapping in found])
    return found[best] if best is not None else _without_headings(lines)


def _without_headings(lines: Sequence[str]) -> tuple[str, TableMapping]:
    """Return the separator that most of the first lines have, for a table whose columns say nothing."""
    head = [line[:_LONGEST_HEADING] for line in lines[:20]]
    separator = max(
        _SEPARATORS, key=lambda sign: (sum(sign in line for line in head), -_SEPARATORS.index(sign))
    )
    width = max((len(cells) for cells in csv.reader(head, delimiter=separator)), default=0)
    return separator, TableMapping((ColumnMeaning(),) * width, 0)


def _rows(
    lines: Sequence[str], separator: str, heading_line: int, problems: ProblemList
) -> Iterator[tuple[int, list[str]]]:
    """Yield each row below the headings with the line where it begins."""
    index = heading_line
    while index < len(lines):
        reader = csv.reader(islice(lines, index, None), delimiter=separator)
        start, taken = index, 0
        for cells in _safely(reader):
            first = start + taken
            taken = reader.line_num
            index = start + taken
            if cells is None or _is_unclosed(lines[first:index], index == len(lines)):
                code = "terms.unclosed_quote" if '"' in lines[first] else "terms.too_long"
                problems.add(code, first + 1)
                index = first + 1
                break
            yield first + 1, cells


_MOST_LINES = 400


def _is_unclosed(row: Sequence[str], at_end: bool) -> bool:
    """Return whether a quotation mark of the row never closes: it has swallowed the rows behind it."""
    marks = sum(line.count('"') for line in row)
    return len(row) > _MOST_LINES or (at_end and len(row) > 1 and marks % 2 == 1)


def _safely(reader: Iterator[list[str]]) -> Iterator[list[str] | None]:
    """Yield the rows; ``None`` where one cannot be read (a cell of more than 131,072 characters)."""
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield None


def write_csv(
    concepts: Iterable[Concept],
    path: Path,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> None:
    """Write the concepts as a table that ``read_csv`` reads back as the same concepts, with tabs where the name is ``.tsv``.

    Kept is all of ``table_writing.table_of``. ``progress`` counts concepts.

    Raises ``StorageError`` ``terms.cannot_write`` (name, reason), and ``Cancelled``: then nothing is written.
    """
    tabs = path.suffix.lower() == ".tsv"
    with replacing(path) as stream:
        out = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        writer = csv.writer(out, delimiter="\t" if tabs else ",", lineterminator="\r\n")
        for row in table_of(list(concepts), cancel, progress):
            writer.writerow([_with_escape(cell) for cell in row])
        # The stream is closed by who opened it.
        out.detach()


def _with_escape(cell: str) -> str:
    risky = cell[:1] and cell[0] in _SIGNS
    quoted = cell[:1] == "'" and len(cell) > 1 and (cell[1] in _SIGNS or cell[1] == "'")
    return "'" + cell if risky or quoted else cell


def _without_escape(cell: str) -> str:
    if len(cell) > 1 and cell[0] == "'" and (cell[1] in _SIGNS or cell[1] == "'"):
        return cell[1:]
    return cell
