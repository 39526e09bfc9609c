from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.drafting.terms.insertion import in_place, target_form
from workbench.drafting.terms.plurals import plural
from workbench.drafting.terms.recognition import TermRecogniser
from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term, TermStatus


def concepts(language: str, *terms: str, **choices: str) -> list[Concept]:
    return [
        Concept(f"c{i}", (Term(text, language, **choices), Term(f"cible {i}", "xx")))  # type: ignore[arg-type]
        for i, text in enumerate(terms)
    ]


def found(language: str, terms: list[str], text: str, **choices: str) -> list[str]:
    matches = TermRecogniser(concepts(language, *terms, **choices), language).find(text)
    return [text[match.start : match.end] for match in matches]


@pytest.mark.parametrize(
    ("language", "term", "text", "expected"),
    [
        # number and gender
        ("fr", "personne déplacée", "Les personnes déplacées arrivent.", "personnes déplacées"),
        ("fr", "réfugié", "Une réfugiée syrienne", "réfugiée"),
        ("fr", "travailleur migrant", "des travailleuses migrantes", "travailleuses migrantes"),
        ("fr", "directeur général", "la directrice générale", "directrice générale"),
        ("fr", "mineur non accompagné", "des mineures non accompagnées", "mineures non accompagnées"),
        ("fr", "Nations Unies", "les Nations unies", "Nations unies"),
        ("fr", "réfugié(e)", "deux réfugiées", "réfugiées"),
        ("fr", "journal", "les journaux", "journaux"),
        ("en", "displaced person", "Displaced persons arrived", "Displaced persons"),
        ("en", "child", "children of refugees", "children"),
        ("en", "crisis", "two crises", "crises"),
        ("en", "country of origin", "countries of origin", "countries of origin"),
        ("en", "refugees", "a refugee camp", "refugee"),
        ("en", "flatten the curve", "flattened the curve", "flattened the curve"),
        ("es", "persona desplazada", "las personas desplazadas", "personas desplazadas"),
        ("es", "trabajador migrante", "trabajadoras migrantes", "trabajadoras migrantes"),
        ("es", "organización", "Organizaciones locales", "Organizaciones"),
        ("es", "derechos humanos", "los derechos humanos", "derechos humanos"),
        ("es", "niña", "las niñas", "niñas"),
        # elision, apostrophes, hyphens
        ("fr", "OIM", "Le chef de l'OIM", "OIM"),
        ("fr", "OIM", "qu’OIM", "OIM"),
        ("fr", "asile", "le droit d’asile", "asile"),
        ("fr", "demandeur d'asile", "les demandeurs d’asile", "demandeurs d’asile"),
        ("fr", "aide", "s'aide l'aide", "aide"),
        ("en", "migrant", "the migrant's home, migrants’ rights", "migrant"),
        ("en", "South-South cooperation", "South South cooperation", "South South cooperation"),
        ("en", "asylum seeker", "asylum-seekers", "asylum-seekers"),
        ("en", "peacekeeping", "a peace-keeping mission", "peace-keeping"),
        ("en", "peace-keeping", "a peacekeeping mission", "peacekeeping"),
        ("fr", "coopération Sud-Sud", "la coopération Sud\u2011Sud", "coopération Sud\u2011Sud"),
        ("en", "IOM", "an IOM-supported camp", "IOM"),
        ("fr", "pays", "dans ce pays-là", "pays"),
        # accents on capitals, capitals
        ("fr", "État", "Les Etats membres", "Etats"),
        ("fr", "État", "les États membres", "États"),
        ("fr", "réfugié", "LES REFUGIES ARRIVENT", "REFUGIES"),
        ("fr", "Équateur", "Equateur", "Equateur"),
        ("fr", "œuvre", "les oeuvres", "oeuvres"),
        # acronyms
        ("en", "IDP", "5,000 IDPs", "IDPs"),
        ("en", "WHO", "Who asked WHO?", "WHO"),
        ("en", "UN", "The U.N. said", "U.N."),
        ("en", "U.N.", "The UN said", "UN"),
        ("fr", "UNESCO", "l'Unesco", "Unesco"),
        ("en", "covid", "COVID is here", "COVID"),
        ("en", "refugee", "Help REFUGEES now", "REFUGEES"),
        ("en", "human right", "On HUMAN RIGHTS today", "HUMAN RIGHTS"),
        ("fr", "réfugié", "Aidons les REFUGIES ici", "REFUGIES"),
        ("fr", "COVID-19", "la covid-19", "covid-19"),
        ("fr", "SIDA", "le sida", "sida"),
        ("en", "AIDS", "an Aids vaccine", "Aids"),
        # spellings
        ("en", "hand sanitizer", "two hand sanitisers", "hand sanitisers"),
        ("en", "labour market", "the labor market", "labor market"),
        ("en", "World Food Programme", "World Food Program", "World Food Program"),
        ("fr", "bronchite aiguë", "une bronchite aigüe", "bronchite aigüe"),
        ("fr", "événement parallèle", "des évènements parallèles", "évènements parallèles"),
        # verbs
        ("en", "hospitalize", "He was hospitalised", "hospitalised"),
        ("en", "repatriate", "repatriated people", "repatriated"),
        ("en", "be infected", "she is infected", "is infected"),
        ("fr", "placer en quarantaine", "placés en quarantaine", "placés en quarantaine"),
        ("es", "estar infectado", "está infectado", "está infectado"),
        ("es", "medio de comunicación", "los medios de comunicación", "medios de comunicación"),
        # beside punctuation, marks inside
        ("fr", "env.", "à 5 km env.", "env."),
        ("en", "270 psi", "pressure (270 psi)", "270 psi"),
        ("en", "HIV/AIDS", "(HIV/AIDS)", "HIV/AIDS"),
        ("en", "COVID-19", "“COVID-19”", "COVID-19"),
        ("en", "cash and voucher assistance", "«cash and voucher assistance»", "cash and voucher assistance"),
        # an article of the entry
        ("es", "La gripe de 1918", "tras la gripe de 1918,", "gripe de 1918"),
        # spaces
        ("fr", "n° de vol", "n°\u00a0de\u202fvol", "n°\u00a0de\u202fvol"),
    ],
)
def test_found(language: str, term: str, text: str, expected: str) -> None:
    assert expected in found(language, [term], text)


@pytest.mark.parametrize(
    ("language", "term", "text"),
    [
        ("en", "WHO", "Those who came"),
        ("en", "US", "let us go"),
        ("en", "IT", "It is late"),
        ("en", "US", "LET US GO NOW"),
        ("en", "aid", "AIDS is an illness"),
        ("en", "AIDS", "it aids them"),
        ("en", "can", "they can go"),
        ("fr", "or", "or, il est là"),
        ("en", "meeting", "they met and meet"),
        ("en", "train", "training was held"),
        ("en", "goods", "a good day"),
        ("en", "good", "the goods"),
        ("en", "live stream", "it was live streamed"),
        ("en", "candidate", "they candidated"),
        ("en", "CERF", "the cerf"),
        ("es", "estar", "está aquí"),
        ("es", "embargo", "Sin embargo, llegaron"),
        ("fr", "rapport", "par rapport à hier"),
        ("es", "medio", "los medios"),
        ("fr", "vivres", "vivre ici"),
        ("fr", "port", "la porte porte"),
        ("fr", "marché", "il marche"),
        ("fr", "côte", "une cote"),
        ("fr", "armée", "un groupe armé"),
        ("en", "migrant worker", "migrant domestic worker"),
        ("en", "migrant worker", "a migrant, worker of"),
        ("en", "host community", "host. Community"),
        ("fr", "Soudan", "Sud-Soudan"),
        ("en", "UN", "UN-Habitat"),
        ("en", "governmental organization", "non-governmental organizations"),
        ("fr", "président", "le vice-président"),
        ("en", "art", "start party artist"),
        ("fr", "être", "il est"),
    ],
)
def test_not_found(language: str, term: str, text: str) -> None:
    assert found(language, [term], text) == []


def test_the_longest_first_then_what_overlaps() -> None:
    terms = [
        "United Nations",
        "High Commissioner",
        "United Nations High Commissioner for Refugees",
        "refugee",
    ]
    text = "Refugees and the United Nations High Commissioner for Refugees met."
    assert found("en", terms, text) == [
        "Refugees", "United Nations High Commissioner for Refugees", "United Nations", "High Commissioner", "Refugees",
    ]  # fmt: skip


def test_concepts_at_one_place_stand_together_and_one_term_a_concept() -> None:
    mole = [
        Concept("animal", (Term("mole", "en"),), "zoology"),
        Concept("spy", (Term("mole", "en"),), "security"),
    ]
    matches = TermRecogniser(mole, "en").find("the mole")
    assert [match.concept.id for match in matches] == ["animal", "spy"]
    one = Concept("r", (Term("refugees", "en", TermStatus.FORBIDDEN), Term("refugee", "en")))
    (match,) = TermRecogniser([one], "en-GB").find("one refugee")
    assert match.term.text == "refugee"
    (match,) = TermRecogniser([one], "en").find("ten refugees")
    assert match.term.status is TermStatus.FORBIDDEN


def test_the_spelling_that_stands_there_is_the_one_that_is_found() -> None:
    both = Concept(
        "c", (Term("world organization", "en"), Term("world organisation", "en", TermStatus.FORBIDDEN))
    )
    recogniser = TermRecogniser([both], "en")
    for text, status in (
        ("two world organisations", TermStatus.FORBIDDEN),
        ("two world organizations", TermStatus.PREFERRED),
        ("the WORLD ORGANISATION came", TermStatus.FORBIDDEN),
    ):
        (match,) = recogniser.find(text)
        assert match.term.status is status


def director(
    identity: str, english: str, domain: str = "", status: TermStatus = TermStatus.PREFERRED
) -> Concept:
    return Concept(identity, (Term("directrice générale", "fr", status), Term(english, "en")), domain)


def test_homonyms_stand_in_the_order_of_their_likelihood() -> None:
    fund = director("fund", "Executive Director", "funds", TermStatus.ADMITTED)
    house = director("house", "Director General", "labour")
    text = "La directrice générale parle du travail."
    order = [match.concept.id for match in TermRecogniser([fund, house], "fr").find(text)]
    assert order == ["house", "fund"]
    fund = director("fund", "Executive Director", "funds")
    recogniser = TermRecogniser([fund, house], "fr")
    assert [match.concept.id for match in recogniser.find(text)] == ["fund", "house"]
    assert [match.concept.id for match in recogniser.find(text, ["Labour"])] == ["house", "fund"]
    work = Concept("work", (Term("travail", "fr"), Term("work", "en")), "labour")
    recogniser = TermRecogniser([fund, house, work], "fr")
    assert [match.concept.id for match in recogniser.find(text)] == ["house", "fund", "work"]


def test_a_concept_that_says_nothing_new_is_left_out_in_every_language() -> None:
    whole = Concept("whole", (Term("refugee", "en"), Term("réfugié", "fr"), Term("refugiado", "es")))
    part = Concept("part", (Term("Refugee", "en"), Term("réfugié", "fr-CA")))
    for language, text in (("en", "a refugee"), ("fr", "un réfugié")):
        for concepts_ in ([whole, part], [part, whole]):
            (match,) = TermRecogniser(concepts_, language).find(text)
            assert match.concept.id == "whole"
    other = Concept("other", (Term("refugee", "en"), Term("réfugié", "fr", TermStatus.FORBIDDEN)))
    assert len(TermRecogniser([whole, other], "en").find("a refugee")) == 2


def test_a_recogniser_brought_up_to_date_finds_what_one_made_anew_finds() -> None:
    old = concepts("en", "refugee camp", "camp", "host community")
    new = [Concept("c1", (Term("tent", "en"),)), Concept("c9", (Term("camp", "en"), Term("host", "en")))]
    kept = TermRecogniser(old, "en")
    changed = kept.updated(new, ["c2"])
    text = "A refugee camp, a tent, the host community"
    fresh = TermRecogniser([old[0], *new], "en")
    assert changed.find(text) == fresh.find(text)
    assert [match.concept.id for match in kept.find(text)] == ["c0", "c2", "c1"]
    assert changed.updated([], ["c0", "c1", "c9"]).find(text) == ()


def test_a_list_that_names_thousands_of_things_alike_is_cut_short() -> None:
    alike = [Concept(f"c{i}", (Term("camp", "en"),), f"domain {i}") for i in range(5000)]
    assert len(TermRecogniser(alike, "en").find("camp and camps")) == 2 * 40


def test_terms_of_very_many_lengths_at_one_word_are_cut_short_the_longest_first() -> None:
    recogniser = TermRecogniser(concepts("en", *(" ".join(["so"] * n) for n in range(2, 62))), "en")
    text = " ".join(["so"] * 122)
    matches = recogniser.find(text)
    assert [match.end - match.start for match in matches[:2]] == [61 * 3 - 1] * 2
    starts = Counter(match.start for match in matches)
    assert max(starts.values()) == 12


def test_many_words_joined_by_hyphens_are_passed_over_unless_a_compound_begins_there() -> None:
    recogniser = TermRecogniser(concepts("en", "peacekeeping", "COVID19"), "en")
    text = "-".join(f"word{n}" for n in range(300))
    assert recogniser.find(text) == ()
    text = f"{text} peace-keeping {text} COVID-19"
    assert [text[one.start : one.end] for one in recogniser.find(text)] == ["peace-keeping", "COVID-19"]


def test_a_search_in_a_long_text_can_be_cancelled() -> None:
    recogniser, cancel = TermRecogniser(concepts("en", "camp"), "en"), CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        recogniser.find("a camp " * 100, cancel=cancel)


def test_only_terms_of_the_language_in_any_of_its_variants() -> None:
    both = [Concept("c", (Term("centre", "en-GB"), Term("centro", "es-MX"), Term("centre", "fr-CA")))]
    assert len(TermRecogniser(both, "en-US").find("the centre")) == 1
    assert TermRecogniser(both, "es").find("the centre") == ()
    assert TermRecogniser(both, "fr").find("le centre")[0].term.language == "fr-CA"


def test_codes_are_skipped_and_count_in_offsets() -> None:
    text = "\ue000les \ue001personnes\ue002 \ue003dépla\ue004cées\ue005."
    (match,) = TermRecogniser(concepts("fr", "personne déplacée"), "fr").find(text)
    assert text[match.start : match.end] == "personnes\ue002 \ue003dépla\ue004cées"


def test_decomposed_and_soft_hyphenated_text() -> None:
    text = unicodedata.normalize("NFD", "les réfugiés dépla\u00adcés d'ici")
    matches = TermRecogniser(concepts("fr", "réfugié", "déplacé"), "fr").find(text)
    assert [unicodedata.normalize("NFC", text[m.start : m.end]) for m in matches] == [
        "réfugiés",
        "dépla\u00adcés",
    ]


def test_a_verb_is_found_where_the_entry_says_that_it_is_one() -> None:
    assert found("en", ["draft"], "drafting and drafted") == []
    assert found("en", ["draft"], "drafting and drafted", part_of_speech="verb") == ["drafting", "drafted"]


def test_other_languages_find_their_words() -> None:
    assert found("de", ["Flüchtling"], "zwei Flüchtlinge") == ["Flüchtlinge"]
    assert found("xx", ["mot"], "un mot") == ["mot"]
    assert found("ar", ["لاجئ"], "كل لاجئ هنا") == ["لاجئ"]


@pytest.mark.parametrize("text", ["", " ", "...", "\ue000", "\x00", "'", "-", "\ud800", "d'", "a" * 10_000])
def test_odd_texts(text: str) -> None:
    assert found("fr", ["personne", "...", "", " ", "d'", "l'"], text) == []


@given(st.text(alphabet="réfugiés DÉPLACÉ l'’-.\ue000\u0301\u00ad(", max_size=60))
def test_spans_lie_in_the_text_and_do_not_begin_or_end_with_a_code(text: str) -> None:
    for match in TermRecogniser(concepts("fr", "réfugié", "déplacé", "réfugié déplacé"), "fr").find(text):
        assert 0 <= match.start < match.end <= len(text)
        assert "\ue000" not in {text[match.start], text[match.end - 1]}


def test_the_form_for_the_target() -> None:
    concept = Concept(
        "c", (Term("refugee", "en"), Term("émigré", "fr", TermStatus.FORBIDDEN), Term("réfugié", "fr"))
    )
    recogniser = TermRecogniser([concept], "en")
    for text, form in (("a refugee", "réfugié"), ("Refugees", "Réfugiés"), ("THE REFUGEES CAME", "RÉFUGIÉS")):
        (match,) = recogniser.find(text)
        assert target_form(match, text, "fr") == form
    assert target_form(match, text, "es") == ""


@pytest.mark.parametrize(
    ("before", "source", "expected"),
    [
        ("", "Refugees came", "Réfugiés"),
        ("", "refugees;", "réfugiés"),
        ("Des ", "Refugees came", "réfugiés"),
        ("Ils restent. ", "They stay. Refugees", "Réfugiés"),
        ("Il a dit : « ", "He said", "réfugiés"),
        ("Il l’a dit. « ", "He said", "Réfugiés"),
    ],
)
def test_a_capital_where_a_sentence_begins(before: str, source: str, expected: str) -> None:
    assert in_place("Réfugiés", "réfugié", before, source) == expected
    assert in_place("OIM", "OIM", before, source) == "OIM"
    assert in_place("RÉFUGIÉS", "réfugié", before, source) == "RÉFUGIÉS"


@pytest.mark.parametrize(
    ("language", "term", "expected"),
    [
        ("en", "country of origin", "countries of origin"),
        ("en", "unaccompanied child", "unaccompanied children"),
        ("fr", "demandeur d’asile", "demandeurs d’asile"),
        ("fr", "bureau régional", "bureaux régionaux"),
        ("fr", "pays d’accueil", "pays d’accueil"),
        ("es", "crimen de guerra", "crímenes de guerra"),
        ("es", "persona desplazada interna", "personas desplazadas internas"),
        ("es", "portavoz", "portavoces"),
        ("es", "mes", "meses"),
        ("fr", "porte-parole", ""),
        ("en", "UN", ""),
        ("de", "Haus", ""),
        ("fr", "", ""),
        ("fr", " ", ""),
    ],
)
def test_plurals_that_are_certain(language: str, term: str, expected: str) -> None:
    assert plural(term, language) == expected


def test_few_terms_are_found_among_many_in_a_long_text() -> None:
    nouns = ["camp", "refugee", "border", "office", "water", "policy", "child", "crisis", "fund", "report"]
    many = [
        Concept(
            f"c{i}", (Term(f"{nouns[i % 10]} {nouns[i // 10 % 10]} topic{i}", "en"), Term(f"sujet{i}", "fr"))
        )
        for i in range(10_000)
    ]
    recogniser = TermRecogniser(many, "en")
    text = (
        "The refugee office and its water policy, border refugee topic12 for children in crisis camps at the border report topic9 "
        * 3
    )
    found = [text[match.start : match.end] for match in recogniser.find(text)]
    assert found == ["border refugee topic12"] * 3
    assert len(recogniser.find(text * 500)) == 500 * len(found)


PACT = "Pacte mondial pour des migrations sûres, ordonnées et régulières"
REPORT = "World Migration Report"


@pytest.mark.parametrize(
    ("language", "titles", "text", "expected"),
    [
        ("fr", [PACT], f"Le {PACT} a cinq ans.", [PACT]),
        ("fr", [PACT], "le pacte mondial pour des migrations sûres, ordonnées et régulières", [PACT.lower()]),
        ("fr", [f"« {PACT} »"], f"Le {PACT} a cinq ans.", [PACT]),
        ("fr", [PACT], f"Le «\u202f{PACT}\u202f» a cinq ans.", [PACT]),
        (
            "en",
            [REPORT, f"{REPORT} 2024", f"{REPORT} 2024: Moving Forward"],
            f"The {REPORT} 2024: Moving Forward; the {REPORT} 2024; the {REPORT}.",
            [f"{REPORT} 2024: Moving Forward", f"{REPORT} 2024", REPORT],
        ),
        ("en", ["Who Counts? The Quest for Data"], "Read Who Counts? The Quest for Data.", ["Who Counts? The Quest for Data"]),
        ("en", ["Resolution 73/195"], "by Resolution 73/195 of 2018, and 73/196", ["Resolution 73/195"]),
        ("fr", ["Le Monde", "Le Monde diplomatique"], "le monde entier, selon Le Monde", ["Le Monde"]),
        ("fr", ["Le Monde", "Le Monde diplomatique"], "dans Le Monde diplomatique", ["Le Monde diplomatique"]),
        ("fr", ["Médecins Sans Frontières"], "Médecins sans frontières dit", ["Médecins sans frontières"]),
        ("en", ["UNICEF"], "says Unicef", ["Unicef"]),
    ],
)  # fmt: skip
def test_titles_stand_in_the_text_without_quotation_marks(
    language: str, titles: list[str], text: str, expected: list[str]
) -> None:
    entries = [
        Concept(f"t{number}", (Term(title, language),), do_not_translate=True)
        for number, title in enumerate(titles)
    ]
    matches = TermRecogniser(entries, language).find(text)
    # What is inside a longer one comes after all others.
    assert [text[match.start : match.end] for match in matches[: len(expected)]] == expected
    assert all(
        any(one.start <= match.start and match.end <= one.end for one in matches[: len(expected)])
        for match in matches[len(expected) :]
    )
    assert [target.text for target in matches[0].targets("es")] == [matches[0].term.text]
