"""Splitting and joining segments, and correcting a source."""

from __future__ import annotations

from argparse import Namespace

from workbench.desk.desk import Desk
from workbench.desk.segments import Resegmented
from workbench.model.errors import InputError
from workbench.model.inline import from_tags, is_code, to_tags
from workbench.model.translation import Translation
from workbench.terminal.shared import open_desk, print_json


def split(options: Namespace) -> int:
    """``split ID SEGMENT WORDS --as NAME``: the second part begins with these words of the source."""
    with open_desk(options) as desk:
        release, translation = desk.releases.find(options.id, options.target)
        segment = desk.releases.segment(release.id, options.segment)
        at = place_of(segment.text, options.words)
        target = None
        if options.target_words:
            target = place_of(desk.editing.row(translation.id, segment.id).text, options.target_words)
        done = desk.segments.split(translation.id, segment.id, at, target, options.actor)
        _say(desk, translation, done, options.json)
    return 0


def join(options: Namespace) -> int:
    """``join ID SEGMENT --as NAME``: with the next segment of its paragraph."""
    with open_desk(options) as desk:
        release, translation = desk.releases.find(options.id, options.target)
        segment = desk.releases.segment(release.id, options.segment)
        _say(desk, translation, desk.segments.join(translation.id, segment.id, options.actor), options.json)
    return 0


def source(options: Namespace) -> int:
    """``source ID SEGMENT TEXT --as NAME``: record a corrected source."""
    with open_desk(options) as desk:
        release, translation = desk.releases.find(options.id, options.target)
        segment = desk.releases.segment(release.id, options.segment)
        row = desk.editing.row(translation.id, segment.id)
        desk.segments.edit_source(
            translation.id,
            segment.id,
            from_tags(options.text, segment.codes),
            options.actor,
            row.source_revision_id if options.parent is None else options.parent or None,
            options.reason,
            options.still_stands,
        )
        row = desk.editing.row(translation.id, segment.id)
    if options.json:
        print_json(
            {
                "segment": segment.id,
                "revision": row.source_revision_id,
                "source": to_tags(row.segment.text, row.segment.codes),
                "state": row.state,
            }
        )
    return 0


def place_of(text: str, words: str) -> int:
    """Return where the words begin (characters); raise ``InputError`` ``segments.words`` unless they stand there once.

    Inline codes of the text do not part the words.
    """
    plain = "".join(char for char in text if not is_code(char))
    places = [at for at, char in enumerate(text) if not is_code(char)]
    wanted = words.strip()
    count = plain.count(wanted) if wanted else 0
    if count != 1:
        raise InputError("segments.words", words=words, count=count)
    return places[plain.index(wanted)]


def _say(desk: Desk, translation: Translation, done: Resegmented, as_json: bool) -> None:
    made = [
        {
            "id": row.segment.id,
            "number": row.segment.number,
            "source": to_tags(row.segment.text, row.segment.codes),
            "target": to_tags(row.text, row.segment.codes),
            "state": row.state,
        }
        for one in done.after
        if one not in done.before
        for row in [desk.editing.row(translation.id, one)]
    ]
    if as_json:
        print_json({"block": done.block_id, "before": done.before, "after": done.after, "segments": made})
        return
    for one in made:
        print(one["number"], one["source"], one["target"], sep="\t")
