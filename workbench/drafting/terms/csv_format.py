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

from workbench.drafting.terms.headings import Columns, recognise
from workbench.drafting.terms.table_rows import ConceptRows
from workbench.drafting.terms.term_file import ProblemList, TermFile, clean, replacing, unreadable
from workbench.intake.readers.encoding import decode
from workbench.intake.readers.sniffing import Nature, nature_of
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term

MOST_BYTES = 50 * 1024 * 1024
"""The largest table that is read: some 500,000 rows."""

_SEPARATORS = ",;\t|"
_SIGNS = "=+-@\t\r＝＋－＠"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_ATTRIBUTES = ("status", "pos", "gender", "note")


def read_csv(path: Path, cancel: CancelToken | None = None) -> TermFile:
    """Return the concepts of a table, and what was left out and where.

    Separator and encoding are found out; columns are recognised by their headings (see ``headings.recognise``);
    rows with the same concept id are one concept. Problems: ``terms.no_term`` (a row without one),
    ``terms.too_long`` (column), ``terms.bad_status`` (value), ``terms.bad_language`` (value), ``terms.extra_cells`` (count),
    ``terms.unclosed_quote``, ``terms.encoding`` (encoding: it was guessed), ``terms.more_problems`` (count).

    Raises ``InputError``: ``terms.unreadable`` (name, reason), ``terms.empty`` (name), ``terms.not_text`` (name), ``terms.too_big``
    (name, limit in bytes), ``terms.no_columns`` (name: no heading names terms and languages). Raises ``Cancelled`` too.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError("terms.too_big", name=path.name, limit=MOST_BYTES)
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None
    nature = nature_of(data)
    if nature is Nature.EMPTY:
        raise InputError("terms.empty", name=path.name)
    if nature not in {Nature.TEXT, Nature.HTML}:
        raise InputError("terms.not_text", name=path.name)
    problems = ProblemList()
    decoded = decode(data, path.name)
    if decoded.warnings:
        problems.add("terms.encoding", 0, encoding=decoded.encoding)
    return _read(decoded.text.removeprefix("\ufeff").replace("\0", ""), path.name, problems, cancel)


def _read(text: str, name: str, problems: ProblemList, cancel: CancelToken | None) -> TermFile:
    lines = _LINE.findall(text)
    separator, heading_line, columns = _headings(lines)
    if not columns.form:
        raise InputError("terms.no_columns", name=name)
    rows = ConceptRows(columns, problems)
    for line, cells in _rows(lines, separator, heading_line, problems):
        if cancel is not None:
            cancel.raise_if_cancelled()
        rows.add(line, [_without_escape(clean(cell)) for cell in cells])
    return TermFile(rows.concepts(), problems.all())


def _headings(lines: Sequence[str]) -> tuple[str, int, Columns]:
    """Return the separator, the line of the headings and what they say: the best of the first five lines."""
    best = (",", 1, Columns())
    for line, whole in enumerate(lines[:5], 1):
        head = whole[:20_000].rstrip("\r\n")
        for separator in _SEPARATORS:
            cells = next(csv.reader([head], delimiter=separator), [])
            columns = recognise([clean(cell) for cell in cells])
            if (bool(columns.form), columns.width()) > (bool(best[2].form), best[2].width()):
                best = (separator, line, columns)
    return best


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
                problems.add("terms.unclosed_quote", first + 1)
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


def write_csv(concepts: Iterable[Concept], path: Path) -> None:
    """Write the concepts as a table that ``read_csv`` reads back as the same concepts.

    Kept are ids, domain, definition, note and source of a concept, and text, status, part of speech, gender and note
    of its terms, each without space at its edges. A concept without terms is left out.

    Raises ``StorageError`` ``terms.cannot_write`` (name, reason).
    """
    kept = [concept for concept in concepts if any(clean(term.text) for term in concept.terms)]
    languages = sorted({term.language for concept in kept for term in concept.terms})
    used = _used_attributes(kept)
    plain = [name for name in ("domain", "definition") if any(getattr(each, name) for each in kept)]
    heading = ["concept_id", *plain]
    for language in languages:
        heading += [language, *(f"{language}_{attribute}" for attribute in used[language])]
    heading += ["note", "source"]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading)
    for concept in kept:
        for row in _rows_of(concept, languages, used, plain):
            writer.writerow([_with_escape(clean(cell)) for cell in row])
    with replacing(path) as stream:
        stream.write(out.getvalue().encode("utf-8-sig"))


def _used_attributes(concepts: Sequence[Concept]) -> dict[str, list[str]]:
    used: dict[str, set[str]] = {}
    for concept in concepts:
        for term in concept.terms:
            values = _values(term)
            used.setdefault(term.language, {"status"}).update(name for name in _ATTRIBUTES if values[name])
    return {language: [name for name in _ATTRIBUTES if name in names] for language, names in used.items()}


def _values(term: Term) -> dict[str, str]:
    return {
        "status": term.status.value,
        "pos": term.part_of_speech,
        "gender": term.gender,
        "note": term.note,
    }


def _rows_of(
    concept: Concept, languages: Sequence[str], used: dict[str, list[str]], plain: Sequence[str]
) -> Iterator[list[str]]:
    by_language = {
        language: [term for term in concept.terms if term.language == language and clean(term.text)]
        for language in languages
    }
    for index in range(max(map(len, by_language.values()))):
        row = [concept.id, *(getattr(concept, name) if index == 0 else "" for name in plain)]
        for language in languages:
            terms = by_language[language]
            if index < len(terms):
                values = _values(terms[index])
                row += [terms[index].text, *(values[name] for name in used[language])]
            else:
                row += [""] * (1 + len(used[language]))
        yield [*row, concept.note if index == 0 else "", concept.source if index == 0 else ""]


def _with_escape(cell: str) -> str:
    risky = cell[:1] and cell[0] in _SIGNS
    quoted = cell[:1] == "'" and len(cell) > 1 and (cell[1] in _SIGNS or cell[1] == "'")
    return "'" + cell if risky or quoted else cell


def _without_escape(cell: str) -> str:
    if len(cell) > 1 and cell[0] == "'" and (cell[1] in _SIGNS or cell[1] == "'"):
        return cell[1:]
    return cell
