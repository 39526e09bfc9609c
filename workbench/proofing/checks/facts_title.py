"""The gender that a person's title tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.facts.people import people
from workbench.proofing.vocabulary import folded

_LONGEST_OFFICE = 90
_S = "[ \u00a0\u202f]"
_TITLES = {
    "en": {"Mr": "m", "Ms": "f", "Mrs": "f", "Miss": "f", "Sir": "m", "Lady": "f", "Dame": "f"},
    "fr": {"M.": "m", "Mr": "m", "MM.": "m", "Mme": "f", "Mmes": "f", "Mlle": "f"}
    | {"monsieur": "m", "madame": "f", "mademoiselle": "f"},
    "es": {"Sr.": "m", "Sra.": "f", "Srta.": "f", "señor": "m", "señora": "f", "don": "m", "doña": "f"}
    | {"D.": "m", "Dña.": "f", "Dr.": "m", "Dra.": "f"},
}
_OTHER = {
    "en": {"m": "Mr", "f": "Ms"},
    "fr": {"M.": "Mme", "Mme": "M.", "monsieur": "madame", "madame": "monsieur"},
    "es": {"Sr.": "Sra.", "Sra.": "Sr.", "señor": "señora", "señora": "señor", "don": "doña", "doña": "don"}
    | {"Dr.": "Dra.", "Dra.": "Dr."},
}
_NAME = r"[A-ZÀ-ÞĀ-Ž][\w’'‑-]+"


def _pattern(language: str) -> re.Pattern[str]:
    titles = "|".join(re.escape(title) for title in sorted(_TITLES[language], key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?P<title>{titles})(?!\w)\.?{_S}(?P<names>{_NAME}(?:{_S}(?:(?:de|du|da|del|van|von|al|bin){_S})?{_NAME}){{0,3}})"
    )


_ROLES = {
    "fr": "direct|président|présidente|ministre|secrétaire|ambassad|coordonna|coordinat|représentant|porte-parole"
    "|commissaire|haut|haute|chef|cheffe|responsable|gouverneur|gouverneure|maire|docteur|docteure|envoyé|envoyée|juge|reine|roi",
    "es": "direct|president|ministr|secretari|embajador|coordinador|representante|portavoz|comisari|alt[oa] comisionad"
    "|jef[ea]|responsable|gobernador|alcald|doctor|enviad|juez|jueza",
}
_ARTICLES = {
    "fr": (("le", "du", "au", "un"), ("la", "une")),
    "es": (("el", "del", "al", "un"), ("la", "una")),
}
_PRONOUNS = {
    "en": (r"\b(?:he|him|his|himself)\b", r"\b(?:she|her|hers|herself)\b"),
    "fr": (r"\b(?:il|lui-même)\b", r"\b(?:elle|elle-même)\b"),
    "es": (r"\b(?:él)\b", r"\b(?:ella)\b"),
}


def _before_name(language: str) -> re.Pattern[str]:
    """Find an article, an office and what belongs to it, up to where a name may begin."""
    masculine, feminine = ("|".join(words) for words in _ARTICLES[language])
    return re.compile(
        rf"(?<![\w’'])(?:(?P<m>{masculine})|(?P<f>{feminine})){_S}(?:{_ROLES[language]})\w*(?:{_S}[\w’'-]+){{0,7}}{_S}$",
        re.IGNORECASE,
    )


_OFFICES = {language: _before_name(language) for language in _ROLES}
_PATTERNS = {language: _pattern(language) for language in _TITLES}


class TitleCheck(Check):
    """A person's title is a man's in one language and a woman's in the other (Ms, but M.).

    An office with its article tells a gender too (le directeur). The source tells one by the title or, in a
    paragraph that names one person alone, by the pronouns: she, never he.
    """

    id = "facts.title"
    severity = Severity.ERROR
    languages = frozenset(_TITLES)
    examples = (
        Example(
            good=("Ms Lopez spoke first.", "Mme Lopez a parlé la première."),
            bad=("Ms Lopez spoke first.", "M. Lopez a parlé le premier."),
        ),
        Example(
            good=("Mr Ban met Ms Cruz.", "El Sr. Ban se reunió con la Sra. Cruz."),
            bad=("Mr Ban met Ms Cruz.", "El Sr. Ban se reunió con el Sr. Cruz."),
            target_language="es",
        ),
        Example(
            good=(
                "“It works,” said Regional Director Amara Diallo. She thanked the volunteers.",
                "« Cela marche », a dit la directrice régionale Amara Diallo, qui a remercié les bénévoles.",
            ),
            bad=(
                "“It works,” said Regional Director Amara Diallo. She thanked the volunteers.",
                "« Cela marche », a dit le directeur régional Amara Diallo, qui a remercié les bénévoles.",
            ),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield the titles of the segment that the source's block gives the other gender."""
        if context.language(Side.SOURCE) not in _TITLES or not context.is_translated(index):
            return
        told = self._told(context, context.block(index))
        language = context.language(Side.TARGET)
        text = context.plain(index, Side.TARGET).text
        for found in _PATTERNS[language].finditer(text) if told else ():
            title = found.group("title")
            gender = _TITLES[language][title]
            names = [folded(name) for name in found.group("names").split()]
            genders = {gender_there for name in names for gender_there in told.get(name, ())}
            if not genders or gender in genders:
                continue
            other = _OTHER[language].get(title) or _OTHER[language].get(min(genders), "")
            fixes = (Fix(other),) if other else ()
            data = {"target": text[found.start() : found.end()]}
            yield self.issue(context, index, *found.span("title"), "facts.title", data, fixes=fixes)
        if language in _OFFICES:
            yield from self._offices(context, index, told)

    def _offices(self, context: ProofingContext, index: int, told: dict[str, set[str]]) -> Iterator[Issue]:
        """Yield the offices before a name that have the article of the other gender."""
        text = context.plain(index, Side.TARGET).text
        pattern = _OFFICES[context.language(Side.TARGET)]
        for person in people(text):
            genders = {gender for name in person.words for gender in told.get(name, ())}
            before = pattern.search(text, max(0, person.start - _LONGEST_OFFICE), person.start)
            if len(genders) != 1 or before is None or before.group("m" if "m" in genders else "f"):
                continue
            data = {"target": text[before.start() : person.end]}
            yield self.issue(
                context,
                index,
                before.start(),
                person.start - 1,
                "facts.title",
                data,
                severity=Severity.WARNING,
            )

    def _told(self, context: ProofingContext, group: tuple[int, ...]) -> dict[str, set[str]]:
        """Return the genders that the block's source gives to each name."""

        def compute() -> dict[str, set[str]]:
            language = context.language(Side.SOURCE)
            told: dict[str, set[str]] = {}
            for number in group:
                for found in _PATTERNS[language].finditer(context.plain(number, Side.SOURCE).text):
                    for name in found.group("names").split():
                        told.setdefault(folded(name), set()).add(_TITLES[language][found.group("title")])
            texts = [context.plain(number, Side.SOURCE).text for number in group]
            named = {person.words for text in texts for person in people(text)}
            masculine, feminine = (
                any(re.search(pattern, text, re.IGNORECASE) for text in texts)
                for pattern in _PRONOUNS[language]
            )
            if len(named) == 1 and masculine != feminine:
                for name in next(iter(named)):
                    told.setdefault(name, set()).add("m" if masculine else "f")
            return told

        return context.once(("titles", group[0]), Side.SOURCE, compute)
