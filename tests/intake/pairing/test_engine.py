"""Pairing two texts: what is paired, left out, added, moved; what is locked; what has nothing to do with what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.pairing.building import ENGLISH, FRENCH, units
from workbench.intake.pairing.engine import pair
from workbench.intake.pairing.evidence import learned_words
from workbench.model.errors import Cancelled
from workbench.model.pairing import Pairing, PairRow, PairUnit, Relation, RowKind
from workbench.model.release import BlockKind
from workbench.model.tasks import CancelToken


def rows(pairing: Pairing) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(row.source, row.target) for row in pairing.rows]


def whole(pairing: Pairing) -> bool:
    """Return whether each sentence of both sides is in exactly one row."""
    sources = sorted(index for row in pairing.rows for index in row.source)
    targets = sorted(index for row in pairing.rows for index in row.target)
    return sources == list(range(len(pairing.source))) and targets == list(range(len(pairing.target)))


def test_sentences_are_paired_one_to_one() -> None:
    found = pair(units(*ENGLISH), units(*FRENCH), "en", "fr")
    assert rows(found) == [((n,), (n,)) for n in range(9)]
    assert found.relation is Relation.RELATED
    assert all(row.kind is RowKind.ONE_TO_ONE and not row.unsure for row in found.rows)


def test_either_order_of_the_languages_pairs_the_same() -> None:
    found = pair(units(*FRENCH), units(*ENGLISH), "fr", "en")
    assert rows(found) == [((n,), (n,)) for n in range(9)]


def test_what_is_left_out_and_added_stands_alone() -> None:
    french = [*FRENCH[:2], (FRENCH[2][0],), FRENCH[3], ("Les dons se font en ligne depuis hier.",), FRENCH[4]]
    found = pair(units(*ENGLISH), units(*french), "en", "fr")
    assert ((4,), ()) in rows(found)
    assert ((), (7,)) in rows(found)
    kinds = {row.kind for row in found.rows}
    assert {RowKind.LEFT_OUT, RowKind.ADDED} < kinds
    assert rows(found).index(((), (7,))) == rows(found).index(((7,), (6,))) + 1


def test_joined_and_split_sentences_share_a_row() -> None:
    french = list(FRENCH)
    french[1] = (
        "Les inondations ont déplacé 14 500 personnes en trois semaines et la route de Port-Lambert est fermée.",
    )
    french[2] = ("« L’eau est gratuite. »", "C’est ce qu’a déclaré Amara Diallo.", FRENCH[2][1])
    found = pair(units(*ENGLISH), units(*french), "en", "fr")
    assert ((1, 2), (1,)) in rows(found)
    assert ((3,), (2, 3)) in rows(found)
    by_kind = {row.kind: row for row in found.rows}
    assert by_kind[RowKind.MANY_TO_ONE].source == (1, 2)
    assert by_kind[RowKind.ONE_TO_MANY].target == (2, 3)


def test_a_paragraph_in_another_place_is_moved() -> None:
    french = [FRENCH[0], FRENCH[3], FRENCH[1], FRENCH[2], FRENCH[4]]
    found = pair(units(*ENGLISH), units(*french), "en", "fr")
    moved = [(row.source, row.target) for row in found.rows if row.kind is RowKind.MOVED]
    assert moved == [((5,), (1,)), ((6,), (2,)), ((7,), (3,))]
    assert whole(found)


def test_locked_rows_stay_and_the_rest_is_paired_around_them() -> None:
    locked = [PairRow((1,), (2,), locked=True), PairRow((5,), (), locked=True)]
    found = pair(units(*ENGLISH), units(*FRENCH), "en", "fr", locked)
    assert set(locked) <= set(found.rows)
    assert ((0,), (0,)) in rows(found)
    assert ((8,), (8,)) in rows(found)
    assert whole(found)


def test_texts_that_have_nothing_to_do_with_each_other_are_not_paired_by_force() -> None:
    other = (
        ("La bibliothèque municipale rouvre ses portes après deux ans de travaux",),
        ("Les lecteurs trouveront une salle de musique et un jardin.", "Le maire a coupé le ruban."),
        ("L’entrée coûte trois euros.", "Les enfants ne paient pas."),
    )
    found = pair(units(*ENGLISH), units(*other), "en", "fr")
    assert found.relation is Relation.UNRELATED
    assert all(row.kind in (RowKind.LEFT_OUT, RowKind.ADDED) for row in found.rows)
    assert whole(found)
    locked = pair(units(*ENGLISH), units(*other), "en", "fr", [PairRow((0,), (0,), locked=True)])
    assert ((0,), (0,)) in rows(locked)


def test_releases_of_one_house_that_share_but_their_foot_are_not_paired() -> None:
    foot = (
        "Meridian Relief works with eight local organizations in 14 countries and reached 3.1 million people."
    )
    pied = "Meridian Relief travaille avec huit organisations locales dans 14 pays et a aidé 3,1 millions de personnes."
    about = PairUnit(foot, 99, BlockKind.ABOUT), PairUnit(pied, 99, BlockKind.ABOUT)
    other = (
        ("La bibliothèque rouvre ses portes après deux ans",),
        ("Le maire a coupé le ruban.", "L’entrée coûte trois euros."),
    )
    found = pair((*units(*ENGLISH[:3]), about[0]), (*units(*other), about[1]), "en", "fr")
    assert found.relation is Relation.UNRELATED
    own = pair((*units(*ENGLISH[:3]), about[0]), (*units(*FRENCH[:3]), about[1]), "en", "fr")
    assert own.relation is Relation.RELATED
    assert (own.rows[-1].source, own.rows[-1].target) == ((len(own.source) - 1,), (len(own.target) - 1,))


def test_the_same_text_twice_is_said() -> None:
    assert pair(units(*ENGLISH), units(*ENGLISH), "en", "en").relation is Relation.SAME_TEXT


@pytest.mark.parametrize(("source", "target"), [((), FRENCH), (ENGLISH, ()), ((), ())])
def test_an_empty_side(source: tuple[tuple[str, ...], ...], target: tuple[tuple[str, ...], ...]) -> None:
    found = pair(units(*source), units(*target), "en", "fr")
    assert found.relation is Relation.UNRELATED
    assert whole(found)


def test_a_text_a_hundred_times_longer() -> None:
    filler = tuple((f"Le conseil municipal a voté le budget numéro {n} de la commune.",) for n in range(900))
    found = pair(units(*ENGLISH), units(*filler[:450], *FRENCH, *filler[450:]), "en", "fr")
    assert found.relation is Relation.PARTLY
    source, target = found.shares()
    assert source > 0.9
    assert target < 0.05
    assert [(row.source, row.target) for row in found.rows if row.source] == [
        ((n,), (n + 450,)) for n in range(9)
    ]


def test_scripts_without_spaces_are_paired_by_figures_and_lengths() -> None:
    chinese = (
        ("洪水过后,救援组织在凯苏开设了十一个供水点",),
        ("洪水在三周内使14,500人流离失所。", "通往兰伯特港的道路已关闭。"),
        ("“水是免费的,”阿马拉说。", "她感谢了36名当地志愿者。"),
        ("该计划将耗资310万美元。", "捐助者将于2月12日开会。", "基金已支付一半。"),
        ("新闻办公室:press@meridian.example",),
    )
    found = pair(units(*ENGLISH), units(*chinese), "en", "zh")
    assert [row for row in rows(found) if row[0] == row[1]] == [((n,), (n,)) for n in range(9)]


def test_nothing_to_compare_but_lengths_is_said() -> None:
    one = units(("The ministers agreed.", "The session went on until late at night."))
    other = units(("部长们同意了。", "会议一直持续到深夜才结束。"))
    assert pair(one, other, "en", "zh").relation is Relation.UNCLEAR


def test_a_termbase_and_a_memory_help() -> None:
    one = units(("Gruz prinosit kolo.",), ("Blag zor dvenik.",))
    other = units(("Tamil osar.",), ("Wepto lin.",), ("Harum ki.",))

    def terms(text: str, language: str) -> list[str]:
        return ["concept"] if "Blag" in text or "Harum" in text else []

    found = pair(one, other, "xx", "yy", known=[terms], words={"kolo": frozenset({"osar"})})
    assert ((0,), (0,)) in rows(found)
    assert ((1,), (2,)) in rows(found)


def test_words_are_learned_from_pairs_of_texts() -> None:
    pairs = [
        ("the dog barks", "der hund bellt"),
        ("a dog sleeps", "ein hund rastet"),
        ("dog days", "hund tage"),
    ]
    assert learned_words(pairs)["dog"] == {"hund"}


def test_pairing_stops_where_it_is_cancelled() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        pair(units(*ENGLISH), units(*FRENCH), "en", "fr", cancel=cancel)


ODD = st.lists(
    st.lists(st.text(alphabet=st.characters(), max_size=40), min_size=1, max_size=3).map(tuple), max_size=6
)


@settings(max_examples=60, deadline=None)
@given(ODD, ODD)
def test_whatever_the_texts_are_every_sentence_has_its_row(
    one: list[tuple[str, ...]], other: list[tuple[str, ...]]
) -> None:
    assert whole(pair(units(*one), units(*other), "en", "fr"))


def test_hostile_texts() -> None:
    texts = ("e\u0301" * 3000, "\ud800", "🐟" * 500, "1" * 5000, "a" * 20000, "أطفال ١٢", "a@" * 900)
    assert whole(pair(units(texts), units(texts[::-1]), "en", "fr"))


def test_a_thai_paragraph_stands_beside_all_sentences_of_its_source() -> None:
    english = (
        ("Meridian Relief opens eleven water points",),
        (
            "It has opened eleven water points in Kessou, serving 14,500 people.",
            "The work was paid for by a grant.",
            "Host communities shared what little they had.",
            "The regional director visited the site on Monday.",
            "The rains have not ended.",
        ),
        ("The organization will build nine more before June 2027.", "Families have been waiting since 2019."),
    )
    paragraph = (
        "องค์กรเปิดจุดจ่ายน้ำสิบเอ็ดแห่งในเมืองเคสซู ให้บริการประชาชน 14,500 คน งานนี้ได้รับทุนสนับสนุน "
        "ชุมชนเจ้าบ้านได้แบ่งปันสิ่งเล็กน้อยที่พวกเขามี ผู้อำนวยการภูมิภาคเยี่ยมชมสถานที่เมื่อวันจันทร์ ฤดูฝนยังไม่สิ้นสุด"
    )
    thai = (
        ("เมริเดียนรีลีฟเปิดจุดจ่ายน้ำสิบเอ็ดแห่ง",),
        (paragraph,),
        ("องค์กรจะสร้างอีกเก้าแห่งก่อนเดือนมิถุนายน 2027 ครอบครัวต่าง ๆ รอคอยมาตั้งแต่ปี 2019",),
    )
    expected = [((0,), (0,)), ((1, 2, 3, 4, 5), (1,)), ((6, 7), (2,))]
    assert rows(pair(units(*english), units(*thai), "en", "th")) == expected
    assert rows(pair(units(*thai), units(*english), "th", "en")) == [(two, one) for one, two in expected]


def test_a_termbase_helps_where_a_long_text_is_doubtful() -> None:
    numbers = range(800)
    english = [(f"House {n} of {n * 7} stands.",) for n in numbers]
    french = [(f"La maison {n} de {n * 7} existe.",) for n in numbers]
    english[400:402] = [("Frumious zorblatt.",), ("Mimsy borogove tulgey.",)]
    french[400:402] = [("Slithy rath.",), ("Outgrabe vorpale tove.",)]
    # Enough that nobody is sure of, so that what they say is looked at.
    for at in range(20, 400, 10):
        english[at], french[at] = (
            (f"{'abcdefghij'[at // 40]}rum glimmer.",),
            (f"{'abcdefghij'[at // 40]}vlok.",),
        )
    asked: list[str] = []

    def terms(text: str, language: str) -> set[str]:
        asked.append(text)
        return {"c1"} if "zorblatt" in text or "tove" in text else set()

    found = pair(units(*english), units(*french), "en", "fr", known=[terms])
    assert any(400 in row.source and 401 in row.target for row in found.rows)
    assert 2 < len(asked) <= 750


def test_texts_that_say_all_twice_are_paired_though_much_is_left_out_between() -> None:
    english = [(f"House {n} of {n * 7} stands.",) for n in range(100, 200)]
    french = [(f"La maison {n} de {n * 7} existe.",) for n in range(100, 200)]
    found = pair(units(*english, *english), units(*french[:60], *french), "en", "fr")
    expected = [((n,), (n,)) for n in range(60)] + [((n + 100,), (n + 60,)) for n in range(100)]
    assert [row for row in rows(found) if all(row)] == expected
