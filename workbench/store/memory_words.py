"""The words of a memory's units: which units hold a word, and which words are rare."""

from __future__ import annotations

import re
import sqlite3
import threading
import unicodedata
from collections import Counter
from collections.abc import Sequence

from workbench.model.memory import Side, TranslationUnit
from workbench.store.connection import Connection
from workbench.store.memory_connection import MemoryConnections

SAMPLE_STEP = 50
"""Of how many units the words of one are counted."""

_HASH_BYTES = 16 << 20
_KNOWN_FROM = 2
_HELD = 100_000
"""Different words whose counts an import holds before it writes them."""

_ACCENTS = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text as the index has them, in order: no capitals, no accents."""
    if text.isascii():
        return _WORD.findall(text.lower())
    apart = unicodedata.normalize("NFD", text.casefold())
    return _WORD.findall(_ACCENTS.sub("", apart))


class MemoryWords:
    """The word index of both sides. What ``index`` was not told of is not found."""

    def __init__(self, connections: MemoryConnections) -> None:
        self._connections = connections
        self._lock = threading.Lock()
        self._counted: dict[Side, Counter[str]] = {side: Counter() for side in Side}
        self._shares: dict[Side, dict[str, int]] | None = None
        if (
            not connections.read_only
            and connections.writer.execute("SELECT 1 FROM state WHERE name = 'words'").fetchone() is None
        ):
            with connections.write() as connection:
                for side in Side:
                    table = f"{side}_words"
                    connection.execute(
                        f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {_HASH_BYTES})"
                    )
                connection.execute("INSERT INTO state VALUES ('words', '1')")

    def index(self, connection: Connection, after: int, last: int | None = None) -> None:
        """Take in the units with a number above ``after``, up to ``last``."""
        for side in Side:
            connection.execute(
                f"INSERT INTO {side}_words (rowid, text) SELECT number, {side} FROM unit"
                " WHERE number > ? AND (? IS NULL OR number <= ?)",
                (after, last, last),
            )

    def merge(self, connection: Connection, as_it_grows: bool) -> None:
        """Let the parts of the index be merged four by four as they come, or, in an import, by sixteen: half the work."""
        for side in Side:
            table = f"{side}_words"
            connection.execute(
                f"INSERT INTO {table} ({table}, rank) VALUES ('automerge', ?)", (4 if as_it_grows else 0,)
            )

    def forget(self, connection: Connection, number: int) -> None:
        """Take the words of a unit out of the index, before the unit itself goes."""
        for side in Side:
            connection.execute(
                f"INSERT INTO {side}_words ({side}_words, rowid, text) SELECT 'delete', number, {side} FROM unit"
                " WHERE number = ?",
                (number,),
            )

    def sample(self, connection: Connection, units: Sequence[TranslationUnit], hold: bool = False) -> None:
        """Count the words of some of the units; with ``hold`` they are written later: by ``write_counts``."""
        some = units[::SAMPLE_STEP]
        for side, texts in (
            (Side.SOURCE, [unit.source for unit in some]),
            (Side.TARGET, [unit.target for unit in some]),
        ):
            for text in texts:
                self._counted[side].update(set(words_of(text)))
        if not hold or sum(map(len, self._counted.values())) > _HELD:
            self.write_counts(connection)

    def write_counts(self, connection: Connection) -> None:
        """Write what was counted and not written yet."""
        for side, counted in self._counted.items():
            connection.executemany(
                "INSERT INTO sampled_word VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET units = units + excluded.units",
                [(side.value, word, number) for word, number in sorted(counted.items())],
            )
        self.drop_counts()
        with self._lock:
            self._shares = None

    def drop_counts(self) -> None:
        """Forget what was counted and not written: its units are not kept."""
        for counted in self._counted.values():
            counted.clear()

    def _known(self) -> dict[Side, dict[str, int]]:
        with self._lock:
            if self._shares is None:
                rows = self._connections.read().execute(
                    "SELECT side, word, units FROM sampled_word WHERE units >= ?", (_KNOWN_FROM,)
                )
                self._shares = {side: {} for side in Side}
                for side, word, units in rows:
                    self._shares[Side(side)][word] = units * SAMPLE_STEP
            return self._shares

    def rarest_first(self, words: Sequence[str], side: Side) -> list[tuple[str, int]]:
        """Return the different words, folded, with about how many units hold each; the rarest come first."""
        known = self._known()[side]
        return sorted(
            ((word, known.get(word, 0)) for word in dict.fromkeys(words)),
            key=lambda pair: (pair[1], -len(pair[0])),
        )

    def sharing(
        self,
        alone: Sequence[str],
        several: Sequence[str],
        frequent: Sequence[str],
        further: Sequence[str],
        side: Side,
        limit: int,
    ) -> list[int]:
        """Return the numbers of units that hold one of ``alone``, or two of ``several`` and ``frequent``.

        At most ``limit`` of them, those first that hold most; a word that is enough alone counts twice. The units of
        a frequent word are gone through only where they hold one of the words before it, too, and those of a
        ``further`` word, which says no more than what comes first, where they hold the first two. SQLite alone works
        on it, so other threads go on meanwhile.
        """
        weights = dict.fromkeys(several, 1) | dict.fromkeys(alone, 2)
        asked = [(f'"{word}"', weight, 1) for word, weight in weights.items()]
        before = [f'"{word}"' for word in weights]
        for word in frequent:
            if before:
                asked.append((f'"{word}" AND ({" OR ".join(before)})', 1, 0))
            before.append(f'"{word}"')
        if not asked:
            return []
        asked += [(" AND ".join((*before[:2], f'"{word}"')), 1, 0) for word in further]
        table = f"{side}_words"
        # Of words that are asked for with another before them, the first is not counted.
        each = f"SELECT rowid AS number, ? AS weight, ? AS counted FROM {table} WHERE {table} MATCH ?"
        held = "sum(weight) + 1 - max(counted)"
        return self._found(
            f"SELECT number FROM ({' UNION ALL '.join([each] * len(asked))}) GROUP BY number"
            f" HAVING {held} >= 2 ORDER BY {held} DESC, number LIMIT ?",
            (*(part for words, weight, counted in asked for part in (weight, counted, words)), limit),
        )

    def together(
        self, words: Sequence[str], begun: Sequence[str], side: Side, below: int, limit: int
    ) -> list[int]:
        """Return the numbers below ``below`` of units with all the words and with words so begun, highest first."""
        asked = [f'"{word}"' for word in words] + [f'"{word}"*' for word in begun]
        table = f"{side}_words"
        return self._found(
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
            (" AND ".join(asked), below, limit),
        )

    def _found(self, statement: str, given: tuple[str | int, ...]) -> list[int]:
        try:
            rows = self._connections.read().execute(statement, given)
            return [row[0] for row in rows.fetchall()]
        except sqlite3.OperationalError:
            # What is a word to Python may be two to SQLite, which then finds none.
            return []
