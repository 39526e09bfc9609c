"""The parts of an e-mail's text: headers, the note above a forwarded text, the text, signature, quoted mails."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.intake.mail_cover import closing_start, cover_length, is_letter
from workbench.intake.marks import EMAIL
from workbench.intake.raw import Place, RawBlock
from workbench.model.inline import readable

_FROM = r"from|de|von|expéditeur|remitente"
_WHEN = r"date|sent|envoyé|envoyé le|fecha|enviado|enviado el|gesendet"
_ABOUT = r"subject|objet|sujet|asunto|betreff"
_OTHER = r"to|à|para|an|cc|bcc|cci|cco|reply-to|répondre à|responder a|importance|attachments?|pièces jointes|adjuntos"
_HEADER = re.compile(
    rf"^[>*\s]*(?P<name>{_FROM}|{_WHEN}|{_ABOUT}|{_OTHER})\s?\*?\s?:\*?\s*(?P<value>.*)$", re.IGNORECASE
)
_IS_FROM = re.compile(rf"^(?:{_FROM})$", re.IGNORECASE)
_IS_OTHER = re.compile(rf"^(?:{_WHEN}|{_ABOUT})$", re.IGNORECASE)
_PARTING = re.compile(
    r"^[-_>*\s]*(?:original message|forwarded message|begin forwarded message|message d['’]origine|message original|"
    r"message transféré|message réexpédié|début du message (?:transféré|réexpédié)|mensaje original|mensaje reenviado|"
    r"inicio del mensaje reenviado|courriel transféré)\s?:?[-_*\s]*$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"^>?\s*(?:on\b.{6,200}\bwrote|le\b.{6,200}\ba écrit|el\b.{6,200}\bescribió|am\b.{6,200}\bschrieb\b.{0,60})\s?:\s*$",
    re.IGNORECASE | re.DOTALL,
)
_SIGNATURE = re.compile(r"^--\s?$")
_SENT_FROM = re.compile(
    r"^(?:sent from my|get outlook for|sent with|envoyé (?:de|depuis) mon|télécharger outlook|enviado desde mi|obtener outlook)\b",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"^\W*(?:(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication)\b|ce (?:courriel|message|mail)\b|"
    r"este (?:correo|mensaje)\b|disclaimer\b|confidentiality notice\b|please consider the environment|pensez à l['’]environnement)"
    r".{0,400}\b(?:confidential|privileged|intended|confidentiel|destinataire|confidencial|destinatario|print|imprim)",
    re.IGNORECASE | re.DOTALL,
)
_UNSUBSCRIBE = re.compile(
    r"\b(?:unsubscribe|update your (?:subscription )?preferences|se désabonner|se désinscrire|désabonnez-vous|désinscription|"
    r"darse de baja|cancelar (?:la |tu |su )?suscripción)\b",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"^\W*(?:view (?:this (?:e-?mail|message) )?(?:in your browser|online)|trouble viewing|"
    r"(?:voir|afficher|consulter|lire) .{0,40}(?:en ligne|navigateur)|ver .{0,40}(?:en línea|navegador))",
    re.IGNORECASE,
)
_ENOUGH_WORDS = 60
_SIGNATURE_WORDS = 150


def mark_mail(blocks: Sequence[RawBlock], is_mail: bool = False) -> tuple[tuple[RawBlock, ...], str]:
    """Return the blocks with the places that they have in an e-mail, and the address of its sender.

    The text is the first of the mails, one above the other, that holds 60 words; what stands above
    it is a covering note, what stands below it is quoted. A greeting, a request and a closing in the mail
    itself go as well (see ``mail_cover``). Without ``is_mail`` nothing happens unless the text has the
    headers of a mail, says "On … wrote:", or begins with a greeting and a request. The sender is empty
    where none is named in the text.
    """
    lines = [readable(block.text, block.codes) if len(block.text) < 4000 else "" for block in blocks]
    header = _headers(lines)
    starts = _starts(blocks, lines, header)
    if not is_mail and not any(header) and not any(_is_parting(line) for line in lines):
        return _uncovered(blocks, lines), ""
    sections = [
        (start, end) for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True) if end > start
    ]
    main = _main_section(blocks, header, sections)
    out: list[RawBlock] = []
    for number, (start, end) in enumerate(sections):
        for at in range(start, end):
            if header[at] or _is_parting(lines[at]):
                place = Place.MAIL_HEADER if number <= main else Place.QUOTED_MAIL
            elif number != main:
                place = Place.COVERING_NOTE if number < main else Place.QUOTED_MAIL
            else:
                out.append(_without(blocks[at], Place.QUOTED_MAIL))
                continue
            out.append(replace(blocks[at], places=frozenset({place})))
    start, end = sections[main] if sections else (0, 0)
    _cover(out, lines, header, start, end)
    _sign(out, lines, start, end)
    return tuple(out), _sender(lines, header, start, end)


def _uncovered(blocks: Sequence[RawBlock], lines: Sequence[str]) -> tuple[RawBlock, ...]:
    """What was copied out of a mail has no headers: a greeting and a request say that it is one."""
    length = cover_length(lines, is_mail=False)
    if not length:
        return tuple(blocks)
    out = list(blocks)
    _cover(out, lines, [False] * len(lines), 0, len(lines))
    return tuple(out)


def _cover(out: list[RawBlock], lines: Sequence[str], header: Sequence[bool], start: int, end: int) -> None:
    """Mark what somebody wrote above and below the text in the same mail."""
    while start < end and (header[start] or _is_parting(lines[start])):
        start += 1
    own = lines[start:end]
    length = cover_length(own)
    for at in range(start, start + length):
        out[at] = replace(out[at], places=frozenset({Place.COVERING_NOTE}))
    closing = len(own) if is_letter(own) else closing_start(own)
    for at in range(start + closing, end):
        out[at] = replace(out[at], places=frozenset({Place.SIGNATURE}))


def _without(block: RawBlock, place: Place) -> RawBlock:
    return replace(block, places=block.places - {place}) if place in block.places else block


def _is_parting(line: str) -> bool:
    return len(line) < 320 and bool(_PARTING.match(line) or _WROTE.match(line))


def _names(line: str) -> list[str]:
    """The names of the header fields in a block's lines; empty where another line is among them."""
    found = [_HEADER.match(part) for part in line.split("\n") if part.strip() and not _PARTING.match(part)]
    if not found or found[0] is None:
        return []
    # A long list of addressees goes on in the next line.
    return [one.group("name") for one in found if one is not None]


def _headers(lines: Sequence[str]) -> list[bool]:
    """Whether each block is of a group of header lines: a sender and a date or a subject among them."""
    marks = [False] * len(lines)
    at = 0
    while at < len(lines):
        end, names = at, []
        while end < len(lines) and (found := _names(lines[end])):
            names += found
            end += 1
        has_from = any(_IS_FROM.match(name) for name in names)
        if has_from and any(_IS_OTHER.match(name) for name in names):
            marks[at:end] = [True] * (end - at)
        at = max(end, at + 1)
    return marks


def _starts(blocks: Sequence[RawBlock], lines: Sequence[str], header: Sequence[bool]) -> list[int]:
    """Where the mails begin that stand one above the other."""
    starts = [0]
    for at in range(1, len(blocks)):
        parting = _is_parting(lines[at])
        begins = header[at] and not header[at - 1] and not _is_parting(lines[at - 1])
        quoted = Place.QUOTED_MAIL in blocks[at].places
        edge = quoted != (Place.QUOTED_MAIL in blocks[at - 1].places)
        after = _is_parting(lines[at - 1]) or header[at - 1]
        if parting or begins or (edge and not (quoted and after)):
            starts.append(at)
    return starts


def _main_section(
    blocks: Sequence[RawBlock], header: Sequence[bool], sections: Sequence[tuple[int, int]]
) -> int:
    words = [
        sum(len(blocks[at].plain.split()) for at in range(start, end) if not header[at])
        for start, end in sections
    ]
    first = next((number for number, count in enumerate(words) if count >= _ENOUGH_WORDS), -1)
    return first if first >= 0 else max(range(len(words)), key=lambda number: words[number], default=0)


def _sign(out: list[RawBlock], lines: Sequence[str], start: int, end: int) -> None:
    """Mark the signature and what mail programs and mailing lists add, in the section of the text."""
    for at in range(start, end):
        line = lines[at].strip()
        place: Place | None = None
        if _SIGNATURE.match(line):
            left = sum(len(one.plain.split()) for one in out[at:end])
            if left <= _SIGNATURE_WORDS:
                for below in range(at, end):
                    out[below] = replace(out[below], places=frozenset({Place.SIGNATURE}))
                return
        elif (len(line) < 120 and _SENT_FROM.match(line)) or _DISCLAIMER.match(line):
            place = Place.SIGNATURE
        elif len(line) < 300 and _UNSUBSCRIBE.search(line):
            place = Place.FOOTER
        elif len(line) < 120 and _ONLINE.match(line):
            place = Place.MENU
        if place is not None and line:
            out[at] = replace(out[at], places=out[at].places | {place})


def _sender(lines: Sequence[str], header: Sequence[bool], start: int, end: int) -> str:
    for at in range(start, end):
        for line in lines[at].split("\n") if header[at] else ():
            found = _HEADER.match(line)
            address = EMAIL.search(found.group("value")) if found else None
            if found and address and _IS_FROM.match(found.group("name")):
                return address.group().lower()
    return ""


def unquoted(text: str) -> list[tuple[str, bool]]:
    """Return the stretches of a text and whether each is quoted by ``>``; one level of marks is taken off."""
    stretches: list[tuple[list[str], bool]] = []
    for line in text.split("\n"):
        quoted = line.startswith(">")
        blank = not line.strip()
        if not stretches or (stretches[-1][1] != quoted and not blank):
            stretches.append(([], quoted))
        stretches[-1][0].append(re.sub(r"^(?:> ?)+", "", line) if quoted else line)
    return [("\n".join(lines), quoted) for lines, quoted in stretches]


def is_like_mail(text: str) -> bool:
    """Return whether a text holds the headers of a mail, or says that somebody wrote something."""
    lines = [line for line in text.split("\n") if line.strip() and len(line) < 320]
    return any(_is_parting(line) for line in lines) or any(_headers(lines))
