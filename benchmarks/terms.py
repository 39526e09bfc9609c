"""Term recognition with a large termbase: time, size, and what is found.

The terms are words, pairs, threes and fours of words that stand in one half of real news; the segments looked at
come from the other half, so that terms are met about as often as in an office's own releases.
"""

from __future__ import annotations

import gc
import random
import time
import tracemalloc
from collections.abc import Iterator

from benchmarks.figures import SHARED, Figure, percentile
from workbench.drafting.terms.csv_format import read_csv
from workbench.drafting.terms.inflection import is_function_word
from workbench.drafting.terms.recognition import TermRecogniser
from workbench.model.terms import Concept, Term

NEWS = SHARED / "gold" / "news"
TERMS = SHARED / "gold" / "terms" / "tico19"
_FRAMES = {"en": "We saw the {} there.", "fr": "On a vu, hier, {}.", "es": "Vimos ({}) ayer."}
COUNT = 100_000
WORDS = 40


def measure() -> Iterator[Figure]:
    if not NEWS.is_dir():
        yield Figure("term recognition", "the folder of real data beside the project is absent")
        return
    for language in ("en", "fr", "es"):
        yield from _language(language)
    yield from _lists()


def _language(language: str) -> Iterator[Figure]:
    lines = (NEWS / f"ntrex_1_1000.{language}.txt").read_text(encoding="utf-8").splitlines()
    concepts = concepts_of(lines[::2], language, COUNT)
    # The dictionary of lemmas is read once in a program, whatever the size of the termbase.
    began = time.process_time()
    TermRecogniser(concepts[:1], language).find("migrant")
    lemmas = time.process_time() - began
    gc.collect()
    began = time.process_time()
    recogniser = TermRecogniser(concepts, language)
    taken = time.process_time() - began
    yield Figure(
        f"making the index of {COUNT:,} concepts, {language} (dictionary of lemmas before it: {lemmas:.1f} s)",
        f"{taken:.1f} s of processor time",
        "3 s",
        taken <= 3,
    )
    words = " ".join(lines[1::2]).split()
    segments = [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS, WORDS)]
    times, found = [], 0
    # As at the desk: what lasts is set aside, and nothing is collected by the way (see ui/garbage.py).
    gc.collect()
    gc.freeze()
    gc.disable()
    for segment in segments:
        began = time.process_time()
        found += len(recogniser.find(segment))
        times.append((time.process_time() - began) * 1000)
    gc.enable()
    gc.unfreeze()
    yield Figure(
        f"terms of {WORDS} words never seen before, {language} ({found / len(segments):.0f} terms in each)",
        f"{percentile(times, 0.5):.1f} ms (95%: {percentile(times, 0.95):.1f}, most: {max(times):.1f})",
        "5 ms",
        percentile(times, 0.95) <= 5,
    )
    del recogniser
    gc.collect()
    tracemalloc.start()
    kept = TermRecogniser(concepts, language)
    size = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    yield Figure(
        f"size of that index, {language}, beside the concepts", f"{size:.0f} MB", "20 MB", size <= 20
    )
    one = Concept("new", (Term("mot nouveau", language),))
    began = time.process_time()
    kept.updated([one])
    taken = (time.process_time() - began) * 1000
    yield Figure(f"taking in one more concept, {language}", f"{taken:.0f} ms", "200 ms", taken <= 200)


def _lists() -> Iterator[Figure]:
    """Terms of other people's lists, put into sentences: each is to be found where it stands."""
    found: dict[str, list[bool]] = {"en": [], "fr": [], "es": []}
    for path in sorted(TERMS.glob("*.csv")):
        concepts = read_csv(path).concepts
        for language, results in found.items():
            recogniser = TermRecogniser(concepts, language)
            for concept in concepts:
                for term in concept.in_language(language):
                    matches = recogniser.find(_FRAMES[language].format(term.text))
                    said = term.text.casefold()
                    results.append(any(match.term.text.casefold() == said for match in matches))
    for language, results in found.items():
        share = sum(results) / max(len(results), 1)
        yield Figure(
            f"terms of the TICO-19 lists found in a sentence, {language}",
            f"{sum(results)} of {len(results)} ({share:.1%})",
            "99%",
            share >= 0.99,
        )


def concepts_of(lines: list[str], language: str, count: int) -> list[Concept]:
    """Return concepts whose terms are of one to four words of the lines, the same at every run."""
    words = [word.strip("«»“”\".,;:!?()’'") for line in lines for word in line.split()]
    real = dict.fromkeys(
        " ".join(words[at : at + length])
        for length in (2, 3, 4, 1)
        for at in range(len(words) - length)
        if not is_function_word(words[at], language)
        and not is_function_word(words[at + length - 1], language)
    )
    chance = random.Random(6)
    content = [word for word in words if len(word) > 3]
    terms = list(real)
    seen = set(real)
    while len(terms) < count:
        made = " ".join(chance.choice(content) for _ in range(chance.choice((2, 2, 3, 3, 4))))
        if made not in seen:
            seen.add(made)
            terms.append(made)
    return [
        Concept(f"c{number}", (Term(term, language), Term(f"terme {number}", "xx")))
        for number, term in enumerate(terms[:count])
    ]
