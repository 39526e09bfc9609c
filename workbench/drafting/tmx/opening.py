"""The beginning of a TMX file: what stands before its units."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from workbench.drafting.tmx.dates import moment
from workbench.drafting.tmx.languages import ANY, language_code

LONGEST_OPENING = 4 * 1024 * 1024
"""Bytes in which the units must have begun."""

_SKIPPED = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
# Possessive all of them: what does not match has to fail at once, however long it is.
_QUOTED = rb"\"[^\"]*+\"|'[^']*+'"
_SUBSET = rb"\[(?:" + _QUOTED + rb"|<!--.*?-->|[^\]\"'<]++|<)*+\]\s*+"
_DOCTYPE = re.compile(
    rb"<!DOCTYPE(?:" + _QUOTED + rb"|[^\[>\"']++)*+(?:" + _SUBSET + rb")?>", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(rb"<([^\s<>/!?&\"']++)((?:" + _QUOTED + rb"|[^<>\"']++)*+)>")
_LANDMARK = re.compile(
    rb"<!--.*?-->|(?P<header><header(?=[\s/>])(?:" + _QUOTED + rb"|[^<>\"']++)*+>)"
    rb"|(?P<body><body(?:\s[^<>]*)?>)|(?P<unit><tu(?=[\s>]))",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"([\w:.-]+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of a file. ``source_language`` is empty where every language may be the source.

    ``length`` is how many bytes it takes; ``namespaces`` are the declarations of prefixes at the root, as bytes of XML;
    ``has_header`` and ``whole`` (units have begun) tell what is missing.
    """

    root: str
    source_language: str = ""
    author: str = ""
    created_at: datetime | None = None
    changed_by: str = ""
    changed_at: datetime | None = None
    namespaces: bytes = b""
    has_header: bool = False
    whole: bool = False
    length: int = 0
    attributes: dict[str, str] = field(default_factory=dict)


def read_opening(data: bytes) -> Opening:
    """Return what the beginning of a file says. ``root`` is empty where it is no XML.

    A document type is passed over unread: what it declares or names is neither used nor fetched.
    """
    at = _past_prolog(data)
    root = _ROOT.match(data, at)
    if root is None:
        return Opening("")
    name = root[1].decode("utf-8", "replace").rpartition(":")[2]
    prefixes = b"".join(
        b" " + found[0]
        for found in _ATTRIBUTE.finditer(root[2])
        if found[1].startswith(b"xmlns:") and b"&" not in found[0]
    )
    attributes: dict[str, str] | None = None
    at, whole = root.end(), False
    for found in _LANDMARK.finditer(data, root.end()):
        if found["header"] is not None and attributes is None:
            attributes = dict(_attributes(found["header"]))
            at = found.end()
        elif found["body"] is not None or found["unit"] is not None:
            at, whole = found.end() if found["body"] is not None else found.start(), True
            break
    header = attributes or {}
    given = header.get("srclang", "")
    return Opening(
        name,
        "" if given.lower() == ANY else language_code(given),
        header.get("creationid", ""),
        moment(header.get("creationdate", "")),
        header.get("changeid", ""),
        moment(header.get("changedate", "")),
        prefixes,
        attributes is not None,
        whole,
        at,
        header,
    )


def _past_prolog(data: bytes) -> int:
    at = 0
    while found := _SKIPPED.match(data, at) or _DOCTYPE.match(data, at):
        at = found.end()
    return at


def _attributes(tag: bytes) -> list[tuple[str, str]]:
    import html

    return [
        (
            found[1].decode("utf-8", "replace"),
            html.unescape((found[2] or found[3] or b"").decode("utf-8", "replace")),
        )
        for found in _ATTRIBUTE.finditer(tag)
    ]
