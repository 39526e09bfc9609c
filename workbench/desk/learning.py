"""Lines that are always dropped from texts of one site or sender: learned from a person, undone, listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.people import PeopleDeeds
from workbench.model.errors import RuleError
from workbench.model.inline import without_codes
from workbench.model.release import Block, DropReason, SourceDocument
from workbench.store.store import Store

_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class LearnedLine:
    """A line that is dropped wherever it stands alone in a text of ``source``."""

    source: str
    line: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Applied:
    """A document without what was learned; ``block_ids`` are the blocks that this dropped."""

    document: SourceDocument
    block_ids: tuple[str, ...] = ()


class LearningDeeds:
    """What is known of the sources of texts. Lines are compared whole, without case and quotes."""

    def __init__(self, store: Store, people: PeopleDeeds) -> None:
        self._store = store
        self._people = people

    def teach(self, document: SourceDocument, block_ids: Collection[str], author: str) -> Changes:
        """Always drop the lines of these blocks from texts of the document's source.

        Raises ``RuleError``: ``learning.no_source`` where the text does not say whence it comes,
        ``people.unknown``.
        """
        if not document.source:
            raise RuleError("learning.no_source")
        self._people.get(author)
        lines = _lines(block for block in document.blocks if block.id in set(block_ids))
        new = self._store.learned.record(document.source, lines, True, author)
        return Changes(settings=True) if new else NOTHING

    def forget(self, source: str, lines: Iterable[str], author: str) -> Changes:
        """No longer drop lines from texts of a source; what was dropped already stays dropped."""
        self._people.get(author)
        keys = {_key(line): line for line in lines}
        new = self._store.learned.record(source, keys, False, author)
        return Changes(settings=True) if new else NOTHING

    def forget_blocks(self, document: SourceDocument, block_ids: Collection[str], author: str) -> Changes:
        """Take back that the lines of these blocks are dropped from texts of the document's source."""
        lines = _lines(block for block in document.blocks if block.id in set(block_ids))
        return self.forget(document.source, lines.values(), author)

    def all(self) -> list[LearnedLine]:
        """Return every line that is always dropped, by source."""
        return [LearnedLine(row.source, row.line, row.author, row.at) for row in self._store.learned.all()]

    def apply(self, document: SourceDocument) -> Applied:
        """Return the document without the lines that are always dropped from its source.

        A text of which nothing would be left is returned as it is.
        """
        known = self._store.learned.keys(document.source) if document.source else frozenset()
        if not known:
            return Applied(document)
        # Taking texts in knows many patterns, which cost time to compile: not before the first row.
        from workbench.intake.preview import set_kept

        found = [block.id for block in document.blocks if block.kept and _key_of(block) in known]
        kept = sum(block.kept for block in document.blocks)
        if not found or len(found) == kept:
            return Applied(document)
        return Applied(set_kept(document, found, False, DropReason.LEARNED), tuple(found))


def _key(line: str) -> str:
    # The patterns of web pages are needed by nobody who only translates.
    from workbench.intake.vocabulary import folded

    return folded(line) or line.strip()


def _key_of(block: Block) -> str:
    text = without_codes(block.text)
    return _key(text) if len(text) <= _LONGEST else ""


def _lines(blocks: Iterable[Block]) -> dict[str, str]:
    texts = (without_codes(block.text) for block in blocks)
    return {_key(text): text for text in texts if text.strip() and len(text) <= _LONGEST}
