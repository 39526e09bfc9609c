"""Runs become one text with well-formed codes, and parts of it keep well-formed codes of their own."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from workbench.intake.cutting import cut_block, dateline_of
from workbench.intake.inline_text import MAX_CODES, Format, InlineText, Run, compose
from workbench.model.inline import CodeKind, CodeRole, InlineCode, to_tags, without_codes
from workbench.model.release import Block, BlockKind

BOLD, ITALIC = Format(CodeKind.BOLD), Format(CodeKind.ITALIC)
LINK = Format(CodeKind.LINK, "https://a.example/")


def run(text: str, *formats: Format) -> Run:
    return Run(text, frozenset(formats))


def tags(*runs: Run) -> str:
    composed = compose(runs)
    return to_tags(composed.text, composed.codes)


def test_neighbours_of_one_format_are_merged() -> None:
    assert (
        tags(run("to"), run("da", BOLD), run("y", BOLD), run(" ", BOLD), run("now", BOLD))
        == "to<1>day now</1>"
    )


def test_spaces_at_the_edge_of_a_format_move_out_of_it() -> None:
    assert tags(run("a "), run(" b ", BOLD), run("c")) == "a <1>b</1> c"


def test_a_space_between_two_runs_of_a_format_is_in_it() -> None:
    assert tags(run("a", BOLD), run(" "), run("b", BOLD)) == "<1>a b</1>"
    assert tags(run("a", BOLD), run(" ", BOLD), run("b", BOLD)) == "<1>a b</1>"


def test_formats_that_overlap_are_closed_and_opened_again() -> None:
    assert tags(run("a", BOLD), run("b", BOLD, ITALIC), run("c", ITALIC)) == "<1>a<2>b</2></1><3>c</3>"


def test_the_format_that_reaches_further_is_outside() -> None:
    assert tags(run("a", LINK, BOLD), run("b", BOLD)) == "<1><2>a</2>b</1>"
    assert tags(run("a", LINK, BOLD), run("b", LINK)) == "<1><2>a</2>b</1>"


def test_line_breaks_stand_alone_and_not_at_the_ends() -> None:
    composed = compose([run("\na \n"), run(" \n b", BOLD), run("\n")])
    assert to_tags(composed.text, composed.codes) == "a<1/><2>b</2>"
    assert composed.codes[0].kind is CodeKind.LINE_BREAK


def test_no_break_spaces_are_kept_and_others_collapse() -> None:
    assert tags(run("12\u00a0000 \t € \u202f: x\u00a0 y «\u00a0 z\u00a0»", BOLD)) == (
        "<1>12\u00a0000 €\u202f: x y «\u00a0z\u00a0»</1>"
    )


def test_more_codes_than_can_be_kept_are_left_out() -> None:
    runs = [run("x", BOLD) if at % 2 else run("y") for at in range(MAX_CODES + 10)]
    composed = compose(runs)
    assert composed.simplified
    assert composed.codes == ()
    assert composed.text == "yx" * ((MAX_CODES + 10) // 2)


_FORMATS = [BOLD, ITALIC, LINK, Format(CodeKind.SUPERSCRIPT)]
_RUNS = st.lists(
    st.builds(
        Run,
        st.text(alphabet="aB. \u00a0\n!«»é,1", max_size=12),
        st.frozensets(st.sampled_from(_FORMATS), max_size=3),
    ),
    max_size=12,
)


def well_formed(text: str, codes: Sequence[InlineCode]) -> bool:
    known = {code.char: code for code in codes}
    found = [known.pop(char) for char in text if "\ue000" <= char <= "\uf8ff"]
    stack: list[InlineCode] = []
    for code in found:
        if code.role is CodeRole.OPEN:
            stack.append(code)
        elif code.role is CodeRole.CLOSE:
            opened = stack.pop()
            if (opened.number, opened.kind, opened.href) != (code.number, code.kind, code.href):
                return False
    in_order = [code.index for code in found] == list(range(len(codes)))
    return not stack and not known and in_order


def formatted(text: str, codes: Sequence[InlineCode]) -> list[tuple[str, frozenset[Format]]]:
    """Each character with the formats it stands in; white space without them."""
    known = {code.char: code for code in codes}
    stack: list[Format] = []
    out: list[tuple[str, frozenset[Format]]] = []
    for char in text:
        code = known.get(char)
        if code is None:
            out.append((char, frozenset() if char.isspace() else frozenset(stack)))
        elif code.role is CodeRole.OPEN:
            stack.append(Format(code.kind, code.href))
        elif code.role is CodeRole.CLOSE:
            stack.pop()
        else:
            out.append(("\n", frozenset()))
    return out


@given(_RUNS)
def test_composed_codes_are_well_formed_and_every_letter_keeps_its_formats(runs: list[Run]) -> None:
    composed = compose(runs)
    assert well_formed(composed.text, composed.codes)
    letters = [(char, one.formats) for one in runs for char in one.text if not char.isspace()]
    assert [pair for pair in formatted(composed.text, composed.codes) if not pair[0].isspace()] == letters


def block_of(inline: InlineText, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(
        id="b",
        position=0,
        kind=kind,
        text=inline.text,
        codes=inline.codes,
        dateline=dateline_of(without_codes(inline.text)) if kind is BlockKind.PARAGRAPH else "",
    )


def check_segments(block: Block, language: str) -> None:
    segments = cut_block(block, language)
    joined: list[tuple[str, frozenset[Format]]] = []
    for segment in segments:
        assert well_formed(segment.text, segment.codes)
        assert without_codes(segment.text).strip()
        joined.extend((char, frozenset()) for char in segment.separator)
        joined.extend(formatted(segment.text, segment.codes))
    whole = formatted(block.text, block.codes)
    # A line break between two segments goes before the separator.
    # The dash after a dateline belongs to no segment, so it has no format.
    shown = [(char, frozenset() if char == "—" else formats) for char, formats in whole if char != "\n"]
    assert [pair for pair in joined if pair[0] != "\n"] == shown
    assert sum(pair[0] == "\n" for pair in joined) == sum(pair[0] == "\n" for pair in whole)
    assert "".join(one.separator + without_codes(one.text) for one in segments) == without_codes(block.text)


@given(
    _RUNS,
    st.sampled_from(["en", "fr", "es", "und"]),
    st.sampled_from([BlockKind.PARAGRAPH, BlockKind.SUBHEAD]),
)
def test_segments_join_to_the_block(runs: list[Run], language: str, kind: BlockKind) -> None:
    check_segments(block_of(compose(runs), kind), language)


@given(_RUNS)
def test_segments_with_a_dateline_join_to_the_block(runs: list[Run]) -> None:
    block = block_of(compose([run("Kes", BOLD), run("sou, 24 November — The ministers have", LINK), *runs]))
    assert block.dateline == "Kessou, 24 November"
    check_segments(block, "en")
    first = cut_block(block, "en")[0]
    assert first.is_dateline
    assert to_tags(first.text, first.codes) == "<1>Kes</1><2>sou, 24 November</2>"


def test_a_pair_over_a_sentence_end_is_closed_and_opened_again() -> None:
    block = block_of(compose([run("One is "), run("bold. Two", BOLD), run(" is "), run("too.", ITALIC)]))
    first, second = cut_block(block, "en")
    assert to_tags(first.text, first.codes) == "One is <1>bold.</1>"
    assert to_tags(second.text, second.codes) == "<1>Two</1> is <2>too.</2>"
    assert [code.index for code in second.codes] == [0, 1, 2, 3]
    assert second.separator == " "


def test_a_line_break_between_sentences_ends_the_first() -> None:
    first, second = cut_block(block_of(compose([run("One ends.\nTwo ends.")])), "en")
    assert to_tags(first.text, first.codes) == "One ends.<1/>"
    assert (second.text, second.separator) == ("Two ends.", "")
