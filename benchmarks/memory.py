"""The memory: how fast it takes units in, how fast it answers, and how much of what there is it finds."""

from __future__ import annotations

import itertools
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from benchmarks.figures import NO_GOAL, Figure, milliseconds, percentile
from benchmarks.memory_material import Maker, real_pairs
from workbench.drafting.memory.lookup import Lookup, Question, ranked
from workbench.drafting.memory.scoring import measured, score
from workbench.drafting.tmx.reading import TmxFile
from workbench.drafting.tmx.writing import write_tmx
from workbench.model.memory import TranslationUnit
from workbench.store.memories import MemoryFile
from workbench.store.memory_words import words_of

SIZES = tuple(int(size) for size in os.environ.get("PRESSBENCH_MEMORY_UNITS", "100000,1000000").split(","))
QUESTIONS = 200
COMPARED = 100
"""Questions that are compared with every unit: a second each for a million."""

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
    there = found = 0
    for text in questions[:COMPARED]:
        match = Lookup(Question(text, "en", "fr", at_least=AT_LEAST), words_of).matches(file)
        held_texts = {measured(one.unit.source).text for one in match}
        best = _exhaustive(text, sources)
        there += len(best)
        found += sum(1 for one in best if one in held_texts)
    share = found / there if there else 1.0
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
            f"{share:.2%} ({found} of {there})",
            "99.5%",
            share >= 0.995,
        ),
    ]


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
    pairs = real_pairs()
    first = next(iter(Maker().units(1)))
    units = [
        TranslationUnit("", source, target, "en", "fr", (), "A", first.created_at) for source, target in pairs
    ]
    maker = Maker(5)
    questions = maker.asked([source for source, _target in pairs], QUESTIONS)
    what = f"{len(pairs):,} real sentences"
    with MemoryFile(folder / "real.db", "m") as file:
        file.append(units)
        file.finish()
        figures = _answers(file, questions, [source for source, _target in pairs], what, False)
    return [*figures, _toolkit(pairs, questions, what), _omegat()]


def _toolkit(pairs: Sequence[tuple[str, str]], questions: Sequence[str], what: str) -> Figure:
    if find_spec("translate") is None:
        return Figure(f"the same of {what} by translate-toolkit's matcher", "not installed here", NO_GOAL)
    from translate.search.match import matcher  # type: ignore[import-not-found,unused-ignore]
    from translate.storage.po import pofile  # type: ignore[import-not-found,unused-ignore]

    store = pofile()
    for source, target in pairs:
        store.addsourceunit(source).target = target
    theirs = matcher(store, max_candidates=5, min_similarity=AT_LEAST, max_length=2000)
    times = [milliseconds(lambda text=text: theirs.matches(text))[0] for text in questions[:50]]  # type: ignore[misc]
    return Figure(
        f"the same of {what} by translate-toolkit's matcher: half, and 95 in 100, within",
        f"{percentile(times, 0.5):.1f} ms, {percentile(times, 0.95):.1f} ms",
        NO_GOAL,
    )


def _omegat() -> Figure:
    program = shutil.which("omegat") or shutil.which("OmegaT")
    if program is None:
        return Figure("OmegaT", "not installed here", NO_GOAL)
    said = subprocess.run([program, "--help"], capture_output=True, text=True, timeout=60, check=False)
    name = (said.stdout or said.stderr).strip().splitlines()[:1]
    return Figure("OmegaT", f"{' '.join(name)}: it tells no times of its matches", NO_GOAL)
