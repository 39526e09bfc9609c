"""What single rooms take for much at once: terms, comparison, the library's board."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks.figures import Figure, milliseconds, percentile, spread
from workbench.desk.views import ReleaseCard, TranslationCard
from workbench.drafting.terms.recognition import TermRecogniser
from workbench.editorial.comparison import compare_words
from workbench.model.release import Confidentiality, Release
from workbench.model.terms import Concept, Term
from workbench.model.translation import Status, Translation

_NOUNS = ("camp", "refugee", "border", "office", "water", "policy", "child", "crisis", "fund", "report")
_TEXT = (
    "The refugee office and its water policy, border refugee topic12 for children in crisis camps at the "
    "border report topic9 "
) * 3


def measure() -> Iterator[Figure]:
    yield from _terms(10_000)
    for words in (3_000, 200_000):
        old, new = (" ".join(f"mot{number % each}" for number in range(words)) for each in (97, 89))
        taken = milliseconds(lambda old=old, new=new: compare_words(old, new))[0]
        yield Figure(f"comparing two texts of {words:,} words", f"{taken:.0f} ms")
    yield from _board(10_000)


def _terms(count: int) -> Iterator[Figure]:
    concepts = [
        Concept(
            f"c{number}",
            (
                Term(f"{_NOUNS[number % 10]} {_NOUNS[number // 10 % 10]} topic{number}", "en"),
                Term(f"sujet{number}", "fr"),
            ),
        )
        for number in range(count)
    ]
    made: list[TermRecogniser] = []
    taken = milliseconds(lambda: made.append(TermRecogniser(concepts, "en")))[0]
    yield Figure(f"making the index of {count:,} terms", f"{taken:.0f} ms", "2,000 ms", taken <= 2000)
    found = milliseconds(lambda: made[0].find(_TEXT), 50)
    what = f"finding them in {len(_TEXT.split())} words"
    yield Figure(what, spread(found), "10 ms", percentile(found, 0.5) <= 10)


def _board(count: int) -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.app import application
    from ui.library.board import Board
    from ui.library.card import library_cards
    from ui.theme import Theme

    theme = Theme(application(), "light")
    moment = datetime(2026, 11, 24, 10, tzinfo=UTC)
    found = []
    for number in range(count):
        name = f"r{number}"
        release = Release(name, f"Release {number}", "en", Confidentiality.PUBLIC, moment, "")
        translation = Translation(f"t{number}", name, "fr", moment, "")
        found.append(
            ReleaseCard(release, (TranslationCard(translation, Status.PUBLISHED, 10, 10, 0, ("Léa",)),))
        )
    board = Board()
    board.resize(1600, 900)

    def show() -> None:
        board.put(library_cards(found))
        board.grab()

    taken = milliseconds(show)[0]
    yield Figure(f"a board of {count:,} releases, shown", f"{taken:.0f} ms", "2,000 ms", taken <= 2000)
    board.deleteLater()
    theme.deleteLater()
