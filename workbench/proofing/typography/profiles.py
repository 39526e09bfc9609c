"""House styles as data. What each asks for, and where it says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NO_BREAK = "\u00a0"
NARROW = "\u202f"
THIN = "\u2009"


class Gap(StrEnum):
    """What stands between a mark and its neighbour.

    ``no_break``: a no-break space of either width. ``none``: nothing. ``narrow_or_none``: a narrow
    no-break space or nothing. ``any``: the profile does not care.
    """

    NO_BREAK = "no_break"
    NONE = "none"
    NARROW_OR_NONE = "narrow_or_none"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class TypographyProfile:
    """One house style of one base language.

    ``high`` is the gap before ``; ! ?``, ``colon`` that before ``:``, ``guillemets`` that inside « »,
    ``percent`` that before %. ``high_space`` is the space that a fix puts before ``; ! ?``, ``space`` the one
    it puts elsewhere. ``source`` names the rule's authority.
    """

    id: str
    language: str
    source: str
    high: Gap = Gap.NONE
    colon: Gap = Gap.NONE
    guillemets: Gap = Gap.NONE
    percent: Gap = Gap.ANY
    high_space: str = NARROW
    space: str = NO_BREAK


PROFILES: tuple[TypographyProfile, ...] = (
    TypographyProfile(
        "fr-france",
        "fr",
        "Lexique des règles typographiques en usage à l’Imprimerie nationale; "
        "LanguageTool QuestionWhitespaceRule",
        high=Gap.NO_BREAK,
        colon=Gap.NO_BREAK,
        guillemets=Gap.NO_BREAK,
        percent=Gap.NO_BREAK,
    ),
    TypographyProfile(
        "fr-quebec",
        "fr",
        "Office québécois de la langue française, Vitrine linguistique, Espacements",
        high=Gap.NARROW_OR_NONE,
        colon=Gap.NO_BREAK,
        guillemets=Gap.NO_BREAK,
        percent=Gap.NO_BREAK,
    ),
    TypographyProfile(
        "fr-eu",
        "fr",
        "Code de rédaction interinstitutionnel, 6.4",
        high=Gap.NONE,
        colon=Gap.NONE,
        guillemets=Gap.NONE,
        percent=Gap.NO_BREAK,
    ),
    TypographyProfile(
        "fr-fao",
        "fr",
        "FAO, Directives éditoriales, 4 et 11",
        high=Gap.NONE,
        colon=Gap.NONE,
        guillemets=Gap.NONE,
    ),
    TypographyProfile(
        "fr-un",
        "fr",
        "Nations Unies, Instructions de rédaction",
        high=Gap.NO_BREAK,
        colon=Gap.NO_BREAK,
        guillemets=Gap.NO_BREAK,
        percent=Gap.NO_BREAK,
        high_space=NO_BREAK,
    ),
    TypographyProfile("es-rae", "es", "RAE y ASALE, Ortografía de la lengua española (2010), III"),
    TypographyProfile("en-un", "en", "United Nations Editorial Manual"),
)
_CUSTOMARY = {"fr": "fr-france", "es": "es-rae", "en": "en-un"}
_BY_ID = {profile.id: profile for profile in PROFILES}


def profile_for(language: str, profile_id: str = "") -> TypographyProfile:
    """Return the profile of that id, the customary one of the language where the id is unknown or of
    another language, an empty one for languages without."""
    base = language.split("-")[0].lower()
    chosen = _BY_ID.get(profile_id)
    if chosen is not None and chosen.language == base:
        return chosen
    if base == "fr" and language.lower().endswith("-ca"):
        return _BY_ID["fr-quebec"]
    if base in _CUSTOMARY:
        return _BY_ID[_CUSTOMARY[base]]
    return TypographyProfile("", base, "", Gap.ANY, Gap.ANY, Gap.ANY)
