"""The sample desk: a fictional press office in the middle of its day."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from workbench.delivery.words import date_words
from workbench.desk.desk import Desk
from workbench.desk.editing import Edit
from workbench.intake.embargo import find_embargo
from workbench.intake.reading import read_file
from workbench.model.errors import InputError
from workbench.model.identity import now
from workbench.model.people import Role
from workbench.model.release import Confidentiality, Release
from workbench.model.tasks import Progress, no_progress
from workbench.model.translation import Action, Origin, OriginKind, SegmentState, Translation
from workbench.places import resources_folder

TRANSLATOR = "L. Marchand"
SAMPLES = resources_folder() / "samples"
EARLIER = SAMPLES / "earlier"
DAY = SAMPLES / "meridian-water-points"
SESSION = SAMPLES / "four-lakes-session"
GLOSSARIES = resources_folder() / "glossaries"
ZONE = "Etc/GMT"
_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
# Where the earlier translations stand, but for those that are published: the board shows a real day.
_UNFINISHED = {("MR-2026-105", "fr"): Action.APPROVE, ("MR-2026-105", "es"): Action.SUBMIT}


def prepare_sample(desk: Desk, progress: Progress = no_progress) -> Release:
    """Fill an empty desk with people, terms, earlier releases and the two releases of the day.

    Everything goes through the deeds of the desk, as it would on a real day. Returns the release to work
    on. A desk that is prepared already is left as it is.
    """
    try:
        return desk.releases.get("MR-2026-114")
    except InputError as error:
        if error.code != "release.unknown":
            raise
    plan = json.loads((EARLIER / "releases.json").read_text(encoding="utf-8"))
    steps = len(plan["releases"]) + 3
    for person in plan["people"]:
        desk.people.add(person["name"], [Role(role) for role in person["roles"]], person["languages"])
    desk.settings.set("person", TRANSLATOR)
    for glossary in sorted(GLOSSARIES.glob("*.csv")):
        desk.terms.import_file(glossary, TRANSLATOR)
    progress(1, steps)
    for done, earlier in enumerate(plan["releases"], start=2):
        _add_earlier(desk, earlier)
        progress(done, steps)
    add_document(desk, SESSION / "en.html", "FLC-2026-31", ("fr", "es"))
    progress(steps - 1, steps)
    release = add_document(desk, DAY / "en.txt", "MR-2026-114", ("fr", "es"))
    progress(steps, steps)
    return release


def add_document(desk: Desk, path: Path, reference: str, targets: tuple[str, ...]) -> Release:
    """Take a sample document in as an embargoed release that is due today."""
    document = read_file(path, "en")
    moment = now()
    embargo = find_embargo(document.embargo_text, "en", moment.date()) if document.embargo_text else None
    if embargo is not None and embargo <= moment:
        embargo = _next_at(14, moment)
        document = replace(
            document,
            embargo_text=with_embargo(document.embargo_text, "en", embargo),
            blocks=tuple(
                replace(block, text=with_embargo(block.text, "en", embargo)) for block in document.blocks
            ),
            segments=tuple(
                replace(segment, text=with_embargo(segment.text, "en", embargo))
                for segment in document.segments
            ),
        )
    release, _translations, _changes = desk.releases.add(
        document,
        targets,
        author="E. Vasquez",
        reference=reference,
        confidentiality=Confidentiality.EMBARGOED if embargo else Confidentiality.PUBLIC,
        embargo=embargo,
        embargo_zone=ZONE if embargo else "",
        due=_next_at(17, moment),
    )
    return release


def with_embargo(text: str, language: str, embargo: datetime) -> str:
    """Return a sample's text with the day of its embargo line moved to that of ``embargo``.

    The sample is written for one day; on the desk its embargo lies ahead, and text and clock must agree.
    """
    weekday, between = _WEEKDAYS[language][embargo.weekday()], {"es": " de "}.get(language, "[ \u00a0]")
    written = re.compile(rf"\w+ 24{between}\w+{between if language == 'es' else ' '}2026")
    return written.sub(f"{weekday} {date_words(embargo, language)}", text)


def _next_at(hour: int, moment: datetime) -> datetime:
    """Return the next full hour of that name, at least two hours away, in UTC."""
    at = datetime.combine(moment.date(), time(hour), UTC)
    return at if at - moment > timedelta(hours=2) else at + timedelta(days=1)


def _add_earlier(desk: Desk, earlier: dict[str, Any]) -> None:
    language = earlier["source_language"]
    source = read_file(EARLIER / earlier["files"][language], language)
    targets = [code for code in earlier["files"] if code != language]
    embargo = earlier["embargo"]
    release, translations, _changes = desk.releases.add(
        source,
        targets,
        author=earlier["editor"],
        reference=earlier["reference"],
        confidentiality=Confidentiality.EMBARGOED if embargo else Confidentiality.PUBLIC,
        embargo=datetime.fromisoformat(embargo) if embargo else None,
        embargo_zone=ZONE if embargo else "",
    )
    for translation in translations:
        code = translation.target_language
        texts = sentences(EARLIER / earlier["files"][code], code)
        commit_paired(desk, release, translation, texts, earlier["translators"][code])
        _walk(desk, translation, earlier)


def sentences(path: Path, language: str) -> list[str]:
    """Return the sentences of a document that intake keeps, in order."""
    return [segment.text for segment in read_file(path, language).segments]


def commit_paired(
    desk: Desk, release: Release, translation: Translation, texts: list[str], author: str
) -> None:
    """Commit texts that pair one to one with a release's segments, as translated."""
    segments = desk.releases.segments(release.id)
    if len(segments) != len(texts):
        raise InputError(
            "sample.not_paired", reference=release.reference, source=len(segments), target=len(texts)
        )
    edits = [
        Edit(segment.id, text, SegmentState.TRANSLATED, None, Origin(OriginKind.PAIRED))
        for segment, text in zip(segments, texts, strict=True)
    ]
    desk.editing.commit_many(translation.id, edits, author)


def _walk(desk: Desk, translation: Translation, earlier: dict[str, Any]) -> None:
    last = _UNFINISHED.get((earlier["reference"], translation.target_language), Action.PUBLISH)
    for action, actor in (
        (Action.SUBMIT, earlier["translators"][translation.target_language]),
        (Action.APPROVE, earlier["reviewer"]),
        (Action.PUBLISH, earlier["editor"]),
    ):
        desk.editorial.act(translation.id, action, actor)
        if action is last:
            return
