"""The pages of a SQLite file read without SQLite: what is left of a store that SQLite refuses to open.

Every record that can still be read is given out, whether the tree above its page is whole or not. The facts of a
store are never changed and never taken out, so that an old copy of a page holds nothing that is not true.
See https://www.sqlite.org/fileformat2.html for the form of pages, records and the write-ahead log.
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Value = str | bytes | int | float | None
MAGIC = b"SQLite format 3\x00"
USUAL_PAGE = 4096
LARGEST_RECORD = 1_000_000_000
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER, _TABLE_INNER = 0x0D, 0x0A, 0x02, 0x05
_ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_ID_SERIAL = 36 * 2 + 13
_LONGEST_HEADER = 60
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True, slots=True)
class Record:
    """A record: of a table with its ``rowid`` (None where it is not known), or of an index."""

    values: tuple[Value, ...]
    rowid: int | None = None
    of_index: bool = False
    carved: bool = False
    """Found by its id in a page whose list of records cannot be read."""


@dataclass(slots=True)
class PageFile:
    """The pages of a database and of the log beside it."""

    data: bytes
    size: int
    log: dict[int, bytes]
    older: dict[int, list[bytes]] = field(default_factory=dict)
    _broken: set[int] = field(default_factory=set)
    _unknown: set[int] = field(default_factory=set)
    _overflow: set[int] = field(default_factory=set)

    @property
    def unreadable(self) -> int:
        """How many pages there are of which, so far, nothing or not everything could be read."""
        unknown = len(self._unknown - self._overflow) - self.unused
        return len(self._broken) + max(0, unknown) + self.missing

    @property
    def count(self) -> int:
        """How many pages there are: those of the file and those that only the log has."""
        return max([-(-len(self.data) // self.size), *self.log])

    @property
    def missing(self) -> int:
        """How many pages were cut off at the end, by what the first page says."""
        first = self.page(1)
        said = int.from_bytes(first[28:32], "big") if first[:16] == MAGIC else 0
        return min(max(0, said - self.count), 1 << 24)

    @property
    def unused(self) -> int:
        """How many pages are in no use, by what the first page says."""
        first = self.page(1)
        return int.from_bytes(first[36:40], "big") if first[:16] == MAGIC else 0

    def page(self, number: int) -> bytes:
        """Return a page (from 1) as it was last written, shorter or empty where the file ends before it."""
        if number in self.log:
            return self.log[number]
        return self.data[(number - 1) * self.size : number * self.size]

    def records(self, number: int) -> Iterator[Record]:
        """Yield the records of a page, as it is and as it stood in the file and the log before."""
        yield from self._records(number, self.page(number), True)
        if number in self.log:
            yield from self._records(number, self.data[(number - 1) * self.size : number * self.size], False)
            for image in self.older.get(number, ()):
                yield from self._records(number, image, False)

    def _records(self, number: int, page: bytes, newest: bool) -> Iterator[Record]:
        start = 100 if number == 1 else 0
        broken, unknown = (self._broken, self._unknown) if newest else (set[int](), set[int]())
        if len(page) < start + 8 or not any(page):
            (unknown if number > 1 else broken).add(number)
            return
        kind = page[start]
        if kind == _TABLE_INNER and len(page) == self.size:
            return
        whole, leaf = False, kind in (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER)
        if leaf:
            head = 12 if kind == _INDEX_INNER else 8
            cells = int.from_bytes(page[start + 3 : start + 5], "big")
            first = start + head + 2 * cells
            content = int.from_bytes(page[start + 5 : start + 7], "big")
            whole = first <= self.size and page[start + 7] <= 60 and (cells > 0 or content in (0, self.size))
            if whole and cells:
                places = struct.unpack_from(f">{cells}H", page.ljust(self.size, b"\0"), start + head)
                for place in places:
                    record = self._cell(page, place, kind) if first <= place < len(page) else None
                    if record is None:
                        whole = False
                    else:
                        yield record
        if whole:
            return
        # A page of the end of a long text, or one in no use, has no list of records either.
        (broken if leaf else unknown).add(number)
        for record in self._carved(page):
            broken.add(number)
            yield record

    def _cell(self, page: bytes, place: int, kind: int) -> Record | None:
        try:
            if kind == _INDEX_INNER:
                place += 4
            size, place = _varint(page, place)
            rowid = None
            if kind == _TABLE_LEAF:
                rowid, place = _varint(page, place)
            payload = self._payload(page, place, size, kind == _TABLE_LEAF)
            values = None if payload is None else _values(payload)
        except (IndexError, ValueError):
            return None
        return None if values is None else Record(values, rowid, kind != _TABLE_LEAF)

    def _payload(self, page: bytes, place: int, size: int, of_table: bool) -> bytes | None:
        usable = self.size
        most = usable - 35 if of_table else (usable - 12) * 64 // 255 - 23
        if not 0 < size <= LARGEST_RECORD:
            return None
        if size <= most:
            return page[place : place + size] if place + size <= len(page) else None
        least = (usable - 12) * 32 // 255 - 23
        local = least + (size - least) % (usable - 4)
        local = local if local <= most else least
        if place + local + 4 > len(page) or size > self.count * usable:
            return None
        parts, left = [page[place : place + local]], size - local
        following = int.from_bytes(page[place + local : place + local + 4], "big")
        while left > 0:
            more = self.page(following) if 1 < following <= self.count else b""
            if len(more) < min(left + 4, usable):
                return None
            self._overflow.add(following)
            parts.append(more[4 : 4 + min(left, usable - 4)])
            left -= usable - 4
            following = int.from_bytes(more[:4], "big")
        return b"".join(parts)

    def _carved(self, page: bytes) -> Iterator[Record]:
        # A record that begins with an id: its header ends where the id begins, and says how long it is.
        for match in _ID.finditer(page):
            end = match.start()
            for length in range(3, min(_LONGEST_HEADER, end) + 1):
                start = end - length
                if page[start] != length or page[start + 1] != _ID_SERIAL:
                    continue
                try:
                    serials = _serials(page, start, length)
                    size = length + sum(map(_length, serials))
                    payload = self._payload(page, start, size, True)
                    values = None if payload is None else _values(payload)
                except (IndexError, ValueError):
                    continue
                if values is not None:
                    yield Record(values, None, False, True)
                    break


def read_pages(store: Path, log: Path | None = None) -> PageFile:
    """Return the pages of a database file and its write-ahead log. Raises ``OSError``."""
    data = store.read_bytes()
    said = int.from_bytes(data[16:18], "big") if data[:16] == MAGIC else 0
    size = 65536 if said == 1 else said
    if size < 512 or size & (size - 1):
        size = USUAL_PAGE
    log = log or store.with_name(store.name + "-wal")
    newest, older = _read_log(log.read_bytes() if log.exists() else b"", size)
    return PageFile(data, size, newest, older)


def _read_log(log: bytes, size: int) -> tuple[dict[int, bytes], dict[int, list[bytes]]]:
    """Return the newest image of each page of the committed transactions, and the images before.

    What is checked is the log's own numbers (the salts), not its sums: a page damaged in it is as good as one
    damaged in the file, and what stands behind it is wanted too.
    """
    step = size + 24
    starts = range(32, len(log) - step + 1, step)
    if int.from_bytes(log[:4], "big") & ~1 == 0x377F0682:
        salts = log[16:24]
    else:
        counted = Counter(log[start + 8 : start + 16] for start in starts)
        salts = counted.most_common(1)[0][0] if counted else b""
    frames: list[tuple[int, bytes]] = []
    waiting: list[tuple[int, bytes]] = []
    for start in starts:
        number, committed = struct.unpack_from(">II", log, start)
        if log[start + 8 : start + 16] != salts or not number:
            continue
        waiting.append((number, log[start + 24 : start + step]))
        if committed:
            frames += waiting
            waiting = []
    newest: dict[int, bytes] = {}
    older: dict[int, list[bytes]] = {}
    for number, image in frames:
        if number in newest:
            older.setdefault(number, []).append(newest[number])
        newest[number] = image
    return newest, older


def _varint(data: bytes, place: int) -> tuple[int, int]:
    byte = data[place]
    if byte < 0x80:
        return byte, place + 1
    value = byte & 0x7F
    for more in range(1, 8):
        byte = data[place + more]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + more + 1
    value = value << 8 | data[place + 8]
    return value, place + 9


def _serials(data: bytes, start: int, length: int) -> list[int]:
    found: list[int] = []
    place, end = start + 1, start + length
    while place < end:
        serial, place = _varint(data, place)
        found.append(serial)
    if place != end:
        raise ValueError("a header that does not end where it says")
    return found


def _length(serial: int) -> int:
    if serial >= 12:
        return (serial - 12) // 2
    if serial in (10, 11):
        raise ValueError("a type that is in no file")
    return 8 if serial == 7 else _INTEGERS.get(serial, 0)


def _values(payload: bytes) -> tuple[Value, ...] | None:
    """Return the columns of a record; None where it does not fill its place, or its text is no UTF-8."""
    length, place = _varint(payload, 0)
    if not place <= length <= len(payload) or place != 1:
        return None
    at, values = length, []
    value: Value
    for serial in _serials(payload, 0, length):
        end = at + _length(serial)
        if end > len(payload):
            return None
        if serial >= 12:
            part = payload[at:end]
            value = part.decode("utf-8") if serial & 1 else part
        elif serial == 7:
            value = float(struct.unpack(">d", payload[at:end])[0])
        elif serial in (8, 9):
            value = serial - 8
        else:
            value = int.from_bytes(payload[at:end], "big", signed=True) if serial else None
        values.append(value)
        at = end
    return tuple(values) if at == len(payload) else None


def ids_of(values: Sequence[Value]) -> Iterator[str]:
    """Yield the values that have the form of an id."""
    for value in values:
        if isinstance(value, str) and is_id(value):
            yield value


def is_id(text: str) -> bool:
    """Return whether a text has the form of an id (UUIDv7)."""
    return len(text) == 36 and text.isascii() and _ID.fullmatch(text.encode()) is not None
