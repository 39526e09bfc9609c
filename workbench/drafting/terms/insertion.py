"""The form in which a recognised term goes into the target."""

from __future__ import annotations

from workbench.model.inline import without_codes
from workbench.model.terms import TermMatch, TermStatus


def target_form(match: TermMatch, text: str, language: str) -> str:
    """Return the term to put into a target of the language, empty text where there is none that may be used.

    It is the preferred one. Where the source has the term in capitals, or with a capital that the
    term's own form lacks, so has the target's.
    """
    usable = [term for term in match.targets(language) if term.status is not TermStatus.FORBIDDEN]
    if not usable:
        return ""
    form = usable[0].text
    found = without_codes(text[match.start : match.end])
    if found.isupper() and not match.term.text.isupper() and sum(char.isalpha() for char in found) > 1:
        return form.upper()
    if found[:1].isupper() and match.term.text[:1].islower() and form[:1].islower():
        return form[:1].upper() + form[1:]
    return form
