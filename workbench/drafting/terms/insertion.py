"""The form in which a recognised term goes into the target."""

from __future__ import annotations

import re

from workbench.drafting.terms.plurals import plural
from workbench.model.inline import without_codes
from workbench.model.terms import TermMatch, TermStatus

_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?…][\s\u00a0\u202f]+|[\n\u2028])[\s\u00a0\u202f«“\"'‘¿¡(–—-]*\Z")


def target_form(match: TermMatch, text: str, language: str) -> str:
    """Return the term to put into a target of the language, empty text where there is none that may be used.

    It is the preferred one, as ``target_forms`` writes it. Where the source has the term with a capital that the
    term's own form lacks, so has the target's.
    """
    form = next(iter(target_forms(match, text, language)), "")
    found = without_codes(text[match.start : match.end])
    if found[:1].isupper() and match.term.text[:1].islower() and form[:1].islower():
        return form[:1].upper() + form[1:]
    return form


def target_forms(match: TermMatch, text: str, language: str) -> tuple[str, ...]:
    """Return the terms that may be used in a target of the language, the preferred one first.

    Each is in the plural where the source has the plural of its entry and the target's is certain, and in capitals
    where the source has it so; else it stands as in its entry.
    """
    found = without_codes(text[match.start : match.end])
    shouted = found.isupper() and not match.term.text.isupper() and sum(char.isalpha() for char in found) > 1
    several = _in_plural(match, found)
    forms = []
    for term in match.targets(language):
        if term.status is TermStatus.FORBIDDEN:
            continue
        base = language.split("-")[0].lower()
        form = (plural(term.text, base) if several else "") or term.text
        forms.append(form.upper() if shouted else form)
    return tuple(forms)


def in_place(form: str, entry: str, before: str, source: str) -> str:
    """Return the form as it is written behind a text: with a capital where a sentence begins, without one elsewhere.

    ``entry`` is the term as its entry has it: a capital of its own stays, and capitals throughout stay. A target begins
    with a small letter where its ``source`` does.
    """
    if not entry[:1].islower() or (form.isupper() and len(form) > 1):
        return form
    before = without_codes(before)
    begins = _SENTENCE_BEGINS.search(before) is not None
    if begins and not any(char.isalnum() for char in before):
        begins = not next((char for char in without_codes(source) if char.isalpha()), "").islower()
    return (form[:1].upper() if begins else form[:1].lower()) + form[1:]


def _in_plural(match: TermMatch, found: str) -> bool:
    """Return whether the text has the plural of the term, and not the term as it stands in its entry."""
    language = match.term.language.split("-")[0].lower()
    written, entry = found.replace("’", "'").lower(), match.term.text.replace("’", "'")
    return written != entry.lower() and written.replace("-", " ") == plural(entry, language).replace("-", " ")
