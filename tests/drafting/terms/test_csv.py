from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.drafting.terms.building import CONCEPTS, in_language_order
from workbench.drafting.terms.csv_format import preview_csv, read_csv, write_csv
from workbench.drafting.terms.term_file import MOST_PROBLEMS, TermFile
from workbench.model.errors import Cancelled, InputError, StorageError
from workbench.model.tasks import CancelToken
from workbench.model.term_tables import ColumnKind, ColumnMeaning, TableMapping
from workbench.model.terms import Concept, Term, TermStatus

STARTER = """concept_id,domain,en,en_status,fr,fr_status,es,es_status,note,source
refugee,migration,refugee,preferred,réfugié,preferred,refugiado,preferred,,UNHCR
idp,migration,internally displaced person,preferred,personne déplacée,preferred,desplazado interno,preferred,"inside, a country",OIM
idp,migration,IDP,admitted,déplacé interne,forbidden,,,,
"""


def read(tmp_path: Path, content: str | bytes, name: str = "terms.csv") -> TermFile:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_csv(path)


def texts(found: TermFile) -> list[list[str]]:
    return [[f"{term.language}:{term.text}" for term in concept.terms] for concept in found.concepts]


def codes(found: TermFile) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in found.problems]


def refused(tmp_path: Path, content: str | bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(tmp_path, content)
    assert caught.value.data["name"] == "terms.csv"
    return caught.value.code


def test_our_own_table(tmp_path: Path) -> None:
    found = read(tmp_path, STARTER)
    assert found.problems == ()
    refugee, idp = found.concepts
    assert (refugee.id, refugee.domain, refugee.source) == ("refugee", "migration", "UNHCR")
    assert idp.note == "inside, a country"
    assert [(term.text, term.status) for term in idp.in_language("fr")] == [
        ("personne déplacée", TermStatus.PREFERRED),
        ("déplacé interne", TermStatus.FORBIDDEN),
    ]
    assert [term.text for term in idp.in_language("es")] == ["desplazado interno"]


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8-sig"), lambda text: text.encode("utf-16"), lambda text: text.encode("cp1252"),
        lambda text: text.replace("\n", "\r\n").encode(), lambda text: text.replace("\n", "\r").encode(),
        lambda text: ("\n\n" + text).encode(),
    ],
)  # fmt: skip
def test_encodings_and_line_ends(tmp_path: Path, encode) -> None:  # type: ignore[no-untyped-def]
    assert texts(read(tmp_path, encode(STARTER))) == texts(read(tmp_path, STARTER))


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_separators(tmp_path: Path, separator: str) -> None:
    table = f"English{separator}Français{separator}Notes\nrefugee, the{separator}réfugié{separator}a\n"
    assert texts(read(tmp_path, table)) == [["en:refugee, the", "fr:réfugié"]]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("term_en,term_fr\na,b\n", [["en:a", "fr:b"]]),
        ("Term (French),Term (Spanish),Status (French)\na,b,forbidden\n", [["fr:a", "es:b"]]),
        ("EN-us,fr_CA,pt-BR\na,b,c\n", [["en-US:a", "fr-CA:b", "pt-BR:c"]]),
        ("language,term,status\nfr,réfugié,interdit\nes,refugiado,\n", [["fr:réfugié"], ["es:refugiado"]]),
        ("id,lang,term\n1,fr,a\n1,es,b\n", [["fr:a", "es:b"]]),
        (
            "stringID,sourceLang,targetLang,pos,description,sourceString,targetString\nx,fr,en_XX,noun,d,cas,case\n",
            [["fr:cas", "en:case"]],
        ),
        ("Glossary of the house,,\n,,\nid,en,fr\n1,a,b\n", [["en:a", "fr:b"]]),
    ],
)
def test_headings(tmp_path: Path, table: str, expected: list[list[str]]) -> None:
    assert texts(read(tmp_path, table)) == expected


def test_statuses_in_three_languages(tmp_path: Path) -> None:
    table = "fr,fr_status,es,es_status\na,toléré,b,prohibido\nc,Deprecated Term,d,whatever\n"
    found = read(tmp_path, table)
    assert [[term.status.value for term in concept.terms] for concept in found.concepts] == [
        ["admitted", "forbidden"],
        ["forbidden", "admitted"],
    ]
    assert codes(found) == [("terms.bad_status", 3)]


def test_the_good_part_of_a_ragged_table(tmp_path: Path) -> None:
    table = "id,en,fr\n1,a,b\n2\n3,c\n4,d,e,f,g\n,,\n5,\x01,\n" + f"6,{'x' * 600},h\n"
    found = read(tmp_path, table)
    assert texts(found) == [["en:a", "fr:b"], ["en:c"], ["en:d", "fr:e"], ["fr:h"]]
    assert codes(found) == [
        ("terms.no_term", 3), ("terms.extra_cells", 5), ("terms.no_term", 7), ("terms.too_long", 8),
    ]  # fmt: skip


def test_a_quotation_mark_that_never_closes(tmp_path: Path) -> None:
    found = read(tmp_path, 'id,en,fr\n1,a,b\n2,"c,d\n3,e,f\n4,g,"h"\n')
    assert texts(found) == [["en:a", "fr:b"], ["en:e", "fr:f"], ["en:g", "fr:h"]]
    assert codes(found) == [("terms.unclosed_quote", 3)]
    long = read(tmp_path, 'id,en,fr\n1,"a,b\n' + "2,c,d\n" * 50_000)
    assert len(long.concepts) == 1
    assert long.problems[0].code == "terms.unclosed_quote"


def test_lines_inside_a_cell(tmp_path: Path) -> None:
    found = read(tmp_path, 'id,en,note\n1,a,"one\n\ntwo ""x"""\n2,,\n3,b,\n')
    assert found.concepts[0].note == 'one\n\ntwo "x"'
    assert codes(found) == [("terms.no_term", 5)]


def test_many_problems_are_counted(tmp_path: Path) -> None:
    found = read(tmp_path, "id,en\n" + "1,\n" * (MOST_PROBLEMS + 20))
    assert len(found.problems) == MOST_PROBLEMS + 1
    assert found.problems[-1].code == "terms.more_problems"
    assert found.problems[-1].data == {"count": "20"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "terms.empty"), (b" \n\n", "terms.empty"), (b"\x00\x01\x02\x03" * 100, "terms.not_text"),
        (b"PK\x03\x04....", "terms.not_text"), (b"just a sentence.\nand one more\n", "terms.no_columns"),
        (b"<html><body>no</body></html>", "terms.no_columns"), (b"id,note\n1,x\n", "terms.no_columns"),
    ],
)  # fmt: skip
def test_what_is_no_table(tmp_path: Path, content: bytes, code: str) -> None:
    assert refused(tmp_path, content) == code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "none.csv", "missing"), (tmp_path, "folder")):
        with pytest.raises(InputError) as caught:
            read_csv(path)
        assert (caught.value.code, caught.value.data["reason"]) == ("terms.unreadable", reason)


def test_no_cell_starts_a_formula(tmp_path: Path) -> None:
    nasty = ["=1+1", "+1", "-1", "@x", "'=y", "''", "'", "＝1", '=HYPERLINK("http://x")']
    concepts = [Concept(f"c{i}", (Term(text, "en", note=text),), note=text) for i, text in enumerate(nasty)]
    write_csv(concepts, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row if cell]
    assert not [cell for cell in cells if cell[0] in "=+-@\t\r＝＋－＠"]
    assert "'=1+1" in cells
    assert read_csv(tmp_path / "out.csv").concepts == tuple(concepts)


@pytest.mark.parametrize("name", ["same.csv", "same.tsv"])
@given(concepts=CONCEPTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_written_and_read_again_it_is_the_same(tmp_path: Path, name: str, concepts: list[Concept]) -> None:
    path = tmp_path / name
    write_csv(concepts, path)
    if concepts:
        found = read_csv(path)
        assert in_language_order(found.concepts) == in_language_order(concepts)
        assert found.problems == ()


def test_an_older_file_stays_where_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StorageError) as caught:
        write_csv([Concept("c", (Term("a", "en"),))], path)
    assert (caught.value.code, caught.value.data["reason"]) == ("terms.cannot_write", "full")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(StorageError) as caught:
        write_csv([], tmp_path / "no" / "terms.csv")
    assert caught.value.data["reason"] == "missing"


def test_cancelling_and_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cancel = CancelToken()
    cancel.cancel()
    read(tmp_path, STARTER)
    with pytest.raises(Cancelled):
        read_csv(tmp_path / "terms.csv", cancel)
    monkeypatch.setattr("workbench.drafting.terms.csv_format.MOST_BYTES", 100)
    assert refused(tmp_path, STARTER) == "terms.too_big"


def test_a_large_table_is_read_in_time(tmp_path: Path) -> None:
    rows = "".join(f"c{i},d,term {i},preferred,terme {i},admitted,,,,x\n" for i in range(20_000))
    found = read(tmp_path, STARTER.splitlines()[0] + "\n" + rows)
    assert len(found.concepts) == 20_000


def test_a_table_is_looked_at_and_its_columns_set_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(STARTER, encoding="utf-8-sig")
    seen = preview_csv(path, 2)
    assert seen.usable
    assert (seen.separator, len(seen.rows), seen.mapping.heading_row) == (",", 2, 1)
    assert seen.headings[:3] == ("concept_id", "domain", "en")
    assert seen.mapping.meanings[2:4] == (
        ColumnMeaning(ColumnKind.TERM, "en"),
        ColumnMeaning(ColumnKind.STATUS, "en"),
    )
    path.write_text("eau;'=water;x\npuits;well\n", encoding="utf-8")
    blank = preview_csv(path, 20)
    assert (blank.usable, blank.separator, blank.mapping.heading_row) == (False, ";", 0)
    assert blank.rows == (("eau", "=water", "x"), ("puits", "well", ""))
    mapping = TableMapping((ColumnMeaning(ColumnKind.TERM, "fr"), ColumnMeaning(ColumnKind.TERM, "en")), 0)
    assert preview_csv(path, 20, mapping).usable
    assert texts(read_csv(path, mapping=mapping)) == [["fr:eau", "en:=water"], ["fr:puits", "en:well"]]


def test_source_and_target_with_a_language_are_terms(tmp_path: Path) -> None:
    table = "Source (English),Target (French),Owner,Do not translate,fr_source\nIOM,OIM,Press,oui,site\n"
    (concept,) = read(tmp_path, table).concepts
    assert [term.text for term in concept.terms] == ["IOM", "OIM"]
    assert (concept.owner, concept.do_not_translate, concept.terms[1].source) == ("Press", True, "site")


def test_tabs_in_a_file_of_that_name(tmp_path: Path) -> None:
    concept = Concept("c", (Term("a\tb, =c", "en"),), owner="x")
    write_csv([concept], tmp_path / "t.tsv")
    assert b"\t" in (tmp_path / "t.tsv").read_bytes().splitlines()[0]
    assert read_csv(tmp_path / "t.tsv").concepts[0].owner == "x"
