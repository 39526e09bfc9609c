"""What becomes of the targets when segments are split and joined. Nothing of a text gets lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.model.cutting import (
    Combined,
    Piece,
    combine,
    cut_points,
    pairs_are_whole,
    says_something,
    translated,
)
from workbench.model.inline import CODE_PATTERN, is_code, keep_known_codes, without_codes
from workbench.model.release import Segment
from workbench.model.translation import Origin, OriginKind, SegmentState, TargetRevision

_STATES = tuple(SegmentState)


@dataclass(frozen=True, slots=True)
class Carried:
    """A text that goes over to another segment; ``parent_id`` is the revision that it comes from."""

    text: str
    state: SegmentState
    origin: Origin
    parent_id: str


def carried_parts(
    head: TargetRevision, parts: Sequence[Segment], offset: int | None, language: str
) -> list[Carried | None] | None:
    """Return what each of the parts gets of a text; None stands for a part without a target.

    With an ``offset`` the first two parts share the text there. Without one it is cut between its sentences
    where each part then has its own and they fit, else the whole goes to the first part, as a draft.
    None is returned where the offset cuts a pair of codes, or puts a code beside the part that it belongs to.
    """
    texts = None
    if len(parts) == 2:
        if offset is None:
            offset = _sentence_border(head.text, [part.text for part in parts], language)
        elif says_something(head.text[:offset]) and says_something(head.text[offset:]):
            texts = _cut(head, parts, offset)
            if texts is None:
                return None
        elif not says_something(head.text[:offset]):
            whole = keep_known_codes(head.text, parts[1].codes)
            return [None, Carried(whole, _draft(head.state), head.origin, head.id)]
        else:
            offset = None
        if texts is None and offset is not None:
            texts = _cut(head, parts, offset)
    if texts is not None:
        return [Carried(text, head.state, head.origin, head.id) for text in texts]
    whole = keep_known_codes(head.text, parts[0].codes)
    first = Carried(whole, _draft(head.state), head.origin, head.id) if says_something(whole) else None
    return [first, *[None] * (len(parts) - 1)]


def _cut(head: TargetRevision, parts: Sequence[Segment], offset: int) -> list[str] | None:
    codes = [code for part in parts for code in part.codes]
    end, begin = cut_points(head.text, codes, offset)
    texts = [head.text[:end].lstrip(), head.text[begin:].rstrip()]
    for text, part in zip(texts, parts, strict=True):
        if not says_something(text) or not pairs_are_whole(text, part.codes):
            return None
    return texts


def _sentence_border(text: str, sources: Sequence[str], language: str) -> int | None:
    """Return where a text is cut as its source is, None where its sentences do not tell."""
    # Its rules take a while to read, and few releases are cut again.
    from workbench.intake.segmentation import sentence_spans

    plain, places = "", []
    for at, char in enumerate(text):
        if not is_code(char):
            plain += char
            places.append(at)
    sentences = sentence_spans(plain.replace("\n", " "), language)
    wanted = [len(sentence_spans(without_codes(source), language)) for source in sources]
    if len(sentences) == 2:
        first = 1
    elif len(sentences) == sum(wanted):
        first = wanted[0]
    else:
        return None
    return places[sentences[first][0]] if 0 < first < len(sentences) else None


def combined(segments: Sequence[Segment]) -> Combined:
    """Return the segments' texts put together; raise ``ValueError`` where they have too many codes."""
    return combine([Piece(segment.text, segment.codes, segment.separator) for segment in segments])


def carried_together(
    heads: Sequence[TargetRevision | None], segments: Sequence[Segment], whole: Combined
) -> Carried | None:
    """Return the targets of neighbouring segments as one, with the lowest of their states."""
    text = ""
    written: list[TargetRevision] = []
    for head, segment, chars in zip(heads, segments, whole.chars, strict=True):
        if head is None or not head.text:
            continue
        text += (segment.separator if written else "") + translated(head.text, chars)
        written.append(head)
    if not says_something(text):
        return None
    states = [head.state if head else SegmentState.UNTRANSLATED for head in heads]
    lowest = min(states, key=_STATES.index)
    state = SegmentState.DRAFT if lowest is SegmentState.UNTRANSLATED else lowest
    return Carried(text, state, _common_origin(written), written[0].id)


def _common_origin(heads: Sequence[TargetRevision]) -> Origin:
    """Return where texts came from that are one now: what did not come from a person weighs more."""
    first = heads[0].origin
    if all(head.origin == first for head in heads):
        return first
    other = next((head.origin for head in heads if head.origin.kind is not OriginKind.PERSON), first)
    return replace(other, edited=True)


def _draft(state: SegmentState) -> SegmentState:
    return min(state, SegmentState.DRAFT, key=_STATES.index)


def comparable(text: str, codes: Combined) -> str:
    """Return a text without white space, its codes named by what they do."""
    names = {code.char: f"<{code.role} {code.kind}>" for code in codes.codes}
    return "".join(CODE_PATTERN.sub(lambda found: names.get(found.group(), ""), text).split())


def matching_groups(
    old: Sequence[Segment], new: Sequence[Segment]
) -> list[tuple[list[Segment], list[Segment]]] | None:
    """Return which segments of two cuts of a block hold the same text, in the smallest groups.

    None where the texts of the two cuts are not the same.
    """
    if "".join(map(_letters, old)) != "".join(map(_letters, new)):
        return None
    groups: list[tuple[list[Segment], list[Segment]]] = []
    left, right = list(old), list(new)
    while left or right:
        group: tuple[list[Segment], list[Segment]] = ([], [])
        sizes = [0, 0]
        while (left or right) and (not group[0] or not group[1] or sizes[0] != sizes[1]):
            side = 0 if left and (sizes[0] <= sizes[1] or not right) else 1
            taken = (left, right)[side].pop(0)
            group[side].append(taken)
            sizes[side] += len(_letters(taken))
        groups.append(group)
    return groups


def _letters(segment: Segment) -> str:
    return "".join((segment.separator + without_codes(segment.text)).split())
