"""Finding releases: words in every version, filters, orders, each person's own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.desk.building import EDITOR, FRENCH, REVIEWER, WRITER, add_release, approve, write
from workbench.desk.desk import Desk
from workbench.desk.library_queries import query_from_text, query_text
from workbench.desk.library_views import EmbargoFilter, FoundIn, LibraryQuery, Order
from workbench.model.errors import Cancelled, InputError
from workbench.model.identity import now
from workbench.model.tasks import CancelToken
from workbench.model.translation import Status


def page(title: str, text: str = "Rain fell.") -> str:
    return f'<html lang="en"><body><h1>{title}</h1><p>{text}</p></body></html>'


def titles(desk: Desk, text: str = "", person: str = "", **asked) -> list[str]:
    return [card.release.title for card in desk.library.search(LibraryQuery(text, **asked), person)]


@pytest.mark.parametrize(
    "text",
    [
        "kessou", "KESS", "k", "KÉSSOU", "water kessou", "MR-1", "“water points”", "points 14,500", "onze desser",
        "“onze points d’eau”", "l’eau",
    ],
)  # fmt: skip
def test_words_are_found_in_all_that_a_release_has(desk: Desk, text: str) -> None:
    _release, translation = add_release(desk)
    for number, target in enumerate(FRENCH, start=1):
        write(desk, translation, number, target)
    add_release(desk, page("Vaccination in Sanga"), reference="X-2")
    assert titles(desk, text) == ["Water comes back to Kessou"]


@pytest.mark.parametrize("text", ["kessou vaccination", "“points water”", "ater", "essou", "***", "💧"])
def test_what_stands_nowhere_finds_nothing(desk: Desk, text: str) -> None:
    add_release(desk)
    add_release(desk, page("Vaccination in Sanga"), reference="X-2")
    assert titles(desk, text) == []


def test_by_the_beginning_of_an_id(desk: Desk) -> None:
    release, translation = add_release(desk)
    assert titles(desk, release.id) == titles(desk, translation.id) == [release.title]


def test_a_text_that_was_replaced_is_found_and_said_to_be_so(desk: Desk) -> None:
    _release, translation = add_release(desk)
    write(desk, translation, 3, "Ils desservent des écoles.")
    write(desk, translation, 3, "Ils desservent des familles.")
    (card,) = desk.library.search(LibraryQuery("écol"), WRITER)
    (found,) = card.found
    assert (found.where, found.number, found.current, found.author) == (FoundIn.TARGET, 3, False, WRITER)
    assert [found.text[a:b] for a, b in found.spans] == ["écoles"]
    (card,) = desk.library.search(LibraryQuery("familles "), WRITER)
    assert card.found[0].current


def test_each_word_is_shown_where_that_can_be(desk: Desk) -> None:
    add_release(desk)
    (card,) = desk.library.search(LibraryQuery("26 people kessou"))
    shown = " ".join(found.text for found in card.found)
    assert all(word in shown for word in ("26 days", "people", "Kessou"))
    assert desk.library.places("26 people", [card.release.id])[card.release.id]


def test_a_corrected_source_and_a_dropped_block_stay_findable(desk: Desk) -> None:
    release, _translation = add_release(desk, page("A title", "Flooded rivers."))
    assert titles(desk, "flooded") == ["A title"]
    block = desk.releases.blocks(release.id)[1]
    desk.releases.drop_block(release.id, block.id, EDITOR)
    (card,) = desk.library.search(LibraryQuery("flooded"))
    assert card.found[0].number == 0


def test_filters_hold_together(desk: Desk) -> None:
    soon = now() + timedelta(hours=3)
    free, first = add_release(desk, page("Free"), reference="A")
    approve_me, second = add_release(desk, reference="B", embargo=soon, targets=("fr", "es"))
    approve(desk, second)
    desk.releases.revise(free.id, EDITOR, due=soon)
    write(desk, first, 1, "Libre", author=REVIEWER)
    both = ["Water comes back to Kessou", "Free"]
    assert titles(desk) == both
    assert titles(desk, languages=("es",)) == both[:1]
    assert titles(desk, statuses=(Status.APPROVED,)) == both[:1]
    # Of one and the same translation.
    assert titles(desk, statuses=(Status.APPROVED,), languages=("es",)) == []
    assert titles(desk, statuses=(Status.APPROVED, Status.DRAFT)) == both
    assert titles(desk, people=(REVIEWER,)) == ["Free"]
    assert titles(desk, people=(EDITOR,)) == both, "who took it in"
    assert titles(desk, embargo=EmbargoFilter.UNDER) == both[:1]
    assert titles(desk, embargo=EmbargoFilter.NONE) == ["Free"]
    assert titles(desk, embargo=EmbargoFilter.PASSED) == []
    assert titles(desk, due_before=soon + timedelta(minutes=1)) == ["Free"]
    assert titles(desk, due_before=soon) == []
    desk.library.tag([approve_me.id], "water", EDITOR)
    desk.library.file([approve_me.id], "Rains", EDITOR)
    assert titles(desk, tags=("water",), dossier="Rains") == both[:1]
    assert titles(desk, tags=("water", "other")) == []
    assert titles(desk, "kess", tags=("water",), languages=("fr",)) == both[:1]


def test_orders(desk: Desk) -> None:
    moment = now()
    made = [add_release(desk, page(title), reference=title)[0] for title in ("Été", "alpha", "Zoo")]
    desk.releases.revise(made[2].id, EDITOR, due=moment + timedelta(hours=1))
    desk.releases.revise(made[0].id, EDITOR, due=moment + timedelta(hours=2))
    assert titles(desk) == ["Zoo", "alpha", "Été"]
    assert titles(desk, descending=True) == ["Été", "alpha", "Zoo"]
    assert titles(desk, order=Order.TITLE) == ["alpha", "Été", "Zoo"]
    assert titles(desk, order=Order.DUE) == ["Zoo", "Été", "alpha"]
    assert titles(desk, order=Order.DUE, descending=True) == ["Été", "Zoo", "alpha"], (
        "those without come last"
    )
    assert titles(desk, order=Order.CHANGED) == ["Été", "Zoo", "alpha"]


def test_archived_ones_are_apart(desk: Desk) -> None:
    release, _translation = add_release(desk)
    desk.library.archive([release.id], EDITOR)
    assert titles(desk) == []
    assert titles(desk, archived=True) == titles(desk, "kessou", archived=True) == [release.title]
    assert desk.library.timeline(now() - timedelta(1), now() + timedelta(1)) == []
    desk.library.restore([release.id], EDITOR)
    assert titles(desk) == [release.title]


def test_pins_looks_and_places_are_each_persons_own(desk: Desk) -> None:
    release, translation = add_release(desk)
    other, _translation = add_release(desk, page("Other"), reference="O")
    desk.library.pin([release.id], WRITER)
    assert titles(desk, pinned_by=WRITER) == [release.title]
    assert titles(desk, pinned_by=REVIEWER) == []
    desk.library.looked(translation.id, REVIEWER)
    write(desk, translation, 1, "L’eau")
    segment = desk.releases.segments(release.id)[2].id
    desk.editing.remember_place(translation.id, WRITER, segment)
    cards = {card.release.id: card for card in desk.library.search(LibraryQuery(), WRITER)}
    assert (cards[release.id].pinned, cards[other.id].pinned) == (True, False)
    assert cards[release.id].translations[0].last_place == segment
    assert cards[release.id].translations[0].changed_since_look == 0
    (mine,) = desk.library.search(LibraryQuery("kessou"), REVIEWER)
    assert mine.translations[0].changed_since_look == 1
    assert not mine.pinned


def test_names_of_tags(desk: Desk) -> None:
    release, _translation = add_release(desk)
    desk.library.tag([release.id], "  Water   points ", EDITOR)
    other, _translation = add_release(desk, page("Other"), reference="O")
    desk.library.tag([other.id], "WATER POINTS", EDITOR)
    assert [(tag.name, tag.count) for tag in desk.library.all_tags()] == [("Water points", 2)]
    for name, code in (("  ", "library.no_name"), ("x" * 200, "library.long_name")):
        with pytest.raises(InputError) as refused:
            desk.library.tag([release.id], name, EDITOR)
        assert refused.value.code == code
    assert not desk.library.tag([other.id], "water points", EDITOR), "it has it already"


def test_filters_are_kept_whatever_they_hold(desk: Desk) -> None:
    query = LibraryQuery(
        "kess “été", ("fr",), (WRITER,), (Status.APPROVED,), EmbargoFilter.UNDER, now(), ("t",), "d", True,
        WRITER, Order.DUE, True,
    )  # fmt: skip
    assert query_from_text(query_text(query)) == query
    desk.library.save_filter(WRITER, "Mine", query)
    desk.library.save_filter(WRITER, "Mine", LibraryQuery("other"))
    assert [(one.name, one.query.text) for one in desk.library.saved_filters(WRITER)] == [("Mine", "other")]
    assert desk.library.saved_filters(REVIEWER) == []
    desk.library.remove_filter(WRITER, "Mine")
    assert desk.library.saved_filters(WRITER) == []
    for broken in ("", "[]", "{", '{"statuses": ["gone"], "order": 3, "due_before": "yesterday", "text": 1}'):
        assert query_from_text(broken) == LibraryQuery()


def test_a_search_can_be_cancelled(desk: Desk) -> None:
    add_release(desk)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        desk.library.search(LibraryQuery("kessou"), WRITER, token)
    assert titles(desk, "kessou")


def test_a_copy_is_a_release_of_its_own(desk: Desk) -> None:
    release, translation = add_release(desk)
    approve(desk, translation)
    copy, changes = desk.library.duplicate(release.id, WRITER)
    assert changes.releases == {copy.id}
    mine, original = desk.library.search(LibraryQuery("kessou"))
    assert (mine.release.id, original.release.id) == (copy.id, release.id)
    assert mine.translations[0].status is Status.DRAFT
    assert mine.translations[0].confirmed + mine.translations[0].drafts == mine.translations[0].total
    assert (copy.reference, copy.embargo) == ("", None)
