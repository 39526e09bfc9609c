"""The termbase at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from tests.desk.building import WRITER
from tests.drafting.terms.building import in_language_order
from workbench.desk import intake
from workbench.desk.desk import Desk
from workbench.drafting.terms.recognition import TermRecogniser
from workbench.model.errors import Cancelled, InputError
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term, TermStatus

POINT = Concept(
    "water-point",
    (
        Term("water point", "en"),
        Term("point d’eau", "fr"),
        Term("borne", "fr", TermStatus.FORBIDDEN, note="only for roads"),
    ),
    "water",
    "where people fetch water",
)
CHILD = Concept("child", (Term("child", "en"), Term("enfant", "fr")))


def test_terms_are_found_as_soon_as_they_are_there(desk: Desk) -> None:
    text = "Onze points d’eau ont ouvert."
    assert desk.terms.find(text, "fr") == ()
    assert desk.terms.add(POINT, WRITER).terms
    (match,) = desk.terms.find(text, "fr")
    assert text[match.start : match.end] == "points d’eau"
    assert [term.text for term in match.targets("en")] == ["water point"]
    assert desk.terms.recogniser("fr") is desk.terms.recogniser("fr")
    desk.terms.remove(POINT.id, WRITER)
    assert desk.terms.find(text, "fr") == ()


def test_a_change_brings_a_recogniser_up_to_date_and_makes_none_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    class Counted(TermRecogniser):
        def __init__(self, concepts: Iterable[Concept], language: str) -> None:
            made.append(1)
            super().__init__(concepts, language)

    monkeypatch.setattr("workbench.desk.terms.TermRecogniser", Counted)
    desk.terms.add(POINT, WRITER)
    assert desk.terms.find("two water points", "en")
    ministry = desk.terms.bases.add("Ministry", WRITER).id
    other = Concept("kid", (Term("child", "en"), Term("gosse", "fr")), termbase_id=ministry)
    forbidden = replace(
        CHILD, terms=(*CHILD.terms, Term("gosse", "fr", TermStatus.FORBIDDEN), Term("kid", "en"))
    )
    for change, text, expected in (
        (lambda: desk.terms.add(CHILD, WRITER), "a child", ["child"]),
        (lambda: desk.terms.add(other, WRITER), "a child", ["child", "kid"]),
        (lambda: desk.terms.add(forbidden, WRITER), "kids and a child", ["child", "child"]),
        (lambda: desk.terms.remove(POINT.id, WRITER), "two water points", []),
        (lambda: desk.terms.add(CHILD, WRITER), "kids", []),
        (lambda: desk.terms.add(POINT, WRITER), "two water points", ["water-point"]),
    ):
        change()
        assert [match.concept.id for match in desk.terms.find(text, "en")] == expected
    desk.terms.bases.change(replace(desk.terms.bases.get(ministry), readable=False), WRITER)
    assert [match.concept.id for match in desk.terms.find("a child", "en")] == ["child"]
    assert len(made) == 1


def test_concepts_are_searched_and_revised(desk: Desk) -> None:
    desk.terms.add(POINT, WRITER)
    desk.terms.add(CHILD, WRITER)
    assert desk.terms.concepts() == [POINT, CHILD]
    assert desk.terms.concepts(" WATER ") == [POINT]
    assert desk.terms.concepts("nothing") == []
    revised = Concept("child", (Term("child", "en"), Term("gamin", "fr", TermStatus.FORBIDDEN)))
    desk.terms.add(revised, WRITER)
    assert desk.terms.concepts("child") == [revised]


def test_what_is_no_concept_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError) as empty:
        desk.terms.add(Concept("x", (Term(" ", "en"),)), WRITER)
    assert empty.value.code == "terms.no_term"
    with pytest.raises(InputError) as unknown:
        desk.terms.remove("none", WRITER)
    assert unknown.value.code == "terms.unknown"


# Every field has a value that no other has, so that none can be lost or take the place of another.
WHOLE = Concept(
    "whole",
    (
        Term("report", "en", TermStatus.PREFERRED, "noun", "n", "used in titles", "style guide"),
        Term("to report", "en", TermStatus.ADMITTED, "verb", "", "not of people", "a reader"),
        Term("rapport", "fr", TermStatus.PREFERRED, "noun", "m", "usage", "Paris"),
        Term("compte rendu", "fr", TermStatus.FORBIDDEN, "other", "mf", "too short", "Dakar"),
        Term("informe", "es-419", TermStatus.PREFERRED, "noun", "m", "", "Bogotá"),
    ),
    "publications",
    "What says what was done",
    "of the whole concept",
    "annual report",
    "Press office",
    True,
)


def test_a_concept_with_every_field_is_one_indeed() -> None:
    for each in (WHOLE, *WHOLE.terms[:1]):
        values = [getattr(each, field.name) for field in fields(each)]
        assert all(values)
        assert len(set(values)) == len(values)


@pytest.mark.parametrize(
    ("name", "version", "style"),
    [
        ("t.csv", 3, "dca"),
        ("t.tsv", 3, "dca"),
        ("t.xlsx", 3, "dca"),
        ("t.tbx", 3, "dca"),
        ("t.tbx", 3, "dct"),
        ("T.TBX", 2, "dca"),
    ],
)
def test_what_goes_out_comes_back(
    desk: Desk, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, name: str, version: int, style: str
) -> None:
    for each in (POINT, CHILD, WHOLE):
        desk.terms.add(each, WRITER)
    path = tmp_path / name
    assert desk.terms.files.write(path, version, style=style) == 3
    same = desk.terms.import_file(path, WRITER)
    assert (same.new, same.changed, same.same, same.problems) == (0, 0, 3, ())
    assert not same.changes
    other = Desk.open(tmp_path_factory.mktemp("other"))
    fresh = other.terms.import_file(path, "")
    assert (fresh.new, fresh.changed, fresh.same) == (3, 0, 0)
    assert fresh.changes.terms
    there = sorted(other.terms.concepts(), key=lambda one: one.id)
    assert in_language_order(there) == in_language_order([CHILD, POINT, WHOLE])
    other.close()


def test_a_file_replaces_the_concepts_that_it_names(desk: Desk, tmp_path: Path) -> None:
    desk.terms.add(CHILD, WRITER)
    path = tmp_path / "terms.csv"
    path.write_text("concept_id,en,fr\nchild,child,gosse\nnew,well,puits\n", encoding="utf-8")
    report = desk.terms.import_file(path, WRITER)
    assert (report.new, report.changed, report.same) == (1, 1, 0)
    assert {one.id: one.terms[1].text for one in desk.terms.concepts()} == {"child": "gosse", "new": "puits"}


def test_the_shipped_glossary(desk: Desk, resources: Path) -> None:
    report = desk.terms.import_file(resources / "glossaries" / "starter.csv", WRITER)
    assert report.new >= 150
    assert report.problems == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("terms.xlsx", b"PK"),
        ("terms.csv", b""),
        ("terms.csv", b"\x00\xff\x00\xff" * 50),
        ("terms.tbx", b"not xml"),
    ],
)
def test_what_cannot_be_read_changes_nothing(desk: Desk, tmp_path: Path, name: str, content: bytes) -> None:
    desk.terms.add(CHILD, WRITER)
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        desk.terms.import_file(path, WRITER)
    assert caught.value.code.startswith("terms.")
    with pytest.raises(InputError):
        desk.terms.import_file(tmp_path / "gone.csv", WRITER)
    assert desk.terms.concepts() == [CHILD]


@pytest.mark.parametrize("content", [b"<tbx", b'<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>'])
def test_what_is_cut_off_or_hostile_changes_nothing(desk: Desk, tmp_path: Path, content: bytes) -> None:
    desk.terms.add(CHILD, WRITER)
    path = tmp_path / "terms.tbx"
    path.write_bytes(content)
    report = desk.terms.import_file(path, WRITER)
    assert (report.new, report.changed, report.same) == (0, 0, 0)
    assert not report.changes
    assert desk.terms.concepts() == [CHILD]


def test_an_export_of_another_kind_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        desk.terms.export_file(tmp_path / "terms.docx")
    assert caught.value.code == "terms.not_written_type"


def test_a_second_glossary_of_the_same_ids_takes_no_language_away(desk: Desk, tmp_path: Path) -> None:
    spanish, french = tmp_path / "en-es.csv", tmp_path / "en-fr.csv"
    spanish.write_text("concept_id,en,es\n1,child,niño\n2,water point,punto de agua\n", encoding="utf-8")
    french.write_text("concept_id,en,fr\n1,child,enfant\n2,water point,point d’eau\n", encoding="utf-8")
    desk.terms.import_file(spanish, WRITER)
    assert desk.terms.import_file(french, WRITER).changed == 2
    (child,) = desk.terms.concepts("child")
    assert {term.text for term in child.terms} == {"child", "enfant", "niño"}
    assert desk.terms.import_file(spanish, WRITER).changed == 0
    spanish.write_text("concept_id,en,es\n1,child,\n2,water point,punto de agua\n", encoding="utf-8")
    assert desk.terms.import_file(spanish, WRITER).changed == 1
    (child,) = desk.terms.concepts("child")
    assert {term.text for term in child.terms} == {"child", "enfant"}


@pytest.mark.parametrize(("name", "version"), [("out.csv", 3), ("out.tbx", 3), ("out.tbx", 2)])
def test_what_was_written_is_read_back_as_nothing_new(
    desk: Desk, tmp_path: Path, name: str, version: int
) -> None:
    desk.terms.add(
        Concept("who", (Term("WHO", "fr", part_of_speech="proper noun"), Term("OMS", "en", gender="f"))),
        WRITER,
    )
    desk.terms.add(POINT, WRITER)
    desk.terms.export_file(tmp_path / name, version)
    again = desk.terms.import_file(tmp_path / name, WRITER)
    assert (again.new, again.changed, again.same) == (0, 0, 2)


def test_a_concept_of_the_releases_dossier_or_tag_comes_first(desk: Desk) -> None:
    ministry = desk.terms.bases.add("Ministry", WRITER).id
    trade = Concept("trade", (Term("mission", "en"), Term("délégation", "fr")), "trade")
    any_field = Concept("any", (Term("mission", "en"), Term("mission", "fr")))
    army = Concept(
        "army",
        (Term("mission", "en", TermStatus.ADMITTED), Term("opération", "fr")),
        "Peace",
        termbase_id=ministry,
    )
    for each in (trade, any_field, army):
        desk.terms.add(each, WRITER)
    taken = intake.read_bytes(b"A mission left.\n", "text.txt", "en")
    release, (translation,), _changes = desk.releases.add(taken, ["fr"], WRITER)

    def found() -> list[str]:
        domains = desk.terms.domains_of(release.id)
        return [match.concept.id for match in desk.terms.find("A mission left.", "en", domains)]

    assert desk.terms.domains_of(release.id) == ()
    assert found() == ["trade", "any", "army"]
    desk.library.tag([release.id], "Sport", WRITER)
    assert found() == ["trade", "any", "army"]
    desk.library.file([release.id], "peace", WRITER)
    # What is of no field in the termbase that is asked first stays before it; what is of another field does not.
    assert found() == ["any", "army", "trade"]
    desk.terms.remove("any", WRITER)
    assert found() == ["army", "trade"]
    (row,) = desk.editing.rows(translation.id, 0, 1)
    words = desk.writing.prepared(translation.id, row.segment.id)
    assert [each.text for each in words.matching("op")] == ["opération"]
    desk.library.take_out([release.id], "peace", WRITER)
    assert found() == ["trade", "army"]


@pytest.mark.parametrize("name", ["terms.tbx", "terms.csv", "terms.xlsx"])
def test_an_export_that_is_stopped_leaves_the_older_file(desk: Desk, tmp_path: Path, name: str) -> None:
    for number in range(250):
        desk.terms.add(Concept(f"c{number}", (Term(f"well {number}", "en"),)), WRITER)
    path, cancel, told = tmp_path / name, CancelToken(), []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done == 200:
            cancel.cancel()

    path.write_bytes(b"as it was")
    with pytest.raises(Cancelled):
        desk.terms.files.write(path, cancel=cancel, progress=progress)
    assert told == [(0, 250), (100, 250), (200, 250)]
    assert path.read_bytes() == b"as it was"
    assert list(tmp_path.glob(".pressbench-*")) == []
    assert desk.terms.files.write(path, progress=progress) == 250
    assert told[-1] == (250, 250)
