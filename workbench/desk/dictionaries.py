"""Dictionaries: words that are right for a person, in a release, or in the whole house."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.people import PeopleDeeds
from workbench.desk.settings import SettingsDeeds
from workbench.model.errors import InputError
from workbench.proofing.dictionary import settled, without_elision
from workbench.proofing.word_list import LineProblem, WordList, clean_word, read_word_list, write_word_list
from workbench.store.store import Store

SCOPES = ("personal", "release", "house")


@dataclass(frozen=True, slots=True)
class WordImport:
    """What a list brought: how many words are new, how many were there, how many lines hold no word.

    ``problems`` are the first of these lines.
    """

    new: int
    known: int
    bad_lines: int
    problems: tuple[LineProblem, ...]
    changes: Changes = NOTHING


class DictionaryDeeds:
    """Words that no check reports. Every form of a word is covered by it: plural, feminine, elided."""

    def __init__(self, store: Store, people: PeopleDeeds, settings: SettingsDeeds) -> None:
        self._store = store
        self._people = people
        self._settings = settings
        self._lock = threading.Lock()
        self._stamp = ""
        self._known: dict[tuple[str, str, str], frozenset[str]] = {}

    def add(self, word: str, language: str, scope: str, author: str, release_id: str = "") -> Changes:
        """Add a word: for the author alone (``personal``), in a ``release``, or in the ``house``.

        What is elided before it is left out (« l’écotaxe » adds « écotaxe »). Raises ``InputError``
        ``dictionary.bad_scope``, ``dictionary.no_release``, ``dictionary.no_word``, ``dictionary.more_words`` or
        ``dictionary.long_word``.
        """
        self._write([self.checked(word, language)], base_language(language), scope, author, release_id)
        return Changes(dictionary=True)

    def add_all(
        self, words: Sequence[str], language: str, scope: str, author: str, release_id: str = ""
    ) -> Changes:
        """Add words of a list as they stand there, in one step; those that are there already change nothing."""
        there = set(self.words(language, scope, release_id, author))
        new = [word for word in dict.fromkeys(words) if word not in there]
        if not new:
            return NOTHING
        self._write(new, base_language(language), scope, author, release_id)
        return Changes(dictionary=True)

    def remove(self, word: str, language: str, scope: str, author: str, release_id: str = "") -> Changes:
        """Take a word out again; one that is not there changes nothing."""
        return self.remove_all([word], language, scope, author, release_id)

    def remove_all(
        self, words: Sequence[str], language: str, scope: str, author: str, release_id: str = ""
    ) -> Changes:
        """Take words out again, in one step; those that are not there change nothing."""
        there = set(self.words(language, scope, release_id, author))
        gone = [word for word in dict.fromkeys(words) if word in there]
        if not gone:
            return NOTHING
        self._write(gone, base_language(language), scope, author, release_id, removed=True)
        return Changes(dictionary=True)

    def releases(self) -> list[tuple[str, str]]:
        """Return the ids and titles of the releases that have a dictionary of their own, newest first."""
        found = [self._store.releases.get(release_id) for release_id in self._store.dictionary.releases()]
        return [(release.id, release.title) for release in found if release is not None]

    def words(self, language: str, scope: str, release_id: str = "", person: str = "") -> list[str]:
        """Return the words of one dictionary, sorted."""
        base = base_language(language)
        self._check_scope(scope, release_id)
        if scope == "personal":
            return sorted(self._store.dictionary.of_person(base, person))
        return sorted(self._store.dictionary.of_release(base, release_id if scope == "release" else ""))

    def known(self, language: str, release_id: str = "") -> frozenset[str]:
        """Return the words of the house, of the release where one is named, and of the desk's person."""
        person = self._settings.person
        stamp = self._store.dictionary.newest_revision()
        key = (base_language(language), release_id, person)
        with self._lock:
            if stamp != self._stamp:
                self._known, self._stamp = {}, stamp
            if key not in self._known:
                found = self._store.dictionary.words(key[0], release_id)
                if person:
                    found = found | self._store.dictionary.of_person(key[0], person)
                self._known[key] = frozenset(found)
            return self._known[key]

    def read_file(self, path: Path) -> WordList:
        """Return what a file would add; raise ``InputError`` where it cannot be read or is no list of words."""
        return read_word_list(path)

    def write_file(self, path: Path, words: tuple[str, ...]) -> int:
        """Write words as a list; return how many. Raises ``InputError`` ``dictionary.cannot_write``."""
        write_word_list(words, path)
        return len(words)

    def checked(self, word: str, language: str) -> str:
        """Return a word as it would be added; raise ``InputError`` as ``add`` does."""
        *_whole, bare = without_elision(settled(clean_word(word)), base_language(language))
        return bare.replace("'", "’")

    def import_file(
        self, path: Path, language: str, scope: str, author: str, release_id: str = ""
    ) -> WordImport:
        """Add the words of a file, one a line; Hunspell's and LibreOffice's dictionaries are read as well.

        Raises ``InputError`` where it cannot be read or is no list of words; then nothing is added.
        """
        self._check_scope(scope, release_id)
        self._people.get(author)
        found = read_word_list(path)
        there = set(self.words(language, scope, release_id, author))
        new = [word for word in found.words if word not in there]
        if new:
            self._write(new, base_language(language), scope, author, release_id)
        return WordImport(
            len(new),
            len(found.words) - len(new),
            found.bad_lines,
            found.problems,
            Changes(dictionary=True) if new else NOTHING,
        )

    def export_file(
        self, path: Path, language: str, scope: str, release_id: str = "", person: str = ""
    ) -> int:
        """Write a dictionary as a list, a word a line in UTF-8; return how many words it has."""
        words = tuple(self.words(language, scope, release_id, person))
        write_word_list(words, path)
        return len(words)

    def _write(
        self, words: list[str], base: str, scope: str, author: str, release_id: str, removed: bool = False
    ) -> None:
        self._check_scope(scope, release_id)
        name = self._people.get(author).name
        if scope == "personal":
            self._store.dictionary.add_personal(words, base, name, removed)
        else:
            self._store.dictionary.add_all(
                words, base, name, release_id if scope == "release" else "", removed
            )

    @staticmethod
    def _check_scope(scope: str, release_id: str) -> None:
        if scope not in SCOPES:
            raise InputError("dictionary.bad_scope", scope=scope)
        if scope == "release" and not release_id:
            raise InputError("dictionary.no_release")


def base_language(language: str) -> str:
    """Return the base language (``fr`` for ``fr-CA``)."""
    return language.split("-")[0].lower()
