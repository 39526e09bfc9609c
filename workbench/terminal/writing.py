"""Drafting, editing, history and differences."""

from __future__ import annotations

from argparse import Namespace

from workbench.desk import wording
from workbench.desk.catalogue import _
from workbench.desk.differing import differing
from workbench.desk.editorial import VersionText
from workbench.model.errors import InputError
from workbench.model.inline import from_tags, to_tags
from workbench.model.tasks import CancelToken, no_progress
from workbench.model.translation import SegmentState
from workbench.terminal.shared import acting_person, open_desk, print_json


def draft(options: Namespace) -> int:
    """``draft ID``: fill what is empty, and say where each draft came from."""
    with open_desk(options) as desk:
        _release, translation = desk.releases.find(options.id, options.target)
        author = acting_person(desk, options.actor)
        report = desk.drafts.draft(translation.id, None, options.engine, author, CancelToken(), no_progress)
        segments = {segment.id: segment for segment in desk.releases.segments(translation.release_id)}
    lines = [
        {
            "segment": one.segment_id,
            "number": segments[one.segment_id].number,
            "target": to_tags(one.text, segments[one.segment_id].codes),
            "origin": one.origin.kind if one.origin else None,
            "engine": one.origin.engine if one.origin else "",
            "score": one.origin.score if one.origin else 0,
            "reference": one.origin.reference if one.origin else "",
            "left_open": one.why_not,
        }
        for one in report.segments
    ]
    if options.json:
        print_json(lines)
    else:
        data = {} if report.error is None else report.error.data
        for one in report.segments:
            where = (
                wording.origin_words(one.origin) if one.origin else wording.sentence(one.why_not, dict(data))
            )
            print(segments[one.segment_id].number, where, sep="\t")
    if report.error is not None:
        raise report.error
    return 0


def edit(options: Namespace) -> int:
    """``edit ID SEGMENT TEXT --as NAME``: commit a target revision."""
    with open_desk(options) as desk:
        release, translation = desk.releases.find(options.id, options.target)
        segment = desk.releases.segment(release.id, options.segment)
        row = desk.editing.row(translation.id, segment.id)
        parent = row.revision_id if options.parent is None else options.parent or None
        text = from_tags(options.text, segment.codes)
        state = SegmentState(options.state)
        desk.editing.commit(translation.id, segment.id, text, state, options.actor, parent)
        row = desk.editing.row(translation.id, segment.id)
    if options.json:
        print_json(
            {
                "segment": segment.id,
                "revision": row.revision_id,
                "state": row.state,
                "target": to_tags(row.text, segment.codes),
            }
        )
    return 0


def history(options: Namespace) -> int:
    """``history ID``: every revision and every transition, oldest first."""
    with open_desk(options, read_only=True) as desk:
        release, translation = desk.releases.find(options.id, options.target)
        wanted = desk.releases.segment(release.id, options.segment).id if options.segment else ""
        segments = {segment.id: segment for segment in desk.releases.segments(release.id)}
        events: list[dict[str, object]] = [
            {
                "at": revision.created_at.isoformat(),
                "who": revision.author,
                "what": "revision",
                "id": revision.id,
                "parent": revision.parent_id,
                "segment": revision.segment_id,
                "number": segments[revision.segment_id].number if revision.segment_id in segments else 0,
                "state": revision.state,
                "origin": revision.origin.kind,
                "text": to_tags(
                    revision.text,
                    segments[revision.segment_id].codes if revision.segment_id in segments else (),
                ),
            }
            for revision in desk.editing.history(translation.id, wanted)
        ]
        if not wanted:
            events += [
                {
                    "at": step.at.isoformat(),
                    "who": step.actor,
                    "what": step.action,
                    "id": step.id,
                    "from": step.from_status,
                    "to": step.to_status,
                    "note": step.note,
                    "content_hash": step.content_hash,
                    "hash": step.hash,
                    "four_eyes": step.four_eyes,
                }
                for step in desk.editorial.chain(translation.id)
            ]
    events.sort(key=lambda event: (str(event["at"]), str(event["id"])))
    if options.json:
        print_json(events)
        return 0
    for event in events:
        if event["what"] == "revision":
            state = wording.name(event["state"])
            print(
                event["at"],
                event["who"],
                wording.labelled(f"[{event['number']}] {state}", str(event["text"])),
                sep="\t",
            )
        else:
            line = f"{wording.name(event['what'])} → {wording.name(event['to'])}"
            rule = "" if event["four_eyes"] else " " + _("(four eyes switched off)")
            note = f": {event['note']}" if event["note"] else ""
            print(
                event["at"],
                event["who"],
                f"{line}{rule}{note} {event['content_hash']}",
                sep="\t",
            )
    return 0


def diff(options: Namespace) -> int:
    """``diff ID [REV] [REV]``: the last two versions, one with the current, or the two that are named."""
    with open_desk(options, read_only=True) as desk:
        _release, translation = desk.releases.find(options.id, options.target)
        versions = {version.number: version for version in desk.editorial.versions(translation.id)}
        numbers = sorted(versions)
        chosen = [_version(versions, word) for word in options.revisions[:2]]
        old = chosen[0] if chosen else versions[numbers[max(0, len(numbers) - 2)]]
        new = chosen[1] if len(chosen) > 1 else versions[numbers[-1]]
        changed = [
            {
                "segment": piece.segment_id,
                "old": piece.old,
                "new": piece.new,
                "marked": "".join(
                    _marked(
                        piece.old[change.old_start : change.old_end],
                        piece.new[change.new_start : change.new_end],
                    )
                    for change in desk.editorial.compare(piece.old, piece.new)
                ),
            }
            for piece in differing(old.readable(), new.readable())
        ]
    if options.json:
        print_json({"old": old.number, "new": new.number, "segments": changed})
    else:
        print(_("Version {old} → version {new}").format(old=old.number, new=new.number))
        for segment in changed:
            print(segment["marked"])
    return 1 if changed else 0


def _marked(gone: str, come: str) -> str:
    if gone == come:
        return gone
    return (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")


def _version(versions: dict[int, VersionText], word: str) -> VersionText:
    if not word.isdecimal() or int(word) not in versions:
        raise InputError("version.unknown", version=word, known=", ".join(map(str, sorted(versions))))
    return versions[int(word)]
