"""What somebody writes above and below a release in her own e-mail goes, with a reason; a release keeps its lines."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.intake.building import kept, texts
from tests.intake.test_mail import BODY, HEADLINE, message, read, why
from workbench.intake.embargo import find_embargo
from workbench.intake.mail_cover import closing_start, cover_length
from workbench.intake.reading import read_html, read_text
from workbench.model.release import BlockKind, DropReason

FRENCH = (
    "KESSOU, 24 novembre 2031 – Secours Méridien a ouvert onze points d’eau dans le nord du pays. Ils desservent "
    "14 500 personnes, qui marchaient plus d’une heure jusqu’au prochain puits depuis les inondations du printemps.\n\n"
    "Le dernier de ces points d’eau a été ouvert lundi, en présence du maire et des habitants de la ville.\n"
)
FORWARDED = f"-----Original Message-----\nFrom: Press <news@meridian.example>\nSubject: {HEADLINE}"
SPANISH = (
    "KESSOU, 24 de noviembre de 2031 – Meridian abrió once puntos de agua en el norte del país. Sirven a 14.500 "
    "personas, que caminaban más de una hora hasta el pozo más cercano desde las inundaciones de la primavera.\n\n"
    "La última se abrió el lunes en presencia del alcalde y de los vecinos de la ciudad entera.\n"
)


@pytest.mark.parametrize(
    ("above", "headline", "body", "below"),
    [
        ("Dear colleagues,\n\nPlease find below our press release for immediate use.", HEADLINE, BODY,
         "Best regards,\n\nJane Doe\nPress officer\n+41 22 555 01 01"),
        ("Hello Léa, could you translate this into French by noon? Thanks!", HEADLINE, BODY, ""),
        ("Hi,\n\nplease translate this by noon.\n\nThanks\nLéa", HEADLINE, BODY, "Cheers,\nPaul"),
        ("FYI", HEADLINE, BODY, "Thanks"),
        ("Good morning!", HEADLINE, BODY, ""),
        ("Bonjour,\n\nVeuillez trouver ci-dessous notre communiqué de presse.", "Onze points d’eau ouverts à Kessou",
         FRENCH, "Bien cordialement,\n\nLe service de presse"),
        ("Chère Léa,\n\nPeux-tu traduire ce communiqué pour midi ? Merci d’avance.\n\nPaul",
         "Onze points d’eau ouverts à Kessou", FRENCH, "Cordialement\nPaul Martin"),
        ("Estimados colegas:\n\nAdjunto les envío la nota de prensa para su traducción.",
         "Meridian abre once puntos de agua", SPANISH, "Un saludo,\nAna"),
    ],
)  # fmt: skip
def test_greeting_request_and_closing_go(above: str, headline: str, body: str, below: str) -> None:
    document = read(message(f"{above}\n\n{headline}\n\n{body}\n{below}", subject="x"))
    assert [kind for kind, _ in kept(document)] == ["headline", "paragraph", "paragraph"]
    assert texts(document, BlockKind.HEADLINE) == [headline]
    reasons = why(document)
    for line in filter(None, above.split("\n")):
        assert reasons[line] is DropReason.COVERING_NOTE
    for line in filter(None, below.split("\n")):
        assert reasons[line] is DropReason.SIGNATURE


@pytest.mark.parametrize(
    "text",
    [
        f"PRESS RELEASE\n\nFor immediate release\n\n{HEADLINE}\n\n{BODY}",
        f"Dear friends of the river\n\n{HEADLINE}\n\n{BODY}",
        f"Thank you, Kessou: a week with the wells\n\n{BODY}",
        f"Hello Kessou: wells open\n\n{BODY}",
        f"{HEADLINE}\n\n{BODY}\nThanks\n\nAbout Meridian Relief\n\nMeridian Relief works in 23 countries.",
        f"Dear Ministers,\n\n{BODY}\nYours sincerely,\n\nThe people of Kessou",
    ],
)
def test_a_release_keeps_its_lines(text: str) -> None:
    document = read(message(text))
    assert not {DropReason.COVERING_NOTE, DropReason.SIGNATURE} & set(why(document).values())


def test_what_is_copied_out_of_a_mail() -> None:
    note = "Hello Léa,\n\ncould you translate this by noon?\n\n"
    for document in (
        read_text(f"{note}{HEADLINE}\n\n{BODY}\nBest regards\nPaul"),
        read_html(
            f"<p>Hello Léa,</p><p>could you translate this by noon?</p><h1>{HEADLINE}</h1>"
            + "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
            + "<p>Best regards<br>Paul</p>"
        ),
    ):
        assert [kind for kind, _ in kept(document)] == ["headline", "paragraph", "paragraph"]
    greeted = read_text(f"Hello Kessou\n\n{HEADLINE}\n\n{BODY}\nBest wishes\n")
    assert not why(greeted), "a greeting alone is no evidence of a mail"


@pytest.mark.parametrize(
    "text",
    [
        f"Bonjour,\n\nVeuillez trouver ci-dessous un texte.\n\nEmbargo : 24 novembre 2031, 14 h GMT\n\n{HEADLINE}\n\n{BODY}",
        f"Hello,\n\nplease translate. Embargoed until 14:00 GMT on 24 November 2031.\n\n{HEADLINE}\n\n{BODY}",
        f"Hello,\n\nEmbargoed until 14:00 GMT on 24 November 2031.\n\nLéa\n\n{FORWARDED}\n\n{HEADLINE}\n\n{BODY}",
    ],
)
def test_an_embargo_counts_wherever_it_stands_in_the_mail(text: str) -> None:
    document = read(message(text))
    assert "mbargo" in document.embargo_text
    found = find_embargo(document.embargo_text, document.language, datetime(2031, 11, 20, tzinfo=UTC).date())
    assert found is not None
    assert found.hour == 14


def test_an_embargo_in_the_subject() -> None:
    document = read(message(subject=f"EMBARGO 24 November 2031, 14:00 GMT: {HEADLINE}"))
    assert document.embargo_text.startswith("EMBARGO 24 November")


def test_a_mail_that_is_all_note_keeps_it() -> None:
    lines = ["Dear all,", "Please find attached our release.", "Best regards,", "Jane"]
    assert cover_length(lines) == 0
    assert closing_start(lines) == len(lines)
    assert cover_length([]) == closing_start([]) == 0
    assert cover_length(["", " "] * 9) == 0
