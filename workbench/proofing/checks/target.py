"""The target as a whole: empty, the same as the source, out of proportion, words written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.facts.addresses import protected
from workbench.proofing.vocabulary import folded

_SHORTEST = 60
_LONG = 150
_PROPORTIONS = (0.5, 2.0)
_SHORT_PROPORTIONS = (0.4, 2.5)
_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]{2,40})[ \u00a0]+\1(?![\w-])(?!['’])", re.IGNORECASE)
_RIGHT_TWICE = {
    "fr": frozenset({"nous", "vous", "très"}),
    "en": frozenset({"had", "that", "bye", "very", "no"}),
    "es": frozenset({"no", "muy"}),
}


class EmptyTargetCheck(Check):
    """The segment is not translated."""

    id = "target.empty"
    severity = Severity.ERROR
    needs_target = False
    examples = (Example(good=("Read more", "En savoir plus"), bad=("Read more", "")),)

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue where the source has text and the target has none."""
        if context.plain(index, Side.SOURCE).text.strip() and not context.is_translated(index):
            yield self.issue(context, index, 0, 0, "target.empty")


class SameAsSourceCheck(Check):
    """The target is the source, word by word. Names, addresses and figures alone may be."""

    id = "target.same_as_source"
    examples = (
        Example(
            good=("António Vitorino, IOM", "António Vitorino, IOM"),
            bad=("The conference took place last week.", "The conference took place last week."),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue over the whole target."""
        source = context.plain(index, Side.SOURCE).text.strip()
        target = context.plain(index, Side.TARGET).text
        if not source or folded(source) != folded(target.strip()):
            return
        if context.language(Side.SOURCE) == context.language(Side.TARGET):
            return
        bare = target
        for start, end in protected(target):
            bare = bare[:start] + " " * (end - start) + bare[end:]
        tokens = [token.strip(".,;:!?()«»“”\"'’") for token in bare.split()]
        if sum(token.isalpha() and token.islower() and len(token) >= 3 for token in tokens) >= 2:
            yield self.issue(context, index, 0, len(target), "target.same_as_source")


class RepeatedWordCheck(Check):
    """A word stands twice in a row in the target and not in the source."""

    id = "target.repeated_word"
    needs_source = False
    examples = (
        Example(
            good=("The plan for the region", "Le plan pour la région"),
            bad=("The plan for the region", "Le plan pour pour la région"),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue a repeated word, with the fix of leaving one out."""
        text = context.plain(index, Side.TARGET).text
        right = _RIGHT_TWICE.get(context.language(Side.TARGET), frozenset())
        twice_in_source = {
            folded(found.group(1)) for found in _TWICE.finditer(context.plain(index, Side.SOURCE).text)
        }
        for found in _TWICE.finditer(text):
            word = found.group(1)
            second = found.group()[-len(word) :]
            if word.lower() in right or folded(word) in twice_in_source:
                continue
            if word[0].isupper() and second[0].isupper():
                continue
            yield self.issue(
                context,
                index,
                found.start(),
                found.end(),
                "target.repeated_word",
                {"word": word},
                fixes=(Fix(word),),
            )


class RepeatedPassageCheck(Check):
    """Several words, or the whole text, stand twice in a row in the target: pasted twice."""

    id = "target.repeated_passage"
    needs_source = False
    examples = (
        Example(
            good=("The plan was adopted.", "Le plan a été adopté."),
            bad=("The plan was adopted.", "Le plan a été adopté. Le plan a été adopté."),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield the first passage that is repeated at once, with the fix of leaving one out."""
        text = context.plain(index, Side.TARGET).text
        span = _repeated(text)
        if span is None or _repeated(context.plain(index, Side.SOURCE).text) is not None:
            return
        start, again, end = span
        once = text[start:again].rstrip()
        yield self.issue(
            context, index, start, end, "target.repeated_passage", {"passage": once[:80]}, fixes=(Fix(once),)
        )


def _repeated(text: str) -> tuple[int, int, int] | None:
    """Return where a passage of four words or more begins, begins again and ends the second time."""
    tokens = list(_WORD.finditer(text))
    if not 2 * _PASSAGE <= len(tokens) <= _MOST_WORDS:
        return None
    words = [token.group().casefold() for token in tokens]
    for length in range(len(words) // 2, _PASSAGE - 1, -1):
        run = 0
        for place in range(len(words) - length):
            run = run + 1 if words[place] == words[place + length] else 0
            if run == length:
                first = place - length + 1
                end = tokens[place + length].end()
                while end < len(text) and not text[end].isspace():
                    end += 1
                return tokens[first].start(), tokens[first + length].start(), end
    return None


_WORD = re.compile(r"\w+")
_PASSAGE = 4
_MOST_WORDS = 400


class LengthCheck(Check):
    """The target of a paragraph is much shorter or longer than translations are."""

    id = "target.length"
    examples = (
        Example(
            good=(
                "The conference took place last week in a context of international agreements on migration.",
                "La conférence s’est tenue la semaine dernière dans un contexte d’accords internationaux sur la migration.",
            ),
            bad=(
                "The conference took place last week in a context of international agreements on migration.",
                "La conférence s’est tenue.",
            ),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue at the first segment of a block whose lengths do not fit."""
        group = context.block(index)
        if index != group[0] or not all(context.is_translated(number) for number in group):
            return
        source = sum(len(context.plain(number, Side.SOURCE).text.strip()) for number in group)
        target = sum(len(context.plain(number, Side.TARGET).text.strip()) for number in group)
        if source < _SHORTEST:
            return
        ratio = target / source
        low, high = _PROPORTIONS if source >= _LONG else _SHORT_PROPORTIONS
        if not low <= ratio <= high:
            message = "target.length.short" if ratio < 1 else "target.length.long"
            end = len(context.plain(index, Side.TARGET).text)
            yield self.issue(context, index, 0, end, message, {"percent": str(round(ratio * 100))})
