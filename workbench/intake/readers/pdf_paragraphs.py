"""The lines of a PDF made into paragraphs: where one ends, broken words, headings, lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from workbench.intake.inline_text import Run
from workbench.intake.raw import RawBlock
from workbench.intake.readers.paragraphs import paragraph_blocks
from workbench.intake.readers.pdf_layout import Line
from workbench.intake.readers.pdf_pages import HYPHEN_MARK
from workbench.model.inline import CodeKind

_BULLET = re.compile(r"^(?:[•·▪◦‣●○■□➢➤►✓✔]|[*\-–—](?=\s))\s*(?=\S)")
_NUMBER = re.compile(r"^(\d{1,2})[.)]\s+(?=\S)")
_STOPPED = re.compile(r"[.!?…:;][»”\"')\]]*\s*$")
_HYPHENS = ("-", "\u2010", HYPHEN_MARK)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_WORD_AFTER = re.compile(r"^[^\W\d_]+")
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_HEADING_WORDS = 45
_BOLD_HEADING_WORDS = 14


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Height of its letters."""
        return median(line.height for line in self.lines)

    @property
    def text(self) -> str:
        """Its text, a line each."""
        return "\n".join(line.text for line in self.lines)

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of a table."""
        return self.lines[0].row >= 0


def paragraphs_of(regions: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Return the paragraphs of regions in reading order; one that a column or a page cuts in two is one."""
    found: list[Paragraph] = []
    for lines in regions:
        region = _cut(lines)
        if found and region and _is_cut_in_two(found[-1], region[0]):
            found[-1].lines.extend(region.pop(0).lines)
        found.extend(region)
    return found


def _cut(lines: Sequence[Line]) -> list[Paragraph]:
    if not lines:
        return []
    if lines[0].row >= 0:
        return [Paragraph([line]) for line in lines]
    right = max(line.x1 for line in lines)
    width = max(right - min(line.x0 for line in lines), 1.0)
    found = [Paragraph([lines[0]])]
    for above, below in pairwise(lines):
        pitch = _pitch(lines, above)
        if _begins(found[-1], above, below, pitch, right, width):
            found.append(Paragraph([below]))
        else:
            found[-1].lines.append(below)
    return found


def _pitch(lines: Sequence[Line], like: Line) -> float:
    """Return the usual distance between lines of the size of one."""
    steps = [
        above.y0 - below.y0
        for above, below in pairwise(lines)
        if abs(above.height - like.height) < 0.08 * like.height
        and abs(below.height - like.height) < 0.08 * like.height
        and 0 < above.y0 - below.y0 < 2.4 * like.height
    ]
    # Between paragraphs it is more: what is usual is what is small.
    steps.sort()
    return steps[len(steps) // 4] if steps else 1.25 * like.height


def _begins(now: Paragraph, above: Line, below: Line, pitch: float, right: float, width: float) -> bool:
    """Whether another paragraph begins with the line below."""
    if _BULLET.match(below.text) or _NUMBER.match(below.text):
        return True
    size = below.height / above.height
    if above.y0 - below.y0 > 1.3 * pitch or not 0.9 < size < 1.11:
        return True
    if {_boldness(above), _boldness(below)} == {0, 2}:
        return True
    step = below.x0 - above.x0
    centred = abs((above.x0 + above.x1) - (below.x0 + below.x1)) < 0.6 * above.height
    listed = bool(_BULLET.match(now.lines[0].text) or _NUMBER.match(now.lines[0].text))
    if listed:
        if below.x0 < now.lines[0].x0 + 0.3 * above.height:
            return True
    elif not centred and (step > 0.8 * above.height or (len(now.lines) > 1 and step < -0.8 * above.height)):
        return True
    word = below.text.split(" ", 1)[0]
    letter = (below.x1 - below.x0) / max(len(below.text), 1)
    room = right - above.x1 - letter * (len(word) + 1)
    if centred and not abs(step) < 0.2 * above.height:
        return bool(_STOPPED.search(above.text)) and room > 0.1 * width
    return room > 0.35 * width or (room > 0.05 * width and bool(_STOPPED.search(above.text)))


def _boldness(line: Line) -> int:
    """0: nothing of the line is bold, 2: all of it, 1: some."""
    bold = [any(item.kind is CodeKind.BOLD for item in run.formats) for run in line.runs if run.text.strip()]
    return 2 if bold and all(bold) else 1 if any(bold) else 0


def _is_cut_in_two(one: Paragraph, two: Paragraph) -> bool:
    if one.is_cell or two.is_cell or not 0.92 < two.height / one.height < 1.08:
        return False
    end, start = one.lines[-1].text.rstrip(), two.lines[0].text.lstrip()
    if _STOPPED.search(end) or _BULLET.match(start):
        return False
    return start[:1].islower() or (end.endswith(_HYPHENS) and start[:1].isalpha())


def blocks_of(paragraphs: Sequence[Paragraph]) -> tuple[list[RawBlock], bool]:
    """Return the paragraphs as raw blocks: words broken at line ends are whole, headings and lists are known.

    The second value says that formats had to be left out.
    """
    sizes: Counter[float] = Counter()
    for one in paragraphs:
        sizes[round(one.height * 2) / 2] += len(one.text)
    usual = sizes.most_common(1)[0][0] if sizes else 10.0
    larger = sorted({round(one.height) for one in paragraphs if one.height > 1.12 * usual}, reverse=True)
    known = Counter(
        word.casefold()
        for one in paragraphs
        for line in one.lines
        for word in _WORDS.findall(line.text.rstrip("-\u2010\u00ad"))
    )
    numbers = [_NUMBER.match(one.text) for one in paragraphs]
    blocks: list[RawBlock] = []
    simplified = False
    for at, one in enumerate(paragraphs):
        near = [numbers[other] for other in (at - 1, at + 1) if 0 <= other < len(numbers)]
        hints = _hints(one, larger, bool(numbers[at] and any(near)))
        runs = _without_usual(_joined(one.lines, known))
        if hints.list_level:
            _strip_mark(runs)
        made, simple = paragraph_blocks(runs, hints)
        blocks.extend(made)
        simplified |= simple
    return blocks, simplified


def _hints(one: Paragraph, larger: Sequence[int], numbered: bool) -> RawBlock:
    first = one.lines[0]
    if one.is_cell:
        return RawBlock("", row=first.row, column=first.column)
    if numbered or _BULLET.match(one.text):
        return RawBlock("", list_level=1, ordered=numbered, bulleted=not numbered)
    words = len(one.text.split())
    size = round(one.height)
    if size in larger and words <= _HEADING_WORDS:
        return RawBlock("", heading=min(larger.index(size) + 1, 4))
    bold = all(_boldness(line) == 2 for line in one.lines)
    if bold and words <= _BOLD_HEADING_WORDS and not _STOPPED.search(one.text):
        return RawBlock("", heading=4)
    return RawBlock("")


def _joined(lines: Sequence[Line], known: Counter[str]) -> list[Run]:
    runs: list[Run] = []
    for line in lines:
        if runs:
            _join(runs, line, known)
        runs.extend(line.runs)
    return [Run(run.text.replace(HYPHEN_MARK, "-" if run is runs[-1] else ""), run.formats) for run in runs]


def _join(runs: list[Run], line: Line, known: Counter[str]) -> None:
    """Prepare the end of what was read for the next line: a space, or a broken word made whole."""
    last = runs[-1]
    text = last.text.rstrip()
    before, after = _WORD_BEFORE.search(text), _WORD_AFTER.match(line.text)
    if not text.endswith(_HYPHENS):
        runs.append(Run(" ", last.formats))
    elif before is None or after is None or not after.group()[0].islower():
        # "2030-2031", "Franco-British": the hyphen is the author's.
        runs[-1] = Run(text[:-1] + "-", last.formats)
    else:
        whole = (before.group(1) + after.group()).casefold()
        parted = f"{before.group(1)}-{after.group()}".casefold()
        keep = known[parted] > known[whole]
        runs[-1] = Run(text[:-1] + ("-" if keep else ""), last.formats)


def _without_usual(runs: list[Run]) -> list[Run]:
    """Take bold and italics off a paragraph that is so from end to end: they say nothing of a word in it."""
    solid = [run.formats for run in runs if any(char.isalnum() for char in run.text)]
    usual = frozenset.intersection(*solid) if solid else frozenset()
    usual = frozenset(item for item in usual if item.kind in (CodeKind.BOLD, CodeKind.ITALIC))
    return [Run(run.text, run.formats - usual) for run in runs] if usual else runs


def _strip_mark(runs: list[Run]) -> None:
    text = "".join(run.text for run in runs)
    found = _BULLET.match(text) or _NUMBER.match(text)
    left = found.end() if found else 0
    for at, run in enumerate(runs):
        taken = min(left, len(run.text))
        runs[at] = Run(run.text[taken:], run.formats)
        left -= taken
        if not left:
            return
