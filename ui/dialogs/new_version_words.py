"""What is said of a new version of a source: how much changed, which words, and what was carried over."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ui import theme
from ui.panels.rich import Difference, coloured, rich_difference, rich_text
from ui.words import _, ngettext
from workbench.desk import wording
from workbench.model.pairing import CarriedKind, CarriedRow

LONGEST = 6000
"""Characters of a sentence that are shown; what is longer is no sentence, and would keep the window busy."""
SHOWN = 200
"""Sentences that are shown; a person reads no more of them in a dialog."""


@dataclass(frozen=True)
class Compared:
    """A sentence of both versions, with the words that differ."""

    row: CarriedRow
    differences: tuple[Difference, ...] = ()


def counted(compared: Sequence[Compared]) -> str:
    """Return how many sentences are as before, changed, new, gone and moved."""
    counts = Counter(one.row.kind for one in compared)
    moved = sum(one.row.moved for one in compared)
    said = [_number(kind, counts[kind]) for kind in CarriedKind if counts[kind] or kind is CarriedKind.SAME]
    if moved:
        said.append(ngettext("{count} sentence moved", "{count} sentences moved", moved).format(count=moved))
    return ", ".join(said)


def _number(kind: CarriedKind, count: int) -> str:
    if kind is CarriedKind.SAME:
        words = ngettext("{count} sentence as before", "{count} sentences as before", count)
    elif kind is CarriedKind.CHANGED:
        words = ngettext("{count} sentence changed", "{count} sentences changed", count)
    elif kind is CarriedKind.NEW:
        words = ngettext("{count} sentence new", "{count} sentences new", count)
    else:
        words = ngettext("{count} sentence gone", "{count} sentences gone", count)
    return words.format(count=count)


def changes_html(compared: Sequence[Compared]) -> str:
    """Return the sentences that are not as before, words marked, as HTML."""
    tokens = theme.tokens()
    shown = [one for one in compared if one.row.kind is not CarriedKind.SAME or one.row.moved]
    parts = []
    for one in shown[:SHOWN]:
        row = one.row
        said = wording.name(row.kind) if row.kind is not CarriedKind.SAME else ""
        if row.moved:
            said = ", ".join(filter(None, (said, _("moved"))))
        parts.append(f"<p>{coloured(said, tokens.dim, bold=True)}<br>{_text(one)}</p>")
    left = len(shown) - SHOWN
    if left > 0:
        words = _("and {count} more").format(count=left)
        parts.append(f"<p>{coloured(words, tokens.dim)}</p>")
    return "".join(parts)


def _text(one: Compared) -> str:
    row, tokens = one.row, theme.tokens()
    if row.kind is CarriedKind.CHANGED:
        if max(len(row.old_text), len(row.new_text)) > LONGEST:
            return rich_text(_cut(row.new_text))
        return rich_difference(row.old_text, row.new_text, one.differences)
    if row.kind is CarriedKind.GONE:
        ground, text = f"background-color:{tokens.gone_ground}; color:{tokens.gone}", _cut(row.old_text)
        return f'<s style="{ground}">{html.escape(text)}</s>'
    if row.kind is CarriedKind.NEW:
        ground, text = f"background-color:{tokens.came_ground}; color:{tokens.came}", _cut(row.new_text)
        return f'<u style="{ground}">{html.escape(text)}</u>'
    return rich_text(_cut(row.new_text))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def outcome(made: Any) -> str:
    """Return what was carried over, as lines."""
    lines = [
        _("The new version is in the library, with its translations."),
        counted([Compared(row) for row in made.rows]),
        _(
            "Segments whose source changed are found by the filter and under Go; they wait for you to confirm them."
        ),
    ]
    if made.archived:
        lines.append(_("The old version is in the archive."))
    return "\n".join(lines)
