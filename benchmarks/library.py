"""The library with ten thousand releases: searching, filtering, and bringing an index up to date."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import accumulate
from pathlib import Path

from benchmarks.figures import Figure, milliseconds, percentile, spread
from benchmarks.material import WRITER
from workbench.desk.desk import Desk
from workbench.desk.editing import Edit
from workbench.desk.library_views import LibraryQuery, Order
from workbench.model.identity import new_id
from workbench.model.people import Role
from workbench.model.release import Block, BlockKind, Segment, SourceDocument
from workbench.model.translation import SegmentState, Status

COUNT = 10_000
GOAL_MS = 100
_SEGMENTS = 8
_WORDS = 20_000
_TIMES = 15
_QUERIES = {
    "a word": "{rare}",
    "two words": "{rare} {common}",
    "a word of every release": "{common}",
    "the beginning of a word, three letters": "{three}",
    "the beginning of a word, two letters": "{two}",
    "the beginning of a word, one letter": "{one}",
    "a phrase": "“{common} {next}”",
    "what stands nowhere": "zzyzx",
}


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "desk"
        vocabulary = large_library(folder, COUNT)
        yield from _index(folder)
        yield from _searches(folder, vocabulary)


def _index(folder: Path) -> Iterator[Figure]:
    with closing(Desk.open(folder)) as desk:
        taken = milliseconds(desk.library.rebuild)[0]
        yield Figure(
            f"making the index of {COUNT:,} releases anew, in the background", f"{taken / 1000:.1f} s"
        )


def _searches(folder: Path, vocabulary: list[str]) -> Iterator[Figure]:
    with closing(Desk.open(folder)) as desk:
        taken = milliseconds(lambda: desk.library.search(LibraryQuery(), WRITER))[0]
        yield Figure(f"the first look at {COUNT:,} releases after the start", f"{taken:.0f} ms")
    with closing(Desk.open(folder)) as desk:
        desk.library.prepare()
        fields = {
            "rare": vocabulary[_WORDS // 2],
            "common": vocabulary[3],
            "next": vocabulary[4],
            "three": vocabulary[40][:3],
            "two": vocabulary[3][:2],
            "one": vocabulary[3][:1],
        }
        for words, text in _QUERIES.items():
            query = LibraryQuery(text.format(**fields))
            yield _figure(f"searching {COUNT:,} releases for {words}", desk, query)
        filtered = LibraryQuery(languages=("fr",), statuses=(Status.DRAFT,), people=(WRITER,))
        yield _figure(f"filtering {COUNT:,} releases by language, status and person", desk, filtered)
        yield _figure(f"sorting {COUNT:,} releases by title", desk, LibraryQuery(order=Order.TITLE))
        yield from _after_an_edit(desk)


def _figure(what: str, desk: Desk, query: LibraryQuery) -> Figure:
    taken = milliseconds(lambda: desk.library.search(query, WRITER), _TIMES)
    return Figure(what, spread(taken), f"{GOAL_MS} ms", percentile(taken, 0.5) <= GOAL_MS)


def _after_an_edit(desk: Desk) -> Iterator[Figure]:
    release, translation = desk.releases.find(
        next(iter(desk.library.search(LibraryQuery()))).release.id, "fr"
    )
    segment = desk.releases.segments(release.id)[1]
    taken = []
    for number in range(_TIMES):
        row = desk.editing.row(translation.id, segment.id)
        desk.editing.commit(
            translation.id, segment.id, f"changé {number}", SegmentState.DRAFT, WRITER, row.revision_id
        )
        taken += milliseconds(lambda: desk.library.search(LibraryQuery("change"), WRITER))
    what = f"searching {COUNT:,} releases after an edit"
    yield Figure(what, spread(taken), f"{GOAL_MS} ms", percentile(taken, 0.5) <= GOAL_MS)


def large_library(folder: Path, count: int) -> list[str]:
    """Make a desk with ``count`` releases, all translated; return its words, the most frequent first."""
    chance = random.Random(count)
    syllables = [
        first + second for first in "bcdfglmnprstv" for second in ("a", "e", "i", "o", "u", "an", "ou")
    ]
    vocabulary = list(
        dict.fromkeys(
            "".join(chance.choices(syllables, k=chance.randrange(1, 5))) for _word in range(_WORDS * 2)
        )
    )[:_WORDS]
    # As in any text: the word of rank n comes a share of 1/n.
    weights = list(accumulate(1 / (rank + 1) for rank in range(len(vocabulary))))

    def sentence() -> str:
        return (
            " ".join(chance.choices(vocabulary, cum_weights=weights, k=chance.randrange(6, 30))).capitalize()
            + "."
        )

    with closing(Desk.open(folder)) as desk:
        desk.people.add(WRITER, [Role.TRANSLATOR])
        desk.settings.set("person", WRITER)
        desk.settings.set("grammar_engine", "off")
        for first in range(0, count, 500):
            # One transaction for several releases: what is measured is not how they came in.
            with desk._store.transaction():
                for number in range(first, min(first + 500, count)):
                    _add(desk, f"MR-{number}", [sentence() for _one in range(_SEGMENTS)], sentence)
    return vocabulary


def _add(desk: Desk, reference: str, texts: Sequence[str], sentence: Callable[[], str]) -> None:
    blocks, segments = [], []
    for place, text in enumerate(texts):
        kind = BlockKind.PARAGRAPH if place else BlockKind.HEADLINE
        blocks.append(Block(new_id(), place, kind, text))
        segments.append(Segment(new_id(), blocks[-1].id, 0, text))
    document = SourceDocument("en", texts[0][:90], tuple(blocks), tuple(segments))
    _release, translations, _changes = desk.releases.add(document, ["fr"], WRITER, reference)
    edits = [Edit(one.id, sentence(), SegmentState.TRANSLATED, None) for one in segments]
    desk.editing.commit_many(translations[0].id, edits, WRITER)
