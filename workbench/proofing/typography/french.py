"""French: spaces around high punctuation and guillemets, apostrophes, accents on capitals, figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.issues import Severity, Side
from workbench.proofing.checks.check import Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.typography.profiles import NARROW, Gap, TypographyProfile
from workbench.proofing.typography.rule import NO_BREAKS, Mark, TypographyCheck

_FRENCH = frozenset({"fr"})
_S = "[ \u00a0\u202f\u2009\t]"
_HIGH = re.compile(rf"(?P<space>{_S}{{0,9}})(?P<mark>[;!?])(?=[;!?.…»”\")\]\s]|$)")
_COLON = re.compile(rf"(?P<space>{_S}{{0,9}})(?P<mark>:)(?=[\s»«“\"]|$)")
_CLOSING = re.compile(rf"(?P<space>{_S}{{0,9}})(?P<mark>»)")
_PERCENT = re.compile(rf"(?<=\d)(?P<space>{_S}{{0,9}})(?P<mark>%)(?![\w])")
_OPENING = re.compile(rf"«(?P<space>{_S}{{0,9}})(?=\S)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_«“\"])|(?<=[^\W\d_])'(?=[  ]?«)|(?<=[^\W\d_])'(?=\d)")
_ELISION = re.compile(
    rf"(?<![\w’'])(?:[ldnmtsjc]|qu|jusqu|lorsqu|puisqu)([’']){_S}+(?=[\w«“])", re.IGNORECASE
)
_GROUP = re.compile(r"(?<![\d.,+])(?<!\d[ \u00a0\u202f])\d{1,3}(?: \d{3})+(?![\d]|[.,]\d{3})")
_COMMA_GROUP = re.compile(
    r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,])|(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.])"
)
_COPIED = re.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?!\d|[.,]\d)")
_POINT = re.compile(
    r"(?<![\d.,])(\d{1,3})\.(\d{1,2})(?=[ \u00a0\u202f]?(?:%|(?:millions?|milliards?|pour[ \u00a0]cent|km|kg|"
    r"mètres?|kilomètres?|hectares?|tonnes?|litres?|degrés?|fois|points?|euros?|dollars?)\b))"
)
_STEMS = (
    "tats?|tatiques?|tats-Unis|tats-unis|quateur|quatorien(?:ne)?s?|gypte|gyptien(?:ne)?s?|thiopie|thiopien(?:ne)?s?|"
    "rythrée|mirats?|cosse|cossais(?:e|es)?|coles?|glises?|tudes?|tudiante?s?|tablissements?|vénements?|vènements?|"
    "nergies?|conomies?|conomiques?|galités?|galement|diteurs?|quipes?|quipements?|tant|tait|taient|crits?|"
    "critures?|crivains?|pidémies?|lèves?|missaires?|pouses?|poux|vidence|videmment|ventuelle?s?|tapes?|lue?s?|"
    "lecteurs?|carts?|quilibres?|thiques?|lysée|pargne|preuves?"
)
# Written alike in English, where they stand in titles: only where French words are beside them.
_SHARED = "ducation|ditions?|valuations?|volutions?|missions?|migrations?|lections?"
_CAPITAL = re.compile(
    rf"(?<![\w.’'-])E(?:{_STEMS})(?!\w)|(?<=[dlnsDLNS]['’])E(?:{_STEMS}|{_SHARED})(?!\w)"
    rf"|(?<![\w.’'-])E(?:{_SHARED})(?= (?:de|du|des|nationale|et) | d[’'])"
)
_ALL_CAPITALS = re.compile(
    r"(?<!\w)E(?:TATS?|QUATEUR|GYPTE|COLES?|TUDES?|CONOMIE|DUCATION|NERGIE|QUIPES?|GALITE)(?!\w)"
)
_A = re.compile(
    r"(?:(?<=^)|(?<=[.!?…][ \u00a0])|(?<=«[ \u00a0\u202f])|(?<=\n))A(?= (?:l[’']|la |partir |travers |cet |cette |ce |cause |propos |"
    r"noter |titre |compter |défaut |moins |peine |présent |terme |nouveau |son |leur |ses |leurs |notre )|"
    r" (?:Genève|Paris|Rome|Bruxelles|Dakar|Bamako|Kaboul|Bogota|Lima|Quito|Nairobi) ?,)"
)
_GRAVE = {"E": "É", "A": "À"}
# Other accents, where no other French word begins so. Ile, Age and Etes stand in names of other languages
# too: only with French words beside them.
_OTHER = re.compile(
    r"(?<![\w.’'-])(?P<circumflex>E)(?=tre (?:ou|en|un|une|le|la|les|à|au|aux|à l)\b|tes[- ]vous\b)"
    r"|(?<![\w.-])(?P<isle>I)(?=les?(?: (?:de|du|des|la|le|les)\b| d[’']|-de-France\b|-du-Prince-))"
    r"|(?<![\w.’'-])(?P<cedilla>C)(?=a (?:va|ne|n’|suffit|sera|serait|fait|peut|commence|marche|a été|y est)\b)"
    r"|(?<=Moyen[- ])(?P<age>A)(?=ge\b)"
)
_OTHER_RIGHT = {"circumflex": "Ê", "isle": "Î", "cedilla": "Ç", "age": "Â"}
_REST = re.compile(r"[\w-]*")


class _GapCheck(TypographyCheck):
    languages = _FRENCH

    def _gap(self, text: str, found: re.Match[str], wanted: Gap, space: str) -> Mark | None:
        """Return what is wrong with the space before a mark, None where the profile allows it."""
        actual, mark = found.group("space"), found.group("mark")
        start, end = found.start("space"), found.end("mark")
        before = text[start - 1] if start else ""
        if not before or before in "\n([«":
            return None
        return _judged(start, end, actual, wanted, space, mark, after=False)


def _judged(
    start: int, end: int, actual: str, wanted: Gap, space: str, mark: str, *, after: bool
) -> Mark | None:
    right = mark + space if after else space + mark
    data = {"mark": mark}
    if wanted is Gap.ANY or (len(actual) == 1 and actual in NO_BREAKS and wanted is not Gap.NONE):
        return None
    if wanted in {Gap.NONE, Gap.NARROW_OR_NONE}:
        return Mark(start, end, mark, "unwanted", data) if actual else None
    return Mark(start, end, right, "ordinary" if actual else "missing", data)


class HighPunctuationCheck(_GapCheck):
    """No no-break space before ; ! ? or : where the house style asks for one (or one where it asks for none)."""

    id = "typography.fr.high_punctuation"
    triggers = (";", "!", "?", ":")
    examples = (
        Example(
            good=(
                "",
                "Bravo\u202f! Il a dit\u00a0: « Oui »".replace("« ", "«\u00a0").replace(" »", "\u00a0»"),
            ),
            bad=("", "Bravo !"),
        ),
        Example(good=("", "Voir https://example.org à 23:20."), bad=("", "Il a dit: oui.")),
    )

    def marks(self, text: str, profile: TypographyProfile) -> Iterator[Mark]:
        """Yield the mark with the space before it."""
        for found in _HIGH.finditer(text):
            before = text[found.start("space") - 1 : found.start("space")]
            if before in {";", "!", "?", "…", ".", "&"} and not found.group("space"):
                continue
            mark = self._gap(text, found, profile.high, profile.high_space)
            if mark is not None:
                yield mark
        for found in _COLON.finditer(text):
            before = text[found.start("space") - 1 : found.start("space")]
            if before == ":":
                continue
            mark = self._gap(text, found, profile.colon, profile.space)
            if mark is not None:
                yield mark


class GuillemetCheck(_GapCheck):
    """No no-break space inside « » where the house style asks for one (or one where it asks for none)."""

    id = "typography.fr.guillemets"
    triggers = ("«", "»")
    examples = (Example(good=("", "un «\u00a0succès\u00a0»"), bad=("", "un « succès »")),)

    def marks(self, text: str, profile: TypographyProfile) -> Iterator[Mark]:
        """Yield the guillemet with its space."""
        for found in _OPENING.finditer(text):
            actual = found.group("space")
            mark = _judged(
                found.start(), found.end(), actual, profile.guillemets, profile.space, "«", after=True
            )
            if mark is not None:
                yield mark
        for found in _CLOSING.finditer(text):
            closing = self._gap(text, found, profile.guillemets, profile.space)
            if closing is not None:
                yield closing


class PercentCheck(_GapCheck):
    """No no-break space before % where the house style asks for one. None at all is let pass."""

    id = "typography.fr.percent"
    triggers = ("%",)
    examples = (Example(good=("", "3,5\u00a0% des cas"), bad=("", "3,5 % des cas")),)

    def marks(self, text: str, profile: TypographyProfile) -> Iterator[Mark]:
        """Yield the sign with its space."""
        for found in _PERCENT.finditer(text):
            if not found.group("space"):
                continue
            mark = self._gap(text, found, profile.percent, profile.space)
            if mark is not None:
                yield mark


class ApostropheCheck(TypographyCheck):
    """A straight apostrophe stands for the typographic one (Lexique de l’Imprimerie nationale)."""

    id = "typography.fr.apostrophe"
    triggers = ("'",)
    languages = _FRENCH
    examples = (Example(good=("", "l’accord"), bad=("", "l'accord")),)

    def found(self, text: str) -> Iterator[Mark]:
        """Yield the apostrophe alone."""
        if "'" in text:
            for found in _APOSTROPHE.finditer(text):
                yield Mark(found.start(), found.end(), "’")


class ElisionSpaceCheck(TypographyCheck):
    """A space stands after the apostrophe of an elision."""

    id = "typography.fr.elision"
    triggers = tuple(mark + space for mark in "’'" for space in " \u00a0\u202f\u2009\t")
    languages = _FRENCH
    examples = (Example(good=("", "d’«\u00a0apprendre\u00a0»"), bad=("", "d’ «\u00a0apprendre\u00a0»")),)

    def found(self, text: str) -> Iterator[Mark]:
        """Yield the apostrophe with the space."""
        for found in _ELISION.finditer(text):
            yield Mark(found.start(1), found.end(), "’")


class CapitalAccentCheck(TypographyCheck):
    """A capital lacks its accent (Imprimerie nationale, Accentuation des capitales; Académie française)."""

    id = "typography.fr.capital_accent"
    triggers = ("E", "A", "Il", "Ca ")
    severity = Severity.WARNING
    languages = _FRENCH
    examples = (
        Example(good=("", "les États membres"), bad=("", "les Etats membres")),
        Example(good=("", "À partir de lundi"), bad=("", "A partir de lundi")),
    )

    def found(self, text: str) -> Iterator[Mark]:
        """Yield the word."""
        for pattern in (_CAPITAL, _ALL_CAPITALS, _A):
            for found in pattern.finditer(text):
                word = found.group()
                right = _GRAVE[word[0]] + word[1:]
                yield Mark(found.start(), found.end(), right, data={"word": word, "right": right})
        for found in _OTHER.finditer(text):
            rest = _REST.match(text, found.end())
            word = found.group() + (rest.group() if rest is not None else "")
            right = _OTHER_RIGHT[found.lastgroup or ""] + word[1:]
            end = found.start() + len(word)
            yield Mark(found.start(), end, right, data={"word": word, "right": right})


def copied_thousands(context: ProofingContext, index: int, text: str) -> Iterator[Mark]:
    """Yield the figures with one comma that stand alike in an English source: thousands, not decimals."""
    if "," not in text or context.language(Side.SOURCE) != "en":
        return
    source = context.plain(index, Side.SOURCE).text
    for found in _COPIED.finditer(text):
        if re.search(rf"(?<![\d.,]){found.group()}(?![\d]|,\d)", source):
            right = found.group().replace(",", NARROW)
            french = context.language(Side.TARGET) == "fr"
            data = {"figure": found.group()} if french else {"wrong": found.group(), "right": right}
            yield Mark(found.start(), found.end(), right, data=data)


class ThousandsCheck(TypographyCheck):
    """Thousands are parted by something else than a no-break space."""

    id = "typography.fr.thousands"
    triggers = tuple("0123456789")
    languages = _FRENCH
    examples = (
        Example(good=("", "1\u202f500 participants"), bad=("", "1 500 participants")),
        Example(
            good=("1,500 participants", "1\u202f500 participants"),
            bad=("1,500 participants", "1,500 participants"),
        ),
    )

    def marks_in(self, context: ProofingContext, index: int) -> Iterator[Mark]:
        """Yield also a figure like 2,150 that an English source writes so too."""
        text = context.plain(index, Side.TARGET).text
        yield from self.found(text)
        yield from copied_thousands(context, index, text)

    def found(self, text: str) -> Iterator[Mark]:
        """Yield the figure."""
        for pattern in (_GROUP, _COMMA_GROUP):
            for found in pattern.finditer(text):
                right = re.sub(r"[ ,.]", NARROW, found.group())
                yield Mark(found.start(), found.end(), right, data={"figure": found.group()})


class DecimalCheck(TypographyCheck):
    """A decimal point stands for the decimal comma."""

    id = "typography.fr.decimal"
    triggers = tuple(f".{digit}" for digit in range(10))
    languages = _FRENCH
    examples = (Example(good=("", "3,5\u00a0% des cas"), bad=("", "3.5\u00a0% des cas")),)

    def found(self, text: str) -> Iterator[Mark]:
        """Yield the figure."""
        for found in _POINT.finditer(text):
            right = f"{found.group(1)},{found.group(2)}"
            yield Mark(found.start(), found.end(), right, data={"figure": found.group()})
