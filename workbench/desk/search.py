"""What is looked for, where it stands in a text, and what a text becomes when it is replaced.

A text is searched as it reads: inline codes do not hinder. Offsets that are returned count every code as
one character, as everywhere else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.errors import InputError
from workbench.model.inline import CODE_PATTERN, CodeKind, CodeRole, InlineCode, is_code

if TYPE_CHECKING:
    import regex

SIDES = ("source", "target")
LONGEST_PATTERN = 2000
"""Characters that what is looked for may have."""

SECONDS_A_TEXT = 0.5
"""How long a pattern may take for one text before it is given up; a text of megabytes gets more."""

_CHARACTERS_A_SECOND = 200_000
_BREAK = "\u2028"
_UNSEEN = "[\u00ad\u200b-\u200f\u2060\ufeff]*"
_SPACES = r"[\s\u00a0\u202f\u2007]"
_APOSTROPHES = "'’ʼ"
_REASONS = (
    ("missing )", "find.reason_bracket"),
    ("unbalanced parenthesis", "find.reason_bracket"),
    ("unterminated", "find.reason_set"),
    ("nothing to repeat", "find.reason_repeat"),
    ("multiple repeat", "find.reason_repeat"),
    ("group", "find.reason_group"),
    ("escape", "find.reason_escape"),
)
_TEMPLATE = re.compile(r"\\(?:(\d{1,2})|g<(\w+)>|([\\$]))|\$(\d{1,2}|\{\w+\})|\\")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, on which sides (``source``, ``target``).

    As plain text a space finds a space of any kind, ' finds ’, and an accented letter its composed and its
    decomposed form. ``regular`` takes ``text`` as a regular expression; ``whole_words`` finds it only where no
    letter or figure stands next to it.
    """

    text: str
    sides: tuple[str, ...] = SIDES
    match_case: bool = False
    whole_words: bool = False
    regular: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text (offsets in characters) and, when replacing, what stands there afterwards.

    ``put`` is the new piece with the inline codes of the old one.
    """

    start: int
    end: int
    put: str = ""


class Matcher:
    """A search made ready. Raises ``InputError`` ``find.bad_pattern``, ``find.too_long``, ``find.bad_replacement``."""

    def __init__(self, search: Search, replacement: str | None = None) -> None:
        self.search = search
        self._pattern = _compiled(search) if search.text else None
        self._replacement = replacement
        self._template: list[str | int] = []
        if replacement is not None and self._pattern is not None and search.regular:
            self._template = _template(replacement, self._pattern)

    def spans(
        self, text: str, codes: Sequence[InlineCode] = (), seconds: float = SECONDS_A_TEXT
    ) -> list[Span]:
        """Return where it stands. Raises ``InputError`` ``find.too_slow`` after ``seconds``."""
        seen, places = _as_read(text, codes)
        return [_outer(places, *match.span()) for match in self._matches(seen, seconds)]

    def replaced(
        self, text: str, codes: Sequence[InlineCode] = (), seconds: float = SECONDS_A_TEXT
    ) -> list[Found]:
        """Return every place that becomes another by replacing. Raises ``InputError`` ``find.too_slow``."""
        seen, places = _as_read(text, codes)
        found = []
        for match in self._matches(seen, seconds):
            old = match.group()
            new = self._new(match)
            if new != old:
                start, end = _outer(places, *match.span())
                end = _closed(text, start, end, codes)
                found.append(Found(start, end, _with_codes(text[start:end], old, new, codes)))
        return found

    def _matches(self, seen: str, seconds: float) -> Iterator[regex.Match[str]]:
        if self._pattern is None or not seen:
            return
        try:
            limit = seconds + len(seen) / _CHARACTERS_A_SECOND
            for match in self._pattern.finditer(seen, timeout=limit, concurrent=True):
                if match.end() > match.start():
                    yield match
        except TimeoutError:
            raise InputError("find.too_slow") from None

    def _new(self, match: regex.Match[str]) -> str:
        if not self.search.regular:
            return _kept_forms(self.search.text, match.group(), self._replacement or "")
        return "".join(
            piece if isinstance(piece, str) else match.group(piece) or "" for piece in self._template
        )


def _compiled(search: Search) -> regex.Pattern[str]:
    import regex

    if len(search.text) > LONGEST_PATTERN:
        raise InputError("find.too_long", limit=LONGEST_PATTERN)
    text = search.text if search.regular else _plain(search.text)
    if search.whole_words:
        text = rf"(?<!\w)(?:{text})(?!\w)"
    flags = regex.VERSION0 if search.match_case else regex.VERSION0 | regex.IGNORECASE
    if search.regular:
        _compile(search.text, flags)
    return _compile(text, flags)


def _compile(text: str, flags: int) -> regex.Pattern[str]:
    import regex

    try:
        return regex.compile(text, flags)
    except regex.error as error:
        said, place = str(getattr(error, "msg", "")), getattr(error, "pos", None)
        reason = next((code for words, code in _REASONS if words in said), "find.reason_other")
        raise InputError("find.bad_pattern", position=(place or 0) + 1, reason=reason) from None
    except (RecursionError, OverflowError, ValueError, KeyError, IndexError):
        raise InputError("find.bad_pattern", position=1, reason="find.reason_other") from None


def _plain(text: str) -> str:
    import regex

    pieces = []
    for char in unicodedata.normalize("NFC", text):
        if char.isspace():
            pieces.append(_SPACES)
        elif char in _APOSTROPHES:
            pieces.append(f"[{_APOSTROPHES}]")
        else:
            forms = {char, unicodedata.normalize("NFD", char)}
            pieces.append("|".join(sorted(map(regex.escape, forms), key=len, reverse=True)))
            if len(forms) > 1:
                pieces[-1] = f"(?:{pieces[-1]})"
    # Not half of a letter whose accent is a character of its own.
    return f"(?:{regex.escape(text)}|{_UNSEEN.join(pieces)})" + r"(?!\p{Mn})"


def _template(text: str, pattern: regex.Pattern[str]) -> list[str | int]:
    r"""Return the pieces of a replacement: texts, and numbers of groups (``\1``, ``$1``, ``\g<name>``, ``${name}``).

    A dollar sign before what is no group of the pattern is a dollar sign.
    """
    pieces: list[str | int] = []
    at = 0

    def number(name: str) -> int | None:
        found = int(name) if name.isdecimal() else pattern.groupindex.get(name)
        return found if found is not None and found <= pattern.groups else None

    for match in _TEMPLATE.finditer(text):
        pieces.append(text[at : match.start()])
        at = match.end()
        figure, name, literal, dollar = match.groups()
        group = number(figure or name) if figure or name else None
        if literal:
            pieces.append(literal)
        elif dollar:
            known = number(dollar.strip("{}"))
            pieces.append(match.group() if known is None else known)
        elif group is None:
            raise InputError("find.bad_replacement", position=match.start() + 1)
        else:
            pieces.append(group)
    return [*pieces, text[at:]]


def _as_read(text: str, codes: Sequence[InlineCode]) -> tuple[str, list[int] | None]:
    """Return the text without codes, a line break as one character, and the place of each of its characters."""
    if CODE_PATTERN.search(text) is None:
        return text, None
    breaks = {code.char for code in codes if code.kind is CodeKind.LINE_BREAK}
    seen, places = [], []
    for place, char in enumerate(text):
        if char in breaks:
            char = _BREAK
        elif is_code(char):
            continue
        seen.append(char)
        places.append(place)
    return "".join(seen), places


def _outer(places: list[int] | None, start: int, end: int) -> Span:
    return (start, end) if places is None else (places[start], places[end - 1] + 1)


def _closed(text: str, start: int, end: int, codes: Sequence[InlineCode]) -> int:
    """Return the end of a span moved behind the codes that close what opens in it."""
    opened = {code.number for code in codes if _opens(code) and code.char in text[start:end]}
    closing = {code.char for code in codes if code.role is CodeRole.CLOSE and code.number in opened}
    while end < len(text) and text[end] in closing:
        end += 1
    return end


def _kept_forms(wanted: str, found: str, new: str) -> str:
    """Return the new text with the forms that were found where a person wrote the same words in both fields.

    So “l'eau” becomes “l’onde” where the text has the curved apostrophe, and a no-break space stays one.
    """
    if len(wanted) != len(found):
        return new
    head, tail = _common_words(wanted, new)
    return found[:head] + new[head : len(new) - tail] + found[len(found) - tail :]


def _with_codes(piece: str, old: str, new: str, codes: Sequence[InlineCode]) -> str:
    """Return the new text with the codes of the piece that it replaces.

    Words that begin and end both texts stay with their codes. In between, the new text takes the form of the
    first character that it replaces; a pair that lay wholly inside is put around it. No code is lost.
    """
    if CODE_PATTERN.search(piece) is None:
        return new.replace(_BREAK, " ")
    head, tail = _common_words(old, new)
    _seen, places = _as_read(piece, codes)
    assert places is not None
    first = places[head - 1] + 1 if head else 0
    between = new[head : len(new) - tail]
    if head == len(old) - tail:
        return piece[:first] + between.replace(_BREAK, " ") + piece[first:]
    opening, closing = places[head], places[len(old) - tail - 1] + 1
    closing = _closed(piece, opening, closing, codes)
    inside = _around(between, CODE_PATTERN.findall(piece[opening:closing]), codes)
    return piece[:opening] + inside + piece[closing:]


def _common_words(old: str, new: str) -> tuple[int, int]:
    """Return how many characters both texts have in common at their beginning and their end, in whole words."""
    limit = min(len(old), len(new))
    head = 0
    while head < limit and old[head] == new[head]:
        head += 1
    while head and (_inside_word(old, head) or _inside_word(new, head)):
        head -= 1
    tail = 0
    while tail < limit - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    while tail and (_inside_word(old, len(old) - tail) or _inside_word(new, len(new) - tail)):
        tail -= 1
    return head, tail


def _inside_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def _opens(code: InlineCode) -> bool:
    return code.role is CodeRole.OPEN


def _around(new: str, chars: Sequence[str], codes: Sequence[InlineCode]) -> str:
    known = {code.char: code for code in codes}
    left = list(chars)
    for char in chars:
        if _BREAK in new and char in known and known[char].kind is CodeKind.LINE_BREAK:
            new = new.replace(_BREAK, char, 1)
            left.remove(char)
    new = new.replace(_BREAK, " ")
    # By occurrence: a text may hold a code twice, and a closing one before its opening one.
    waiting: list[int] = []
    whole: dict[int, int] = {}
    for place, char in enumerate(left):
        code = known.get(char)
        if code is None:
            continue
        if _opens(code):
            waiting.append(place)
        elif code.role is CodeRole.CLOSE:
            pair = next((at for at in reversed(waiting) if known[left[at]].number == code.number), None)
            if pair is not None:
                waiting.remove(pair)
                whole[pair] = place
    closed = set(whole.values())
    before = [left[place] for place in sorted(whole)]
    after = [left[whole[place]] for place in sorted(whole, reverse=True)]
    rest = [place for place in range(len(left)) if place not in whole and place not in closed]
    others = [left[place] for place in rest if place not in waiting]
    return "".join([*before, new, *after, *others, *(left[place] for place in waiting)])
