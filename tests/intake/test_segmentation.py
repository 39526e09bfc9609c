"""Sentences of press text in three languages, the general rules, and the golden rules they are measured by."""

from __future__ import annotations

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NO_SHARED, SHARED
from workbench.intake.press_exceptions import BREAKS, JOINS
from workbench.intake.segmentation import sentence_spans
from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken

GOLDEN = SHARED / "gold" / "segmentation" / "golden_rules_en_fr_es.tsv"


def sentences(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("fr", "M. Vitorino et Mme. Diallo ont vu le Dr. Adeyemi. | Ils sont partis."),
        ("fr", "« Nous avons besoin d’aide. » a-t-il dit. | Il est parti."),
        ("fr", "Il a dit : « Oui. » | Puis il est parti."),
        ("fr", "Elle s’est tenue la semaine dernière (20-22/03) dans un contexte. | Elle a ouvert."),
        ("fr", "Voir art. 5, n° 12 et vol. III, p. ex. la fin. | Le reste suit."),
        ("fr", "« Quoi ? » dit-elle. | « Rien ! » répondit-il."),
        ("fr", "«\u00a0“Qui va nous le rendre\u00a0?”\u00a0», raconte Mariam. | Fin."),
        ("fr", "C’est développement. » | En outre, il a ajouté que d’ « apprendre vite. »"),
        ("fr", "J. K. Rowling a écrit au n°. 7. | Elle attend."),
        ("en", "“We need help,” said J. K. Rowling. | “It is late.” | He left at 3 p.m. on Monday."),
        ("en", "See No. 5 and Art. 26. | The U.S. Senate met in St. Petersburg."),
        ("en", "It happened in the U.S. | The Senate agreed."),
        ("en", '"Go now." said Mr. Smith. | "We came." | Then he left.'),
        ("en", "Adopted at 11.40 p.m. after three days, it holds. | The plan costs US$3.1 million."),
        ("en", "‘Who will give it back?’” said Mariam, 34. | “Now she gives the answer. | She counts.”"),
        ("en", "They closed the deal with Pitt & Co. | It closed yesterday."),
        ("en", "The text ends here.1 | The next begins."),
        ("en", "The company eBay grew. | iPhone sales fell."),
        ("es", "El Sr. Pérez y la Sra. Gómez llegaron de EE. UU. y de Cuba. | Hablaron."),
        ("es", "«¿Cuándo vuelve?», preguntó. | ¡Hola! | ¿Qué tal?"),
        ("es", "Llegó a las 3 p. m. del lunes. | Véase la pág. 5 del núm. 3."),
        ("es", "La ministra dijo: «El agua es lo primero». | Después calló."),
        ("es-MX", "El Dr. Ruiz habló. | Nadie preguntó."),
    ],
)
def test_press_text(language: str, marked: str) -> None:
    assert sentences(marked.replace(" | ", " "), language) == marked.split(" | ")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", ["Das ist z. B. ein Satz.", "Hier ist noch einer."]),
        ("ar", ["هذا نص.", "وهذا نص آخر؟", "نعم."]),
        ("zh-Hans", ["你好。", "世界！"]),
        ("und", ["One is here.", "Two is there."]),
        ("sw", ["Hii ni moja.", "Hii ni mbili."]),
        ("", ["One is here.", "Two is there."]),
    ],
)
def test_other_languages(language: str, expected: list[str]) -> None:
    joint = "" if language == "zh-Hans" else " "
    assert sentences(joint.join(expected), language) == expected


@given(
    st.text(alphabet="aB .!?»«“”\"'()1n°M:…\u00a0é-,", max_size=120),
    st.sampled_from(["en", "fr", "es", "xx"]),
)
def test_spans_cover_all_that_is_not_space_in_order(text: str, language: str) -> None:
    spans = sentence_spans(text, language)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("row", ["A. ", ". ", "A.", "Mr. A ", "! "])
def test_rows_of_stops_cost_little(row: str) -> None:
    # The package's own setting takes half a minute for 3,000 such characters; the time limit of the tests would end it.
    text = row * 4000
    spans = sentence_spans(text, "fr")
    assert spans[-1][1] == len(text.rstrip())


def test_it_can_be_cancelled() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        sentence_spans("One is here. Two is there.", "en", cancel)


def test_every_exception_gives_a_reason() -> None:
    assert all(rule.reason for rule in (*JOINS, *BREAKS))


# Sets whose rules fit press text: no layout of PDF files, no lists glued into a line, no HTML as text.
FITTING = {
    "GOLDEN_EN_RULES_TEST_CASES",
    "GOLDEN_FR_RULES_TEST_CASES",
    "GOLDEN_ES_RULES_TEST_CASES",
    "ES_MORE_TEST_CASES",
}


@pytest.mark.gold
@pytest.mark.skipif(not SHARED.is_dir(), reason=NO_SHARED)
def test_the_golden_rules_are_kept_better_than_by_the_rules_alone() -> None:
    right = total = fitting = fitting_total = 0
    with GOLDEN.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            expected = [" ".join(one.split()) for one in json.loads(row["expected_json"]) if one.strip()]
            found = [" ".join(one.split()) for one in sentences(row["text"], row["lang"])]
            good = found == expected
            right, total = right + good, total + 1
            if row["set"] in FITTING:
                fitting, fitting_total = fitting + good, fitting_total + 1
    # LanguageTool's rules alone: 122 of 221.
    assert total == 221
    assert right >= 154
    assert fitting_total == 81
    assert fitting >= 71


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("zh", ["该组织开设了十一个供水点。", "“社区分享了他们仅有的东西。”", "地区主任说。", "她访问了！"]),
        ("und", ["该组织开设了十一个供水点。", "这项工作由赠款资助。"]),
        ("ja", ["給水所を開設した。", "「分かち合った。」と局長は述べた。", "続く。"]),
        ("km", ["អង្គការបានបើកចំណុចទឹកចំនួន ១១។", " ការងារនេះត្រូវបានផ្តល់មូលនិធិ។"]),
        ("my", ["အဖွဲ့သည် ရေပေးဝေရေးနေရာ ၁၁ ခု ဖွင့်လှစ်ခဲ့သည်။", " လုပ်ငန်းကို ထောက်ပံ့ခဲ့သည်။"]),
        ("hi", ["संगठन ने ग्यारह जल केंद्र खोले।", " यह काम अनुदान से हुआ।"]),
        ("am", ["ድርጅቱ አሥራ አንድ ቦታዎችን ከፈተ።", " ሥራው በእርዳታ ተከናውኗል።"]),
    ],
)
def test_scripts_with_stops_of_their_own(language: str, sentences: list[str]) -> None:
    text = "".join(sentences)
    spans = sentence_spans(text, language)
    assert [text[start:end] for start, end in spans] == [sentence.strip() for sentence in sentences]


def test_a_space_ends_no_thai_sentence() -> None:
    text = "องค์กรเปิดจุดจ่ายน้ำสิบเอ็ดแห่ง ให้บริการประชาชน 14,500 คน งานนี้ได้รับทุนสนับสนุน"
    assert sentence_spans(text, "th") == [(0, len(text))]
