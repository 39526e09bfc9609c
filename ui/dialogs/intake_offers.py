"""What a drag or the clipboard holds, in the forms of browsers, mail programs and file managers."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from pathlib import Path, PurePath

from PySide6.QtCore import QMimeData

from workbench.model.errors import InputError


@dataclass(frozen=True)
class Pasted:
    """A text that was pasted or dropped: HTML where there was some, else plain text.

    ``address`` is that of the page it comes from, where the browser says so.
    """

    text: str
    html: str = ""
    address: str = ""


@dataclass(frozen=True)
class Content:
    """A file that has no place on the disk: what a mail program gives of a message or of a file in it."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Offer:
    """What can be taken in; ``refusal`` says why it is nothing, where there is something to say."""

    files: tuple[Path, ...] = ()
    contents: tuple[Content, ...] = ()
    paste: Pasted | None = None
    refusal: InputError | None = None

    def __bool__(self) -> bool:
        return bool(self.files or self.contents or self.paste)


NOTHING_OFFERED = Offer()
MESSAGE = "message/rfc822"
# The forms of Windows for files that are not on the disk yet.
_DESCRIPTOR = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
_CONTENTS = 'application/x-qt-windows-mime;value="FileContents"'
_DESCRIPTOR_SIZE, _NAME_AT, _NAME_BYTES = 592, 72, 520
_MOST_FILES = 200
# What mail programs put beside nothing that another program could read.
_MAIL_FORMS = (
    "text/x-moz-message",
    'application/x-qt-windows-mime;value="RenPrivateMessages"',
    "multimaillistmessagerows",
    "x-kmail-drag/message-list",
    "x-uid-list",
)
_MAIL_SCHEMES = frozenset(
    [
        "mailbox",
        "mailbox-message",
        "imap",
        "imap-message",
        "pop",
        "news",
        "news-message",
        "exchange",
        "ews",
        "message",
        "akonadi",
    ]
)
_LINK = re.compile(r"[a-z][a-z0-9+.-]{1,20}:[^\s<>\"]+", re.IGNORECASE)
# Where browsers say from which page something was copied.
_ADDRESSES = ("text/x-moz-url-priv", "chromium/x-source-url")
_SOURCE_URL = re.compile(r"^SourceURL:(https?://\S+)", re.MULTILINE)


def local_files(data: QMimeData) -> list[Path]:
    """Return the local files that are dragged or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def holds_files(data: QMimeData) -> bool:
    """Return whether files or messages are dragged, which no text field could take. Fetches nothing."""
    return bool(local_files(data)) or any(
        data.hasFormat(form) for form in (MESSAGE, _DESCRIPTOR, *_MAIL_FORMS)
    )


def may_hold_text(data: QMimeData) -> bool:
    """Return whether there may be a text or a link in it. Fetches nothing."""
    return data.hasText() or data.hasHtml() or data.hasUrls()


def offered(data: QMimeData | None) -> Offer:
    """Return what a drag that was let go, or the clipboard, holds.

    The richest form wins: files, then messages and files of a mail program, then HTML, then plain text. A link
    or a message of which the mail program gives nothing is refused with a reason: nothing is fetched.
    """
    if data is None:
        return NOTHING_OFFERED
    if files := local_files(data):
        return Offer(files=tuple(files))
    message = bytes(data.data(MESSAGE).data()) if data.hasFormat(MESSAGE) else b""
    if message.strip():
        return Offer(contents=(Content("e-mail.eml", message),))
    if _is_message(data):
        return Offer(refusal=InputError("intake.mail_not_given"))
    if _is_link(data):
        return Offer(refusal=InputError("intake.only_link"))
    if contents := _contents(data):
        return Offer(contents=contents)
    if data.hasFormat(_DESCRIPTOR):
        # What stands beside it as text are a few headers of the message.
        return Offer(refusal=InputError("intake.mail_not_given"))
    html = data.html() if data.hasHtml() else ""
    text = data.text() if data.hasText() else ""
    if text.strip() or html.strip():
        return Offer(paste=Pasted(text, html, _address(data)))
    if data.hasImage():
        return Offer(refusal=InputError("intake.only_picture"))
    return NOTHING_OFFERED


def _is_message(data: QMimeData) -> bool:
    if any(url.scheme().lower() in _MAIL_SCHEMES for url in data.urls()):
        return True
    return any(data.hasFormat(form) for form in _MAIL_FORMS) and not _contents(data)


def _is_link(data: QMimeData) -> bool:
    """Whether it is a link alone: dragged from a page or the address line, or copied as an address."""
    text = data.text().strip() if data.hasText() else ""
    if data.hasUrls() and any(not url.isLocalFile() for url in data.urls()):
        return True
    return bool(_LINK.fullmatch(text)) and "//" in text and not data.hasHtml()


def _contents(data: QMimeData) -> tuple[Content, ...]:
    """Return the files that Windows's file descriptors name, as far as their content is given."""
    if not data.hasFormat(_DESCRIPTOR):
        return ()
    found = []
    for number, name in enumerate(_descriptor_names(bytes(data.data(_DESCRIPTOR).data()))):
        content = bytes(data.data(f"{_CONTENTS};index={number}").data())
        if not content and number == 0:
            content = bytes(data.data(_CONTENTS).data())
        if content:
            found.append(Content(name, content))
    return tuple(found)


def _descriptor_names(raw: bytes) -> list[str]:
    if len(raw) < 4:
        return []
    count = min(struct.unpack_from("<I", raw)[0], (len(raw) - 4) // _DESCRIPTOR_SIZE, _MOST_FILES)
    names = []
    for number in range(count):
        start = 4 + number * _DESCRIPTOR_SIZE + _NAME_AT
        name = raw[start : start + _NAME_BYTES].decode("utf-16-le", "replace").partition("\x00")[0]
        names.append(PurePath(name.replace("\\", "/")).name or "?")
    return names


def _address(data: QMimeData) -> str:
    for form in _ADDRESSES:
        if data.hasFormat(form):
            raw = bytes(data.data(form).data())
            text = raw.decode("utf-16-le" if b"\x00" in raw[:4] else "utf-8", "replace")
            return text.strip("\ufeff\x00 \r\n").split("\n")[0]
    if data.hasFormat("HTML Format"):
        found = _SOURCE_URL.search(bytes(data.data("HTML Format").data())[:2000].decode("utf-8", "replace"))
        return found.group(1) if found else ""
    return ""
