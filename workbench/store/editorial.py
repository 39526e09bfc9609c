"""Transitions with the texts they speak of, comments, waivers and ignored issues."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from workbench.model.comments import Comment, CommentWeight, Waiver, WaiverScope
from workbench.model.identity import new_id, now
from workbench.model.translation import Action, Status, Transition
from workbench.store.database import Database
from workbench.store.rows import from_moment, moment


@dataclass(frozen=True, slots=True)
class IgnoredIssue:
    """An issue that is not to be reported: ``scope`` is ``once``, ``release`` or ``always``."""

    id: str
    translation_id: str
    release_id: str
    scope: str
    subject: str
    reason: str
    actor: str
    at: datetime


class EditorialRepository:
    """What was decided about translations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_transition(self, transition: Transition, canonical_text: str) -> None:
        """Add a transition together with the text that its content hash was made from."""
        with self._database.write() as connection:
            self.keep_content(transition.content_hash, canonical_text)
            connection.execute(
                "INSERT INTO transition VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    transition.id,
                    transition.translation_id,
                    transition.action,
                    transition.from_status,
                    transition.to_status,
                    transition.actor,
                    moment(transition.at),
                    transition.note,
                    transition.content_hash,
                    transition.previous_hash,
                    transition.hash,
                    transition.four_eyes,
                ),
            )

    def transitions(self, translation_id: str) -> list[Transition]:
        """Return the translation's chain of transitions, oldest first."""
        rows = self._database.read().execute(
            "SELECT * FROM transition WHERE translation_id = ? ORDER BY rowid",
            (translation_id,),
        )
        return [transition_from(row) for row in rows]

    def chains(self) -> dict[str, list[Transition]]:
        """Return every translation's chain, oldest first."""
        chains: dict[str, list[Transition]] = {}
        for row in self._database.read().execute("SELECT * FROM transition ORDER BY rowid"):
            chains.setdefault(row["translation_id"], []).append(transition_from(row))
        return chains

    def content(self, content_hash: str) -> str | None:
        """Return the canonical text that a content hash was made from."""
        row = (
            self._database.read()
            .execute(
                "SELECT canonical_text FROM transition_content WHERE content_hash = ?",
                (content_hash,),
            )
            .fetchone()
        )
        return None if row is None else str(row["canonical_text"])

    def keep_content(self, content_hash: str, canonical_text: str) -> None:
        """Keep a canonical text that went out without a transition."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO transition_content VALUES (?, ?)", (content_hash, canonical_text)
            )

    def add_comment(self, comment: Comment) -> None:
        """Add a comment or an answer."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO comment VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    comment.id,
                    comment.translation_id,
                    comment.segment_id,
                    comment.parent_id,
                    comment.weight,
                    comment.text,
                    comment.author,
                    moment(comment.at),
                ),
            )

    def resolve_comment(self, comment_id: str, resolved: bool, actor: str) -> None:
        """Record that a comment is resolved, or open again."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO comment_resolution VALUES (?, ?, ?, ?, ?)",
                (new_id(), comment_id, resolved, actor, moment(now())),
            )

    def comments(self, translation_id: str) -> list[Comment]:
        """Return the translation's comments, oldest first, as they stand now."""
        rows = self._database.read().execute(
            "SELECT c.*, coalesce(d.resolved, 0) AS resolved FROM comment c LEFT JOIN"
            " comment_resolution d ON d.id = (SELECT max(id) FROM comment_resolution WHERE"
            " comment_id = c.id) WHERE c.translation_id = ? ORDER BY c.id",
            (translation_id,),
        )
        return [_comment_from(row) for row in rows]

    def comment(self, comment_id: str) -> Comment | None:
        """Return one comment."""
        row = (
            self._database.read()
            .execute(
                "SELECT c.*, coalesce(d.resolved, 0) AS resolved FROM comment c LEFT JOIN"
                " comment_resolution d ON d.id = (SELECT max(id) FROM comment_resolution WHERE"
                " comment_id = c.id) WHERE c.id = ?",
                (comment_id,),
            )
            .fetchone()
        )
        return None if row is None else _comment_from(row)

    def add_waiver(self, waiver: Waiver) -> None:
        """Record an exception."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO waiver VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    waiver.id,
                    waiver.release_id,
                    waiver.translation_id,
                    waiver.scope,
                    waiver.subject,
                    waiver.reason,
                    waiver.actor,
                    moment(waiver.at),
                ),
            )

    def waivers(self, release_id: str) -> list[Waiver]:
        """Return the exceptions of a release, oldest first."""
        rows = self._database.read().execute(
            "SELECT * FROM waiver WHERE release_id = ? ORDER BY id", (release_id,)
        )
        return [
            Waiver(
                row["id"],
                row["release_id"],
                row["translation_id"],
                WaiverScope(row["scope"]),
                row["subject"],
                row["reason"],
                row["actor"],
                from_moment(row["at"]),
            )
            for row in rows
        ]

    def ignore(self, ignored: IgnoredIssue) -> None:
        """Record that an issue is not to be reported."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO ignored_issue VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    ignored.id,
                    ignored.translation_id,
                    ignored.release_id,
                    ignored.scope,
                    ignored.subject,
                    ignored.reason,
                    ignored.actor,
                    moment(ignored.at),
                ),
            )

    def end_ignoring(self, ignored_id: str, actor: str) -> None:
        """Record that an ignored issue is to be reported again."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO ignored_issue_end VALUES (?, ?, ?, ?)",
                (new_id(), ignored_id, actor, moment(now())),
            )

    def ignored(self, translation_id: str, release_id: str) -> list[IgnoredIssue]:
        """Return what is ignored in a translation: there, in its release, or everywhere."""
        return self._ignored(
            "translation_id = ? OR (scope = 'release' AND release_id = ?) OR scope = 'always'",
            (translation_id, release_id),
        )

    def ignored_widely(self) -> list[IgnoredIssue]:
        """Return what is ignored in whole releases or everywhere, oldest first."""
        return self._ignored("scope IN ('release', 'always')", ())

    def ignored_once(self, most: int) -> list[IgnoredIssue]:
        """Return what is ignored at one place alone, of any translation, newest first; at most so many."""
        return self._ignored("scope = 'once'", (most,), "id DESC LIMIT ?")

    def _ignored(self, where: str, values: tuple[str | int, ...], order: str = "id") -> list[IgnoredIssue]:
        rows = self._database.read().execute(
            f"SELECT * FROM ignored_issue i WHERE ({where}) AND NOT EXISTS"
            f" (SELECT 1 FROM ignored_issue_end e WHERE e.ignored_id = i.id) ORDER BY {order}",
            values,
        )
        return [
            IgnoredIssue(
                row["id"],
                row["translation_id"],
                row["release_id"],
                row["scope"],
                row["subject"],
                row["reason"],
                row["actor"],
                from_moment(row["at"]),
            )
            for row in rows
        ]


def transition_from(row: sqlite3.Row) -> Transition:
    """Return the transition of a row that has every column."""
    return Transition(
        id=row["id"],
        translation_id=row["translation_id"],
        action=Action(row["action"]),
        from_status=Status(row["from_status"]),
        to_status=Status(row["to_status"]),
        actor=row["actor"],
        at=from_moment(row["at"]),
        note=row["note"],
        content_hash=row["content_hash"],
        previous_hash=row["previous_hash"],
        hash=row["hash"],
        four_eyes=bool(row["four_eyes"]),
    )


def _comment_from(row: sqlite3.Row) -> Comment:
    return Comment(
        id=row["id"],
        translation_id=row["translation_id"],
        segment_id=row["segment_id"],
        author=row["author"],
        at=from_moment(row["at"]),
        text=row["text"],
        weight=CommentWeight(row["weight"]),
        parent_id=row["parent_id"],
        resolved=bool(row["resolved"]),
    )
