"""Whatever is split, joined, corrected, written and taken back, in whatever order: no text, code or history is lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.building import WRITER, add_release, open_desk
from workbench.desk.carrying import combined, comparable
from workbench.desk.desk import Desk
from workbench.desk.segments import Resegmented
from workbench.desk.views import Row
from workbench.model.cutting import well_formed
from workbench.model.errors import RuleError
from workbench.model.inline import from_tags, without_codes
from workbench.model.translation import SegmentState, Translation

PAGE = (
    "<h1>Water comes back</h1>"
    "<p>The <b>wells</b> are open; <i>eleven <b>of</b> them</i> work. They serve 14,500 people, "
    "<a href='https://meridian.example/'>each day</a>. \U0001f600 E\u0301t\u00e9 in Kessou.</p>"
    "<p>It is done.</p>"
)
FRENCH = (
    "Les <1>puits</1> sont ouverts ; <2>onze <3>d’entre</3> eux</2> marchent.",
    "Ils servent 14\u00a0500 personnes, <1>chaque jour</1>. Tous.",
    "\U0001f600 L’e\u0301te\u0301 \u00e0 Kessou.",
)
_NAMES = count()
SHARE = st.floats(0, 1)
STEPS = st.one_of(
    st.tuples(st.just("split"), SHARE, SHARE, st.one_of(st.none(), SHARE)),
    st.tuples(st.just("join"), SHARE),
    st.tuples(st.just("write"), SHARE, st.booleans(), st.sampled_from(("Un. Deux.", "Texte", "\u0645\u0631\u062d\u0628\u0627"))),
    st.tuples(st.just("empty"), SHARE, st.booleans()),
    st.tuples(st.just("correct"), SHARE, st.booleans()),
    st.tuples(st.just("undo")),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)  # fmt: skip


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk: each example takes in a release of its own."""
    desk = open_desk(Path(tmp_path_factory.mktemp("recutting")))
    yield desk
    desk.close()


class Walk:
    """A release in two languages, what was done to it, and what must hold after every step."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        release, self.french = add_release(desk, PAGE, targets=("fr", "es"), reference=f"W-{next(_NAMES)}")
        self.release = release.id
        self.both = desk.releases.translations(release.id)
        for row, text in zip(self.rows(self.french)[1:4], FRENCH, strict=True):
            self.commit(self.french, row, from_tags(text, row.segment.codes), SegmentState.TRANSLATED)
        self.written: set[str] = {row.text for row in self.rows(self.french) if row.text}
        self.done: list[Resegmented] = []
        self.undone: list[Resegmented] = []
        self.corrected = False
        self.source = self.source_now()

    def rows(self, translation: Translation) -> list[Row]:
        return self.desk.editing.rows(translation.id, 0, 500)

    def row(self, share: float, translation: Translation | None = None) -> Row:
        rows = self.rows(translation or self.french)
        return rows[min(len(rows) - 1, int(share * len(rows)))]

    def commit(self, translation: Translation, row: Row, text: str, state: SegmentState) -> None:
        self.desk.editing.commit(translation.id, row.segment.id, text, state, WRITER, row.revision_id)

    # what is compared

    def source_now(self) -> str:
        whole = combined([row.segment for row in self.rows(self.french)])
        return comparable(whole.text, whole)

    def letters(self, translation: Translation) -> str:
        return "".join("".join(without_codes(row.text).split()) for row in self.rows(translation))

    # steps

    def step(self, name: str, *given: object) -> None:
        before = [self.rows(one) for one in self.both]
        letters = [self.letters(one) for one in self.both]
        refused: RuleError | None = None
        try:
            getattr(self, name)(*given)
        except RuleError as error:
            refused = error
        if refused is not None:
            assert refused.code.startswith("segments."), refused
            assert [self.rows(one) for one in self.both] == before, "what is refused changes nothing"
            return
        if name in ("split", "join", "undo", "redo"):
            assert [self.letters(one) for one in self.both] == letters
        self.check()

    def split(self, share: float, at: float, target: float | None) -> None:
        row = self.row(share)
        offset = None if target is None else int(target * len(row.text))
        self._did(
            self.desk.segments.split(
                self.french.id, row.segment.id, int(at * len(row.segment.text)), offset, WRITER
            )
        )

    def join(self, share: float) -> None:
        self._did(self.desk.segments.join(self.french.id, self.row(share).segment.id, WRITER))

    def _did(self, cut: Resegmented) -> None:
        self.done.append(cut)
        self.undone.clear()

    def write(self, share: float, other: bool, text: str) -> None:
        translation = self.both[other]
        row = self.row(share, translation)
        self.commit(
            translation, row, text + "".join(c.char for c in row.segment.codes), SegmentState.TRANSLATED
        )
        self.written.add(self.desk.editing.row(translation.id, row.segment.id).text)

    def empty(self, share: float, other: bool) -> None:
        row = self.row(share, self.both[other])
        self.commit(self.both[other], row, "", SegmentState.UNTRANSLATED)

    def correct(self, share: float, stands: bool) -> None:
        row = self.row(share)
        self.desk.segments.edit_source(
            self.french.id, row.segment.id, row.segment.text + " Indeed.", WRITER, row.source_revision_id,
            still_stands=stands,
        )  # fmt: skip
        self.corrected = True

    def undo(self) -> None:
        self._put_back(self.done, self.undone, forwards=False)

    def redo(self) -> None:
        self._put_back(self.undone, self.done, forwards=True)

    def _put_back(self, taken: list[Resegmented], left: list[Resegmented], forwards: bool) -> None:
        if taken:
            cut = taken[-1]
            wanted = cut.after if forwards else cut.before
            self.desk.segments.put_back(self.release, cut.block_id, wanted, WRITER)
            left.append(taken.pop())

    # what must hold

    def check(self) -> None:
        rows = self.rows(self.french)
        assert [row.segment.number for row in rows] == list(range(1, len(rows) + 1))
        if not self.corrected:
            assert self.source_now() == self.source
        positions = [row.block.position for row in rows]
        assert positions == sorted(positions), "blocks stay in order"
        for block in {row.block.id: row.block for row in rows}.values():
            own = [row.segment for row in rows if row.block.id == block.id]
            text = "".join(
                (one.separator if at else "") + without_codes(one.text) for at, one in enumerate(own)
            )
            assert text == without_codes(block.text)
        for translation in self.both:
            for row in self.rows(translation):
                assert well_formed(row.segment.text, row.segment.codes) == row.segment.text
                known = {code.char for code in row.segment.codes}
                assert {char for char in row.text if char not in known} == set(without_codes(row.text))
        kept = {
            revision.text
            for translation in self.both
            for row in self.rows(translation)
            for revision in self.desk.editing.history(translation.id, row.segment.id)
        }
        kept_whole = {one.text for each in self.both for one in self.desk.editing.history(each.id)}
        assert self.written <= kept_whole
        assert {row.text for one in self.both for row in self.rows(one) if row.text} <= kept


def end(walk: Walk) -> None:
    """Rebuild what is only made from the facts: the same must come out."""
    desk = walk.desk
    before = [(walk.rows(one), desk.editing.outline(one.id)) for one in walk.both]
    desk._store.segments.rebuild_heads()
    desk._store.targets.rebuild_heads()
    desk._store.segments.make_order(walk.release)
    assert [(walk.rows(one), desk.editing.outline(one.id)) for one in walk.both] == before


@given(st.lists(STEPS, min_size=3, max_size=14))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_lost(shared: Desk, steps: list[tuple]) -> None:
    walk = Walk(shared)
    for name, *given_ in steps:
        walk.step(name, *given_)
    end(walk)


@given(st.lists(st.tuples(st.booleans(), SHARE, SHARE), min_size=1, max_size=8))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_taking_everything_back_brings_back_the_same_rows(
    shared: Desk, steps: list[tuple[bool, float, float]]
) -> None:
    walk = Walk(shared)
    before = [walk.rows(one) for one in walk.both]
    for joins, share, at in steps:
        walk.step(*(("join", share) if joins else ("split", share, at, None)))
    after = [walk.rows(one) for one in walk.both]
    cuts = len(walk.done)
    for _ in range(cuts):
        walk.step("undo")
    assert [walk.rows(one) for one in walk.both] == before
    for _ in range(cuts):
        walk.step("redo")
    assert [walk.rows(one) for one in walk.both] == after
