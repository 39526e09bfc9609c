"""Concepts, units, dictionary words and cached drafts: the newest fact holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.facts import NOON, add_release, revision
from workbench.model.identity import new_id
from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.model.memory import TranslationUnit
from workbench.model.terms import Concept, Term, TermStatus
from workbench.store.store import Store

CODES = (
    InlineCode(0, CodeKind.LINK, CodeRole.OPEN, 1, "https://example.org/é"),
    InlineCode(1, CodeKind.LINK, CodeRole.CLOSE, 1),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path)
    yield opened
    opened.close()


def test_a_concept_comes_back_whole_and_its_newest_revision_holds(store: Store) -> None:
    concept = Concept(
        "c1",
        (
            Term("cash transfer", "en", TermStatus.ADMITTED, "noun", "", "of money"),
            Term("transfert monétaire", "fr", TermStatus.PREFERRED, "noun", "m", "« argent »"),
        ),
        "aid",
        "a definition",
        "a note",
        "a source",
    )
    store.concepts.add([concept], "L. Marchand")
    assert store.concepts.all() == [concept] == [store.concepts.get("c1")]
    before = store.concepts.newest_revision()
    changed = Concept("c1", concept.terms[:1])
    store.concepts.add([changed], "L. Marchand")
    assert store.concepts.all() == [changed]
    assert store.concepts.newest_revision() > before
    store.concepts.add([changed], "L. Marchand", removed=True)
    assert store.concepts.all() == []
    assert store.concepts.get("c1") is None


def unit(source: str, target: str, segment_id: str = "", release_id: str = "") -> TranslationUnit:
    return TranslationUnit(
        new_id(), source, target, "en", "fr", CODES, "A", NOON, "MR-1", release_id, segment_id
    )


def test_a_unit_comes_back_with_its_codes(store: Store) -> None:
    kept = unit("\ue000One\ue001.", "\ue000Un\ue001.")
    store.memory.add(kept, "key", "")
    assert store.memory.exact("key", "en", "fr") == [kept]
    assert store.memory.exact("key", "en", "es") == []
    assert store.memory.exact("other", "en", "fr") == []
    assert store.memory.count() == 1


def test_a_unit_is_left_out_where_its_segment_says_something_else_now(store: Store) -> None:
    translation = add_release(store)
    one = store.releases.segments(translation.release_id)[0].id
    first = revision(translation, one, "Un.")
    store.targets.commit(first)
    older = unit("One.", "Un.", one, translation.release_id)
    store.memory.add(older, "one", translation.id)
    assert store.memory.exact("one", "en", "fr") == [older]
    store.targets.commit(revision(translation, one, "Une.", first.id))
    assert store.memory.exact("one", "en", "fr") == []
    newer = unit("One.", "Une.", one, translation.release_id)
    store.memory.add(newer, "one", translation.id)
    assert store.memory.exact("one", "en", "fr") == [newer]


def test_words_of_the_desk_and_of_a_release(store: Store) -> None:
    store.dictionary.add("Kessou", "fr", "A")
    store.dictionary.add("Port-Lambert", "fr", "A", "r1")
    assert store.dictionary.words("fr") == {"Kessou"}
    assert store.dictionary.words("fr", "r1") == {"Kessou", "Port-Lambert"}
    assert store.dictionary.words("fr", "r2") == {"Kessou"}
    assert store.dictionary.words("es") == set()
    store.dictionary.add("Kessou", "fr", "A", removed=True)
    assert store.dictionary.words("fr", "r1") == {"Port-Lambert"}


def test_cached_drafts_are_of_one_engine_pair_and_source(store: Store) -> None:
    store.machine_drafts.put("Libre", "en", "fr", "One.", "Un.")
    store.machine_drafts.put("Libre", "en", "fr", "One.", "Une.")
    store.machine_drafts.put("Other", "en", "fr", "One.", "Le un.")
    assert store.machine_drafts.get("Libre", "en", "fr", "One.") == "Une."
    assert store.machine_drafts.get("Libre", "en", "es", "One.") is None
    assert store.machine_drafts.get("Libre", "en", "fr", "One") is None
    assert store.machine_drafts.all_of("en", "fr", "One.") == {"Libre": "Une.", "Other": "Le un."}


def test_settings_keep_the_newest_value(store: Store) -> None:
    assert store.settings.get("four_eyes") is None
    store.settings.set("four_eyes", "no")
    store.settings.set("four_eyes", "yes")
    assert store.settings.get("four_eyes") == "yes"
