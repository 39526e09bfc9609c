"""Where the words that a pair of codes encloses stand in the translation."""

from __future__ import annotations

from collections.abc import Callable

from workbench.drafting.machine.words import figures_of, folded, words_of

Span = tuple[int, int]
_LIKE_ENOUGH = 78.0


def same_words(phrase: str, target: str, area: Span, near: float) -> Span | None:
    """Return the stretch of ``area`` that reads as the phrase: a name, a figure, an address, or all of it.

    ``near`` (0 to 1) is where in the area it is expected; the nearest of several is taken.
    """
    wanted = [_key(phrase[start:end]) for start, end in words_of(phrase)]
    if not wanted:
        return None
    spans = words_of(target, *area)
    keys = [_key(target[start:end]) for start, end in spans]
    found = [
        (spans[i][0], spans[i + len(wanted) - 1][1])
        for i in range(len(keys) - len(wanted) + 1)
        if keys[i : i + len(wanted)] == wanted
    ]
    if not found:
        return _around_shared(phrase, wanted, spans, keys)
    expected = area[0] + near * (area[1] - area[0])
    return min(found, key=lambda span: abs((span[0] + span[1]) / 2 - expected))


def _around_shared(phrase: str, wanted: list[str], spans: list[Span], keys: list[str]) -> Span | None:
    """Return the words around those names and figures of the phrase that stand in the target too."""
    if len(wanted) < 2:
        return None
    sources = [phrase[start:end] for start, end in words_of(phrase)]
    telling = [
        i
        for i, word in enumerate(sources)
        if any(c.isdigit() for c in word) or (word[:1].isupper() and len(word) > 2)
    ]
    shared = [i for i in telling if keys.count(wanted[i]) == 1]
    if not shared or len(shared) * 2 < len(telling):
        return None
    places = [keys.index(wanted[i]) for i in shared]
    if places != sorted(places) or places[-1] - places[0] > 2 * len(wanted):
        return None
    first = max(0, places[0] - shared[0])
    last = min(len(keys) - 1, places[-1] + len(wanted) - 1 - shared[-1])
    return spans[first][0], spans[last][1]


def like_words(draft: str, target: str, area: Span, near: float) -> Span | None:
    """Return the stretch of ``area`` that reads most like ``draft``, a translation of the phrase alone."""
    from rapidfuzz import fuzz

    count = len(words_of(draft))
    spans = words_of(target, *area)
    wanted = folded(draft)
    best: tuple[float, float, Span] | None = None
    expected = area[0] + near * (area[1] - area[0])
    for size in range(max(1, count - 2), count + 3):
        for i in range(len(spans) - size + 1):
            span = (spans[i][0], spans[i + size - 1][1])
            score = fuzz.ratio(wanted, folded(target[span[0] : span[1]]))
            rank = (score, -abs((span[0] + span[1]) / 2 - expected))
            if score >= _LIKE_ENOUGH and (best is None or rank > best[:2]):
                best = (*rank, span)
    return best[2] if best else None


def in_proportion(
    target: str, area: Span, begins: float, ends: float, free: Callable[[Span], bool]
) -> Span | None:
    """Return the words of ``area`` between two places in it (0 to 1), at least one word, none cut.

    Of the stretches that are ``free`` the nearest is taken; ``None`` where there is none.
    """
    spans = words_of(target, *area)
    if not spans:
        return None
    first = area[0] + begins * (area[1] - area[0])
    last = area[0] + ends * (area[1] - area[0])
    start = min(range(len(spans)), key=lambda i: abs(spans[i][0] - first))
    stop = max(start, min(range(len(spans)), key=lambda i: abs(spans[i][1] - last)))
    size = stop - start
    candidates = [(spans[i][0], spans[i + each][1]) for each in {size, 0} for i in range(len(spans) - each)]
    candidates = [span for span in candidates if free(span)]
    return min(
        candidates,
        key=lambda span: abs(span[0] - spans[start][0]) + abs(span[1] - spans[stop][1]),
        default=None,
    )


def place_between(target: str, area: Span, where: float) -> int:
    """Return the end of a word, or the beginning of the area, nearest to the place ``where`` (0 to 1)."""
    wanted = area[0] + where * (area[1] - area[0])
    places = [area[0], *(end for _, end in words_of(target, *area)), area[1]]
    return min(places, key=lambda place: abs(place - wanted))


def _key(word: str) -> str:
    return figures_of(word) or folded(word)
