"""Quotation marks: straight ones, those of another language, those of the second level."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.issues import Side
from workbench.proofing.checks.check import Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.typography.profiles import Gap, TypographyProfile
from workbench.proofing.typography.rule import SPACES, Mark, TypographyCheck

_BEFORE_OPENING = SPACES + "([{—–-/\n’'«“‘¿¡"
_AFTER_CLOSING = SPACES + ".,;:!?…)]}—–-/\n»”’'"
_PAIRS = {"«": "»", "“": "”"}


def _outer(profile: TypographyProfile) -> tuple[str, str]:
    """Return the marks of the first level with the space inside them."""
    space = profile.space if profile.guillemets is Gap.NO_BREAK else ""
    opening, closing = profile.quotes
    return opening + space, space + closing


def _mark(text: str, place: int, right: str, opening: bool) -> Mark:
    """Return the mark at a place with the spaces inside it, which the replacement brings anew."""
    start, end = place, place + 1
    while opening and end < len(text) and text[end] in SPACES:
        end += 1
    while not opening and start and text[start - 1] in SPACES:
        start -= 1
    return Mark(start, end, right, data={"wrong": text[place], "right": right.strip(SPACES)})


def _depths(text: str, before: str) -> list[int]:
    """Return how many « are open at each place of a text that follows another."""
    depth = max(0, before.count("«") - before.count("»"))
    depths = []
    for char in text:
        if char == "»":
            depth = max(0, depth - 1)
        depths.append(depth)
        if char == "«":
            depth += 1
    return depths


def _before(context: ProofingContext, index: int) -> str:
    return " ".join(context.plain(other, Side.TARGET).text for other in context.block(index) if other < index)


class StraightQuotesCheck(TypographyCheck):
    """Straight quotation marks stand for those of the language (Lexique de l’Imprimerie nationale, Guillemets;
    Ortografía de la lengua española, Comillas; United Nations Editorial Manual, Quotations; New Hart’s Rules, Quotation).

    In English only where the release has typographic ones too: many houses publish straight ones.
    """

    id = "typography.straight_quotes"
    languages = frozenset({"fr", "es", "en"})
    triggers = ('"',)
    examples = (
        Example(good=("", "un «\u00a0succès\u00a0»"), bad=("", 'un "succès"')),
        Example(good=("", "un «éxito»"), bad=("", 'un "éxito"'), target_language="es"),
        Example(
            good=("", "a “success” and a “failure”"),
            bad=("", 'a "success" and a “failure”'),
            target_language="en",
        ),
    )

    def marks_in(self, context: ProofingContext, index: int) -> Iterator[Mark]:
        """Yield each mark of its own, so that fixing one leaves the other as it is."""
        if context.language(Side.TARGET) == "en" and not any(
            "“" in segment.target for segment in context.segments
        ):
            return
        text = context.plain(index, Side.TARGET).text
        profile = context.profile(context.target_language)
        depths = _depths(text, _before(context, index))
        places = [place for place, char in enumerate(text) if char == '"']
        for number, place in enumerate(places):
            if text[place - 1 : place].isdigit() and len(places) % 2:
                continue  # inches
            opening = _opens(text, place)
            if opening is None and len(places) % 2 == 0:
                opening = number % 2 == 0
            if opening is None:
                yield Mark(place, place + 1, None, data={"wrong": '"', "right": "".join(profile.quotes)})
                continue
            marks = profile.inner_quotes if depths[place] else _outer(profile)
            yield _mark(text, place, marks[0 if opening else 1], opening)


def _opens(text: str, place: int) -> bool | None:
    """Return whether a straight mark opens, None where its neighbours do not tell."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    can_open = (not before or before in _BEFORE_OPENING) and bool(after) and after not in SPACES + ".,;:"
    can_close = (not after or after in _AFTER_CLOSING) and bool(before) and before not in SPACES + "(["
    return can_open if can_open != can_close else None


class ForeignQuotesCheck(TypographyCheck):
    """Quotation marks are those of another language: “ ” in French, « » in English (the same authorities)."""

    id = "typography.foreign_quotes"
    languages = frozenset({"fr", "en"})
    triggers = ("“", "”", "«", "»")
    examples = (
        Example(good=("", "un «\u00a0succès\u00a0»"), bad=("", "un “succès”")),
        Example(good=("", "a “success”"), bad=("", "a « success »"), target_language="en"),
    )

    def marks_in(self, context: ProofingContext, index: int) -> Iterator[Mark]:
        """Yield each mark; those of the second level, and all that follow an open «, are let be."""
        text = context.plain(index, Side.TARGET).text
        profile = context.profile(context.target_language)
        wrong = "«»" if profile.language == "en" else "“”"
        if not any(char in text for char in wrong):
            return
        depths = _depths(text, _before(context, index)) if profile.language == "fr" else [0] * len(text)
        if profile.language == "fr" and text.count("»") > text.count("«"):
            return  # a quotation that began elsewhere
        outer = _outer(profile)
        for place, char in enumerate(text):
            if char in wrong and not depths[place]:
                opening = char == wrong[0]
                yield _mark(text, place, outer[0 if opening else 1], opening)


class NestedQuotesCheck(TypographyCheck):
    """A quotation within a quotation has the marks of the first level again (Code de rédaction
    interinstitutionnel, Guillemets; Vitrine linguistique, Guillemets; Ortografía, Comillas; Editorial Manual,
    Quotations). The Imprimerie nationale allows it.
    """

    id = "typography.nested_quotes"
    languages = frozenset({"fr", "es", "en"})
    triggers = ("«", "“")
    examples = (
        Example(
            good=("", "Dijo: «El “plan” sigue»."),
            bad=("", "Dijo: «El «plan» sigue»."),
            target_language="es",
        ),
        Example(
            good=("", "She said: “The ‘plan’ stands.”"),
            bad=("", "She said: “The “plan” stands.”"),
            target_language="en",
        ),
    )

    def marks(self, text: str, profile: TypographyProfile) -> Iterator[Mark]:
        """Yield both marks of each pair that stands whole within a pair of the same kind."""
        opening, closing = profile.quotes
        if profile.nested_alike or text.count(opening) < 2 or closing not in text:
            return
        opened: list[int] = []
        pairs: list[tuple[int, int, int]] = []
        for place, char in enumerate(text):
            if char == opening:
                opened.append(place)
            elif char == closing and opened:
                pairs.append((opened.pop(), place, len(opened)))
        if opened:
            return
        inner = profile.inner_quotes
        for start, end, depth in sorted(pairs):
            if depth % 2:
                yield _mark(text, start, inner[0], opening=True)
                yield _mark(text, end, inner[1], opening=False)
