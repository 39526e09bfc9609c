"""The columns of a table of terms, recognised by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.drafting.terms.term_file import language_code
from workbench.drafting.terms.tokens import without_accents
from workbench.model.terms import TermStatus

_NAMES = {
    "id": "concept_id id concept conceptid entry entryid termid stringid identifiant identifier n° no. number",
    "domain": "domain subject subjectfield field topic domaine dominio area sujet tema campo",
    "definition": "definition definición définition description descripción meaning",
    "note": "note notes comment comments remark remarks nota notas remarque commentaire usage context contexte",
    "source": "source sources reference references origin référence referencia fuente origine ref",
    "language": "language lang langue idioma lengua locale",
    "term": "term terme término termino",
    "status": "status statut estado state admn usage_status",
    "pos": "pos part_of_speech partofspeech wordclass nature categoría catégorie",
    "gender": "gender genre género",
    "source_language": "sourcelang source_lang source_language srclang",
    "target_language": "targetlang target_lang target_language trglang",
    "source_term": "sourcestring source_term source_text sourceterm",
    "target_term": "targetstring target_term target_text targetterm",
}
_KINDS = {without_accents(name): kind for kind, names in _NAMES.items() for name in names.split()}
_ATTRIBUTES = ("status", "pos", "gender", "note")

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


@dataclass(slots=True)
class LanguageColumns:
    """The columns of one language: its term and what is said of the term, -1 where there is none."""

    language: str
    term: int = -1
    attributes: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Columns:
    """Where each kind of cell stands: ``plain`` maps kinds without a language to columns, ``count`` is how many
    columns have headings.
    """

    plain: dict[str, int] = field(default_factory=dict)
    languages: list[LanguageColumns] = field(default_factory=list)
    count: int = 0

    @property
    def form(self) -> str:
        """``wide`` (a column a language), ``pair``, ``tall`` (a row a term), or empty where terms stand nowhere."""
        if self.languages:
            return "wide"
        if {"source_term", "target_term", "source_language", "target_language"} <= self.plain.keys():
            return "pair"
        return "tall" if {"term", "language"} <= self.plain.keys() else ""

    def width(self) -> int:
        """Return how many columns are known."""
        return len(self.plain) + sum(1 + len(each.attributes) for each in self.languages)


def recognise(headings: Sequence[str]) -> Columns:
    """Return what the headings of a table say.

    A language's column is headed by its code or name, alone or with ``term`` (``fr``, ``French``, ``term_fr``, ``Term
    (French)``), what is said of its terms by ``fr_status``, ``fr_pos``, ``fr_gender``, ``fr_note``.
    """
    columns = Columns(count=len(headings))
    normal = [_normal(heading) for heading in headings]
    by_language: dict[str, LanguageColumns] = {}
    for index, name in enumerate(normal):
        kind = _KINDS.get(name) or _KINDS.get(name.replace("_", ""))
        if kind and kind not in columns.plain:
            columns.plain[kind] = index
            continue
        language, attribute = _language_and_attribute(name, normal)
        if not language:
            continue
        group = by_language.setdefault(language, LanguageColumns(language))
        if attribute == "term":
            group.term = index if group.term < 0 else group.term
        else:
            group.attributes.setdefault(attribute, index)
    columns.languages = [group for group in by_language.values() if group.term >= 0]
    return columns


def _normal(heading: str) -> str:
    name = without_accents(heading.strip().lower().removeprefix("\ufeff"))
    return re.sub(r"[\s()\[\]:/]+", "_", name).strip("_")


def _language_and_attribute(name: str, all_names: Sequence[str]) -> tuple[str, str]:
    for attribute in (*_ATTRIBUTES, "term"):
        for part in (name.removesuffix("_" + attribute), name.removeprefix(attribute + "_")):
            if part != name and _language(part, all_names, sure=True):
                return _language(part, all_names, sure=True), attribute
    return _language(name, all_names, sure=False), "term"


def _language(name: str, all_names: Sequence[str], sure: bool) -> str:
    if name in _LANGUAGE_NAMES:
        return _LANGUAGE_NAMES[name]
    code = language_code(name)
    base = code.split("-")[0]
    if base in _CODES and (len(code) == 2 or not _KINDS.get(base)):
        return code
    # A code of three letters looks like any heading: the columns beside it tell that it is one.
    return code if code and (sure or f"{name}_status" in all_names) else ""
