"""Full names of people, by what stands beside them."""

from __future__ import annotations

import pytest

from workbench.model.tasks import CancelToken
from workbench.proofing.context import pair_context
from workbench.proofing.facts.people import people
from workbench.proofing.runner import check_all


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“Yes,” said Regional Director Amara Diallo, who signed.", ["Amara Diallo"]),
        ("said the Fisheries Minister Nadia Ferreira.", ["Nadia Ferreira"]),
        ("« Oui », raconte Fatou Kamara, qui préside le comité.", ["Fatou Kamara"]),
        ("dijo la presidenta, Ana María de la Cruz.", ["Ana María de la Cruz"]),
        ("Joana Tavares, +33 6 39 98 01 27, jtavares@meridian.example", ["Joana Tavares"]),
        ("The Regional Solidarity Fund met the World Health Organization.", []),
        ("In New York and Port Louis it rained.", []),
        ("", []),
    ],
)
def test_people(text: str, names: list[str]) -> None:
    assert [person.text for person in people(text)] == names


def test_a_person_who_is_left_out_is_missing() -> None:
    source = "“The rains are not over,” said Kwame Adeyemi, head of the office."
    good = "“Les pluies ne sont pas finies”, a dit Kwame Adeyemi, chef du bureau."
    bad = "“Les pluies ne sont pas finies”, a dit le chef du bureau."
    found = [
        [
            issue.message
            for issue in check_all(pair_context(source, text, "en", "fr"), None, CancelToken())
            if issue.check.startswith("facts.")
        ]
        for text in (good, bad)
    ]
    assert found == [[], ["facts.name.missing"]]
