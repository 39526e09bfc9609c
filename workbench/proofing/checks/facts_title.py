"""The gender that a person's title tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.vocabulary import folded

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


_PATTERNS = {language: _pattern(language) for language in _TITLES}


class TitleCheck(Check):
    """A person's title is a man's in one language and a woman's in the other (Ms, but M.)."""

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

    def _told(self, context: ProofingContext, group: tuple[int, ...]) -> dict[str, set[str]]:
        """Return the genders that the block's source gives to each name."""

        def compute() -> dict[str, set[str]]:
            language = context.language(Side.SOURCE)
            told: dict[str, set[str]] = {}
            for number in group:
                for found in _PATTERNS[language].finditer(context.plain(number, Side.SOURCE).text):
                    for name in found.group("names").split():
                        told.setdefault(folded(name), set()).add(_TITLES[language][found.group("title")])
            return told

        return context.once(("titles", group[0]), Side.SOURCE, compute)
