"""The memories of a desk: what confirming adds, what is taken back, and which memories there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.desk.building import (
    EDITOR,
    FRENCH,
    REVIEWER,
    WRITER,
    add_release,
    approve,
    segments,
    write,
    write_all,
)
from workbench.desk.desk import Desk
from workbench.model.errors import Cancelled, InputError, RuleError
from workbench.model.memory import HOUSE, ConcordanceMode, Match, MatchKind, Side, TranslationUnit
from workbench.model.tasks import CancelToken
from workbench.model.translation import Action, OriginKind, SegmentState, Translation

THIRD = "They serve 14,500 people every day."
AT = datetime(2026, 11, 1, tzinfo=UTC)


def ask(desk: Desk, text: str = THIRD, **given: str) -> list[Match]:
    return desk.memory.lookup(text, "en", "fr", **given)


def unit(source: str, target: str) -> TranslationUnit:
    return TranslationUnit("", source, target, "en", "fr", (), "A. Author", AT)


def test_confirming_adds_a_unit_with_its_context(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 3, FRENCH[2])
    sources = [one.text for one in segments(desk, translation)]
    (match,) = ask(desk, before=sources[1], after=sources[3])
    assert (match.score, match.kind, match.target) == (101, MatchKind.CONTEXT, FRENCH[2])
    assert (match.unit.memory_id, match.unit.author, match.unit.release_reference) == (HOUSE, WRITER, "MR-1")
    assert [one.score for one in ask(desk)] == [100]
    (adapted,) = ask(desk, "They serve 9,200 people every day.")
    assert (adapted.kind, adapted.target) == (
        MatchKind.ADAPTED,
        "Ils desservent 9\u202f200 personnes chaque jour.",
    )


def test_a_segment_is_no_suggestion_for_itself(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 3, FRENCH[2])
    assert desk.memory.matches(translation.id, segments(desk, translation)[2].id) == []


def test_a_draft_again_and_another_text_take_the_unit_back(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 3, FRENCH[2])
    assert len(ask(desk)) == 1
    write(desk, translation, 3, "Autre chose.", state=SegmentState.DRAFT)
    assert ask(desk) == []
    write(desk, translation, 3, "Encore autre chose.")
    assert [one.target for one in ask(desk)] == ["Encore autre chose."]


def test_approval_marks_and_reopening_takes_back_until_it_is_approved_again(
    desk: Desk, translation: Translation
) -> None:
    desk.settings.set("four_eyes", "no")
    write(desk, translation, 3, FRENCH[2])
    assert [one.unit.approved for one in ask(desk)] == [False]
    approve(desk, translation)
    assert [one.unit.approved for one in ask(desk)] == [True]
    desk.editorial.act(translation.id, Action.REOPEN, EDITOR, "A figure is wrong")
    assert ask(desk) == []
    assert desk.memory.concordance("people", "en", "fr") == []
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    desk.editorial.act(translation.id, Action.APPROVE, REVIEWER)
    assert [one.unit.approved for one in ask(desk)] == [True]


def test_a_corrected_source_takes_the_unit_back(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 3, FRENCH[2])
    third = segments(desk, translation)[2]
    assert len(ask(desk)) == 1
    desk.segments.edit_source(
        translation.id, third.id, "They serve 14,600 people every day.", EDITOR, None, "A figure"
    )
    assert ask(desk) == []


def test_the_index_is_a_cache(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    before = ask(desk)
    folder = desk.folder
    desk.close()
    for path in (folder / "memories").iterdir():
        path.unlink() if path.suffix != ".db" else path.write_bytes(b"no database " * 400)
    with_damage = Desk.open(folder)
    assert ask(with_damage) == before
    with_damage.close()
    read = Desk.open(folder, read_only=True)
    assert ask(read) == before
    read.close()


def test_a_quotation_has_its_wording_offered_first(desk: Desk) -> None:
    page = "<html lang='en'><body><p>“Water is a right of every child”, said the director of Meridian.</p></body></html>"
    _release, translation = add_release(desk, page)
    write(
        desk,
        translation,
        1,
        "«\u00a0L’eau est un droit de chaque enfant\u00a0», a déclaré la directrice de Meridian.",
    )
    text = "In Lima he said that “water is a right of every child” and left the room at once."
    (match,) = ask(desk, text)
    assert (match.kind, match.target) == (MatchKind.QUOTATION, "L’eau est un droit de chaque enfant")
    assert match.span is not None
    assert text[slice(*match.span)] == "water is a right of every child"
    assert match.unit.release_reference == "MR-1"
    assert desk.memory.unit(match.unit.id).source.startswith("“Water")


def test_memories_are_added_changed_read_and_removed(desk: Desk) -> None:
    memory = desk.memory.add_memory(" Partners ", EDITOR, penalty=5)
    assert [one.name for one in desk.memory.memories()][1:] == ["Partners"]
    desk.memory.writable_file(memory.id).append([unit(THIRD, "Ils servent.")])
    assert [(one.score, one.kind) for one in ask(desk)] == [(95, MatchKind.EXACT)]
    (known,) = [one for one in desk.memory.memories() if one.id == memory.id]
    assert (known.units, known.languages, known.penalty) == (1, ("en", "fr"), 5)
    (match,) = ask(desk)
    changed = desk.memory.change_unit(match.unit.id, EDITOR, target="Ils sont servis.")
    assert desk.memory.unit(match.unit.id).target == changed.target == "Ils sont servis."
    assert desk.memory.unit(match.unit.id).changed_by == EDITOR
    desk.memory.change_memory(memory.id, EDITOR, writable=False)
    with pytest.raises(RuleError, match=r"memory\.read_only"):
        desk.memory.remove_unit(match.unit.id, EDITOR)
    desk.memory.change_memory(memory.id, EDITOR, readable=False)
    assert ask(desk) == []
    desk.memory.remove_memory(memory.id, EDITOR)
    assert [one.id for one in desk.memory.memories()] == [HOUSE]
    assert not (desk.folder / "memories" / f"{memory.id}.db").exists()


def test_what_was_done_with_a_unit_is_taken_back(desk: Desk) -> None:
    memory = desk.memory.add_memory("Partners", EDITOR)
    desk.memory.writable_file(memory.id).append([unit(THIRD, "Ils servent.")])
    (match,) = ask(desk)
    before = desk.memory.unit(match.unit.id)
    after = desk.memory.change_unit(before.id, EDITOR, target="Ils sont servis.")
    assert desk.memory.put_unit_back(before, EDITOR, after) == before
    assert [one.unit for one in ask(desk)] == [before]
    desk.memory.remove_unit(before.id, EDITOR)
    assert ask(desk) == []
    back = desk.memory.put_unit_back(before, EDITOR)
    assert [one.unit for one in ask(desk)] == [back]
    desk.memory.change_memory(memory.id, EDITOR, writable=False)
    with pytest.raises(RuleError, match=r"memory\.read_only"):
        desk.memory.put_unit_back(before, EDITOR)
    with pytest.raises(RuleError, match=r"memory\.house_unit"):
        desk.memory.put_unit_back(replace(before, id="0190"), EDITOR)


def test_what_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match=r"memory\.name_missing"):
        desk.memory.add_memory(" ", EDITOR)
    with pytest.raises(InputError, match=r"memory\.penalty"):
        desk.memory.add_memory("X", EDITOR, penalty=31)
    with pytest.raises(RuleError, match=r"memory\.house"):
        desk.memory.remove_memory(HOUSE, EDITOR)
    with pytest.raises(RuleError, match=r"memory\.read_only"):
        desk.memory.writable_file(HOUSE)
    for unknown in ("", "x", "x/1", f"{HOUSE}/1"):
        with pytest.raises(InputError):
            desk.memory.unit(unknown)


def test_a_unit_of_the_house_is_taken_out_for_good(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 3, FRENCH[2])
    (match,) = ask(desk)
    with pytest.raises(RuleError, match=r"memory\.house_unit"):
        desk.memory.change_unit(match.unit.id, EDITOR, target="x")
    assert desk.memory.remove_unit(match.unit.id, EDITOR).memory
    assert ask(desk) == []
    assert desk.editing.row(translation.id, segments(desk, translation)[2].id).text == FRENCH[2]


@pytest.mark.parametrize(
    ("query", "side", "mode", "found"),
    [
        ("people serve", Side.SOURCE, ConcordanceMode.WORDS, ["serve", "people"]),
        ("PERSONNES", Side.TARGET, ConcordanceMode.WORDS, ["personnes"]),
        ("served", Side.SOURCE, ConcordanceMode.LEMMA, ["serve"]),
        ("jours", Side.TARGET, ConcordanceMode.LEMMA, ["jour"]),
        ("every d", Side.SOURCE, ConcordanceMode.EXACT, ["every d"]),
        ("every  day.", Side.SOURCE, ConcordanceMode.EXACT, ["every day."]),
        ("Every day", Side.SOURCE, ConcordanceMode.EXACT, None),
        ("people", Side.TARGET, ConcordanceMode.WORDS, None),
        ("", Side.SOURCE, ConcordanceMode.WORDS, None),
        ('" OR *', Side.SOURCE, ConcordanceMode.EXACT, None),
    ],
)
def test_the_concordance(
    desk: Desk,
    translation: Translation,
    query: str,
    side: Side,
    mode: ConcordanceMode,
    found: list[str] | None,
) -> None:
    write(desk, translation, 3, FRENCH[2])
    hits = desk.memory.concordance(query, "en", "fr", side, mode)
    texts = [
        [(hit.unit.source if side is Side.SOURCE else hit.unit.target)[start:end] for start, end in hit.spans]
        for hit in hits
    ]
    assert texts == ([] if found is None else [found])
    back = Side.TARGET if side is Side.SOURCE else Side.SOURCE
    assert len(desk.memory.concordance(query, "fr", "en", back, mode)) == len(hits)


def test_a_release_is_filled_from_memory_and_put_back(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    _release, other = add_release(desk, reference="MR-2")
    write(desk, other, 1, "Mon titre", state=SegmentState.DRAFT)
    report = desk.memory.pretranslate(other.id, 75, WRITER)
    assert [one.score for one in report.segments] == [101] * 4
    rows = desk.editing.rows(other.id, 0, 9)
    assert rows[0].text == "Mon titre"
    assert {(row.state, row.origin.kind, row.origin.reference) for row in rows[1:]} == {
        (SegmentState.DRAFT, OriginKind.MEMORY, "MR-1")
    }
    desk.finding.put_back(report.made, WRITER)
    assert [row.text for row in desk.editing.rows(other.id, 0, 9)] == ["Mon titre", "", "", "", ""]
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        desk.memory.pretranslate(other.id, 75, WRITER, cancel)


def test_a_memory_of_another_form_of_the_language_answers(desk: Desk) -> None:
    memory = desk.memory.add_memory("US", EDITOR)
    desk.memory.file(memory.id).append(
        [replace(unit(THIRD, "Ils."), source_language="en-US", target_language="fr-CA")]
    )
    assert [one.score for one in ask(desk)] == [100]
