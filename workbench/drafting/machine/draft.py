"""A machine draft of a segment: the engine sees plain text, the draft has the source's codes.

Codes come back where they belong as far as can be told: those at the edges stay there, a pair goes around the
same words, names, figures or addresses, or around the words that its phrase alone is translated
by, and otherwise around words in the same proportion of the text. Whatever happens, every code is there,
none stands inside a word, and pairs are well-formed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workbench.drafting.machine.code_tree import Node, parse, render, well_formed
from workbench.drafting.machine.locating import place_between
from workbench.drafting.machine.placing import place_nodes
from workbench.drafting.machine.words import needs_translating, words_of
from workbench.model.engines import MachineEngine
from workbench.model.errors import EngineError
from workbench.model.inline import CODE_PATTERN, CodeKind, InlineCode, is_code, without_codes
from workbench.model.tasks import CancelToken

_MOST_PHRASES = 3
_LONGEST_PHRASE = 60
_MOST_WORDS = 6


def draft_text(
    engine: MachineEngine,
    text: str,
    codes: Sequence[InlineCode],
    source_language: str,
    target_language: str,
    cancel: CancelToken,
) -> str:
    """Return the engine's draft of a segment's text, with the codes of the text.

    Line break codes and newlines cut the text into lines that are drafted one by one. White space at the
    edges stays; figures and addresses that stand alone are not sent. At most three short phrases a text
    (60 characters, 6 words) are sent a second time, to find out where a pair of codes belongs.

    Raises ``Cancelled``, and ``EngineError`` as the engine raises it.
    """
    known = {code.char: code for code in codes}
    breaks = "".join(char for char, code in known.items() if code.kind is CodeKind.LINE_BREAK)
    asking = _Asking(engine, source_language, target_language, cancel)
    lines = re.split(f"([\r\n\u2028{breaks}]+)", text)
    drafted = [line if index % 2 else _draft_line(line, known, asking) for index, line in enumerate(lines)]
    draft = "".join(drafted)
    if not _complete(text, draft) or (well_formed(text, known) and not well_formed(draft, known)):
        plain = [line if i % 2 else without_codes(line) for i, line in enumerate(drafted)]
        draft = "".join(line if i % 2 else in_source_order(lines[i], line) for i, line in enumerate(plain))
    return draft


class _Asking:
    """The engine and the pair of languages; counts the phrases that are sent a second time."""

    def __init__(self, engine: MachineEngine, source: str, target: str, cancel: CancelToken) -> None:
        self._engine, self._source, self._target, self._cancel = engine, source, target, cancel
        self._phrases_left = _MOST_PHRASES

    def text(self, text: str) -> str:
        self._cancel.raise_if_cancelled()
        return self._engine.translate(text, self._source, self._target, self._cancel)

    def phrase(self, phrase: str) -> str | None:
        short = len(phrase) <= _LONGEST_PHRASE and len(words_of(phrase)) <= _MOST_WORDS
        if not self._phrases_left or not short or not needs_translating(phrase):
            return None
        self._phrases_left -= 1
        try:
            return self.text(phrase)
        except EngineError:
            self._phrases_left = 0
            return None


def _draft_line(line: str, known: Mapping[str, InlineCode], asking: _Asking) -> str:
    plain = without_codes(line)
    if not needs_translating(plain):
        return line
    head, body, tail = _edges(line, known)
    source, nodes = parse(body, known)
    before = source[: len(source) - len(source.lstrip())]
    after = source[len(source.rstrip()) :]
    target = asking.text(source.strip()).strip()
    if not nodes:
        return head + before + target + after + tail
    _shift(nodes, len(before), len(source.strip()))
    if not place_nodes(source.strip(), target, nodes, asking.phrase):
        return head + before + in_source_order(body, target) + after + tail
    return head + before + render(target, nodes, 0, len(target)) + after + tail


def _edges(line: str, known: Mapping[str, InlineCode]) -> tuple[str, str, str]:
    """Cut off the codes and white space at both edges that belong there whatever the translation is.

    Those are codes that stand alone, and pairs that enclose all the rest.
    """
    start, end = 0, len(line)
    while start < end and (line[start].isspace() or is_code(line[start])):
        start += 1
    while end > start and (line[end - 1].isspace() or is_code(line[end - 1])):
        end -= 1
    while True:
        inner = {known[char].number for char in CODE_PATTERN.findall(line[start:end]) if char in known}
        loose = [
            index
            for index, char in enumerate(line)
            if not start <= index < end and char in known and known[char].number in inner
        ]
        if not loose:
            return line[:start], line[start:end], line[end:]
        start, end = min(start, *loose), max(end, *(index + 1 for index in loose))


def _shift(nodes: Sequence[Node], by: int, length: int) -> None:
    for node in nodes:
        node.start = min(max(node.start - by, 0), length)
        node.end = min(max(node.end - by, 0), length)
        _shift(node.children, by, length)


def _complete(source: str, draft: str) -> bool:
    return sorted(CODE_PATTERN.findall(source)) == sorted(CODE_PATTERN.findall(draft))


def in_source_order(source: str, target: str) -> str:
    """Return the target with the codes of the source in the source's own order, between words.

    What is well-formed in the source is so in the result, whatever the target says.
    """
    length = max(1, len(without_codes(source)))
    places: list[tuple[int, str]] = []
    position = least = 0
    for char in source:
        if not is_code(char):
            position += 1
            continue
        least = max(least, place_between(target, (0, len(target)), position / length))
        places.append((least, char))
    out = target
    for place, char in reversed(places):
        out = out[:place] + char + out[place:]
    return out
