"""Which reader takes which file. A new format is one row here and one module beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from workbench.intake.limits import MAX_PACKAGE_BYTES, MAX_TEXT_BYTES
from workbench.intake.raw import RawDocument
from workbench.intake.readers.sniffing import Nature
from workbench.model.tasks import CancelToken

Read = Callable[[bytes, str, CancelToken], RawDocument]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its file name endings (lower case, with the dot), what its bytes may be, and how it is read.

    ``max_bytes`` is refused without reading on. ``load`` imports the module when the format is first met.
    """

    name: str
    suffixes: tuple[str, ...]
    natures: frozenset[Nature]
    max_bytes: int
    load: Callable[[], Read]


def _text() -> Read:
    from workbench.intake.readers.plain_text import read_plain_text

    return read_plain_text


def _html() -> Read:
    from workbench.intake.readers.html import read_html_bytes

    return read_html_bytes


def _markdown() -> Read:
    from workbench.intake.readers.markdown import read_markdown

    return read_markdown


def _docx() -> Read:
    from workbench.intake.readers.docx import read_docx

    return read_docx


def _odt() -> Read:
    from workbench.intake.readers.odt import read_odt

    return read_odt


def _rtf() -> Read:
    from workbench.intake.readers.rtf import read_rtf

    return read_rtf


def _mail() -> Read:
    from workbench.intake.readers.mail import read_mail

    return read_mail


def _pdf() -> Read:
    from workbench.intake.readers.pdf import read_pdf

    return read_pdf


_TEXTUAL = frozenset({Nature.TEXT, Nature.HTML})

READERS = (
    Reader("text", (".txt", ".text"), _TEXTUAL, MAX_TEXT_BYTES, _text),
    Reader("html", (".html", ".htm", ".xhtml"), _TEXTUAL, MAX_TEXT_BYTES, _html),
    Reader("markdown", (".md", ".markdown"), _TEXTUAL, MAX_TEXT_BYTES, _markdown),
    Reader("docx", (".docx",), frozenset({Nature.ZIP, Nature.OLE}), MAX_PACKAGE_BYTES, _docx),
    Reader("odt", (".odt", ".ott"), frozenset({Nature.ZIP}), MAX_PACKAGE_BYTES, _odt),
    Reader("rtf", (".rtf",), frozenset({Nature.RTF}), MAX_PACKAGE_BYTES, _rtf),
    Reader("mail", (".eml",), frozenset({Nature.TEXT, Nature.HTML}), MAX_PACKAGE_BYTES, _mail),
    Reader("pdf", (".pdf",), frozenset({Nature.PDF}), MAX_PACKAGE_BYTES, _pdf),
)
SUFFIXES = tuple(suffix for reader in READERS for suffix in reader.suffixes)
"""Endings that intake reads, for file dialogs and messages."""


def by_suffix(name: str) -> Reader | None:
    """Return the reader of the file name's ending, ``None`` where there is none."""
    suffix = PurePath(name).suffix.lower()
    return next((reader for reader in READERS if suffix in reader.suffixes), None)


def by_name(name: str) -> Reader:
    """Return the reader of the format called ``text``, ``html``, ``markdown``, ``docx``, ``odt``, ``rtf``, ``mail``, ``pdf``."""
    return next(reader for reader in READERS if reader.name == name)
