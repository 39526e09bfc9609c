"""A filter goes on to the segments that a split or a join made of those that it shows."""

from __future__ import annotations

from collections.abc import Iterable

from ui.editor.shown_rows import ShownRows
from workbench.desk.views import Outline


def followed(known: ShownRows, outline: Outline, only: Iterable[str] | None) -> tuple[str, ...] | None:
    """Return what is to be shown of another outline where ``only`` was shown of the one known; None for all.

    Rows that stand where shown ones were are shown; others that are new are not.
    """
    if only is None:
        return None
    wanted = tuple(only)
    shown = frozenset(wanted)
    made: list[str] = []
    added: list[str] = []
    last = -1

    def end_at(row: int) -> None:
        if made and any(known.outline.ids[gone] in shown for gone in range(last + 1, row)):
            added.extend(made)
        made.clear()

    for segment in outline.ids:
        row = known.rows.get(segment)
        if row is None:
            made.append(segment)
        else:
            end_at(row)
            last = row
    end_at(known.outline.count)
    return (*wanted, *added)
