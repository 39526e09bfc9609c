"""The store: one SQLite file with its repositories."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from workbench.model.identity import ids_follow
from workbench.model.late import late
from workbench.store.database import Database
from workbench.store.people import PeopleRepository, SettingsRepository
from workbench.store.releases import ReleaseRepository
from workbench.store.segments import SegmentRepository
from workbench.store.targets import TargetRepository

if TYPE_CHECKING:
    from workbench.store.concepts import ConceptRepository, TermbaseRepository
    from workbench.store.dictionary import DictionaryRepository
    from workbench.store.editorial import EditorialRepository
    from workbench.store.finding import FindingRepository
    from workbench.store.language import MachineDraftCache
    from workbench.store.learned import LearnedRepository
    from workbench.store.library import LibraryRepository
    from workbench.store.library_documents import DocumentRepository
    from workbench.store.library_index import LibraryIndexRepository
    from workbench.store.memory_facts import MemoryRepository
    from workbench.store.pairings import PairingRepository
    from workbench.store.rules import RuleRepository

FILE_NAME = "pressbench.sqlite"


class Store:
    """Everything the desk knows, in ``folder/pressbench.sqlite``.

    ``transaction`` joins several writes of repositories into one. Raises ``StorageError`` where the file
    cannot be opened; ``wait_seconds`` is how long to wait for another program that has it.
    """

    def __init__(self, folder: Path, read_only: bool = False, wait_seconds: float = 0) -> None:
        self.database = Database(folder / FILE_NAME, read_only, wait_seconds)
        self.people = PeopleRepository(self.database)
        self.settings = SettingsRepository(self.database)
        self.segments = SegmentRepository(self.database)
        self.releases = ReleaseRepository(self.database, self.segments)
        self.targets = TargetRepository(self.database)
        ids_follow(self.database.newest_id())

    # Repositories that a window does not need for its first row are imported when they are first asked for.

    @late
    def finding(self) -> FindingRepository:
        """Texts found by what stands in them."""
        from workbench.store.finding import FindingRepository

        return FindingRepository(self.database)

    @late
    def editorial(self) -> EditorialRepository:
        """Transitions, comments, waivers."""
        from workbench.store.editorial import EditorialRepository

        return EditorialRepository(self.database)

    @late
    def library(self) -> LibraryRepository:
        """Marks of releases: tags, dossiers, pins."""
        from workbench.store.library import LibraryRepository

        return LibraryRepository(self.database)

    @late
    def documents(self) -> DocumentRepository:
        """What the library reads of releases."""
        from workbench.store.library_documents import DocumentRepository

        return DocumentRepository(self.database)

    @late
    def library_index(self) -> LibraryIndexRepository:
        """The index of the library."""
        from workbench.store.library_index import LibraryIndexRepository

        return LibraryIndexRepository(self.database)

    @late
    def learned(self) -> LearnedRepository:
        """Lines that are always dropped or kept."""
        from workbench.store.learned import LearnedRepository

        return LearnedRepository(self.database)

    @late
    def concepts(self) -> ConceptRepository:
        """Concepts."""
        from workbench.store.concepts import ConceptRepository

        return ConceptRepository(self.database)

    @late
    def termbases(self) -> TermbaseRepository:
        """Termbases."""
        from workbench.store.concepts import TermbaseRepository

        return TermbaseRepository(self.database)

    @late
    def memory(self) -> MemoryRepository:
        """The memories, and the house's own units."""
        from workbench.store.memory_facts import MemoryRepository

        return MemoryRepository(self.database)

    @late
    def dictionary(self) -> DictionaryRepository:
        """Words of the dictionaries."""
        from workbench.store.dictionary import DictionaryRepository

        return DictionaryRepository(self.database)

    @late
    def rules(self) -> RuleRepository:
        """Which checks are in force."""
        from workbench.store.rules import RuleRepository

        return RuleRepository(self.database)

    @late
    def pairings(self) -> PairingRepository:
        """Pairings in work."""
        from workbench.store.pairings import PairingRepository

        return PairingRepository(self.database)

    @late
    def machine_drafts(self) -> MachineDraftCache:
        """Machine drafts that were made already."""
        from workbench.store.language import MachineDraftCache

        return MachineDraftCache(self.database)

    def transaction(self) -> AbstractContextManager[Connection]:
        """Return a context in which all writes are one transaction."""
        return self.database.write()

    def newest_time(self) -> datetime | None:
        """Return the newest time that a fact carries: a clock that says less stands wrong."""
        row = (
            self.database.read()
            .execute(
                "SELECT max(at) AS at FROM (SELECT max(at) AS at FROM target_revision UNION ALL"
                " SELECT max(at) FROM transition UNION ALL SELECT max(at) FROM release_revision UNION ALL"
                " SELECT max(at) FROM waiver)"
            )
            .fetchone()
        )
        return None if row["at"] is None else datetime.fromisoformat(row["at"])

    def close(self) -> None:
        """Close the file and let another program have it."""
        self.database.close()
