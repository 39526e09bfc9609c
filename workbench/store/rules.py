"""Rules that are turned off and on: the newest fact of a rule and a release, or of the house, holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.model.identity import new_id, now
from workbench.store.database import Database
from workbench.store.rows import from_moment, moment


@dataclass(frozen=True, slots=True)
class RuleFact:
    """What was decided about a rule. ``release_id`` is empty for the whole house.

    ``choice`` is ``off``, ``on``, ``usual`` (as if nothing had been decided) or, of the rule ``profile``, a
    profile's name. ``for_approval``: whoever decided may also decide what stands between a text and approval.
    """

    id: str
    rule: str
    release_id: str
    choice: str
    reason: str
    actor: str
    for_approval: bool
    at: datetime


class RuleRepository:
    """What was decided about rules."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, rule: str, release_id: str, choice: str, reason: str, actor: str, for_approval: bool
    ) -> None:
        """Record a decision."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO rule_choice VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (new_id(), rule, release_id, choice, reason, actor, for_approval, moment(now())),
            )

    def current(self, release_id: str = "") -> list[RuleFact]:
        """Return what holds for the house and, where one is named, for a release; oldest first."""
        return self._facts("c.release_id IN ('', ?)", (release_id,))

    def _facts(self, where: str, values: tuple[str, ...]) -> list[RuleFact]:
        rows = self._database.read().execute(
            f"SELECT c.* FROM rule_choice c WHERE {where} AND c.choice <> 'usual' AND NOT EXISTS"
            " (SELECT 1 FROM rule_choice n WHERE n.release_id = c.release_id AND n.rule = c.rule AND n.id > c.id)"
            " ORDER BY c.id",
            values,
        )
        return [
            RuleFact(
                row["id"],
                row["rule"],
                row["release_id"],
                row["choice"],
                row["reason"],
                row["actor"],
                bool(row["for_approval"]),
                from_moment(row["at"]),
            )
            for row in rows
        ]

    def of_releases(self) -> list[RuleFact]:
        """Return what holds in single releases, oldest first."""
        return self._facts("c.release_id <> ''", ())

    def newest(self) -> str:
        """Return the id of the newest decision: it changes whenever a rule does."""
        row = self._database.read().execute("SELECT max(id) AS newest FROM rule_choice").fetchone()
        return row["newest"] or ""
