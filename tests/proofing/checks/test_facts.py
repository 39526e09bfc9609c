"""Facts are compared by value, over the block, and reported at the segment."""

from __future__ import annotations

import pytest

from workbench.model.issues import Issue
from workbench.model.tasks import CancelToken
from workbench.proofing.context import ProofingContext, ProofingSegment, pair_context
from workbench.proofing.runner import check_all


def _in_paragraphs(*pairs: tuple[str, str]) -> list[str]:
    segments = tuple(ProofingSegment(str(place), str(place), *pair) for place, pair in enumerate(pairs))
    issues = check_all(ProofingContext("en", "fr", segments), None, CancelToken())
    return [issue.message for issue in issues if issue.check == "facts.quotation"]


def test_a_quotation_of_several_paragraphs_closes_in_the_last() -> None:
    first = ("We have invested in training.", "« Nous avons investi dans la formation.")
    middle = ("It takes time.", "« Cela prend du temps.")
    last = ("They will be here.", "Ils seront là. »")
    assert _in_paragraphs(first, last) == []
    assert _in_paragraphs(first, middle, last) == []
    assert _in_paragraphs(first, ("It is over.", "C’est fini.")) == ["facts.quotation.unclosed"]
    assert _in_paragraphs(("It is over.", "C’est fini."), last) == ["facts.quotation.unopened"]
    closed = ("He called it “a start”.", "Il a parlé d’« un début ».")
    assert _in_paragraphs(first, closed, last) == ["facts.quotation.unclosed", "facts.quotation.unopened"]


def _issues(
    source: str, target: str, target_language: str = "fr", source_language: str = "en"
) -> list[Issue]:
    context = pair_context(source, target, source_language, target_language)
    return [issue for issue in check_all(context, None, CancelToken()) if issue.check.startswith("facts")]


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("1,250,000 people", "1 250 000 personnes", "fr"),
        ("Two thirds of them, a dozen in all", "Les deux tiers, une douzaine en tout", "fr"),
        ("Some 2.4 million, or 3.5%", "Quelque 2,4 millions, soit 3,5 %", "fr"),
        ("US$5m for 15,000 families", "5 millions de dólares para 15.000 familias", "es"),
        ("From 20 to 22 March at 3 p.m.", "Du 20 au 22 mars à 15 heures", "fr"),
        ("Thursday (21/03), 10 a.m.", "Jeudi 21 mars à 10 h", "fr"),
        ("19 August 2019", "19 de agosto de 2019", "es"),
        ("the 21st century", "le XXIe siècle", "fr"),
        ("the 1980s", "les années 80", "fr"),
        ("winds of 85 mph", "des vents de 137 km/h", "fr"),
        ("between 5 and 10 per cent", "entre 5 % et 10 %", "fr"),
        ("one of the five", "l’une des cinq", "fr"),
        ("the 2018/19 budget", "le budget 2018-2019", "fr"),
        ("No. 5 of 100 pages", "n° 5 sur 100 pages", "fr"),
        ("a first step and a second one", "un premier pas, puis un autre", "fr"),
        ("five hours", "5 heures", "fr"),
        ("once a day, twice a week", "deux fois par semaine, une fois par jour", "fr"),
        ("twice a month", "dos veces al mes", "es"),
        ("half of them", "50 % d’entre eux", "fr"),
        ("Ninety-seven per cent of them", "Quatre-vingt-dix-sept pour cent d’entre eux", "fr"),
        ("Some 97% of them", "El noventa y siete por ciento de ellos", "es"),
        ("10 million to 12 million people", "de 10 à 12 millions de personnes", "fr"),
        ("over a million people", "plus d’un million de personnes", "fr"),
        ("a five-year plan", "un plan quinquennal", "fr"),
        ("a three-year programme", "un programa trienal", "es"),
        ("“Yes,” he said, “and soon.”", "« Oui, a-t-il dit, et bientôt. »", "fr"),
        ("the ‘new normal’", "la nouvelle normalité", "fr"),
        (
            "“We must act,” said the head of Meridian Relief, Ana Ruiz. “It is late,” said Luis Vega.",
            "« Nous devons agir », a dit Ana Ruiz, cheffe du Secours Méridien. « Il est tard », selon Luis Vega.",
            "fr",
        ),
        ("“We must act,” Ana Ruiz said.", "Ana Ruiz l’a dit : « Nous devons agir. »", "fr"),
        ("“We must act,” he said.", "«Debemos actuar», dijo.", "es"),
    ],
)
def test_same_facts(source: str, target: str, language: str) -> None:
    assert _issues(source, target, language) == []


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("1,250,000 people", "1 520 000 personnes", "facts.number.differs"),
        ("14,500 people", "14,500 personnes", "facts.number.as_in_source"),
        ("193 states and 1,500 people", "193 États et 1 600 personnes", "facts.number.differs"),
        ("They are 193.", "Ils sont nombreux.", "facts.number.missing"),
        ("They are many.", "Ils sont 193.", "facts.number.added"),
        ("It cost 5 million dollars", "Cela a coûté 5 millions d’euros", "facts.number.unit"),
        ("20,000 yen", "20 000 euros", "facts.number.unit"),
        ("10 million to 12 million people", "de 10 à 12 milliards de personnes", "facts.number.differs"),
        ("Seven per cent of them", "Huit pour cent d’entre eux", "facts.number.differs"),
        ("3.5% of them", "3,5 millions d’entre eux", "facts.number.differs"),
        ("2.4 million", "2,4 milliards", "facts.number.differs"),
        ("three of them", "quatre d’entre eux", "facts.number.differs"),
        ("once a week", "deux fois par semaine", "facts.number.differs"),
        ("twice a day", "une fois par jour", "facts.number.differs"),
        ("on 19 August", "le 18 août", "facts.date.differs"),
        ("on 19 August", "le 19 juillet", "facts.date.differs"),
        ("on Thursday", "mardi", "facts.date.differs"),
        ("at 3 p.m.", "à 16 h 30", "facts.date.differs"),
        ("on 19 August", "en été", "facts.date.missing"),
        ("Write to a@example.org", "Écrire à b@example.org", "facts.address.differs"),
        ("Call +54 11 4815 1035", "Tél. +54 11 4815 1053", "facts.address.differs"),
        ("See https://example.org/a", "Voir la page", "facts.address.missing"),
        ("“We must act now,” he said.", "Nous devons agir, a-t-il dit.", "facts.quotation.lost"),
        ("We must act now, he said.", "« Nous devons agir », a-t-il dit.", "facts.quotation.added"),
        ("“We must act,” he said.", "« Nous devons agir, a-t-il dit.", "facts.quotation.unclosed"),
        (
            "“We must act,” said Ana Ruiz. “It is late,” said Luis Vega.",
            "« Nous devons agir », a dit Luis Vega. « Il est tard », a dit Ana Ruiz.",
            "facts.speaker.differs",
        ),
        ("“We must act,” he said.", "« Nous devons agir. »", "facts.speaker.missing"),
        (
            "“They told us ‘wait for us’,” he said.",
            "« Ils nous ont dit d’attendre », a-t-il dit.",
            "facts.quotation.lost",
        ),
        ("“He said ‘no’,” she said.", "« Il a dit “non », a-t-elle dit.", "facts.quotation.unclosed"),
        ("with Santiago Chávez Pareja", "avec Santiago Chávez Paraja", "facts.name.spelling"),
        (
            "met Director General Vitorino",
            "a rencontré le directeur général Vittorino",
            "facts.name.spelling",
        ),
    ],
)
def test_other_facts(source: str, target: str, message: str) -> None:
    assert message in [issue.message for issue in _issues(source, target)]


def test_spans_of_both_sides_and_a_fix() -> None:
    source, target = "Some 1,250,000 people", "Quelque 1 520 000 personnes"
    (issue,) = _issues(source, target)
    assert target[issue.start : issue.end] == issue.text == "1 520 000"
    assert source[issue.source_start : issue.source_end] == "1,250,000"
    assert [fix.text for fix in issue.fixes] == ["1\u202f250\u202f000"]


def test_fix_in_spanish() -> None:
    (issue,) = _issues("15,000 people", "51.000 personas", "es")
    assert [fix.text for fix in issue.fixes] == ["15\u00a0000"]


def _block(*pairs: tuple[str, str]) -> ProofingContext:
    segments = tuple(ProofingSegment(str(n), "b", *pair) for n, pair in enumerate(pairs))
    return ProofingContext("en", "fr", segments)


def test_joined_and_split_sentences_raise_nothing() -> None:
    context = _block(
        ("There were 193 states.", "Il y avait 193 États et 1\u00a0500 personnes."),
        ("There were 1,500 people on 19 August.", "C’était le 19 août."),
    )
    assert [one for one in check_all(context, None, CancelToken()) if one.check.startswith("facts")] == []


def test_reported_at_its_segment() -> None:
    context = _block(("One.", "Un."), ("There were 193 states.", "Il y avait 139 États."))
    assert [(issue.segment_id, issue.message) for issue in check_all(context, None, CancelToken())] == [
        ("1", "facts.number.differs")
    ]


def test_untranslated_segments_miss_no_facts() -> None:
    context = _block(("There were 193 states.", ""), ("They met.", "Elles se sont réunies."))
    assert [issue.message for issue in check_all(context, None, CancelToken())] == ["target.empty"]


def test_names_kept_elsewhere_are_names() -> None:
    context = _block(
        ("The visit of Taicz began.", "La visite de Taicz a commencé."),
        ("They spoke with Taicz today.", "Ils ont parlé avec Tacz aujourd’hui."),
    )
    assert [issue.message for issue in check_all(context, None, CancelToken())] == ["facts.name.spelling"]
    apart = ProofingContext(
        "en",
        "fr",
        tuple(
            ProofingSegment(segment.id, segment.id, segment.source, segment.target)
            for segment in context.segments
        ),
    )
    assert [issue.message for issue in check_all(apart, None, CancelToken())] == ["facts.name.spelling"]


def test_composed_and_decomposed_are_equal() -> None:
    assert _issues("with António Vitorino", "avec Anto\u0301nio Vitorino") == []


def test_a_full_name_that_the_release_keeps() -> None:
    pairs = [
        ("They met Santiago Pareja today.", "Ils ont vu Santiago Pareja."),
        ("He saw Santiago Pareja, and Santiago Pareja left.", "Il a vu Santiago Pareja, parti."),
        ("Then Santiago Pareja spoke of peace.", "Puis on a parlé de paix."),
    ]
    segments = tuple(ProofingSegment(str(n), str(n), *pair) for n, pair in enumerate(pairs))
    issues = check_all(ProofingContext("en", "fr", segments), None, CancelToken())
    assert [(issue.segment_id, issue.message, issue.data) for issue in issues] == [
        ("2", "facts.name.missing", {"source": "Santiago Pareja"})
    ]


@pytest.mark.parametrize(
    ("target", "missing"),
    [
        ("Elena Mora a parlé longtemps avec Juan Tapia.", ["Ana Ruiz", "Luis Vega"]),
        ("Sara Wolf a parlé longtemps avec Luis Vega.", ["Ana Ruiz"]),
        ("Peu Importe a parlé longtemps avec Luis Vega.", []),
        ("Elle a parlé longtemps avec Luis Vega.", []),
    ],
)
def test_names_replaced_by_others(target: str, missing: list[str]) -> None:
    pairs = [
        ("Ana Ruiz spoke with Luis Vega at length.", target),
        ("People at Sara Wolf Square waited.", "On attendait place Sara Wolf."),
    ]
    segments = tuple(ProofingSegment(str(n), str(n), *pair) for n, pair in enumerate(pairs))
    issues = check_all(ProofingContext("en", "fr", segments), None, CancelToken())
    assert [(issue.segment_id, issue.message, issue.data["source"]) for issue in issues] == [
        ("0", "facts.name.missing", name) for name in missing
    ]


def test_names_that_are_translated_are_not_replaced() -> None:
    for source, target in (
        ("Four Lakes is a region.", "Quatre Lacs est une région."),
        ("The road to Cape Town is closed.", "La carretera a Ciudad del Cabo está cerrada."),
        ("They met Ana Ruiz in Cape Town.", "Ils ont vu Ana Ruiz à Ville du Cap."),
    ):
        assert [issue for issue in _issues(source, target) if issue.check == "facts.name"] == []


def test_a_quotation_is_told_without_its_marks_and_not_longer_than_a_line() -> None:
    context = pair_context("“We must act now,” he said.", "Nous devons agir, a-t-il dit.", "en", "fr")
    (issue,) = [one for one in check_all(context, None, CancelToken()) if one.check == "facts.quotation"]
    assert issue.data["quotation"] == "We must act now,"
    long = "“" + "We must act now and together. " * 9 + "” he said."
    context = pair_context(long, "Nous devons agir maintenant et ensemble, a-t-il dit. " * 4, "en", "fr")
    (issue,) = [one for one in check_all(context, None, CancelToken()) if one.check == "facts.quotation"]
    assert len(issue.data["quotation"]) <= 80
    assert issue.data["quotation"].endswith("…")
