"""Figures, dates and addresses that are not the same on both sides of a row, from the checks of the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.desk import wording
from workbench.model.inline import without_codes
from workbench.model.issues import Issue, Side
from workbench.model.pairing import Pairing, PairRow
from workbench.model.tasks import CancelToken

FACTS = ("facts.number", "facts.date", "facts.address")

_LINE_ENDS = {ord(char): " " for char in "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"}
"""All that ``str.splitlines`` takes for the end of a line."""

MOST_SHOWN = 5000
"""Characters of a sentence that are painted and read aloud: nobody reads more, and breaking its lines takes long."""
MOST_OF_TITLE = 80

Span = tuple[int, int]
CheckTexts = Callable[[str, str, str, str, bool, CancelToken], tuple[list[Issue], dict[str, int]]]


@dataclass(frozen=True, slots=True)
class Marks:
    """What differs in a row. Spans are offsets in characters into ``text_of`` of either side."""

    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    issues: tuple[Issue, ...] = ()

    def words(self) -> list[str]:
        """Return what the checks say, in the interface language."""
        return [wording.issue_line(issue) for issue in self.issues]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a row as it is shown: ``start`` is where it begins in ``text_of`` that side."""

    index: int
    start: int
    text: str


def sentences(pairing: Pairing, indexes: Sequence[int], source: bool) -> list[Sentence]:
    """Return the sentences of one side of a row, without codes and each on one line."""
    units = pairing.source if source else pairing.target
    found: list[Sentence] = []
    length = 0
    for place, index in enumerate(indexes):
        unit = units[index]
        if place:
            same = unit.block == units[indexes[place - 1]].block
            length += len(unit.separator) if same else 1
        text = plain(unit.text)
        found.append(Sentence(index, length, text))
        length += len(text)
    return found


def text_of(pairing: Pairing, indexes: Sequence[int], source: bool) -> str:
    """Return one side of a row as one line, as it is checked and read aloud."""
    text = ""
    for one in sentences(pairing, indexes, source):
        text = text.ljust(one.start) + one.text
    return text


def shortened(text: str, most: int = MOST_SHOWN) -> str:
    """Return a text, or its beginning with an ellipsis where it is longer than ``most`` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def plain(text: str) -> str:
    """Return a text without codes and with a space for each character that ends a line."""
    return without_codes(text).translate(_LINE_ENDS)


def found_marks(
    check_texts: CheckTexts, pairing: Pairing, rows: Sequence[PairRow], cancel: CancelToken
) -> dict[PairRow, Marks]:
    """Return what differs in each of some rows that have both sides. Raises ``Cancelled``."""
    pairs = [(row, text_of(pairing, row.source, True), text_of(pairing, row.target, False)) for row in rows]
    # Lines are paired with lines: a side without a letter would shift all that follow.
    pairs = [(row, source, target) for row, source, target in pairs if source.strip() and target.strip()]
    if not pairs:
        return {}
    issues, numbers = check_texts(
        "\n".join(source for _row, source, _target in pairs),
        "\n".join(target for _row, _source, target in pairs),
        pairing.source_language,
        pairing.target_language,
        False,
        cancel,
    )
    found: dict[PairRow, Marks] = {row: Marks() for row, _source, _target in pairs}
    for issue in issues:
        number = numbers.get(issue.segment_id, 0)
        if not 1 <= number <= len(pairs) or not issue.check.startswith(FACTS):
            continue
        row = pairs[number - 1][0]
        marks = found[row]
        here = ((issue.start, issue.end),) if issue.end > issue.start else ()
        there = (
            ((issue.source_start, issue.source_end),) if issue.source_end > issue.source_start >= 0 else ()
        )
        on_source, on_target = (here, ()) if issue.side is Side.SOURCE else (there, here)
        found[row] = Marks((*marks.source, *on_source), (*marks.target, *on_target), (*marks.issues, issue))
    return found
