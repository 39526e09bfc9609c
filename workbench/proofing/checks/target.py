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
_CALLS = frozenset(
    {"ha", "ah", "hé", "he", "eh", "ho", "oh", "hum", "hi", "ja", "je", "ji", "jo", "bla", "toc"}
)
_RIGHT_TWICE = {
    "fr": frozenset({"nous", "vous", "très"}) | _CALLS,
    "en": frozenset({"had", "that", "bye", "very", "no"}) | _CALLS,
    "es": frozenset({"no", "muy"}) | _CALLS,
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
        pairs = list(_TWICE.finditer(text))
        twice_in_source = {
            folded(found.group(1))
            for found in _TWICE.finditer(context.plain(index, Side.SOURCE).text if pairs else "")
        }
        for found in pairs:
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
    words = _WORD.findall(text.casefold())
    if not 2 * _PASSAGE <= len(words) <= _MOST_WORDS or len(words) - len(set(words)) < _PASSAGE:
        return None
    tokens = list(_WORD.finditer(text))
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


class SentenceCheck(Check):
    """A sentence of the source is left out: fewer sentences, and less text than the rest of the release has.

    Where nothing in the target joins what were two sentences, a little less text is enough.
    A sentence of the source that stands in the target as it is was left untranslated.
    """

    id = "target.sentence"
    examples = (
        Example(
            good=(
                "The road is open. Trucks carry water to the camp. The school opens on Monday.",
                "La route est ouverte. Des camions livrent de l’eau au camp. L’école ouvre lundi.",
            ),
            bad=(
                "The road is open. Trucks carry water to the camp. The school opens on Monday.",
                "La route est ouverte. L’école ouvre lundi.",
            ),
        ),
        Example(
            good=("The school opens on Monday. It is new.", "L’école, toute neuve, ouvre lundi."),
            bad=("The school opens on Monday. It is new.", "L’école ouvrira ses portes lundi."),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield a sentence that was left as it is, or one issue where sentences are missing."""
        source = context.plain(index, Side.SOURCE).text
        target = context.plain(index, Side.TARGET).text
        mine, theirs = _sentences(source), _sentences(target)
        if len(theirs) > 1 and context.language(Side.SOURCE) != context.language(Side.TARGET):
            known = {folded(source[start:end]) for start, end in mine}
            for start, end in theirs:
                sentence = target[start:end]
                if folded(sentence) in known and _is_prose(sentence):
                    data = {"sentence": sentence[:120]}
                    yield self.issue(context, index, start, end, "target.sentence.untranslated", data)
                    return
        if len(mine) < 2 or len(theirs) >= len(mine):
            return
        usual = len(source) * _proportion(context)
        if len(target) < _LEFT_OUT * usual or (
            len(target) < _SHORTER * usual and len(_JOINT.findall(target)) <= len(_JOINT.findall(source))
        ):
            data = {"source": str(len(mine)), "target": str(len(theirs))}
            yield self.issue(context, index, 0, len(target), "target.sentence.missing", data)


_SENTENCE_END = re.compile(
    r"[.!?…](?<!\b[A-Z].)(?<!\b(?:Mr|Ms|Dr|St|Sr|No).)(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Sra|Dra).)(?<!\bCapt.)[”»’\")]*[ \u00a0\u202f]+(?=[«“\"¿¡(]?[ \u00a0\u202f]?[A-ZÀ-Þ])"
)
_LEFT_OUT = 0.8
_SHORTER = 0.95
_JOINT = re.compile(
    r"[,;:—–(]|\b(?:and|as|but|or|so|that|then|where|which|while|who|with|afin|avec|car|donc|dont|et|mais|ou|où|puis|que"
    r"|qui|tandis|aunque|con|donde|e|o|pero|pues|u|y)\b",
    re.IGNORECASE,
)
_ENOUGH_TEXT = 1500


def _sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a segment are; a segment is most often one."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    return [
        (start, start + len(text[start:end].rstrip()))
        for start, end in zip([0, *ends], [*ends, len(text)], strict=True)
        if text[start:end].strip()
    ]


def _is_prose(text: str) -> bool:
    return sum(word.isalpha() and word.islower() for word in text.split()) >= 3


def _proportion(context: ProofingContext) -> float:
    """Return how long a translation is by its source in this release; 1 where there is too little to tell."""

    def compute() -> float:
        source = target = 0
        for segment in context.segments:
            if segment.target:
                source += len(segment.source)
                target += len(segment.target)
        return target / source if source >= _ENOUGH_TEXT else 1.0

    return context.once("proportion", Side.TARGET, compute)


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
