"""Several termbases at the desk, and what is done with them and with files of terms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.building import WRITER
from workbench.desk import terms_words
from workbench.desk.desk import Desk
from workbench.model.errors import InputError, RuleError
from workbench.model.term_imports import ImportChoice, ImportKind
from workbench.model.term_tables import ColumnKind, ColumnMeaning, TableMapping
from workbench.model.terms import HOUSE_TERMBASE, Concept, Term, TermStatus

CHILD = Concept("child", (Term("child", "en"), Term("enfant", "fr")))


def table(tmp_path: Path, text: str, name: str = "terms.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_termbases_are_asked_in_their_order(desk: Desk) -> None:
    bases = desk.terms.bases
    other = bases.add("Ministry", WRITER, "Ministry of Water")
    assert [each.id for each in bases.all()] == [HOUSE_TERMBASE, other.id]
    desk.terms.add(Concept("2", (Term("child", "en"), Term("gamin", "fr")), termbase_id=other.id), WRITER)
    desk.terms.add(CHILD, WRITER)
    assert [each.concept.id for each in desk.terms.find("A child.", "en")] == ["child", "2"]
    assert bases.order([other.id], WRITER)
    assert [each.concept.id for each in desk.terms.find("A child.", "en")] == ["2", "child"]
    assert not bases.order([other.id], WRITER)
    assert bases.sizes() == {HOUSE_TERMBASE: 1, other.id: 1}
    assert desk.terms.concepts("child", other.id) == bases.concepts(other.id)
    bases.change(replace(bases.get(other.id), readable=False), WRITER)
    assert [each.concept.id for each in desk.terms.find("A child.", "en")] == ["child"]


def test_what_may_be_done_with_a_termbase(desk: Desk, tmp_path: Path) -> None:
    bases = desk.terms.bases
    made = bases.add(" The  ministry ", WRITER)
    assert made.name == "The ministry"
    for name, code in (("", "terms.termbase_name"), ("the Ministry", "terms.termbase_twice")):
        with pytest.raises(InputError) as caught:
            bases.add(name, WRITER)
        assert caught.value.code == code
    with pytest.raises(RuleError) as house:
        bases.remove(HOUSE_TERMBASE, WRITER)
    assert house.value.code == "terms.house_termbase"
    with pytest.raises(InputError):
        desk.terms.add(replace(CHILD, termbase_id="none"), WRITER)
    desk.terms.add(replace(CHILD, termbase_id=made.id), WRITER)
    bases.change(replace(made, writable=False, name="Ours"), WRITER)
    assert bases.named("ours").id == made.id
    for deed in (
        lambda: desk.terms.add(replace(CHILD, termbase_id=made.id, note="x"), WRITER),
        lambda: desk.terms.remove("child", WRITER),
        lambda: desk.terms.files.plan(table(tmp_path, "en\na\n"), made.id),
    ):
        with pytest.raises(RuleError) as refused:
            deed()
        assert (refused.value.code, refused.value.data) == ("terms.read_only", {"termbase": "Ours"})
    bases.remove(made.id, WRITER)
    assert desk.terms.concepts() == []
    assert [each.removed for each in desk.terms.history("child")] == [True, False]


def test_a_pair_from_a_selection_joins_the_concept_that_has_its_source(desk: Desk) -> None:
    made = desk.terms.with_pair(Term("child", "en"), Term("enfant", "fr"))
    desk.terms.add(made, WRITER)
    joined = desk.terms.with_pair(Term("Child", "en"), Term("gosse", "fr"))
    assert joined.id == made.id
    assert [(term.text, term.status) for term in joined.terms][-1] == ("gosse", TermStatus.ADMITTED)
    asked = desk.terms.with_pair(
        Term("child", "en"), Term("enfant", "fr", TermStatus.FORBIDDEN, note="x"), asked=True
    )
    assert asked.terms[-1] == Term("enfant", "fr", TermStatus.FORBIDDEN, note="x")
    spanish = desk.terms.with_pair(Term("child", "en"), Term("niño", "es"))
    assert spanish.terms[-1].status is TermStatus.PREFERRED
    name = desk.terms.with_pair(Term("Bright Fields", "en"), None)
    assert name.do_not_translate
    desk.terms.add(name, WRITER)
    (found,) = desk.terms.find("Bright Fields said.", "en")
    assert [term.text for term in found.targets("fr")] == ["Bright Fields"]


def test_history_and_what_was_comes_back(desk: Desk) -> None:
    desk.terms.add(CHILD, WRITER)
    changed = replace(CHILD, terms=(CHILD.terms[0], Term("gosse", "fr", TermStatus.ADMITTED)), owner="Press")
    desk.terms.add(changed, WRITER)
    assert not desk.terms.add(changed, WRITER)
    newest, first = desk.terms.history("child")
    said = terms_words.revision(newest, desk.terms.differences(first.concept, newest.concept))
    assert said == "added: gosse (fr), admitted; gone: enfant (fr); owner: “Press”"
    assert terms_words.revision(first, ()) == "recorded: child (en), enfant (fr)"
    desk.terms.restore(first, WRITER)
    assert desk.terms.concept("child") == CHILD
    desk.terms.remove("child", WRITER)
    assert terms_words.revision(desk.terms.history("child")[0], ()) == "taken out"
    desk.terms.restore(first, WRITER)
    assert desk.terms.concepts() == [CHILD]


def test_an_import_is_looked_at_chosen_and_done(desk: Desk, tmp_path: Path) -> None:
    desk.terms.add(CHILD, WRITER)
    path = table(tmp_path, "concept_id,en,fr\nchild,child,gosse\nwell,well,puits\nx,,\n")
    plan = desk.terms.files.plan(path)
    assert [item.kind for item in plan.items] == [ImportKind.CONTRADICTORY, ImportKind.NEW]
    assert [problem.code for problem in plan.problems] == ["terms.no_term"]
    assert desk.terms.concepts() == [CHILD]
    report = desk.terms.files.take_in(plan, WRITER, contradictions=ImportChoice.KEPT)
    assert (report.new, report.changed, report.left_out) == (1, 0, 1)
    with pytest.raises(InputError) as caught:
        desk.terms.files.take_in(plan, WRITER)
    assert caught.value.code == "terms.outdated"
    again = desk.terms.files.plan(path)
    assert desk.terms.files.take_in(again, WRITER, {0: ImportChoice.BOTH}).new == 1
    assert len(desk.terms.concepts("child")) == 2
    third = desk.terms.files.plan(path)
    assert desk.terms.files.take_in(third, WRITER, {0: ImportChoice.FILE}).changed == 1
    assert [term.text for term in desk.terms.concept("child").terms] == ["child", "gosse"]
    assert desk.terms.history("child")[0].origin == "terms.csv"


def test_a_table_is_mapped_before_it_is_read(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path, "puits;well\neau;water\n")
    files = desk.terms.files
    assert files.is_table(path)
    assert not files.is_table(tmp_path / "a.tbx")
    assert not files.preview(path).usable
    mapping = TableMapping((ColumnMeaning(ColumnKind.TERM, "fr"), ColumnMeaning(ColumnKind.TERM, "en")), 0)
    assert files.preview(path, mapping).usable
    files.take_in(files.plan(path, mapping=mapping), WRITER)
    assert len(desk.terms.concepts()) == 2
    assert files.write(tmp_path / "out.xlsx") == 2
    assert files.preview(tmp_path / "out.xlsx").usable
    assert files.plan(tmp_path / "out.xlsx").count(ImportKind.SAME) == 2
    with pytest.raises(InputError):
        files.preview(tmp_path / "a.tbx")


def test_one_termbase_goes_out_and_into_another(desk: Desk, tmp_path: Path) -> None:
    other = desk.terms.bases.add("Other", WRITER)
    desk.terms.add(CHILD, WRITER)
    assert desk.terms.files.write(tmp_path / "none.tbx", termbase_id=other.id) == 0
    assert desk.terms.files.write(tmp_path / "out.tbx", termbase_id=HOUSE_TERMBASE, style="dct") == 1
    assert desk.terms.import_file(tmp_path / "out.tbx", WRITER, other.id).new == 1
    copied = desk.terms.bases.concepts(other.id)[0]
    assert copied.terms == CHILD.terms
    assert copied.id != CHILD.id
