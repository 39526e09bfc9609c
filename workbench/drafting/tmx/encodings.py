"""A TMX file's bytes as UTF-8, whatever encoding it is in or says that it is in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

CHUNK = 256 * 1024
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']\s*([A-Za-z0-9._:-]{1,40})\s*[\"']")
# Of the codecs that Python has, those that are encodings of text: others unpack or escape.
_KNOWN = re.compile(
    r"(?:iso-?8859|windows-|cp|ibm|koi8|mac|shift|sjis|euc|gb|big5|tis|hz|latin|viscii|us-ascii|ascii|utf|ucs)[\w-]*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """``name`` is the codec that the file is read with; ``wrong`` says that the file declares another one."""

    name: str
    mark: int = 0
    wrong: bool = False


def encoding_of(head: bytes) -> Encoding:
    """Return the encoding of a file by its first bytes (the more, the surer)."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name, len(mark))
    start = head.lstrip(b" \t\r\n")[:4]
    if start[:1] == b"<" and start[1:2] == b"\0":
        return Encoding("utf-16-le" if start[2:4] != b"\0\0" else "utf-32-le")
    if head[:2] == b"\0<":
        return Encoding("utf-16-be")
    found = _DECLARED.search(head[:1000])
    declared = found[1].decode("ascii").lower() if found else "utf-8"
    if declared in {"utf-8", "utf8", "us-ascii", "ascii"}:
        return Encoding("utf-8")
    try:
        if not _KNOWN.match(declared) or re.match(r"utf|ucs", declared):
            return Encoding("utf-8", wrong=True)
        name = codecs.lookup(declared).name
        b"a".decode(name)
    except (LookupError, UnicodeError):
        return Encoding("utf-8", wrong=True)
    if _is_utf8(head):
        return Encoding("utf-8", wrong=True)
    # As the HTML standard reads it: nobody means the control characters.
    return Encoding("cp1252" if name in {"iso8859-1", "cp1252"} else name)


def _is_utf8(head: bytes) -> bool:
    """Return whether the bytes hold letters beyond ASCII that only UTF-8 would write so."""
    if head.isascii():
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def utf8_chunks(stream: IO[bytes], head: bytes, encoding: Encoding) -> Iterator[bytes]:
    """Give the file in UTF-8, in pieces of about ``CHUNK`` bytes: what was read of it already, then the rest.

    What the encoding does not know becomes U+FFFD; a file that is UTF-8 is given as it is, faults and all.
    """
    data = head[encoding.mark :]
    if encoding.name == "utf-8":
        while data:
            yield data
            data = stream.read(CHUNK)
        return
    decoder = codecs.getincrementaldecoder(encoding.name)("replace")
    while data:
        yield decoder.decode(data).encode("utf-8", "replace")
        data = stream.read(CHUNK)
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def as_utf8(data: bytes) -> bytes:
    """Return text that should be UTF-8 as it; bytes that are none are read as windows-1252."""
    return data.decode("utf-8", _FOREIGN_BYTES).encode("utf-8")


_FOREIGN_BYTES = "pressbench-tmx-1252"


def _as_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_FOREIGN_BYTES, _as_1252)
