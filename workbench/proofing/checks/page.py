"""The page of the documentation that lists the checks: ``python -m workbench.proofing.checks.page``."""

from __future__ import annotations

import inspect
import sys

from workbench.model.inline import CODE_PATTERN
from workbench.model.terms import TermStatus
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.checks.registry import CHECKS
from workbench.proofing.typography.profiles import PROFILES

_HEAD = """# The checks

This page is made from the code (`python -m workbench.proofing.checks.page > docs/checks.md`). The examples are
run as tests: a check is silent about the good one and reports the bad one.

An *error* blocks approval until it is mended or waived with a reason; a *warning* and a *hint* do not. Facts are
compared by meaning, over the paragraph: figures in digits or words, any separator, scale, unit or writing of a
date. No-break spaces are shown as `⍽` (of full width) and `⎵` (narrow), inline codes as `<…>`.

Grammar and spelling come from the engines (`grammar.…`, `spelling`) and are not listed here.
"""
_GROUPS = {
    "facts": "Facts",
    "codes": "Inline codes",
    "target": "The translation as a whole",
    "consistency": "Consistency within the release",
    "terms": "Terms",
    "grammar": "Grammar of our own",
    "typography": "Typography",
}


def page() -> str:
    """Return the page in Markdown."""
    parts = [_HEAD]
    for group, title in _GROUPS.items():
        checks = [check for check in CHECKS if check.id.split(".")[0] == group]
        parts.append(f"\n## {title}\n")
        if group == "typography":
            parts.append(_profiles())
        parts += [_described(check) for check in checks]
    return "".join(parts)


def _profiles() -> str:
    rows = "".join(f"| `{profile.id}` | {profile.language} | {profile.source} |\n" for profile in PROFILES)
    return f"\n| profile | language | rests on |\n|---|---|---|\n{rows}"


def _described(check: Check) -> str:
    languages = ", ".join(sorted(check.languages)) or "all languages"
    source = "" if check.needs_source else ", needs no source"
    text = f"\n### `{check.id}`\n\n{check.severity.value.capitalize()}; {languages}{source}.\n\n"
    text += inspect.cleandoc(type(check).__doc__ or "") + "\n\n"
    text += "| | source | translation |\n|---|---|---|\n"
    for example in check.examples:
        text += _rows(example)
    return text


def _rows(example: Example) -> str:
    languages = f"{example.source_language} → {example.target_language}"
    rows = ""
    if example.concept is not None:
        terms = (
            f"{term.text} ({term.language}{', forbidden' if term.status is TermStatus.FORBIDDEN else ''})"
            for term in example.concept.terms
        )
        rows += f"| termbase | {'; '.join(terms)} | |\n"
    if example.before is not None:
        rows += _row("before", example.before)
    return rows + _row(f"good, {languages}", example.good) + _row(f"bad, {languages}", example.bad)


def _row(label: str, pair: tuple[str, str]) -> str:
    return f"| {label} | {_shown(pair[0])} | {_shown(pair[1])} |\n"


def _shown(text: str) -> str:
    """Return a text for a cell of a table, what cannot be seen made visible."""
    seen = text.replace("\u00a0", "⍽").replace("\u202f", "⎵").replace("|", "\\|").replace("  ", "␣␣")
    return CODE_PATTERN.sub(lambda found: f"`<{ord(found.group()) - 0xE000 + 1}>`", seen)


if __name__ == "__main__":
    sys.stdout.write(page())
