"""What the bytes of a file are, whatever its name says."""

from __future__ import annotations

from enum import StrEnum

from workbench.intake.cleaning import has_controls


class Nature(StrEnum):
    """What the first bytes tell."""

    EMPTY = "empty"
    ZIP = "zip"
    OLE = "ole"
    PDF = "pdf"
    RTF = "rtf"
    BINARY = "binary"
    HTML = "html"
    TEXT = "text"


_BINARY_MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"MZ",
    b"\x7fELF",
    b"\x1f\x8b",
    b"BZh",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"\xfd7zXZ",
    b"\xca\xfe\xba\xbe",
    b"SQLite format 3\x00",
    b"ID3",
    b"OggS",
    b"II*\x00",
    b"MM\x00*",
    b"\x00\x00\x01\x00",
    b"wOFF",
    b"wOF2",
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def nature_of(data: bytes) -> Nature:
    """Return what the bytes are. Only the first 64 kB are looked at, the whole only for emptiness.

    Text may hold a few NUL bytes and control characters (they are removed later); more than one
    in ten of the bytes, where it is not UTF-16, is binary.
    """
    if not data or not data.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"):
        return Nature.EMPTY
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Nature.ZIP
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Nature.OLE
    if data.lstrip()[:5] == b"%PDF-":
        return Nature.PDF
    if data.lstrip()[:5] == b"{\\rtf":
        return Nature.RTF
    if data.startswith(_BINARY_MAGIC) and not _reads_as_text(data[:4096]):
        return Nature.BINARY
    head = data[:65536]
    if data.startswith(_BOMS):
        return _html_or_text(head)
    if _zero_parity(head):
        return Nature.TEXT
    controls = sum(1 for byte in head if byte < 9 or 13 < byte < 32 or byte == 127)
    if controls * 10 > len(head) or (controls > 8 and controls * 40 > len(head)):
        return Nature.BINARY
    return _html_or_text(head)


def _reads_as_text(head: bytes) -> bool:
    try:
        text = head[: len(head) - 4].decode("utf-8") if len(head) > 64 else head.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not has_controls(text)


def _zero_parity(head: bytes) -> bool:
    sample = head[: len(head) // 2 * 2]
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    return len(sample) >= 8 and max(even, odd) > 0.6 and min(even, odd) < 0.1


def _html_or_text(head: bytes) -> Nature:
    start = head[:2048].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return Nature.HTML
    if start.startswith((b"<?xml", b"<!--")) and b"<html" in start:
        return Nature.HTML
    return Nature.TEXT
