"""Lines of a press release that are neither headline nor body: release and embargo lines, section headings, ends."""

from __future__ import annotations

import re
from enum import StrEnum

from workbench.intake.vocabulary import folded

RELEASE_LINE = re.compile(
    r"^\W*(?:for (?:immediate|general) (?:release|distribution|publication|use)|immediate release|not for (?:release|publication|distribution)\b.*|"
    r"for release\b.{0,60}|check against delivery|press release|media release|news release|media advisory|press advisory|media alert|press statement|news advisory|"
    r"pour (?:diffusion|publication) immédiate|à diffuser immédiatement|diffusion immédiate|communiqué(?: de presse)?|avis (?:aux médias|de presse)|"
    r"note (?:d['’]information à la presse|de presse)|(?:para|de) (?:su )?(?:difusión|publicación|distribución|divulgación) inmediata|publicación inmediata|"
    r"comunicado(?: de prensa)?|nota (?:de prensa|informativa)|aviso a (?:los medios|la prensa)|para publicar de inmediato)"
    r"(?:\W+(?:n[°ºo]\.?|no\.?|núm\.?|ref\.?)?\s*[A-Z]{0,6}[\w/.-]*\d[\w/.-]*)?\W*$",
    re.IGNORECASE,
)
EMBARGO_LINE = re.compile(
    r"\bembargo(?:ed)?\b.{0,30}\b(?:until|till|to|not for|before)\b|\bunder embargo\b|\bsous embargo\b|\bembargo jusqu|\bembargad[oa]s?\b|"
    r"\bbajo embargo\b|\bembargo hasta\b|^\W*embargo(?:ed)?\b\W|\bhold for release\b|\bnot (?:to be )?(?:published|released|for release) before\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"^[\W_]*(?:ends?|end of release|-?30-?|fin|fin du communiqué|fin del comunicado|final|###+|xxx+)[\W_]*$",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"^[\W_]*$")

NOTE_HEADING = re.compile(
    r"^\W*(?:notes? (?:to|for) (?:the )?(?:editors?|media|journalists|newsrooms?)|editors?['’]?s?['’]? notes?|notes to correspondents|background(?: information| note)?|"
    r"notes? (?:aux?|à l['’]intention des|pour les|à la|à l['’]attention (?:des|de la)) (?:rédactions?|rédacteurs?(?: en chef)?|éditeurs?|journalistes?|médias|la rédaction|presse)|"
    r"notes? à l['’]attention .{0,30}|contexte|pour mémoire|notas? (?:para|a|de) (?:los |las |la |el )?(?:editores?|redactor(?:es)?|redacci[óo]n(?:es)?|periodistas|medios|prensa|la redacción)|"
    r"nota del editor|antecedentes|notes?|notas?)\s*[:.]?\s*$",
    re.IGNORECASE,
)
NOTE_INLINE = re.compile(
    r"^\W*(?:notes? (?:to|for) (?:the )?(?:editors?|media|journalists)|editors?['’]?s?['’]? notes?|notes? (?:aux?|à la|à l['’]attention (?:des|de la)) "
    r"(?:rédactions?|rédacteurs?|éditeurs?|journalistes?)|notas? (?:para|a) (?:los |las |la )?(?:editores|redactores|redacci[óo]n(?:es)?|periodistas))\s*[:.–—-]\s*\S",
    re.IGNORECASE,
)
ABOUT_HEADING = re.compile(
    r"^\W*(?:about|à propos (?:de |d['’]|du |des |de la |de l['’])|acerca de(?:l)? |sobre )\s*\S.{0,110}$|^\W*(?:about us|à propos|acerca de nosotros|sobre nosotros|qui sommes-nous|quiénes somos|boilerplate)\W*$",
    re.IGNORECASE,
)
ABOUT_INLINE = re.compile(
    r"^\W*(?:about|à propos (?:de |d['’]|du |des |de la |de l['’])|acerca de(?:l)? |sobre )\s*[^.!?]{1,80}?\s*(?:[:.]|\s[–—-])\s+\S",
    re.IGNORECASE,
)
CONTACT_HEADING = re.compile(
    r"^\W*(?:(?:media|press|news|public|further|general)?\s*(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))(?: (?:details|information|persons?|points?))?|contacts? (?:for|with) (?:the )?(?:media|press)|"
    r"contacts? (?:de |pour la |pour les |avec la |des? |à l['’]intention des )?(?:presse|médias|relations|journalistes)(?:\W.{0,30})?|contacts?|coordonnées|pour nous (?:contacter|joindre)|how to contact us|relations (?:presse|médias)|service de presse|personnes? à contacter|"
    r"contactos?(?: (?:de|para|con)(?: la| los)? (?:prensa|medios)(?: de comunicación)?)?|datos de contacto|información de contacto|informations? de contact|gabinete de prensa|oficina de prensa)\s*:?\s*$",
    re.IGNORECASE,
)
_FOR_MORE = re.compile(
    r"^\W*(?:for (?:more|further|additional|any|all|media|press|interview)\b.{0,40}?\b(?:information|details|enquir(?:y|ies)|inquir(?:y|ies)|questions?|requests?|interviews?)|to (?:arrange|request|book|schedule) (?:an )?interviews?|"
    r"(?:media|press) (?:contact|enquir(?:y|ies)|inquir(?:y|ies))|contact|pour (?:plus|de plus amples|davantage|tout(?:e|es)?|en savoir|obtenir|une|organiser)\b.{0,40}?\b(?:informations?|renseignements?|compléments? d['’]informations?|questions?|demandes?|détails?|interviews?|entretiens?|savoir plus)|"
    r"contact(?:s)? (?:presse|médias)|para (?:más|mayor|mayores|obtener|cualquier|solicitar|concertar)\b.{0,40}?\b(?:información|informes|detalles|consultas?|entrevistas?|preguntas?)|contacto (?:de|para) (?:la )?(?:prensa|medios))\b",
    re.IGNORECASE,
)
_ASKS_CONTACT = re.compile(
    r"\bcontact(?:er|ez|s|o|e|ar|arse|ando|en)?\b|\b(?:call|email|e-mail|write to|reach|appeler|écrire|joindre|adresser|llam(?:ar|e)|escrib(?:ir|a)|dirigirse|comunicarse|póngase)\b|:\s*$",
    re.IGNORECASE,
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?:\b(?:tel|tél|téléphone|teléfono|phone|telephone|mobile?|móvil|cell|portable|fax|gsm|whatsapp|m|t|p)\b\.?\s*:?\s*\(?\+?\s*[\d(][\d\s().\-/\u00a0\u202f]{5,}\d)|"
    r"(?:\+\s?\d{1,3}[\s().\-/\u00a0\u202f]*(?:\d[\s().\-/\u00a0\u202f]*){6,13})",
    re.IGNORECASE,
)


class Mark(StrEnum):
    """What a line says of the text around it."""

    NONE = ""
    RELEASE = "release"
    EMBARGO = "embargo"
    END = "end"
    NOTE = "note"
    ABOUT = "about"
    CONTACT = "contact"


def mark_of(plain: str) -> Mark:
    """Return what the block marks, by its words alone."""
    text = plain.strip()
    words = len(text.split())
    if words <= 45 and EMBARGO_LINE.search(text):
        return Mark.EMBARGO if _embargo_like(text, words) else Mark.NONE
    if words <= 12 and RELEASE_LINE.match(text):
        return Mark.RELEASE
    if words <= 5 and _END.match(text):
        return Mark.END
    if (words <= 10 and NOTE_HEADING.match(text)) or NOTE_INLINE.match(text):
        return Mark.NOTE
    if is_contact_lead(text):
        return Mark.CONTACT
    if (words <= 14 and _is_about_heading(text)) or _is_about_inline(text):
        return Mark.ABOUT
    return Mark.NONE


def _embargo_like(text: str, words: int) -> bool:
    """An arms embargo in a sentence is not an embargo line."""
    if re.match(
        r"^\W*(?:embargo|sous embargo|under embargo|strictly|strict|embargad|bajo embargo|hold|not |\[|\()",
        text,
        re.IGNORECASE,
    ):
        return words <= 45 and bool(
            re.search(r"\d|until|jusqu|hasta|not for|release", text, re.IGNORECASE) or words <= 6
        )
    return words <= 14 and text.upper() == text


def is_symbols(plain: str) -> bool:
    """Return whether the block holds no letter and no digit."""
    return bool(_SYMBOLS.match(plain))


def _is_about_heading(text: str) -> bool:
    if not ABOUT_HEADING.match(text) or text.rstrip()[-1:] in ".!?…,;":
        return False
    rest = re.sub(r"^\W*(?:about|à propos|acerca|sobre)\s*", "", text, flags=re.IGNORECASE)
    rest = re.sub(
        r"^(?:de la |de l['’]|del? |du |des |d['’]|the |la |le |les |el |los |las |l['’])+",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    return (
        not rest
        or rest[0].isupper()
        or rest[0].isdigit()
        or folded(text) in {"about us", "à propos", "sobre nosotros"}
    )


def _is_about_inline(text: str) -> bool:
    found = ABOUT_INLINE.match(text)
    return bool(found) and _is_about_heading(text[: found.end() - 1].rstrip(" :.–—-") if found else "")


def is_contact_lead(text: str) -> bool:
    """Return whether the block leads to people to ask: a heading, or "For more information, contact …"."""
    words = len(text.split())
    if words <= 9 and CONTACT_HEADING.match(text):
        return True
    if words > 60 or not _FOR_MORE.match(text):
        return False
    heading = words <= 8 and text[-1] not in ".!?…;"
    return heading or bool(_ASKS_CONTACT.search(text) or EMAIL.search(text) or PHONE.search(text))


def has_contact_details(plain: str) -> bool:
    """Return whether the block holds an e-mail address or a telephone number."""
    return bool(EMAIL.search(plain) or PHONE.search(plain))
