from __future__ import annotations

import io
import resource
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from tests.drafting.terms.building import CONCEPTS, in_language_order
from workbench.drafting.terms.tbx import TbxStyle, read_tbx, write_tbx
from workbench.drafting.terms.tbx_reading import _Stretches
from workbench.drafting.terms.term_file import TermFile
from workbench.model.errors import Cancelled, InputError
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term, TermStatus

FORMS = [(2, TbxStyle.DCA), (3, TbxStyle.DCA), (3, TbxStyle.DCT)]

V2 = """<?xml version="1.0"?>
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="c1">
  <descrip type="subjectField">migration</descrip>
  <descripGrp><descrip type="definition">A person &amp; more</descrip><admin type="source">OIM</admin></descripGrp>
  <langSet xml:lang="EN_us"><tig><term>re<hi>fu</hi>gee</term><termNote type="usageStatus">preferred</termNote>
    <termNote type="partOfSpeech">noun</termNote></tig></langSet>
  <langSet lang="fr"><ntig><termGrp><term>réfugié</term>
    <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
    <termNote type="grammaticalGender">masculine</termNote></termGrp><note>old</note></ntig></langSet>
</termEntry>
<termEntry id="c2"><langSet xml:lang="es"><tig><term>migrante</term></tig></langSet></termEntry>
</body></text></martif>"""

V3_DCT = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><tbxHeader/><text><body>
<conceptEntry id="c1"><min:subjectField>law</min:subjectField>
 <langSec xml:lang="en"><basic:definition>What it is</basic:definition>
  <termSec><term>asylum</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
  <termSec><term>refuge</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
 </langSec></conceptEntry></body></text></tbx>"""


def read(tmp_path: Path, content: str | bytes) -> TermFile:
    path = tmp_path / "terms.tbx"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_tbx(path)


def terms(found: TermFile) -> list[str]:
    return [term.text for concept in found.concepts for term in concept.terms]


def codes(found: TermFile) -> list[str]:
    return [problem.code for problem in found.problems]


def test_version_2_with_both_kinds_of_terms_and_status(tmp_path: Path) -> None:
    found = read(tmp_path, V2)
    assert found.problems == ()
    first = found.concepts[0]
    assert (first.id, first.domain, first.definition, first.source) == (
        "c1",
        "migration",
        "A person & more",
        "OIM",
    )
    assert first.terms == (
        Term("refugee", "en-US", TermStatus.PREFERRED, "noun"),
        Term("réfugié", "fr", TermStatus.FORBIDDEN, "", "m", "old"),
    )
    assert found.concepts[1].terms == (Term("migrante", "es"),)


def test_version_3_with_elements_of_its_own(tmp_path: Path) -> None:
    (concept,) = read(tmp_path, V3_DCT).concepts
    assert (concept.domain, concept.definition) == ("law", "What it is")
    assert [term.status for term in concept.terms] == [TermStatus.ADMITTED, TermStatus.FORBIDDEN]


@pytest.mark.parametrize(("version", "style"), FORMS)
@given(concepts=CONCEPTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_written_and_read_again_it_is_the_same(
    tmp_path: Path, version: int, style: TbxStyle, concepts: list[Concept]
) -> None:
    path = tmp_path / "same.tbx"
    write_tbx(concepts, path, version, style)
    found = read_tbx(path)
    assert in_language_order(found.concepts) == in_language_order(concepts)
    assert found.problems == ()
    assert _grammar(version, style).validate(etree.parse(path)), _grammar(version, style).error_log


@lru_cache
def _grammar(version: int, style: TbxStyle) -> etree.DTD:
    """The content models of ISO 30042, as far as we write them: a DTD knows prefixes as parts of names."""
    concept, language, term = (
        ("termEntry", "langSet", "tig") if version == 2 else ("conceptEntry", "langSec", "termSec")
    )
    root, header = ("martif", "martifHeader") if version == 2 else ("tbx", "tbxHeader")
    about = "descrip|admin|transacGrp|note"
    of_term = "termNote*, admin*"
    names = ["descrip", "admin", "termNote", "transac", "transacNote"]
    transaction = "transac, transacNote"
    if style is TbxStyle.DCT:
        about = "min:subjectField|basic:definition|basic:source|basic:projectSubset|transacGrp|note"
        of_term = "(min:administrativeStatus|min:partOfSpeech|basic:grammaticalGender)*, basic:source*"
        transaction = "basic:transactionType, basic:responsibility"
        names = ["min:subjectField", "basic:definition", "basic:source", "min:administrativeStatus"]
        names += ["min:partOfSpeech", "basic:grammaticalGender", "basic:projectSubset"]
        names += ["basic:transactionType", "basic:responsibility"]
    leaves = "".join(
        f"<!ELEMENT {name} (#PCDATA)><!ATTLIST {name} type CDATA #{'REQUIRED' if style is TbxStyle.DCA else 'IMPLIED'}>"
        for name in names
    )
    encoding = ", encodingDesc" if version == 2 else ""
    return etree.DTD(
        io.StringIO(f"""
        <!ELEMENT {root} ({header}, text)>
        <!ATTLIST {root} type CDATA #REQUIRED style (dca|dct) #IMPLIED xml:lang CDATA #REQUIRED xmlns CDATA #IMPLIED
          xmlns:min CDATA #IMPLIED xmlns:basic CDATA #IMPLIED>
        <!ELEMENT {header} (fileDesc{encoding})>
        <!ELEMENT fileDesc (titleStmt?, sourceDesc+)><!ELEMENT titleStmt (title)><!ELEMENT title (#PCDATA)>
        <!ELEMENT sourceDesc (p+)><!ELEMENT encodingDesc (p+)><!ELEMENT p (#PCDATA)><!ATTLIST p type CDATA #IMPLIED>
        <!ELEMENT text (body)><!ELEMENT body ({concept}*)>
        <!ELEMENT {concept} (({about})*, {language}+)><!ATTLIST {concept} id ID #REQUIRED>
        <!ELEMENT {language} ({term}+)><!ATTLIST {language} xml:lang CDATA #REQUIRED>
        <!ELEMENT {term} (term, {of_term}, note*)><!ELEMENT term (#PCDATA)><!ELEMENT note (#PCDATA)>
        <!ELEMENT transacGrp ({transaction})>
        {leaves}""")
    )


def test_who_made_a_concept_answers_for_it_and_terms_have_sources_of_their_own(tmp_path: Path) -> None:
    made = """<transacGrp><transac type="transactionType">origination</transac><date>2026-11-25</date>
      <transacNote type="responsibility">Press office</transacNote></transacGrp>
      <transacGrp><transac type="transactionType">modification</transac>
      <transacNote type="responsibility">Somebody</transacNote></transacGrp>
      <admin type="projectSubset">do not translate</admin><langSet xml:lang="es">"""
    found = read(
        tmp_path,
        V2.replace('<langSet xml:lang="es">', made).replace(
            "migrante</term>", 'migrante</term><admin type="source">ACNUR</admin>'
        ),
    )
    assert found.problems == ()
    concept = found.concepts[1]
    assert (concept.owner, concept.do_not_translate, concept.source) == ("Press office", True, "")
    assert concept.terms == (Term("migrante", "es", source="ACNUR"),)


def test_ids_that_are_no_xml_names_come_back(tmp_path: Path) -> None:
    ids = ["0192f0c4-7d3e-7000-8000-000000000001", "pb-x", "a b", "é_", "_", "c1", "-x"]
    write_tbx([Concept(each, (Term("t", "en"),)) for each in ids], tmp_path / "ids.tbx", 2)
    assert [concept.id for concept in read_tbx(tmp_path / "ids.tbx").concepts] == ids


def test_a_truncated_file_gives_its_good_part(tmp_path: Path) -> None:
    found = read(tmp_path, V2[: V2.index("migrante") + 3])
    assert terms(found) == ["refugee", "réfugié"]
    assert codes(found) == ["terms.broken_xml"]
    assert found.problems[0].line == 13


def test_billion_laughs_and_external_entities_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("top secret")
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    head = f'<!DOCTYPE martif [<!ENTITY l0 "ha">{laughs}<!ENTITY file SYSTEM "{secret.as_uri()}">]>'
    content = V2.replace("<martif", head + "<martif", 1)
    found = read(tmp_path, content.replace("migrante", "mi&l1;gran&file;te"))
    assert terms(found) == ["refugee", "réfugié", "migrante"]
    assert codes(found) == ["terms.entity", "terms.entity"]
    for place in ("migrante", "c2"):
        found = read(tmp_path, content.replace(place, "&l11;"))
        assert terms(found) == ["refugee", "réfugié"]
        assert codes(found) == ["terms.broken_xml"]
    outside = (
        f'<!DOCTYPE martif SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]>'
    )
    assert "secret" not in repr(read(tmp_path, V2.replace("<martif", outside + "<martif", 1)))


def test_accents_are_not_guessed_away_where_the_declaration_is_wrong(tmp_path: Path) -> None:
    text = V2.replace('version="1.0"', 'version="1.0" encoding="UTF-8"').replace(
        "réfugié", "à côté de l'île dès l'été"
    )
    for content in (text.encode("cp1252"), text.replace('"UTF-8"', '"UTF-16"').encode()):
        found = read(tmp_path, content)
        assert terms(found) == ["refugee", "à côté de l'île dès l'été", "migrante"]
        assert codes(found) == ["terms.encoding"]


def test_a_wrong_encoding_declaration_is_seen_through(tmp_path: Path) -> None:
    declared = V2.replace('version="1.0"', 'version="1.0" encoding="UTF-8"').encode("cp1252")
    for content in (declared, V2.encode().replace(b'version="1.0"', b'version="1.0" encoding="x-none"', 1)):
        found = read(tmp_path, content)
        assert terms(found) == ["refugee", "réfugié", "migrante"]
        assert codes(found) == ["terms.encoding"]
    assert read(tmp_path, V2.encode("utf-16")).problems == ()


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    entries = """<termEntry id="c2"><langSet xml:lang="en"><tig><term>again</term></tig></langSet></termEntry>
    <termEntry id="e"/><termEntry><langSet xml:lang="??"><tig><term>x</term></tig></langSet></termEntry>
    <termEntry><langSet xml:lang="fr"><tig><term> </term></tig><tig><term>y</term><termNote
      type="administrativeStatus">curious</termNote></tig></langSet></termEntry></body>"""
    found = read(tmp_path, V2.replace("</body>", entries))
    assert terms(found)[3:] == ["again", "y"]
    assert codes(found) == [
        "terms.duplicate_id", "terms.no_term", "terms.bad_language", "terms.no_term", "terms.no_term",
        "terms.bad_status",
    ]  # fmt: skip
    assert len({concept.id for concept in found.concepts}) == len(found.concepts)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "terms.empty"), (b"id,en,fr\n", "terms.not_xml"), (b"\x00\x01" * 50, "terms.not_xml"),
        (b"<html><p>no</p></html>", "terms.not_tbx"), (b"<tmx/>", "terms.not_tbx"), (b"PK\x03\x04", "terms.not_xml"),
        (b"<" + b"a><" * 50_000, "terms.not_tbx"),
    ],
)  # fmt: skip
def test_what_is_no_tbx(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, content)
    assert caught.value.code == code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_tbx(tmp_path / "none.tbx")
    assert caught.value.data == {"name": "none.tbx", "reason": "missing"}
    with pytest.raises(InputError) as caught:
        write_tbx([], tmp_path / "x.tbx", version=4)
    assert caught.value.code == "terms.bad_version"


def test_cancelling_and_too_many_concepts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cancel = CancelToken()
    cancel.cancel()
    read(tmp_path, V2)
    with pytest.raises(Cancelled):
        read_tbx(tmp_path / "terms.tbx", cancel)
    monkeypatch.setattr("workbench.drafting.terms.tbx_reading.MOST_CONCEPTS", 1)
    found = read(tmp_path, V2)
    assert (len(found.concepts), codes(found)) == (1, ["terms.too_many"])


def test_deep_nesting_breaks_off_in_good_order(tmp_path: Path) -> None:
    found = read(tmp_path, V2.replace("</body>", "<a>" * 5000 + "</a>" * 5000 + "</body>"))
    assert terms(found) == ["refugee", "réfugié", "migrante"]
    assert codes(found) == ["terms.broken_xml"]


def test_memory_stays_flat_over_what_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "large.tbx"
    filler = (
        "<termEntry><langSet xml:lang='en'><tig><note>" + "x" * 2000 + "</note></tig></langSet></termEntry>"
    )
    with path.open("w") as stream:
        stream.write("<martif><text><body>")
        for _ in range(200):
            stream.write(filler * 200)
        stream.write("</body></text></martif>")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read_tbx(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000


def test_a_tag_that_does_not_end_takes_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.drafting.terms.tbx_reading._MOST_WAITING", 200_000)
    monkeypatch.setattr("workbench.drafting.terms.tbx_reading._MOST_REPAIRED", 100_000)
    for filler in (b"\0", b" ", b"x"):
        read_of: list[int] = []
        path = tmp_path / "endless.tbx"
        path.write_bytes(V2[: V2.index("</body>") + 3].encode() + filler * 5_000_000)
        watched = _Stretches.read

        def counted(self: _Stretches, size: int = -1, watched=watched, read_of=read_of) -> bytes:  # type: ignore[no-untyped-def]
            got: bytes = watched(self, size)
            read_of.append(len(got))
            return got

        with monkeypatch.context() as patched:
            patched.setattr(_Stretches, "read", counted)
            found = read_tbx(path)
        assert terms(found) == ["refugee", "réfugié", "migrante"]
        assert codes(found) == ["terms.broken_xml"]
        assert sum(read_of) < 1_000_000
