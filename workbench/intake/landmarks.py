"""Where a text lies in a page: its headline, its first paragraph, its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from workbench.intake.features import Feature
from workbench.intake.marks import Mark
from workbench.intake.vocabulary import folded
from workbench.model.release import DropReason

_WORD = re.compile(r"\w{4,}")
_ENOUGH = 2.5


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Indices of blocks: ``headline`` (-1 where none was found), ``lead`` the first paragraph of the body,
    ``end`` one after the last block of the densest stretch. ``lead`` is -1 where there is no prose at all.
    """

    headline: int
    lead: int
    end: int


def find_landmarks(features: Sequence[Feature], titles: Sequence[str]) -> Landmarks:
    """Return where the text lies: the stretch of blocks that weighs most, and the best headline above it.

    Prose, datelines, sections and contact lines weigh for a stretch; menu words, repeats, glued lines, short
    bulleted lines and what the markup calls a menu weigh against it (as in Kadane's maximum
    subarray). ``titles`` are those the file declares.
    """
    start, end = _heaviest(_weights(features))
    if not any(one.prose and not one.chrome for one in features[start:end]):
        return Landmarks(_headline(features, len(features), -1, titles), -1, len(features))
    body = [
        at
        for at in range(start, end)
        if features[at].prose and not features[at].chrome and not _is_marked(features[at])
    ]
    if not body:
        return Landmarks(_headline(features, end, -1, titles), start, end)
    lead = next((at for at in body[:6] if features[at].dateline), body[0])
    headline = _headline(features, lead, lead, titles)
    if headline > body[0] or (headline >= 0 and lead == body[0]):
        lead = next((at for at in body if at > headline), lead)
    return Landmarks(headline, lead, end)


def _is_marked(feature: Feature) -> bool:
    return feature.mark in (Mark.EMBARGO, Mark.RELEASE, Mark.NOTE, Mark.CONTACT)


def _weights(features: Sequence[Feature]) -> list[float]:
    weights = [_weight(one) for one in features]
    for at in range(1, len(features) - 1):
        one = features[at]
        # Between two paragraphs "Accessibility" may be a crosshead as well as an entry of a footer.
        crosshead = one.by_words in (DropReason.FOOTER, DropReason.MENU) and one.words <= 5 and not one.glued
        if crosshead and one.by_place is None and features[at - 1].prose and features[at + 1].prose:
            weights[at] = -2.0
    return weights


def _weight(one: Feature) -> float:
    if one.chrome:
        return -8.0
    if one.symbols:
        return -1.0
    if one.prose:
        return min(one.words, 60) / 3 + (15 if one.dateline else 0)
    if one.details or one.mark in (Mark.NOTE, Mark.ABOUT, Mark.CONTACT):
        return 3.0
    if one.mark in (Mark.EMBARGO, Mark.END):
        return 1.0
    if one.cell or one.block.quoted or one.block.caption:
        return 0.5
    if one.weak or one.link_line:
        return -4.0
    if one.repeated or one.meta:
        return -3.0
    if one.block.heading or one.block.role:
        return 0.0
    if one.item:
        return -2.0 if one.words <= 5 and one.plain[-1] not in ".;,:" else 1.0
    return -1.0 if one.words <= 8 else 0.5


def _heaviest(weights: Sequence[float]) -> tuple[int, int]:
    best, best_start, best_end = float("-inf"), 0, len(weights)
    total, start = 0.0, 0
    for at, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, at
        total += weight
        if total > best:
            best, best_start, best_end = total, start, at + 1
    return best_start, best_end


def _headline(features: Sequence[Feature], limit: int, lead: int, titles: Sequence[str]) -> int:
    body_words = {
        word[:6]
        for one in features[max(0, lead) : lead + 4 if lead >= 0 else 12]
        if one.prose
        for word in _WORD.findall(one.plain.casefold())
    }
    declared = [folded(title) for title in titles]
    shown = list(accumulate((not one.chrome for one in features), initial=0))
    scores: dict[int, float] = {}
    seen_first_heading = False
    for at in range(limit):
        one = features[at]
        if not _may_be_headline(one):
            continue
        distance = shown[limit] - shown[at + 1]
        scores[at] = _score(one, body_words, declared) - min(6.0, 0.4 * distance)
        if one.block.heading == 1 and not seen_first_heading:
            scores[at] += 4
            seen_first_heading = True
    best = max(scores, key=lambda at: scores[at], default=-1)
    if best < 0 or scores[best] <= _ENOUGH:
        return -1
    return _first_of_two(features, scores, best, body_words)


def _first_of_two(
    features: Sequence[Feature], scores: dict[int, float], best: int, body_words: set[str]
) -> int:
    """Of two lines in a row that could both be it, the headline is the upper one, a longer one below a subhead."""
    above, below = best - 1, features[best]
    if above not in scores or below.block.heading or below.block.role or features[above].item:
        return best
    one = features[above]
    shared = one.block.heading or _shared_words(one, body_words) >= 0.3
    if one.weak or one.words < 3 or one.words > below.words or not shared:
        return best
    return above if scores[above] > _ENOUGH and scores[above] > scores[best] - 6 else best


def _shared_words(one: Feature, body_words: set[str]) -> float:
    own = [word[:6] for word in _WORD.findall(one.plain.casefold())]
    return sum(1 for word in own if word in body_words) / len(own) if own else 0.0


def _may_be_headline(one: Feature) -> bool:
    return not (
        one.chrome
        or one.symbols
        or one.cell
        or one.block.caption
        or one.block.quoted
        or one.details
        or one.meta
        or one.dateline
        or one.mark not in (Mark.NONE, Mark.ABOUT)
        or one.words > 45
        or (one.words < 2 and not (one.block.heading == 1 or one.block.role == "title"))
    )


def _score(one: Feature, body_words: set[str], declared: Sequence[str]) -> float:
    score = 0.0
    if one.block.role == "title":
        score += 12
    elif one.block.role == "subtitle":
        score -= 6
    if one.block.heading == 1:
        score += 9
    elif one.block.heading in (2, 3):
        score += 2
    phrase = folded(one.plain)
    if any(phrase == title or (len(phrase) > 12 and title.startswith(phrase)) for title in declared):
        score += 8
    score += 4 if 4 <= one.words <= 30 else 0 if one.words in (2, 3) else -3
    score += 8 * _shared_words(one, body_words)
    if one.item:
        score -= 6
    if one.weak or one.link_line:
        score -= 6
    if one.repeated:
        score -= 3
    if one.mark is Mark.ABOUT:
        score -= 3
    if one.plain.endswith(":"):
        score -= 4
    elif one.stopped and one.plain.endswith("."):
        score -= 3
    return score
