from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.drafting.building import segment
from tests.drafting.test_memory import unit
from workbench.drafting.memory import adapt
from workbench.drafting.plan import Filling, may_be_filled, plan_drafts
from workbench.model.memory import Match
from workbench.model.release import Segment
from workbench.model.translation import Origin, OriginKind, SegmentState, TargetRevision

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def head(
    text: str = "texte",
    state: SegmentState = SegmentState.DRAFT,
    kind: OriginKind = OriginKind.MACHINE,
    edited: bool = False,
    locked: bool = False,
) -> TargetRevision:
    origin = Origin(kind, edited=edited)
    return TargetRevision("v1", "t1", "s1", None, text, state, origin, "Ana", NOON, locked)


def in_memory(asked: Segment) -> Match | None:
    return adapt(unit("Yes <1>now</1>.", "Oui <1>maintenant</1>."), asked)


def plan(asked: Segment, revision: TargetRevision | None = None, engine: str = "Words", **choices: bool):  # type: ignore[no-untyped-def]
    heads = {asked.id: revision} if revision else {}
    cache = {"Cached here.": "En cache.", segment("In <1>cache</1>.").text: "Sans codes."}
    (made,) = plan_drafts([asked], heads, in_memory, lambda each: cache.get(each.text), engine, **choices)
    return made


def test_the_memory_comes_first() -> None:
    made = plan(segment("Yes <4>now</4>."))
    assert made.filling is Filling.MEMORY
    assert made.origin == Origin(OriginKind.MEMORY, score=100, reference="MR-1")
    assert plan(segment("Yes <1>now</1>."), engine="").filling is Filling.MEMORY


def test_then_the_cache_then_the_engine() -> None:
    made = plan(segment("Cached here."))
    assert (made.filling, made.text) == (Filling.CACHE, "En cache.")
    assert made.origin == Origin(OriginKind.MACHINE, engine="Words")
    made = plan(segment("Unknown."))
    assert (made.filling, made.text, made.origin.engine) == (Filling.ENGINE, "", "Words")


def test_a_cached_draft_without_the_codes_is_not_taken() -> None:
    assert plan(segment("In <1>cache</1>.")).filling is Filling.ENGINE


def test_without_an_engine_the_rest_stays_open() -> None:
    assert plan(segment("Cached here."), engine="").filling is Filling.OPEN


def test_a_text_without_words_stays_as_it_is() -> None:
    made = plan(segment("<1>www.iom.int/fr</1> 2026"), engine="")
    assert (made.filling, made.origin.kind) == (Filling.SOURCE, OriginKind.SOURCE)
    assert made.text == segment("<1>www.iom.int/fr</1> 2026").text


@pytest.mark.parametrize(
    "revision",
    [
        head(kind=OriginKind.PERSON), head(state=SegmentState.TRANSLATED), head(state=SegmentState.REVIEWED),
        head(edited=True), head(locked=True), head(kind=OriginKind.IMPORTED), head(kind=OriginKind.PAIRED),
        head("", locked=True), head("", state=SegmentState.TRANSLATED),
    ],
)  # fmt: skip
@pytest.mark.parametrize("replace_drafts", [False, True])
def test_what_a_person_stands_behind_is_never_replaced(
    revision: TargetRevision, replace_drafts: bool
) -> None:
    assert not may_be_filled(revision, replace_drafts)
    made = plan(segment("Yes <1>now</1>."), revision, replace_drafts=replace_drafts)
    assert made.filling is Filling.KEPT
    assert made.text == ""


def test_empty_targets_are_filled_and_drafts_replaced_when_asked() -> None:
    assert may_be_filled(None)
    assert may_be_filled(head(" \ue000", kind=OriginKind.PERSON))
    assert may_be_filled(head("", state=SegmentState.UNTRANSLATED))
    assert not may_be_filled(head())
    assert may_be_filled(head(), replace_drafts=True)
    assert may_be_filled(head(kind=OriginKind.SOURCE), replace_drafts=True)
