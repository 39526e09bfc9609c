"""Putting a damaged store together again, and saying what is missing since."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from workbench.desk import wording
from workbench.desk.catalogue import N_, _, ngettext
from workbench.model.identity import now
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.store.rebuilding import Loss, LossKind
from workbench.store.repair import Repaired, repair
from workbench.store.store import FILE_NAME, Store

_TABLES = {
    "person_fact": N_("people"),
    "setting_fact": N_("settings"),
    "release_revision": N_("details of releases"),
    "block_decision": N_("blocks kept or dropped"),
    "block_segmentation": N_("splits and joins"),
    "segment_lineage": N_("splits and joins"),
    "source_revision": N_("corrected sources"),
    "target_revision": N_("targets"),
    "transition": N_("decisions"),
    "comment": N_("comments"),
    "comment_resolution": N_("answers to comments"),
    "waiver": N_("exceptions"),
    "concept_revision": N_("terms"),
    "termbase_revision": N_("termbases"),
    "translation_unit": N_("memory"),
    "memory_revision": N_("memories"),
    "unit_context": N_("memory"),
    "unit_end": N_("memory"),
    "dictionary_word": N_("words of the dictionary"),
    "ignored_issue": N_("ignored issues"),
    "library_mark": N_("tags and dossiers"),
    "learned_line": N_("learned lines"),
    "rule_choice": N_("rules turned off or on"),
    "personal_word": N_("words of the dictionary"),
    "ignored_issue_end": N_("ignored issues"),
}


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One thing that a repair could not bring back, or made again: of which release, language and segment.

    ``title`` and ``language`` are empty, and ``number`` is 0, where it is of none.
    """

    release_id: str
    title: str
    language: str
    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What a repair brought: how many facts, how many of them from backups, and what is missing.

    ``kept_at`` is the damaged file, which stays; ``file`` holds this report as text, None where it could not be
    written.
    """

    kept_at: Path
    facts: int
    from_backups: int
    pages: int
    unreadable_pages: int
    missing: tuple[MissingLine, ...]
    file: Path | None = None

    def text(self) -> str:
        """Return the report in the interface language, a line a thing."""
        lines = [self.summary(), ""]
        before = None
        for line in self.missing:
            place = (line.title, line.language)
            if place != before:
                head = f"{line.title} ({line.language})" if line.language else line.title
                lines += (
                    [head or _("The whole desk"), ""]
                    if before is None
                    else ["", head or _("The whole desk"), ""]
                )
                before = place
            lines.append("- " + line.sentence)
        return "\n".join(lines) + "\n"

    def summary(self) -> str:
        """Return in a few sentences what was done."""
        sentences = [
            ngettext("{count} fact was saved.", "{count} facts were saved.", self.facts).format(
                count=self.facts
            ),
            ngettext(
                "{count} of {all} pages of the file could not be read whole.",
                "{count} of {all} pages of the file could not be read whole.",
                self.unreadable_pages,
            ).format(count=self.unreadable_pages, all=self.pages),
        ]
        if self.from_backups:
            sentences.append(
                ngettext(
                    "{count} of the facts came from a backup.",
                    "{count} of the facts came from backups.",
                    self.from_backups,
                ).format(count=self.from_backups)
            )
        if not self.missing:
            sentences.append(_("Nothing is known to be missing."))
        kept = _("The damaged file is kept: {path}").format(path=self.kept_at)
        return " ".join(sentences) + "\n" + kept


def repair_desk(
    folder: Path, cancel: CancelToken | None = None, progress: Progress = no_progress
) -> RepairReport:
    """Repair the store of a folder, which nobody has open, and say what is missing.

    Raises ``Cancelled`` (everything is then as it was), and ``StorageError``: ``repair.nothing`` where no fact can
    be found, else ``store.…``.
    """
    done = repair(folder / FILE_NAME, cancel, progress)
    with closing(Store(folder)) as store:
        missing = tuple(sorted(_lines(store, done), key=_order))
    report = RepairReport(
        done.kept_at, done.facts, done.from_backups, done.pages, done.unreadable_pages, missing
    )
    file = folder / f"pressbench-repair-{now():%Y%m%dT%H%M%SZ}.txt"
    try:
        file.write_text(report.text(), encoding="utf-8")
    except OSError:
        return report
    return RepairReport(
        done.kept_at, done.facts, done.from_backups, done.pages, done.unreadable_pages, missing, file
    )


def _order(line: MissingLine) -> tuple[bool, str, str, str, int]:
    return not line.release_id, line.title, line.release_id, line.language, line.number


def _lines(store: Store, done: Repaired) -> list[MissingLine]:
    titles = {release.id: release.title for release in store.releases.all()}
    languages: dict[str, str] = {}
    numbers: dict[str, dict[str, int]] = {}
    lines = []
    for loss in done.losses:
        release = loss.release_id if loss.release_id in titles else ""
        if release and release not in numbers:
            numbers[release] = {one.id: one.number for one in store.releases.segments(release)}
            languages |= {one.id: one.target_language for one in store.releases.translations(release)}
        number = numbers.get(release, {}).get(loss.segment_id, 0)
        lines.append(
            MissingLine(
                release,
                titles.get(release, ""),
                languages.get(loss.translation_id, ""),
                number,
                _say(loss, number),
            )
        )
    return lines


def _say(loss: Loss, number: int) -> str:
    code = {
        LossKind.NEWEST: "repair.newest_stands" if loss.stands else "repair.newest_gone",
        LossKind.NEWEST_AGAIN: "repair.newest_again",
        LossKind.REVISION: "repair.revision",
        LossKind.SOURCE: "repair.source",
        LossKind.SOURCE_AGAIN: "repair.source_again",
        LossKind.BLOCK_AGAIN: "repair.block_again",
        LossKind.TRANSLATION_AGAIN: "repair.translation_again",
        LossKind.RELEASE_AGAIN: "repair.release_again",
        LossKind.TITLE: "repair.title",
        LossKind.TRANSITION: "repair.transition",
        LossKind.CONTENT: "repair.content",
        LossKind.FACTS: "repair.facts",
    }[loss.kind]
    data: dict[str, object] = {"number": number or "–", "count": loss.count}
    if loss.table:
        data["what"] = _(_TABLES.get(loss.table, loss.table))
    return wording.sentence(code, data)
