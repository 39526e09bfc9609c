"""A desk with three people and one small release in English, to be translated into French."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from workbench.desk.desk import Desk
from workbench.desk.intake import read_html
from workbench.model.people import Role
from workbench.model.release import Confidentiality, Release, Segment
from workbench.model.translation import Action, SegmentState, TargetRevision, Translation

WRITER, REVIEWER, EDITOR = "L. Marchand", "S. Kone", "E. Vasquez"

PAGE = """<html lang="en"><body>
<h1>Water comes back to Kessou</h1>
<p>Meridian Relief has opened <b>eleven</b> water points in Kessou. They serve 14,500 people every day.</p>
<p>The work took 26 days. See <a href="https://meridian.example/kessou">the plan</a> for more.</p>
</body></html>"""

# The same in French, with the codes of the source.
FRENCH = (
    "L’eau revient à Kessou",
    "Secours Méridien a ouvert <1>onze</1> points d’eau à Kessou.",
    "Ils desservent 14\u00a0500 personnes chaque jour.",
    "Les travaux ont duré 26\u00a0jours.",
    "Voir <1>le plan</1> pour en savoir plus.",
)


def open_desk(folder: Path) -> Desk:
    """Open a desk with a translator, a reviewer and an editor; no grammar engine is asked."""
    desk = Desk.open(folder)
    desk.settings.set("grammar_engine", "off")
    desk.people.add(WRITER, [Role.TRANSLATOR], ["fr"])
    desk.people.add(REVIEWER, [Role.REVIEWER])
    desk.people.add(EDITOR, [Role.EDITOR])
    return desk


def add_release(
    desk: Desk,
    html: str = PAGE,
    confidentiality: Confidentiality = Confidentiality.PUBLIC,
    embargo: datetime | None = None,
    reference: str = "MR-1",
    targets: Sequence[str] = ("fr",),
) -> tuple[Release, Translation]:
    """Take a page in as a release; return it with its first translation."""
    release, translations, _changes = desk.releases.add(
        read_html(html, "en"), targets, EDITOR, reference, confidentiality, embargo
    )
    return release, translations[0]


def segments(desk: Desk, translation: Translation) -> list[Segment]:
    """Return the segments of the translation's release."""
    return desk.releases.segments(translation.release_id)


def write(
    desk: Desk,
    translation: Translation,
    number: int,
    text: str,
    author: str = WRITER,
    state: SegmentState = SegmentState.TRANSLATED,
) -> TargetRevision:
    """Commit a text, written with tags, for the segment of that number; return the new head."""
    from workbench.model.inline import from_tags

    segment = segments(desk, translation)[number - 1]
    row = desk.editing.row(translation.id, segment.id)
    desk.editing.commit(
        translation.id, segment.id, from_tags(text, segment.codes), state, author, row.revision_id
    )
    head = desk.editing.row(translation.id, segment.id).revision
    assert head is not None
    return head


def write_all(desk: Desk, translation: Translation) -> None:
    """Translate the whole page."""
    for number, text in enumerate(FRENCH, start=1):
        write(desk, translation, number, text)


def approve(desk: Desk, translation: Translation) -> None:
    """Translate, submit and approve the page."""
    write_all(desk, translation)
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    desk.editorial.act(translation.id, Action.APPROVE, REVIEWER)
