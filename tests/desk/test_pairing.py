"""A pairing at the desk: kept and taken up again, accepted as a release, and a new version of a source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.desk.building import EDITOR, PAGE, WRITER, add_release, segments
from workbench.desk import wording
from workbench.desk.desk import Desk
from workbench.desk.intake import read_html, read_text
from workbench.desk.pairing_files import into_memory, into_tmx, pair_folders, units_of_pairs
from workbench.desk.pairing_rows import join, lock, unpair
from workbench.model.errors import InputError, RuleError
from workbench.model.inline import CodeKind, to_tags
from workbench.model.pairing import CarriedKind, Relation
from workbench.model.release import SourceDocument
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term
from workbench.model.translation import OriginKind, SegmentState, Translation

FRENCH_PAGE = """<html lang="fr"><body>
<h1>L’eau revient à Kessou</h1>
<p>Secours Méridien a ouvert <b>onze</b> points d’eau à Kessou. Ils desservent 14 500 personnes chaque jour.</p>
<p>Voir <a href="https://meridian.example/kessou">le plan</a> pour en savoir plus.</p>
<p>Les dons sont ouverts depuis lundi.</p></body></html>"""
EARLIER = ROOT / "resources" / "samples" / "earlier"


@pytest.fixture
def texts() -> tuple[SourceDocument, SourceDocument]:
    return read_html(PAGE, "en"), read_html(FRENCH_PAGE, "fr")


def test_a_pairing_is_kept_and_taken_up_later(
    desk: Desk, tmp_path: Path, texts: tuple[SourceDocument, SourceDocument]
) -> None:
    pairing = desk.pairing.read(*texts)
    work = desk.pairing.keep("", "", *texts, pairing, WRITER)
    changed = lock(join(pairing, 1, 2), [0])
    desk.pairing.keep(work.id, "Kessou", *texts, changed, WRITER)
    desk.close()
    with_it = Desk.open(tmp_path / "desk")
    try:
        (listed,) = with_it.pairing.works()
        assert (listed.name, listed.rows, listed.source_language) == ("Kessou", len(changed.rows), "en")
        again = with_it.pairing.work(listed.id)
        assert again.pairing == changed
        assert (again.source, again.target) == texts
        with_it.pairing.forget(listed.id)
        assert with_it.pairing.works() == []
        with pytest.raises(InputError, match=r"pairing\.unknown"):
            with_it.pairing.work(listed.id)
    finally:
        with_it.close()


def test_an_accepted_pairing_is_a_release_whose_drafts_are_paired(
    desk: Desk, texts: tuple[SourceDocument, SourceDocument]
) -> None:
    pairing = desk.pairing.read(*texts)
    work = desk.pairing.keep("", "", *texts, pairing, WRITER)
    accepted = desk.pairing.accept(texts[0], pairing, WRITER, work_id=work.id)
    rows = desk.editing.rows(accepted.translation.id, 0, 10)
    assert [row.state for row in rows] == [
        *[SegmentState.DRAFT] * 3,
        SegmentState.UNTRANSLATED,
        SegmentState.DRAFT,
    ]
    assert {row.origin.kind for row in rows if row.text} == {OriginKind.PAIRED}
    assert to_tags(rows[1].text, rows[1].segment.codes) == (
        "Secours Méridien a ouvert <1>onze</1> points d’eau à Kessou."
    )
    assert to_tags(rows[4].text, rows[4].segment.codes) == "Voir <1>le plan</1> pour en savoir plus."
    (comment,) = desk.editorial.comments(accepted.translation.id)
    assert "Les dons sont ouverts depuis lundi." in comment.text
    assert comment.segment_id == rows[4].segment.id
    assert (accepted.left_out, accepted.added) == (1, 1)
    assert desk.pairing.works() == []
    checks = {
        issue.check for issue in desk.proofing.check(accepted.translation.id, CancelToken(), grammar=False)
    }
    assert "target.empty" in checks


def test_sentences_of_one_row_become_one_segment(
    desk: Desk, texts: tuple[SourceDocument, SourceDocument]
) -> None:
    pairing = join(desk.pairing.read(*texts), 1, 2)
    accepted = desk.pairing.accept(texts[0], pairing, WRITER)
    rows = desk.editing.rows(accepted.translation.id, 0, 10)
    assert len(rows) == 4
    assert to_tags(rows[1].segment.text, rows[1].segment.codes) == (
        "Meridian Relief has opened <1>eleven</1> water points in Kessou. They serve 14,500 people every day."
    )
    assert rows[1].text.count("onze") == 1
    assert [row.segment.number for row in rows] == [1, 2, 3, 4]
    assert "".join(row.segment.separator for row in rows[:2]) == ""


def test_formatting_of_a_whole_source_comes_with_its_target_but_not_a_link(desk: Desk) -> None:
    source = read_html(
        "<html lang='en'><body><h1>Water returns to Kessou</h1><p><b><i>Landings in 2025</i></b></p>"
        "<p><b>Limits</b> apply from <b>2027</b></p>"
        "<p><a href='https://meridian.example/plan'><b>See the plan of 14 May</b></a></p></body></html>",
        "en",
    )
    target = read_html(
        "<html lang='fr'><body><h1>L’eau revient à Kessou</h1><p>Débarquements en 2025</p>"
        "<p>Les limites valent dès 2027</p><p>Voir le plan du 14 mai</p></body></html>",
        "fr",
    )
    accepted = desk.pairing.accept(source, desk.pairing.read(source, target), WRITER)
    rows = desk.editing.rows(accepted.translation.id, 0, 10)
    assert [to_tags(row.text, row.segment.codes) for row in rows[1:]] == [
        "<1><2>Débarquements en 2025</2></1>",
        "Les limites valent dès 2027",
        "<1>Voir le plan du 14 mai</1>",
    ]
    assert next(code.kind for code in rows[3].segment.codes if code.number == 1) is CodeKind.BOLD


def test_pairing_again_leaves_what_a_person_made(
    desk: Desk, texts: tuple[SourceDocument, SourceDocument]
) -> None:
    mine = unpair(desk.pairing.read(*texts), 0)
    again = desk.pairing.again(mine)
    assert {row for row in mine.rows if row.locked} <= set(again.rows)


def test_the_termbase_names_what_words_do_not(desk: Desk) -> None:
    one = read_text("Water for 14,500 people in Kessou.\n\nFrumious band.\n\nZorblatt drim.\n", "en")
    other = read_text("De l’eau pour 14 500 personnes à Kessou.\n\nSlithy tov.\n", "fr")
    terms = (Term("Zorblatt", "en"), Term("Slithy", "fr"))
    desk.terms.add(Concept("c1", terms), WRITER)
    pairing = desk.pairing.read(one, other)
    assert any(row.source == (2,) and row.target == (1,) for row in pairing.rows)


def test_two_texts_that_cannot_be_a_pair_are_refused(
    desk: Desk, texts: tuple[SourceDocument, SourceDocument]
) -> None:
    english, french = texts
    for source, target, code in (
        (english, english, "same_text"),
        (english, read_text("Something else in English.", "en-GB"), "same_language"),
    ):
        with pytest.raises(InputError) as error:
            desk.pairing.read(source, target)
        assert error.value.code == f"pairing.{code}"
    other = read_text("La bibliothèque rouvre ses portes.\n\nLe maire a coupé le ruban dans la joie.\n", "fr")
    pairing = desk.pairing.read(english, other)
    assert pairing.relation is Relation.UNRELATED
    with pytest.raises(InputError) as error:
        desk.pairing.accept(english, pairing, WRITER)
    assert error.value.code == "pairing.unrelated"
    with pytest.raises(RuleError):
        desk.pairing.accept(english, desk.pairing.read(english, french), "Nobody")
    assert desk.library.unread() == 0


def test_a_file_of_which_little_is_found_is_said_to_be_one(desk: Desk, tmp_path: Path) -> None:
    english, french = tmp_path / "english", tmp_path / "french"
    for folder in (english, french):
        folder.mkdir()
    whole = (EARLIER / "MR-2025-087.en.txt").read_bytes(), (EARLIER / "MR-2025-087.fr.txt").read_text("utf-8")
    (english / "a.en.txt").write_bytes(whole[0])
    filler = "\n\n".join(
        f"Le conseil municipal a voté le budget numéro {n} de la commune." for n in range(600)
    )
    (french / "a.fr.txt").write_text(f"{whole[1]}\n\n{filler}\n", encoding="utf-8")
    (report,) = pair_folders(desk.pairing.read, english, french)
    assert report.pairing is not None
    assert report.remark is not None
    assert report.remark.code == "pairing.partly"
    said = wording.say(report.remark)
    assert "of “a.fr.txt” is found in “a.en.txt”" in said
    assert report.pairing.relation is Relation.PARTLY


def test_files_in_the_wrong_language_are_in_the_report_of_folders(desk: Desk, tmp_path: Path) -> None:
    english, french = tmp_path / "english", tmp_path / "french"
    for folder in (english, french):
        folder.mkdir()
    whole = (EARLIER / "MR-2025-087.en.txt").read_bytes()
    (english / "a.en.txt").write_bytes(whole)
    (english / "b.en.txt").write_bytes((EARLIER / "MR-2026-098.en.txt").read_bytes())
    (english / "c.txt").write_bytes((EARLIER / "MR-2026-061.es.txt").read_bytes())
    (french / "a.fr.txt").write_bytes(whole)
    (french / "b.fr.txt").write_bytes((EARLIER / "MR-2026-105.en.txt").read_bytes())
    (french / "d.txt").write_bytes((EARLIER / "MR-2026-061.en.txt").read_bytes())
    (french / "e.txt").write_bytes((EARLIER / "MR-2026-061.es.txt").read_bytes())
    report = pair_folders(desk.pairing.read, english, french, source_language="en", target_language="fr")
    assert [(one.source, one.target, one.problem and one.problem.code) for one in report] == [
        ("a.en.txt", "a.fr.txt", "pairing.same_text"),
        ("b.en.txt", "b.fr.txt", "pairing.same_language"),
        ("c.txt", "", "pairing.not_of_texts"),
        ("", "d.txt", "pairing.other_language"),
        ("", "e.txt", "pairing.other_language"),
    ]


def test_folders_are_paired_by_name_and_by_what_they_hold(desk: Desk, tmp_path: Path) -> None:
    english, french = tmp_path / "english", tmp_path / "french"
    for folder in (english, french):
        folder.mkdir()
    for name in ("MR-2025-087", "MR-2026-098"):
        (english / f"{name}.en.txt").write_bytes((EARLIER / f"{name}.en.txt").read_bytes())
    (french / "MR-2025-087_FR.txt").write_bytes((EARLIER / "MR-2025-087.fr.txt").read_bytes())
    (french / "crue.txt").write_bytes((EARLIER / "MR-2026-098.fr.txt").read_bytes())
    (french / "vide.txt").write_bytes(b"")
    report = pair_folders(desk.pairing.read, english, french)
    assert [(one.source, one.target, one.pairing is not None) for one in report] == [
        ("MR-2025-087.en.txt", "MR-2025-087_FR.txt", True),
        ("MR-2026-098.en.txt", "crue.txt", True),
        ("", "vide.txt", False),
    ]
    memory = desk.memory.add_memory("Old releases", WRITER)
    count = into_memory(desk.memory, memory.id, report, WRITER)
    assert count == len(list(units_of_pairs(report, WRITER))) > 55
    (match, *_) = desk.memory.lookup("More than 5,000 people have already left their homes.", "en", "fr")
    assert match.target.endswith("000\u00a0personnes ont déjà quitté leur foyer.")
    assert into_tmx(report, tmp_path / "pairs.tmx", WRITER) == count
    with pytest.raises(InputError):
        pair_folders(desk.pairing.read, english, tmp_path / "nowhere")


@pytest.fixture
def translated(desk: Desk) -> Translation:
    _release, translation = add_release(desk)
    for segment, text in zip(
        segments(desk, translation), ("Titre", "Un", "Deux", "Trois", "Quatre"), strict=True
    ):
        desk.editing.commit(translation.id, segment.id, text, SegmentState.TRANSLATED, WRITER, None)
    return translation


def test_a_new_version_of_the_source_carries_the_translation_over(
    desk: Desk, translated: Translation
) -> None:
    changed = PAGE.replace("26 days", "27 days").replace("every day.", "every day. Donors paid.")
    carried = desk.pairing.carry_over(translated.release_id, read_html(changed, "en"), EDITOR)
    kinds = [row.kind for row in carried.rows]
    assert kinds == [
        CarriedKind.SAME,
        CarriedKind.SAME,
        CarriedKind.SAME,
        CarriedKind.NEW,
        CarriedKind.CHANGED,
        CarriedKind.SAME,
    ]
    changed_row = carried.rows[4]
    marks = desk.editorial.compare(changed_row.old_text, changed_row.new_text)
    assert [changed_row.new_text[m.new_start : m.new_end] for m in marks if m.kind != "equal"] == ["27"]
    rows = desk.editing.rows(carried.translations[0].id, 0, 10)
    assert [(row.text, row.state) for row in rows] == [
        ("Titre", SegmentState.TRANSLATED),
        ("Un", SegmentState.TRANSLATED),
        ("Deux", SegmentState.TRANSLATED),
        ("", SegmentState.UNTRANSLATED),
        ("Trois", SegmentState.DRAFT),
        ("Quatre", SegmentState.TRANSLATED),
    ]


def test_what_is_no_new_version_is_refused(desk: Desk, translated: Translation) -> None:
    for document, code in (
        (read_html(PAGE, "en"), "not_new"),
        (read_html(FRENCH_PAGE, "fr"), "other_source"),
        (read_text("The library opens again.\n\nThe mayor cut a ribbon in great joy.\n", "en"), "unrelated"),
    ):
        with pytest.raises(InputError) as error:
            desk.pairing.versions(translated.release_id, document)
        assert error.value.code == f"pairing.{code}"
