"""Which blocks belong together: the items of a list, the cells of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.delivery.document import DeliveryBlock
from workbench.model.release import BlockKind


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Neighbouring list items; ``depths`` (from 0) never rise by more than one from item to item."""

    items: tuple[DeliveryBlock, ...]
    depths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TableGroup:
    """Neighbouring table cells as rows of equal length; None where the source has no cell."""

    rows: tuple[tuple[DeliveryBlock | None, ...], ...]


Group = DeliveryBlock | ListGroup | TableGroup


def grouped(blocks: Sequence[DeliveryBlock]) -> Iterator[Group]:
    """Yield the blocks in order, list items and table cells joined into their list or table.

    A cell that does not stand after the one before it (to the right, or in a lower row) begins a new table.
    """
    place = 0
    while place < len(blocks):
        kind = blocks[place].kind
        end = place + 1
        if kind is BlockKind.LIST_ITEM:
            while end < len(blocks) and blocks[end].kind is kind:
                end += 1
            yield _list(blocks[place:end])
        elif kind is BlockKind.TABLE_CELL:
            while (
                end < len(blocks)
                and blocks[end].kind is kind
                and _place(blocks[end - 1]) < _place(blocks[end])
            ):
                end += 1
            yield _table(blocks[place:end])
        else:
            yield blocks[place]
        place = end


def _place(cell: DeliveryBlock) -> tuple[int, int]:
    return (max(cell.row, 0), max(cell.column, 0))


def _list(items: Sequence[DeliveryBlock]) -> ListGroup:
    depths: list[int] = []
    for item in items:
        deepest = depths[-1] + 1 if depths else 0
        depths.append(max(0, min(item.level - 1, deepest, 8)))
    return ListGroup(tuple(items), tuple(depths))


def _table(cells: Sequence[DeliveryBlock]) -> TableGroup:
    by_row: dict[int, dict[int, DeliveryBlock]] = {}
    for cell in cells:
        row, column = _place(cell)
        by_row.setdefault(row, {})[column] = cell
    columns = sorted({column for row in by_row.values() for column in row})
    return TableGroup(tuple(tuple(by_row[row].get(column) for column in columns) for row in sorted(by_row)))
