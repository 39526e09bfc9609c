"""The number words of English, French and Spanish.

Sources: the cardinal numbers as Le Bon Usage (14th ed., 596 ff., with septante, huitante and nonante), the
Nueva gramática de la lengua española (21) and the Oxford Guide to Style (7) write them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class NumberWords:
    """The words of one language, folded (no accents, small letters).

    ``small`` are added up, ``hundred`` multiplies what stands before it, ``scales`` close a group.
    ``joiners`` stand inside a number. ``articles`` mean one or an article. ``nouns`` are collectives
    (``dozen``) with their value when an article or nothing stands before them, ``fractions`` the
    denominators after a count (``thirds``), ``ordinals`` words for a place in an order, and adjectives
    that hold a number of years (``triennal`` answers « three-year »). ``closing`` are the ordinals that end
    one of several words (twenty-first, soixante et onzième) with the cardinal that each stands for;
    ``added`` are ordinals to which those that follow are added (septuagésimo quinto).
    """

    small: dict[str, int]
    hundred: dict[str, int]
    scales: dict[str, int]
    joiners: frozenset[str]
    articles: frozenset[str]
    nouns: dict[str, int]
    fractions: dict[str, int]
    ordinals: dict[str, int]
    weak: frozenset[str] = field(default_factory=frozenset)
    closing: dict[str, str] = field(default_factory=dict)
    added: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def cardinal_words(self) -> frozenset[str]:
        """The words that cardinal numbers consist of."""
        return frozenset((*self.small, *self.hundred, *self.scales, *self.joiners))


def _series(first: int, names: str) -> dict[str, int]:
    return {name: first + place for place, name in enumerate(names.split())}


def _tens(names: str) -> dict[str, int]:
    return {name: 20 + 10 * place for place, name in enumerate(names.split())}


_EN_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_EN_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_FR_UNITS = (
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf"
)
_ES_UNITS = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco "
    "veintiseis veintisiete veintiocho veintinueve"
)
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def _french_closing() -> dict[str, str]:
    """Return the ordinals in -ième of the simple cardinals, with these."""
    stems = {"un": "un", "cinq": "cinqu", "neuf": "neuv", "million": "million", "milliard": "milliard"}
    simple = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt"
    tens = "trente quarante cinquante soixante septante huitante octante nonante cent mille million milliard"
    return {
        f"{stems.get(word, word.removesuffix('e'))}ieme{plural}": word
        for word in f"{simple} {tens}".split()
        for plural in ("", "s")
    }


def _spanish_ordinals() -> tuple[dict[str, int], dict[str, int]]:
    """Return the ordinals of one word with their values, and those among them that others are added to."""
    ends = ("o", "a", "os", "as")
    units = _series(1, "primer segund tercer cuart quint sext septim octav noven")
    tens = {
        f"{stem}esim": value
        for stem, value in {
            "vig": 20,
            "trig": 30,
            "cuadrag": 40,
            "quincuag": 50,
            "sexag": 60,
            "septuag": 70,
        }.items()
    } | {"decim": 10, "octogesim": 80, "nonagesim": 90, "centesim": 100}
    added = {stem + end: value for stem, value in tens.items() for end in ends}
    simple = {stem + end: value for stem, value in units.items() for end in ends} | {"primer": 1, "tercer": 3}
    joined = {
        f"{stem}o{unit}": ten + one for stem, ten in tens.items() if ten < 100 for unit, one in simple.items()
    }
    elevenths = {f"{stem}ecim{end}": value for stem, value in {"und": 11, "duod": 12}.items() for end in ends}
    return simple | joined | elevenths | added, added


_ES_ORDINALS, _ES_ADDED = _spanish_ordinals()

ENGLISH = NumberWords(
    small=_series(1, _EN_UNITS) | _tens(_EN_TENS) | {"zero": 0},
    hundred={"hundred": 100},
    scales={"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    joiners=frozenset({"and"}),
    articles=frozenset({"a", "an"}),
    nouns={"dozen": 12, "decade": 10, "score": 20, "fortnight": 14, "couple": 2, "pair": 2, "century": 100},
    fractions={
        "half": 2,
        "halves": 2,
        "third": 3,
        "thirds": 3,
        "quarter": 4,
        "quarters": 4,
        "fifth": 5,
        "fifths": 5,
        "sixth": 6,
        "sixths": 6,
        "eighth": 8,
        "eighths": 8,
        "tenth": 10,
        "tenths": 10,
    },
    ordinals=_series(1, _EN_ORDINALS)
    | {f"{name[:-1]}ieth": value for name, value in _tens(_EN_TENS).items()}
    | {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}
    | {"doubled": 2, "doubling": 2, "tripled": 3, "trebled": 3, "tripling": 3, "threefold": 3}
    | {"quadrupled": 4, "quadrupling": 4, "fourfold": 4, "fivefold": 5, "tenfold": 10}
    | {"biennial": 2, "triennial": 3, "quadrennial": 4, "quinquennial": 5, "decennial": 10},
    weak=frozenset(
        {"one", "zero", "two", "both", "decade", "score", "fortnight", "couple", "pair", "century"}
    ),
    closing=dict(zip(_EN_ORDINALS.split(), _EN_UNITS.split(), strict=True))
    | {f"{name[:-1]}ieth": name for name in _EN_TENS.split()}
    | {f"{name}th": name for name in ("hundred", "thousand", "million", "billion")},
)
FRENCH = NumberWords(
    small=_series(2, _FR_UNITS)
    | {"zero": 0, "un": 1, "une": 1, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50}
    | {"soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90},
    hundred={"cent": 100, "cents": 100},
    scales={"mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9}
    | {"billion": 10**12, "billions": 10**12},
    joiners=frozenset({"et"}),
    articles=frozenset({"un", "une"}),
    nouns={
        "dizaine": 10,
        "douzaine": 12,
        "quinzaine": 15,
        "vingtaine": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "soixantaine": 60,
        "centaine": 100,
        "millier": 1000,
        "decennie": 10,
        "siecle": 100,
    },
    fractions={"tiers": 3, "quart": 4, "quarts": 4, "cinquieme": 5, "cinquiemes": 5, "sixieme": 6}
    | {"sixiemes": 6, "huitieme": 8, "huitiemes": 8, "dixieme": 10, "dixiemes": 10, "demi": 2, "moitie": 2},
    ordinals={"premier": 1, "premiere": 1, "premiers": 1, "premieres": 1, "second": 2, "seconde": 2}
    | _series(
        2,
        "deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme "
        "treizieme quatorzieme quinzieme seizieme dix-septieme dix-huitieme dix-neuvieme vingtieme",
    )
    | {
        stem + end: times
        for stem, times in {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5, "decupl": 10}.items()
        for end in ("e", "es", "ee", "ees", "er", "ant")
    }
    | {"trentieme": 30, "quarantieme": 40, "cinquantieme": 50, "soixantieme": 60, "centieme": 100}
    | {"septantieme": 70, "huitantieme": 80, "octantieme": 80, "nonantieme": 90, "millieme": 1000}
    | {
        stem + end: years
        for stem, years in {
            "bienn": 2,
            "trienn": 3,
            "quadrienn": 4,
            "quinquenn": 5,
            "septenn": 7,
            "decenn": 10,
        }.items()
        for end in ("al", "ale", "aux", "ales")
    },
    weak=frozenset({"un", "une", "zero", "deux", "quinzaine", "quarantaine", "decennie", "siecle", "neuf"}),
    closing=_french_closing(),
)
SPANISH = NumberWords(
    small=_series(1, _ES_UNITS)
    | {"cero": 0, "un": 1, "una": 1, "veintiun": 21, "veintiuna": 21, "treinta": 30, "cuarenta": 40}
    | {
        "cincuenta": 50,
        "sesenta": 60,
        "setenta": 70,
        "ochenta": 80,
        "noventa": 90,
        "cien": 100,
        "ciento": 100,
    }
    | {
        f"{stem}ient{end}": value * 100
        for stem, value in {
            "dosc": 2,
            "tresc": 3,
            "cuatroc": 4,
            "seisc": 6,
            "setec": 7,
            "ochoc": 8,
            "novec": 9,
        }.items()
        for end in ("os", "as")
    }
    | {"quinientos": 500, "quinientas": 500},
    hundred={},
    scales={"mil": 10**3, "millon": 10**6, "millones": 10**6, "billon": 10**12, "billones": 10**12},
    joiners=frozenset({"y"}),
    articles=frozenset({"un", "una"}),
    nouns={"docena": 12, "decena": 10, "quincena": 15, "veintena": 20, "treintena": 30, "centena": 100}
    | {"centenar": 100, "millar": 1000, "decada": 10, "siglo": 100, "par": 2},
    fractions={"tercio": 3, "tercios": 3, "cuarto": 4, "cuartos": 4, "cuarta": 4, "cuartas": 4, "quinto": 5}
    | {
        "quinta": 5,
        "quintos": 5,
        "quintas": 5,
        "decimo": 10,
        "decimos": 10,
        "decima": 10,
        "mitad": 2,
        "medio": 2,
    },
    ordinals=_ES_ORDINALS
    | {
        stem + end: years
        for stem, years in {"bien": 2, "trien": 3, "cuatrien": 4, "quinquen": 5, "decen": 10}.items()
        for end in ("al", "ales")
    },
    weak=frozenset({"uno", "un", "una", "cero", "dos", "quincena", "decada", "siglo", "par"}),
    added=frozenset(_ES_ADDED),
)
BY_LANGUAGE = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH}
