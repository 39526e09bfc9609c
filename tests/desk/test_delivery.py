"""Delivering exactly what was approved, knowing it again, and taking a PO file back."""

from __future__ import annotations

import contextlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polib
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
from workbench.desk.delivery import FORMATS
from workbench.desk.desk import Desk
from workbench.model.errors import InputError, RuleError
from workbench.model.inline import to_tags
from workbench.model.translation import Action, Origin, OriginKind, SegmentState, Translation

SUFFIXES = {"docx": ".docx", "html": ".html", "markdown": ".md", "text": ".txt", "po": ".po", "tmx": ".tmx"}


def texts(desk: Desk, translation: Translation) -> list[str]:
    return [to_tags(row.text, row.segment.codes) for row in desk.editing.rows(translation.id, 0, 100)]


def deliver(
    desk: Desk, translation: Translation, folder: Path, form: str = "text", draft: bool = False
) -> Path:
    path = folder / desk.delivery.file_name(translation.id, form)
    desk.delivery.export(translation.id, form, path, draft=draft, actor=EDITOR)
    return path


def test_every_format_is_tried() -> None:
    assert set(FORMATS) == set(SUFFIXES)


@pytest.mark.parametrize("form", FORMATS)
def test_the_approved_version_is_known_again(
    desk: Desk, translation: Translation, tmp_path: Path, form: str
) -> None:
    approve(desk, translation)
    path = tmp_path / desk.delivery.file_name(translation.id, form)
    assert path.name == f"MR-1.fr{SUFFIXES[form]}"
    declared = desk.delivery.export(translation.id, form, path, actor=EDITOR)
    current = desk.editorial.current(translation.id)
    assert (declared.draft, declared.version, declared.content_hash) == (False, 1, current.hash)
    found = desk.delivery.verify_file(path)
    assert (found.verified, found.code, found.superseded) == (True, "verify.approved", False)
    assert (found.release_id, found.translation_id) == (translation.release_id, translation.id)
    assert (found.version, found.content_hash) == (1, current.hash)
    assert found.data["by"] == REVIEWER
    # The name of a file says nothing.
    moved = tmp_path / f"something else{SUFFIXES[form]}"
    path.rename(moved)
    assert desk.delivery.verify_file(moved).verified


@pytest.mark.parametrize("form", FORMATS)
def test_a_draft_says_so_in_the_file_and_is_never_verified(
    desk: Desk, translation: Translation, tmp_path: Path, form: str
) -> None:
    write_all(desk, translation)
    path = deliver(desk, translation, tmp_path, form, draft=True)
    found = desk.delivery.verify_file(path)
    assert (found.verified, found.code) == (False, "verify.draft")
    # A draft of what was approved is a draft all the same.
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    desk.editorial.act(translation.id, Action.APPROVE, REVIEWER)
    assert not desk.delivery.verify_file(path).verified
    again = deliver(desk, translation, tmp_path, form, draft=True)
    assert desk.delivery.verify_file(again).code == "verify.draft"


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_not_approved_is_not_delivered_and_the_old_file_stays(
    desk: Desk, translation: Translation, tmp_path: Path, form: str
) -> None:
    path = tmp_path / "out"
    path.write_text("what stood there", encoding="utf-8")
    write_all(desk, translation)
    for step in (None, Action.SUBMIT):
        if step is not None:
            desk.editorial.act(translation.id, step, WRITER)
        with pytest.raises(RuleError) as caught:
            desk.delivery.export(translation.id, form, path, actor=EDITOR)
        assert (caught.value.code, caught.value.exit_code) == ("rule.not_approved", 3)
    desk.editorial.act(translation.id, Action.APPROVE, REVIEWER)
    write(desk, translation, 1, "De l’eau à Kessou")
    with pytest.raises(RuleError):
        desk.delivery.export(translation.id, form, path, actor=EDITOR)
    assert path.read_text(encoding="utf-8") == "what stood there"


def test_unknown_people_and_formats_deliver_nothing(
    desk: Desk, translation: Translation, tmp_path: Path
) -> None:
    approve(desk, translation)
    with pytest.raises(RuleError):
        desk.delivery.export(translation.id, "text", tmp_path / "out.txt", actor="Nobody")
    with pytest.raises(InputError):
        desk.delivery.export(translation.id, "pdf", tmp_path / "out.pdf")
    assert list(tmp_path.glob("out*")) == []


@pytest.mark.parametrize("form", ["html", "markdown", "text"])
def test_a_changed_figure_is_found_with_its_place(
    desk: Desk, translation: Translation, tmp_path: Path, form: str
) -> None:
    approve(desk, translation)
    path = deliver(desk, translation, tmp_path, form)
    content = path.read_text(encoding="utf-8")
    changed = re.sub("14.500", "15\u00a0400", content)
    assert changed != content
    path.write_text(changed, encoding="utf-8")
    found = desk.delivery.verify_file(path)
    assert (found.verified, found.code) == (False, "verify.differs_text")
    assert found.difference is not None
    assert "14\u00a0500" in str(found.difference["expected"])
    assert "15\u00a0400" in str(found.difference["found"])
    assert found.version == 1


def test_a_file_of_another_house_is_unknown(desk: Desk, translation: Translation, tmp_path: Path) -> None:
    approve(desk, translation)
    path = tmp_path / "theirs.txt"
    path.write_text("Something altogether different.\n", encoding="utf-8")
    found = desk.delivery.verify_file(path)
    assert (found.verified, found.code) == (False, "verify.unknown")


def test_a_superseded_version_is_verified_and_says_that_it_is_old(
    desk: Desk, translation: Translation, tmp_path: Path
) -> None:
    approve(desk, translation)
    old = deliver(desk, translation, tmp_path)
    kept = old.rename(tmp_path / "old.txt")
    write(desk, translation, 1, "De l’eau à Kessou")
    found = desk.delivery.verify_file(kept)
    assert (found.verified, found.code, found.superseded) == (True, "verify.superseded", True)
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    desk.editorial.act(translation.id, Action.APPROVE, REVIEWER)
    new = deliver(desk, translation, tmp_path)
    assert desk.delivery.verify_file(new).code == "verify.approved"
    assert desk.delivery.verify_file(new).version == 2
    assert (desk.delivery.verify_file(kept).code, desk.delivery.verify_file(kept).version) == (
        "verify.superseded",
        1,
    )


def test_a_reopened_translation_no_longer_goes_out(
    desk: Desk, translation: Translation, tmp_path: Path
) -> None:
    approve(desk, translation)
    path = deliver(desk, translation, tmp_path)
    desk.editorial.act(translation.id, Action.REOPEN, EDITOR, "wrong figure")
    with pytest.raises(RuleError):
        deliver(desk, translation, tmp_path / "again")
    assert desk.delivery.verify_file(path).code == "verify.superseded"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('version" content="1"', 'version" content="7"'),
        ('release" content="0', 'release" content="1'),
        ('hash" content="', 'hash" content="0'),
    ],
)
def test_a_file_that_says_of_itself_what_is_not_so_is_not_verified(
    desk: Desk, translation: Translation, tmp_path: Path, old: str, new: str
) -> None:
    approve(desk, translation)
    path = deliver(desk, translation, tmp_path, "html")
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")
    found = desk.delivery.verify_file(path)
    assert (found.verified, found.code) == (False, "verify.false_claims")


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 100, b"PK\x03\x04 not a zip"])
@pytest.mark.parametrize("suffix", [".docx", ".html", ".po", ".txt", ".md", ""])
def test_what_cannot_be_read_is_never_verified(
    desk: Desk, translation: Translation, tmp_path: Path, content: bytes, suffix: str
) -> None:
    approve(desk, translation)
    path = tmp_path / f"broken{suffix}"
    path.write_bytes(content)
    with contextlib.suppress(InputError):
        assert not desk.delivery.verify_file(path).verified
    with pytest.raises(InputError):
        desk.delivery.verify_file(tmp_path / "gone.docx")


def test_an_embargo_stands_in_what_goes_out(desk: Desk, tmp_path: Path) -> None:
    embargo = datetime.now(UTC) + timedelta(days=3)
    _release, translation = add_release(desk, embargo=embargo)
    approve(desk, translation)
    path = deliver(desk, translation, tmp_path, "text")
    assert str(embargo.year) in path.read_text(encoding="utf-8")
    assert desk.delivery.verify_file(path).verified


def test_the_preview_shows_both_sides(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 1, FRENCH[0])
    target = desk.delivery.preview(translation.id)
    source = desk.delivery.preview(translation.id, "source")
    assert target.declared.draft
    assert source.declared.draft
    approve(desk, translation)
    assert not desk.delivery.preview(translation.id).declared.draft
    assert desk.delivery.preview(translation.id, "source").declared.draft


@pytest.mark.parametrize("reference", ["../../etc/passwd", "a/b\\c:d", "", "...", "MR 1\n2", "CON"])
def test_a_proposed_name_is_a_name_and_no_path(desk: Desk, reference: str) -> None:
    _release, translation = add_release(desk, reference=reference)
    name = desk.delivery.file_name(translation.id, "text")
    assert Path(name).name == name
    assert not re.search(r"[\\/:\n\x00]", name)
    assert not name.startswith(".")
    assert name.endswith(".fr.txt")


# PO


def saved(path: Path, number: int, text: str, fuzzy: bool = False) -> None:
    """Change one entry as a PO editor would."""
    file = polib.pofile(str(path))
    entry = list(file)[number - 1]
    entry.msgstr = text
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"] + (["fuzzy"] if fuzzy else [])
    file.save(str(path))


def test_po_goes_out_and_comes_back_as_revisions(
    desk: Desk, translation: Translation, tmp_path: Path
) -> None:
    write(desk, translation, 1, FRENCH[0])
    write(desk, translation, 2, FRENCH[1], state=SegmentState.DRAFT)
    path = deliver(desk, translation, tmp_path, "po", draft=True)
    entries = list(polib.pofile(str(path)))
    assert [entry.msgctxt for entry in entries] == [segment.id for segment in segments(desk, translation)]
    assert [entry.fuzzy for entry in entries][1]
    assert entries[2].msgstr == ""
    saved(path, 2, entries[1].msgstr)
    saved(path, 3, FRENCH[2])
    saved(path, 4, FRENCH[3], fuzzy=True)
    report = desk.delivery.import_po(path, WRITER)
    assert (report.changed, report.same, report.left_out) == (3, 2, ())
    rows = desk.editing.rows(translation.id, 0, 5)
    assert [row.state for row in rows] == [
        SegmentState.TRANSLATED,
        SegmentState.TRANSLATED,
        SegmentState.TRANSLATED,
        SegmentState.DRAFT,
        SegmentState.UNTRANSLATED,
    ]
    assert texts(desk, translation) == [*FRENCH[:4], ""]
    assert rows[2].origin == Origin(OriginKind.IMPORTED, reference=path.name)
    assert report.changes.segments == {row.segment.id for row in rows[1:4]}
    again = desk.delivery.import_po(path, WRITER)
    assert (again.changed, again.same, again.left_out) == (0, 5, ())


def test_what_changed_here_and_there_is_left_alone_and_named(
    desk: Desk, translation: Translation, tmp_path: Path
) -> None:
    write_all(desk, translation)
    path = deliver(desk, translation, tmp_path, "po", draft=True)
    saved(path, 1, "Le retour de l’eau")
    saved(path, 4, "Il a fallu 26\u00a0jours.")
    write(desk, translation, 1, "De l’eau à Kessou", REVIEWER)
    write(desk, translation, 5, "Voir <1>ce plan</1> pour en savoir plus.", REVIEWER)
    report = desk.delivery.import_po(path, WRITER)
    assert report.left_out == ((1, "po.conflict"),)
    assert report.changed == 1
    assert texts(desk, translation) == [
        "De l’eau à Kessou",
        FRENCH[1],
        FRENCH[2],
        "Il a fallu 26\u00a0jours.",
        "Voir <1>ce plan</1> pour en savoir plus.",
    ]


def test_entries_of_other_segments_or_sources_are_named(
    desk: Desk, translation: Translation, tmp_path: Path
) -> None:
    write_all(desk, translation)
    path = deliver(desk, translation, tmp_path, "po", draft=True)
    file = polib.pofile(str(path))
    file[0].msgid = "Another source"
    file[0].msgstr = "Une autre"
    file[3].msgctxt = "none of ours"
    file[3].msgstr = "Rien"
    file.save(str(path))
    report = desk.delivery.import_po(path, WRITER)
    assert sorted(report.left_out) == [(0, "po.unknown_segment"), (1, "po.source_changed")]
    assert texts(desk, translation) == list(FRENCH)


def test_a_po_file_of_another_project_is_refused(
    desk: Desk, translation: Translation, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.po"
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    file.append(polib.POEntry(msgid="Water comes back to Kessou", msgstr="Faux"))
    file.save(str(path))
    with pytest.raises(InputError) as caught:
        desk.delivery.import_po(path, WRITER)
    assert caught.value.code == "po.not_ours"
    with pytest.raises(RuleError):
        desk.delivery.import_po(path, "Nobody")
    path.write_bytes(b"\x00\x01")
    with pytest.raises(InputError):
        desk.delivery.import_po(path, WRITER)
    assert texts(desk, translation) == [""] * 5


def test_a_po_edit_of_an_approved_text_makes_a_draft_of_it(
    desk: Desk, translation: Translation, tmp_path: Path
) -> None:
    approve(desk, translation)
    path = deliver(desk, translation, tmp_path, "po")
    saved(path, 4, "Il a fallu 26\u00a0jours.")
    assert not desk.delivery.verify_file(path).verified
    desk.delivery.import_po(path, WRITER)
    with pytest.raises(RuleError):
        deliver(desk, translation, tmp_path, "docx")


def test_a_difference_of_no_break_spaces_can_be_seen() -> None:
    from workbench.desk.delivery import _seen

    assert _seen("14\u00a0500 personnes", "14 500 personnes") == "14[U+00A0]500 personnes"
    assert _seen("14\u00a0500", "15\u00a0400") == "14\u00a0500"


def test_dates_are_written_in_the_style_of_the_dossier(desk: Desk, translation: Translation) -> None:
    release_id = translation.release_id
    desk.releases.revise(release_id, EDITOR, embargo=datetime(2026, 11, 24, 14, 0, tzinfo=UTC))
    desk.styles.choose("Chicago", "en", "en-us")
    assert "14:00 UTC on 24 November 2026" in desk.delivery.preview(translation.id, "source").embargo_notice
    desk.library.file([release_id], "Chicago", EDITOR)
    assert "2 p.m. UTC on November 24, 2026" in desk.delivery.preview(translation.id, "source").embargo_notice


@pytest.mark.parametrize("form", ["docx", "text", "html"])
def test_a_file_is_known_whose_house_has_another_style_since(desk: Desk, tmp_path: Path, form: str) -> None:
    embargo = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
    _release, translation = add_release(desk, embargo=embargo, targets=("en-GB",))
    for number, text in enumerate(FRENCH, start=1):
        write(desk, translation, number, text.replace("14\u00a0500", "14,500").replace("onze", "eleven"))
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    desk.editorial.act(translation.id, Action.APPROVE, REVIEWER)
    desk.settings.set("style_en", "en-us")
    path = deliver(desk, translation, tmp_path, form)
    assert desk.delivery.verify_file(path).verified
    desk.settings.set("style_en", "en-un")
    assert desk.delivery.verify_file(path).verified
    desk.releases.revise(translation.release_id, EDITOR, embargo=embargo + timedelta(days=1))
    assert desk.delivery.verify_file(path).code == "verify.differs_notice"
