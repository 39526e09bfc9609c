"""Pairs that mean the same, and pairs that do not, in every direction: what the fact checks must tell apart."""

from __future__ import annotations

import pytest

from workbench.model.tasks import CancelToken
from workbench.proofing.context import pair_context
from workbench.proofing.runner import check_all

Pair = tuple[str, str, str, str]

SAME: list[Pair] = [
    ("en", "fr", "Two thirds of the people fled.", "Les deux tiers des personnes ont fui."),
    ("en", "fr", "About a dozen schools reopened.", "Une douzaine d’écoles ont rouvert."),
    ("en", "fr", "US$5m was paid.", "5 millions de dollars ont été versés."),
    ("en", "fr", "Between 20 and 30 per cent", "Entre 20 et 30 %"),
    ("en", "fr", "A 37-year-old nurse said so.", "Une infirmière de 37 ans l’a dit."),
    ("en", "fr", "on 20-22/03", "du 20 au 22 mars"),
    ("en", "fr", "Thursday (21/03)", "jeudi (21/03)"),
    ("en", "fr", "at 3 p.m.", "à 15 heures"),
    ("en", "fr", "at 3.30 p.m.", "à 15 h 30"),
    ("en", "es", "at 3.30 p.m.", "a las 15.30 horas"),
    ("en", "es", "at 3 p.m.", "a las 3 de la tarde"),
    ("en", "fr", "in the 1990s", "dans les années 1990"),
    ("en", "fr", "the 21st century", "le XXIe siècle"),
    ("en", "fr", "the Second World War", "la Seconde Guerre mondiale"),
    ("en", "fr", "once a day, twice a week", "une fois par jour, deux fois par semaine"),
    ("en", "fr", "a ratio of 1 to 4", "un rapport de 1 pour 4"),
    ("en", "fr", "one in four children", "un enfant sur quatre"),
    ("en", "fr", "half of them", "la moitié d’entre eux"),
    ("en", "fr", "a fortnight later", "quinze jours plus tard"),
    ("en", "fr", "hundreds of thousands of people", "des centaines de milliers de personnes"),
    ("en", "fr", "1.2 billion", "1,2 milliard"),
    ("en", "es", "1.2 billion", "1.200 millones"),
    ("en", "es", "1.2 billion", "1200 millones"),
    ("fr", "es", "1,2 milliard", "1.200 millones"),
    ("en", "fr", "10 miles (16 km)", "16 km"),
    ("en", "fr", "10 miles", "16 kilomètres"),
    ("en", "fr", "10 km", "10 kilomètres"),
    ("en", "fr", "quadrupled", "a été multiplié par quatre"),
    ("en", "fr", "A/RES/73/195", "A/RES/73/195"),
    ("en", "fr", "the COVID-19 pandemic", "la pandémie de COVID-19"),
    ("en", "fr", "Monday 3 to Friday 7 March", "du lundi 3 au vendredi 7 mars"),
    ("en", "fr", "March 3, 2026", "3 mars 2026"),
    ("fr", "en", "le 1er janvier 2026", "1 January 2026"),
    ("es", "en", "el 1.º de enero de 2026", "January 1, 2026"),
    ("en", "fr", "£3.5 billion", "3,5 milliards de livres sterling"),
    ("en", "fr", "€20,000", "20 000 euros"),
    ("en", "fr", "six-month programme", "programme de six mois"),
    ("en", "fr", "half a million", "un demi-million"),
    ("en", "fr", "a quarter of a million", "250 000"),
    ("en", "fr", "noon", "midi"),
    ("en", "fr", "from 9 a.m. to 5 p.m.", "de 9 heures à 17 heures"),
    ("en", "fr", "Article 12(3)", "article 12, paragraphe 3"),
    ("en", "fr", "the G20", "le G20"),
    ("en", "fr", "3.5 out of 5", "3,5 sur 5"),
    ("en", "es", "two and a half years", "dos años y medio"),
    ("en", "fr", "two and a half years", "deux ans et demi"),
    ("en", "fr", "tens of thousands", "des dizaines de milliers"),
    ("en", "fr", "19 regions out of 27, 3.5%", "19 régions sur 27, 3,5 %"),
    ("en", "fr", "eighty-one", "quatre-vingt-un"),
    ("en", "fr", "seventy-one per cent", "soixante et onze pour cent"),
    ("en", "fr", "a third time", "une troisième fois"),
    ("fr", "en", "une demi-douzaine d’écoles", "half a dozen schools"),
    ("en", "es", "half a million", "medio millón"),
    ("en", "fr", "The figure doubled.", "Le chiffre a doublé."),
    ("en", "fr", "two weeks", "quinze jours"),
    ("fr", "es", "a 15 h 30", "a las 15.30 horas"),
    ("en", "fr", "tel. +33 1 99 00 01 14", "tél. 01 99 00 01 14"),
    ("en", "fr", "It could reach 80 degrees on Tuesday.", "Il pourrait faire 26 degrés mardi."),
    ("en", "fr", "The 6-foot-6 forward grew up here.", "L’ailier de 1,98 m a grandi ici."),
    ("en", "fr", "about a mile away", "à environ 1,5 km"),
    ("en", "es", "1 to 4 inches of rain", "entre 2 y 10 centímetros de lluvia"),
    ("en", "es", "She is 100 percent certain of it.", "Está totalmente segura de ello."),
    ("en", "es", "the SS19 collection", "la colección de primavera-verano de 2019"),
    ("en", "fr", "He is one of many to do so.", "Il n’est pas le seul à le faire."),
    ("en", "fr", "It can’t be denied that roads matter.", "Il est évident que les routes comptent."),
    ("en", "es", "She keeps repeating it.", "No deja de repetirlo."),
]
OTHER: list[Pair] = [
    ("en", "fr", "10 km", "10 miles"),
    ("en", "fr", "at 3 p.m.", "à 3 heures"),
    ("en", "fr", "on Thursday 19 March", "le vendredi 19 mars"),
    ("en", "fr", "on 3 March 2026", "le 3 mai 2026"),
    ("en", "fr", "20-22 March", "du 20 au 23 mars"),
    ("en", "fr", "2.4 million", "2,4 milliards"),
    ("en", "fr", "1,250,000", "1 520 000"),
    ("en", "fr", "US$5m", "5 millions d’euros"),
    ("en", "fr", "two thirds", "trois quarts"),
    ("en", "fr", "a 37-year-old", "âgé de 73 ans"),
    ("en", "fr", "for six months", "pendant six ans"),
    ("en", "fr", "in three weeks", "dans trois mois"),
    ("en", "fr", "one in four", "un sur cinq"),
    ("en", "fr", "the third time", "la quatrième fois"),
    ("en", "fr", "15 kg", "15 g"),
    ("en", "fr", "the 1980s", "les années 1990"),
    ("en", "es", "a dozen", "una veintena"),
    ("en", "fr", "half", "un tiers"),
    ("en", "fr", "John Smith arrived.", "John Smyth est arrivé."),
    ("en", "fr", "Write to a@b.org", "Écrivez à a@c.org"),
    ("en", "fr", "#RefugeeDay by @iom", "#JourRefugies par @oim"),
    ("en", "fr", "A/RES/73/195", "A/RES/73/159"),
    ("en", "fr", "Call +41 22 717 9111", "Appelez le +41 22 717 9112"),
    ("en", "es", "half of them", "un tercio de ellos"),
    ("en", "fr", "In March they walked.", "En avril, ils marchaient."),
    (
        "en",
        "fr",
        "They walked three hours, now three minutes.",
        "Ils marchaient trois heures, maintenant trois heures.",
    ),
    ("en", "fr", "2,150 square kilometres", "2 150 kilomètres"),
    ("en", "fr", "+33 6 39 98 01 27", "+33 6 49 98 01 27"),
    ("en", "fr", "5 per cent", "5 personnes"),
    ("en", "fr", "It could reach 80 degrees on Tuesday.", "Il pourrait faire 36 degrés mardi."),
    ("en", "fr", "The 6-foot-6 forward grew up here.", "L’ailier de 1,68 m a grandi ici."),
    ("en", "es", "1 to 4 inches of rain", "entre 5 y 10 centímetros de lluvia"),
    ("en", "fr", "100 percent of the schools are open.", "Les écoles sont ouvertes."),
    ("en", "es", "the SS19 collection", "la colección de primavera-verano de 2018"),
]


def _facts(pair: Pair) -> list[str]:
    source_language, target_language, source, target = pair
    context = pair_context(source, target, source_language, target_language)
    return [
        issue.check for issue in check_all(context, None, CancelToken()) if issue.check.startswith("facts.")
    ]


@pytest.mark.parametrize("pair", SAME)
def test_the_same_meaning_is_silent(pair: Pair) -> None:
    assert _facts(pair) == []


@pytest.mark.parametrize("pair", OTHER)
def test_another_meaning_is_reported(pair: Pair) -> None:
    assert _facts(pair)
