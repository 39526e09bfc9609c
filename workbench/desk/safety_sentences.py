"""The sentences about the safety of the store: what was lost, what was brought back, what is in the way."""

from __future__ import annotations

from workbench.desk.catalogue import N_

SAFETY: dict[str, str | tuple[str, str]] = {
    "store.gone": N_(
        "The store is no longer in its folder, but its backups are. Put the file back or restore a backup: {path}"
    ),
    "store.moved": N_(
        "The folder of the store has been moved or is not connected. What you write is kept in the meantime and "
        "saved when it is back: {path}"
    ),
    "backups.no_such": (
        N_("There is no backup {number}: there is {count}. “pressbench backups list” shows them."),
        N_("There is no backup {number}: there are {count}. “pressbench backups list” shows them."),
    ),
    "repair.nothing": N_("Nothing of Pressbench can be found in this file; it was left as it is: {path}"),
    "repair.newest_stands": N_("Segment {number}: the newest target is lost; the one before it stands."),
    "repair.newest_gone": N_("Segment {number}: the target is lost."),
    "repair.newest_again": N_(
        "Segment {number}: the newest target is lost; it was put back from the memory as a draft."
    ),
    "repair.revision": (
        N_("Segment {number}: {count} older revision is lost."),
        N_("Segment {number}: {count} older revisions are lost."),
    ),
    "repair.source": N_("Segment {number}: the source is lost."),
    "repair.source_again": N_(
        "Segment {number}: the source was put together again from what is left; compare it with the original."
    ),
    "repair.block_again": N_("The kind of a paragraph is lost; it counts as body text."),
    "repair.translation_again": N_("When the translation was begun is lost; check its language."),
    "repair.release_again": N_("Where the release came from is lost; check its language."),
    "repair.title": N_(
        "Title, reference, embargo and deadline are lost. It counts as embargoed until you say otherwise."
    ),
    "repair.transition": N_(
        "A decision is lost: the chain of decisions has a gap, and verifying it will say so."
    ),
    "repair.content": N_("The exact text of a submitted or approved version is lost."),
    "repair.facts": (
        N_("{count} entry is lost: {what}."),
        N_("{count} entries are lost: {what}."),
    ),
}
