"""Target revisions: parents, conflicts, heads that can be made again, typing, and who wrote."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from tests.store.facts import add_release, revision
from workbench.model.errors import ConflictError
from workbench.model.identity import now
from workbench.model.translation import SegmentState, Translation
from workbench.store.store import Store
from workbench.store.targets import KeptTyping


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def translation(store: Store) -> Translation:
    return add_release(store)


def segment_ids(store: Store, translation: Translation) -> list[str]:
    return [segment.id for segment in store.releases.segments(translation.release_id)]


def test_a_revision_replaces_its_parent(store: Store, translation: Translation) -> None:
    one, two = segment_ids(store, translation)
    first = revision(translation, one, "Un.")
    second = revision(translation, one, "Une.", first.id)
    store.targets.commit(first)
    store.targets.commit(second)
    assert store.targets.heads(translation.id) == {one: second}
    assert store.targets.head(translation.id, two) is None
    assert store.targets.history(translation.id, one) == [second, first]


@pytest.mark.parametrize("named", ["no parent", "an older parent"])
def test_a_second_child_of_a_parent_is_a_conflict_and_can_be_kept(
    store: Store, translation: Translation, named: str
) -> None:
    one = segment_ids(store, translation)[0]
    first = revision(translation, one, "Un.")
    theirs = revision(translation, one, "Une.", first.id)
    mine = revision(translation, one, "Le un.", first.id if named == "an older parent" else None)
    store.targets.commit(first)
    store.targets.commit(theirs)
    with pytest.raises(ConflictError) as caught:
        store.targets.commit(mine)
    assert caught.value.data == {"segment": one, "mine": mine, "theirs": theirs}
    assert mine not in store.targets.history(translation.id)
    store.targets.keep_beside(mine)
    assert store.targets.head(translation.id, one) == theirs
    assert mine in store.targets.history(translation.id, one)


def test_heads_can_be_made_again_from_the_facts(store: Store, translation: Translation) -> None:
    one, two = segment_ids(store, translation)
    first = revision(translation, one, "Un.")
    theirs = revision(translation, one, "Une.", first.id)
    lost = revision(translation, one, "Le un.", first.id)
    later = revision(translation, one, "Une seule.", theirs.id)
    lost_again = revision(translation, one, "Un autre.")
    other = revision(translation, two, "Deux.", state=SegmentState.DRAFT)
    for kept in (first, theirs):
        store.targets.commit(kept)
    store.targets.keep_beside(lost)
    store.targets.commit(later)
    store.targets.keep_beside(lost_again)
    store.targets.commit(other)
    heads = store.targets.heads(translation.id)
    outline = list(chain.from_iterable(store.targets.outline(translation.id, translation.release_id)))
    with store.transaction() as connection:
        connection.execute("DELETE FROM target_head")
    assert store.targets.heads(translation.id) == {}
    store.targets.rebuild_heads()
    assert store.targets.heads(translation.id) == heads == {one: later, two: other}
    assert list(chain.from_iterable(store.targets.outline(translation.id, translation.release_id))) == outline


def test_the_outline_knows_lengths_and_states(store: Store, translation: Translation) -> None:
    one, two = segment_ids(store, translation)
    store.targets.commit(revision(translation, two, "Deux points d'eau.", state=SegmentState.DRAFT))
    rows = chain.from_iterable(store.targets.outline(translation.id, translation.release_id))
    assert [(segment, length, state) for segment, _block, length, state in rows] == [
        (one, 4, "untranslated"),
        (two, 18, "draft"),
    ]


def test_segments_are_counted_by_state_with_the_words_of_both_sides(
    store: Store, translation: Translation
) -> None:
    one, two = segment_ids(store, translation)
    counted = store.targets.count(translation.id, translation.release_id)
    assert (counted.segments, counted.states, counted.target_words) == (2, {}, 0)
    words = counted.source_words
    assert words == sum(len(part.text.split()) for part in store.releases.segments(translation.release_id))
    store.targets.commit(revision(translation, two, "Deux points.", state=SegmentState.DRAFT))
    counted = store.targets.count(translation.id, translation.release_id)
    assert (counted.segments, counted.states) == (2, {"draft": 1})
    assert (counted.source_words, counted.target_words) == (words, 2)
    assert one != two


def test_marking_as_reviewed_or_locking_is_not_writing(store: Store, translation: Translation) -> None:
    one = segment_ids(store, translation)[0]
    first = revision(translation, one, "Un.", author="L. Marchand")
    marked = revision(translation, one, "Un.", first.id, "S. Kone", SegmentState.REVIEWED)
    store.targets.commit(first)
    store.targets.commit(marked)
    assert store.targets.authors_since(translation.id, "") == {"L. Marchand"}
    changed = revision(translation, one, "Une.", marked.id, "S. Kone", SegmentState.REVIEWED)
    store.targets.commit(changed)
    assert store.targets.authors_since(translation.id, "") == {"L. Marchand", "S. Kone"}
    assert store.targets.authors_since(translation.id, marked.id) == {"S. Kone"}


def test_confirming_another_persons_draft_is_writing(store: Store, translation: Translation) -> None:
    one = segment_ids(store, translation)[0]
    draft = revision(translation, one, "Un.", author="L. Marchand", state=SegmentState.DRAFT)
    confirmed = revision(translation, one, "Un.", draft.id, "S. Kone")
    store.targets.commit(draft)
    store.targets.commit(confirmed)
    assert "S. Kone" in store.targets.authors_since(translation.id, draft.id)


def test_typing_is_kept_until_it_is_committed_or_forgotten(store: Store, translation: Translation) -> None:
    one, two = segment_ids(store, translation)
    for segment_id, text in ((one, "Un"), (one, "Un poi"), (two, "De")):
        store.targets.keep_typing(KeptTyping(translation.id, segment_id, text, None, now()))
    assert [(kept.segment_id, kept.text) for kept in store.targets.kept_typing(translation.id)] == [
        (one, "Un poi"),
        (two, "De"),
    ]
    store.targets.commit(revision(translation, one, "Un point."))
    store.targets.forget_typing(translation.id, two)
    assert store.targets.kept_typing(translation.id) == []


def test_places_are_remembered_for_each_person(store: Store, translation: Translation) -> None:
    one, two = segment_ids(store, translation)
    store.targets.remember_place(translation.id, "A", one)
    store.targets.remember_place(translation.id, "B", one)
    store.targets.remember_place(translation.id, "A", two)
    assert store.targets.last_place(translation.id, "A") == two
    assert store.targets.last_place(translation.id, "B") == one
    assert store.targets.last_place(translation.id, "C") == ""
