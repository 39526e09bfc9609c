"""The characters of a PDF page with their boxes and formats, made into fragments: words side by side on one line."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from workbench.intake.inline_text import Format, Run
from workbench.intake.readers.html_formats import safe_href
from workbench.model.inline import CodeKind

_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!cond)", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|(?<=[-,])it(?:alic)?$", re.IGNORECASE)
_ITALIC_FLAG = 1 << 6
_BOLD_WEIGHT = 600
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_BULLETS = frozenset({0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF0A8, 0xF06E, 0xF0E8})
_SOFT_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})
HYPHEN_MARK = "\u00ad"
"""Stands at the end of a line for a hyphen that PDFium takes for one of a broken word."""
_NAME_SIZE = 128
_APART = 0.9
_MOST_LINKS = 2000


@dataclass(slots=True)
class _Char:
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    formats: frozenset[Format]

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@dataclass(slots=True)
class Fragment:
    """Text without a wide gap; places in points, ``y`` upwards. ``height`` is that of most of its letters."""

    runs: list[Run]
    x0: float
    y0: float
    x1: float
    y1: float
    height: float

    @property
    def text(self) -> str:
        """The text as it reads."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class PageText:
    """One page: its fragments in the file's order, its size, and how many characters could not be read."""

    fragments: list[Fragment] = field(default_factory=list)
    top: float = 0.0
    bottom: float = 0.0
    characters: int = 0
    unreadable: int = 0


def page_text(page: Any, room: int) -> PageText:
    """Return the text of a page of pypdfium2; at most ``room`` characters of it.

    Text at another angle than most of the page (stamps, names of photographers along a picture) is left out.
    """
    text_page = page.get_textpage()
    try:
        links = _links(page)
        found, angle = _characters(text_page.raw, links, room)
    finally:
        text_page.close()
    width, height = page.get_size()
    result = PageText(top=height, bottom=0.0)
    if angle:
        # The page's own coordinates are turned as well; what counts is where its text begins and ends.
        result.top = max((char.y1 for char in found), default=width)
        result.bottom = min((char.y0 for char in found), default=0.0)
    result.characters = sum(not char.text.isspace() for char in found)
    result.unreadable = sum(char.text == "\ufffd" for char in found)
    result.fragments = _fragments(found)
    return result


def _links(page: Any) -> list[tuple[float, float, float, float, str]]:
    document = page.pdf.raw
    links: list[tuple[float, float, float, float, str]] = []
    start = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    while len(links) < _MOST_LINKS and pdfium.FPDFLink_Enumerate(page.raw, start, link):
        rect = pdfium.FS_RECTF()
        action = pdfium.FPDFLink_GetAction(link)
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, rect):
            continue
        size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        if not 1 < size < 4000:
            continue
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
        href = safe_href(buffer.value.decode("utf-8", "replace"))
        if href:
            links.append((rect.left, rect.bottom, rect.right, rect.top, href))
    return links


def _characters(
    text_page: Any, links: list[tuple[float, float, float, float, str]], room: int
) -> tuple[list[_Char], int]:
    count = min(pdfium.FPDFText_CountChars(text_page), room)
    box = pdfium.FS_RECTF()
    styles: dict[tuple[bytes, int, int], frozenset[Format]] = {}
    found: list[tuple[int, _Char]] = []
    for at in range(count):
        text = _letter(pdfium.FPDFText_GetUnicode(text_page, at))
        if not text or not pdfium.FPDFText_GetLooseCharBox(text_page, at, box):
            continue
        turn = round(math.degrees(pdfium.FPDFText_GetCharAngle(text_page, at)) / 15) % 24
        formats = _style(text_page, at, styles)
        middle_x, middle_y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        for left, bottom, right, top, href in links:
            if left <= middle_x <= right and bottom <= middle_y <= top:
                formats = formats | {Format(CodeKind.LINK, href)}
                break
        found.append((turn, _Char(text, box.left, box.bottom, box.right, box.top, formats)))
    turns = Counter(turn for turn, char in found if char.text.strip())
    most = turns.most_common(1)[0][0] if turns else 0
    upright = [_turned(char, most) for turn, char in found if turn == most or not char.text.strip()]
    return upright, most


def _letter(code: int) -> str:
    if code in _SOFT_HYPHENS:
        return HYPHEN_MARK
    if code in _BULLETS:
        return "•"
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code in (0x0A, 0x0D, 0):
        return ""
    if 0xE000 <= code <= 0xF8FF or 0xD800 <= code <= 0xDFFF or code == 0xFFFD or code > 0x10FFFF:
        return "\ufffd"
    if code < 0x20:
        return " " if code == 9 else "\ufffd"
    return chr(code)


def _style(
    text_page: Any, at: int, known: dict[tuple[bytes, int, int], frozenset[Format]]
) -> frozenset[Format]:
    buffer = ctypes.create_string_buffer(_NAME_SIZE)
    flags = ctypes.c_int(0)
    pdfium.FPDFText_GetFontInfo(text_page, at, buffer, _NAME_SIZE, flags)
    key = (buffer.value, flags.value, pdfium.FPDFText_GetFontWeight(text_page, at))
    if key not in known:
        name = key[0].decode("utf-8", "replace")
        formats = set()
        if _BOLD.search(name) or key[2] >= _BOLD_WEIGHT:
            formats.add(Format(CodeKind.BOLD))
        if _ITALIC.search(name) or key[1] & _ITALIC_FLAG:
            formats.add(Format(CodeKind.ITALIC))
        known[key] = frozenset(formats)
    return known[key]


def _turned(char: _Char, turn: int) -> _Char:
    """Return the character as it stands when the page is turned so that its text is level."""
    if not turn:
        return char
    angle = math.radians(turn * 15)
    # PDFium counts angles clockwise.
    cos, sin = math.cos(angle), -math.sin(angle)
    corners = [(x * cos + y * sin, y * cos - x * sin) for x in (char.x0, char.x1) for y in (char.y0, char.y1)]
    xs, ys = [x for x, _y in corners], [y for _x, y in corners]
    return _Char(char.text, min(xs), min(ys), max(xs), max(ys), char.formats)


def _fragments(chars: list[_Char]) -> list[Fragment]:
    groups: list[list[_Char]] = []
    for char in chars:
        if char.text.isspace():
            if groups and not groups[-1][-1].text.isspace():
                groups[-1].append(char)
            continue
        last = next((one for one in reversed(groups[-1]) if not one.text.isspace()), None) if groups else None
        if last is not None and _goes_on(last, char):
            groups[-1].append(char)
        else:
            groups.append([char])
    return [_fragment(group) for group in groups]


def _goes_on(last: _Char, char: _Char) -> bool:
    height = max(last.height, char.height, 1.0)
    least = max(min(last.height, char.height), 0.5)
    overlap = min(last.y1, char.y1) - max(last.y0, char.y0)
    gap = max(last.x0, char.x0) - min(last.x1, char.x1)
    return overlap > 0.4 * least and gap < _APART * height


def _fragment(chars: list[_Char]) -> Fragment:
    while chars[-1].text.isspace():
        chars = chars[:-1]
    solid = [char for char in chars if not char.text.isspace()]
    heights = sorted(char.height for char in solid)
    height = heights[len(heights) // 2]
    bottoms = sorted(char.y0 for char in solid)
    base = bottoms[len(bottoms) // 2]
    runs: list[Run] = []
    for char in chars:
        formats = char.formats
        small = not char.text.isspace() and char.height < 0.8 * height
        if small and char.text.isalnum() and abs(char.y0 - base) > 0.12 * height:
            kind = CodeKind.SUPERSCRIPT if char.y0 > base else CodeKind.SUBSCRIPT
            formats = formats | {Format(kind)}
        if runs and (runs[-1].formats == formats or char.text.isspace()):
            runs[-1] = Run(runs[-1].text + char.text, runs[-1].formats)
        else:
            runs.append(Run(char.text, formats))
    level = [char for char in solid if char.height >= 0.8 * height] or solid
    return Fragment(
        runs,
        min(char.x0 for char in solid),
        min(char.y0 for char in level),
        max(char.x1 for char in solid),
        max(char.y1 for char in level),
        max(height, 0.5),
    )
