"""Figures, dates and hours of a source in the target's form; the fact checks must agree with all of them."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.drafting.conversion import converted, names
from workbench.proofing.facts.numbers import numbers

N, T = "\u00a0", "\u202f"


def _texts(text: str, source: str = "en", target: str = "fr") -> list[str]:
    return [one.target for one in converted(text, source, target)]


@pytest.mark.parametrize(
    ("text", "french", "spanish"),
    [
        ("1,500", f"1{T}500", "1500"),
        ("14,500", f"14{T}500", f"14{N}500"),
        ("3.5%", f"3,5{N}%", f"3,5{N}%"),
        ("20 per cent", f"20{N}%", f"20{N}%"),
        ("2.4 million", f"2,4{N}millions", f"2,4{N}millones"),
        ("1.5 million", f"1,5{N}million", f"1,5{N}millones"),
        ("US$2.4 million", f"2,4{N}millions de dollars", f"2,4{N}millones de dólares"),
        ("€1.5 billion", f"1,5{N}milliard d’euros", f"1500{N}millones de euros"),
        ("$1", f"1{N}dollar", f"1{N}dólar"),
        ("Thursday (19/11)", "jeudi (19/11)", "jueves (19/11)"),
        ("19 November", f"19{N}novembre", f"19{N}de noviembre"),
        ("November 19, 2026", f"19{N}novembre 2026", f"19{N}de noviembre de 2026"),
        ("1 December", f"1er{N}décembre", f"1{N}de diciembre"),
        ("2 and 16 November", f"2 et 16{N}novembre", f"2 y 16{N}de noviembre"),
        ("Monday, 24 November 2026", f"lundi 24{N}novembre 2026", f"lunes 24{N}de noviembre de 2026"),
        ("3 p.m.", f"15{N}heures", f"15:00{N}horas"),
        ("3:30 p.m.", f"15{N}h{N}30", f"15:30{N}horas"),
        ("12 a.m.", f"0{N}heure", f"0:00{N}horas"),
        ("2026", "2026", "2026"),
        ("eleven", "onze", "once"),
        ("Sixteen", "Seize", "Dieciséis"),
        ("https://a.example/x?1=2", "https://a.example/x?1=2", "https://a.example/x?1=2"),
        ("press@a.example", "press@a.example", "press@a.example"),
    ],
)
def test_from_english(text: str, french: str, spanish: str) -> None:
    assert _texts(f"x {text} y") == [french]
    assert _texts(f"x {text} y", target="es") == [spanish]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("1 500 personnes", "1,500"),
        (f"3,5{N}%", "3.5%"),
        ("2,4 millions de dollars", "US$2.4 million"),
        ("1,5 milliard d’euros", "€1.5 billion"),
        ("jeudi 19 novembre 2026", "Thursday, 19 November 2026"),
        ("15 h 30", "3:30 p.m."),
        ("1er décembre", "1 December"),
        ("sept écoles", "seven"),
        ("le 4 sept. 2026", "4 September 2026"),
    ],
)
def test_from_french(text: str, english: str) -> None:
    assert _texts(text, "fr", "en") == [english]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("twenty-two", "en"),
        ("two million", "en"),
        ("a hundred and two", "en"),
        ("two thirds", "en"),
        ("two and a half", "en"),
        ("one", "en"),
        ("2.4 dozen", "en"),
        ("soixante et onze", "fr"),
        ("dix-sept", "fr"),
        ("deux cents", "fr"),
        ("les deux tiers", "fr"),
        ("quatre-vingts", "fr"),
        ("treinta y dos", "es"),
        ("dos mil", "es"),
    ],
)
def test_words_of_greater_numbers_and_of_parts_are_left_alone(text: str, language: str) -> None:
    target = "fr" if language == "en" else "en"
    assert [one for one in _texts(f"x {text} y", language, target) if not one[0].isdigit()] == []


@pytest.mark.parametrize(
    "text", ["COP29", "v2", "#12", "13:75", "1.2.3", "We may go", "99:99 pm", "", "\ud800 a", "1,5 %"]
)
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    assert _texts(text) == []


def test_unknown_languages_get_the_figures_as_they_stand() -> None:
    assert _texts("It cost 1,500 on 19 November", "en", "ar") == ["1,500", "19"]


def test_spans_are_those_of_the_source() -> None:
    text = "\ue000😀 US$2.4 million\ue001 on 19 November."
    for one in converted(text, "en", "fr"):
        assert text[one.start : one.end] == one.source
    assert [one.source for one in converted(text, "en", "fr")] == ["US$2.4 million", "19 November"]


@given(
    st.integers(0, 10**9),
    st.integers(0, 99),
    st.sampled_from(["", " million", " billion"]),
    st.sampled_from(["", "US$", "€"]),
)
def test_the_fact_checks_find_the_same_value(whole: int, cents: int, scale: str, money: str) -> None:
    written = f"{money}{whole:,}.{cents:02d}{scale}"
    expected = Fraction(whole * 100 + cents, 100) * {"": 1, " million": 10**6, " billion": 10**9}[scale]
    for language in ("fr", "es"):
        found = _texts(written, "en", language)
        assert len(found) == 1
        facts = numbers(found[0], language)
        assert any(expected in fact.values for fact in facts), (written, found)


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    for one in converted(text, "en", "fr"):
        assert text[one.start : one.end] == one.source
    names(text)


def test_names() -> None:
    text = "The work of the Regional Solidarity Fund was seen by Amara Diallo in Port-Lambert. Water came from IOM."
    assert names(text) == ("Regional Solidarity Fund", "Amara Diallo", "Port-Lambert", "IOM")


def test_a_long_run_of_letters_is_gone_through_once() -> None:
    # Looked for from each letter, an address would be looked for 50,000 times over: the run would not end.
    for run in ("a" * 200_000, "a." * 100_000, "a+" * 100_000):
        assert converted(run, "en", "fr") == ()
        assert [one.source for one in converted(f"{run} a.b+c@d-e.org.", "en", "fr")] == ["a.b+c@d-e.org"]


def test_names_of_a_megabyte_are_found_in_a_single_pass() -> None:
    text = "Water came to Kessou again. " * 36_000
    began = time.process_time()
    assert set(names(text)) == {"Kessou"}
    # Looking back to the beginning at each name took 36,000 times as long as a name is.
    assert time.process_time() - began < 1.5
