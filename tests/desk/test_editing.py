"""Writing: commits and their parents, codes, origins, pages of rows, finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.building import FRENCH, REVIEWER, WRITER, add_release, segments, write, write_all
from workbench.desk.changes import NOTHING
from workbench.desk.desk import Desk
from workbench.desk.editing import Edit
from workbench.desk.intake import read_text
from workbench.desk.views import STATE_ORDER
from workbench.model.errors import ConflictError, InputError, RuleError
from workbench.model.translation import Origin, OriginKind, SegmentState, TargetRevision, Translation
from workbench.model.words import count_words

TRANSLATED = SegmentState.TRANSLATED


def facts(desk: Desk) -> int:
    return int(desk._store.database.read().execute("SELECT count(*) FROM target_revision").fetchone()[0])


def segment_id(desk: Desk, translation: Translation, number: int = 1) -> str:
    return segments(desk, translation)[number - 1].id


def test_a_commit_is_there_for_good(desk: Desk, translation: Translation) -> None:
    one = segment_id(desk, translation)
    changes = desk.editing.commit(translation.id, one, "L’eau revient", TRANSLATED, WRITER, None)
    assert changes.segments == {one}
    assert changes.translations == {translation.id}
    assert changes.releases == {translation.release_id}
    desk.close()
    again = Desk.open(desk.folder)
    row = again.editing.row(translation.id, one)
    assert (row.text, row.state, row.locked) == ("L’eau revient", TRANSLATED, False)
    assert row.revision is not None
    assert (row.revision.author, row.revision.parent_id) == (WRITER, None)
    assert row.origin == Origin(OriginKind.PERSON)
    again.close()


def test_two_children_of_one_parent_are_both_kept(desk: Desk, translation: Translation) -> None:
    one = segment_id(desk, translation)
    first = write(desk, translation, 1, "L’eau")
    theirs = write(desk, translation, 1, "L’eau revient", REVIEWER)
    with pytest.raises(ConflictError) as caught:
        desk.editing.commit(translation.id, one, "De l’eau", TRANSLATED, WRITER, first.id)
    assert caught.value.code == "edit.conflict"
    assert caught.value.data["theirs"] == theirs
    mine = caught.value.data["mine"]
    assert isinstance(mine, TargetRevision)
    assert mine.text == "De l’eau"
    assert desk.editing.history(translation.id, one) == [mine, theirs, first]
    assert desk.editing.row(translation.id, one).revision == theirs
    # A person chooses hers: it replaces what stands.
    desk.editing.commit(translation.id, one, mine.text, TRANSLATED, WRITER, theirs.id)
    assert desk.editing.row(translation.id, one).text == "De l’eau"


def test_a_first_text_beside_another_first_text_is_a_conflict(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 1, "L’eau")
    with pytest.raises(ConflictError):
        desk.editing.commit(translation.id, segment_id(desk, translation), "Eau", TRANSLATED, WRITER, None)


@pytest.mark.parametrize("parent", ["none", "of another segment"])
def test_a_parent_that_is_none_of_the_segments_is_refused(
    desk: Desk, translation: Translation, parent: str
) -> None:
    other = write(desk, translation, 2, "Secours")
    before = facts(desk)
    with pytest.raises(InputError) as caught:
        desk.editing.commit(
            translation.id,
            segment_id(desk, translation),
            "Eau",
            TRANSLATED,
            WRITER,
            other.id if parent == "of another segment" else "00000000-0000-7000-8000-000000000000",
        )
    assert caught.value.code == "revision.unknown"
    assert facts(desk) == before


def test_codes_that_the_source_does_not_have_are_left_out(desk: Desk, translation: Translation) -> None:
    second = segments(desk, translation)[1]
    known = second.codes[0].char
    desk.editing.commit(
        translation.id, second.id, f"\ue0aaSecours {known}onze\uf8ff", TRANSLATED, WRITER, None
    )
    assert desk.editing.row(translation.id, second.id).text == f"Secours {known}onze"


def test_a_text_of_codes_or_spaces_alone_is_untranslated(desk: Desk, translation: Translation) -> None:
    second = segments(desk, translation)[1]
    desk.editing.commit(
        translation.id, second.id, f" {second.codes[0].char} ", SegmentState.REVIEWED, WRITER, None
    )
    assert desk.editing.row(translation.id, second.id).state is SegmentState.UNTRANSLATED
    assert desk._store.memory.count() == 0


def test_what_changes_nothing_adds_no_fact(desk: Desk, translation: Translation) -> None:
    one = segment_id(desk, translation)
    assert desk.editing.commit(translation.id, one, "", TRANSLATED, WRITER, None) is NOTHING
    assert facts(desk) == 0
    head = write(desk, translation, 1, "L’eau revient")
    desk.editing.keep_typing(translation.id, one, "L’eau rev", head.id)
    assert desk.editing.commit(translation.id, one, head.text, TRANSLATED, REVIEWER, head.id) is NOTHING
    assert facts(desk) == 1
    assert desk.editing.kept_typing(translation.id) == []


def test_a_locked_segment_stays_as_it_is_until_it_is_unlocked(desk: Desk, translation: Translation) -> None:
    one = segment_id(desk, translation)
    head = write(desk, translation, 1, "L’eau revient")
    desk.editing.commit(translation.id, one, head.text, TRANSLATED, WRITER, head.id, locked=True)
    row = desk.editing.row(translation.id, one)
    assert row.locked
    for locked in (None, True):
        with pytest.raises(RuleError) as caught:
            desk.editing.commit(
                translation.id, one, "Eau", TRANSLATED, WRITER, row.revision_id, locked=locked
            )
        assert (caught.value.code, caught.value.data) == ("edit.locked", {"number": 1})
    desk.editing.commit(translation.id, one, row.text, TRANSLATED, WRITER, row.revision_id, locked=False)
    assert not desk.editing.row(translation.id, one).locked
    write(desk, translation, 1, "Eau")
    assert desk.editing.row(translation.id, one).text == "Eau"


def test_the_origin_stays_and_says_that_a_person_has_worked_on_it(
    desk: Desk, translation: Translation
) -> None:
    one = segment_id(desk, translation)
    machine = Origin(OriginKind.MACHINE, engine="LibreTranslate")
    desk.editing.commit(translation.id, one, "Eau", SegmentState.DRAFT, WRITER, None, machine)
    head = write(desk, translation, 1, "Eau")
    assert (head.origin, head.state) == (machine, TRANSLATED)
    head = write(desk, translation, 1, "L’eau")
    assert head.origin == Origin(OriginKind.MACHINE, engine="LibreTranslate", edited=True)
    head = write(desk, translation, 1, "L’eau revient", REVIEWER, SegmentState.REVIEWED)
    assert head.origin == Origin(OriginKind.MACHINE, engine="LibreTranslate", edited=True)
    write(desk, translation, 1, "")
    assert write(desk, translation, 1, "De l’eau").origin == Origin(OriginKind.PERSON)


def test_many_edits_are_made_all_or_none(desk: Desk, translation: Translation) -> None:
    first, second, third = (segment.id for segment in segments(desk, translation)[:3])
    write(desk, translation, 2, "Secours")
    edits = [
        Edit(first, "Eau", TRANSLATED, None),
        Edit(second, "Aide", TRANSLATED, None),
        Edit(third, "Ils", TRANSLATED, None),
    ]
    with pytest.raises(ConflictError):
        desk.editing.commit_many(translation.id, edits, WRITER)
    assert [row.text for row in desk.editing.rows(translation.id, 0, 3)] == ["", "Secours", ""]
    # What lost the conflict is kept beside the other.
    assert [one.text for one in desk.editing.history(translation.id, second)] == ["Aide", "Secours"]
    with pytest.raises(InputError):
        desk.editing.commit_many(translation.id, [edits[0], Edit("none", "x", TRANSLATED, None)], WRITER)
    assert desk.editing.history(translation.id, first) == []
    changes = desk.editing.commit_many(translation.id, [edits[0], edits[2]], WRITER)
    assert changes.segments == {first, third}


def test_nobody_unknown_writes(desk: Desk, translation: Translation) -> None:
    for author in ("", "Nobody"):
        with pytest.raises(RuleError) as caught:
            desk.editing.commit(
                translation.id, segment_id(desk, translation), "Eau", TRANSLATED, author, None
            )
        assert caught.value.code == "people.unknown"
    assert facts(desk) == 0


def test_a_name_typed_with_other_spaces_is_the_same_author(desk: Desk, translation: Translation) -> None:
    desk.editing.commit(
        translation.id, segment_id(desk, translation), "Eau", TRANSLATED, f"  {WRITER} ", None
    )
    assert desk.editing.history(translation.id)[0].author == WRITER


def test_confirmed_texts_are_remembered_once(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 1, "Eau", state=SegmentState.DRAFT)
    assert desk.memory_count() == 0
    write(desk, translation, 1, "Eau")
    write(desk, translation, 1, "Eau", REVIEWER, SegmentState.REVIEWED)
    assert desk.memory_count() == 1
    write(desk, translation, 1, "L’eau")
    assert desk.memory_count() == 2
    _release, other = add_release(desk, reference="MR-2")
    (suggestion,) = desk.drafts.suggestions(other.id, segments(desk, other)[0].id)
    assert (suggestion.text, suggestion.score) == ("L’eau", 101)
    assert suggestion.origin == Origin(OriginKind.MEMORY, score=101, reference="MR-1")


# rows


def test_pages_of_rows_are_the_same_as_the_whole_and_as_the_outline(desk: Desk) -> None:
    lines = [f"Paragraph {number} ends here. It has a second sentence." for number in range(1, 151)]
    release, (translation,), _changes = desk.releases.add(
        read_text("A title\n" + "\n".join(lines), "en"), ["fr"]
    )
    count = len(desk.releases.segments(release.id))
    assert count > 256
    write(desk, translation, 130, "Un texte bien plus long que sa source, et de loin, pour la hauteur.")
    desk.editorial.comment(translation.id, "Sure?", REVIEWER, segments(desk, translation)[129].id)
    whole = desk.editing.rows(translation.id, 0, count)
    paged = [row for first in range(0, count, 128) for row in desk.editing.rows(translation.id, first, 128)]
    assert paged == whole
    assert [desk.editing.row(translation.id, row.segment.id) for row in whole[125:135]] == whole[125:135]
    outline = desk.editing.outline(translation.id)
    assert outline.count == count
    assert list(outline.ids) == [row.segment.id for row in whole]
    assert list(outline.block_starts) == [row.first_of_block for row in whole]
    assert [STATE_ORDER[state] for state in outline.states] == [row.state for row in whole]
    assert list(outline.lengths) == [
        min(255, -(-max(len(row.segment.text), len(row.text)) // 8)) for row in whole
    ]
    assert [row.comments_open for row in whole] == [int(number == 129) for number in range(count)]
    assert desk.editing.rows(translation.id, count, 128) == []
    assert len(desk.editing.rows(translation.id, count - 3, 128)) == 3


def test_progress_counts_segments_and_words_of_both_sides(desk: Desk, translation: Translation) -> None:
    progress = desk.editing.progress(translation.id)
    assert (progress.total, progress.confirmed, progress.drafts, progress.untranslated) == (5, 0, 0, 5)
    assert progress.source_words == 5 + 9 + 6 + 5 + 5
    write_all(desk, translation)
    write(desk, translation, 1, FRENCH[0], state=SegmentState.DRAFT)
    progress = desk.editing.progress(translation.id)
    assert (progress.confirmed, progress.drafts, progress.untranslated) == (4, 1, 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" – … « » ", 0),
        ("L’eau revient", 2),
        ("aujourd'hui 14,500 people", 3),
        ("\ue000one\ue001word", 1),
        ("Port-Lambert 5.30 a.m.", 3),
    ],
)
def test_words_are_counted_as_people_count(text: str, words: int) -> None:
    assert count_words(text) == words


# typing that is not committed


def test_typing_outlives_a_crash(desk: Desk, translation: Translation, tmp_path: Path) -> None:
    one, two = segment_id(desk, translation), segment_id(desk, translation, 2)
    head = write(desk, translation, 1, "L’eau")
    desk.editing.keep_typing(translation.id, one, "L’eau revi", head.id)
    desk.editing.keep_typing(translation.id, two, "Sec", None)
    # What the disk holds at this moment is what a crash would leave.
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for path in desk.folder.glob("pressbench.sqlite*"):
        (crashed / path.name).write_bytes(path.read_bytes())
    again = Desk.open(crashed)
    kept = again.editing.kept_typing(translation.id)
    assert [(one.segment_id, one.text, one.parent_id) for one in kept] == [
        (one, "L’eau revi", head.id),
        (two, "Sec", None),
    ]
    again.editing.forget_typing(translation.id, two)
    assert [typing.segment_id for typing in again.editing.kept_typing(translation.id)] == [one]
    again.close()


def test_typing_that_says_what_stands_is_not_offered(desk: Desk, translation: Translation) -> None:
    head = write(desk, translation, 1, "L’eau")
    desk.editing.keep_typing(translation.id, head.segment_id, "L’eau", head.id)
    desk.editing.keep_typing(translation.id, segment_id(desk, translation, 2), "", None)
    assert desk.editing.kept_typing(translation.id) == []


def test_the_last_place_of_each_person(desk: Desk, translation: Translation) -> None:
    assert desk.editing.last_place(translation.id, WRITER) == ""
    desk.editing.remember_place(translation.id, WRITER, segment_id(desk, translation, 3))
    assert desk.editing.last_place(translation.id, WRITER) == segment_id(desk, translation, 3)
    assert desk.editing.last_place(translation.id, REVIEWER) == ""
