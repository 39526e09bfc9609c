"""What the judging steps know of each block before they judge: words, prose, vocabulary, marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.intake.dateline import find_dateline
from workbench.intake.dates import is_date_line, is_reference_line
from workbench.intake.marks import Mark, has_contact_details, is_symbols, mark_of
from workbench.intake.raw import Place, RawBlock
from workbench.intake.vocabulary import NETWORKS, PAGE_META, folded, is_weak_menu, strong_reason
from workbench.model.release import DropReason

_STOPS = ".!?…"
_CLOSERS = "»”\"'’)] \u00a0\u202f"

_PLACE_REASONS = (
    (Place.QUOTED_MAIL, DropReason.QUOTED_MAIL),
    (Place.MAIL_HEADER, DropReason.MAIL_HEADER),
    (Place.COVERING_NOTE, DropReason.COVERING_NOTE),
    (Place.SIGNATURE, DropReason.SIGNATURE),
    (Place.COOKIES, DropReason.COOKIES),
    (Place.BREADCRUMB, DropReason.BREADCRUMB),
    (Place.SHARING, DropReason.SHARING),
    (Place.RELATED, DropReason.RELATED),
    (Place.FOOTER, DropReason.FOOTER),
    (Place.MENU, DropReason.MENU),
    (Place.CONTROL, DropReason.MENU),
    (Place.HIDDEN, DropReason.MENU),
    (Place.PAGE_HEADER, DropReason.MENU),
    (Place.PAPER, DropReason.REPEATED),
    (Place.ASIDE, DropReason.RELATED),
)


@dataclass(frozen=True, slots=True)
class Feature:
    """One block described. ``by_place`` is what its place in the markup says, ``by_words`` what its words say."""

    block: RawBlock
    plain: str
    words: int
    stopped: bool
    prose: bool
    by_place: DropReason | None
    by_words: DropReason | None
    weak: bool
    meta: bool
    mark: Mark
    symbols: bool
    details: bool
    repeated: bool
    glued: bool
    dateline: bool

    @property
    def cell(self) -> bool:
        """Whether it is a cell of a table."""
        return self.block.row >= 0

    @property
    def item(self) -> bool:
        """Whether it is an item of a list."""
        return self.block.list_level > 0

    @property
    def link_line(self) -> bool:
        """Whether it is a link and nothing else, short, as menus are made of."""
        return self.block.link_share > 0.8 and self.words <= 14 and not self.details

    @property
    def chrome(self) -> bool:
        """Whether place or words alone make it chrome."""
        return self.by_place is not None or self.by_words is not None or self.glued


def describe(blocks: Sequence[RawBlock]) -> list[Feature]:
    """Return the features of each block, in order."""
    plains = [block.plain for block in blocks]
    counts = Counter(
        folded(plain)
        for plain, block in zip(plains, blocks, strict=True)
        if len(plain) < 120 and block.row < 0
    )
    features = [_describe(blocks, plains, at, counts) for at in range(len(blocks))]
    return _with_network_rows(features)


def _with_network_rows(features: list[Feature]) -> list[Feature]:
    """Names of social networks on lines of their own, two or more, are buttons to share or follow."""
    names = [one.block.row < 0 and folded(one.plain) in NETWORKS for one in features]
    sharing = [one.by_words is DropReason.SHARING for one in features]
    for at, is_name in enumerate(names):
        near = [other for other in (at - 1, at + 1) if 0 <= other < len(features)]
        if is_name and any(names[other] or sharing[other] for other in near):
            features[at] = replace(features[at], by_words=DropReason.SHARING)
    return features


def _describe(blocks: Sequence[RawBlock], plains: Sequence[str], at: int, counts: Counter[str]) -> Feature:
    block, plain = blocks[at], plains[at]
    words = len(plain.split())
    # Long lines are never chrome or marks; the patterns below are not meant for them.
    brief = len(plain) <= 1500
    short = brief and words <= 130
    symbols = len(plain) < 80 and is_symbols(plain)
    bare = plain[-40:].rstrip(_CLOSERS)
    stopped = bool(bare) and bare[-1] in _STOPS
    meta = (
        brief
        and words <= 20
        and bool(PAGE_META.match(plain) or is_date_line(plain) or is_reference_line(plain))
    )
    dateline = words >= 8 and not meta and find_dateline(plain) is not None
    prose = block.link_share < 0.7 and block.row < 0 and ((words >= 9 and stopped) or words >= 28 or dateline)
    return Feature(
        block=block,
        plain=plain,
        words=words,
        stopped=stopped,
        prose=prose and not symbols,
        by_place=_by_place(block),
        by_words=strong_reason(plain) if short and not symbols else None,
        weak=brief and words <= 6 and is_weak_menu(plain),
        meta=meta,
        mark=mark_of(plain) if short else Mark.NONE,
        symbols=symbols,
        details=short and has_contact_details(plain),
        repeated=words <= 14 and not symbols and block.row < 0 and counts[folded(plain)] > 1,
        glued=_is_glued(plains, at),
        dateline=dateline,
    )


def _by_place(block: RawBlock) -> DropReason | None:
    places = block.places
    if not places:
        return None
    if Place.PAGE_HEADER in places and block.heading == 1:
        places = places - {Place.PAGE_HEADER}
    if Place.ASIDE in places and (block.quoted or block.in_main):
        places = places - {Place.ASIDE}
    for place, reason in _PLACE_REASONS:
        if place in places:
            return reason
    return None


def _is_glued(plains: Sequence[str], at: int) -> bool:
    """A menu's title and description written without a space: "Notre travailEn tant que …"."""
    plain = plains[at]
    for before in plains[max(0, at - 3) : at]:
        size = len(before)
        if (
            3 <= size <= 60
            and len(plain) > size + 3
            and plain.startswith(before)
            and before[-1].isalpha()
            and (plain[size].isupper() or plain[size] in '«“"')
        ):
            return True
    return False
