"""What a file of terms would do to a termbase."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.drafting.terms.building import CONCEPTS
from workbench.drafting.terms.differences import differences
from workbench.drafting.terms.import_plan import plan
from workbench.drafting.terms.merging import merged
from workbench.drafting.terms.priority import in_force
from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken
from workbench.model.term_imports import DifferenceKind, ImportChoice, ImportItem, ImportKind
from workbench.model.terms import Concept, Term, TermStatus

FORBIDDEN = TermStatus.FORBIDDEN


def concept(identity: str, domain: str = "", **terms: str) -> Concept:
    return Concept(identity, tuple(Term(text, language) for language, text in terms.items()), domain)


CHILD = concept("child", en="child", fr="enfant")


def one(fresh: Concept, *known: Concept) -> ImportItem:
    (item,) = plan([fresh], known, (), "house")
    return item


def test_the_same_id_and_a_term_in_common_is_the_same_concept() -> None:
    assert one(CHILD, CHILD).kind is ImportKind.SAME
    changed = one(concept("child", "law", en="child", fr="enfant"), CHILD)
    assert (changed.kind, changed.taken.domain) == (ImportKind.CHANGED, "law")
    assert [each.kind for each in changed.differences] == [DifferenceKind.DOMAIN]
    stranger = one(concept("child", en="well", fr="puits"), CHILD)
    assert stranger.kind is ImportKind.NEW
    assert stranger.taken.id != "child"


def test_another_preferred_term_or_a_forbidden_one_contradicts() -> None:
    item = one(concept("child", en="child", fr="gosse"), CHILD)
    assert (item.kind, item.usual) == (ImportKind.CONTRADICTORY, ImportChoice.FILE)
    assert item.differences[0].kind is DifferenceKind.PREFERRED
    assert (item.differences[0].before, item.differences[0].after) == ("enfant", "gosse")
    assert [term.text for term in item.taken.terms] == ["child", "gosse"]
    forbidden = Concept("child", (Term("child", "en"), Term("enfant", "fr", FORBIDDEN)))
    item = one(forbidden, CHILD)
    assert item.kind is ImportKind.CONTRADICTORY
    assert [each.kind for each in item.differences] == [DifferenceKind.STATUS]


def test_terms_tell_a_concept_where_ids_do_not() -> None:
    assert one(concept("7", en="Child", fr="enfant"), CHILD).known is CHILD
    spanish = one(concept("7", en="child", es="niño"), CHILD)
    assert (spanish.kind, spanish.taken.id) == (ImportKind.CHANGED, "child")
    assert {term.text for term in spanish.taken.terms} == {"child", "enfant", "niño"}
    other = one(concept("7", en="child", fr="nœud enfant"), CHILD)
    assert (other.kind, other.usual) == (ImportKind.CONTRADICTORY, ImportChoice.BOTH)
    assert [term.text for term in other.taken.terms] == ["child", "nœud enfant"]
    assert other.apart.id != "child"
    apart = one(
        concept("7", "IT", en="child", fr="nœud enfant"), concept("c", "law", en="child", fr="enfant")
    )
    assert apart.kind is ImportKind.NEW


def test_of_several_that_share_a_term_none_is_taken_for_it() -> None:
    mole, spy = concept("animal", en="mole", fr="taupe"), concept("spy", en="mole", fr="agent")
    assert one(concept("7", en="mole", es="topo"), mole, spy).kind is ImportKind.NEW
    assert one(concept("7", en="mole", fr="agent", es="topo"), mole, spy).taken.id == "spy"


def test_two_rows_of_a_file_about_one_concept_both_add_to_it() -> None:
    items = plan(
        [concept("1", en="child", es="niño"), concept("2", en="child", de="Kind")], [CHILD], (), "house"
    )
    assert [item.kind for item in items] == [ImportKind.CHANGED] * 2
    assert {term.text for term in items[1].taken.terms} == {"child", "enfant", "niño", "Kind"}


def test_what_contradicts_comes_first_and_ids_of_other_termbases_stay_theirs() -> None:
    fresh = [CHILD, concept("new", en="well"), concept("b", en="b", fr="x"), concept("c", "d", en="c")]
    known = [CHILD, concept("b", en="b", fr="y"), concept("c", en="c")]
    items = plan(fresh, known, {"new"}, "mine")
    assert [item.kind for item in items] == list(ImportKind)
    assert items[2].taken.id != "new"
    assert items[2].taken.termbase_id == "mine"


def test_what_is_empty_in_a_file_takes_nothing_away() -> None:
    full = Concept(
        "c", (Term("a", "en", gender="m", note="n", source="s"),), "d", "e", "f", "g", "h", True, "mine"
    )
    assert merged(Concept("c", (Term("a", "en"),)), full, frozenset({"en"})) is full
    kept = merged(Concept("c", (Term("a", "en", FORBIDDEN),), "other"), full, frozenset({"en"}))
    assert (kept.domain, kept.owner, kept.termbase_id) == ("other", "h", "mine")
    assert (kept.terms[0].status, kept.terms[0].note) == (FORBIDDEN, "n")


@given(concepts=CONCEPTS)
@settings(max_examples=40, deadline=None)
def test_what_a_termbase_holds_is_nothing_new_to_it(concepts: list[Concept]) -> None:
    items = plan(concepts, concepts, (), "house")
    assert {item.kind for item in items} <= {ImportKind.SAME}
    assert all(differences(each, each) == () for each in concepts)


def test_cancelling() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        plan([CHILD], [], (), "house", cancel)


def test_a_later_termbase_says_more_but_not_the_contrary() -> None:
    house = Concept("1", (Term("child", "en"), Term("enfant", "fr"), Term("gosse", "fr", FORBIDDEN)))
    theirs = Concept(
        "2", (Term("child", "en"), Term("gosse", "fr"), Term("enfant", "fr", FORBIDDEN), Term("niño", "es"))
    )
    first, second = in_force([[house], [theirs]])
    assert first is house
    assert [term.text for term in second.terms] == ["child", "niño"]
    assert in_force([[theirs], [house]])[1].terms == (Term("child", "en"),)
    homonym = Concept("3", (Term("enfant", "fr", FORBIDDEN), Term("node", "en")))
    assert in_force([[house], [homonym]]) == [house, homonym]
    assert in_force([[], [theirs]]) == [theirs]


def test_how_far_it_is_is_told() -> None:
    fresh = [Concept(f"c{n}", (Term(f"word{n}", "en"),)) for n in range(1001)]
    told: list[tuple[int, int]] = []
    plan(fresh, [], [], "house", progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 1001), (500, 1001), (1000, 1001)]
