from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.editorial.canonical import (
    CanonicalEntry,
    CanonicalSegment,
    canonical_entries,
    canonical_text,
    content_hash,
    read_canonical,
)
from workbench.model.errors import InputError
from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.model.release import Block, BlockKind, Segment

LINK = (
    InlineCode(0, CodeKind.LINK, CodeRole.OPEN, 1, "https://example.org/a"),
    InlineCode(1, CodeKind.LINK, CodeRole.CLOSE, 1, "https://example.org/a"),
)


def one(text: str, codes: tuple[InlineCode, ...] = (), **fields: object) -> CanonicalEntry:
    return CanonicalEntry(BlockKind.PARAGRAPH, (CanonicalSegment("s1", "", text, codes),), **fields)  # type: ignore[arg-type]


def digest(*entries: CanonicalEntry, language: str = "fr") -> str:
    return content_hash(canonical_text(entries, language))


def test_the_text_is_what_the_docstring_says() -> None:
    blocks = [
        Block("b2", 1, BlockKind.LIST_ITEM, "", level=2, ordered=True),
        Block("b1", 0, BlockKind.PARAGRAPH, "", dateline="Kessou"),
        Block("b3", 2, BlockKind.NAVIGATION, "Home", kept=False),
        Block("b4", 3, BlockKind.TABLE_CELL, "", row=0, column=1),
    ]
    segments = [
        Segment("s1", "b1", 1, "Kessou", is_dateline=True),
        Segment("s2", "b1", 2, "See \ue000here\ue001.", LINK, " — "),
        Segment("s3", "b2", 3, "x"),
        Segment("s4", "b4", 4, "y"),
    ]
    texts = {"s1": "Kessou", "s2": "Voir \ue000ici\ue001.", "s3": "« \u202fa\n»"}
    text = canonical_text(canonical_entries(blocks, segments, texts), "fr")
    assert text == (
        '{"canonical":1,"language":"fr"}\n'
        '{"kind":"paragraph"}\n'
        '["s1","",["Kessou"],true]\n'
        '["s2"," — ",["Voir ",["open","link",1,"https://example.org/a"],"ici",["close","link",1],"."]]\n'
        '{"kind":"list_item","level":2,"ordered":true}\n'
        '["s3","",["« \u202fa\\n»"]]\n'
        '{"kind":"table_cell","row":0,"column":1}\n'
        '["s4","",[]]\n'
    )
    assert content_hash(text) == content_hash(text)
    assert len(content_hash(text)) == 64


def test_every_difference_that_goes_out_changes_the_hash() -> None:
    elsewhere = tuple(
        InlineCode(code.index, code.kind, code.role, 1, "https://example.org/b") for code in LINK
    )
    bold = tuple(InlineCode(code.index, CodeKind.BOLD, code.role, 1) for code in LINK)
    hashes = [
        digest(one("Voir \ue000ici\ue001", LINK)),
        digest(one("Voir \ue000ici\ue001", elsewhere)),
        digest(one("Voir \ue000ici\ue001", bold)),
        digest(one("Voir ici\ue000\ue001", LINK)),
        digest(one("Voir ici", LINK)),
        digest(one("Voir\u00a0ici", LINK)),
        digest(one("Voir ici ", LINK)),
        digest(one("Voir ici", LINK), language="fr-CA"),
        digest(CanonicalEntry(BlockKind.QUOTATION, one("Voir ici").segments)),
        digest(CanonicalEntry(BlockKind.PARAGRAPH, (CanonicalSegment("s1", "\n", "Voir ici"),))),
        digest(CanonicalEntry(BlockKind.PARAGRAPH, (CanonicalSegment("s1", "", "Voir ici", (), True),))),
        digest(one("Voir ici"), one("")),
        digest(one("")),
        digest(),
    ]
    assert len(set(hashes)) == len(hashes)


def test_composed_and_decomposed_accents_are_two_texts() -> None:
    assert digest(one("\u00e9")) != digest(one("e\u0301"))


def test_text_that_looks_like_structure_stays_text() -> None:
    hostile = '"],true]\n{"kind":"headline"}\n["x","",["'
    (entry,) = read_canonical(canonical_text([one(hostile)], "fr")).entries
    assert entry.segments[0].text == hostile
    written = canonical_text([one('["open","link",1]')], "fr").split("\n")[2]
    assert json.loads(written)[2] == ['["open","link",1]']


def test_numbers_of_codes_and_unknown_codes_change_nothing() -> None:
    renumbered = tuple(InlineCode(code.index, code.kind, code.role, 7, code.href) for code in LINK)
    assert digest(one("\ue000a\ue001", LINK)) == digest(one("\ue000a\ue001", renumbered))
    assert digest(one("\ue000a\ue001b\ue005", LINK)) == digest(one("\ue000a\ue001b", LINK))


def test_half_a_surrogate_pair_is_refused_by_its_segment() -> None:
    with pytest.raises(InputError) as caught:
        canonical_text([one("a\ud83d")], "fr")
    assert caught.value.code == "editorial.not_unicode"
    assert caught.value.data == {"segment": "s1"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[]",
        '{"canonical":2,"language":"fr"}\n',
        '{"canonical":1}\n',
        '{"canonical":1,"language":"fr"}\n["s1","",["x"]]\n',
        '{"canonical":1,"language":"fr"}\n{"kind":"no such kind"}\n',
        '{"canonical":1,"language":"fr"}\n{"kind":"paragraph"}\n["s1","",[["open","link"]]]\n',
        '{"canonical":1,"language":"fr"}\n' + "[" * 100_000,
    ],
)
def test_what_is_no_canonical_text_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_canonical(text)
    assert caught.value.code == "editorial.not_canonical"


PLAIN = st.text(st.characters(exclude_categories=["Cs", "Co"]), max_size=30)


@st.composite
def segments(draw: st.DrawFn) -> CanonicalSegment:
    text, codes = "", []
    for piece in draw(st.lists(PLAIN, max_size=4)):
        code = InlineCode(len(codes), draw(st.sampled_from(CodeKind)), CodeRole.ALONE, len(codes) + 1)
        codes.append(code)
        text += piece + code.char
    return CanonicalSegment(draw(PLAIN), draw(PLAIN), text, tuple(codes), draw(st.booleans()))


@given(st.lists(st.lists(segments(), min_size=1, max_size=3), max_size=4), st.sampled_from(BlockKind))
def test_what_is_written_reads_back(parts: list[list[CanonicalSegment]], kind: BlockKind) -> None:
    entries = tuple(CanonicalEntry(kind, tuple(part)) for part in parts)
    text = canonical_text(entries, "es")
    read = read_canonical(text)
    assert read.language == "es"
    assert canonical_text(read.entries, "es") == text
    assert [s.text for e in read.entries for s in e.segments] == [s.text for e in entries for s in e.segments]
