"""The parts of an e-mail: its headers, its text as HTML or plain text, the files that come with it."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesFeedParser
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePath

from workbench.intake.cleaning import clean_characters
from workbench.intake.readers.encoding import decode
from workbench.model.errors import InputError
from workbench.model.release import Attachment
from workbench.model.tasks import CancelToken

_CHUNK = 256 * 1024
_DEEPEST = 40
_MOST_PARTS = 500
_HEADER_FIELDS = ("from", "to", "cc", "date", "subject")
# Their bytes are ASCII and would pass for UTF-8.
_SHIFTED = re.compile(r"^(?:iso-?2022|utf-?7|hz)", re.IGNORECASE)
_RE = re.compile(r"^\s*(?:(?:re|fw|fwd|tr|rv|réf?|aw|wg|i)\s?(?:\[\d+\])?\s?:\s*)+", re.IGNORECASE)


@dataclass(slots=True)
class MailText:
    """A text of the mail; ``flowed`` is that of RFC 3676, whose soft line ends are spaces at the end of a line."""

    text: str
    is_html: bool = False
    flowed: bool = False
    joined: bool = False


@dataclass(slots=True)
class Mail:
    """What an e-mail holds. ``headers`` are ``From``, ``To``, ``Cc``, ``Date`` and ``Subject`` as they read."""

    headers: dict[str, str] = field(default_factory=dict)
    sender: str = ""
    texts: list[MailText] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    encrypted: bool = False
    warnings: list[str] = field(default_factory=list)

    @property
    def subject(self) -> str:
        """The subject without ``Re:`` and ``Fwd:``."""
        return _RE.sub("", self.headers.get("Subject", "")).strip()


def parse_mail(data: bytes, name: str, endings: tuple[str, ...], cancel: CancelToken) -> Mail:
    """Return what an e-mail holds; of the files in it those whose names have one of ``endings``.

    Raises ``InputError`` ``intake.not_mail``, ``intake.too_deep``; ``Cancelled``.
    """
    message = _parse(data, name, cancel)
    known = [key for key in _HEADER_FIELDS if message.get(key) is not None]
    if not known and not message.is_multipart():
        raise InputError("intake.not_mail", name=name)
    mail = Mail()
    for key in known:
        shown = _header(message, key)
        if shown:
            mail.headers[key.capitalize()] = _date(shown) if key == "date" else shown
    mail.sender = _address(_header(message, "from"))
    reader = _PartReader(mail, name, endings, cancel)
    mail.texts = reader.texts(message, 0)
    return mail


def _parse(data: bytes, name: str, cancel: CancelToken) -> Message:
    if data.startswith(b"From "):
        # The line with which mailboxes begin a message.
        data = data.partition(b"\n")[2]
    parser = BytesFeedParser(policy=compat32)
    try:
        for at in range(0, len(data), _CHUNK):
            cancel.raise_if_cancelled()
            parser.feed(data[at : at + _CHUNK])
        message = parser.close()
    except RecursionError as error:
        raise InputError("intake.too_deep", name=name) from error
    except (MessageError, ValueError, LookupError, AssertionError) as error:
        raise InputError("intake.not_mail", name=name) from error
    return message


def _raw(value: object) -> str:
    text = str(value)
    if any("\udc80" <= char <= "\udcff" for char in text):
        return decode(text.encode("utf-8", "surrogateescape"), "").text
    return text


def _header(message: Message, key: str) -> str:
    """Return a header as it reads: encoded words decoded, raw bytes taken for what they look like."""
    found = next((value for one, value in message.raw_items() if one.lower() == key), None)
    if found is None:
        return ""
    text = _raw(found)[:20_000]
    with contextlib.suppress(MessageError, LookupError, UnicodeError, ValueError):
        text = str(make_header(decode_header(text))) if "=?" in text else text
    return " ".join(clean_characters(text).split())


def _address(text: str) -> str:
    address = parseaddr(text)[1].strip().lower()
    return address if re.fullmatch(r"[^\s@<>]{1,100}@[^\s@<>]{1,200}", address) else ""


def _date(text: str) -> str:
    try:
        return parsedate_to_datetime(text).isoformat(" ", "minutes")
    except (ValueError, TypeError, IndexError, OverflowError):
        return text


class _PartReader:
    def __init__(self, mail: Mail, name: str, endings: tuple[str, ...], cancel: CancelToken) -> None:
        self._mail, self._name, self._endings, self._cancel = mail, name, endings, cancel
        self._parts = 0

    def texts(self, part: Message, depth: int) -> list[MailText]:
        """Return the texts to read of a part, in order; attachments are noted."""
        self._cancel.raise_if_cancelled()
        self._parts += 1
        if depth > _DEEPEST or self._parts > _MOST_PARTS:
            return []
        kind = part.get_content_type()
        if kind == "multipart/encrypted" or kind in (
            "application/pkcs7-mime",
            "application/x-pkcs7-mime",
        ):
            self._mail.encrypted = True
            return []
        payload = part.get_payload()
        children = (
            [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []
        )
        if kind == "message/rfc822":
            if depth:
                self._attach_mail(children)
                return []
            return self.texts(children[0], depth + 1) if children else []
        if children:
            return self._several(kind, children, depth)
        return self._single(part, kind)

    def _several(self, kind: str, children: list[Message], depth: int) -> list[MailText]:
        if kind != "multipart/alternative":
            return [text for child in children for text in self.texts(child, depth + 1)]
        choices = [self.texts(child, depth + 1) for child in children]
        rich = [one for one in choices if any(text.is_html for text in one)]
        plain = [one for one in choices if one and one not in rich]
        if rich and not (plain and _letters(rich[-1]) * 4 < _letters(plain[0])):
            return rich[-1]
        return plain[0] if plain else []

    def _single(self, part: Message, kind: str) -> list[MailText]:
        filename = _file_name(part)
        attached = str(part.get_content_disposition() or "") == "attachment"
        if filename and (attached or kind not in ("text/plain", "text/html")):
            if filename.lower().endswith(self._endings):
                self._mail.attachments.append(Attachment(filename, _content(part)))
            return []
        if attached or kind not in ("text/plain", "text/html"):
            return []
        declared = str(part.get_content_charset("") or "")
        text = self._decoded(_content(part), declared)
        flowed = str(part.get_param("format", "") or "").lower() == "flowed"
        joined = str(part.get_param("delsp", "") or "").lower() == "yes"
        return [MailText(text, kind == "text/html", flowed, joined)] if text.strip() else []

    def _decoded(self, data: bytes, declared: str) -> str:
        if _SHIFTED.match(declared):
            try:
                return data.decode(declared, "replace")
            except LookupError:
                pass
        if not data:
            return ""
        found = decode(data, self._name, declared)
        self._mail.warnings.extend(found.warnings)
        return found.text

    def _attach_mail(self, children: list[Message]) -> None:
        if not children:
            return
        subject = _RE.sub("", _header(children[0], "subject"))
        stem = re.sub(r"[^\w .,()-]+", " ", subject).strip()[:80] or "message"
        try:
            data = children[0].as_bytes()
        except (MessageError, UnicodeError, LookupError, ValueError, RecursionError):
            return
        self._mail.attachments.append(Attachment(f"{stem}.eml", data))


def _letters(texts: list[MailText]) -> int:
    return sum(
        sum(char.isalnum() for char in re.sub(r"<[^>]{0,2000}>", " ", text.text) if char) for text in texts
    )


def _file_name(part: Message) -> str:
    try:
        found = part.get_filename("")
    except (MessageError, LookupError, UnicodeError, ValueError, TypeError):
        found = ""
    try:
        text = str(make_header(decode_header(_raw(found)))) if found else ""
    except (MessageError, LookupError, UnicodeError, ValueError):
        text = _raw(found)
    return PurePath(clean_characters(text).replace("\\", "/").replace("\n", " ")).name[:200]


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (MessageError, LookupError, UnicodeError, ValueError):
        return b""
    return content if isinstance(content, bytes) else b""
