"""Stretches of a translation that stand in the source word for word: titles and names left in its language."""

from __future__ import annotations

from workbench.model.issues import Issue, Side
from workbench.proofing.context import ProofingContext
from workbench.proofing.vocabulary import words

_SHORTEST = 3
_FEWEST_LETTERS = 10
_MOST_WORDS = 2_000
_LONGEST = 60
_MOST_SOURCE = 1_000_000
_ALIKE = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'", "‘": "'", "‑": "-"})


def quoted_stretches(
    context: ProofingContext, index: int, *, anywhere: bool = False
) -> list[tuple[int, int]]:
    """Return the stretches of three words or more that the source has letter for letter, punctuation among them.

    Offsets in the target as it reads. The block's source is looked at, the whole release's with ``anywhere``.
    Two words are enough where both have a capital. None between two texts of one language.
    """
    if context.language(Side.SOURCE) == context.language(Side.TARGET):
        return []
    if anywhere:
        source = context.once(
            "source text", Side.SOURCE, lambda: _joined(context, range(len(context.segments)))
        )
    else:
        group = context.block(index)
        source = context.once(("source text", group[0]), Side.SOURCE, lambda: _joined(context, group))
    if not source or len(source) > _MOST_SOURCE:
        return []
    return context.once(
        ("quoted", index, anywhere),
        Side.TARGET,
        lambda: list(_found(context.plain(index, Side.TARGET).text.translate(_ALIKE), source)),
    )


def without_quoted(context: ProofingContext, index: int, issues: list[Issue]) -> list[Issue]:
    """Return the issues without those of the target's typography that are about words of the source."""
    if not any(issue.check.startswith("typography.") for issue in issues):
        return issues
    plain = context.plain(index, Side.TARGET)
    stretches = [plain.span(*stretch) for stretch in quoted_stretches(context, index)]
    if not stretches:
        return issues
    return [
        issue
        for issue in issues
        if not issue.check.startswith("typography.")
        or issue.side is not Side.TARGET
        or not any(start < issue.start and issue.end < end for start, end in stretches)
    ]


def _joined(context: ProofingContext, indexes: range | tuple[int, ...]) -> str:
    texts = (context.plain(number, Side.SOURCE).text for number in indexes)
    return "\n".join(text for text in texts if text).translate(_ALIKE)


def _found(text: str, source: str) -> list[tuple[int, int]]:
    spans = [found.span() for found in words(text)][:_MOST_WORDS]
    stretches: list[tuple[int, int]] = []
    first = 0
    while first + 1 < len(spans):
        last = first + 1
        longest = min(len(spans), first + _LONGEST)
        while last < longest and text[spans[first][0] : spans[last][1]] in source:
            last += 1
        start, end = spans[first][0], spans[last - 1][1]
        if _counts(text, spans[first:last], source):
            stretches.append((start, end))
            first = last
        else:
            first += 1
    return stretches


def _counts(text: str, spans: list[tuple[int, int]], source: str) -> bool:
    """Return whether the words are too many, or too much like names, to stand in both texts by chance."""
    start, end = spans[0][0], spans[-1][1]
    if len(spans) < 2 or sum(map(str.isalpha, text[start:end])) < _FEWEST_LETTERS:
        return False
    if len(spans) < _SHORTEST and not all(text[first].isupper() for first, _ in spans):
        return False
    place = source.find(text[start:end])
    after = source[place + end - start : place + end - start + 1]
    return not after.isalpha() and not source[max(0, place - 1) : place].isalpha()
