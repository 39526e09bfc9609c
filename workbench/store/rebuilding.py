"""A sound store made from salvaged facts: what is missing between them is made again where something says how."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.model.cutting import Piece, combine
from workbench.model.identity import new_id, now
from workbench.model.release import Block, BlockKind, Confidentiality
from workbench.model.translation import OriginKind, SegmentState
from workbench.store.pages import Value, is_id
from workbench.store.rows import codes_column, codes_from, moment
from workbench.store.salvage import Columns, Fact, Salvaged

UNKNOWN_TEXT = "…"
UNKNOWN_LANGUAGE = "und"


class LossKind(StrEnum):
    """What is missing, or was made again from what is beside it.

    ``NEWEST``: the newest target of a segment; an older one stands, or none. ``REVISION``: an older target. ``SOURCE``:
    the source of a segment. ``NEWEST_AGAIN``: the newest target, put back as a draft from the memory. ``SOURCE_AGAIN``, ``BLOCK_AGAIN``, ``TRANSLATION_AGAIN``, ``RELEASE_AGAIN``: made again.
    ``TITLE``: what was known of a release. ``TRANSITION``: a link of the chain of decisions. ``CONTENT``: the text
    of a version that was submitted, approved or published. ``FACTS``: rows of another table.
    """

    NEWEST = "newest"
    REVISION = "revision"
    NEWEST_AGAIN = "newest_again"
    SOURCE = "source"
    SOURCE_AGAIN = "source_again"
    BLOCK_AGAIN = "block_again"
    TRANSLATION_AGAIN = "translation_again"
    RELEASE_AGAIN = "release_again"
    TITLE = "title"
    TRANSITION = "transition"
    CONTENT = "content"
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that is missing; of what it is the loss: ids, empty where they do not apply.

    ``count`` is how many of them; ``stands`` says of a lost newest target that an older one stands in its place;
    ``table`` names the table of ``FACTS``.
    """

    kind: LossKind
    release_id: str = ""
    translation_id: str = ""
    segment_id: str = ""
    count: int = 1
    stands: bool = False
    table: str = ""


class Rebuilding:
    """Completes salvaged facts, so that every row that a page shows has all that it stands on."""

    def __init__(self, found: Salvaged) -> None:
        self._found = found
        self._facts = found.facts
        self.losses: list[Loss] = []
        self._release_of_translation: dict[str, str] = {}
        self._release_of_segment: dict[str, str] = {}
        self._lost_places: dict[tuple[str, str], str] | None = None

    def complete(self) -> None:
        """Add what is missing, and note every loss."""
        units = self._units()
        self._lost_rows()
        wanted = self._wanted_segments()
        self._link(wanted)
        self._make_blocks(wanted)
        self._make_segments(wanted, units)
        self._make_translations(units)
        self._make_releases(units)
        self._lost_revisions()
        self._lost_decisions()

    def _units(self) -> dict[str, tuple[Value, ...]]:
        """Return the newest unit of the memory by segment, by translation and by release."""
        found: dict[str, tuple[Value, ...]] = {}
        for _id, fact in sorted(self._facts["translation_unit"].items()):
            for place in (7, 9, 10):
                if fact.values[place]:
                    found[str(fact.values[place])] = fact.values
        return found

    def _rows(self, table: str) -> Iterator[tuple[Value, ...]]:
        return (fact.values for fact in self._facts[table].values())

    def _add(self, table: str, *values: Value) -> None:
        self._facts[table][str(values[0])] = Fact(values, None)

    # segments and their blocks

    def _wanted_segments(self) -> dict[str, str]:
        """Return the block (empty where nothing says it) of every segment that was there and is missing."""
        expected = self._found.segments
        named = {segment for _translation, segment in self._found.revisions.values()}
        named |= {str(row[2]) for row in self._rows("target_revision")}
        named |= {str(row[1]) for row in self._rows("source_revision")}
        named |= {str(row[place]) for row in self._rows("segment_lineage") for place in (1, 2)}
        known = self._facts["segment"]
        wanted = {name: "" for name in sorted(named) if name not in known and is_id(name)}
        for name, one in expected.items():
            if name not in known:
                wanted[name] = one.block_id
        return wanted

    def _link(self, wanted: dict[str, str]) -> None:
        for row in self._rows("segment"):
            self._release_of_segment[str(row[0])] = str(row[1])
        for row in self._rows("translation"):
            self._release_of_translation[str(row[0])] = str(row[1])
        places = [(tr, seg) for tr, seg in self._found.revisions.values()]
        places += [(str(row[1]), str(row[2])) for row in self._rows("target_revision")]
        for translation, segment in places:
            release = self._release_of_segment.get(segment, "")
            if release and translation not in self._release_of_translation:
                self._release_of_translation[translation] = release
        for name, block in wanted.items():
            expected = self._found.segments.get(name)
            release = expected.release_id if expected is not None else ""
            if not release and block in self._facts["block"]:
                release = str(self._facts["block"][block].values[1])
            self._release_of_segment[name] = release
        for translation, segment in places:
            release = self._release_of_translation.get(translation, "")
            if release and not self._release_of_segment.get(segment):
                self._release_of_segment[segment] = release
            elif translation not in self._release_of_translation and self._release_of_segment.get(segment):
                self._release_of_translation[translation] = self._release_of_segment[segment]

    def _make_blocks(self, wanted: dict[str, str]) -> None:
        known = self._facts["block"]
        parts: dict[str, list[tuple[Value, ...]]] = {}
        for row in self._rows("segment"):
            if str(row[2]) not in known:
                parts.setdefault(str(row[2]), []).append(row)
        missing = {block: str(rows[0][1]) for block, rows in parts.items()}
        for name, named in wanted.items():
            release = self._release_of_segment[name]
            if not named and release:
                named = wanted[name] = new_id()
            if named and named not in known and release:
                missing.setdefault(named, release)
        made = {str(row[1]) for row in self._rows("segment_lineage")}
        for block_id, release in sorted(missing.items()):
            own = parts.get(block_id, [])
            # What a split or a join made says the same once more.
            own = [row for row in own if str(row[0]) not in made] or own
            rows = sorted(own, key=lambda row: (_number(row[3]), str(row[0])))
            whole = combine([Piece(str(row[4]), codes_from(str(row[5])), str(row[6])) for row in rows])
            block = Block(
                block_id, self._place(release, block_id), BlockKind.PARAGRAPH, whole.text, whole.codes
            )
            self._add(
                "block", block.id, release, block.position, str(block.kind), block.text,
                codes_column(block.codes), 1, str(block.reason), block.dateline, block.level, block.row,
                block.column, int(block.ordered),
            )  # fmt: skip
            self.losses.append(Loss(LossKind.BLOCK_AGAIN, release))

    def _place(self, release: str, block_id: str) -> int:
        # Blocks are numbered as they came in, and so are their ids: the missing number is the one after.
        before = [
            _number(row[2]) for row in self._rows("block") if row[1] == release and str(row[0]) < block_id
        ]
        return max(before, default=-1) + 1

    def _make_segments(self, wanted: dict[str, str], units: dict[str, tuple[Value, ...]]) -> None:
        of_block: dict[str, list[str]] = {}
        for name, named in wanted.items():
            if named in self._facts["block"]:
                of_block.setdefault(named, []).append(name)
        made = {str(row[1]) for row in self._rows("segment_lineage")}
        rows_of: dict[str, list[tuple[Value, ...]]] = {}
        for row in self._rows("segment"):
            if str(row[2]) in of_block and str(row[0]) not in made:
                rows_of.setdefault(str(row[2]), []).append(row)
        for block_id, names in of_block.items():
            block = self._facts["block"][block_id].values
            rows = rows_of.get(block_id, [])
            first = [name for name in sorted(names) if name not in made]
            gaps = _gaps(block, rows, first)
            for name in sorted(names):
                unit = units.get(name)
                text, codes, separator = gaps.get(name) or (UNKNOWN_TEXT, "", " ")
                if unit is not None:
                    text, codes = str(unit[4]), str(unit[6])
                known = name in gaps or unit is not None
                place = _position(rows, name)
                release = str(block[1])
                self._add("segment", name, release, block_id, place, text, codes, separator, 0)
                self._release_of_segment[name] = release
                kind = LossKind.SOURCE_AGAIN if known else LossKind.SOURCE
                self.losses.append(Loss(kind, release, "", name))

    # translations and releases

    def _make_translations(self, units: dict[str, tuple[Value, ...]]) -> None:
        named: dict[str, str] = {}
        for table in ("target_revision", "transition", "comment"):
            for row in self._rows(table):
                named.setdefault(str(row[1]), str(row[12] if table == "target_revision" else row[5]))
        for translation, author in sorted(named.items()):
            unit = units.get(translation)
            release = self._release_of_translation.get(translation) or (str(unit[7]) if unit else "")
            if translation in self._facts["translation"] or not release:
                continue
            language = str(unit[3]) if unit else UNKNOWN_LANGUAGE
            self._add("translation", translation, release, language, author, moment(now()))
            self.losses.append(Loss(LossKind.TRANSLATION_AGAIN, release, translation))

    def _make_releases(self, units: dict[str, tuple[Value, ...]]) -> None:
        named = {
            str(row[1]) for table in ("block", "translation", "release_revision") for row in self._rows(table)
        }
        described = {str(row[1]) for row in self._rows("release_revision")}
        for release in sorted(named | set(self._facts["release"])):
            if release not in self._facts["release"]:
                unit = units.get(release)
                language = str(unit[2]) if unit else UNKNOWN_LANGUAGE
                self._add("release", release, language, "", "", moment(now()))
                self.losses.append(Loss(LossKind.RELEASE_AGAIN, release))
            if release not in described:
                self._add(
                    "release_revision", new_id(), release, self._headline(release), "",
                    str(Confidentiality.EMBARGOED), None, "", None, 0, "", moment(now()),
                )  # fmt: skip
                self.losses.append(Loss(LossKind.TITLE, release))

    def _headline(self, release: str) -> str:
        blocks = sorted(
            (row for row in self._rows("block") if row[1] == release),
            key=lambda row: (row[3] != BlockKind.HEADLINE, _number(row[2])),
        )
        return next((str(row[4])[:120] for row in blocks if str(row[4]).strip()), UNKNOWN_TEXT)

    # what is gone for good

    def _lost_revisions(self) -> None:
        facts = self._facts["target_revision"]
        newest: dict[tuple[str, str], str] = {}
        expected = dict(self._found.revisions)
        for row in self._rows("target_revision"):
            place = (str(row[1]), str(row[2]))
            newest[place] = max(newest.get(place, ""), str(row[0]))
            if isinstance(row[3], str):
                expected.setdefault(row[3], place)
        lost: dict[tuple[str, str], list[str]] = {}
        for name, place in expected.items():
            if name not in facts:
                lost.setdefault(place, []).append(name)
        again = self._targets_again(newest)
        for place in sorted({*lost, *again}):
            translation, segment = place
            names, stands = lost.get(place, []), newest.get(place, "")
            current = place in again or max(names) > stands
            kind = LossKind.NEWEST if current else LossKind.REVISION
            kind = LossKind.NEWEST_AGAIN if place in again else kind
            release = self._release_of_translation.get(translation, "")
            self.losses.append(Loss(kind, release, translation, segment, max(1, len(names)), bool(stands)))
        told = sum(map(len, lost.values())) + sum(place not in lost for place in again)
        highest = max((fact.rowid or 0 for fact in facts.values()), default=0)
        gone = highest - sum(fact.rowid is not None or fact.carved for fact in facts.values()) - told
        if gone > 0:
            self.losses.append(Loss(LossKind.FACTS, count=gone, table="target_revision"))

    def _targets_again(self, newest: dict[tuple[str, str], str]) -> set[tuple[str, str]]:
        """Put lost targets back from the memory, which has each confirmed one; return of which segments."""
        units: dict[tuple[str, str], tuple[Value, ...]] = {}
        for _id, fact in sorted(self._facts["translation_unit"].items()):
            units[str(fact.values[9]), str(fact.values[10])] = fact.values
        again = set()
        segments, translations = self._facts["segment"], self._facts["translation"]
        for place, unit in units.items():
            translation, segment = place
            if place in newest and not self._lost_after(place, newest[place]):
                continue
            if translation not in translations or segment not in segments:
                continue
            if segments[segment].values[5] != unit[6]:
                continue
            parent = newest.get(place)
            if parent is not None and str(unit[0]) < parent:
                continue
            self._add(
                "target_revision", new_id(), translation, segment, parent, unit[5], str(SegmentState.DRAFT), 0,
                str(OriginKind.MEMORY), "", 100, unit[8], 0, unit[11], moment(now()),
            )  # fmt: skip
            again.add(place)
        return again

    def _lost_after(self, place: tuple[str, str], newest: str) -> bool:
        if self._lost_places is None:
            facts = self._facts["target_revision"]
            self._lost_places = {}
            for name, where in self._found.revisions.items():
                if name not in facts:
                    self._lost_places[where] = max(name, self._lost_places.get(where, ""))
        return self._lost_places.get(place, "") > newest

    def _lost_decisions(self) -> None:
        hashes = {str(row[10]) for row in self._rows("transition")}
        contents = self._facts["transition_content"]
        for row in self._rows("transition"):
            translation = str(row[1])
            release = self._release_of_translation.get(translation, "")
            if str(row[9]).strip("0") and str(row[9]) not in hashes:
                self.losses.append(Loss(LossKind.TRANSITION, release, translation))
            if row[8] and str(row[8]) not in contents:
                self.losses.append(Loss(LossKind.CONTENT, release, translation))

    def _lost_rows(self) -> None:
        told = {"target_revision", "segment", "block", "release", "translation", "transition_content"}
        for table, facts in self._facts.items():
            highest = max((fact.rowid or 0 for fact in facts.values()), default=0)
            if table not in told and highest > len(facts):
                self.losses.append(Loss(LossKind.FACTS, count=highest - len(facts), table=table))


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _position(rows: Iterable[tuple[Value, ...]], name: str) -> int:
    before = [_number(row[3]) for row in rows if str(row[0]) < name]
    after = [_number(row[3]) for row in rows if str(row[0]) > name]
    return max(before) + 1 if before else min(after, default=1) - 1


def _gaps(
    block: tuple[Value, ...], rows: list[tuple[Value, ...]], missing: list[str]
) -> dict[str, tuple[str, str, str]]:
    """Return the text, the codes and the separator of missing segments, as the text of their block has them.

    A block is its segments one after the other: what stands between two that are known is what is missing. Only
    where no inline codes stand in it, which count anew in each segment, and where one is missing at a place.
    """
    if block[5]:
        return {}
    text, at = str(block[4]), 0
    found: dict[str, tuple[str, str, str]] = {}
    waiting: list[str] = []
    whole: list[tuple[str, str | None]] = [(str(row[0]), str(row[6]) + str(row[4])) for row in rows]
    whole += [(name, None) for name in missing]
    for name, part in [*sorted(whole), ("", "")]:
        if part is None:
            waiting.append(name)
            continue
        place = len(text) if not name else text.find(part, at)
        if place < 0:
            return found
        gap = text[at:place]
        if len(waiting) == 1 and gap.strip():
            bare = gap.lstrip()
            found[waiting[0]] = (bare, "", gap[: len(gap) - len(bare)])
        waiting, at = [], place + len(part)
    return found


def write_facts(path: Path, columns: Columns, found: Salvaged) -> None:
    """Write facts into an empty store that is not open, each with the row's number that it had where it is known."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        for table, facts in found.facts.items():
            names = ", ".join(name for name, _kind, _nullable in columns[table])
            marks = ", ".join("?" * len(columns[table]))
            used: set[int] = set()
            unplaced = []
            for _id, fact in sorted(facts.items()):
                if fact.rowid is None or fact.rowid in used:
                    unplaced.append(fact.values)
                    continue
                used.add(fact.rowid)
                connection.execute(
                    f"INSERT INTO {table} (rowid, {names}) VALUES (?, {marks})", (fact.rowid, *fact.values)
                )
            connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", unplaced)
        connection.execute("COMMIT")
    finally:
        connection.close()
