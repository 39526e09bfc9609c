"""Files that nobody should have written: the good part is taken, the rest is said, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drafting.tmx.building import HEADER, codes, read, read_file, texts, tmx, tu
from workbench.drafting.tmx import blocks
from workbench.drafting.tmx.problems import MOST_PROBLEMS
from workbench.drafting.tmx.reading import TmxFile
from workbench.model.errors import Cancelled, InputError
from workbench.model.tasks import CancelToken

GOOD = tu("One", "Un")
LAST = tu("Two", "Deux")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory.tmx"


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (tu("a <b", "b"), "tmx.broken_unit"),
        ("<tu><tuv xml:lang='en'><seg>never closed", "tmx.broken_unit"),
        ("<tuv xml:lang='en'><seg>no unit</seg></tuv></tu>", "tmx.broken_unit"),
        (tu("a", "b").replace('"en"', "en"), "tmx.broken_unit"),
        (tu("a &unknown; b", "c"), "tmx.entity"),
        ("<tu><tuv xml:lang='en'><seg>alone</seg></tuv></tu>", "tmx.one_language"),
        ("<tu/>", "tmx.one_language"),
        (tu("a", "  "), "tmx.no_text"),
        ("<tu><tuv xml:lang='en'/><tuv xml:lang='fr'><seg>b</seg></tuv></tu>", "tmx.no_text"),
        (tu("a", "b", languages=("en", "klingon, perhaps")), "tmx.bad_language"),
        (tu("a", "b", languages=("en", "")), "tmx.bad_language"),
        (tu("a", "b" * 50_001), "tmx.text_too_long"),
    ],
)
def test_what_is_broken_costs_one_unit_and_is_reported_with_its_line(
    path: Path, broken: str, code: str
) -> None:
    units, problems = read(path, tmx(GOOD, broken, LAST))
    assert texts(units) == [("One", "Un"), ("Two", "Deux")]
    assert codes(problems) == [(code, 4)]


@pytest.mark.parametrize(
    ("odd", "text", "said"),
    [
        ("a & b", "a & b", []),
        ("caf&eacute;&nbsp;!", "café\u00a0!", []),
        ("a\x0bb&#x1F;c&#xD800;", "abc", ["tmx.characters"]),
        ("priv\ue000ate", "private", []),
        ("&#233;t&#xe9; &lt;b&gt; &amp;amp; &quot;&apos;", "été <b> &amp; \"'", []),
        ("<![CDATA[a </tu> <b> & c]]>", "a </tu> <b> & c", []),
        ("a<!-- </tu> -->b", "ab", []),
        ("a<?target x?>b", "ab", []),
        ("  two\n      lines ", "  two lines ", []),
        ("\n   laid out\n   ", "laid out", []),
        ("a\r\nb", "a b", []),
        ("שלום 😀 e\u0301", "שלום 😀 e\u0301", []),
    ],
)
def test_what_can_be_read_is_read(path: Path, odd: str, text: str, said: list[str]) -> None:
    units, problems = read(path, tmx(GOOD, tu(odd, "Deux"), LAST))
    assert texts(units) == [("One", "Un"), (text, "Deux"), ("Two", "Deux")]
    assert [problem.code for problem in problems] == said


def test_no_entity_is_expanded_and_nothing_is_fetched(path: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    laughs = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 12))
    top = (
        f'<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY l0 "<tu>ha>">{laughs}'
        f'<!-- it\'s a ] comment --><!ENTITY file SYSTEM "{secret.as_uri()}">'
        '<!ENTITY % remote SYSTEM "http://127.0.0.1:9/y"> %remote; ]>\n'
    )
    units, problems = read(path, tmx(tu("a &file; b", "c"), tu("&l11;", "d"), LAST, top=top))
    assert texts(units) == [("Two", "Deux")]
    assert [(problem.code, problem.data["name"]) for problem in problems] == [
        ("tmx.entity", "file"),
        ("tmx.entity", "l11"),
    ]


@pytest.mark.parametrize("length", [1, 30, 60, 61, 120])
def test_a_file_that_breaks_off_gives_what_was_whole(path: Path, length: int) -> None:
    whole = tmx(GOOD, LAST)
    start = whole.index("<tu>") + len(GOOD) + 1
    units, problems = read(path, whole[: start + min(length, len(LAST) - 1)])
    assert texts(units) == [("One", "Un")]
    assert codes(problems) == [("tmx.cut_off", 4)]


def test_a_file_without_a_header_is_read_from_its_first_language(path: Path) -> None:
    units, problems = read(path, tmx(tu("Un", "One", languages=("fr", "en")), header=""))
    assert (units[0].source_language, units[0].target_language) == ("fr", "en")
    assert codes(problems) == [("tmx.no_header", 2)]


@pytest.mark.parametrize(
    ("encoding", "declared", "said"),
    [
        ("utf-8", "utf-8", ""), ("utf-8-sig", "iso-8859-1", ""), ("utf-16", "utf-16", ""), ("utf-16", "utf-8", ""),
        ("utf-16-le", "utf-16", ""), ("utf-16-be", "utf-8", ""), ("iso-8859-1", "iso-8859-1", ""),
        ("cp1252", "windows-1252", ""), ("cp1252", "utf-8", "windows-1252"), ("utf-8", "iso-8859-1", "utf-8"),
        ("utf-8", "utf-16", "utf-8"), ("utf-8", "x-nothing", "utf-8"), ("utf-8", "zip", "utf-8"),
        ("utf-8", "unicode_escape", "utf-8"), ("koi8-r", "koi8-r", ""), ("shift_jis", "Shift_JIS", ""),
    ],
)  # fmt: skip
def test_encodings_declared_rightly_and_wrongly(path: Path, encoding: str, declared: str, said: str) -> None:
    word = {"koi8-r": "привет", "shift_jis": "日本語"}.get(encoding, "événement ©")
    text = tmx(tu("One", word), LAST, top=f'<?xml version="1.0" encoding="{declared}"?>\n')
    units, problems = read(path, text.encode(encoding))
    assert texts(units) == [("One", word), ("Two", "Deux")]
    assert [problem.data.get("encoding") for problem in problems] == ([said] if said else [])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "tmx.empty"), (b"\0" * 900, "tmx.not_xml"), (b"PK\x03\x04 a zip", "tmx.not_xml"), (b"en\tfr\n", "tmx.not_xml"),
        (b"<html><body>x</body></html>", "tmx.not_tmx"), (b"<!DOCTYPE tmx [" + b"'" * 99_999, "tmx.not_xml"),
        (b"<?xml version='1.0'?>", "tmx.not_xml"), (b"<" * 100_000, "tmx.not_xml"), (b"<!--" * 30_000, "tmx.not_xml"),
    ],
)  # fmt: skip
def test_what_is_no_tmx_is_refused(path: Path, data: bytes, code: str) -> None:
    with pytest.raises(InputError) as raised:
        read(path, data)
    assert raised.value.code == code


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for place, reason in ((tmp_path / "none.tmx", "missing"), (tmp_path, "folder")):
        with pytest.raises(InputError) as raised:
            read_file(place)
        assert (raised.value.code, raised.value.data["reason"]) == ("tmx.unreadable", reason)


@pytest.mark.parametrize("between", ["", "<!-- never closed"])
def test_a_unit_without_end_is_let_go(path: Path, monkeypatch: pytest.MonkeyPatch, between: str) -> None:
    monkeypatch.setattr(blocks, "LONGEST_UNIT", 300_000)
    endless = f"<tu><tuv xml:lang='en'>{between}<seg>" + "x" * 900_000
    units, problems = read(path, tmx(GOOD, endless, LAST + "<!-- -->", *[LAST] * 10))
    assert texts(units)[0] == ("One", "Un")
    assert texts(units)[-1] == ("Two", "Deux")
    assert "tmx.unit_too_long" in {problem.code for problem in problems}


def test_whoever_gives_up_a_unit_without_end_waits_for_nothing(path: Path) -> None:
    path.write_bytes(tmx("<tu><tuv xml:lang='en'><seg>" + "x" * 2_000_000).encode())
    token = CancelToken()
    counted = path.stat().st_size

    class Given(TmxFile):
        def _wanted(self, chunks):
            for place, chunk in enumerate(super()._wanted(chunks)):
                nonlocal counted
                counted -= len(chunk)
                if place == 1:
                    token.cancel()
                yield chunk

    with pytest.raises(Cancelled):
        list(Given(path, cancel=token).batches())
    assert counted > 1_000_000, "most of it was not read"


def test_the_end_of_a_unit_is_found_where_it_is_cut_in_two(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tmx(*[GOOD] * 30, LAST)
    for chunk in range(3, 40):
        monkeypatch.setattr("workbench.drafting.tmx.encodings.CHUNK", chunk)
        units, problems = read(path, whole.replace("</tu>", "</tu  >"))
        assert (len(units), problems) == (31, ())


def test_elements_in_elements_in_elements(path: Path) -> None:
    deep = "<hi>" * 200 + "deep" + "</hi>" * 200
    sub = "a<ph>" + "<sub>x<ph>" * 80 + "</ph></sub>" * 80 + "</ph>b"
    units, _problems = read(path, tmx(tu(sub, "ab"), tu(deep, "profond"), LAST))
    assert texts(units)[0] == ("ab", "ab")
    assert texts(units)[-1] == ("Two", "Deux")


def test_many_problems_are_counted_after_the_first_ones(path: Path) -> None:
    _units, problems = read(path, tmx(*["<tu/>"] * (MOST_PROBLEMS + 7), LAST))
    assert len(problems) == MOST_PROBLEMS + 1
    assert (problems[-1].code, problems[-1].data["count"]) == ("tmx.more_problems", "7")


def test_dates_that_are_none(path: Path) -> None:
    units, problems = read(
        path, tmx(tu("a", "b", head=' creationdate="yesterday" changedate="20240231T000000Z"'))
    )
    assert len(units) == 1
    assert units[0].changed_at is None
    assert [problem.data["value"] for problem in problems] == ["yesterday", "20240231T000000Z"]


def test_reading_can_be_cancelled_and_tells_how_far_it_is(path: Path) -> None:
    path.write_text(tmx(*[tu(f"{at} " + "word " * 200, "b") for at in range(1000)]), encoding="utf-8")
    told: list[tuple[int, int]] = []
    cancel = CancelToken()
    file = TmxFile(path, cancel=cancel, progress=lambda done, total: told.append((done, total)))
    batches: Iterator[object] = file.batches(100)
    next(batches)
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(batches)
    size = path.stat().st_size
    file = TmxFile(path, progress=lambda done, total: told.append((done, total)))
    assert sum(len(batch) for batch in file.batches(100)) == 1000
    assert told[-1] == (size, size)
    assert all(0 < done <= total == size for done, total in told)


def test_prefixes_and_namespaces_are_passed_over(path: Path) -> None:
    text = tmx(tu("a", "b", head=' m:x="1"'), tu("c <hi>d</hi>", "e", head=' m:x="1"')).replace(
        "<tmx ", '<tmx xmlns="http://www.lisa.org/tmx14" xmlns:m="urn:m" '
    )
    units, problems = read(path, text)
    assert texts(units) == [("a", "b"), ("c d", "e")]
    assert problems == ()


def test_the_header_is_found_behind_comments(path: Path) -> None:
    header = "<!-- <header srclang='xx'/> <tu> -->" + HEADER.replace('"en" datatype', '"FR_fr" datatype')
    units, problems = read(path, tmx(tu("One", "Un"), header=header))
    assert (units[0].source_language, problems) == ("fr", ())
