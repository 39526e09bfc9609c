"""House styles as data. What each asks for, and where it says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NO_BREAK = "\u00a0"
NARROW = "\u202f"
THIN = "\u2009"
GUILLEMETS = ("«", "»")
SINGLE = ("‘", "’")


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
    it puts elsewhere. ``quotes`` are the marks of a quotation, ``inner_quotes`` those of one within it;
    ``nested_alike`` where the first may stand there too. ``title_point`` says whether English titles end in a
    point (Mr. or Mr), None that both do; ``points_inside`` that , and . stand before a closing mark of
    quotation. ``month_first`` says that dates are written November 24, 2026, ``half_day_clock`` that the hours are
    counted to twelve (2:30 p.m.). ``source`` names the rules' authority.
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
    quotes: tuple[str, str] = ("“", "”")
    inner_quotes: tuple[str, str] = ("“", "”")
    nested_alike: bool = False
    title_point: bool | None = None
    points_inside: bool = False
    month_first: bool = False
    half_day_clock: bool = False


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
        quotes=GUILLEMETS,
        nested_alike=True,
    ),
    TypographyProfile(
        "fr-quebec",
        "fr",
        "Office québécois de la langue française, Vitrine linguistique, Espacements",
        high=Gap.NARROW_OR_NONE,
        colon=Gap.NO_BREAK,
        guillemets=Gap.NO_BREAK,
        percent=Gap.NO_BREAK,
        quotes=GUILLEMETS,
    ),
    TypographyProfile(
        "fr-eu",
        "fr",
        "Code de rédaction interinstitutionnel, 6.4",
        high=Gap.NONE,
        colon=Gap.NONE,
        guillemets=Gap.NONE,
        percent=Gap.NO_BREAK,
        quotes=GUILLEMETS,
    ),
    TypographyProfile(
        "fr-fao",
        "fr",
        "FAO, Directives éditoriales, 4 et 11",
        high=Gap.NONE,
        colon=Gap.NONE,
        guillemets=Gap.NONE,
        quotes=GUILLEMETS,
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
        quotes=GUILLEMETS,
    ),
    TypographyProfile(
        "es-rae",
        "es",
        "RAE y ASALE, Ortografía de la lengua española (2010), III",
        percent=Gap.NO_BREAK,
        quotes=GUILLEMETS,
    ),
    TypographyProfile("en-un", "en", "United Nations Editorial Manual", inner_quotes=SINGLE),
    TypographyProfile(
        "en-uk",
        "en",
        "New Hart’s Rules; The Guardian and Observer style guide",
        inner_quotes=SINGLE,
        title_point=False,
    ),
    TypographyProfile(
        "en-us",
        "en",
        "The Chicago Manual of Style; The Associated Press Stylebook",
        inner_quotes=SINGLE,
        title_point=True,
        points_inside=True,
        month_first=True,
        half_day_clock=True,
    ),
)
_CUSTOMARY = {"fr": "fr-france", "es": "es-rae", "en": "en-un"}
_OF_COUNTRY = {"fr-ca": "fr-quebec", "en-gb": "en-uk", "en-us": "en-us"}
_BY_ID = {profile.id: profile for profile in PROFILES}


def profile_for(language: str, profile_id: str = "") -> TypographyProfile:
    """Return the profile of that id, the customary one of the language where the id is unknown or of
    another language, an empty one for languages without."""
    base = language.split("-")[0].lower()
    chosen = _BY_ID.get(profile_id)
    if chosen is not None and chosen.language == base:
        return chosen
    if language.lower() in _OF_COUNTRY:
        return _BY_ID[_OF_COUNTRY[language.lower()]]
    if base in _CUSTOMARY:
        return _BY_ID[_CUSTOMARY[base]]
    return TypographyProfile("", base, "", Gap.ANY, Gap.ANY, Gap.ANY)
