"""The memory: how fast it takes units in, how fast it answers, and how much of what there is it finds."""

from __future__ import annotations

import itertools
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from benchmarks.figures import NO_GOAL, Figure, milliseconds, percentile
from benchmarks.memory_material import Maker, Pair, health_pairs, real_pairs
from workbench.drafting.memory.lookup import Lookup, Question, ranked
from workbench.drafting.memory.scoring import measured, score
from workbench.drafting.tmx.reading import TmxFile
from workbench.drafting.tmx.writing import write_tmx
from workbench.model.memory import TranslationUnit
from workbench.store.memories import MemoryFile
from workbench.store.memory_words import words_of

SIZES = tuple(int(size) for size in os.environ.get("PRESSBENCH_MEMORY_UNITS", "100000,1000000").split(","))
QUESTIONS = 200
"""Each is compared with every unit, too: a second each for a million."""

PEER_QUESTIONS = 50
"""A peer that compares with every unit takes long."""

BATCH = 20_000
AT_LEAST = 70
IMPORTED = 100_000
KEPT = Path(os.environ.get("PRESSBENCH_BENCH_CACHE") or Path(tempfile.gettempdir()) / "pressbench-benchmarks")
"""Where memories of a size are kept for the next time: a million takes minutes to make up."""

_MADE = "made"


def measure() -> list[Figure]:
    """Return the figures of each size, and of the memory of health texts that stands beside the project."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="pressbench-memory-") as folder:
        figures.append(_import(Path(folder)))
        for size in SIZES:
            figures += _of_size(size)
        figures += _of_real_text(Path(folder))
    return figures


def _import(folder: Path) -> Figure:
    path = folder / "import.tmx"
    write_tmx(Maker().units(IMPORTED), path)
    before = _peak()
    processor, began = time.process_time(), time.perf_counter()
    with MemoryFile(folder / "import.db", "m") as file, file.import_whole():
        for batch in TmxFile(path).batches():
            file.append(batch)
    seconds, processor = time.perf_counter() - began, time.process_time() - processor
    return Figure(
        f"a TMX file of {IMPORTED:,} units taken in, indexed",
        f"{IMPORTED / seconds:,.0f} a second (processor {processor / IMPORTED * 1e6:.0f} µs a unit,"
        f" {_peak() - before} MB more)",
        "30,000",
        IMPORTED / seconds >= 30_000,
    )


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _made(size: int) -> MemoryFile:
    """Return a memory of a size, made where it is not kept from the last time."""
    KEPT.mkdir(parents=True, exist_ok=True)
    file = MemoryFile(KEPT / f"memory-{size}.db", "m")
    if file.state(_MADE) == str(size):
        return file
    file.remove_after(0)
    units = Maker().units(size)
    while batch := list(itertools.islice(units, BATCH)):
        file.append(batch)
    file.set_state(**{_MADE: str(size)})
    return file


def _of_size(size: int) -> list[Figure]:
    with _made(size) as file:
        sources = [unit.source for unit in file.units()]
        questions = Maker(3).asked(sources, QUESTIONS)
        return _answers(file, questions, sources, f"{size:,} units", size >= 1_000_000)


def _ask(file: MemoryFile, text: str, least: int = AT_LEAST) -> list[int]:
    found = ranked(Lookup(Question(text, "en", "fr", at_least=least), words_of).matches(file))
    return [match.score for match in found[:5]]


def _answers(
    file: MemoryFile, questions: Sequence[str], sources: Sequence[str], what: str, held: bool
) -> list[Figure]:
    for text in questions[:5]:
        _ask(file, text)
    times: list[float] = []
    processor: list[float] = []
    for text in questions:
        spent = time.process_time()
        times.append(milliseconds(lambda text=text: _ask(file, text))[0])  # type: ignore[misc]
        processor.append((time.process_time() - spent) * 1000)
    late = percentile(times, 0.95)
    found = _found_of(
        questions,
        [_exhaustive(text, sources) for text in questions],
        lambda text: [
            match.unit.source
            for match in Lookup(Question(text, "en", "fr", at_least=AT_LEAST), words_of).matches(file)
        ],
    )
    return [
        Figure(
            f"five best of {what}, at {AT_LEAST} %: half, and 95 in 100, within",
            f"{percentile(times, 0.5):.1f} ms, {late:.1f} ms (processor {percentile(processor, 0.5):.1f} ms,"
            f" {percentile(processor, 0.95):.1f} ms)",
            "95%: 20 ms",
            late <= 20 if held else None,
        ),
        Figure(
            f"of the five best of comparing with all {what}, at {AT_LEAST} %, are found",
            f"{found.said}{''.join(found.missed)}",
            "99.5%",
            found.share >= 0.995,
        ),
    ]


@dataclass(frozen=True)
class _Found:
    """How much of the best there are was found, and what was not."""

    there: int
    found: int
    missed: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.found / self.there if self.there else 1.0

    @property
    def said(self) -> str:
        return f"{self.share:.2%} ({self.found} of {self.there})"


def _found_of(
    questions: Sequence[str], best: Sequence[Sequence[str]], find: Callable[[str], Iterable[str]]
) -> _Found:
    """Return what ``find`` finds of the best of each question."""
    missed = []
    for text, wanted in zip(questions, best, strict=True):
        held = {measured(source).text for source in find(text)} if wanted else set()
        missed += [f"\n      not found for “{text}”: “{one}”" for one in wanted if one not in held]
    there = sum(map(len, best))
    return _Found(there, there - len(missed), tuple(missed))


def _exhaustive(text: str, sources: Sequence[str]) -> list[str]:
    """Return the five best of all at ``AT_LEAST``: characters leave out what cannot be alike enough."""
    asked = measured(text)
    near = process.extract(
        asked.text, sources, scorer=Levenshtein.normalized_similarity, score_cutoff=0.35, limit=400
    )
    scored = {one.text: score(asked, one) for one in (measured(source) for source, _alike, _place in near)}
    best = sorted((one for one in scored if scored[one] >= AT_LEAST), key=lambda one: -scored[one])
    return best[:5]


def _of_real_text(folder: Path) -> list[Figure]:
    figures: list[Figure] = []
    health = health_pairs()
    if health:
        figures += _of_pairs(health, folder / "health.db", f"{len(health):,} units of gold/tm")
    pairs = real_pairs()
    return [*figures, *_of_pairs(pairs, folder / "real.db", f"{len(pairs):,} real sentences"), _omegat()]


def _of_pairs(pairs: Sequence[Pair], path: Path, what: str) -> list[Figure]:
    first = next(iter(Maker().units(1)))
    sources = [source for source, _target in pairs]
    questions = Maker(5).asked(sources, QUESTIONS)
    with MemoryFile(path, "m") as file:
        file.append([TranslationUnit("", *pair, "en", "fr", (), "A", first.created_at) for pair in pairs])
        file.finish()
        return [*_answers(file, questions, sources, what, False), _toolkit(pairs, questions, what)]


def _toolkit(pairs: Sequence[Pair], questions: Sequence[str], what: str) -> Figure:
    """Return the peer's speed, and what it finds at ``AT_LEAST`` of its own measure: that of characters alone."""
    if find_spec("translate") is None:
        return Figure(f"the same of {what} by translate-toolkit's matcher", "not installed here", NO_GOAL)
    from translate.search.match import matcher  # type: ignore[import-not-found,unused-ignore]
    from translate.storage.base import TranslationUnit as Theirs  # type: ignore[import-not-found,unused-ignore]
    from translate.storage.po import pofile  # type: ignore[import-not-found,unused-ignore]

    store = pofile()
    for source, target in pairs:
        store.addsourceunit(source).target = target
    # Of two units with the same score it asks which is less, which theirs do not answer.
    Theirs.__lt__ = lambda one, other: id(one) < id(other)
    theirs = matcher(store, max_candidates=5, min_similarity=AT_LEAST, max_length=2000)
    some = questions[:PEER_QUESTIONS]
    times = [milliseconds(lambda text=text: theirs.matches(text))[0] for text in some]  # type: ignore[misc]
    sources = [source for source, _target in pairs]
    found = _found_of(
        some,
        [_exhaustive(text, sources) for text in some],
        lambda text: [unit.source for unit in theirs.matches(text)],
    )
    return Figure(
        f"the same of {what} by translate-toolkit's matcher: half, and 95 in 100, within; found of the best",
        f"{percentile(times, 0.5):.1f} ms, {percentile(times, 0.95):.1f} ms; {found.said}",
        NO_GOAL,
    )


def _omegat() -> Figure:
    program = shutil.which("omegat") or shutil.which("OmegaT")
    if program is None:
        return Figure("OmegaT", "not installed here", NO_GOAL)
    said = subprocess.run([program, "--help"], capture_output=True, text=True, timeout=60, check=False)
    name = (said.stdout or said.stderr).strip().splitlines()[:1]
    return Figure("OmegaT", f"{' '.join(name)}: it tells no times of its matches", NO_GOAL)
