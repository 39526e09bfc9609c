"""Numbers are read by value, whatever their writing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from workbench.proofing.facts.number_words import spelled_numbers
from workbench.proofing.facts.numbers import numbers, written


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1,250,000", 1_250_000),
        ("fr", "1 250 000", 1_250_000),
        ("fr", "1\u00a0250\u00a0000", 1_250_000),
        ("fr", "1\u202f250\u202f000", 1_250_000),
        ("fr", "1\u2009250\u2009000", 1_250_000),
        ("es", "1.250.000", 1_250_000),
        ("es", "15.000", 15_000),
        ("es", "15 000", 15_000),
        ("en", "1,500", 1_500),
        ("en", "2.4 million", 2_400_000),
        ("fr", "2,4 millions", 2_400_000),
        ("es", "2,4 millones", 2_400_000),
        ("en", "5bn", 5_000_000_000),
        ("fr", "5 milliards", 5_000_000_000),
        ("es", "5.000 millones", 5_000_000_000),
        ("es", "5 mil millones", 5_000_000_000),
        ("fr", "200 mille", 200_000),
        ("en", "two hundred and thirty thousand", 230_000),
        ("en", "twenty-one", 21),
        ("en", "a dozen", 12),
        ("en", "two and a half million", 2_500_000),
        ("fr", "trois millions et demi", 3_500_000),
        ("fr", "une douzaine", 12),
        ("fr", "quatre-vingt-dix-neuf", 99),
        ("fr", "quatre-vingts", 80),
        ("fr", "soixante et onze", 71),
        ("fr", "septante-deux", 72),
        ("fr", "deux cent trente mille cinq cents", 230_500),
        ("fr", "mille neuf cent quatre-vingts", 1_980),
        ("es", "dos mil trescientos cuarenta y uno", 2_341),
        ("es", "ciento veinte mil", 120_000),
        ("es", "veintidós", 22),
        ("es", "una docena", 12),
        ("en", "21st", 21),
        ("en", "seventieth", 70),
        ("en", "seventy-third", 73),
        ("en", "one hundred and second", 102),
        ("fr", "vingt et unième", 21),
        ("fr", "soixante et onzième", 71),
        ("fr", "soixante-quinzième", 75),
        ("fr", "quatre-vingtième", 80),
        ("fr", "quatre-vingt-unième", 81),
        ("fr", "cent deuxième", 102),
        ("es", "septuagésimo quinto", 75),
        ("es", "vigesimoprimera", 21),
        ("es", "decimotercer", 13),
        ("fr", "1er", 1),
        ("fr", "21e", 21),
        ("fr", "XXIe", 21),
        ("en", "1990s", 1990),
    ],
)
def test_value(language: str, text: str, value: int) -> None:
    (fact,) = numbers(text, language)
    assert Fraction(value) in fact.values
    assert fact.start == 0
    assert fact.end == len(text)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "3.5", Fraction(7, 2)),
        ("fr", "3,5", Fraction(7, 2)),
        ("es", "3,5", Fraction(7, 2)),
        ("en", "two thirds", Fraction(2, 3)),
        ("fr", "deux tiers", Fraction(2, 3)),
        ("es", "dos tercios", Fraction(2, 3)),
        ("es", "tres cuartas partes", Fraction(3, 4)),
    ],
)
def test_fraction(language: str, text: str, value: Fraction) -> None:
    (fact,) = numbers(text, language)
    assert fact.values >= {value}


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "US$5m", 5_000_000, "dollar"),
        ("en", "$5 million", 5_000_000, "dollar"),
        ("fr", "5 millions de dollars", 5_000_000, "dollar"),
        ("fr", "5 M€", 5_000_000, "euro"),
        ("fr", "5 milliards d’euros", 5_000_000_000, "euro"),
        ("es", "5.000 millones de euros", 5_000_000_000, "euro"),
        ("en", "EUR 30", 30, "euro"),
        ("en", "3 per cent", 3, "percent"),
        ("fr", "3\u202f%", 3, "percent"),
        ("es", "3 por ciento", 3, "percent"),
    ],
)
def test_unit(language: str, text: str, value: int, unit: str) -> None:
    (fact,) = numbers(text, language)
    assert Fraction(value) in fact.values
    assert fact.unit == unit


def test_articles_are_not_firm() -> None:
    assert [fact.firm for fact in numbers("un projet et une idée", "fr")] == [False, False]
    assert [fact.firm for fact in numbers("the second phase", "en")] == [False]


def test_versions_and_codes_are_texts() -> None:
    (fact,) = numbers("1.2.3", "en")
    assert fact.values == {"1.2.3"}


def test_two_numbers_are_not_one() -> None:
    assert [fact.text for fact in numbers("19 régions sur 27, 3,5 %", "fr")] == ["19", "27", "3,5 %"]
    assert [number.value for number in spelled_numbers("deux ou trois", "fr")] == [2, 3]


def test_short_year_of_a_range() -> None:
    second = numbers("2018-19", "en")[1]
    assert Fraction(2019) in second.values


def test_other_languages_have_digits_only() -> None:
    assert [fact.text for fact in numbers("zwei von 300", "de")] == ["300"]


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (Fraction(1_250_000), "fr", "1\u202f250\u202f000"),
        (Fraction(1_250_000), "en", "1,250,000"),
        (Fraction(1_500), "es", "1500"),
        (Fraction(15_000), "es", "15\u00a0000"),
        (Fraction(7, 2), "fr", "3,5"),
        (Fraction(7, 2), "en", "3.5"),
        (Fraction(1, 3), "en", ""),
    ],
)
def test_written(value: Fraction, language: str, text: str) -> None:
    assert written(value, "", language) == text


def test_years_are_not_grouped() -> None:
    assert written(Fraction(2018), "2018", "fr") == "2018"
