"""The text of a ``seg`` with its inline elements, as text with inline codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from workbench.drafting.tmx.code_kinds import address_in, kind_of, role_of
from workbench.model.inline import CODE_PATTERN, FIRST_CODE, LAST_CODE, CodeKind, CodeRole, InlineCode

_LINES = re.compile(r"[ \t]*[\n\r][ \t\n\r]*")
_MOST_CODES = LAST_CODE - FIRST_CODE + 1
_DEEPEST = 60


@dataclass(slots=True)
class _Group:
    """A pair of codes, a half of one, or a code that stands alone; ``x`` says which is which in other languages."""

    kind: CodeKind
    x: str
    href: str = ""
    roles: list[CodeRole] = field(default_factory=list)
    number: int = 0
    chars: list[str] = field(default_factory=list)


@dataclass(slots=True)
class SegmentText:
    """A ``seg``: its pieces of text and codes, and whether something of it has no place in our texts."""

    pieces: list[str | tuple[_Group, int]] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=list)
    left_out: bool = False

    @property
    def text(self) -> str:
        """The text without its codes."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


def plain_text(text: str) -> str:
    """Return text from a file as ours: no private use characters, lines of the file's layout joined by one space."""
    if not text.isprintable():
        text = CODE_PATTERN.sub("", text)
    if "\n" in text or "\r" in text:
        text = _LINES.sub(" ", text.strip("\n\r \t") if text[:1] in "\n\r" or text[-1:] in "\n\r" else text)
    return text


def read_segment(seg: Any) -> SegmentText:
    """Return what stands in a ``seg`` element.

    Text inside ``hi`` belongs to the text, that inside ``sub`` does not: it is another text that the code
    carries, such as the words beside a picture. An element that is none of TMX is looked at as HTML.
    """
    read = _Reading()
    read.content(seg, 0)
    return read.finished()


class _Reading:
    def __init__(self) -> None:
        self._result = SegmentText()
        self._open: dict[str, _Group] = {}
        self._unclosed: list[_Group] = []

    def finished(self) -> SegmentText:
        texts = [piece for piece in self._result.pieces if isinstance(piece, str)]
        if any("\n" in text or "\r" in text for text in texts):
            self._result.pieces = _unwrapped(self._result.pieces)
        return self._result

    def content(self, element: Any, depth: int) -> None:
        self._text(element.text)
        for child in element:
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if depth > _DEEPEST:
                self._result.left_out = True
            elif name in ("hi", "sub") or (name and name not in _CODES):
                self._span(child, name, depth)
            elif name:
                self._code(child, name)
            self._text(child.tail)

    def _text(self, text: str | None) -> None:
        if text:
            self._result.pieces.append(text if text.isascii() else CODE_PATTERN.sub("", text))

    def _span(self, element: Any, name: str, depth: int) -> None:
        kind = kind_of(element.get("type") or "" if name in ("hi", "sub") else name, "")
        if kind is CodeKind.LINE_BREAK:
            self._put(_Group(kind, ""), CodeRole.ALONE)
            self._text(element.text)
            return
        group = _Group(kind, element.get("x") or "", element.get("href") or "") if kind else None
        self._result.left_out |= group is None
        if group is not None:
            self._put(group, CodeRole.OPEN)
        self.content(element, depth + 1)
        if group is not None:
            self._put(group, CodeRole.CLOSE)

    def _code(self, element: Any, name: str) -> None:
        content = "".join(element.itertext()) if len(element) else element.text or ""
        self._result.left_out |= len(element) > 0
        if name == "ept":
            group = self._open.pop(element.get("i") or "", None)
            if group is not None:
                self._put(group, CodeRole.CLOSE)
            else:
                self._half(element, content, CodeRole.CLOSE)
        elif name == "bpt":
            group = self._half(element, content, CodeRole.OPEN)
            if group is not None:
                self._open[element.get("i") or ""] = group
        elif name == "it":
            self._half(element, content, CodeRole.CLOSE if element.get("pos") == "end" else CodeRole.OPEN)
        else:
            self._placeholder(element, content)

    def _half(self, element: Any, content: str, role: CodeRole) -> _Group | None:
        kind = kind_of(element.get("type") or "", content)
        if kind is CodeKind.LINE_BREAK:
            role = CodeRole.ALONE
        if kind is None:
            self._result.left_out = True
            return None
        group = _Group(kind, element.get("x") or "", address_in(content) if kind is CodeKind.LINK else "")
        self._put(group, role)
        return group if role is CodeRole.OPEN else None

    def _placeholder(self, element: Any, content: str) -> None:
        kind = kind_of(element.get("type") or "", content)
        role = CodeRole.ALONE if kind is CodeKind.LINE_BREAK else role_of(content)
        if kind is None or (role is CodeRole.ALONE and kind is not CodeKind.LINE_BREAK):
            self._result.left_out = True
            return
        if role is CodeRole.CLOSE:
            waiting = next((each for each in reversed(self._unclosed) if each.kind is kind), None)
            if waiting is not None:
                self._unclosed.remove(waiting)
                self._put(waiting, role)
                return
        group = _Group(kind, "", address_in(content) if kind is CodeKind.LINK else "")
        if role is CodeRole.OPEN:
            self._unclosed.append(group)
        elif role is CodeRole.ALONE:
            group.x = element.get("x") or ""
        self._put(group, role)

    def _put(self, group: _Group, role: CodeRole) -> None:
        if len(self._result.pieces) > 2 * _MOST_CODES:
            self._result.left_out = True
            return
        if not group.roles:
            self._result.groups.append(group)
        self._result.pieces.append((group, len(group.roles)))
        group.roles.append(role)


_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})


def _unwrapped(pieces: list[str | tuple[_Group, int]]) -> list[str | tuple[_Group, int]]:
    """Join the lines of a file's layout, whose indentation may stand on both sides of a code."""
    made: list[str | tuple[_Group, int]] = [
        _LINES.sub(" ", piece) if isinstance(piece, str) else piece for piece in pieces
    ]
    for end, cut in ((0, str.lstrip), (-1, str.rstrip)):
        edge = pieces[end]
        if isinstance(edge, str) and ("\n" in edge or "\r" in edge) and not edge.strip():
            made[end] = ""
        elif isinstance(edge, str) and (edge[:1] if end == 0 else edge[-1:]) in "\n\r":
            made[end] = cut(str(made[end]))
    return made


def joined(source: SegmentText, target: SegmentText) -> tuple[str, str, tuple[InlineCode, ...], bool]:
    """Return both texts with the codes of the source, and whether a code of the target had no counterpart.

    A code of the target stands for the one of the source with the same kind and, where both say it, the same
    ``x``; else for the next of its kind.
    """
    codes: list[InlineCode] = []
    text = ""
    for number, group in enumerate(source.groups, start=1):
        group.number = number
        group.chars = []
    for piece in source.pieces:
        if isinstance(piece, str):
            text += piece
        elif len(codes) < _MOST_CODES:
            group, at = piece
            code = InlineCode(len(codes), group.kind, group.roles[at], group.number, group.href)
            codes.append(code)
            group.chars.append(code.char)
            text += code.char
    lost = _answer(source.groups, target.groups)
    other = "".join(piece if isinstance(piece, str) else _char(piece[0], piece[1]) for piece in target.pieces)
    return text, other, tuple(codes), lost


def _char(group: _Group, at: int) -> str:
    return group.chars[at] if at < len(group.chars) else ""


def _answer(ours: Sequence[_Group], theirs: Sequence[_Group]) -> bool:
    """Give the groups of the target the characters of those of the source; return whether one has none."""
    free = list(ours)
    waiting: list[_Group] = []
    for group in theirs:
        group.chars = []
        same = next((each for each in free if group.x and each.x == group.x and _alike(each, group)), None)
        if same is None:
            waiting.append(group)
        else:
            free.remove(same)
            group.chars = same.chars
    for group in waiting:
        same = next((each for each in free if _alike(each, group)), None)
        if same is not None:
            free.remove(same)
            group.chars = same.chars
    return any(not group.chars for group in theirs)


def _alike(one: _Group, other: _Group) -> bool:
    return one.kind is other.kind and one.roles == other.roles
