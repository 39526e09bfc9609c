"""Reading a delivered Markdown file again, also after an editor has wrapped its lines."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from workbench.delivery.declared import read_declared
from workbench.delivery.delivered import Delivered, DeliveredBlock, Format
from workbench.delivery.links import safe_href
from workbench.delivery.runs import MARKS_OF_TAGS, Run, collapsed, merged
from workbench.model.inline import CodeKind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAG = re.compile(r"<(/?)(strong|b|em|i|u|sup|sub|br|a)\b([^>]*)>", re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


def _any_link(url: str) -> bool:
    """Let the parser make a link of every address: which of them count is decided in ``links``."""
    return bool(url)


def read_markdown(text: str) -> Delivered:
    """Return what a Markdown file says. Every text is Markdown: nothing is refused."""
    pairs, body = _front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    blocks: list[list[Run]] = []
    for token in _parser().parse(body):
        if token.type == "inline":
            blocks.append(_runs(token.children or []))
        elif token.type in ("code_block", "fence", "html_block"):
            blocks.append(collapsed([Run(token.content)]))
    return Delivered(
        Format.MARKDOWN,
        tuple(DeliveredBlock(tuple(runs)) for runs in blocks if runs),
        read_declared(pairs),
        pairs=pairs,
    )


def read_inline(text: str) -> list[Run]:
    """Return the runs of one paragraph's Markdown; of several paragraphs, a line break between them."""
    runs: list[Run] = []
    for token in _parser().parse(text):
        if token.type in ("inline", "code_block", "fence", "html_block"):
            if runs:
                runs.append(Run("\n"))
            runs += _runs(token.children) if token.children else [Run(token.content)]
        elif token.type not in ("paragraph_open", "paragraph_close"):
            runs.append(Run("\n"))
    return merged(runs)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    text = text.removeprefix("\ufeff")
    if not text.startswith("---\n"):
        return {}, text
    head, found, body = text[4:].partition("\n---\n")
    if not found:
        return {}, text
    pairs = {}
    for line in head.split("\n"):
        name, _, value = line.partition(":")
        if name.startswith("pressbench-"):
            pairs[name.removeprefix("pressbench-")] = _scalar(value.strip())
    return pairs, body


def _scalar(value: str) -> str:
    """Return a YAML scalar as text: in double quotes as JSON is, in single quotes, or bare."""
    if value.startswith('"'):
        try:
            return str(json.loads(value))
        except ValueError:
            return value
    if value.startswith("'") and value.endswith("'") and len(value) > 1:
        return value[1:-1].replace("''", "'")
    return value


def _runs(tokens: Sequence[Token]) -> list[Run]:
    runs: list[Run] = []
    marks: list[CodeKind] = []
    hrefs: list[str] = []

    def add(text: str) -> None:
        runs.append(Run(text, frozenset(marks), hrefs[-1] if hrefs else ""))

    def turn(mark: CodeKind, closing: bool) -> None:
        if not closing:
            marks.append(mark)
        elif mark in marks:
            marks.remove(mark)

    for token in tokens:
        if token.type in ("strong_open", "em_open", "strong_close", "em_close"):
            turn(MARKS_OF_TAGS[token.tag], token.nesting < 0)
        elif token.type == "link_open":
            hrefs.append(safe_href(str(token.attrGet("href") or "")))
        elif token.type == "link_close":
            hrefs[-1:] = []
        elif token.type == "softbreak":
            add(" ")
        elif token.type == "hardbreak":
            add("\n")
        elif token.type == "html_inline":
            found = _TAG.fullmatch(token.content)
            name = found.group(2).lower() if found else ""
            if found is None:
                add("" if token.content.startswith("<!--") else token.content)
            elif name == "br":
                add("\n")
            elif name == "a" and found.group(1):
                hrefs[-1:] = []
            elif name == "a":
                href = _HREF.search(found.group(3))
                hrefs.append(safe_href(unescape(href.group(1) or href.group(2) or "")) if href else "")
            else:
                turn(MARKS_OF_TAGS[name], bool(found.group(1)))
        else:
            add(token.content)
    return collapsed(merged(runs))
