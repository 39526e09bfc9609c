"""Dictionaries: words of the house, of a release and of a person that no engine's dictionary knows."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.identity import new_id, now
from workbench.store.database import Database
from workbench.store.rows import moment


class DictionaryRepository:
    """Words that are right although no dictionary of an engine knows them. Languages are base languages."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        word: str,
        language: str,
        author: str,
        release_id: str = "",
        removed: bool = False,
    ) -> None:
        """Add a word to the house's dictionary, or to a release's; or take it out again."""
        self.add_all((word,), language, author, release_id, removed)

    def add_all(
        self,
        words: Iterable[str],
        language: str,
        author: str,
        release_id: str = "",
        removed: bool = False,
    ) -> None:
        """Add words to the house's dictionary, or to a release's; or take them out again."""
        at = moment(now())
        with self._database.write() as connection:
            connection.executemany(
                "INSERT INTO dictionary_word VALUES (?, ?, ?, ?, ?, ?, ?)",
                ((new_id(), word, language, release_id, removed, author, at) for word in words),
            )

    def add_personal(self, words: Iterable[str], language: str, person: str, removed: bool = False) -> None:
        """Add words to a person's own dictionary, or take them out again."""
        at = moment(now())
        with self._database.write() as connection:
            connection.executemany(
                "INSERT INTO personal_word VALUES (?, ?, ?, ?, ?, ?)",
                ((new_id(), word, language, person, removed, at) for word in words),
            )

    def words(self, language: str, release_id: str = "") -> set[str]:
        """Return the house's words of the language, and those of the release."""
        found = self.of_release(language, "")
        return found | self.of_release(language, release_id) if release_id else found

    def of_release(self, language: str, release_id: str) -> set[str]:
        """Return the words of a release alone, of the house alone where it is empty."""
        rows = self._database.read().execute(
            "SELECT word, removed FROM dictionary_word WHERE language = ? AND release_id = ? ORDER BY id",
            (language, release_id),
        )
        state = {row["word"]: not row["removed"] for row in rows}
        return {word for word, kept in state.items() if kept}

    def releases(self) -> list[str]:
        """Return the ids of the releases that have a dictionary, newest first."""
        rows = self._database.read().execute(
            "SELECT DISTINCT release_id FROM dictionary_word WHERE release_id <> '' ORDER BY release_id DESC"
        )
        return [str(row["release_id"]) for row in rows]

    def of_person(self, language: str, person: str) -> set[str]:
        """Return the words of a person's own dictionary."""
        rows = self._database.read().execute(
            "SELECT word, removed FROM personal_word WHERE person = ? AND language = ? ORDER BY id",
            (person, language),
        )
        state = {row["word"]: not row["removed"] for row in rows}
        return {word for word, kept in state.items() if kept}

    def newest_revision(self) -> str:
        """Return what changes whenever a dictionary does."""
        row = (
            self._database.read()
            .execute(
                "SELECT coalesce((SELECT max(id) FROM dictionary_word), '') ||"
                " coalesce((SELECT max(id) FROM personal_word), '') AS newest"
            )
            .fetchone()
        )
        return str(row["newest"])
