from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drafting.building import WordEngine, coded
from workbench.drafting.machine.code_tree import well_formed
from workbench.drafting.machine.draft import draft_text
from workbench.drafting.machine.words import words_of
from workbench.model.errors import Cancelled, EngineError
from workbench.model.inline import CODE_PATTERN, CodeKind, CodeRole, InlineCode, to_tags, without_codes
from workbench.model.tasks import CancelToken


def draft(
    tagged: str, answers: dict[str, str] | None = None, kinds: dict[int, CodeKind] | None = None
) -> str:
    text, codes = coded(tagged, kinds)
    engine = WordEngine((lambda asked: answers.get(asked, asked)) if answers is not None else None)
    made = draft_text(engine, text, codes, "en", "fr", CancelToken())
    assert not any(CODE_PATTERN.search(asked) for asked in engine.asked)
    return to_tags(made, codes)


def test_without_codes_it_is_what_the_engine_says() -> None:
    assert draft("The refugees need water.") == "Les réfugiés ont besoin de eau."


@pytest.mark.parametrize(
    ("source", "made"),
    [
        # all of it
        ("<1>The refugees</1>", "<1>Les réfugiés</1>"),
        (" <1><2>The refugees</2></1> ", " <1><2>Les réfugiés</2></1> "),
        # the same words: names, figures, addresses
        ("The refugees of <1>Sar-e Pol</1> need 1,500 tents.", "Les réfugiés de <1>Sar-e Pol</1> ont besoin de 1,500 tents."),
        ("The refugees need <1>1,500</1> tents.", "Les réfugiés ont besoin de <1>1,500</1> tents."),
        ("For more information <1>www.iom.int/a</1>.", "Pour plus d'informations <1>www.iom.int/a</1>."),
        # the phrase by itself
        ("The refugees need <1>humanitarian assistance</1> urgent.", "Les réfugiés ont besoin de <1>aide humanitaire</1> urgent."),
        ("The <1>displaced persons</1> and the <2>host communities</2> need water",
         "Le <1>personnes déplacées</1> et le <2>communautés d'accueil</2> ont besoin de eau"),
        ("<1>The refugees</1> need <2>water</2>", "<1>Les réfugiés</1> ont besoin de <2>eau</2>"),
        ("<1>The <2>refugees</2> need</1> water", "<1>Les <2>réfugiés</2> ont besoin de</1> eau"),
    ],
)  # fmt: skip
def test_a_pair_goes_around_the_same_words(source: str, made: str) -> None:
    assert draft(source) == made


def test_words_that_change_places_take_their_codes_along() -> None:
    answers = {"The white house opened": "La maison blanche a ouvert", "white": "blanche", "house": "maison"}
    assert (
        draft("The <1>white</1> <2>house</2> opened", answers) == "La <2>maison</2> <1>blanche</1> a ouvert"
    )


def test_a_figure_is_found_in_its_new_form() -> None:
    answers = {"About 1,500 people, 20 homes": "Environ 20 maisons, 1 500 personnes"}
    assert (
        draft("About <1>1,500</1> people, 20 homes", answers) == "Environ 20 maisons, <1>1 500</1> personnes"
    )


def test_a_name_inside_a_longer_phrase_is_followed() -> None:
    answers = {
        "We met President Macky Sall yesterday in Dakar": "Nous avons vu hier à Dakar le président Macky Sall"
    }
    made = draft("We met <1>President Macky Sall</1> yesterday in Dakar", answers)
    assert made == "Nous avons vu hier à Dakar le <1>président Macky Sall</1>"


def test_quotation_marks_stay_inside_where_they_were() -> None:
    answers = {
        "He says “water is life” now": "Il dit « l'eau est la vie » à présent",
        "“water is life”": "« l'eau est la vie »",
    }
    made = draft("He says <1>“water is life”</1> now", answers)
    assert made == "Il dit <1>« l'eau est la vie »</1> à présent"


def test_part_of_a_word_stays_part_of_it() -> None:
    answers = {"CO2 rises by 3 m2 a year": "Le CO2 augmente de 3 m2 par an"}
    assert (
        draft("CO<1>2</1> rises by 3 m<2>2</2> a year", answers)
        == "Le CO<1>2</1> augmente de 3 m<2>2</2> par an"
    )


def test_otherwise_in_proportion_and_never_inside_a_word() -> None:
    answers = {"one two three four": "unum duo tria quattuor"}
    assert draft("one <1>two</1> three four", answers) == "unum <1>duo</1> tria quattuor"
    assert draft("one two<1/> three four", answers, {1: CodeKind.BOLD}) == "unum duo<1/> tria quattuor"


def test_ideographs_are_words_of_their_own() -> None:
    made = draft("one <1>two</1> three", {"one two three": "一二三"})
    assert made == "一<1>二</1>三"


def test_line_breaks_cut_the_text() -> None:
    engine = WordEngine()
    text, codes = coded("The refugees<9/>need <1>water</1><9/>")
    text = text + "\n 2026 \n"
    made = draft_text(engine, text, codes, "en", "fr", CancelToken())
    assert to_tags(made, codes) == "Les réfugiés<9/>ont besoin de <1>eau</1><9/>\n 2026 \n"
    assert engine.asked[:2] == ["The refugees", "need water"]


def test_a_pair_across_a_line_break_stays_whole() -> None:
    text, codes = coded("The <1>refugees<9/>need</1> water")
    made = draft_text(WordEngine(), text, codes, "en", "fr", CancelToken())
    assert well_formed(made, {code.char: code for code in codes})
    assert to_tags(made, codes) == "Les <1>réfugiés<9/>ont besoin de</1> eau"


def test_figures_addresses_and_signs_are_not_sent() -> None:
    engine = WordEngine()
    for text in ("120,000", "+54 11 1234", "https://www.iom.int/fr", "press@iom.int", "— * —", "", "  "):
        assert draft_text(engine, text, (), "en", "fr", CancelToken()) == text
    assert engine.asked == []


def test_few_short_phrases_are_asked_a_second_time() -> None:
    words = [f"wörd{letter}" for letter in "abcdefgh"]
    text, codes = coded(" ".join(f"<{i}>{word}</{i}>" for i, word in enumerate(words, 1)))
    engine = WordEngine(lambda asked: asked.replace("wörd", "Wort ").upper())
    draft_text(engine, text, codes, "en", "fr", CancelToken())
    assert len(engine.asked) <= 4


def test_a_failure_at_a_phrase_costs_no_draft() -> None:
    text, codes = coded("The refugees need <1>humanitarian assistance</1> and <2>shelter</2> now")
    engine = WordEngine(fail_after=1)
    made = draft_text(engine, text, codes, "en", "fr", CancelToken())
    assert len(engine.asked) == 2
    assert "aide humanitaire" in without_codes(made)
    with pytest.raises(EngineError):
        draft_text(WordEngine(fail_after=0), text, codes, "en", "fr", CancelToken())


def test_cancelling_comes_through() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        draft_text(WordEngine(), "water", (), "en", "fr", cancel)


@st.composite
def coded_texts(draw: st.DrawFn) -> tuple[str, tuple[InlineCode, ...]]:
    """Words with nested pairs and single codes at any place, also inside words and across lines."""
    plain = draw(st.text(alphabet="ab é1.,\n«»'-", min_size=1, max_size=40))
    cuts: list[tuple[int, str]] = []
    codes: list[InlineCode] = []

    def add(first: int, last: int, depth: int) -> None:
        for _ in range(draw(st.integers(0, 2))):
            number = len(codes) + 1
            begin = draw(st.integers(first, last))
            if draw(st.booleans()):
                codes.append(
                    InlineCode(
                        len(codes),
                        draw(st.sampled_from([CodeKind.BOLD, CodeKind.LINE_BREAK])),
                        CodeRole.ALONE,
                        number,
                    )
                )
                cuts.append((begin, codes[-1].char))
                first = begin
                continue
            end = draw(st.integers(begin, last))
            codes.append(InlineCode(len(codes), CodeKind.BOLD, CodeRole.OPEN, number))
            cuts.append((begin, codes[-1].char))
            if depth < 2:
                add(begin, end, depth + 1)
            codes.append(InlineCode(len(codes), CodeKind.BOLD, CodeRole.CLOSE, number))
            cuts.append((end, codes[-1].char))
            first = end

    add(0, len(plain), 0)
    out, position = "", 0
    for place, char in cuts:
        out += plain[position:place] + char
        position = max(position, place)
    return out + plain[position:], tuple(codes)


@given(coded_texts(), st.randoms(use_true_random=False))
def test_codes_are_always_complete_well_formed_and_between_words(
    given_text: tuple[str, tuple[InlineCode, ...]], random: object
) -> None:
    text, codes = given_text
    known = {code.char: code for code in codes}
    assert well_formed(text, known)

    def shuffled(asked: str) -> str:
        words = asked.split()
        random.shuffle(words)  # type: ignore[attr-defined]
        return " ".join([*words[: len(words) // 2 + 1], "neu"])

    made = draft_text(WordEngine(shuffled), text, codes, "en", "fr", CancelToken())
    assert sorted(CODE_PATTERN.findall(made)) == sorted(CODE_PATTERN.findall(text))
    assert well_formed(made, known)
    breaks = [code.char for code in codes if code.kind is CodeKind.LINE_BREAK]
    pieces = [text, *re.split(f"[{''.join(breaks)}]", text)] if breaks else [text]
    sources = {plain[a:b] for plain in map(without_codes, pieces) for a, b in words_of(plain)}
    for line in re.split(f"[\n{''.join(breaks)}]", made):
        plain = without_codes(line)
        places = [len(without_codes(line[:i])) for i, char in enumerate(line) if char in known]
        for start, end in words_of(plain):
            if plain[start:end] not in sources:
                assert not any(start < place < end for place in places)
