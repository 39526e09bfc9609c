"""The day of a sample release, walked through in the terminal with the real desk and its real deeds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.desk import wording
from workbench.desk.catalogue import _, ngettext
from workbench.desk.desk import Desk
from workbench.desk.intake import read_file
from workbench.desk.sample import DAY, TRANSLATOR, prepare_sample, sentences, with_embargo
from workbench.desk.views import Row
from workbench.model.errors import InputError, PressbenchError
from workbench.model.issues import Severity
from workbench.model.release import Release
from workbench.model.tasks import CancelToken
from workbench.model.translation import Action, SegmentState, Translation

REVIEWER = "S. Kone"
EDITOR = "E. Vasquez"
FORMATS = ("docx", "html", "markdown", "text", "po", "tmx")
_MISTYPED = ("14\u00a0500", "15\u00a0400")
_MARKER = "made-by-pressbench-tour"


def tour(options: Namespace) -> int:
    """Walk from the pasted page to the verified files; write those and pictures of the window."""
    out: Path = options.out
    folder = _fresh_folder(out)
    desk = Desk.open(folder)
    try:
        with _step(_("The desk")):
            release = prepare_sample(desk)
            _say(
                _("{people} people, {terms} concepts, {units} sentences in the memory").format(
                    people=len(desk.people.all()),
                    terms=len(desk.terms.concepts()),
                    units=desk.memory_count(),
                )
            )
        _take_in()
        release, translation = desk.releases.find(release.id, "fr")
        _draft(desk, translation)
        _write(desk, translation, release)
        _check(desk, translation)
        _approve(desk, translation, release)
        _deliver(desk, translation, out)
    finally:
        desk.close()
    _pictures(folder, out)
    return 0


def _fresh_folder(out: Path) -> Path:
    folder = out / "desk"
    if folder.exists():
        if not (folder / _MARKER).exists():
            raise InputError("tour.not_ours", path=str(folder))
        shutil.rmtree(folder)
    try:
        folder.mkdir(parents=True)
        (folder / _MARKER).touch()
    except OSError as error:
        raise InputError("tour.no_folder", path=str(folder), reason=error.strerror or "") from None
    return folder


@contextmanager
def _step(title: str) -> Iterator[None]:
    print(f"\n== {title}", flush=True)
    yield


def _say(sentence: str) -> None:
    print(f"   {sentence}", flush=True)


def _take_in() -> None:
    with _step(_("A release is pasted from a web page, menus and all")):
        document = read_file(DAY / "en.txt")
        dropped = Counter(block.reason for block in document.blocks if not block.kept)
        kept = [block for block in document.blocks if block.kept]
        _say(
            _("Language {language}; {kept} blocks kept, {segments} segments").format(
                language=document.language, kept=len(kept), segments=len(document.segments)
            )
        )
        for reason, count in dropped.most_common():
            _say(
                ngettext("{count} line dropped: {reason}", "{count} lines dropped: {reason}", count).format(
                    count=count, reason=wording.name(reason)
                )
            )
        _say(_("Headline: {text}").format(text=document.title))
        for block in kept:
            if block.dateline:
                _say(_("Dateline: {text}").format(text=block.dateline))
        if document.embargo_text:
            _say(_("Embargo line: {text}").format(text=document.embargo_text))


def _draft(desk: Desk, translation: Translation) -> None:
    with _step(_("Drafting fills what the memory knows, and leaves the rest open")):
        report = desk.drafts.draft(translation.id, None, "", TRANSLATOR, CancelToken())
        came = Counter(wording.origin_words(one.origin) for one in report.segments if one.origin)
        for origin, count in came.most_common():
            _say(
                ngettext("{count} segment: {origin}", "{count} segments: {origin}", count).format(
                    count=count, origin=origin
                )
            )
        left = sum(one.origin is None for one in report.segments)
        _say(ngettext("{count} segment left open", "{count} segments left open", left).format(count=left))


def _rows(desk: Desk, translation: Translation) -> list[Row]:
    return desk.editing.rows(translation.id, 0, desk.editing.outline(translation.id).count)


def _write(desk: Desk, translation: Translation, release: Release) -> None:
    with _step(_("The translator writes the rest, and mistypes a figure")):
        written = 0
        mistyped = False
        for row, text in zip(_rows(desk, translation), sentences(DAY / "fr.txt", "fr"), strict=True):
            mine = row.text or text
            if release.embargo is not None:
                mine = with_embargo(mine, "fr", release.embargo)
            if _MISTYPED[0] in mine and not mistyped:
                mine, mistyped = mine.replace(*_MISTYPED), True
            written += not row.text
            desk.editing.commit(
                translation.id, row.segment.id, mine, SegmentState.TRANSLATED, TRANSLATOR, row.revision_id
            )
        progress = desk.editing.progress(translation.id)
        _say(
            _("{written} written; {confirmed} of {total} confirmed; {source} words → {target} words").format(
                written=written,
                confirmed=progress.confirmed,
                total=progress.total,
                source=progress.source_words,
                target=progress.target_words,
            )
        )


def _check(desk: Desk, translation: Translation) -> None:
    with _step(_("Every figure, date, name and term is checked, and the French too")):
        engines = ", ".join(
            f"{engine.name} ({wording.name(engine.destination)})" for engine in desk.proofing.engines()
        )
        _say(_("Grammar: {engines}").format(engines=engines or _("no engine at hand")))
        issues = desk.proofing.check(translation.id, CancelToken())
        numbers = {row.segment.id: row.segment.number for row in _rows(desk, translation)}
        for issue in issues:
            _say(f"[{numbers[issue.segment_id]}] {wording.name(issue.severity)}, {wording.issue_line(issue)}")
        _say(_("She corrects the figure"))
        wrong = next(row for row in _rows(desk, translation) if _MISTYPED[1] in row.text)
        desk.editing.commit(
            translation.id,
            wrong.segment.id,
            wrong.text.replace(_MISTYPED[1], _MISTYPED[0]),
            SegmentState.TRANSLATED,
            TRANSLATOR,
            wrong.revision_id,
        )
        left = desk.proofing.check(translation.id, CancelToken(), grammar=False)
        errors = sum(issue.severity is Severity.ERROR for issue in left)
        _say(ngettext("{count} error is left", "{count} errors are left", errors).format(count=errors))


def _approve(desk: Desk, translation: Translation, release: Release) -> None:
    with _step(_("The text goes to review, and one exact version is approved")):
        transition, _changes = desk.editorial.act(translation.id, Action.SUBMIT, TRANSLATOR)
        _say(_("Submitted by {name}: SHA-256 {hash}").format(name=TRANSLATOR, hash=transition.content_hash))
        desk.people.add(TRANSLATOR, [*desk.people.get(TRANSLATOR).roles, *desk.people.get(REVIEWER).roles])
        _refused(desk, translation, Action.APPROVE, TRANSLATOR)
        transition, _changes = desk.editorial.act(translation.id, Action.APPROVE, REVIEWER)
        _say(_("Approved by {name}: SHA-256 {hash}").format(name=REVIEWER, hash=transition.content_hash))
        if release.embargo is not None:
            _refused(desk, translation, Action.PUBLISH, EDITOR)


def _refused(desk: Desk, translation: Translation, action: Action, actor: str) -> None:
    try:
        desk.editorial.act(translation.id, action, actor)
    except PressbenchError as error:
        _say(_("{name} is refused: {reason}").format(name=actor, reason=wording.say(error)))


def _deliver(desk: Desk, translation: Translation, out: Path) -> None:
    with _step(_("That version, and no other, is delivered and known again")):
        for form in FORMATS:
            path = out / desk.delivery.file_name(translation.id, form)
            desk.delivery.export(translation.id, form, path, actor=EDITOR)
            found = desk.delivery.verify_file(path)
            _say(wording.sentence(found.code, found.data))
        original = out / desk.delivery.file_name(translation.id, "text")
        forged = out / "changed-by-hand.txt"
        text = original.read_text(encoding="utf-8").replace(*_MISTYPED, 1)
        forged.write_text(text, encoding="utf-8", newline="")
        found = desk.delivery.verify_file(forged)
        _say(wording.sentence(found.code, found.data))


def _pictures(folder: Path, out: Path) -> None:
    with _step(_("Pictures of the window")):
        # The window is another program: nothing of the engine may know Qt.
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
        command = [sys.executable, "-m", "ui.pictures", "--data", str(folder), "--out", str(out)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            lines = done.stderr.strip().splitlines()
            raise InputError("tour.no_pictures", reason=lines[-1] if lines else "")
        for line in done.stdout.splitlines():
            _say(line)


def prepare(options: Namespace) -> None:
    """Fill the sample desk of ``pressbench sample`` where it is empty."""
    from workbench.places import cache_folder

    if options.data is None:
        options.data = cache_folder() / "sample-desk"
    desk = Desk.open(options.data)
    try:
        prepare_sample(desk)
    finally:
        desk.close()
