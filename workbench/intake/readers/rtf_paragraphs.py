"""The paragraphs of an RTF file: styles, lists and tables made into raw blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.intake.inline_text import Format, Run
from workbench.intake.limits import MAX_BLOCKS
from workbench.intake.raw import Place, RawBlock
from workbench.intake.readers.html_formats import safe_href
from workbench.intake.readers.paragraphs import paragraph_blocks
from workbench.model.errors import InputError
from workbench.model.inline import CodeKind

_HEADING = re.compile(r"^(?:heading|titre|título|titulo|überschrift)\s*([1-9])$", re.IGNORECASE)
_QUOTED = frozenset({"quote", "intense quote", "block text", "quotations"})


@dataclass(frozen=True, slots=True)
class RtfStyle:
    """What a paragraph style means; ``formats`` are those of all its text, which say nothing of a word in it."""

    heading: int = 0
    role: str = ""
    quoted: bool = False
    caption: bool = False
    formats: frozenset[CodeKind] = frozenset()


def style_named(name: str, level: int) -> RtfStyle:
    """Return what a style called so means; ``level`` is its outline level (from 1), 0 for none."""
    name = name.lower()
    found = _HEADING.match(name)
    if found:
        return RtfStyle(heading=min(6, int(found.group(1))))
    if name in ("title", "subtitle"):
        return RtfStyle(role=name)
    return RtfStyle(
        heading=level if 1 <= level <= 6 else 0, quoted=name in _QUOTED, caption=name == "caption"
    )


class RtfParagraphs:
    """Gathers text until a paragraph ends; ``blocks`` with the table of each in ``tables`` (-1 for none)."""

    def __init__(self, name: str) -> None:
        self.blocks: list[RawBlock] = []
        self.tables: list[int] = []
        self.warnings: set[str] = set()
        self.style = RtfStyle()
        self._name = name
        self._runs: list[Run] = []
        self._level = 0
        self._outline = 0
        self._in_table = False
        self._list_text: str | None = None
        self._table = -1
        self._row = self._column = 0
        self._table_open = False
        self._aside: list[tuple[list[Run], RtfStyle, int, int, bool, str | None]] = []

    def add(self, text: str, formats: frozenset[Format], href: str = "") -> None:
        """Add text to the paragraph."""
        address = safe_href(href)
        if address and not address.startswith("#"):
            formats = formats | {Format(CodeKind.LINK, address)}
        if self._runs and self._runs[-1].formats == formats:
            # The halves of an astral character come one by one.
            text = self._runs.pop().text + text
        self._runs.append(Run(text, formats))

    def begin(self) -> None:
        """Forget what was said of the paragraph (``\\pard``)."""
        self.style = RtfStyle()
        self._level = self._outline = 0
        self._in_table = False

    def property(self, word: str, number: int | None) -> None:
        """Take note of what a control word says of the paragraph."""
        if word == "ilvl":
            self._level = max(0, min(number or 0, 8))
        elif word == "outlinelevel":
            self._outline = (number or 0) + 1
        elif word == "intbl":
            self._in_table = True
        elif word == "trowd" and not self._table_open:
            self._table += 1
            self._table_open, self._row, self._column = True, 0, 0

    def listed(self, text: str) -> None:
        """Take note of the bullet or number before the paragraph."""
        self._list_text = text

    def go_aside(self) -> None:
        """Leave the paragraph for a text that stands elsewhere: a header, a text box."""
        self._aside.append(
            (self._runs, self.style, self._level, self._outline, self._in_table, self._list_text)
        )
        self._runs, self._list_text = [], None
        self.begin()

    def come_back(self) -> None:
        """Go on with the paragraph that was left."""
        if self._aside:
            (self._runs, self.style, self._level, self._outline, self._in_table, self._list_text) = (
                self._aside.pop()
            )

    def end(self, place: Place | None, word: str = "par") -> None:
        """End the paragraph as ``\\par``, ``\\cell`` or ``\\row`` do."""
        if word in ("row", "nestrow"):
            self._row, self._column = self._row + 1, 0
            self._runs, self._list_text = [], None
            return
        cell = (self._in_table or word in ("cell", "nestcell")) and place is None and not self._aside
        runs, self._runs = self._runs, []
        text, self._list_text = self._list_text, None
        if runs:
            self._finish(runs, text, place, cell)
        if not cell and not self._aside and place is None:
            self._table_open = False
        if word in ("cell", "nestcell"):
            self._column += 1

    def _finish(self, runs: list[Run], list_text: str | None, place: Place | None, cell: bool) -> None:
        style = self.style
        heading = style.heading or (self._outline if 1 <= self._outline <= 6 else 0)
        listed = list_text is not None and bool(list_text.strip()) and not heading and not style.role
        if cell and not self._table_open:
            self._table += 1
            self._table_open = True
        hints = RawBlock(
            "",
            heading=heading,
            role=style.role,
            quoted=style.quoted,
            caption=style.caption,
            list_level=self._level + 1 if listed else 0,
            ordered=listed and any(char.isalnum() for char in list_text or ""),
            row=self._row if cell else -1,
            column=self._column if cell else -1,
            places=frozenset({place}) if place else frozenset(),
        )
        paired = [Run(_paired(run.text), run.formats) for run in runs]
        blocks, simplified = paragraph_blocks(paired, hints)
        if simplified:
            self.warnings.add("intake.codes_simplified")
        self.blocks.extend(blocks)
        self.tables.extend([self._table if cell else -1] * len(blocks))
        if len(self.blocks) > MAX_BLOCKS:
            raise InputError("intake.too_many_blocks", name=self._name, limit=MAX_BLOCKS)


def _paired(text: str) -> str:
    """Return the text with the halves of astral characters put together."""
    if not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
