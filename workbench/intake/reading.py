"""The door of intake: a file, bytes, a pasted text or pasted HTML becomes a source document."""

from __future__ import annotations

import errno
import re
import stat
from dataclasses import replace
from pathlib import Path, PurePath

from workbench.intake.assembly import assemble
from workbench.intake.cleaning import clean_characters, has_controls
from workbench.intake.limits import MAX_PACKAGE_BYTES, MAX_TEXT_BYTES
from workbench.intake.mail_text import is_like_mail, mark_mail
from workbench.intake.raw import RawDocument
from workbench.intake.readers.encoding import decode
from workbench.intake.readers.plain_text import CONTROL_CHARACTERS, text_document
from workbench.intake.readers.sniffing import Nature, nature_of
from workbench.intake.readers.table import SUFFIXES, Reader, by_name, by_suffix
from workbench.intake.sources import host_of
from workbench.model.errors import InputError
from workbench.model.inline import readable
from workbench.model.release import SourceDocument
from workbench.model.tasks import CancelToken, Progress, no_progress

PASTE = "paste"
_CHUNK = 1024 * 1024


def read_file(
    path: Path, language: str = "", cancel: CancelToken | None = None, progress: Progress = no_progress
) -> SourceDocument:
    """Return what intake makes of a file (see ``readers.table``); its content decides over its name.

    ``language`` (BCP 47) is found from the text where it is empty. ``progress`` counts the blocks that are cut.

    Raises ``InputError``: ``intake.vanished``, ``intake.folder``, ``intake.no_permission``,
    ``intake.unreadable`` (the disk), ``intake.too_large``, and those of ``read_bytes``; ``Cancelled``.
    """
    cancel = cancel or CancelToken()
    data = _load(Path(path), cancel)
    return read_bytes(data, Path(path).name, language, cancel, str(path), progress)


def read_bytes(
    data: bytes,
    name: str,
    language: str = "",
    cancel: CancelToken | None = None,
    origin: str = "",
    progress: Progress = no_progress,
) -> SourceDocument:
    """Return what intake makes of the content of a file called ``name`` (an empty name: standard input).

    Raises ``InputError``: ``intake.empty``, ``intake.binary``, ``intake.unknown_type``,
    ``intake.too_large``, ``intake.too_many_blocks``, ``intake.undecodable``, ``intake.not_docx``,
    ``intake.encrypted``, ``intake.old_word``, ``intake.zip_bomb``, ``intake.xml_entities``,
    ``intake.too_deep``, ``intake.damaged``, ``intake.unreadable_html``, ``intake.not_odt``,
    ``intake.not_rtf``, ``intake.not_mail``, ``intake.not_pdf``, ``intake.outlook_message``, ``intake.only_link``, and
    those of the readers; each with ``name``. ``Cancelled``.
    """
    cancel = cancel or CancelToken()
    nature = nature_of(data)
    if nature is Nature.EMPTY:
        raise InputError("intake.empty", name=name)
    reader = _choose(name, nature, data)
    if len(data) > reader.max_bytes:
        raise InputError("intake.too_large", name=name, limit=reader.max_bytes)
    raw = reader.load()(data, name, cancel)
    return assemble(raw, name, language, origin or name, cancel, progress)


def read_text(
    text: str,
    language: str = "",
    origin: str = "",
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> SourceDocument:
    """Return what intake makes of a pasted text. Raises ``InputError`` ``intake.empty``, ``intake.too_large``."""
    cancel = cancel or CancelToken()
    name = origin or PASTE
    _check_paste(text, name)
    if is_like_mail(clean_characters(text)):
        raw = _as_mail(text, name, cancel)
    else:
        raw = text_document(text, name, cancel)
        raw = replace(raw, blocks=mark_mail(raw.blocks)[0])
    if has_controls(text):
        raw = replace(raw, warnings=(CONTROL_CHARACTERS,))
    return assemble(raw, name, language, origin or PASTE, cancel, progress)


def read_html(
    html: str,
    language: str = "",
    origin: str = "",
    cancel: CancelToken | None = None,
    address: str = "",
    progress: Progress = no_progress,
) -> SourceDocument:
    """Return what intake makes of pasted HTML; ``address`` is that of the page where the clipboard names it.

    Raises ``InputError`` as ``read_text`` does.
    """
    from workbench.intake.readers.html import html_document

    cancel = cancel or CancelToken()
    name = origin or PASTE
    _check_paste(html, name)
    raw = html_document(html, name, cancel)
    blocks, sender = mark_mail(raw.blocks)
    raw = replace(raw, blocks=blocks, source=sender or raw.source or host_of(address))
    return assemble(raw, name, language, origin or PASTE, cancel, progress)


def _as_mail(text: str, name: str, cancel: CancelToken) -> RawDocument:
    from workbench.intake.readers.mail import mail_document

    raw = mail_document(text, name, cancel)
    blocks, sender = mark_mail(raw.blocks, is_mail=True)
    return replace(raw, blocks=blocks, source=sender)


def _check_paste(text: str, name: str) -> None:
    if not text.strip():
        raise InputError("intake.empty", name=name)
    if len(text) > MAX_TEXT_BYTES:
        raise InputError("intake.too_large", name=name, limit=MAX_TEXT_BYTES)


def _choose(name: str, nature: Nature, data: bytes) -> Reader:
    reader = by_suffix(name)
    if reader is not None and nature in reader.natures:
        if nature is Nature.HTML and reader.name == "text":
            return by_name("html")
        return reader
    if reader is not None and reader.name in _NOT_WHAT_IT_SAYS:
        raise InputError(_NOT_WHAT_IT_SAYS[reader.name], name=name)
    if nature in _BY_NATURE:
        return by_name(_BY_NATURE[nature])
    if nature is Nature.ZIP and reader is None:
        if b"word/document.xml" in data:
            return by_name("docx")
        if data[30:90].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text"):
            return by_name("odt")
    if nature is Nature.OLE:
        raise InputError(_of_outlook_or_word(data), name=name)
    suffix = PurePath(name).suffix.lower()
    if suffix in _SHORTCUTS:
        raise InputError("intake.only_link", name=name)
    if reader is None and suffix and nature is not Nature.HTML:
        if nature is Nature.BINARY:
            raise InputError("intake.binary", name=name)
        if nature is not Nature.TEXT or suffix in _FOREIGN:
            raise InputError("intake.unknown_type", name=name, known=SUFFIXES)
    if nature is Nature.HTML:
        return by_name("html")
    if nature is Nature.TEXT:
        return by_name("mail" if _MAIL_HEAD.match(data[:2000]) else "text")
    raise InputError("intake.binary", name=name)


_NOT_WHAT_IT_SAYS = {
    "docx": "intake.not_docx",
    "odt": "intake.not_odt",
    "rtf": "intake.not_rtf",
    "mail": "intake.not_mail",
    "pdf": "intake.not_pdf",
}
_BY_NATURE = {Nature.PDF: "pdf", Nature.RTF: "rtf"}
# A mail from standard input or a drop, without a name that says so: two header fields of transport.
_MAIL_HEAD = re.compile(
    rb"\A(?:From [^\n]{1,200}\n)?(?:(?:Return-Path|Received|Message-ID|MIME-Version|Delivered-To|DKIM-Signature|X-[\w-]{1,40})"
    rb":[^\n]{0,1000}\r?\n(?:[ \t][^\n]{0,1000}\n){0,20})",
    re.IGNORECASE,
)


def _of_outlook_or_word(data: bytes) -> str:
    if "__substg1.0_".encode("utf-16-le") in data:
        return "intake.outlook_message"
    return "intake.encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "intake.old_word"


# What browsers write where a link is dragged to a folder.
_SHORTCUTS = frozenset({".url", ".webloc", ".website"})
# Text inside, but not the text of a release.
_FOREIGN = frozenset(
    {
        ".xml",
        ".json",
        ".csv",
        ".tsv",
        ".po",
        ".xlf",
        ".xliff",
        ".tmx",
        ".tbx",
        ".ics",
        ".py",
        ".js",
        ".css",
        ".svg",
    }
)


def _load(path: Path, cancel: CancelToken) -> bytes:
    name = path.name
    reader = by_suffix(name)
    limit = reader.max_bytes if reader is not None else MAX_PACKAGE_BYTES
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise InputError("intake.folder", name=name)
        if not stat.S_ISREG(found.st_mode):
            raise InputError("intake.unreadable", name=name, problem="not a regular file")
        if found.st_size > limit:
            raise InputError("intake.too_large", name=name, limit=limit)
        pieces: list[bytes] = []
        size = 0
        with path.open("rb") as stream:
            while piece := stream.read(_CHUNK):
                cancel.raise_if_cancelled()
                size += len(piece)
                if size > limit:
                    raise InputError("intake.too_large", name=name, limit=limit)
                pieces.append(piece)
    except FileNotFoundError as error:
        raise InputError("intake.vanished", name=name) from error
    except PermissionError as error:
        raise InputError("intake.no_permission", name=name) from error
    except IsADirectoryError as error:
        raise InputError("intake.folder", name=name) from error
    except OSError as error:
        problem = errno.errorcode.get(error.errno or 0, "")
        raise InputError("intake.unreadable", name=name, problem=problem) from error
    except ValueError as error:
        # A NUL in the path.
        raise InputError("intake.unreadable", name=name, problem="") from error
    return b"".join(pieces)


def plain_text(source: Path | bytes, name: str = "", cancel: CancelToken | None = None) -> str:
    """Return the whole text of a file (or of its content), nothing dropped: what is to be proofed.

    Of a plain text file that is the text as it stands, so that offsets are those of the file; of other kinds the
    kept blocks, one a line. Raises ``InputError`` as ``read_file`` does; an empty text is no error.
    """
    cancel = cancel or CancelToken()
    data = _load(source, cancel) if isinstance(source, Path) else source
    shown = source.name if isinstance(source, Path) else name
    nature = nature_of(data)
    if nature is Nature.EMPTY:
        return ""
    if nature is Nature.TEXT:
        return decode(data, shown).text
    document = read_bytes(data, shown, cancel=cancel)
    return "\n".join(readable(block.text, block.codes) for block in document.blocks if block.kept)
