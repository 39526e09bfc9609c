"""Characters that come from outside: what is kept, replaced and removed."""

from __future__ import annotations

import re
import unicodedata

from workbench.model.inline import clean_private_use

# Word pastes its Symbol and Wingdings bullets as private use characters.
_SYMBOL_BULLETS = re.compile("[\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06e\uf0e8]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Zero width no-break space, zero width space, word joiner, soft hyphen, noncharacters, tags of bidi embedding
# are kept only where a script needs them (U+200C to U+200F).
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SPACES = re.compile("[\t \u2000-\u2008\u200a\u205f]+")


def has_controls(text: str) -> bool:
    """Return whether the text holds control characters that no text file needs (NUL and its like)."""
    return _CONTROLS.search(text) is not None


def clean_characters(text: str) -> str:
    """Return text from outside in NFC, with ``\\n`` as the only line end and without what cannot be read.

    Lone surrogates become U+FFFD; control characters, soft hyphens, zero width spaces and private
    use characters (which here mean inline codes) are removed; U+00A0, U+202F and U+2009 stay.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SURROGATES.sub("\ufffd", text)
    text = _CONTROLS.sub("", text)
    text = _INVISIBLE.sub("", text)
    text = _SYMBOL_BULLETS.sub("•", text)
    return unicodedata.normalize("NFC", clean_private_use(text))


_MIXED = re.compile("[ \t\u00a0\u202f\u2009\u2000-\u2008\u200a\u205f]{2,}")
_NO_BREAK = "\u00a0\u202f\u2009"


def collapse_spaces(text: str) -> str:
    """Return the text with each run of spaces as one, ends stripped.

    A no-break space stays one. In a mixed run it wins only where typography wants it: before
    ``: ; ! ? » %`` or after ``«``; elsewhere it is an artefact of a web editor. Lines are kept.
    """

    def one(found: re.Match[str]) -> str:
        run = found.group()
        fixed = [char for char in run if char in _NO_BREAK]
        if not fixed:
            return " "
        after = text[found.end() : found.end() + 1]
        before = text[found.start() - 1 : found.start()] if found.start() else ""
        wanted = (after != "" and after in ":;!?»%") or before == "«"
        return fixed[0] if len(fixed) == len(run) or wanted else " "

    text = _MIXED.sub(one, text)
    text = _SPACES.sub(" ", text)
    return text.strip()
