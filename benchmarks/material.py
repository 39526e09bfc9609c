"""What the figures are measured on: large desks, made in the same way each time."""

from __future__ import annotations

import random
from pathlib import Path

from workbench.desk.desk import Desk
from workbench.desk.editing import Edit
from workbench.model.identity import new_id
from workbench.model.people import Role
from workbench.model.release import Block, BlockKind, Segment, SourceDocument
from workbench.model.translation import SegmentState, Translation

WRITER = "L. Marchand"
_ENGLISH = (
    "the families of the camp received water and food on Thursday from 36 local volunteers while the Ministry of "
    "Health recorded 14,500 cases in the district and the Regional Fund paid US$2.4 million for the new wells"
)
_FRENCH = (
    "les familles du camp ont reçu de l’eau et des vivres jeudi de 36 volontaires locaux tandis que le ministère de "
    "la Santé a recensé 14\u00a0500 cas dans le district et que le Fonds régional a versé de quoi creuser des puits"
)


def _sentence(chance: random.Random, vocabulary: str) -> str:
    words = vocabulary.split(" ")
    chosen = [chance.choice(words) for _word in range(chance.randrange(4, 40))]
    return " ".join(chosen).capitalize() + "."


def large_desk(folder: Path, count: int, translated: float = 1.0) -> Translation:
    """Make a desk with one release of ``count`` segments, three a paragraph, a share of them translated."""
    chance = random.Random(count)
    blocks: list[Block] = []
    segments: list[Segment] = []
    while len(segments) < count:
        kind = BlockKind.HEADLINE if not blocks else BlockKind.PARAGRAPH
        block_id = new_id()
        texts = [_sentence(chance, _ENGLISH) for _one in range(min(3, count - len(segments)))]
        blocks.append(Block(block_id, len(blocks), kind, " ".join(texts)))
        segments += [
            Segment(new_id(), block_id, 0, text, separator=" " if place else "")
            for place, text in enumerate(texts)
        ]
    document = SourceDocument("en", "A release that is far too long", tuple(blocks), tuple(segments))
    desk = Desk.open(folder)
    try:
        desk.people.add(WRITER, [Role.TRANSLATOR])
        desk.settings.set("person", WRITER)
        desk.settings.set("grammar_engine", "off")
        _release, (translation,), _changes = desk.releases.add(document, ["fr"], WRITER)
        edits = [
            Edit(segment.id, _sentence(chance, _FRENCH), SegmentState.TRANSLATED, None)
            for segment in segments[: round(count * translated)]
        ]
        desk.editing.commit_many(translation.id, edits, WRITER)
    finally:
        desk.close()
    return translation
