"""Termbases and concepts in the store: every revision stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.model.terms import Concept, Term, Termbase
from workbench.store import database
from workbench.store.store import FILE_NAME, Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path)
    yield opened
    opened.close()


def test_all_that_a_concept_says_comes_back(store: Store) -> None:
    full = Concept(
        "c", (Term("MSF", "fr", source="site"),), owner="Press", do_not_translate=True, termbase_id="other"
    )
    store.concepts.add([full], "A", origin="file.csv")
    assert store.concepts.get("c") == full
    (revision,) = store.concepts.history("c")
    assert (revision.concept, revision.author, revision.origin, revision.removed) == (
        full,
        "A",
        "file.csv",
        False,
    )


def test_the_history_of_a_concept_the_newest_first(store: Store) -> None:
    one, two = Concept("c", (Term("a", "en"),)), Concept("c", (Term("b", "en"),))
    store.concepts.add([one, Concept("d", (Term("d", "en"),))], "A")
    store.concepts.add([two], "B")
    store.concepts.add([two], "C", removed=True)
    assert [(each.concept, each.author, each.removed) for each in store.concepts.history("c")] == [
        (two, "C", True),
        (two, "B", False),
        (one, "A", False),
    ]
    assert store.concepts.history("none") == []


def test_termbases_stand_in_their_order(store: Store) -> None:
    before = store.concepts.newest_revision()
    store.termbases.add([Termbase("a", "A", 1, owner="x"), Termbase("b", "B", 0, False, False)], "A")
    assert [each.id for each in store.termbases.all()] == ["b", "a"]
    assert store.concepts.newest_revision() > before
    store.termbases.add([Termbase("a", "A")], "A", removed=True)
    assert store.termbases.all() == [Termbase("b", "B", 0, False, False)]


def test_a_store_of_before_keeps_its_concepts(tmp_path: Path) -> None:
    connection = database.sqlite3.connect(tmp_path / FILE_NAME)
    connection.create_function("word_count", 1, lambda text: len(text.split()), deterministic=True)
    steps = [step for step in database.migrations() if step[0] <= 6]
    for number, script in steps:
        connection.executescript(
            script.read_text(encoding="utf-8")
            + database._append_only_triggers(database.FACTS.get(number, ()))
        )
    connection.executescript(
        f"PRAGMA application_id = {database.APPLICATION_ID}; PRAGMA user_version = 6;"
        'INSERT INTO concept_revision VALUES (\'1\', \'c\', \'{"domain": "", "definition": "", "note": "",'
        ' "source": "s", "terms": [["a", "en", "forbidden", "", "m", "n"]]}\', 0, \'A\','
        " '2026-11-24T12:00:00+00:00');"
    )
    connection.close()
    store = Store(tmp_path)
    (concept,) = store.concepts.all()
    assert (concept.terms[0].note, concept.source, concept.termbase_id) == ("n", "s", "house")
    assert store.termbases.all() == []
    store.close()
