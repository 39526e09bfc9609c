"""Codes, segments and engines for the tests of this room."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.servers.phrases import translate
from workbench.model.engines import Destination
from workbench.model.errors import EngineError
from workbench.model.inline import CodeKind, CodeRole, InlineCode, from_tags
from workbench.model.release import Segment
from workbench.model.tasks import CancelToken

_TAG = re.compile(r"<(/?)(\d+)(/?)>")


def coded(tagged: str, kinds: dict[int, CodeKind] | None = None) -> tuple[str, tuple[InlineCode, ...]]:
    """Return the text with code characters and the codes of a text written with tags. ``<9/>`` breaks the line."""
    codes: list[InlineCode] = []
    for found in _TAG.finditer(tagged):
        number = int(found[2])
        role = CodeRole.CLOSE if found[1] else CodeRole.ALONE if found[3] else CodeRole.OPEN
        kind = (kinds or {}).get(number, CodeKind.LINE_BREAK if found[3] else CodeKind.BOLD)
        code = InlineCode(len(codes), kind, role, number)
        if code.tag not in {each.tag for each in codes}:
            codes.append(code)
    return from_tags(tagged, codes), tuple(codes)


def segment(tagged: str, identity: str = "s1", kinds: dict[int, CodeKind] | None = None) -> Segment:
    text, codes = coded(tagged, kinds)
    return Segment(identity, "b1", 1, text, codes)


class WordEngine:
    """An engine in process: a function, or the dictionary of the test server."""

    name = "Words"
    destination = Destination.THIS_MACHINE

    def __init__(self, function: Callable[[str], str] | None = None, fail_after: int = 1000) -> None:
        self._function = function
        self._fail_after = fail_after
        self.asked: list[str] = []

    def supports(self, source_language: str, target_language: str) -> bool:
        return True

    def translate(self, text: str, source_language: str, target_language: str, cancel: CancelToken) -> str:
        cancel.raise_if_cancelled()
        self.asked.append(text)
        if len(self.asked) > self._fail_after:
            raise EngineError("draft.engine_away", engine=self.name, reason="connection")
        return self._function(text) if self._function else translate(text, source_language, target_language)
