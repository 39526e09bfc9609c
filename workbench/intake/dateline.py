"""The dateline: where, and often when, a text was written, before its first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.intake.dates import PLAIN_DATE

_UPPER = "A-ZÀ-ÖØ-ÞŒŸĀ-Ž"
_WORD = rf"(?:(?:[{_UPPER}]\.){{2,4}}|[{_UPPER}][\w’'‑-]*\.?|[dl][’'][{_UPPER}][\w’'-]*)"
_SMALL = r"(?:de|del|de la|de las|de los|la|las|los|el|du|des|d|le|les|sur|sous|en|et|and|y|of|of the|the|upon|on|da|do|dos|das|di|al|am|an der|und)"
_PLACE = rf"{_WORD}(?:[ \u00a0\u202f-]+(?:{_SMALL}[ \u00a0])?{_WORD}){{0,4}}"
_PLACES = (
    rf"{_PLACE}(?:\s*(?:,|/|;|\band\b|\bet\b|\by\b)\s*{_PLACE}){{0,4}}(?:\s*\({_PLACE}(?:,\s*{_PLACE})?\))?"
)
_DATE = rf"(?i:{PLAIN_DATE})"
_AGENCY = rf"\((?:[{_UPPER}][\w.&/’' -]{{1,40}})\)"
_HEAD = rf"(?:\[?(?:{_PLACES})\]?(?:\s*,?\s*(?:\({_DATE}\)|{_DATE}))?|{_DATE})(?:\s*,?\s*{_AGENCY})?(?:\s*,?\s*{_DATE})?"
_DASH = "[-–—―‒]"
_SPACE = "[ \u00a0\u202f\u2009]"
_DATELINE = re.compile(
    rf"^(?P<line>\[?{_HEAD}\]?(?:{_SPACE}+{_DASH}{_SPACE}+{_DATE})?)(?P<dash>\.?{_SPACE}*(?:[—–―]|(?<=[ \u00a0\u202f\u2009.]){_DASH}){_SPACE}*|{_SPACE}?:{_SPACE}+(?=\S))(?=(?P<next>\S))"
)
_ONLY = re.compile(rf"^(?:{_PLACES})\s*,\s*{_DATE}\.?$")

# Words with a capital that begin a remark, not a place.
_NO_PLACE = frozenset(
    [
        "note",
        "notes",
        "notice",
        "nota",
        "remarque",
        "update",
        "updated",
        "urgent",
        "correction",
        "correctif",
        "rectificatif",
        "rectification",
        "corrección",
        "warning",
        "attention",
        "atención",
        "important",
        "importante",
        "background",
        "contexte",
        "contacto",
        "contact",
        "contacts",
        "press",
        "presse",
        "prensa",
        "media",
        "about",
        "photo",
        "foto",
        "image",
        "caption",
        "summary",
        "résumé",
        "resumen",
        "example",
        "exemple",
        "ejemplo",
        "question",
        "answer",
        "réponse",
        "respuesta",
        "pregunta",
        "source",
        "fuente",
        "yes",
        "no",
        "oui",
        "non",
        "sí",
        "today",
        "yesterday",
        "tomorrow",
        "aujourd'hui",
        "hier",
        "demain",
        "hoy",
        "ayer",
        "mañana",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
        "however",
        "meanwhile",
        "cependant",
        "toutefois",
        "pourtant",
        "sin",
        "embargo",
        "actualización",
        "mise",
        "release",
        "communiqué",
        "comunicado",
        "statement",
        "déclaration",
        "declaración",
        "table",
        "tableau",
        "tabla",
        "figure",
        "figura",
        "graphique",
        "embargo",
        "ends",
        "fin",
        "breaking",
        "exclusive",
        "exclusif",
        "exclusiva",
        "opinion",
        "opinión",
        "interview",
        "entretien",
        "entrevista",
        "breve",
        "brief",
        "flash",
        "alerte",
        "alert",
        "when",
        "where",
        "who",
        "what",
        "why",
        "how",
        "quand",
        "où",
        "qui",
        "quoi",
        "pourquoi",
        "comment",
        "cuándo",
        "dónde",
        "quién",
        "qué",
        "cuánto",
        "published",
        "posted",
        "publié",
        "publiée",
        "posté",
        "diffusé",
        "paru",
        "publicado",
        "publicada",
        "publicación",
        "emitido",
        "mis",
        "mise",
        "actualizado",
        "modifié",
        "modificado",
        "released",
        "issued",
        "par",
        "por",
        "objet",
        "asunto",
        "subject",
        "ref",
        "réf",
        "date",
        "fecha",
        "lieu",
        "lugar",
        "place",
    ]
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the beginning of a text: ``text[:end]``, the dash at ``text[end:rest]``."""

    end: int
    rest: int


def find_dateline(plain: str) -> Dateline | None:
    """Return the dateline at the beginning of a paragraph (codes removed), ``None`` where there is none.

    A dateline is a place (up to five names), a date, or both, an agency in brackets perhaps, then a dash
    and a beginning of a sentence: "Buenos Aires - Le …", "GENEVA, 3 May 2024 (WFP) – The …". A
    colon is accepted after a place with a date only.
    """
    head = plain[:200]
    found = _DATELINE.match(head)
    if not found:
        return None
    line, dash, following = found.group("line"), found.group("dash"), found.group("next")
    has_date = bool(re.search(_DATE, line))
    if ":" in dash and not (has_date and "," in line):
        return None
    if not (following.isupper() or following.isdigit() or following in "“«\"'‘¿¡([" or has_date):
        return None
    if not has_date and not _place_like(line):
        return None
    if has_date and _first_word(line) in _NO_PLACE and not re.match(_DATE, line.lstrip("[")):
        return None
    if len(plain) - found.end("dash") < 12:
        return None
    return Dateline(found.end("line"), found.end("dash"))


def is_bare_dateline(plain: str) -> bool:
    """Return whether the block is a place and a date and nothing else: "Genève, le 12 mars 2025"."""
    return len(plain) <= 80 and bool(_ONLY.match(plain.strip())) and _first_word(plain) not in _NO_PLACE


def _first_word(line: str) -> str:
    words = re.findall(r"[\w’']+", line)
    return words[0].casefold().replace("’", "'") if words else ""


def _place_like(line: str) -> bool:
    return _first_word(line) not in _NO_PLACE and len(line) <= 70 and line.count(" ") <= 8
