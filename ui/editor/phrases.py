"""The words of the grid: kinds of blocks, states, and where a text came from."""

from __future__ import annotations

from datetime import datetime

from ui.words import _, moment_words, ngettext
from workbench.desk import wording
from workbench.model.issues import Issue, Severity
from workbench.model.release import Block
from workbench.model.translation import Origin, OriginKind, SegmentState


def block_label(block: Block) -> str:
    """Return the small label over a block."""
    if block.dateline:
        return _("Lead · dateline {place}").format(place=block.dateline.split(",")[0]).upper()
    return wording.name(block.kind).upper()


def state_word(state: SegmentState, locked: bool = False) -> str:
    """Return the word for a segment's state."""
    if locked:
        return _("Locked")
    return wording.name(state)


def origin_word(origin: Origin) -> str:
    """Return the few words under the state; empty for what a person wrote."""
    if origin.kind is OriginKind.MEMORY:
        return _("memory {score} %").format(score=origin.score)
    return {
        OriginKind.MACHINE: _("machine"),
        OriginKind.SOURCE: _("copied"),
        OriginKind.PAIRED: _("paired"),
        OriginKind.IMPORTED: _("imported"),
        OriginKind.PROPAGATED: _("repeated"),
    }.get(origin.kind, "")


def origin_sentence(origin: Origin, author: str, at: datetime | None) -> str:
    """Return where a text came from, for the strip under the active row."""
    when = moment_words(at) if at is not None else ""
    if origin.kind is OriginKind.NONE or at is None:
        return _("Not translated yet")
    if origin.kind is OriginKind.MEMORY:
        said = _("Memory {score} %").format(score=origin.score)
        said = f"{said} · {origin.reference}" if origin.reference else said
    elif origin.kind is OriginKind.MACHINE:
        said = _("Machine draft, {engine}").format(engine=origin.engine or "?")
    elif origin.kind is OriginKind.SOURCE:
        said = _("Copied from the source")
    elif origin.kind is OriginKind.PAIRED:
        said = _("From the paired translation")
    elif origin.kind is OriginKind.IMPORTED:
        said = _("Imported from {program}").format(program=origin.engine or _("a file"))
    elif origin.kind is OriginKind.PROPAGATED:
        said = _("Repeated from another segment")
    else:
        return f"{author}, {when}"
    if origin.edited:
        said = _("{origin}, edited by {author}").format(origin=said, author=author)
    return f"{said}, {when}"


def issue_counts(issues: tuple[Issue, ...] | list[Issue]) -> str:
    """Return how many errors and warnings there are, in words; empty where there are none."""
    errors = sum(1 for issue in issues if issue.severity is Severity.ERROR)
    warnings = sum(1 for issue in issues if issue.severity is Severity.WARNING)
    said = []
    if errors:
        said.append(ngettext("{count} error", "{count} errors", errors).format(count=errors))
    if warnings:
        said.append(ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings))
    return " · ".join(said)
