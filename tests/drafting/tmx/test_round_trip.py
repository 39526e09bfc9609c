"""What is written is read back the same, and both ways of reading say the same."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.conftest import SHARED
from tests.drafting.tmx.building import read_file, tmx
from workbench.drafting.memory import memory_key
from workbench.drafting.tmx import reading
from workbench.drafting.tmx.names import UNIT_ATTRIBUTES
from workbench.drafting.tmx.reading import TmxFile
from workbench.drafting.tmx.writing import write_tmx
from workbench.model.errors import Cancelled, StorageError
from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.model.memory import TranslationUnit
from workbench.model.tasks import CancelToken

DAY = datetime(2024, 3, 1, tzinfo=UTC)
CHARS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs", "Co"),
    exclude_characters="\ufffe\uffff",
    include_characters="<>&\"'\t",
)
TEXT = st.text(CHARS, min_size=1, max_size=12).filter(lambda text: not text.isspace())
WORD = st.text(CHARS, max_size=8).map(str.strip)
NAMED = st.text(CHARS, min_size=1, max_size=8).map(str.strip).filter(bool)
LANGUAGES = st.sampled_from(["en", "fr", "es-419", "en-GB", "zh-Hant"])
MOMENTS = st.integers(0, 2_000_000_000).map(
    lambda seconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
KINDS = [kind for kind in CodeKind if kind is not CodeKind.LINE_BREAK]


@st.composite
def texts_with_codes(draw: st.DrawFn) -> tuple[str, str, tuple[InlineCode, ...]]:
    """Return source, target and codes: pairs, halves of pairs and line breaks, in another order in the target."""
    codes: list[InlineCode] = []
    pieces: list[str] = []
    source = draw(TEXT)
    for number in range(1, draw(st.integers(0, 4)) + 1):
        form = draw(st.sampled_from(["pair", "open", "close", "alone"]))
        kind = CodeKind.LINE_BREAK if form == "alone" else draw(st.sampled_from(KINDS))
        roles = {"pair": (CodeRole.OPEN, CodeRole.CLOSE)}.get(form) or (CodeRole(form),)
        href = (
            draw(st.sampled_from(["", "https://iom.int/?a=1&b=\"2'"]))
            if kind is CodeKind.LINK and roles[0] is CodeRole.OPEN
            else ""
        )
        made = [InlineCode(len(codes) + at, kind, role, number, href) for at, role in enumerate(roles)]
        codes += made
        piece = draw(WORD).join(code.char for code in made)
        source += piece + draw(WORD)
        pieces.append(piece)
    target = draw(TEXT) + "".join(draw(st.permutations(pieces)))
    return source, target, tuple(codes)


@st.composite
def units(draw: st.DrawFn) -> TranslationUnit:
    source, target, codes = draw(texts_with_codes())
    one, other = draw(
        st.lists(LANGUAGES, min_size=2, max_size=2, unique_by=lambda code: code.partition("-")[0])
    )
    names = st.sampled_from(["x-client", "project", "a b", ""]) | NAMED.filter(
        lambda name: not name.startswith(("x-", "prev", "next")) and name not in UNIT_ATTRIBUTES
    )
    properties = draw(st.lists(st.tuples(names, NAMED), max_size=3, unique=True))
    properties += [("tuid", draw(NAMED))] if draw(st.booleans()) else []
    return TranslationUnit(
        "", source, target, one, other, codes, draw(NAMED), draw(MOMENTS), draw(WORD), draw(WORD), draw(WORD), draw(st.booleans()),
        memory_key(draw(WORD)), memory_key(draw(WORD)), draw(st.none() | MOMENTS), draw(WORD), tuple(properties),
        tuple(draw(st.lists(NAMED, max_size=2, unique=True))),
    )  # fmt: skip


@given(st.lists(units(), max_size=6))
def test_what_is_written_is_read_back_the_same(made: list[TranslationUnit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.tmx"
        assert write_tmx(made, path) == len(made)
        found, problems = read_file(path)
    assert problems == ()
    assert found == made


RARE = st.sampled_from(
    ["&#233;", "&eacute;", "&x;", "&", "<", ">", "]]>", "<hi>b</hi>", "<!-- c -->", "\x0b", "\r\n", "\n", "\ue000", ""]
)  # fmt: skip
SEGS = st.lists(
    st.sampled_from(["a", " ", "é", "&amp;", "&lt;", "\u00a0", "\n b"]), min_size=1, max_size=3
).map("".join)
DATES = ["20240101T000000Z", "20250101T000000Z", "x", ""]
HEADS = st.fixed_dictionaries(
    {},
    optional={
        "tuid": st.just("1"), "srclang": st.sampled_from(["fr", "*all*", "es"]), "creationdate": st.sampled_from(DATES),
        "changedate": st.sampled_from(DATES), "creationid": st.just("bo"), "changeid": st.just("cy"), "a:b": st.just("c"),
    },
)  # fmt: skip
SAID = st.lists(
    st.sampled_from(
        ["<note>n &amp; m</note>", '<prop type="prev">p</prop>', "<prop>q</prop>", "<prop type='t'>r\n</prop>", "<note> </note>"]
    ),
    max_size=2,
).map("".join)  # fmt: skip
LANGUAGE_TAGS = [' xml:lang="en"', " xml:lang='FR_ca'"]
TAGS = st.sampled_from(
    [
        *LANGUAGE_TAGS * 3,
        ' lang="es"',
        ' xml:lang="??"',
        ' xml:lang="en" creationid="bo" changedate="20260101T000000Z"',
    ]
)


@st.composite
def raw_units(draw: st.DrawFn) -> str:
    """Return a unit: often one of the common form, now and then with something rare in it."""
    rare = draw(st.integers(0, 3)) == 0
    variants = [
        f"<tuv{draw(TAGS if rare else st.just(tag))}>{draw(SAID) if rare else ''}<seg>{draw(SEGS)}"
        f"{draw(RARE) if rare else ''}</seg></tuv>"
        for tag in (LANGUAGE_TAGS * 2)[: draw(st.integers(1, 4)) if rare else 2]
    ]
    head = "".join(f' {name}="{value}"' for name, value in draw(HEADS).items())
    return f"<tu{head}>{draw(SAID)}{''.join(variants)}</tu>"


@given(st.lists(raw_units(), max_size=4))
@settings(max_examples=120)
def test_the_quick_way_of_reading_says_what_the_parser_says(raw: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        path = Path(folder) / "in.tmx"
        path.write_bytes(tmx(*raw).encode())
        quick = read_whole(path)
        patched.setattr(reading, "plain", lambda data: None)
        assert read_whole(path) == quick


def read_whole(path: Path) -> tuple[object, ...]:
    file = TmxFile(path, moment=DAY)
    return [unit for batch in file.batches() for unit in batch], file.problems, file.elements


def test_codes_that_have_no_place_in_our_texts_are_written_again_until_the_text_changes(
    tmp_path: Path,
) -> None:
    path = tmp_path / "memory.tmx"
    picture = 'a <ph x="3" type="image">&lt;img/&gt;</ph> b <bpt i="1" x="0" type="bold">{\\b </bpt>c<ept i="1">}</ept>'
    path.write_text(
        tmx(
            f'<tu><tuv xml:lang="en"><seg>{picture}</seg></tuv><tuv xml:lang="fr"><seg>{picture}</seg></tuv></tu>'
        ),
        encoding="utf-8",
    )
    (unit,), _problems = read_file(path)
    write_tmx([unit], path)
    assert path.read_text(encoding="utf-8").count(f"<seg>{picture}</seg>") == 2
    assert read_file(path)[0] == [unit]
    write_tmx([replace(unit, target="a b")], path)
    text = path.read_text(encoding="utf-8")
    assert text.count("<img") == 0
    assert text.count("&lt;img") == 1


@pytest.mark.gold
@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of real data beside the project is absent")
def test_what_is_written_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    source = SHARED / "gold" / "tmx" / "compliance-kit" / "ImportTest2C.tmx"
    found, _problems = read_file(source)
    write_tmx(found, path, "en-US")
    dtd = etree.DTD(str(SHARED / "gold" / "tmx" / "tmx14.dtd"))
    assert dtd.validate(etree.parse(str(path))), dtd.error_log
    root = etree.parse(str(path)).getroot()
    assert root.find("header").get("srclang") == "en-US"


def test_nothing_is_left_of_what_was_not_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text("as before", encoding="utf-8")
    unit = TranslationUnit("", "a", "b", "en", "fr", (), "Ann", DAY)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        write_tmx([unit] * 3000, path, cancel=cancel)
    assert path.read_text(encoding="utf-8") == "as before"
    assert list(tmp_path.iterdir()) == [path]
    for place, reason in ((tmp_path, "folder"), (tmp_path / "none" / "m.tmx", "missing")):
        with pytest.raises(StorageError) as raised:
            write_tmx([unit], place)
        assert raised.value.data["reason"] == reason


def test_progress_of_writing_is_told_in_units(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    unit = TranslationUnit("", "a", "b", "en", "fr", (), "Ann", DAY)
    write_tmx(
        [unit] * 2500, tmp_path / "m.tmx", total=2500, progress=lambda done, total: told.append((done, total))
    )
    assert told == [(1000, 2500), (2000, 2500), (2500, 2500)]
