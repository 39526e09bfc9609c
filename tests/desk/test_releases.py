"""Taking a release in, finding it, revising it, keeping and dropping blocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.desk.building import EDITOR, PAGE, REVIEWER, WRITER, add_release, segments, write
from workbench.desk.desk import Desk
from workbench.desk.intake import read_html, read_text
from workbench.desk.library_views import LibraryQuery
from workbench.desk.library_words import fold
from workbench.model.comments import CommentWeight
from workbench.model.errors import InputError, RuleError
from workbench.model.release import Confidentiality, DropReason
from workbench.model.translation import Action, Origin, OriginKind, SegmentState, Status, Translation

EMBARGO = datetime(2030, 1, 2, 14, tzinfo=timezone(timedelta(hours=1)))


def code_of(raised: pytest.ExceptionInfo[InputError]) -> str:
    return raised.value.code


def test_a_release_comes_in_with_a_translation_for_each_target(desk: Desk) -> None:
    document = read_html(PAGE, "en")
    release, translations, changes = desk.releases.add(
        document,
        ["fr", "es", "fr"],
        EDITOR,
        "MR-9",
        embargo=EMBARGO,
        embargo_zone="Europe/Paris",
        due=EMBARGO,
    )
    assert [one.target_language for one in translations] == ["fr", "es"]
    assert changes.releases == {release.id}
    assert desk.releases.get(release.id) == release
    assert (release.title, release.source_language) == ("Water comes back to Kessou", "en")
    assert (release.embargo, release.due, release.embargo_zone) == (EMBARGO, EMBARGO, "Europe/Paris")
    assert desk.releases.translations(release.id) == translations
    assert desk.releases.blocks(release.id) == list(document.blocks)
    assert [(one.number, one.text) for one in desk.releases.segments(release.id)] == [
        (place, one.text) for place, one in enumerate(document.segments, start=1)
    ]
    assert desk.releases.status(translations[0].id) is Status.DRAFT


def test_a_release_is_embargoed_unless_somebody_says_otherwise(desk: Desk) -> None:
    release, _translations, _changes = desk.releases.add(read_html(PAGE, "en"), ["fr"])
    assert release.confidentiality is Confidentiality.EMBARGOED


def test_what_cannot_be_a_release_is_refused_and_nothing_comes_in(desk: Desk) -> None:
    document = read_html(PAGE, "en")
    empty = replace(document, segments=())
    naive = datetime(2030, 1, 1, 12)
    for arguments, named, code in (
        ((empty, ["fr"]), {}, "release.empty"),
        ((document, []), {}, "release.no_target"),
        ((document, ["fr", "EN"]), {}, "release.same_language"),
        ((document, ["fr", "../es"]), {}, "release.bad_language"),
        ((document, [""]), {}, "release.bad_language"),
        ((replace(document, language="x!"), ["fr"]), {}, "release.bad_language"),
        ((document, ["fr"]), {"embargo": naive}, "release.naive_time"),
        ((document, ["fr"]), {"due": naive}, "release.naive_time"),
    ):
        with pytest.raises(InputError) as caught:
            desk.releases.add(*arguments, **named)
        assert code_of(caught) == code
    assert desk.library.search(LibraryQuery()) == []


def test_another_target_is_added_once(desk: Desk, translation: Translation) -> None:
    spanish, changes = desk.releases.add_target(translation.release_id, "es", EDITOR)
    assert changes.releases == {translation.release_id}
    assert desk.releases.translations(translation.release_id) == [translation, spanish]
    for language, code in (
        ("es", "release.has_target"),
        ("en", "release.same_language"),
        ("e/s", "release.bad_language"),
    ):
        with pytest.raises(InputError) as caught:
            desk.releases.add_target(translation.release_id, language, EDITOR)
        assert code_of(caught) == code


def test_a_release_is_found_by_id_prefix_reference_and_translation(
    desk: Desk, translation: Translation
) -> None:
    release = desk.releases.get(translation.release_id)
    spanish, _changes = desk.releases.add_target(release.id, "es", EDITOR)
    for name in (release.id, release.id[:-2], "MR-1", translation.id, spanish.id):
        assert desk.releases.get(name) == release
    assert desk.releases.find(release.id) == (release, translation)
    assert desk.releases.find("MR-1", "es") == (release, spanish)
    assert desk.releases.find(spanish.id) == (release, spanish)
    assert desk.releases.find(spanish.id, "fr") == (release, translation)
    with pytest.raises(InputError) as caught:
        desk.releases.find(release.id, "de")
    assert code_of(caught) == "translation.no_such_language"


@pytest.mark.parametrize("name", ["", "%", "____", "MR-2", "01", "00000000-0000-7000-8000-000000000000"])
def test_an_unknown_release_is_said(desk: Desk, translation: Translation, name: str) -> None:
    with pytest.raises(InputError) as caught:
        desk.releases.get(name)
    assert caught.value.code == "release.unknown"
    assert caught.value.data == {"id": name}


def test_a_prefix_of_two_releases_is_ambiguous(desk: Desk, translation: Translation) -> None:
    other, _translation = add_release(desk, reference="MR-1")
    shared = "MR-1"
    with pytest.raises(InputError) as caught:
        desk.releases.get(shared)
    assert (caught.value.code, caught.value.data) == ("release.ambiguous", {"id": shared, "count": 2})
    assert desk.releases.get(other.id) == other


def test_an_unknown_translation_is_said(desk: Desk, translation: Translation) -> None:
    with pytest.raises(InputError) as caught:
        desk.releases.translation(translation.id[:-1])
    assert code_of(caught) == "translation.unknown"


def test_segments_are_named_by_number_and_by_id(desk: Desk, translation: Translation) -> None:
    second = segments(desk, translation)[1]
    assert desk.releases.segment(translation.release_id, "2") == second
    assert desk.releases.segment(translation.release_id, second.id) == second
    for name in ("0", "99", "-1", "two", "", "²", "9" * 30):
        with pytest.raises(InputError) as caught:
            desk.releases.segment(translation.release_id, name)
        assert code_of(caught) == "segment.unknown"


def test_a_segment_of_another_release_is_none_of_this_one(desk: Desk, translation: Translation) -> None:
    other, _translation = add_release(desk, reference="MR-2")
    foreign = desk.releases.segments(other.id)[0]
    with pytest.raises(InputError) as caught:
        desk.releases.segment(translation.release_id, foreign.id)
    assert code_of(caught) == "segment.unknown"
    with pytest.raises(InputError):
        desk.editing.commit(translation.id, foreign.id, "Texte", SegmentState.TRANSLATED, WRITER, None)
    assert desk.editing.history(translation.id) == []


# revising


def test_anybody_may_correct_title_reference_and_due_time(desk: Desk, translation: Translation) -> None:
    changes = desk.releases.revise(
        translation.release_id, WRITER, title="Another title", reference="MR-77", due=EMBARGO
    )
    release = desk.releases.get("MR-77")
    assert (release.title, release.due) == ("Another title", EMBARGO)
    assert changes.releases == {release.id}
    with pytest.raises(InputError):
        desk.releases.get("MR-1")


@pytest.mark.parametrize(
    "fields",
    [
        {"embargo": EMBARGO},
        {"embargo_zone": "Europe/Paris"},
        {"confidentiality": Confidentiality.CONFIDENTIAL},
        {"title": "T", "confidentiality": Confidentiality.EMBARGOED},
    ],
)
def test_only_an_editor_may_change_embargo_and_confidentiality(
    desk: Desk, translation: Translation, fields: dict[str, object]
) -> None:
    before = desk.releases.get(translation.release_id)
    for name in (WRITER, REVIEWER):
        with pytest.raises(RuleError) as caught:
            desk.releases.revise(before.id, name, **fields)
        assert caught.value.code == "rule.role"
    assert desk.releases.get(before.id) == before
    desk.releases.revise(before.id, EDITOR, **fields)
    assert desk.releases.get(before.id) == replace(before, **fields)


def test_a_writer_may_name_the_embargo_that_stands(desk: Desk, translation: Translation) -> None:
    release = desk.releases.get(translation.release_id)
    desk.releases.revise(release.id, WRITER, title="T", embargo=release.embargo)
    assert desk.releases.get(release.id).title == "T"


def test_revising_refuses_unknown_people_times_without_zone_and_other_fields(
    desk: Desk, translation: Translation
) -> None:
    before = desk.releases.get(translation.release_id)
    with pytest.raises(RuleError):
        desk.releases.revise(before.id, "Nobody", title="T")
    with pytest.raises(InputError):
        desk.releases.revise(before.id, EDITOR, embargo=datetime(2030, 1, 1))
    with pytest.raises(TypeError):
        desk.releases.revise(before.id, EDITOR, id="x")
    assert desk.releases.get(before.id) == before


# blocks


def test_a_dropped_block_leaves_the_numbers_whole_and_comes_back_with_its_text(
    desk: Desk, translation: Translation
) -> None:
    before = segments(desk, translation)
    write(desk, translation, 2, "Secours Méridien a ouvert <1>onze</1> points d’eau.")
    block = desk.releases.blocks(translation.release_id)[1]
    changes = desk.releases.drop_block(translation.release_id, block.id, WRITER)
    assert changes.releases == {translation.release_id}
    assert changes.translations == {translation.id}
    after = segments(desk, translation)
    assert [(one.number, one.text) for one in after] == [
        (1, before[0].text),
        (2, before[3].text),
        (3, before[4].text),
    ]
    dropped = desk.releases.blocks(translation.release_id)[1]
    assert (dropped.kept, dropped.reason) == (False, DropReason.BY_PERSON)
    assert desk.editing.progress(translation.id).confirmed == 0
    desk.releases.keep_block(translation.release_id, block.id, WRITER)
    assert segments(desk, translation) == before
    assert desk.editing.row(translation.id, before[1].id).text
    assert desk.editing.progress(translation.id).confirmed == 1


def test_a_block_that_intake_dropped_comes_back_in_its_place_with_segments(desk: Desk) -> None:
    text = (
        "Home > News\nPress release\nWater comes back to Kessou\n"
        "Kessou, 24 November - Meridian Relief has opened eleven water points. They serve many people.\n"
        "The work took 26 days. It was paid for by a grant from the Regional Solidarity Fund.\n"
    )
    release, translations, _changes = desk.releases.add(read_text(text, "en"), ["fr"])
    dropped = next(block for block in desk.releases.blocks(release.id) if not block.kept)
    before = desk.releases.segments(release.id)
    assert dropped.id not in {segment.block_id for segment in before}
    desk.releases.keep_block(release.id, dropped.id, EDITOR)
    after = desk.releases.segments(release.id)
    assert [one.number for one in after] == list(range(1, len(after) + 1))
    assert [one.id for one in after if one.block_id != dropped.id] == [one.id for one in before]
    order = [block.id for block in desk.releases.blocks(release.id)]
    assert [order.index(one.block_id) for one in after] == sorted(order.index(one.block_id) for one in after)
    brought = [one for one in after if one.block_id == dropped.id]
    assert "".join(one.separator + one.text for one in brought) == dropped.text
    assert desk.editing.outline(translations[0].id).count == len(after)
    # Keeping what is kept makes no second set of segments.
    desk.releases.keep_block(release.id, dropped.id, EDITOR)
    assert desk.releases.segments(release.id) == after


def test_deciding_on_blocks_refuses_unknown_blocks_and_people(desk: Desk, translation: Translation) -> None:
    block = desk.releases.blocks(translation.release_id)[0]
    with pytest.raises(InputError) as caught:
        desk.releases.drop_block(translation.release_id, "none", WRITER)
    assert code_of(caught) == "block.unknown"
    with pytest.raises(RuleError):
        desk.releases.drop_block(translation.release_id, block.id, "Nobody")
    assert desk.releases.blocks(translation.release_id)[0].kept


# the library


def test_cards_are_newest_first_with_what_each_translation_is(desk: Desk, translation: Translation) -> None:
    newer, _translation = add_release(desk, reference="MR-2", targets=("fr", "es"))
    write(desk, translation, 1, "L’eau revient à Kessou")
    write(desk, translation, 4, "Les travaux ont duré 26 jours.", state=SegmentState.DRAFT)
    first, second = desk.library.search(LibraryQuery())
    assert (first.release.id, second.release.id) == (newer.id, translation.release_id)
    assert [one.translation.target_language for one in first.translations] == ["fr", "es"]
    (card,) = second.translations
    assert (card.total, card.confirmed, card.drafts, card.status) == (5, 1, 1, Status.DRAFT)
    assert card.people == (WRITER,)


def test_a_card_counts_drafts_by_their_origin(desk: Desk, translation: Translation) -> None:
    spanish, _changes = desk.releases.add_target(translation.release_id, "es", EDITOR)
    memory, machine = Origin(OriginKind.MEMORY, score=92), Origin(OriginKind.MACHINE, "engine")
    for number, state, origin in (
        (1, SegmentState.DRAFT, memory),
        (2, SegmentState.DRAFT, machine),
        (3, SegmentState.DRAFT, replace(machine, edited=True)),
        (4, SegmentState.DRAFT, None),
        (5, SegmentState.TRANSLATED, memory),
    ):
        segment = segments(desk, translation)[number - 1]
        desk.editing.commit(translation.id, segment.id, "Texte", state, WRITER, None, origin)
    french, other = desk.library.search(LibraryQuery())[0].translations
    assert (french.confirmed, french.drafts) == (1, 4)
    assert (french.memory_drafts, french.machine_drafts) == (1, 2)
    assert other.translation == spanish
    assert (other.memory_drafts, other.machine_drafts) == (0, 0)
    # A confirmed draft is none any more, and what was dropped does not count.
    write(desk, translation, 1, "Texte")
    block = next(
        block
        for block in desk.releases.blocks(translation.release_id)
        if block.id == segments(desk, translation)[1].block_id
    )
    desk.releases.drop_block(translation.release_id, block.id, WRITER)
    french, _other = desk.library.search(LibraryQuery())[0].translations
    assert (french.drafts, french.memory_drafts, french.machine_drafts) == (1, 0, 0)


def test_a_card_counts_the_comments_that_must_be_answered(desk: Desk, translation: Translation) -> None:
    spanish, _changes = desk.releases.add_target(translation.release_id, "es", EDITOR)
    must = CommentWeight.MUST
    first, changes = desk.editorial.comment(translation.id, "Which figure?", REVIEWER, weight=must)
    assert changes.translations == {translation.id}
    segment = segments(desk, translation)[1]
    second, _changes = desk.editorial.comment(translation.id, "Too stiff.", REVIEWER, segment.id, must)
    desk.editorial.comment(translation.id, "The third.", WRITER, weight=must, parent_id=first.id)
    desk.editorial.comment(translation.id, "Nice.", REVIEWER, weight=CommentWeight.SHOULD)

    def counted() -> list[int]:
        return [one.open_musts for one in desk.library.search(LibraryQuery())[0].translations]

    assert counted() == [2, 0]
    desk.editorial.resolve(second.id, WRITER)
    assert counted() == [1, 0]
    desk.editorial.resolve(second.id, REVIEWER, resolved=False)
    desk.editorial.resolve(first.id, WRITER)
    assert counted() == [1, 0]
    desk.editorial.comment(spanish.id, "Which?", REVIEWER, weight=must)
    assert counted() == [1, 1]


def test_a_card_says_why_and_by_whom_it_was_sent_back_until_it_is_submitted(
    desk: Desk, translation: Translation
) -> None:
    def said() -> tuple[str, str]:
        (card,) = desk.library.search(LibraryQuery())[0].translations
        return card.return_note, card.returned_by

    write(desk, translation, 1, "L’eau revient à Kessou")
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER, "at last")
    assert said() == ("", "")
    desk.editorial.act(translation.id, Action.RETURN, REVIEWER, "figure in paragraph 3")
    assert said() == ("figure in paragraph 3", REVIEWER)
    write(desk, translation, 1, "L’eau est de retour à Kessou")
    assert said() == ("figure in paragraph 3", REVIEWER)
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    assert said() == ("", "")


def test_more_releases_ask_the_store_no_more_often(desk: Desk, translation: Translation) -> None:
    def asked() -> int:
        # What is new is taken in first.
        desk.library.search(LibraryQuery())
        statements: list[str] = []
        connection = desk._store.database.read()
        connection.set_trace_callback(statements.append)
        desk.library.search(LibraryQuery())
        connection.set_trace_callback(None)
        return len(statements)

    before = asked()
    for number in range(2, 7):
        _release, other = add_release(desk, reference=f"MR-{number}", targets=("fr", "es"))
        desk.editorial.comment(other.id, "Which?", REVIEWER, weight=CommentWeight.MUST)
        desk.editorial.act(other.id, Action.SUBMIT, WRITER)
        desk.editorial.act(other.id, Action.RETURN, REVIEWER, "figure")
    assert before > 0
    assert asked() == before


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("  ", True),
        ("water KESSOU", True),
        ("kessou water", True),
        ("mr-1", True),
        ("es", False),
        ("Solidarité", False),
        ("26 days", True),
        ("revient à", True),
        ("Kessou Spain", False),
        ("%", False),
        ("_ater", False),
        ("'; DROP TABLE release; --", False),
    ],
)
def test_searching(desk: Desk, translation: Translation, query: str, found: bool) -> None:
    write(desk, translation, 1, "L’eau revient à Kessou")
    assert bool(desk.library.search(LibraryQuery(query))) is found


@pytest.mark.parametrize("query", ["ecole", "ÉCOLE", "école", "senor", "Señor", "école senor"])
def test_searching_folds_case_and_accents(desk: Desk, query: str) -> None:
    html = (
        "<html lang='fr'><body><h1>L'école du Señor</h1><p>Une école ouvre demain à Kessou.</p></body></html>"
    )
    release, _translations, _changes = desk.releases.add(read_html(html, "fr"), ["en"])
    assert [card.release.id for card in desk.library.search(LibraryQuery(query))] == [release.id]


def test_folding() -> None:
    assert fold("ÉCOLE ﬁn Straße") == "ecole fin strasse"


# waivers


def test_only_an_editor_opens_a_release_to_third_parties_and_says_why(
    desk: Desk, translation: Translation
) -> None:
    release_id = translation.release_id
    for name, reason, code in (
        (WRITER, "because", "rule.role"),
        (REVIEWER, "because", "rule.role"),
        (EDITOR, " \n", "rule.reason_needed"),
        ("Nobody", "because", "people.unknown"),
    ):
        with pytest.raises(RuleError) as caught:
            desk.releases.waive_third_parties(release_id, reason, name)
        assert caught.value.code == code
    assert desk._store.editorial.waivers(release_id) == []
    changes = desk.releases.waive_third_parties(release_id, " it is on the wire already ", EDITOR)
    assert changes.releases == {release_id}
    (waiver,) = desk._store.editorial.waivers(release_id)
    assert (waiver.reason, waiver.actor) == ("it is on the wire already", EDITOR)
    assert datetime.now(UTC) - waiver.at < timedelta(minutes=1)
