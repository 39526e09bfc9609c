"""A negation that vanished, or that came from nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.issues import Issue, Severity, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext

_STRONG = {
    "en": re.compile(
        r"\b(?:(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|may|must|should|shall) not"
        r"(?! (?:only|just|merely|simply|necessarily|least))"
        r"|cannot(?! but)|never|no longer)\b|\b\w+n[’']t\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:ne |n[’'])(?:\w+[’' -]){1,3}(?:pas|plus|jamais|guère)\b(?! (?:seulement|uniquement|que\b|moins|tard))",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"(?<![\w-])(?:no (?!(?:solo|sólo|solamente|obstante|gubernamental|menos|más|bien)\b)"
        r"(?:(?:me|te|se|nos|os|lo|la|los|las|le|les) ){0,2}\w{2,}|nunca|jamás)\b",
        re.IGNORECASE,
    ),
}
_WEAK = {
    "en": re.compile(
        r"\b(?:no|not|none|nor|neither|never|nobody|nothing|nowhere|cannot|without|un\w{4,}|in\w{5,}|im\w{5,}|ir\w{5,}"
        r"|il\w{5,}|dis\w{4,}|non|mis\w{4,}|\w+less|lack\w*|fail\w*|refus\w+|den(?:y|ies|ied)|prevent\w*|avoid\w*|stop\w*"
        r"|reject\w*|absen\w+|miss\w*|hardly|barely|scarcely|rarely|seldom|few|little|only|unless|until|instead|rather"
        r"|except\w*|exempt\w*|exclud\w+|out of|far from|short of|too|yet|still|remain\w*|end\w*|ceas\w+|far|any\w*"
        r"|beyond|despite|against|last|free|other|different|impossible|otherwise|less|more|before|delay\w*|wait\w*"
        r"|already|but|just|keep\w*|kept|always|ban\w*|bar\w*|forbid\w*|prohibit\w*|declin\w+|drop\w*|ignor\w*|give up|gone)\b|n[’']t\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:ne|pas|plus|jamais|rien|personne|aucune?s?|nulle?s?|ni|non|sans|guère|peu|manqu\w+|défaut|absen\w+|refus\w+"
        r"|échou\w+|échec\w*|empêch\w+|évit\w+|rejet\w+|in\w{4,}|im\w{4,}|ir\w{5,}|il\w{5,}|dé\w{5,}|mal\w*|hors|loin|faute|ignor\w*"
        r"|interdi\w+|cess\w+|fini\w*|arrêt\w+|seule?s?|seulement|uniquement|sauf|excepté|hormis|sinon|plutôt|lieu"
        r"|toujours|encore|autre\w*|différen\w+|moins|avant|malgré|contre|prive\w*|privé\w*|dépourvu\w*|exclu\w*|exempt\w*"
        r"|exonér\w+|trop|dénu\w+|rare\w*|doute\w*|impossib\w+|mé\w{4,}|libre\w*|déjà|attend\w+|rest\w+|à peine|dépass\w+)\b"
        r"|\bn[’']",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:no|ni|nunca|jamás|nada|nadie|ningun\w*|ningún|sin|tampoco|in\w{4,}|im\w{4,}|ir\w{5,}|des\w{4,}|evit\w+|imp[ie]d\w+"
        r"|falt\w+|car[eé]c\w+|carencia|ausen\w+|rechaz\w+|neg\w+|nieg\w+|dej\w+|salvo|excepto|exent\w+|exclu\w+|solo|sólo"
        r"|solamente|únicamente|apenas|poc[oa]s?|menos|antes|pese|contra|lejos|fuera|prohib\w+|ces\w+|todavía|aún|aun|sigu\w+"
        r"|otr[oa]s?|distint\w+|diferent\w+|imposib\w+|raramente|demasiad\w+|acab\w+|terminó|ya|omis[oa]|ignor\w*|lugar|siempre|mal|fracas\w+)\b",
        re.IGNORECASE,
    ),
}
_LONGEST = 20_000


class NegationCheck(Check):
    """A sentence is denied in one language and not in the other.

    Reported where a verb is denied on one side and nothing on the other side denies, limits, lacks or
    excludes anything, in the whole paragraph: what many translations say in other words is left alone.
    """

    id = "facts.negation"
    severity = Severity.WARNING
    languages = frozenset(_STRONG)
    examples = (
        Example(
            good=("The roads were not open.", "Les routes n’étaient pas ouvertes."),
            bad=("The roads were not open.", "Les routes étaient ouvertes."),
        ),
        Example(
            good=("Les écoles ne rouvriront pas lundi.", "Las escuelas no reabrirán el lunes."),
            bad=("Les écoles ne rouvriront pas lundi.", "Las escuelas reabrirán el lunes."),
            source_language="fr",
            target_language="es",
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue at most: the first negation that nothing answers."""
        source_language, target_language = context.language(Side.SOURCE), context.language(Side.TARGET)
        if source_language not in _STRONG or not context.is_translated(index):
            return
        source = context.plain(index, Side.SOURCE).text
        target = context.plain(index, Side.TARGET).text
        if len(source) + len(target) > _LONGEST:
            return
        denied = _STRONG[source_language].search(source)
        if denied is not None and not self._answered(context, index, Side.TARGET):
            place = len(target)
            data = {"negation": denied.group()}
            yield self.issue(context, index, place, place, "facts.negation.lost", data, source=denied.span())
            return
        denied = _STRONG[target_language].search(target)
        if denied is not None and not self._answered(context, index, Side.SOURCE):
            yield self.issue(
                context, index, *denied.span(), "facts.negation.added", {"negation": denied.group()}
            )

    def _answered(self, context: ProofingContext, index: int, side: Side) -> bool:
        weak = _WEAK[context.language(side)]
        return weak.search(context.plain(index, side).text) is not None
