"""A TMX file cut into blocks of whole units, each parsed by itself.

So no entity of a document type can reach a text, memory does not grow with the file, and what is broken costs
the one unit in which it stands.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from workbench.drafting.tmx.encodings import as_utf8
from workbench.drafting.tmx.problems import ProblemList
from workbench.drafting.tmx.repairing import repaired, undeclared

LONGEST_UNIT = 4 * 1024 * 1024
"""Bytes of a unit with all its languages, notes and properties."""

_TOKEN = re.compile(
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|(?P<start><tu(?=[\s>]))|(?P<end></tu\s*>)", re.DOTALL
)
_START = re.compile(rb"<tu(?=[\s>])")
_END = re.compile(rb"</tu\s*>")
_LONGEST_TAG = 1024
"""Bytes of the end of a unit, with white space before its bracket."""
_CLOSED = re.compile(rb"</(?:body|tmx)\s*>")


class Blocks:
    """Gives the ``tu`` elements of a file with what to add to their lines; notes what is left out.

    ``line`` is the line on which ``data`` begins, ``namespaces`` what its root declares.
    """

    def __init__(self, chunks: Iterator[bytes], problems: ProblemList, line: int, namespaces: bytes) -> None:
        self._chunks = chunks
        self._problems = problems
        self._line = line
        self._head = b"<body" + namespaces + b">"
        self._parser = _parser()

    def read(self, begun: bytes) -> Iterator[tuple[bytes, int]]:
        """Give blocks of whole units (UTF-8), each with the line on which it begins.

        ``begun`` is what of the body was read already.
        """
        rest = b""
        for chunk in itertools.chain((begun,), self._chunks):
            data = rest + chunk if rest else chunk
            # What was looked through for an end before is not looked through again.
            new = max(0, len(rest) - _LONGEST_TAG)
            end = _last_end(data) if _END.search(data, new) else 0
            rest = data[end:]
            if end:
                block, line = data[:end], self._line
                self._line += block.count(b"\n")
                yield block, line
            if len(rest) > LONGEST_UNIT:
                rest = self._passed_over(rest)
        self._last(rest)

    def elements(self, data: bytes, line: int) -> Iterator[tuple[Any, int]]:
        """Give the ``tu`` elements of a block, or of a part of one, with what to add to the lines they name."""
        from lxml import etree

        try:
            parent = etree.fromstring(self._head + data + b"</body>", self._parser)
        except etree.XMLSyntaxError:
            # Its log would keep every error of the file.
            self._parser = _parser()
            yield from self._one_by_one(data, line)
            return
        for element in parent:
            if element.tag == "tu":
                yield element, line - 1

    def _one_by_one(self, data: bytes, line: int) -> Iterator[tuple[Any, int]]:
        """Parse each unit of a block in which something is broken."""
        start, start_line = -1, line
        counted, at_line = 0, line
        for found in _TOKEN.finditer(data):
            if found["start"] is None and found["end"] is None:
                continue
            at_line += data.count(b"\n", counted, found.start())
            counted = found.start()
            if found["start"] is not None:
                if start >= 0:
                    self._problems.add("tmx.broken_unit", start_line, column="1")
                start, start_line = found.start(), at_line
            elif start < 0:
                self._problems.add("tmx.broken_unit", at_line, column="1")
            else:
                element = self._unit(data[start : found.end()], start_line)
                start = -1
                if element is not None:
                    yield element, start_line - 1

    def _unit(self, data: bytes, line: int) -> Any:
        """Return the one unit, mended where that changes no text, or ``None``."""
        from lxml import etree

        for mending in (False, True):
            if mending:
                try:
                    data.decode("utf-8")
                except UnicodeDecodeError:
                    data = as_utf8(data)
                    self._problems.add_once("tmx.encoding", line, encoding="windows-1252")
                data, dropped = repaired(data)
                if dropped:
                    self._problems.add("tmx.characters", line)
            try:
                head = self._head[:-1] + undeclared(data, self._head) + b">" if mending else self._head
                return etree.fromstring(head + data + b"</body>", _parser())[0]
            except etree.XMLSyntaxError as error:
                if mending:
                    self._left_out(error, line, data)
        return None

    def _left_out(self, error: Any, line: int, data: bytes) -> None:
        place, column = error.position
        at = line + max(0, int(place or 1) - 1)
        if error.code == 26:  # XML_ERR_UNDECLARED_ENTITY
            name = re.search(rb"&([^\s;&#]{1,60});", data)
            self._problems.add("tmx.entity", at, name=name[1].decode("utf-8", "replace") if name else "")
            return
        shift = len(self._head) if at == line else 0
        self._problems.add("tmx.broken_unit", at, column=str(max(1, int(column or 1) - shift)))

    def _passed_over(self, rest: bytes) -> bytes:
        """Let go of a unit that does not end; what follows the next beginning is looked at again."""
        found = _START.search(rest, LONGEST_UNIT // 2)
        first = _START.search(rest)
        begins = rest.count(b"\n", 0, first.start()) if first else 0
        self._problems.add_once("tmx.unit_too_long", self._line + begins, limit=str(LONGEST_UNIT))
        at = found.start() if found else max(0, len(rest) - 3)
        self._line += rest.count(b"\n", 0, at)
        return rest[at:]

    def _last(self, rest: bytes) -> None:
        begins = [found for found in _TOKEN.finditer(rest) if found["start"] is not None]
        if begins:
            line = self._line + rest.count(b"\n", 0, begins[0].start())
            self._problems.add("tmx.cut_off", line)
        elif not _CLOSED.search(rest):
            self._problems.add("tmx.cut_off", self._line + rest.count(b"\n"))


def parsed(data: bytes) -> Any:
    """Return the one element that the data is, ``None`` where it is no XML."""
    from lxml import etree

    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError:
        return None


def _parser() -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _last_end(data: bytes) -> int:
    """Return where the last whole unit ends, 0 where there is none."""
    if b"<!" not in data:
        at = data.rfind(b"</tu>")
        if at >= 0:
            return at + 5
    end = 0
    for found in _TOKEN.finditer(data):
        if found["end"] is not None:
            end = found.end()
    return end
