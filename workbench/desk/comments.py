"""Comments where their text stands now."""

from __future__ import annotations

from dataclasses import replace

from workbench.model.comments import Comment
from workbench.model.translation import Translation
from workbench.store.store import Store


def comments_now(store: Store, translation: Translation) -> list[Comment]:
    """Return a translation's comments, oldest first.

    A comment on a segment that was split or joined since is on the segment that has its text now.
    """
    comments = store.editorial.comments(translation.id)
    moved = store.segments.moved(translation.release_id) if comments else {}
    return [
        replace(comment, segment_id=moved[comment.segment_id]) if comment.segment_id in moved else comment
        for comment in comments
    ]
