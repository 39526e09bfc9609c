"""E-mails: which part is the text, what is around it, what is attached, and mails that are none."""

from __future__ import annotations

import contextlib
import quopri
from email.message import EmailMessage

import pytest

from tests.intake.building import docx_bytes, dropped, kept, texts
from tests.intake.test_bad_input import refused
from workbench.intake.reading import read_bytes, read_html, read_text
from workbench.model.errors import Cancelled, InputError
from workbench.model.release import BlockKind, DropReason, SourceDocument
from workbench.model.tasks import CancelToken

BODY = (
    "KESSOU, 24 November 2031 - Meridian Relief has opened eleven water points in the north of the country. "
    "They serve 14,500 people, who had walked for more than an hour to the next well since the floods of spring.\n\n"
    "“Nobody should have to choose between water and school,” said Amina Diallo, who leads the work in Kessou. "
    "The last of the points was opened on Monday, in the presence of the mayor.\n"
)
HEADLINE = "Meridian Relief opens eleven water points"


def message(text: str = f"{HEADLINE}\n\n{BODY}", html: str = "", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = headers.pop("sender", "Press Office <Press@Meridian.example>")
    mail["To"] = "desk@agency.example"
    mail["Date"] = "Mon, 24 Nov 2031 09:00:00 +0100"
    mail["Subject"] = headers.pop("subject", HEADLINE)
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def read(mail: EmailMessage | bytes, name: str = "release.eml") -> SourceDocument:
    return read_bytes(mail if isinstance(mail, bytes) else mail.as_bytes(), name)


def why(document: SourceDocument) -> dict[str, DropReason]:
    return {block.text: block.reason for block in dropped(document)}


def test_headers_are_dropped_with_a_reason_and_the_sender_is_the_source() -> None:
    document = read(message())
    assert [kind for kind, _ in kept(document)] == ["headline", "paragraph", "paragraph"]
    reasons = why(document)
    assert reasons["From: Press Office <Press@Meridian.example>"] is DropReason.MAIL_HEADER
    assert reasons["Date: 2031-11-24 09:00+01:00"] is DropReason.MAIL_HEADER
    assert document.source == "press@meridian.example"
    assert document.media_type == "message/rfc822"


def test_html_is_read_where_there_is_both() -> None:
    html = f"<h1>{HEADLINE}</h1><p>{BODY.replace('eleven', '<b>eleven</b>')}</p>"
    document = read(message("Only a stub.", html))
    assert texts(document, BlockKind.HEADLINE) == [HEADLINE]
    assert "<1>eleven</1>" in texts(document, BlockKind.PARAGRAPH)[0]


def test_an_empty_html_part_gives_way_to_the_text() -> None:
    document = read(message(html="<html><body><img src='https://track.example/x.gif'></body></html>"))
    assert texts(document, BlockKind.HEADLINE) == [HEADLINE]


def test_signature_disclaimer_and_quoted_mail_are_dropped() -> None:
    text = (
        f"{HEADLINE}\n\n{BODY}\n-- \nJane Doe\nPress officer\n\n"
        "On Friday, 21 November 2031 at 10:00, Léa <lea@agency.example> wrote:\n> When does it come?\n> Thanks\n"
    )
    reasons = why(read(message(text)))
    assert reasons["Jane Doe"] is DropReason.SIGNATURE
    assert reasons["When does it come?"] is DropReason.QUOTED_MAIL
    disclaimed = f"{HEADLINE}\n\n{BODY}\nThis e-mail is confidential and intended for its addressee only.\n"
    assert DropReason.SIGNATURE in why(read(message(disclaimed))).values()


@pytest.mark.parametrize(
    "parting",
    [
        "---------- Forwarded message ---------\n",
        "-----Original Message-----\n",
        "-------- Message transféré --------\n",
        "Inicio del mensaje reenviado:\n\n",
    ],
)
def test_the_text_of_a_forwarded_mail_is_kept_and_the_note_above_it_is_not(parting: str) -> None:
    text = (
        f"Hello,\n\nplease translate this by noon.\n\nLéa\n\n{parting}From: Press <news@meridian.example>\n"
        f"Date: Mon, 24 Nov 2031\nSubject: {HEADLINE}\nTo: Léa\n\n{HEADLINE}\n\n{BODY}"
    )
    document = read(message(text, subject=f"Fwd: {HEADLINE}", sender="Léa <lea@agency.example>"))
    assert [kind for kind, _ in kept(document)] == ["headline", "paragraph", "paragraph"]
    assert why(document)["please translate this by noon."] is DropReason.COVERING_NOTE
    assert document.source == "news@meridian.example", "whoever wrote the text, not whoever sent it on"


def test_forwarded_html_as_a_web_mailer_writes_it() -> None:
    html = (
        "<div dir=ltr>See below, for tomorrow.</div><div class=gmail_quote><div class=gmail_attr>"
        "---------- Forwarded message ---------<br>From: <b>Press</b> &lt;news@meridian.example&gt;<br>"
        f"Date: Mon, 24 Nov 2031<br>Subject: {HEADLINE}<br>To: Léa</div><h2>{HEADLINE}</h2><p>{BODY}</p></div>"
    )
    document = read(message("See below", html))
    assert HEADLINE in [text for _, text in kept(document)]
    assert why(document)["See below, for tomorrow."] is DropReason.COVERING_NOTE
    pasted = read_html(html)
    assert [text for _, text in kept(pasted)] == [text for _, text in kept(document)]


def test_a_pasted_mail() -> None:
    document = read_text(
        f"From: Press Office <press@meridian.example>\nSent: Monday, 24 November 2031 09:00\nTo: Desk\n"
        f"Subject: {HEADLINE}\n\n{HEADLINE}\n\n{BODY}"
    )
    assert [kind for kind, _ in kept(document)] == ["headline", "paragraph", "paragraph"]
    assert document.source == "press@meridian.example"


def test_a_text_with_marks_of_quotation_is_no_mail() -> None:
    document = read_text(f"{HEADLINE}\n\n{BODY}\n> a line of a poem\n")
    assert not dropped(document)


def test_attached_releases_are_offered_and_pictures_are_not() -> None:
    mail = message("Please find attached our release.")
    word = docx_bytes(lambda document: document.add_paragraph(HEADLINE))
    mail.add_attachment(word, maintype="application", subtype="octet-stream", filename="Communiqué (fr).docx")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    mail.add_attachment(message(subject="Re: Second release"))
    document = read(mail)
    assert [one.name for one in document.attachments] == ["Communiqué (fr).docx", "Second release.eml"]
    assert read_bytes(document.attachments[0].data, "a.docx").blocks[0].text == HEADLINE
    assert read_bytes(document.attachments[1].data, "b.eml").source == "press@meridian.example"
    assert "intake.attachments" in document.warnings


def test_a_name_cannot_leave_its_folder() -> None:
    mail = message()
    mail.add_attachment(b"Text", maintype="text", subtype="plain", filename="NAME.txt")
    for name in (b"../../etc/x.txt", b"C:\\\\Windows\\\\x.txt", b"=?utf-8?Q?..=2F=0Ax?=.txt"):
        (attached,) = read(mail.as_bytes().replace(b"NAME.txt", name)).attachments
        assert not set("/\\\n") & set(attached.name)


def test_encodings_of_old_mail_programs() -> None:
    head = b"From: =?iso-8859-1?Q?Service_de_presse?= <p@x.example>\nSubject: =?utf-8?B?w4lsw6h2ZXM=?=\nMIME-Version: 1.0\n"
    french = "Les élèves déjà là, à l'été, étaient invités à Genève par le ministre. " * 4
    plain = b"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
    document = read(head + plain + quopri.encodestring(french.encode("latin-1")))
    assert "Les élèves déjà là" in texts(document, BlockKind.PARAGRAPH)[0]
    assert any("Élèves" in block.text for block in document.blocks)
    japanese = "閣僚は火曜日に計画に合意した。" * 9
    shifted = b"Content-Type: text/plain; charset=iso-2022-jp\n\n" + japanese.encode("iso-2022-jp")
    assert japanese in [block.text for block in read(head + shifted).blocks]


def test_flowed_lines_are_joined() -> None:
    mail = (
        b"From: a@b.example\nSubject: Lakes\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
        b"The ministers agreed on a plan \nthat will take effect \nin January.\n\nA second one.\n-- \nJane\n"
    )
    document = read(mail)
    assert "The ministers agreed on a plan that will take effect in January." in [
        block.text for block in document.blocks
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no header at all\n\ntext", "intake.not_mail"),
        (b"From: a@b.example\nSubject: x\n\n \n", "intake.mail_without_text"),
        (
            b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime\n\nTUlJ",
            "intake.mail_encrypted",
        ),
    ],
)
def test_mails_that_give_nothing(data: bytes, code: str) -> None:
    assert refused(lambda: read(data)).code == code


def test_a_mail_nested_a_thousand_times() -> None:
    head = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(1000)
    )
    data = b"From: a@b.example\nMIME-Version: 1.0\n" + head + b"Content-Type: text/plain\n\nText"
    assert refused(lambda: read(data)).code in ("intake.too_deep", "intake.mail_without_text")


def test_hostile_headers_and_cut_files() -> None:
    mail = message(html=f"<p>{BODY}</p>").as_bytes()
    for head in (
        b"From: \xff\xfe<\n",
        b"From: =?x?Q?=\n",
        b"Date: 99 99\n",
        b"Subject: =?utf-8?B?//\n",
        b"To: " + b"<" * 9000 + b"\n",
    ):
        read(head + b"X: y\n\n" + BODY.encode())
    for size in range(200, len(mail), 61):
        # Anything else than this refusal would be a bug.
        with contextlib.suppress(InputError):
            read(mail[:size])


def test_forty_megabytes_are_read_and_can_be_cancelled() -> None:
    mail = message()
    mail.add_attachment(bytes(30_000_000), maintype="application", subtype="zip", filename="photos.zip")
    data = mail.as_bytes()
    assert len(data) > 40_000_000
    document = read(data)
    assert texts(document, BlockKind.HEADLINE) == [HEADLINE]
    assert not document.attachments
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        read_bytes(data, "big.eml", cancel=token)
