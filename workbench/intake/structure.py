"""The one step that says what each block is in a press release."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from workbench.intake.dateline import is_bare_dateline
from workbench.intake.features import Feature
from workbench.intake.landmarks import Landmarks
from workbench.intake.marks import Mark, is_contact_lead
from workbench.intake.quotations import is_quotation
from workbench.model.release import BlockKind, DropReason

_CAPTION = re.compile(
    r"^\W*(?:photos?|fotos?|fotografía|photographie|image|imagen|picture|caption|légende|leyenda|pie de foto|video|vidéo|vídeo)\b[^.:]{0,40}[:©]\s*\S|"
    r"^\W*(?:table|tableau|tabla|cuadro|figure|figura|fig|graph(?:ique)?|gráfico|chart|map|carte|mapa)\.?\s+[\dIVX]{1,4}\s*[.:–—-]\s*\S|"
    r"^\W*(?:photo credits?|crédits? photos?|crédito de (?:la )?foto)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:©|\(c\)|\bphoto\s*:|\bfoto\s*:|\bphoto by\b|\bcrédit\s*:)\s*[^.]{2,80}\W*$", re.IGNORECASE
)
_MAX_SUBHEAD = 14


class _Section(StrEnum):
    TEXT = "text"
    NOTE = "note"
    ABOUT = "about"
    CONTACT = "contact"


_KIND_OF_SECTION = {
    _Section.NOTE: BlockKind.NOTE,
    _Section.ABOUT: BlockKind.ABOUT,
    _Section.CONTACT: BlockKind.CONTACT,
}


def kinds_of(features: Sequence[Feature], reasons: Sequence[DropReason], marks: Landmarks) -> list[BlockKind]:
    """Return the kind of each block; what is dropped is navigation.

    Above the headline stand release and embargo lines (notes) and kickers (subheads); between headline and first
    paragraph subheads; after it paragraphs, quotations, lists, tables and captions, until a heading
    opens the notes to editors, the part about the sender or the contacts, each of which runs to the
    next such heading or the end mark.
    """
    section = _Section.TEXT
    kinds: list[BlockKind] = []
    for at, one in enumerate(features):
        if reasons[at] is not DropReason.KEPT:
            kinds.append(BlockKind.NAVIGATION)
            if one.mark is Mark.END and section is not _Section.NOTE and at > marks.lead:
                section = _Section.TEXT
            continue
        if at == marks.headline:
            kinds.append(BlockKind.HEADLINE)
            continue
        if marks.lead >= 0 and at < marks.lead:
            kinds.append(_above_lead(one, at < marks.headline or marks.headline < 0))
            continue
        section = _next_section(one, section, features, at, marks.lead)
        if section is _Section.ABOUT and one.mark is not Mark.ABOUT and _ends_about(features, reasons, at):
            section = _Section.TEXT
        kinds.append(_in_section(one, section, features, reasons, at))
    return kinds


def _above_lead(one: Feature, above_headline: bool) -> BlockKind:
    if one.mark in (Mark.EMBARGO, Mark.RELEASE, Mark.NOTE):
        return BlockKind.NOTE
    if one.mark is Mark.CONTACT or one.details:
        return BlockKind.CONTACT
    own = _own_kind(one)
    if own is not None:
        return own
    if is_bare_dateline(one.plain):
        return BlockKind.PARAGRAPH
    if one.meta:
        return BlockKind.NOTE
    if above_headline:
        return BlockKind.SUBHEAD if one.words <= _MAX_SUBHEAD else BlockKind.PARAGRAPH
    return BlockKind.SUBHEAD if one.words <= 60 else BlockKind.PARAGRAPH


def _next_section(
    one: Feature, section: _Section, features: Sequence[Feature], at: int, lead: int
) -> _Section:
    if at > lead and not one.cell and not one.item:
        if one.mark is Mark.ABOUT:
            return _Section.ABOUT
        if one.mark is Mark.NOTE and (
            one.words > 1 or one.block.heading or section is not _Section.TEXT or not _is_middle(features, at)
        ):
            return _Section.NOTE
        if one.mark is Mark.CONTACT and _opens_contacts(one, features, at):
            return _Section.CONTACT
        if one.block.heading and not one.details:
            return _Section.TEXT
    if section is _Section.CONTACT and one.prose and not one.details and one.words > 25:
        return _Section.TEXT
    if (
        section is _Section.TEXT
        and at > lead
        and one.details
        and one.words <= 22
        and not one.item
        and not one.cell
    ):
        return _Section.CONTACT if _near_end(features, at) else section
    return section


def _ends_about(features: Sequence[Feature], reasons: Sequence[DropReason], at: int) -> bool:
    """A crosshead before a paragraph ends a part "About …" that stands early in a text."""
    followed = at + 1 < len(features) and features[at + 1].prose
    return followed and features[at - 1].prose and _is_crosshead(features[at], features, reasons, at)


_MUCH = 4
_FAR = 400


def _is_middle(features: Sequence[Feature], at: int) -> bool:
    """Whether much prose follows: "Background" halfway down is a crosshead."""
    return _follows(features, at, details=True)


def _near_end(features: Sequence[Feature], at: int) -> bool:
    return not _follows(features, at, details=False)


def _follows(features: Sequence[Feature], at: int, details: bool) -> bool:
    """Whether more than four paragraphs follow in the next 400 blocks; ``details``: contact lines count too."""
    found = 0
    for other in range(at + 1, min(at + 1 + _FAR, len(features))):
        one = features[other]
        found += one.prose and not one.chrome and (details or not one.details)
        if found > _MUCH:
            return True
    return False


def _opens_contacts(one: Feature, features: Sequence[Feature], at: int) -> bool:
    """A sentence that asks for contact opens the section only where it names people or leads to lines that do."""
    if one.words <= 9 or one.plain.rstrip().endswith(":"):
        return True
    return (
        one.details or any(other.details for other in features[at + 1 : at + 3]) or is_contact_lead(one.plain)
    )


def _in_section(
    one: Feature,
    section: _Section,
    features: Sequence[Feature],
    reasons: Sequence[DropReason],
    at: int,
) -> BlockKind:
    if one.mark in (Mark.EMBARGO, Mark.RELEASE) and section is _Section.TEXT and not one.prose:
        return BlockKind.NOTE
    own = _own_kind(one)
    if section is not _Section.TEXT and own in (None, BlockKind.LIST_ITEM, BlockKind.QUOTATION):
        return _KIND_OF_SECTION[section]
    if own is not None:
        return own
    if one.block.heading or one.block.role == "subtitle" or _is_crosshead(one, features, reasons, at):
        return BlockKind.SUBHEAD
    return BlockKind.PARAGRAPH


def _own_kind(one: Feature) -> BlockKind | None:
    block = one.block
    if block.caption or _CAPTION.match(one.plain) or (one.words <= 60 and _CREDIT.search(one.plain)):
        return BlockKind.CAPTION
    if one.cell:
        return BlockKind.TABLE_CELL
    if block.heading or block.role:
        return None
    if one.item:
        return BlockKind.LIST_ITEM
    if block.quoted or is_quotation(one.plain):
        return BlockKind.QUOTATION
    return None


def _is_crosshead(one: Feature, features: Sequence[Feature], reasons: Sequence[DropReason], at: int) -> bool:
    """A short line without a stop, before more text, begins a part of it, as far as plain text can tell."""
    if one.words > _MAX_SUBHEAD or one.stopped or one.details or one.plain[-1] in ':;,»”"':
        return False
    if not (one.plain[0].isupper() or one.plain[0].isdigit() or one.plain[0] in "¿¡«“"):
        return False
    if re.search(r"https?://|www\.", one.plain):
        return False
    after = next(
        (features[other] for other in range(at + 1, len(features)) if reasons[other] is DropReason.KEPT), None
    )
    return after is not None and (
        after.prose or after.item or after.words > 12 or after.stopped or after.plain.endswith(":")
    )
