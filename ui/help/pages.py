"""The pages of the help: read from Markdown, searched, made into HTML with the keys that are in force."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

from ui.help.topics import TOPICS
from ui.tokens import Tokens
from ui.words import LANGUAGES
from workbench.places import help_folder

_KEY_LINK = re.compile(r'<a href="key:([a-z_.0-9]+)">(.*?)</a>')
_TAG = re.compile(r"<[^>]+>")
_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
SNIPPET = 90


@dataclass(frozen=True)
class Found:
    """A page that was found: its topic, its title, and the text around the first place."""

    topic: str
    title: str
    snippet: str


@lru_cache(maxsize=64)
def markdown(topic: str, language: str) -> str:
    """Return a page as it is written, in English where the language has none; empty for no such page."""
    if topic not in TOPICS:
        return ""
    for code in (language if language in LANGUAGES else "en", "en"):
        path = help_folder() / code / f"{topic}.md"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""


def title(topic: str, language: str) -> str:
    """Return the heading of a page."""
    found = _HEADING.search(markdown(topic, language))
    return found[1].strip() if found else topic


def plain(topic: str, language: str) -> str:
    """Return the words of a page without their marks."""
    text = _LINK.sub(r"\1", markdown(topic, language))
    return re.sub(r"[*`|#>]+|^[-:| ]+$", "", text, flags=re.MULTILINE)


def search(wanted: str, language: str) -> list[Found]:
    """Return the pages that hold every word of a text, those with it in their title first."""
    words = wanted.casefold().split()
    found = []
    for topic in TOPICS:
        text, head = plain(topic, language), title(topic, language)
        folded = text.casefold()
        if not all(word in folded for word in words):
            continue
        place = folded.find(words[0]) if words else 0
        start = max(0, place - SNIPPET // 3)
        around = text[start : start + SNIPPET].split()
        # Whole words: what is cut at either end goes.
        around = around[bool(start) :][: -1 if start + SNIPPET < len(text) else None]
        snippet = f"{'… ' if start else ''}{' '.join(around)} …"
        found.append((not all(word in head.casefold() for word in words), Found(topic, head, snippet)))
    return [one for _late, one in sorted(found, key=lambda pair: pair[0])]


def html(topic: str, language: str, tokens: Tokens, key: Callable[[str], str]) -> str:
    """Return a page as HTML. ``key`` returns the key in force of a deed, empty for none.

    ``[Ctrl+Enter](key:editor.confirm)`` shows the key that the person has for that deed.
    """
    # Slow to import, and needed only once somebody asks for help.
    from markdown_it import MarkdownIt

    renderer = MarkdownIt("commonmark", {"html": False}).enable("table")
    # A scheme of our own is refused as a link otherwise.
    renderer.validateLink = lambda _url: True  # type: ignore[method-assign]
    body = renderer.render(markdown(topic, language))
    cap = f"background-color: {tokens.pressed}; color: {tokens.text};"

    def shown(match: re.Match[str]) -> str:
        written = key(match[1])
        text = escape(written) if written else escape(unescape(_TAG.sub("", match[2])))
        return f'<span style="{cap}">&nbsp;{text}&nbsp;</span>'

    sheet = (
        f"h1 {{ font-size: x-large; }} h2 {{ font-size: large; margin-top: 18px; }}"
        f"a {{ color: {tokens.accent}; }} code {{ background-color: {tokens.pressed}; }}"
        f"td, th {{ padding: 3px 14px 3px 0; }} p, li {{ line-height: 135%; }}"
    )
    return f"<html><head><style>{sheet}</style></head><body>{_KEY_LINK.sub(shown, body)}</body></html>"
