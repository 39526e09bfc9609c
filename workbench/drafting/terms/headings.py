"""The columns of a table of terms, recognised by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.drafting.terms.term_file import language_code
from workbench.drafting.terms.tokens import without_accents
from workbench.model.term_tables import ColumnKind, ColumnMeaning
from workbench.model.terms import TermStatus

_NAMES = {
    ColumnKind.ID: "concept_id id concept conceptid entry entryid termid stringid identifiant identifier n° no. number",
    ColumnKind.DOMAIN: "domain subject subjectfield field topic domaine dominio area sujet tema campo",
    ColumnKind.DEFINITION: "definition definición définition description descripción meaning",
    ColumnKind.NOTE: "note notes comment comments remark remarks nota notas remarque commentaire usage context contexte",
    ColumnKind.SOURCE: "source sources reference references origin référence referencia fuente origine ref",
    ColumnKind.LANGUAGE: "language lang langue idioma lengua locale",
    ColumnKind.TERM: "term terme término termino",
    ColumnKind.STATUS: "status statut estado state admn usage_status",
    ColumnKind.PART_OF_SPEECH: "pos part_of_speech partofspeech wordclass nature categoría catégorie",
    ColumnKind.GENDER: "gender genre género",
    ColumnKind.SOURCE_LANGUAGE: "sourcelang source_lang source_language srclang",
    ColumnKind.TARGET_LANGUAGE: "targetlang target_lang target_language trglang",
    ColumnKind.SOURCE_TERM: "sourcestring source_term source_text sourceterm",
    ColumnKind.TARGET_TERM: "targetstring target_term target_text targetterm",
    ColumnKind.OWNER: "owner responsible responsable proprietaire propietario titular",
    ColumnKind.KEEP: "do_not_translate donottranslate dnt keep ne_pas_traduire nepastraduire no_traducir notraducir",
}
_KINDS = {without_accents(name): kind for kind, names in _NAMES.items() for name in names.split()}
_ATTRIBUTES = {
    "status": ColumnKind.STATUS,
    "pos": ColumnKind.PART_OF_SPEECH,
    "gender": ColumnKind.GENDER,
    "note": ColumnKind.NOTE,
    "source": ColumnKind.SOURCE,
    "term": ColumnKind.TERM,
    "target": ColumnKind.TERM,
}

_LANGUAGE_NAMES = {
    "english": "en", "anglais": "en", "ingles": "en", "french": "fr", "francais": "fr", "frances": "fr",
    "spanish": "es", "espagnol": "es", "espanol": "es", "castellano": "es", "arabic": "ar", "arabe": "ar",
    "russian": "ru", "russe": "ru", "ruso": "ru", "chinese": "zh", "chinois": "zh", "chino": "zh", "german": "de",
    "allemand": "de", "aleman": "de", "portuguese": "pt", "portugais": "pt", "portugues": "pt", "italian": "it",
    "italien": "it", "italiano": "it", "dutch": "nl", "neerlandais": "nl", "ukrainian": "uk", "turkish": "tr",
}  # fmt: skip
# ISO 639-1.
_CODES = frozenset(
    re.findall(
        "..",
        "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagdglgngugv"
        "hahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmy"
        "nanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotr"
        "tstttwtyugukuruzvevivowawoxhyiyozazhzu",
    )
)

_STATUSES = {
    TermStatus.PREFERRED: "preferred preferredterm preferredterm-admn-sts prefere preferee preferente preferido "
    "standardizedterm-admn-sts legalterm-admn-sts regulatedterm-admn-sts approved valid recommended ok yes",
    TermStatus.ADMITTED: "admitted admittedterm admittedterm-admn-sts tolere toleree admis admise admitido allowed "
    "acceptable permitted alternative synonym",
    TermStatus.FORBIDDEN: "forbidden deprecated deprecatedterm deprecatedterm-admn-sts superseded supersededterm "
    "supersededterm-admn-sts interdit interdite proscrit prohibido prohibida desaconsejado obsolete donotuse avoid "
    "notrecommended no",
}
_STATUS_BY_NAME = {name: status for status, names in _STATUSES.items() for name in names.split()}


def status_of(text: str) -> TermStatus | None:
    """Return the status that a cell or a value of TBX names, ``None`` where it names none."""
    return _STATUS_BY_NAME.get(re.sub(r"[\s_]", "", without_accents(text.strip().lower())))


def recognise(headings: Sequence[str]) -> tuple[ColumnMeaning, ...]:
    """Return what the headings of a table say, one meaning a column.

    A language's column is headed by its code or name, alone or with ``term`` (``fr``, ``French``, ``term_fr``, ``Term
    (French)``), what is said of its terms by ``fr_status``, ``fr_pos``, ``fr_gender``, ``fr_note``, ``fr_source``. ``Source (French)``
    beside ``Target (English)`` are terms. Of two columns that say the same, the first is taken.
    """
    normal = [_normal(heading) for heading in headings]
    found: list[ColumnMeaning] = []
    for name in normal:
        found.append(_meaning(name, normal, found))
    with_terms = {each.language for each in found if each.kind is ColumnKind.TERM}
    return tuple(
        ColumnMeaning(ColumnKind.TERM, each.language)
        if each.kind is ColumnKind.SOURCE and each.language and each.language not in with_terms
        else each
        for each in found
    )


def _meaning(name: str, all_names: Sequence[str], before: Sequence[ColumnMeaning]) -> ColumnMeaning:
    kind = _KINDS.get(name) or _KINDS.get(name.replace("_", ""))
    if kind and ColumnMeaning(kind) not in before:
        return ColumnMeaning(kind)
    # A second "id" is Indonesian.
    language, attribute = _language_and_attribute(name, all_names)
    meaning = ColumnMeaning(attribute, language)
    return meaning if language and meaning not in before else ColumnMeaning()


def _normal(heading: str) -> str:
    name = without_accents(heading.strip().lower().removeprefix("\ufeff"))
    return re.sub(r"[\s()\[\]:/]+", "_", name).strip("_")


def _language_and_attribute(name: str, all_names: Sequence[str]) -> tuple[str, ColumnKind]:
    for word, attribute in _ATTRIBUTES.items():
        for part in (name.removesuffix("_" + word), name.removeprefix(word + "_")):
            if part != name and _language(part, all_names, sure=True):
                return _language(part, all_names, sure=True), attribute
    return _language(name, all_names, sure=False), ColumnKind.TERM


def _language(name: str, all_names: Sequence[str], sure: bool) -> str:
    if name in _LANGUAGE_NAMES:
        return _LANGUAGE_NAMES[name]
    code = language_code(name)
    base = code.split("-")[0]
    if base in _CODES and (len(code) == 2 or not _KINDS.get(base)):
        return code
    # A code of three letters looks like any heading: the columns beside it tell that it is one.
    return code if code and (sure or f"{name}_status" in all_names) else ""
