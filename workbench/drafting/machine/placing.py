"""The codes of the source put into the translation of its plain text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.drafting.machine.code_tree import Node
from workbench.drafting.machine.locating import Span, in_proportion, like_words, place_between, same_words
from workbench.drafting.machine.words import words_of

# Characters of a target in which it pays to look for a phrase that was translated by itself.
_LONGEST_AREA = 5000

Translate = Callable[[str], str | None]


def place_nodes(source: str, target: str, nodes: Sequence[Node], translate: Translate) -> bool:
    """Give every node its place in the target; return whether that could be done.

    ``translate`` gives a translation of a short phrase, or ``None`` where that would cost too much.
    """
    return _place_within(source, target, nodes, (0, len(source)), (0, len(target)), translate)


def _place_within(
    source: str, target: str, nodes: Sequence[Node], within: Span, area: Span, translate: Translate
) -> bool:
    taken: list[Span] = []
    length = max(1, within[1] - within[0])
    pairs = [node for node in nodes if node.is_pair]

    def free(span: Span) -> bool:
        return all(span[1] <= start or span[0] >= end for start, end in taken)

    unplaced: list[Node] = []
    for node in pairs:
        span = _found(source, target, node, within, area, translate)
        if span is None or not free(span):
            unplaced.append(node)
            continue
        taken.append(span)
        node.place, node.stop = span
    for node in unplaced:
        begins, ends = (node.start - within[0]) / length, (node.end - within[0]) / length
        span = in_proportion(target, area, begins, ends, free)
        if span is None:
            return False
        taken.append(span)
        node.place, node.stop = span
    for node in pairs:
        inner, place = (node.start, node.end), (node.place, node.stop)
        if not _place_within(source, target, node.children, inner, place, translate):
            return False
    _place_single(source, target, nodes, within, area, taken)
    return True


def _found(
    source: str, target: str, node: Node, within: Span, area: Span, translate: Translate
) -> Span | None:
    phrase = source[node.start : node.end]
    if phrase.strip() == source[within[0] : within[1]].strip():
        return area
    inside = _inside_same_word(source, target, node, area)
    if inside is not None:
        return inside
    near = ((node.start + node.end) / 2 - within[0]) / max(1, within[1] - within[0])
    found = same_words(phrase, target, area, near)
    if found is None and area[1] - area[0] <= _LONGEST_AREA:
        draft = translate(phrase.strip())
        if draft:
            found = same_words(draft, target, area, near) or like_words(draft, target, area, near)
    return None if found is None else _with_punctuation(phrase, target, found, area)


def _inside_same_word(source: str, target: str, node: Node, area: Span) -> Span | None:
    """Return the same part of the same word: the figure of ``CO2`` stays a subscript."""
    for start, end in words_of(source):
        if start <= node.start and node.end <= end and (start, end) != (node.start, node.end):
            same = [
                span for span in words_of(target, *area) if target[span[0] : span[1]] == source[start:end]
            ]
            return (same[0][0] + node.start - start, same[0][0] + node.end - start) if same else None
    return None


_MARKS = '«»“”„"()[]…?!.,;:%'


def _with_punctuation(phrase: str, target: str, span: Span, area: Span) -> Span:
    """Take marks into the span that the phrase had at its edges and that stand beside it in the target."""
    start, end = span
    phrase = phrase.strip()
    if phrase[:1] in _MARKS:
        before = target[area[0] : start].rstrip("\u00a0\u202f ")
        if before and before[-1] in _MARKS:
            start = area[0] + len(before) - 1
    if phrase[-1:] in _MARKS:
        after = target[end : area[1]]
        rest = after.lstrip("\u00a0\u202f ")
        if rest and rest[0] in _MARKS:
            end += len(after) - len(rest) + 1
    return start, end


def _place_single(
    source: str, target: str, nodes: Sequence[Node], within: Span, area: Span, taken: Sequence[Span]
) -> None:
    """Place what encloses nothing: after the same word, or in proportion, never inside a sibling."""
    length = max(1, within[1] - within[0])
    least = area[0]
    for node in nodes:
        if node.is_pair:
            continue
        place = _after_same_word(source, target, node, within, area)
        if place is None:
            place = place_between(target, area, (node.start - within[0]) / length)
        place = max(place, least)
        for start, end in taken:
            if start < place < end:
                place = end
        least = place
        for each in _self_and_below(node):
            each.place = each.stop = place


def _after_same_word(source: str, target: str, node: Node, within: Span, area: Span) -> int | None:
    before = source[within[0] : node.start]
    if not before or before[-1].isspace():
        return None
    word = before.split()[-1]
    found = same_words(word, target, area, len(before) / max(1, within[1] - within[0]))
    return None if found is None else _with_punctuation(word, target, found, area)[1]


def _self_and_below(node: Node) -> list[Node]:
    return [node, *(each for child in node.children for each in _self_and_below(child))]
