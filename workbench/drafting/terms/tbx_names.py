"""The names of TBX, versions 2 (ISO 30042:2008) and 3 (ISO 30042:2019), and of our values in it."""

from __future__ import annotations

import re
from enum import StrEnum

from workbench.model.terms import TermStatus

CORE_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
MIN_NAMESPACE = "http://www.tbxinfo.net/ns/min"
BASIC_NAMESPACE = "http://www.tbxinfo.net/ns/basic"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class TbxStyle(StrEnum):
    """How version 3 writes a data category: as an attribute (``<termNote type="…">``) or as an element of its own."""

    DCA = "dca"
    DCT = "dct"


CONCEPTS = frozenset({"termEntry", "conceptEntry"})
LANGUAGES = frozenset({"langSet", "langSec"})
TERMS = frozenset({"tig", "ntig", "termSec"})
GROUPS = frozenset({"descripGrp", "adminGrp", "termNoteGrp", "termGrp"})
TRANSACTION = "transacGrp"
CARRIERS = frozenset(
    {"descrip", "admin", "termNote", "descripNote", "adminNote", "xref", "ref", "transac", "transacNote"}
)

STATUS_VALUES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
GENDER_VALUES = {"m": "masculine", "f": "feminine", "n": "neuter", "mf": "other"}
# The picklist of TBX-Min; what is none of these is written as "other".
PARTS_OF_SPEECH = frozenset({"noun", "verb", "adjective", "adverb", "other"})

# TBX-Basic has no category for what is not translated; a subset may have any name.
DO_NOT_TRANSLATE = "doNotTranslate"
# Who answers for a concept: the responsibility of its origination.
ORIGINATION = "origination"

# DCT: the module that each data category belongs to.
MODULES = {
    "subjectField": "min", "administrativeStatus": "min", "partOfSpeech": "min", "definition": "basic",
    "source": "basic", "grammaticalGender": "basic", "projectSubset": "basic", "transactionType": "basic",
    "responsibility": "basic",
}  # fmt: skip

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*\Z")
_OUR_ID = "pb-"
_ENCODED = re.compile(r"_([0-9a-f]{1,6})_")


def xml_id(identity: str) -> str:
    """Return a concept's id as an XML name, which an id in TBX must be; ``from_xml_id`` reads it back."""
    if _NAME.match(identity) and not identity.startswith(_OUR_ID):
        return identity
    return _OUR_ID + "".join(
        char if char.isascii() and (char.isalnum() or char in ".-") else f"_{ord(char):x}_"
        for char in identity
    )


def from_xml_id(name: str) -> str:
    """Return the concept's id of an id in a TBX file."""
    if not name.startswith(_OUR_ID):
        return name
    return _ENCODED.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)), name.removeprefix(_OUR_ID))
