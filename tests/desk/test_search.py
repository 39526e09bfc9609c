"""What is found in a text, and what it becomes by replacing."""

from __future__ import annotations

import contextlib
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.desk.search import LONGEST_PATTERN, Matcher, Search
from workbench.model.errors import InputError
from workbench.model.inline import (
    CODE_PATTERN,
    CodeKind,
    CodeRole,
    InlineCode,
    from_tags,
    to_tags,
    without_codes,
)

CODES = (
    InlineCode(0, CodeKind.LINK, CodeRole.OPEN, 1, "https://example.org"),
    InlineCode(1, CodeKind.LINK, CodeRole.CLOSE, 1, "https://example.org"),
    InlineCode(2, CodeKind.BOLD, CodeRole.OPEN, 2),
    InlineCode(3, CodeKind.BOLD, CodeRole.CLOSE, 2),
    InlineCode(4, CodeKind.LINE_BREAK, CodeRole.ALONE, 3),
)


def found(search: Search, text: str) -> list[str]:
    """Return the pieces that are found in a text written with tags."""
    coded = from_tags(text, CODES)
    return [to_tags(coded[start:end], CODES) for start, end in Matcher(search).spans(coded, CODES)]


def replaced(search: Search, replacement: str, text: str) -> str:
    """Return a text, written with tags, with every place replaced."""
    coded = from_tags(text, CODES)
    for one in reversed(Matcher(search, replacement).replaced(coded, CODES)):
        coded = coded[: one.start] + one.put + coded[one.end :]
    return to_tags(coded, CODES)


@pytest.mark.parametrize(
    ("search", "text", "wanted"),
    [
        (Search("water"), "Water and water", ["Water", "water"]),
        (Search("water", match_case=True), "Water and water", ["water"]),
        (Search("port", whole_words=True), "port, Port-Lambert, transport", ["port", "Port"]),
        (Search("l'eau"), "L’eau et l'eau", ["L’eau", "l'eau"]),
        (Search("14 500"), "14\u202f500, 14\u00a0500, 14500", ["14\u202f500", "14\u00a0500"]),
        (Search("the old plan"), "See the <1>old</1> plan", ["the <1>old</1> plan"]),
        (Search("Kessou North"), "Kessou<3/>North", ["Kessou<3/>North"]),
        (Search("été"), unicodedata.normalize("NFD", "L’été"), [unicodedata.normalize("NFD", "été")]),
        (Search("e"), unicodedata.normalize("NFD", "é e"), ["e"]),
        (Search("word"), "w\u00adord and wo\u200brd", ["w\u00adord", "wo\u200brd"]),
        (Search("a.c"), "abc a.c", ["a.c"]),
        (Search(r"\d+ (km|m)", regular=True), "3 km, 40 m, x m", ["3 km", "40 m"]),
        (Search(r"a|b", whole_words=True, regular=True), "a b ab", ["a", "b"]),
        (Search(r"x*", regular=True), "axxb", ["xx"]),
        (Search("مياه"), "نقاط مياه جديدة", ["مياه"]),
        (Search("👩‍🚒"), "a 👩‍🚒 b", ["👩‍🚒"]),
        (Search(""), "anything", []),
        (Search("x"), "", []),
    ],
)
def test_what_is_found(search: Search, text: str, wanted: list[str]) -> None:
    assert found(search, text) == wanted


@pytest.mark.parametrize(
    ("search", "replacement", "text", "wanted"),
    [
        (Search("water"), "wells", "Water and water", "wells and wells"),
        # What a person wrote the same in both fields keeps its form in the text.
        (Search("l'eau"), "l'onde", "L’eau, l'eau", "L’onde, l'onde"),
        (Search("14 500"), "14 600", "14\u202f500", "14\u202f600"),
        (Search("relief"), "relief fund", "RELIEF", "RELIEF fund"),
        (Search("'"), "’", "a'b’c", "a’b’c"),
        (Search(" :"), "\u00a0:", "Note : a\u00a0: b", "Note\u00a0: a\u00a0: b"),
        (Search("old "), "", "the old plan", "the plan"),
        # Codes stay, where the words are that they are on.
        (Search("the old plan"), "the new plan", "See the <1>old</1> plan", "See the <1>new</1> plan"),
        (Search("a b c"), "q", "x a <1>b</1> c y", "x <1>q</1> y"),
        (Search("ab"), "QQ", "<1>xa</1>b<2>b</2>", "<1>xQQ</1><2>b</2>"),
        (Search("Kessou North"), "Kessou South", "Kessou<3/>North", "Kessou<3/>South"),
        (Search("old"), "", "the <1>old</1> plan", "the <1></1> plan"),
        (Search("b"), "US$1", "a b", "a US$1"),
        (Search(r"(\w+) (\w+)", regular=True), r"\2 $1", "one two", "two one"),
        (Search(r"(?P<n>\d+) m", regular=True), r"\g<n> km, ${n}", "3 m", "3 km, 3"),
        (Search(r"(\d) m", regular=True), r"US$2 \\ \$1", "3 m", r"US$2 \ $1"),
        (Search(r"(\w+) (\w+)", regular=True), r"\2 \1", "one <1>two</1> three", "<1>two one</1> three"),
        (Search(r"(a)|(b)", regular=True), r"[\1\2]", "ab", "[a][b]"),
    ],
)
def test_what_a_text_becomes(search: Search, replacement: str, text: str, wanted: str) -> None:
    assert replaced(search, replacement, text) == wanted


def test_what_stays_the_same_is_no_replacement() -> None:
    assert Matcher(Search("water"), "water").replaced("Water, water") == []


@pytest.mark.parametrize(
    ("pattern", "position", "reason"),
    [
        ("(", 2, "find.reason_bracket"),
        ("a)", 2, "find.reason_bracket"),
        ("[a", 3, "find.reason_set"),
        ("*a", 1, "find.reason_repeat"),
        ("\\", 2, "find.reason_escape"),
        ("(" * 900, 1, "find.reason_other"),
        ("a{99999999999999999999}", 3, "find.reason_other"),
    ],
)
def test_a_bad_pattern_is_told_with_its_place(pattern: str, position: int, reason: str) -> None:
    with pytest.raises(InputError) as raised:
        Matcher(Search(pattern, regular=True))
    assert raised.value.code == "find.bad_pattern"
    assert raised.value.data == {"position": position, "reason": reason}


def test_an_unknown_group_in_the_replacement_is_told_with_its_place() -> None:
    with pytest.raises(InputError) as raised:
        Matcher(Search("(a)", regular=True), r"x\2")
    assert (raised.value.code, raised.value.data) == ("find.bad_replacement", {"position": 2})


def test_a_pattern_that_never_ends_is_given_up() -> None:
    with pytest.raises(InputError, match=r"find\.too_slow"):
        Matcher(Search("(?R)|(x+x+)+y", regular=True)).spans("x" * 4000, seconds=0.05)


def test_a_pattern_has_a_length() -> None:
    with pytest.raises(InputError, match=r"find\.too_long"):
        Matcher(Search("x" * (LONGEST_PATTERN + 1)))


ANY_TEXT = st.text(
    alphabet=st.sampled_from("ab \u00a0’'éE\u0301\ue000\ue001\ue002\ue003\ue004.*(["), max_size=24
)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.booleans(), st.booleans())
@example("a\ue000b\ue001\ue001c", "abc", "x", False, False)
@example("a\ue001b\ue000c", "abc", "x", False, False)
@example("a\ue000b\ue000c\ue001", "abc", "x", False, False)
def test_replacing_loses_no_code(text: str, wanted: str, new: str, words: bool, case: bool) -> None:
    new = without_codes(new)
    matcher = Matcher(Search(without_codes(wanted), match_case=case, whole_words=words), new)
    after = text
    last = len(text)
    for one in reversed(matcher.replaced(text, CODES)):
        assert 0 <= one.start < one.end <= last
        last = one.start
        after = after[: one.start] + one.put + after[one.end :]
    assert sorted(CODE_PATTERN.findall(after)) == sorted(CODE_PATTERN.findall(text))


@given(st.text(max_size=30), st.text(max_size=40))
def test_any_pattern_is_read_or_refused(pattern: str, text: str) -> None:
    spans: list[tuple[int, int]] = []
    # Anything else than this refusal would be a bug.
    with contextlib.suppress(InputError):
        spans = Matcher(Search(pattern, regular=True)).spans(text, seconds=0.05)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.text(min_size=1, max_size=20).filter(lambda one: not CODE_PATTERN.search(one)))
def test_a_text_is_found_in_itself(text: str) -> None:
    assert Matcher(Search(text)).spans(text) == [(0, len(text))]
