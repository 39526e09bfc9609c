"""A participle after a title's acronym agrees with the title's noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.issues import Fix, Issue, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext

_PARTICIPLES = (
    "organisé|créé|adopté|établi|fondé|lancé|signé|financé|dirigé|présidé|composé|situé|chargé|publié|conclu|"
    "élaboré|instauré|mandaté|parrainé|convoqué|inauguré|annoncé|approuvé|coorganisé|hébergé|basé|dédié|consacré"
)
_AFTER_ACRONYM = re.compile(
    r"(?P<phrase>\b(?P<noun>[Ll]a|[Uu]ne|[Cc]ette)[ \u00a0](?:[^.;:!?()\n,]{3,160}?))[ \u00a0]"
    r"\((?P<acronym>[A-ZÉÀ][A-Z0-9ÉÀ+.-]{1,11})\),[ \u00a0]"
    rf"(?P<participle>{_PARTICIPLES})(?=[ \u00a0](?:par|en|à|au|le|la|les|de|du|dans|sur|il|\d+|pour|sous|depuis)\b)"
)
_MASCULINE = re.compile(r"\b(?:le|un|du|au|ce|son|des|les|aux|[ld])(?:[ \u00a0]|[’'])", re.IGNORECASE)


class ParticipleCheck(Check):
    """« La Conférence … (CHN), organisé en … »: the participle must agree with the feminine noun.

    Found only where nothing masculine or plural with an article stands between the noun and the acronym.
    """

    id = "grammar.participle"
    languages = frozenset({"fr"})
    needs_source = False
    examples = (
        Example(
            good=("", "la seconde Conférence de haut niveau (BAPA+40), organisée 40 ans après"),
            bad=("", "la seconde Conférence de haut niveau (BAPA+40), organisé 40 ans après"),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield the participle, with the feminine as its fix."""
        text = context.plain(index, Side.TARGET).text
        if "), " not in text and "),\u00a0" not in text:
            return
        for found in _AFTER_ACRONYM.finditer(text):
            rest = found.group("phrase")[len(found.group("noun")) :]
            if _MASCULINE.search(rest):
                continue
            word = found.group("participle")
            start, end = found.span("participle")
            data = {"word": word, "right": word + "e"}
            yield self.issue(context, index, start, end, "grammar.participle", data, fixes=(Fix(word + "e"),))
