"""The termbases and their concepts: the newest fact of each holds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from workbench.model.courtesy import giving_way
from workbench.model.identity import new_id, now
from workbench.model.terms import HOUSE_TERMBASE, Concept, ConceptRevision, Term, Termbase, TermStatus
from workbench.store.database import Database
from workbench.store.rows import from_moment, moment

_AT_ONCE = 100
_CURRENT = (
    "SELECT v.id, v.concept_id, v.concept FROM concept_revision v JOIN"
    " (SELECT max(id) AS id FROM concept_revision GROUP BY concept_id) newest ON newest.id = v.id"
    " WHERE NOT v.removed ORDER BY v.id"
)


class ConceptRepository:
    """Concepts: the newest revision of one holds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, concepts: Iterable[Concept], author: str, removed: bool = False, origin: str = "") -> None:
        """Record concepts as they now are, or that they are removed; ``origin`` names the file they came from."""
        at = moment(now())
        with self._database.write() as connection:
            connection.executemany(
                "INSERT INTO concept_revision VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (new_id(), concept.id, _concept_column(concept, origin), removed, author, at)
                    for concept in concepts
                ],
            )

    def all(self) -> list[Concept]:
        """Return the concepts as they are now, of every termbase, in the order of their newest revisions."""
        rows = self._database.read().execute(_CURRENT).fetchall()
        return [_concept_from(row["concept_id"], row["concept"]) for row in giving_way(rows, _AT_ONCE)]

    def since(self, count: int) -> tuple[list[Concept], list[str]]:
        """Return what changed after the first ``count`` facts of concepts: the concepts as they are now, in the
        order of their newest facts, and the ids of those that were removed."""
        rows = self._database.read().execute(
            "SELECT v.concept_id, v.concept, v.removed FROM concept_revision v JOIN (SELECT max(id) AS id FROM"
            " concept_revision WHERE concept_id IN (SELECT concept_id FROM concept_revision WHERE rowid > ?)"
            " GROUP BY concept_id) newest ON newest.id = v.id ORDER BY v.id",
            (count,),
        )
        concepts, removed = [], []
        for row in rows.fetchall():
            if row["removed"]:
                removed.append(row["concept_id"])
            else:
                concepts.append(_concept_from(row["concept_id"], row["concept"]))
        return concepts, removed

    def counts(self) -> tuple[int, int]:
        """Return how many facts there are of concepts and of termbases; facts are only ever added."""
        row = (
            self._database.read()
            .execute(
                "SELECT coalesce((SELECT max(rowid) FROM concept_revision), 0) AS concepts,"
                " coalesce((SELECT max(rowid) FROM termbase_revision), 0) AS termbases"
            )
            .fetchone()
        )
        return int(row["concepts"]), int(row["termbases"])

    def get(self, concept_id: str) -> Concept | None:
        """Return one concept, None where it is unknown or removed."""
        row = (
            self._database.read()
            .execute(
                "SELECT concept, removed FROM concept_revision WHERE concept_id = ? ORDER BY id DESC LIMIT 1",
                (concept_id,),
            )
            .fetchone()
        )
        return None if row is None or row["removed"] else _concept_from(concept_id, row["concept"])

    def history(self, concept_id: str) -> list[ConceptRevision]:
        """Return every revision of a concept, the newest first; empty where it was never there."""
        rows = self._database.read().execute(
            "SELECT * FROM concept_revision WHERE concept_id = ? ORDER BY id DESC", (concept_id,)
        )
        return [_revision_from(row) for row in rows]

    def changes(self, limit: int) -> list[ConceptRevision]:
        """Return the newest revisions of all concepts, the newest first."""
        rows = self._database.read().execute(
            "SELECT * FROM concept_revision ORDER BY id DESC LIMIT ?", (limit,)
        )
        return [_revision_from(row) for row in rows]

    def newest_revision(self) -> str:
        """Return the id of the newest fact of a concept or a termbase: it changes whenever terms do."""
        row = (
            self._database.read()
            .execute(
                "SELECT max(coalesce((SELECT max(id) FROM concept_revision), ''),"
                " coalesce((SELECT max(id) FROM termbase_revision), '')) AS newest"
            )
            .fetchone()
        )
        return str(row["newest"])


class TermbaseRepository:
    """The termbases: the newest revision of one holds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, termbases: Iterable[Termbase], author: str, removed: bool = False) -> None:
        """Record termbases as they now are, or that they are removed."""
        at = moment(now())
        with self._database.write() as connection:
            connection.executemany(
                "INSERT INTO termbase_revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        new_id(),
                        each.id,
                        each.name,
                        each.position,
                        each.readable,
                        each.writable,
                        each.owner,
                        removed,
                        author,
                        at,
                    )
                    for each in termbases
                ],
            )

    def all(self) -> list[Termbase]:
        """Return the termbases that were recorded and stand, the first to be asked first."""
        rows = self._database.read().execute(
            "SELECT v.* FROM termbase_revision v JOIN (SELECT max(id) AS id FROM termbase_revision GROUP BY"
            " termbase_id) newest ON newest.id = v.id WHERE NOT v.removed ORDER BY v.position, v.termbase_id"
        )
        return [
            Termbase(
                row["termbase_id"],
                row["name"],
                row["position"],
                bool(row["readable"]),
                bool(row["writable"]),
                row["owner"],
            )
            for row in rows
        ]


# Written only where they say something: most concepts have neither, and a store of 100,000 is read at every start.
_RARE = (
    ("owner", "owner", ""),
    ("keep", "do_not_translate", False),
    ("termbase", "termbase_id", HOUSE_TERMBASE),
)


def _concept_column(concept: Concept, origin: str) -> str:
    fields: dict[str, Any] = {
        "domain": concept.domain,
        "definition": concept.definition,
        "note": concept.note,
        "source": concept.source,
        "terms": [_term_column(term) for term in concept.terms],
    }
    for key, name, usual in _RARE:
        value = getattr(concept, name)
        if value != usual:
            fields[key] = value
    if origin:
        fields["origin"] = origin
    return json.dumps(fields, ensure_ascii=False)


def _term_column(term: Term) -> list[str]:
    fields = [term.text, term.language, term.status.value, term.part_of_speech, term.gender, term.note]
    return [*fields, term.source] if term.source else fields


def _concept_from(concept_id: str, column: str) -> Concept:
    fields = json.loads(column)
    return Concept(
        id=concept_id,
        terms=tuple(
            Term(text, language, TermStatus(status), *more)
            for text, language, status, *more in fields["terms"]
        ),
        domain=fields["domain"],
        definition=fields["definition"],
        note=fields["note"],
        source=fields["source"],
        owner=fields.get("owner", ""),
        do_not_translate=fields.get("keep", False),
        termbase_id=fields.get("termbase", HOUSE_TERMBASE),
    )


def _revision_from(row: Any) -> ConceptRevision:
    return ConceptRevision(
        row["id"],
        _concept_from(row["concept_id"], row["concept"]),
        bool(row["removed"]),
        row["author"],
        from_moment(row["at"]),
        json.loads(row["concept"]).get("origin", ""),
    )
