"""A release out of a pairing: its segments as the rows have them, its drafts, what is only in the translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workbench.desk.carrying import combined
from workbench.desk.catalogue import _
from workbench.desk.changes import Changes
from workbench.desk.editing import Edit, EditingDeeds
from workbench.desk.editorial import EditorialDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.model.cutting import Piece, combine, well_formed
from workbench.model.identity import new_id
from workbench.model.inline import CODE_PATTERN, CodeKind, CodeRole, InlineCode, readable, without_codes
from workbench.model.pairing import Pairing, PairRow, PairUnit
from workbench.model.release import Confidentiality, Release, Segment, SourceDocument
from workbench.model.translation import Origin, OriginKind, SegmentState, Translation


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a pairing became. ``left_out`` counts the segments without a target, ``added`` the comments made."""

    release: Release
    translation: Translation
    changes: Changes
    left_out: int
    added: int


def accept_pairing(
    releases: ReleaseDeeds,
    editing: EditingDeeds,
    editorial: EditorialDeeds,
    source: SourceDocument,
    pairing: Pairing,
    author: str,
    reference: str,
    confidentiality: Confidentiality,
    embargo: datetime | None,
    embargo_zone: str,
    due: datetime | None,
    other_languages: Sequence[str],
) -> Accepted:
    """Add the release with its drafts and comments."""
    segments, of_row = _cut_as_paired(source.segments, pairing)
    release, translations, changes = releases.add(
        replace(source, segments=segments),
        (pairing.target_language, *other_languages),
        author,
        reference,
        confidentiality,
        embargo,
        embargo_zone,
        due,
    )
    translation = translations[0]
    edits = []
    for row, segment in zip(pairing.rows, of_row, strict=True):
        if segment is None or not row.target:
            continue
        text = _target_text(pairing, row, segment)
        origin = Origin(OriginKind.PAIRED, score=round(row.confidence * 100))
        edits.append(Edit(segment.id, text, SegmentState.DRAFT, None, origin))
    changes |= editing.commit_many(translation.id, edits, author)
    added = 0
    before = segments[0]
    for row, at in zip(pairing.rows, of_row, strict=True):
        if at is not None:
            before = at
        if not row.source:
            changes |= _comment(editorial, translation, pairing, row, before, author)
            added += 1
    return Accepted(release, translation, changes, len(segments) - len(edits), added)


def _comment(
    editorial: EditorialDeeds,
    translation: Translation,
    pairing: Pairing,
    row: PairRow,
    segment: Segment,
    author: str,
) -> Changes:
    text = " ".join(readable(pairing.target[j].text, pairing.target[j].codes) for j in row.target)
    words = _("Only in the translation, after this: “{text}”").format(text=text)
    return editorial.comment(translation.id, words, author, segment.id)[1]


def _cut_as_paired(
    segments: Sequence[Segment], pairing: Pairing
) -> tuple[tuple[Segment, ...], list[Segment | None]]:
    """Return the segments, joined where a row joins them, and the one that has each row's target."""
    made: dict[int, Segment] = {}
    gone: set[int] = set()
    of_row: list[Segment | None] = []
    for row in pairing.rows:
        best: Segment | None = None
        for group in _groups(segments, row.source):
            segment = segments[group[0]]
            if len(group) > 1:
                try:
                    whole = combined([segments[index] for index in group])
                    segment = replace(segment, id=new_id(), text=whole.text, codes=whole.codes)
                except ValueError:
                    # More codes than a text can have: they stay apart, the first one has the target.
                    group = group[:1]
            made[group[0]] = segment
            gone.update(group[1:])
            if best is None or len(segment.text) > len(best.text):
                best = segment
        of_row.append(best)
    kept = [made.get(place, one) for place, one in enumerate(segments) if place not in gone]
    numbered = {one.id: replace(one, number=number) for number, one in enumerate(kept, 1)}
    return tuple(numbered.values()), [None if one is None else numbered[one.id] for one in of_row]


def _groups(segments: Sequence[Segment], indexes: Sequence[int]) -> list[list[int]]:
    """Return the indexes of a row as runs of neighbours in one block; a dateline stays for itself."""
    groups: list[list[int]] = []
    for index in indexes:
        before = segments[groups[-1][-1]] if groups else None
        if (
            before is not None
            and groups[-1][-1] + 1 == index
            and before.block_id == segments[index].block_id
            and not before.is_dateline
        ):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _target_text(pairing: Pairing, row: PairRow, segment: Segment) -> str:
    units = [pairing.target[index] for index in row.target]
    try:
        whole = combine([Piece(unit.text, unit.codes, _before(units, at)) for at, unit in enumerate(units)])
    except ValueError:
        return " ".join(without_codes(unit.text) for unit in units)
    return _enclosed_as(segment, with_codes_of(whole.text, whole.codes, segment.codes))


def _enclosed_as(segment: Segment, text: str) -> str:
    """Return a target with the formatting that encloses the whole of its source, where it lacks it.

    A web page has the head of a table in bold without a code; Word has a code in each cell. A link is not put in: that
    the translation has none may be meant.
    """
    opening = {code.char: code for code in segment.codes if code.role is CodeRole.OPEN}
    closing = {code.number: code.char for code in segment.codes if code.role is CodeRole.CLOSE}
    enclosing: list[tuple[InlineCode, str]] = []
    inner = segment.text
    while inner and inner[0] in opening and closing.get(opening[inner[0]].number) == inner[-1]:
        enclosing.append((opening[inner[0]], inner[-1]))
        inner = inner[1:-1]
    for code, end in reversed(enclosing):
        if code.kind is not CodeKind.LINK and code.char not in text and end not in text:
            text = f"{code.char}{text}{end}"
    return text


def _before(units: Sequence[PairUnit], at: int) -> str:
    if at and units[at].block == units[at - 1].block:
        return units[at].separator
    return " "


def with_codes_of(text: str, codes: Sequence[InlineCode], wanted: Sequence[InlineCode]) -> str:
    """Return a text with its codes exchanged for those of another text that do the same, one after the other.

    A link goes to the link of the same address, else to the next one. A code that has no answer is left out; a
    line break without one leaves a space.
    """
    free: dict[int, InlineCode] = {
        code.number: code for code in wanted if code.role in (CodeRole.OPEN, CodeRole.ALONE)
    }
    answers: dict[int, int] = {}
    ours = [code for code in codes if code.role in (CodeRole.OPEN, CodeRole.ALONE)]
    for same_address in (True, False):
        for code in ours:
            if code.number in answers:
                continue
            for number, other in free.items():
                if (other.kind, other.role) == (code.kind, code.role) and (
                    not same_address or other.href == code.href
                ):
                    answers[code.number] = number
                    del free[number]
                    break
    chars = {(code.number, code.role): code.char for code in wanted}
    names = {code.char: chars.get((answers.get(code.number, 0), code.role), _instead(code)) for code in codes}
    return well_formed(CODE_PATTERN.sub(lambda found: names.get(found.group(), ""), text), wanted)


def _instead(code: InlineCode) -> str:
    return " " if code.kind is CodeKind.LINE_BREAK else ""
