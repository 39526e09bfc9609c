"""The desk: opens the store and puts the rooms together."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.editing import EditingDeeds
from workbench.desk.people import PeopleDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.settings import SettingsDeeds
from workbench.desk.versions import Versions
from workbench.desk.waiting import WaitingTexts
from workbench.model.late import is_made, late
from workbench.store.backups import (
    Backup,
    Since,
    back_up,
    back_up_if_due,
    list_backups,
    restore,
    since,
)
from workbench.store.store import FILE_NAME, Store

if TYPE_CHECKING:
    from workbench.desk.delivery import DeliveryDeeds
    from workbench.desk.dictionaries import DictionaryDeeds
    from workbench.desk.drafts import DraftDeeds
    from workbench.desk.editorial import EditorialDeeds
    from workbench.desk.engines import EngineDeeds
    from workbench.desk.finding import FindingDeeds
    from workbench.desk.fixing import FixingDeeds
    from workbench.desk.house_style import HouseStyleDeeds
    from workbench.desk.learning import LearningDeeds
    from workbench.desk.library import LibraryDeeds
    from workbench.desk.memory import MemoryDeeds
    from workbench.desk.memory_files import MemoryFileDeeds
    from workbench.desk.pairing import PairingDeeds
    from workbench.desk.proofing import ProofingDeeds
    from workbench.desk.repeats import RepeatDeeds
    from workbench.desk.reports import ReportDeeds
    from workbench.desk.rules import RuleDeeds
    from workbench.desk.segments import SegmentDeeds
    from workbench.desk.terms import TermDeeds
    from workbench.desk.writing import WritingDeeds

BACKUP_EVERY = timedelta(hours=4)


class Desk:
    """Everything that can be done at one desk, grouped by the part of the day.

    Deeds may be called from any thread; each is one transaction. Close the desk at the end: another
    program may then have the store, and engines that were started stop.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        self.folder = folder
        self._store = store
        self._versions = Versions(store)
        self.people = PeopleDeeds(store)
        self.settings = SettingsDeeds(store)
        self.releases = ReleaseDeeds(store, self.people, self._versions)
        self.editing = EditingDeeds(store, self.people, self.releases)

    # All else is imported and made when it is first asked for: a window paints its first row sooner.

    @late
    def library(self) -> LibraryDeeds:
        """The releases, found and put in order."""
        from workbench.desk.library import LibraryDeeds

        return LibraryDeeds(self._store, self.people, self.releases, self._versions)

    @late
    def learning(self) -> LearningDeeds:
        """What the office always drops or keeps."""
        from workbench.desk.learning import LearningDeeds

        return LearningDeeds(self._store, self.people)

    @late
    def repeats(self) -> RepeatDeeds:
        """Segments with the same source."""
        from workbench.desk.repeats import RepeatDeeds

        return RepeatDeeds(self._store, self.releases, self.editing)

    @late
    def terms(self) -> TermDeeds:
        """The termbase."""
        from workbench.desk.terms import TermDeeds

        return TermDeeds(self._store, self.people)

    @late
    def memory(self) -> MemoryDeeds:
        """The memories: what they answer, which there are, their units."""
        from workbench.desk.memory import MemoryDeeds

        return MemoryDeeds(self._store, self.folder, self.people, self.settings, self.releases, self.editing)

    @late
    def memory_files(self) -> MemoryFileDeeds:
        """Memories as files, and files as memories."""
        from workbench.desk.memory_files import MemoryFileDeeds

        return MemoryFileDeeds(self.memory)

    @late
    def drafts(self) -> DraftDeeds:
        """Suggestions and machine drafts."""
        from workbench.desk.drafts import DraftDeeds

        return DraftDeeds(self._store, self.people, self.settings, self.releases, self.editing, self.memory)

    @late
    def writing(self) -> WritingDeeds:
        """What helps while somebody types."""
        from workbench.desk.writing import WritingDeeds

        return WritingDeeds(self.settings, self.releases, self.editing, self.terms, self.drafts)

    @late
    def engines(self) -> EngineDeeds:
        """Engines of grammar and spelling."""
        from workbench.desk.engines import EngineDeeds

        return EngineDeeds(self._store, self.settings)

    @late
    def rules(self) -> RuleDeeds:
        """Which checks are in force."""
        from workbench.desk.rules import RuleDeeds

        return RuleDeeds(self._store, self.people, self.releases)

    @late
    def dictionaries(self) -> DictionaryDeeds:
        """Words that are right here."""
        from workbench.desk.dictionaries import DictionaryDeeds

        return DictionaryDeeds(self._store, self.people, self.settings)

    @late
    def styles(self) -> HouseStyleDeeds:
        """House styles."""
        from workbench.desk.house_style import HouseStyleDeeds

        return HouseStyleDeeds(self._store, self.settings)

    @late
    def proofing(self) -> ProofingDeeds:
        """Checks of one segment, of a release, of any text."""
        from workbench.desk.proofing import ProofingDeeds

        return ProofingDeeds(
            self._store,
            self.people,
            self.settings,
            self.releases,
            self.terms,
            self.engines,
            self.rules,
            self.dictionaries,
            self.styles,
        )

    @late
    def fixing(self) -> FixingDeeds:
        """Fixes of what was found."""
        from workbench.desk.fixing import FixingDeeds

        return FixingDeeds(self._store, self.releases, self.editing, self.proofing)

    @late
    def editorial(self) -> EditorialDeeds:
        """Who may do what next: review, approval, comments."""
        from workbench.desk.editorial import EditorialDeeds

        return EditorialDeeds(
            self._store, self.people, self.settings, self.releases, self.proofing, self._versions
        )

    @late
    def pairing(self) -> PairingDeeds:
        """Texts beside translations of them that exist already."""
        from workbench.desk.pairing import PairingDeeds

        return PairingDeeds(
            self._store,
            self.people,
            self.releases,
            self.editing,
            self.editorial,
            self.terms,
            lambda source, target: self.memory.house_units(source, target),
        )

    @late
    def segments(self) -> SegmentDeeds:
        """Splitting and joining segments, and correcting the source."""
        from workbench.desk.segments import SegmentDeeds

        return SegmentDeeds(self._store, self.people, self.releases, self.editing, self.editorial)

    @late
    def finding(self) -> FindingDeeds:
        """Finding and replacing."""
        from workbench.desk.finding import FindingDeeds

        return FindingDeeds(self._store, self.releases, self.editing, self.segments, self.repeats)

    @late
    def delivery(self) -> DeliveryDeeds:
        """Versions as files, and files as versions."""
        from workbench.desk.delivery import DeliveryDeeds

        return DeliveryDeeds(
            self._store, self.people, self.releases, self.editing, self._versions, self.styles
        )

    @late
    def reports(self) -> ReportDeeds:
        """Reports of what was checked."""
        from workbench.desk.reports import ReportDeeds

        return ReportDeeds(
            self._store, self.people, self.releases, self.proofing, self.engines, self.rules, self._versions
        )

    @staticmethod
    def exists(folder: Path) -> bool:
        """Return whether the folder holds a store already."""
        return (folder / FILE_NAME).exists()

    @classmethod
    def open(cls, folder: Path, read_only: bool = False, wait_seconds: float = 0) -> Desk:
        """Open the desk whose work lies in ``folder``, which is made where it is not there.

        Raises ``StorageError`` (codes ``store.…``); ``store.in_use`` where another program has it for
        longer than ``wait_seconds``: it may then be opened read-only.
        """
        store = Store(folder, read_only, wait_seconds)
        if not read_only:
            WaitingTexts(folder).take_into(store)
        return cls(store, folder)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._store.database.read_only

    def close(self) -> None:
        """Close the store and stop the engines. Calling twice is no error."""
        if is_made(self, "engines"):
            self.engines.close()
        if is_made(self, "memory"):
            self.memory.close()
        self._store.close()

    def memory_count(self) -> int:
        """Return how many translation units the memory holds."""
        return self._store.memory.count()

    def back_up(self) -> Path:
        """Write a backup now; ten are kept."""
        return back_up(self._store.database)

    def back_up_if_due(self) -> Path | None:
        """Write a backup where the newest is older than ``BACKUP_EVERY``."""
        return None if self.read_only else back_up_if_due(self._store.database, BACKUP_EVERY)

    def backups(self) -> list[Backup]:
        """Return the backups with what they hold, newest first."""
        return self.backups_in(self.folder)

    @staticmethod
    def backups_in(folder: Path) -> list[Backup]:
        """Return the backups of a desk that may not open, newest first."""
        return list_backups(folder / FILE_NAME)

    @staticmethod
    def written_since(folder: Path, backup: Backup) -> Since:
        """Return what the store has that the backup has not. Raises ``StorageError`` where it cannot be read."""
        return since(folder / FILE_NAME, backup.newest)

    @staticmethod
    def restore(folder: Path, backup: Path) -> Path:
        """Put a backup in the place of the closed store; return where the replaced store is kept."""
        return restore(folder / FILE_NAME, backup)
