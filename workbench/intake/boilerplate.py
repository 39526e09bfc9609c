"""The one step that decides what to drop, and says why."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.intake.features import Feature
from workbench.intake.landmarks import Landmarks
from workbench.intake.marks import Mark
from workbench.intake.raw import BESIDE_TEXT, Place
from workbench.intake.vocabulary import FOOTER_TEXT, folded
from workbench.model.release import DropReason

KEPT = DropReason.KEPT
_SHARED_WITH_RELEASES = (DropReason.MENU, DropReason.FOOTER, DropReason.RELATED)


def judge(features: Sequence[Feature], marks: Landmarks) -> list[DropReason]:
    """Return why each block is to be dropped, ``DropReason.KEPT`` where it is not.

    Symbols and end marks say nothing and go. Chrome by its place or words goes. What stands above the
    headline, between headline and body, and after the body goes where there is evidence of a web page
    around the text: menu words, glued or repeated lines, bullets above the headline, links only. A text
    without such evidence loses nothing else.
    """
    page = _is_page(features)
    reasons = [_alone(one, page) for one in features]
    if marks.lead < 0:
        return reasons
    top = marks.headline if marks.headline >= 0 else marks.lead
    _above(features, reasons, top, page)
    if page:
        _between(features, reasons, top, marks.lead)
    end = _after(features, reasons, marks, page)
    _inside(features, reasons, marks.lead, end)
    _outside_main(features, reasons, marks)
    return reasons


def _alone(one: Feature, page: bool) -> DropReason:
    if one.symbols:
        return DropReason.EMPTY
    if one.by_place is not None:
        return one.by_place
    if one.mark is Mark.END and one.words <= 3 and not one.cell:
        return DropReason.EMPTY
    if one.cell or one.block.role or one.block.heading == 1:
        return KEPT
    if one.by_words is None or (one.details and one.words > 6):
        return KEPT
    # A crosshead of a clean release may be called "Accessibility" or "Lire aussi".
    if page or one.by_words not in _SHARED_WITH_RELEASES or FOOTER_TEXT.search(one.plain):
        return one.by_words
    return KEPT


def _is_page(features: Sequence[Feature]) -> bool:
    """Whether the blocks show that a web page stands around the text."""
    strong = sum(1 for one in features if one.by_words is not None and not one.cell)
    placed = any(one.by_place is not None and not one.block.places & BESIDE_TEXT for one in features)
    glued = any(one.glued for one in features)
    links = sum(1 for one in features if one.link_line)
    return strong >= 2 or placed or glued or links >= 4


def _above(features: Sequence[Feature], reasons: list[DropReason], top: int, page: bool) -> None:
    free = [one for one in features[:top] if one.by_place is None]
    evidence = sum(
        3 * (one.by_words is not None or one.glued)
        + one.weak
        + one.link_line
        + (one.repeated and one.mark is Mark.NONE)
        + (one.item and one.words <= 8)
        + (one.symbols and one.block.bulleted)
        for one in free
        if not one.cell
    )
    headline = folded(features[top].plain) if top < len(features) else ""
    for at in range(top):
        one = features[at]
        if reasons[at] is not KEPT:
            continue
        if one.glued:
            reasons[at] = DropReason.MENU
        elif folded(one.plain) == headline and (page or evidence >= 2):
            reasons[at] = DropReason.REPEATED
        elif evidence >= 3 and not _is_kept_mark(one):
            reasons[at] = DropReason.REPEATED if one.repeated and not one.weak else DropReason.MENU
        elif page and (one.weak or one.meta or one.link_line):
            reasons[at] = DropReason.MENU


def _is_kept_mark(one: Feature) -> bool:
    return (
        one.mark is Mark.EMBARGO
        or (one.mark is Mark.RELEASE and not one.weak)
        or (one.mark is Mark.NOTE and one.words > 6)
    )


def _between(features: Sequence[Feature], reasons: list[DropReason], top: int, lead: int) -> None:
    for at in range(top + 1, lead):
        one = features[at]
        if (
            reasons[at] is KEPT
            and not _is_kept_mark(one)
            and (one.weak or one.meta or one.link_line or one.glued)
        ):
            reasons[at] = DropReason.MENU


def _after(features: Sequence[Feature], reasons: list[DropReason], marks: Landmarks, page: bool) -> int:
    """Cut at the first sign of the page's foot after the body; return where the text ends."""
    size = len(features)
    if not page:
        return size
    end = marks.end
    while end < size:
        one = features[end]
        if (
            reasons[end] not in (KEPT, DropReason.EMPTY)
            or one.weak
            or one.meta
            or one.link_line
            or one.repeated
        ):
            break
        end += 1
    reason = DropReason.FOOTER
    for at in range(end, size):
        one = features[at]
        if reasons[at] is not KEPT:
            if reasons[at] in (DropReason.RELATED, DropReason.FOOTER, DropReason.SHARING):
                reason = reasons[at] if reasons[at] is not DropReason.SHARING else DropReason.RELATED
            continue
        reasons[at] = DropReason.MENU if one.weak or (one.item and reason is DropReason.FOOTER) else reason
    return end


def _inside(features: Sequence[Feature], reasons: list[DropReason], lead: int, end: int) -> None:
    """In the body: lines under a "Related" heading go with it; names of networks in a list of the text stay."""
    related = False
    for at in range(lead, end):
        one = features[at]
        if (
            one.item
            and one.by_place is None
            and reasons[at] is not KEPT
            and one.by_words is DropReason.SHARING
        ):
            near = [features[other] for other in (at - 1, at + 1) if lead <= other < end]
            if any(other.item and other.by_words is None for other in near):
                reasons[at] = KEPT
        if _is_crosshead(features, reasons, at, end):
            reasons[at] = KEPT
        if reasons[at] is DropReason.RELATED and one.by_place is None and one.words <= 5:
            related = True
        elif (
            related
            and reasons[at] is KEPT
            and not one.prose
            and one.mark is Mark.NONE
            and not one.cell
            and not one.details
        ):
            reasons[at] = DropReason.RELATED
        elif reasons[at] is KEPT:
            related = False
            if one.glued:
                reasons[at] = DropReason.MENU


def _is_crosshead(features: Sequence[Feature], reasons: Sequence[DropReason], at: int, end: int) -> bool:
    """Whether a block dropped for words that footers share stands between two paragraphs of the text."""
    one = features[at]
    if one.by_place is not None or reasons[at] not in (DropReason.MENU, DropReason.FOOTER) or at + 1 >= end:
        return False
    after, before = features[at + 1], features[at - 1]
    return (
        one.words <= 5
        and not FOOTER_TEXT.search(one.plain)
        and after.prose
        and reasons[at + 1] is KEPT
        and reasons[at - 1] in (KEPT, DropReason.EMPTY)
        and (before.prose or before.item or before.cell)
    )


def _outside_main(features: Sequence[Feature], reasons: list[DropReason], marks: Landmarks) -> None:
    """Where ``main`` or ``article`` holds the body, short lines outside it belong to the page."""
    inside = sum(
        one.words for one in features if one.prose and Place.MAIN in one.block.places and one.by_place is None
    )
    total = sum(one.words for one in features if one.prose and one.by_place is None)
    if not total or inside < total * 0.8:
        return
    top = marks.headline if marks.headline >= 0 else marks.lead
    for at, one in enumerate(features):
        if reasons[at] is not KEPT or Place.MAIN in one.block.places or at == marks.headline:
            continue
        if top < at <= marks.lead or one.prose or one.details or one.mark is not Mark.NONE:
            continue
        reasons[at] = DropReason.MENU if at < top else DropReason.FOOTER
