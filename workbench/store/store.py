"""The store: one SQLite file with its repositories."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from workbench.model.identity import ids_follow
from workbench.store.concepts import ConceptRepository, TermbaseRepository
from workbench.store.database import Database
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
from workbench.store.people import PeopleRepository, SettingsRepository
from workbench.store.releases import ReleaseRepository
from workbench.store.rules import RuleRepository
from workbench.store.segments import SegmentRepository
from workbench.store.targets import TargetRepository

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
        self.finding = FindingRepository(self.database)
        self.editorial = EditorialRepository(self.database)
        self.library = LibraryRepository(self.database)
        self.documents = DocumentRepository(self.database)
        self.library_index = LibraryIndexRepository(self.database)
        self.learned = LearnedRepository(self.database)
        self.concepts = ConceptRepository(self.database)
        self.termbases = TermbaseRepository(self.database)
        self.memory = MemoryRepository(self.database)
        self.dictionary = DictionaryRepository(self.database)
        self.rules = RuleRepository(self.database)
        self.pairings = PairingRepository(self.database)
        self.machine_drafts = MachineDraftCache(self.database)
        ids_follow(self.database.newest_id())

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
