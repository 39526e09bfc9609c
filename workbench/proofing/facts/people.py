"""The people that a text names: full names that something near them says to be a person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from workbench.proofing.vocabulary import folded

_S = "[ \u00a0\u202f]"
_NAME = r"[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+(?:[’'‑-][A-ZÀ-ÞĀ-Ž]?[a-zà-ÿā-ž]+)*"
_PARTICLE = r"(?:de|du|da|dos|das|del|della|van|von|der|den|bin|ben|al|el|la|le)"
_SEQUENCE = re.compile(
    rf"(?<![\w’'-]){_NAME}(?:{_S}(?:{_PARTICLE}{_S}){{0,2}}(?:[A-Z]\.{_S})?{_NAME}){{1,6}}(?![\w’'-])"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'‑-][^\W\d_]+)*")
_COMMON = """
    again blues championships champions croix est flash flooding la nord project projet proyecto rouge sud ouest strikes two war
    about act action african agencia agency agreement airport ambassadeur ambassador ambassadrice american
    and april arab asian assembly assistant associate association august avenue award banco bank banque
    british bureau center central centre centro chair chairman chairperson chairwoman championship chief
    city club college comision comite commission commissioner committee company conference congress conseil
    consejo contact convention council county court crescent cross cup day december declaration democratic
    department deputy development directeur director directora directrice district east eastern editors
    embajador embajadora english estados etats european executive february federal federation fondo fonds
    football for foundation french friday fund general german global gobierno government governor grand
    great group head her high his hospital house institute international island islands its january journal
    judge july june king kingdom lake las latin law league level los lower manager march may mayor members
    membres middle miembros minister ministere ministra ministre ministro ministry monday mount mountain
    naciones national nations new news north northern notes november ocean october office officer oficina
    old open organisation organizacion organization our park parlement parliament party plan pope port post
    premier president presidenta presidente press prince princess prize program programa programme protocol
    province queen radio red region regional release report republic republica republique research reverend
    river road saint san santa santo saturday school sea secretaire secretaria secretario secretary security
    senate senator senior september session society south southern spanish spokesman spokesperson
    spokeswoman square stadio stadium state states station strategy street summit sunday team television
    that the their these this those thursday times tour treaty tuesday unidas unidos unies union unis united
    university upper vice wednesday week west western with world year your
    """
COMMON = frozenset(_COMMON.split())
"""Words, folded, that are written with a capital and are no part of a person's name: of offices, bodies, places."""
_TITLE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Dra|Sr|Sra|Mme|Mlle|Prof|Professor|Judge|docteure?|doctora?|señora?|monsieur|madame)\.?|\bM\.)"
    rf"{_S}$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:direct(?:or|ora|eur|rice)|ministr[aeo]|minister|president[ea]?|président[e]?|secretar(?:y|io|ia)|secrétaire"
    r"|(?:general|générale?|regional|régionale?|exécuti(?:f|ve)|executive|ejecutiv[ao])|ambassad(?:or|eur|rice)|embajador[a]?"
    r"|spokes(?:person|man|woman)|porte-parole|portavoz|governor|gouverneure?|gobernador[a]?|mayor|maire|alcald(?:e|esa)"
    r"|coordinat(?:or|eur|rice)|coordinador[a]?|representative|représentante?|representante|envoy|envoyée?|chief|head|chef(?:fe)?"
    rf"|jef[ea]|commissioner|commissaire|comisari[ao]|fund|fonds|fondo|council|conseil),?{_S}$",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:said|says|saying|added|adds|told|tells|warned|warns|explained|explains|stressed|stresses|noted|notes|stated"
    r"|declared|recalled|asked|announced|according to|déclaré|raconte|raconté|confie|confié|affirmé|affirme|expliqué|explique|souligné"
    r"|souligne|averti|ajouté|ajoute|rappelé|estime|estimé|indiqué|précisé|précise|annoncé|selon|dit|dijo|dice|declaró|declara|cuenta"
    r"|contó|afirmó|afirma|explicó|explica|señaló|señala|advirtió|añadió|añade|recordó|subrayó|según|indicó|anunció|comentó|relata"
    rf")(?:{_S}(?:{_NAME}|[a-zà-ÿ]+)){{0,3}}{_S}$"
)
_AFTER = re.compile(
    rf",{_S}?(?:\d\d?\b|who\b|whose\b|a\b|an\b|the\b|[’']s\b|qui\b|dont\b|l[’']|le\b|la\b|un\b|une\b|que\b|quien\b|el\b|una\b|de\b)"
)
_CREDIT = re.compile(rf"[/©:]{_S}?$")
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@")


@dataclass(frozen=True, slots=True)
class Person:
    """A full name: ``start`` and ``end`` in characters of the text, ``words`` its parts, folded.

    ``surely`` says that something near the name shows it to be a person's.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    surely: bool = True


@lru_cache(maxsize=4_000)
def people(text: str) -> tuple[Person, ...]:
    """Return the full names (two words or more) of people in a text of any language in Latin letters.

    A name stands after a title, an office or « said », before « , who », « , 34 » or a description, or
    beside an address that holds its last word. Words of offices and bodies before it are cut off.
    """
    return tuple(name for name in full_names(text) if name.surely)


@lru_cache(maxsize=4_000)
def full_names(text: str) -> tuple[Person, ...]:
    """Return what reads as a full name, that of a place or a body too; words of offices before it are cut off."""
    found = []
    mails = [folded(mail) for mail in _MAIL.findall(text)]
    for match in _SEQUENCE.finditer(text):
        words = [
            word for word in _WORD.finditer(text, match.start(), match.end()) if word.group()[0].isupper()
        ]
        common = [place for place, word in enumerate(words) if folded(word.group()) in COMMON]
        office = bool(common)
        words = words[common[-1] + 1 :] if office else words
        if len(words) < 2:
            continue
        start, end = words[0].start(), words[-1].end()
        names = tuple(folded(word.group()) for word in words)
        surely = office or _is_person(text, start, end, names[-1], mails)
        found.append(Person(start, end, text[start:end], names, surely))
    return tuple(found)


def _is_person(text: str, start: int, end: int, last: str, mails: list[str]) -> bool:
    before = text[max(0, start - 60) : start]
    return bool(
        _TITLE.search(before)
        or _ROLE.search(before)
        or _SPEECH.search(before)
        or _AFTER.match(text, end)
        or (_CREDIT.search(before) and not text[end:].strip())
        or any(last in mail for mail in mails)
    )
