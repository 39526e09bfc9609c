"""Translation units read from a TMX file, as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

from workbench.drafting.tmx.blocks import Blocks
from workbench.drafting.tmx.encodings import CHUNK, encoding_of, utf8_chunks
from workbench.drafting.tmx.opening import LONGEST_OPENING, Opening, read_opening
from workbench.drafting.tmx.plain_reading import PlainReader
from workbench.drafting.tmx.plain_units import UNIT, plain
from workbench.drafting.tmx.problems import ProblemList, TmxProblem
from workbench.drafting.tmx.units_in import UnitReader
from workbench.model.errors import InputError
from workbench.model.identity import now
from workbench.model.memory import TranslationUnit
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.regular_file import size_of_file

BATCH = 10_000
"""Units that are given at a time, about."""


class TmxFile:
    """A TMX file that is read once, from its beginning to its end.

    Its units have no id and no memory. One language of a ``tu`` is the source: what ``srclang`` says of it or of the
    file, else the first; where every language may be (``*all*``), each pair is a unit. Nothing outside the file is
    fetched, no entity of its document type is used. ``author`` and ``moment`` are of units of which the file tells none.
    """

    def __init__(
        self,
        path: Path,
        author: str = "",
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
        moment: datetime | None = None,
    ) -> None:
        self._path = path
        self._author = author
        self._cancel = cancel
        self._progress = progress
        self._moment = (moment or now()).replace(microsecond=0)
        self._problems = ProblemList()
        self.elements = 0
        """The ``tu`` elements that were read, whatever they held."""

    @property
    def problems(self) -> tuple[TmxProblem, ...]:
        """What was not taken as it stands, so far."""
        return self._problems.all()

    def batches(self, size: int = BATCH) -> Iterator[list[TranslationUnit]]:
        """Give the units, about ``size`` at a time. ``progress`` is told of bytes.

        Raises ``Cancelled`` and ``InputError``: ``tmx.unreadable`` (name, reason), ``tmx.empty`` (name), ``tmx.not_xml``
        (name) and ``tmx.not_tmx`` (name, root: the name of its first element).
        """
        try:
            total = size_of_file(self._path)
            with self._path.open("rb") as stream:
                yield from self._read(stream, total, size)
        except OSError as error:
            raise unreadable(self._path, error) from None

    def _read(self, stream: IO[bytes], total: int, size: int) -> Iterator[list[TranslationUnit]]:
        head = stream.read(CHUNK)
        if not head:
            raise InputError("tmx.empty", name=self._path.name)
        encoding = encoding_of(head)
        chunks = self._wanted(utf8_chunks(stream, head, encoding))
        data, opening = self._opening(chunks)
        if encoding.wrong:
            self._problems.add_once("tmx.encoding", 1, encoding=encoding.name)
        line = 1 + data.count(b"\n", 0, opening.length)
        if not opening.has_header:
            self._problems.add("tmx.no_header", line)
        blocks = Blocks(chunks, self._problems, line, opening.namespaces)
        units = UnitReader(opening, self._problems, self._moment, self._author)
        plain_units = PlainReader(units)
        batch: list[TranslationUnit] = []
        for block, first_line in blocks.read(data[opening.length :]):
            self._block(block, first_line, blocks, plain_units, batch)
            if len(batch) >= size:
                yield batch
                batch = []
                self._progress(stream.tell(), total)
        if batch:
            yield batch
        self._progress(total, total)

    def _wanted(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            if self._cancel is not None:
                self._cancel.raise_if_cancelled()
            yield chunk

    def _block(
        self, data: bytes, line: int, blocks: Blocks, plain_units: PlainReader, batch: list[TranslationUnit]
    ) -> None:
        units = plain_units.units
        text = plain(data)
        line_at = _LineOf(text or "", line)
        at = 0
        while text is not None and at < len(text):
            found = UNIT.match(text, at)
            if found and plain_units.read(found, line_at, batch.append):
                self.elements += 1
                at = found.end()
                continue
            if not at:
                # Where the first is none of the common form, the others are none either.
                break
            end = text.find("</tu>", at)
            end = len(text) if end < 0 else end + 5
            piece = text[at:end].encode()
            self._parsed(piece, line + text.count("\n", 0, at), blocks, units, batch)
            at = end
        if text is None or not at:
            self._parsed(data, line, blocks, units, batch)

    def _parsed(
        self, data: bytes, line: int, blocks: Blocks, units: UnitReader, batch: list[TranslationUnit]
    ) -> None:
        for element, lines_before in blocks.elements(data, line):
            self.elements += 1
            units.read(element, lines_before, batch.append)

    def _opening(self, chunks: Iterator[bytes]) -> tuple[bytes, Opening]:
        data = b""
        for chunk in chunks:
            data += chunk
            opening = read_opening(data)
            if opening.whole or len(data) > LONGEST_OPENING:
                break
        opening = read_opening(data)
        if not opening.root:
            raise InputError("tmx.not_xml", name=self._path.name)
        if opening.root.lower() != "tmx":
            raise InputError("tmx.not_tmx", name=self._path.name, root=opening.root[:60])
        return data, opening


def unreadable(path: Path, error: OSError) -> InputError:
    """Return the error of a file that cannot be read: ``tmx.unreadable`` (name, reason)."""
    kinds = ((FileNotFoundError, "missing"), (PermissionError, "denied"), (IsADirectoryError, "folder"))
    reason = next((name for kind, name in kinds if isinstance(error, kind)), "broken")
    return InputError("tmx.unreadable", name=path.name, reason=reason)


class _LineOf:
    """The line on which the unit after a place of a text begins."""

    def __init__(self, text: str, first: int) -> None:
        self._text, self._first = text, first

    def __call__(self, at: int) -> int:
        return self._first + self._text.count("\n", 0, self._text.find("<tu", at))
