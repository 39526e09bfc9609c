"""The order in which the fragments of a PDF page are read: columns, tables, lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from workbench.intake.inline_text import Run
from workbench.intake.readers.pdf_pages import Fragment

_MOST_ROWS = 400
_LEAST_GUTTER = 0.7
_LEAST_LINES = 3
_CELL_WORDS = 4.5
_FAR = 2.2
_MARK = re.compile(r"^\s*(?:[•·▪◦‣●○■□➢➤►✓✔*–—-]|\d{1,2}[.)])\s*$")


@dataclass(slots=True)
class Line:
    """A line of text in its column; ``row`` and ``column`` are its place in a table, -1 outside."""

    runs: list[Run]
    x0: float
    y0: float
    x1: float
    y1: float
    height: float
    row: int = -1
    column: int = -1

    @property
    def text(self) -> str:
        """The text as it reads."""
        return "".join(run.text for run in self.runs)


Row = list[Fragment]


def rows_of(fragments: Sequence[Fragment]) -> list[Row]:
    """Return the fragments as rows from the top of the page, each row from left to right."""
    rows: list[Row] = []
    for fragment in sorted(fragments, key=lambda one: (-(one.y0 + one.y1), one.x0)):
        middle = (fragment.y0 + fragment.y1) / 2
        for row in reversed(rows[-3:]):
            first = row[0]
            if (
                first.y0 <= middle <= first.y1
                and abs((first.y0 + first.y1) / 2 - middle) < first.height * 0.5
            ):
                row.append(fragment)
                break
        else:
            rows.append([fragment])
    return [_with_marks(sorted(row, key=lambda one: one.x0)) for row in rows]


def _with_marks(row: Row) -> Row:
    """Put a bullet or a number together with the text it stands before."""
    if len(row) < 2 or not _MARK.match(row[0].text) or row[1].x0 - row[0].x1 > 4 * row[1].height:
        return row
    mark, text = row[0], row[1]
    runs = [Run(mark.text.strip() + " "), *text.runs]
    return [replace(text, runs=runs, x0=mark.x0), *row[2:]]


def read_order(rows: list[Row]) -> list[list[Line]]:
    """Return the regions of a page in reading order, each a column or a table as lines from the top."""
    if len(rows) > _MOST_ROWS:
        return [[_line(row) for row in rows]]
    cells = _table_rows(rows)
    if cells is not None:
        start, end = cells
        return [*read_order(rows[:start]), _table(rows[start:end]), *read_order(rows[end:])]
    found = _gutter(rows)
    if found is None:
        return [[_line(row) for row in rows]] if rows else []
    start, end, left, right = found
    inside = rows[start:end]
    before, after = read_order(rows[:start]), read_order(rows[end:])
    middle = (left + right) / 2
    one = [[item for item in row if item.x1 <= middle] for row in inside]
    two = [[item for item in row if item.x1 > middle] for row in inside]
    return [
        *before,
        *read_order([row for row in one if row]),
        *read_order([row for row in two if row]),
        *after,
    ]


def _table_rows(rows: list[Row]) -> tuple[int, int] | None:
    """Return the first rows, one below the other, that are a table; one row of a single cell may be between."""
    at = 0
    while at < len(rows):
        if len(rows[at]) < 2:
            at += 1
            continue
        end = at + 1
        while end < len(rows) and (len(rows[end]) > 1 or (end + 1 < len(rows) and len(rows[end + 1]) > 1)):
            end += 1
        if _is_table(rows[at:end]) and len(_columns(rows[at:end])) > 1:
            return at, end
        at = end
    return None


def _gutter(rows: list[Row]) -> tuple[int, int, float, float] | None:
    """Return the longest stretch of rows with a gap in common, and the edges of that gap."""
    best: tuple[int, int, float, float] | None = None
    best_size = 0
    tried: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        for a, b in pairwise(row):
            key = (round(a.x1), round(b.x0))
            if key in tried:
                continue
            tried.add(key)
            start, end, left, right = _stretch(rows, at, a.x1, b.x0)
            if end - start > best_size and _is_gutter(rows[start:end], left, right):
                best, best_size = (start, end, left, right), end - start
    return best


def _stretch(rows: list[Row], at: int, left: float, right: float) -> tuple[int, int, float, float]:
    end = at + 1
    while end < len(rows) and (shared := _free(rows[end], left, right)):
        left, right = shared
        end += 1
    start = at
    while start > 0 and (shared := _free(rows[start - 1], left, right)):
        left, right = shared
        start -= 1
    return start, _without_rest(rows, start, end, left), left, right


def _without_rest(rows: list[Row], start: int, end: int, left: float) -> int:
    """Leave off what stands far below the columns on one side only."""
    last = max(
        (at for at in range(start, end) if rows[at][0].x1 <= left + 1 < rows[at][-1].x0 + 1), default=end
    )
    for at in range(last + 1, end):
        above, below = rows[at - 1][0], rows[at][0]
        if (above.y0 + above.y1 - below.y0 - below.y1) / 2 > _FAR * max(above.height, below.height):
            return at
    return end


def _free(row: Row, left: float, right: float) -> tuple[float, float] | None:
    """Return what a row leaves free of a gap, None where that is too narrow."""
    for item in row:
        if item.x1 <= left or item.x0 >= right:
            continue
        if item.x0 - left > right - item.x1:
            right = item.x0
        else:
            left = item.x1
    least = _LEAST_GUTTER * max(item.height for item in row)
    return (left, right) if right - left >= least else None


def _is_gutter(rows: list[Row], left: float, right: float) -> bool:
    one = sum(any(item.x1 <= left + 1 for item in row) for row in rows)
    two = sum(any(item.x0 >= right - 1 for item in row) for row in rows)
    both = sum(row[0].x1 <= left + 1 and row[-1].x0 >= right - 1 for row in rows)
    return one >= _LEAST_LINES and two >= _LEAST_LINES and both >= 2


def _is_table(rows: list[Row]) -> bool:
    """Whether rows hold cells: short texts side by side, figures among them or three and more in a row."""
    several = [row for row in rows if len(row) > 1]
    if len(several) * 2 < len(rows) or len(several) < 2:
        return False
    cells = [item for row in several for item in row]
    words = sum(len(item.text.split()) for item in cells) / len(cells)
    rest = [item for row in several for item in row[1:]]
    figures = sum(any(char.isdigit() for char in item.text) for item in rest)
    wide = sum(len(row) > 2 for row in several)
    return words <= _CELL_WORDS and (figures * 2 >= len(rest) or wide * 2 >= len(several))


def _table(rows: list[Row]) -> list[Line]:
    edges = _columns(rows)
    steps = [above[0].y0 - below[0].y0 for above, below in pairwise(rows)]
    usual = median(steps)
    lines: list[Line] = []
    number = -1
    for at, row in enumerate(rows):
        # A row much nearer than the others goes on with the cells above.
        headless = row[0].x0 > edges[0][1] and at > 0 and steps[at - 1] < 1.5 * row[0].height
        goes_on = at > 0 and (headless or steps[at - 1] < 0.8 * usual)
        number += not goes_on
        for item in row:
            column = next((place for place, (_x0, x1) in enumerate(edges) if item.x0 < x1), len(edges) - 1)
            above = next((one for one in lines if (one.row, one.column) == (number, column)), None)
            line = _line([item])
            if above is not None:
                above.runs += [Run(" ", above.runs[-1].formats), *line.runs]
                continue
            line.row, line.column = number, column
            lines.append(line)
    return lines


def _columns(rows: list[Row]) -> list[tuple[float, float]]:
    """Return the edges of a table's columns, by its fullest rows."""
    most = max(len(row) for row in rows)
    edges: list[tuple[float, float]] = []
    for item in sorted((item for row in rows if len(row) == most for item in row), key=lambda one: one.x0):
        if edges and item.x0 < edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], item.x1))
        else:
            edges.append((item.x0, item.x1))
    return edges


def _line(row: Row) -> Line:
    runs: list[Run] = []
    for item in row:
        if runs:
            runs.append(Run(" ", runs[-1].formats))
        runs.extend(item.runs)
    widest = max(row, key=lambda one: one.x1 - one.x0)
    return Line(runs, row[0].x0, widest.y0, max(item.x1 for item in row), widest.y1, widest.height)
