"""E-mails (.eml): their text without headers, signature and quoted mails, and the releases attached to them."""

from __future__ import annotations

from dataclasses import replace

from workbench.intake.limits import MAX_TEXT_BYTES
from workbench.intake.mail_text import mark_mail, unquoted
from workbench.intake.raw import Place, RawBlock, RawDocument
from workbench.intake.readers.html import html_document
from workbench.intake.readers.mail_parts import Mail, MailText, parse_mail
from workbench.intake.readers.plain_text import text_document
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken

MEDIA_TYPE = "message/rfc822"
ATTACHED = "intake.attachments"


def read_mail(data: bytes, name: str, cancel: CancelToken) -> RawDocument:
    """Return the blocks of an e-mail: its headers, then its text, HTML where it has both.

    Headers, a note above a forwarded text, signature and quoted mails keep their place, so that they are
    dropped with a reason. Files in it that can be read are ``attachments`` (warning
    ``intake.attachments``). Nothing is fetched. Raises ``InputError`` as ``parse_mail`` does, and
    ``intake.mail_encrypted``, ``intake.mail_without_text``, ``intake.too_large`` where its text alone is longer
    than a text may be.
    """
    from workbench.intake.readers.table import SUFFIXES

    mail = parse_mail(data, name, SUFFIXES, cancel)
    if not mail.texts and mail.encrypted:
        raise InputError("intake.mail_encrypted", name=name)
    if not mail.texts and not mail.attachments:
        raise InputError("intake.mail_without_text", name=name)
    body: list[RawBlock] = []
    warnings = list(mail.warnings)
    titles = [mail.subject] if mail.subject else []
    if sum(len(text.text) for text in mail.texts) > MAX_TEXT_BYTES:
        raise InputError("intake.too_large", name=name, limit=MAX_TEXT_BYTES)
    for text in mail.texts:
        document = _read(text, name, cancel)
        body += document.blocks
        warnings += document.warnings
        titles += document.titles
    marked, original = mark_mail(body, is_mail=True)
    if mail.attachments:
        warnings.append(ATTACHED)
    return RawDocument(
        (*_headers(mail), *marked),
        MEDIA_TYPE,
        tuple(titles),
        "",
        tuple(warnings),
        source=original or mail.sender,
        attachments=tuple(mail.attachments),
    )


def _headers(mail: Mail) -> list[RawBlock]:
    places = frozenset({Place.MAIL_HEADER})
    blocks = [
        RawBlock(f"{key}: {value}", places=places) for key, value in mail.headers.items() if key != "Subject"
    ]
    if mail.subject:
        # Alone, so that it can be brought back as a headline.
        blocks.append(RawBlock(mail.subject, places=places))
    return blocks


def _read(text: MailText, name: str, cancel: CancelToken) -> RawDocument:
    if text.is_html:
        return html_document(text.text, name, cancel)
    return mail_document(_unflowed(text) if text.flowed else text.text, name, cancel)


def mail_document(text: str, name: str, cancel: CancelToken) -> RawDocument:
    """Return the blocks of an e-mail's plain text; what is quoted by ``>`` keeps its place."""
    blocks: list[RawBlock] = []
    places = frozenset({Place.QUOTED_MAIL})
    for stretch, quoted in unquoted(text.replace("\r\n", "\n").replace("\r", "\n")):
        found = text_document(stretch, name, cancel).blocks
        blocks += [replace(block, places=places) for block in found] if quoted else found
    return RawDocument(tuple(blocks))


def _unflowed(text: MailText) -> str:
    """Join the lines that end in a space (RFC 3676); the line ``-- `` before a signature is none of them."""
    out: list[str] = []
    going_on = False
    for line in text.text.replace("\r\n", "\n").split("\n"):
        quoted = line.startswith(">")
        line = line.removeprefix(" ")
        soft = line.endswith(" ") and line != "-- " and not quoted
        part = line[:-1] if soft and text.joined else line
        if going_on and not quoted and line != "-- ":
            out[-1] += part
        else:
            out.append(part)
        going_on = soft
    return "\n".join(out)
