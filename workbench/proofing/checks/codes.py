"""Inline codes: bold, italics, links, line breaks must be in the target as in the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.model.inline import CODE_PATTERN, CodeRole, InlineCode
from workbench.model.issues import Issue, Severity, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext

_B, _E = chr(0xE000), chr(0xE001)


class _CodeCheck(Check):
    def _at(
        self, context: ProofingContext, index: int, place: int, end: int, message: str, char: str
    ) -> Issue:
        """Return an issue at an exact place of the stored target: codes have no place in what a reader reads."""
        segment = context.segments[index]
        code = _by_char(segment.codes).get(char)
        source = segment.source.find(char)
        return Issue(
            check=self.id,
            severity=self.severity,
            segment_id=segment.id,
            side=Side.TARGET,
            start=place,
            end=end,
            text=code.tag if code is not None else "",
            message=message,
            data={
                "code": code.tag if code is not None else "",
                "kind": str(code.kind) if code is not None else "",
            },
            source_start=source,
            source_end=source + 1 if source >= 0 else -1,
        )


class MissingCodeCheck(_CodeCheck):
    """An inline code of the source segment is not in the target."""

    id = "codes.missing"
    severity = Severity.ERROR
    examples = (
        Example(
            good=(f"{_B}Read{_E} more", f"En {_B}lire{_E} plus"), bad=(f"{_B}Read{_E} more", "En lire plus")
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue a missing code, at the end of the target."""
        segment = context.segments[index]
        if not context.is_translated(index):
            return
        wanted = _codes(context, index, Side.SOURCE)
        if not wanted:
            return
        have = Counter(_codes(context, index, Side.TARGET))
        for char in wanted:
            if have[char] > 0:
                have[char] -= 1
                continue
            place = len(segment.target)
            yield self._at(context, index, place, place, "codes.missing", char)


class ExtraCodeCheck(_CodeCheck):
    """The target has an inline code that the source segment has not, or has one twice."""

    id = "codes.extra"
    severity = Severity.ERROR
    examples = (Example(good=("Read more", "En lire plus"), bad=("Read more", f"En {_B}lire{_E} plus")),)

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue a code too many, where it stands."""
        segment = context.segments[index]
        if not _codes(context, index, Side.TARGET):
            return
        allowed = Counter(_codes(context, index, Side.SOURCE))
        for found in CODE_PATTERN.finditer(segment.target):
            if allowed[found.group()] > 0:
                allowed[found.group()] -= 1
                continue
            yield self._at(context, index, found.start(), found.end(), "codes.extra", found.group())


class CodeOrderCheck(_CodeCheck):
    """A pair of codes closes before it opens, or two pairs cross each other, which the source's do not."""

    id = "codes.order"
    severity = Severity.ERROR
    examples = (
        Example(
            good=(f"{_B}Read{_E} more", f"En {_B}lire{_E} plus"),
            bad=(f"{_B}Read{_E} more", f"En {_E}lire{_B} plus"),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue for the first code out of order."""
        segment = context.segments[index]
        if len(_codes(context, index, Side.TARGET)) < 2:
            return
        if _codes(context, index, Side.TARGET) == _codes(context, index, Side.SOURCE):
            return
        codes = _by_char(segment.codes) or _guessed(segment.source)
        if _first_fault(segment.source, codes) is not None:
            return
        place = _first_fault(segment.target, codes)
        if place is not None:
            yield self._at(context, index, place, place + 1, "codes.order", segment.target[place])


def _codes(context: ProofingContext, index: int, side: Side) -> list[str]:
    """Return the codes of a stored text, in order."""
    plain = context.plain(index, side)
    if plain.text is plain.original:
        return []
    return context.once(("codes", index), side, lambda: CODE_PATTERN.findall(plain.original))


def _by_char(codes: tuple[InlineCode, ...]) -> dict[str, InlineCode]:
    return {code.char: code for code in codes}


def _guessed(source: str) -> dict[str, InlineCode]:
    """Return roles for codes that nobody described: two in a row are a pair."""
    from workbench.model.inline import FIRST_CODE, CodeKind

    chars = CODE_PATTERN.findall(source)
    if len(chars) % 2 or len(set(chars)) != len(chars):
        return {}
    roles = (CodeRole.OPEN, CodeRole.CLOSE)
    return {
        char: InlineCode(ord(char) - FIRST_CODE, CodeKind.BOLD, roles[place % 2], place // 2 + 1)
        for place, char in enumerate(chars)
    }


def _first_fault(text: str, codes: dict[str, InlineCode]) -> int | None:
    stack: list[int] = []
    pairs = {code.number for code in codes.values() if code.role is CodeRole.OPEN and code.char in text}
    for found in CODE_PATTERN.finditer(text):
        code = codes.get(found.group())
        if code is None or code.role is CodeRole.ALONE:
            continue
        if code.role is CodeRole.OPEN:
            stack.append(code.number)
        elif stack and stack[-1] == code.number:
            stack.pop()
        elif code.number in pairs:
            return found.start()
    return None
