"""Rich Text Format: what it shows as text, with its formats, lists, tables and links."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

from workbench.intake.inline_text import Format
from workbench.intake.raw import Place, RawDocument
from workbench.intake.readers.layout_tables import unfold_layout_tables
from workbench.intake.readers.rtf_paragraphs import RtfParagraphs, RtfStyle, style_named
from workbench.intake.readers.rtf_tables import CHARACTERS, CODECS, ENDS, ON_OFF, SILENT, SYMBOLS, UNDERLINES
from workbench.intake.readers.rtf_tokens import Token, TokenKind, tokens
from workbench.intake.readers.sniffing import Nature, nature_of
from workbench.model.errors import InputError
from workbench.model.inline import CodeKind
from workbench.model.tasks import CancelToken

MEDIA_TYPE = "application/rtf"
CUT_SHORT = "intake.cut_short"
_DEEPEST = 2000
_MOST_DESTINATION_TEXT = 4000
_LINK = re.compile(r"^\s*HYPERLINK\s+(?:\\l\s+)?\"?([^\"\s]+)\"?", re.IGNORECASE)
_MARGINS = frozenset(["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"])
_NOTES = frozenset({"footnote", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"})


@dataclass(slots=True)
class _Group:
    """The state of a group; ``goes_to`` names the destination of its text, empty for the release."""

    goes_to: str = ""
    starred: bool = False
    codec: str = ""
    unicode_skip: int = 1
    formats: frozenset[Format] = frozenset()
    hidden: bool = False
    deleted: bool = False
    symbols: bool = False
    place: Place | None = None
    style: int = 0
    link: list[str] = field(default_factory=list)


def read_rtf(data: bytes, name: str, cancel: CancelToken) -> RawDocument:
    """Return the blocks of an RTF file.

    Tracked changes are taken as accepted, hidden text, footnotes, pictures and comments are not read, headers
    and footers of the page keep their place. Warnings as ``docx.read_docx``, and ``intake.cut_short`` where
    the file ends in the middle. Raises ``InputError`` ``intake.not_rtf``, ``intake.too_deep``,
    ``intake.too_many_blocks``.
    """
    if nature_of(data) is not Nature.RTF:
        raise InputError("intake.not_rtf", name=name)
    reader = _Reader(name)
    for count, token in enumerate(tokens(data)):
        if count % 5000 == 0:
            cancel.raise_if_cancelled()
        reader.take(token)
    return reader.document()


class _Reader:
    def __init__(self, name: str) -> None:
        self._name = name
        self._stack = [_Group()]
        self._paragraphs = RtfParagraphs(name)
        self._codec = "cp1252"
        self._font_codecs: dict[int, str] = {}
        self._font_symbols: set[int] = set()
        self._font = 0
        self._bytes = b""
        self._skip = 0
        self._texts: dict[str, str] = {}
        self._styles: dict[int, RtfStyle] = {}
        self._style_number = 0
        self._style_formats: set[CodeKind] = set()
        self._style_level = 0
        self._warnings: set[str] = set()

    def document(self) -> RawDocument:
        self._flush()
        paragraphs = self._paragraphs
        paragraphs.end(self._stack[-1].place)
        if len(self._stack) > 1:
            self._warnings.add(CUT_SHORT)
        title = self._texts.get("title", "").strip()
        return RawDocument(
            tuple(unfold_layout_tables(paragraphs.blocks, paragraphs.tables)),
            MEDIA_TYPE,
            (title,) if title else (),
            "",
            tuple(sorted(self._warnings | paragraphs.warnings)),
        )

    def take(self, token: Token) -> None:
        group = self._stack[-1]
        if token.kind is TokenKind.BYTES:
            if group.goes_to != "silent":
                self._add_bytes(token.data)
            return
        if token.kind is TokenKind.WORD and token.word == "u":
            if group.goes_to != "silent":
                self._unicode(token.number or 0)
            return
        if token.kind is TokenKind.WORD and self._skip and token.word in CHARACTERS:
            self._skip -= 1
            return
        self._flush()
        if token.kind is TokenKind.OPEN:
            if len(self._stack) >= _DEEPEST:
                raise InputError("intake.too_deep", name=self._name)
            self._stack.append(replace(group, starred=False))
        elif token.kind is TokenKind.CLOSE:
            self._close(group)
        elif group.goes_to != "silent":
            self._word(group, token.word, token.number)

    # groups

    def _close(self, group: _Group) -> None:
        if len(self._stack) == 1:
            return
        self._stack.pop()
        below = self._stack[-1]
        if group.goes_to == "stylesheet" and below.goes_to == "stylesheet":
            self._end_style()
        if group.goes_to == "fldinst" and below.goes_to != "fldinst":
            found = _LINK.match(self._texts.pop("fldinst", ""))
            if found:
                group.link[:] = [found.group(1)]
        if group.place is not below.place or (group.goes_to == "box" and below.goes_to != "box"):
            self._paragraphs.end(group.place)
            self._paragraphs.come_back()
        if group.goes_to == "listtext" and below.goes_to != "listtext":
            self._paragraphs.listed(self._texts.pop("listtext", ""))

    def _destination(self, group: _Group, word: str) -> bool:
        """Send the group's text where a control word says; return whether it did."""
        if word in SILENT or (group.starred and word not in _STARRED):
            group.goes_to = "silent"
        elif word in _NOTES:
            group.goes_to = "silent"
            if word == "footnote":
                self._warnings.add("intake.footnotes_left_out")
        elif word in ("fonttbl", "stylesheet", "title", "fldinst"):
            group.goes_to = word
            self._texts.pop(word, None)
            self._style_number = 0
        elif word in ("listtext", "pntext"):
            group.goes_to = "listtext"
        elif word == "info":
            group.goes_to = "info"
        elif word in _MARGINS:
            self._paragraphs.go_aside()
            group.place = Place.PAPER
        elif word == "shpinst":
            group.goes_to = "shape"
        elif word == "shptxt":
            self._warnings.add("intake.text_boxes")
            self._paragraphs.go_aside()
            group.goes_to = "box"
            group.formats = frozenset()
        elif word == "field":
            group.link = []
        elif word != "fldrslt":
            return False
        return True

    # text

    def _add_bytes(self, data: bytes) -> None:
        if self._skip:
            taken = min(self._skip, len(data))
            self._skip -= taken
            data = data[taken:]
        self._bytes += data

    def _unicode(self, number: int) -> None:
        self._flush()
        self._put(chr(number % 0x10000))
        self._skip = self._stack[-1].unicode_skip

    def _flush(self) -> None:
        self._skip = 0
        if not self._bytes:
            return
        data, self._bytes = self._bytes, b""
        group = self._stack[-1]
        if group.symbols:
            self._put("•" if data.strip(b" ") in (b"\xb7", b"\xa7", b"o", b"\xd8") else "")
            return
        try:
            self._put(data.decode(group.codec or self._codec, "replace"))
        except LookupError:
            self._put(data.decode("cp1252", "replace"))

    def _put(self, text: str) -> None:
        group = self._stack[-1]
        if group.goes_to in ("", "box"):
            if group.hidden or group.deleted:
                kind = "intake.hidden_text_left_out" if group.hidden else "intake.tracked_changes"
                self._warnings.add(kind)
                return
            usual = self._styles.get(group.style, RtfStyle()).formats
            formats = frozenset(one for one in group.formats if one.kind not in usual)
            self._paragraphs.add(text, formats, group.link[0] if group.link else "")
        elif group.goes_to in ("title", "fldinst", "listtext", "stylesheet"):
            kept = self._texts.get(group.goes_to, "")
            self._texts[group.goes_to] = (kept + text)[:_MOST_DESTINATION_TEXT]

    # words

    def _word(self, group: _Group, word: str, number: int | None) -> None:
        if word == "*":
            group.starred = True
            return
        if self._destination(group, word):
            return
        group.starred = False
        if word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif word in ENDS or word in ("row", "nestrow"):
            if group.goes_to in ("", "box"):
                self._paragraphs.end(group.place, word)
        elif not (self._font_word(group, word, number) or self._character_word(group, word, number)):
            self._paragraph_word(group, word, number)

    def _font_word(self, group: _Group, word: str, number: int | None) -> bool:
        if word == "f":
            self._font = number or 0
            group.codec = self._font_codecs.get(self._font, "")
            group.symbols = self._font in self._font_symbols and group.goes_to != "fonttbl"
        elif word == "fcharset" and group.goes_to == "fonttbl":
            if number == SYMBOLS:
                self._font_symbols.add(self._font)
            self._font_codecs[self._font] = CODECS.get(number or 0, "")
        elif word == "ansicpg":
            self._codec = _codec(f"cp{number}")
        elif word in ("mac", "pc", "pca"):
            self._codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "uc":
            group.unicode_skip = max(0, min(number if number is not None else 1, 8))
        else:
            return False
        return True

    def _character_word(self, group: _Group, word: str, number: int | None) -> bool:
        kind = ON_OFF.get(word)
        on = number != 0
        if word in UNDERLINES:
            kind = CodeKind.UNDERLINE
        elif word == "ulnone":
            kind, on = CodeKind.UNDERLINE, False
        elif word in ("super", "sub"):
            kind = CodeKind.SUPERSCRIPT if word == "super" else CodeKind.SUBSCRIPT
        if kind is not None:
            plain = frozenset(one for one in group.formats if one.kind is not kind)
            group.formats = plain | {Format(kind)} if on else plain
            if group.goes_to == "stylesheet" and on:
                self._style_formats.add(kind)
        elif word == "nosupersub":
            raised = (CodeKind.SUPERSCRIPT, CodeKind.SUBSCRIPT)
            group.formats = frozenset(one for one in group.formats if one.kind not in raised)
        elif word == "plain":
            group.formats, group.hidden = frozenset(), False
            group.codec, group.symbols = "", False
        elif word == "v":
            group.hidden = on
        elif word == "deleted":
            group.deleted = on
        else:
            return False
        return True

    def _paragraph_word(self, group: _Group, word: str, number: int | None) -> None:
        if group.goes_to == "stylesheet":
            if word == "s":
                self._style_number = number or 0
            elif word in ("cs", "ds", "ts"):
                self._style_number = -1
            elif word == "outlinelevel":
                self._style_level = (number or 0) + 1
            return
        if group.goes_to not in ("", "box"):
            return
        if word == "pard":
            group.style = 0
            self._paragraphs.begin()
        elif word == "s":
            group.style = number or 0
            self._paragraphs.style = self._styles.get(group.style, RtfStyle())
        else:
            self._paragraphs.property(word, number)

    def _end_style(self) -> None:
        name = self._texts.pop("stylesheet", "").strip().rstrip(";").strip()
        if self._style_number >= 0:
            style = style_named(name, self._style_level)
            self._styles[self._style_number] = replace(style, formats=frozenset(self._style_formats))
        self._style_formats.clear()
        self._style_number = self._style_level = 0


_STARRED = frozenset({"shpinst", "shptxt", "fldinst", "pntext", "listtext"})


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
