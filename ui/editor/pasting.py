"""What becomes of text that is pasted or dropped into a target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from workbench.model.inline import CodeKind, CodeRole, InlineCode, clean_private_use, keep_known_codes

if TYPE_CHECKING:
    from ui.editor.pasted_html import Look, Run

TEXT_WITH_CODES = "application/x-pressbench-text"
_BREAKS = "\r\n\u2028\u2029\x0b\x0c\x85\t"
_BREAK = re.compile(f"[{_BREAKS}]+")
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufdd0\ufdd1\ufffc]")
"""Control characters, lone surrogates, and what Qt means something by."""
Place = tuple[int, int]


def takes(data: QMimeData) -> bool:
    """Return whether there is a text to paste: the name of a file that is dragged is none."""
    return (data.hasText() or data.hasHtml()) and not any(url.isLocalFile() for url in data.urls())


def pasted(data: QMimeData, codes: Sequence[InlineCode], rest: str) -> tuple[str, int]:
    """Return what is put into a target, and how many lines it had.

    ``codes`` are those of the segment, ``rest`` is the target without what the paste replaces: bold, italics and
    links of HTML become codes that are in ``codes`` and not yet in ``rest``, anything else of it is dropped.
    """
    if data.hasFormat(TEXT_WITH_CODES):
        text = bytes(data.data(TEXT_WITH_CODES).data()).decode(errors="replace")
        return cleaned(text, codes), 1
    free = _free_pairs(codes, rest)
    if data.hasHtml() and (free or not data.hasText()):
        # A reader of HTML is not needed before there is any.
        from ui.editor.pasted_html import LONGEST, runs_of

        html = data.html()
        if len(html) <= LONGEST:
            text = _coded(runs_of(html), free)
            if clean_private_use(text).strip():
                return text, _lines(data.text())
    text = data.text()
    return cleaned(text, codes), _lines(text)


def cleaned(text: str, codes: Sequence[InlineCode]) -> str:
    """Return pasted text as one line: no line breaks, no control characters, no foreign codes.

    Line breaks and tabs become single spaces, those at the ends go; private use characters stay only where they
    are ``codes``.
    """
    first, *others = _BREAK.split(text.strip(_BREAKS))
    # The spaces at the ends of the whole are wanted, those around a break are not.
    if others:
        *middle, last = others
        parts = [first.rstrip(" "), *(part.strip(" ") for part in middle), last.lstrip(" ")]
        first = " ".join(part for part in parts if part)
    return keep_known_codes(_plain(first), codes)


def _plain(text: str) -> str:
    return _NO_TEXT.sub("", text)


def _lines(text: str) -> int:
    return sum(1 for line in _BREAK.split(text.replace("\t", " ")) if line.strip())


def _free_pairs(codes: Sequence[InlineCode], rest: str) -> list[tuple[InlineCode, InlineCode]]:
    pairs = []
    for opening in codes:
        if opening.role is not CodeRole.OPEN or opening.char in rest:
            continue
        for closing in codes:
            if (
                closing.role is CodeRole.CLOSE
                and closing.number == opening.number
                and closing.char not in rest
            ):
                pairs.append((opening, closing))
                break
    return pairs


def _coded(runs: Sequence[Run], free: list[tuple[InlineCode, InlineCode]]) -> str:
    """Return the text of the runs in one line, with the pairs of codes that fit its looks."""
    text, spans = _joined(runs)
    used: list[tuple[Place, InlineCode, InlineCode]] = []
    left = list(free)
    for look, start, end in spans:
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        crosses = any(a < start < b < end or start < a < end < b for (a, b), _o, _c in used)
        pair = next((one for one in left if _fits(one[0], look)), None)
        if start < end and pair is not None and not crosses:
            left.remove(pair)
            used.append(((start, end), *pair))
    # At one place: what closes comes first, what was opened last closes first, the wider opens first.
    marks = []
    for order, ((start, end), opening, closing) in enumerate(used):
        marks.append(((start, 1, -end, order), opening.char))
        marks.append(((end, 0, -start, -order), closing.char))
    made, done = "", 0
    for (place, *_rest), char in sorted(marks):
        made, done = made + text[done:place] + char, place
    return made + text[done:]


def _joined(runs: Sequence[Run]) -> tuple[str, list[tuple[Look, int, int]]]:
    """Return the runs as one line, and where each look begins and ends in it, in order."""
    from ui.editor.pasted_html import BREAK

    text = ""
    open_at: dict[Look, int] = {}
    spans: list[tuple[Look, int, int]] = []
    for run in runs:
        piece = " " if run.text == BREAK else clean_private_use(_plain(run.text))
        if not text or text.endswith(" "):
            piece = piece.lstrip(" ")
        if not piece:
            continue
        ended = [look for look in open_at if look not in run.looks] if piece.strip() else []
        spans.extend((look, open_at.pop(look), len(text)) for look in ended)
        for look in run.looks:
            open_at.setdefault(look, len(text))
        text += piece
    text = text.rstrip(" ")
    spans.extend((look, start, len(text)) for look, start in open_at.items())
    return text, sorted(spans, key=lambda span: (span[1], -span[2], span[0]))


def _fits(code: InlineCode, look: Look) -> bool:
    from ui.editor.pasted_html import same_address

    kind, href = look
    return code.kind is kind and (kind is not CodeKind.LINK or same_address(code.href, href))
