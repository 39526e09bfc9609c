"""Addresses are found whole, and nothing else with a dot or a plus."""

from __future__ import annotations

import pytest

from workbench.proofing.facts.addresses import addresses


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Voir : https://www.unsouthsouth.org/bapa40.", "url", "https://www.unsouthsouth.org/bapa40"),
        ("(see www.iom.int/news)", "url", "www.iom.int/news"),
        ("https://en.wikipedia.org/wiki/A_(b)", "url", "https://en.wikipedia.org/wiki/A_(b)"),
        ("Email: cceli@iom.int, Tel", "email", "cceli@iom.int"),
        ("Tel : +54 11 15 3232 1384", "phone", "+54 11 15 3232 1384"),
        ("Tel : + 54 11 4815 1035", "phone", "+ 54 11 4815 1035"),
        ("Tél. 01 23 45 67 89", "phone", "01 23 45 67 89"),
        ("Appelez le 0800 555 111.", "phone", "0800 555 111"),
        ("Call 859-292-3680 or write", "phone", "859-292-3680"),
        ("Call 1-859-292-3680.", "phone", "1-859-292-3680"),
        ("résolution A/RES/73/195 de", "symbol", "A/RES/73/195"),
        ("on security.debian.org.", "domain", "security.debian.org"),
        ("avec #MigrationPact, dit", "hashtag", "#MigrationPact"),
        ("suivre @UNmigration sur", "handle", "@UNmigration"),
    ],
)
def test_found(text: str, kind: str, found: str) -> None:
    (address,) = addresses(text)
    assert (address.kind, address.text) == (kind, found)
    assert text[address.start : address.end] == found


@pytest.mark.parametrize(
    "text",
    [
        "Il est parti. Elle reste.",
        "1 500 000 personnes",
        "BAPA+40",
        "2018/19",
        "et/ou",
        "C# et #1",
        "2018-2019-2020",
    ],
)
def test_nothing(text: str) -> None:
    assert addresses(text) == ()


def test_a_page_in_another_language_is_the_same_page() -> None:
    pairs = [
        ("https://www.iom.int/es/news/x", "https://www.iom.int/fr/news/x"),
        ("https://fr.wikipedia.org/wiki/X", "https://en.wikipedia.org/wiki/X"),
        ("http://www.iom.int/", "https://www.iom.int"),
    ]
    for left, right in pairs:
        assert addresses(left)[0].value == addresses(right)[0].value
    assert addresses("https://www.iom.int/a")[0].value != addresses("https://www.iom.int/b")[0].value
