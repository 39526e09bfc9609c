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
        r"|cannot(?! but| be (?:denied|doubted|overstated))|never|no longer)\b"
        r"|\b\w+n[’']t\b(?! (?:be (?:denied|doubted|overstated)|help but)\b)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:ne |n[’'])(?:\w+[’' -]){1,3}(?:pas|plus|jamais|guère)\b(?! (?:seulement|uniquement|que\b|moins|tard|le seul|la seule|les seul))",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"(?<![\w-])(?:no (?!(?:solo|sólo|solamente|obstante|gubernamental|menos|más|bien)\b)"
        r"(?!dej\w+ de\b|(?:es|son|era|eran|fue) (?:más|sino|otra cosa)\b)"
        r"(?:(?:me|te|se|nos|os|lo|la|los|las|le|les) ){0,2}\w{2,}|nunca|jamás)\b",
        re.IGNORECASE,
    ),
}
_WEAK = {
    "en": re.compile(
        r"\b(?:no|not|none|nor|neither|never|nobody|nothing|nowhere|cannot|without|non|un(?!der|til|io|it|iv|iq|an|if)\w{4,}"
        r"|in(?:ab|ac|ad|ap|ca|co(?!m)|cu|de(?!x)|ef|el|eq|ex|fr|hu|jus|op|se|so|su(?!r)|tol|val|vis|vo)\w{3,}"
        r"|im(?:mo|pa|per|poss|pr(?:ac|ec|ob|ud)|pu)\w{3,}|ir(?:r|e)\w{5,}|ill\w{4,}"
        r"|dis(?:abl|agr|allow|appear|appr|band|card|conn|cont|eng|hon|like|miss|obe|pens|prov|qual|reg|sat|trust|us)\w*"
        r"|mis\w{4,}|\w+less|lack\w*|fail\w*|refus\w+|den(?:y|ies|ied)|prevent\w*|avoid\w*|stop\w*|reject\w*|absen\w+"
        r"|hardly|barely|scarcely|rarely|seldom|few|little|only|unless|until|instead|rather|except\w*|exclu\w+|out of"
        r"|far from|short of|too|yet|still|remain\w*|end(?:s|ed|ing)?|ceas\w+|any\w*|beyond|impossible|otherwise"
        r"|before|delay\w*|ban(?:s|ned|ning)?|bar(?:s|red|ring)?|forbid\w*|prohibit\w*|declin\w+|ignor\w*|omit\w*|challeng\w+|difficult\w*|troubl\w+|hard|wast\w+|ill|less"
        r"|give up|gone|free from|other than)\b|n[’']t\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:ne|pas|plus|jamais|rien|personne|aucune?s?|nulle?s?|ni|non|sans|guère|peu|manqu\w+|défaut|absen\w+|refus\w+"
        r"|échou\w+|échec\w*|empêch\w+|évit\w+|rejet\w+"
        r"|in(?:ac|ad|ap|ca|co(?!m|r)|de(?!x)|ef|ég|ex|ju|op|sé|su|to|us|va|vi(?!t)|vo)\w{3,}|im(?:mo|pa|po(?:s|p)|pr(?:ob|éc|év|ud)|pu)\w{3,}"
        r"|ir(?:r|r?é)\w{5,}|ill\w{4,}|dés\w{5,}|méconn\w+|hors|loin|faute|interdi\w+|cess\w+|fini\w*|arrêt\w+"
        r"|seule?|seulement|uniquement|sauf|excepté|hormis|sinon|plutôt|au lieu|toujours|encore|autres? que|avant"
        r"|malgré|prive\w*|dépourvu\w*|exclu\w*|exempt\w*|exonér\w+|trop|dénu\w+|rare\w*|doute\w*|impossib\w+"
        r"|à peine|dépass\w+|ignor\w*|omis\w*|omet\w*|moins|derni(?:er|ère)s?|diffic\w+)\b|\bn[’']",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:no|ni|nunca|jamás|nada|nadie|ningun\w*|ningún|sin|tampoco"
        r"|in(?:ac|ad|ap|ca|co(?!m|r)|de|ef|ex|ju|op|seg|su|to|út|us|va|vi(?!t)|vo)\w{3,}|im(?:mo|pa|po(?:s|p)|pr(?:ob|ec|ev|ud)|pu)\w{3,}"
        r"|ir(?:r|r?e)\w{5,}|ile\w{4,}|des(?:ac|ap|aut|con|cui|est|hac|int|obe|ord|igu)\w*|evit\w+|imp[ie]d\w+|falt\w+"
        r"|car[eé]c\w+|carencia|ausen\w+|rechaz\w+|neg(?:ar|ó|ad|at)\w*|nieg\w+|dej(?:a|ó|ar|an|aron) de|salvo|excepto|exent\w+"
        r"|exclu\w+|solo|sólo|solamente|únicamente|apenas|poc[oa]s?|antes|pese|lejos|fuera|prohib\w+|ces(?:a|ó|ar)\w*"
        r"|todavía|aún|sigu\w+|imposib\w+|raramente|demasiad\w+|acab\w+|terminó|en lugar|fracas\w+|omis[oa]|omit\w+"
        r"|ignor\w*|menos|últim[oa]s?|difícil\w*)\b",
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
