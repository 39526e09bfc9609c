"""What a grammar engine reports, judged with both languages in mind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.model.engines import GrammarEngine, GrammarMatch
from workbench.model.inline import CODE_PATTERN
from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.model.release import BlockKind
from workbench.model.tasks import CancelToken
from workbench.proofing.checks.terms import term_matches
from workbench.proofing.context import ProofingContext
from workbench.proofing.engines.quiet_rules import is_quiet
from workbench.proofing.facts.addresses import protected
from workbench.proofing.facts.spans import Spans
from workbench.proofing.grammar_noise import is_noise
from workbench.proofing.languages import is_known
from workbench.proofing.quoted import quoted_stretches
from workbench.proofing.rules import is_engine_rule_off
from workbench.proofing.spelling import SpellingJudge
from workbench.proofing.suggestions import suggestions
from workbench.proofing.typography.common import DashCheck
from workbench.proofing.typography.french import CapitalAccentCheck
from workbench.proofing.typography.rules import told_places
from workbench.proofing.vocabulary import is_acronym, starts_sentence, words

_NAME_RULES = ("MULTITOKEN_SPELLING",)
_OURS = (DashCheck(), CapitalAccentCheck())
_MOST_FIXES = 5
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})


def grammar_issues(
    context: ProofingContext, index: int, engine: GrammarEngine, cancel: CancelToken
) -> list[Issue]:
    """Return what the engine reports on the target of the segment and what is not, most likely, right.

    Spelling has the check id ``spelling``, all else ``grammar.RULE``. Raises ``EngineError``, ``Cancelled``.
    """
    language = context.target_language
    text = context.plain(index, Side.TARGET).text
    if language.split("-")[0].lower() not in engine.languages() or not text.strip() or _is_silent(context):
        return []
    matches = [
        match for match in engine.check(text, language, cancel) if 0 <= match.start <= match.end <= len(text)
    ]
    return list(judged(context, index, matches))


def _is_silent(context: ProofingContext) -> bool:
    """Return whether all that an engine could say is turned off."""
    return {"grammar", "spelling"} <= context.disabled_checks and not any(
        rule.startswith("grammar.") for rule in context.enabled_checks
    )


def judged(context: ProofingContext, index: int, matches: Sequence[GrammarMatch]) -> Iterator[Issue]:
    """Yield issues for the engine's reports that stand; offsets of ``matches`` in the text as it reads."""
    plain = context.plain(index, Side.TARGET)
    text = plain.text
    spans = Spans(protected(text))
    kept = [
        match
        for match in matches
        if not is_quiet(match.rule)
        and not is_engine_rule_off(match.rule, match.kind, context.disabled_checks, context.enabled_checks)
        and match.end > match.start
        and not spans.overlaps(match.start, match.end)
        and not any(rule in match.rule for rule in _NAME_RULES)
        and not is_noise(match, text, context.language(Side.TARGET))
    ]
    if not kept:
        return
    spelling = [(match.start, match.end) for match in kept if match.kind == "spelling"]
    judge = SpellingJudge(context, index, spelling)
    ours = _our_places(context, text) + quoted_stretches(context, index, anywhere=True)
    told = told_places(context, index)
    kept = [match for match in kept if not _is_told_by_another(match, kept)]
    for match in kept:
        if any(start < match.end and match.start < end for start, end in ours):
            continue
        if any(start <= match.start and match.end <= end for start, end in told):
            continue
        if match.kind == "spelling":
            if not judge.is_right(match):
                yield _issue(context, index, match, "spelling", Severity.WARNING)
        elif not _is_about_names(context, index, match, judge):
            severity = Severity.WARNING if match.kind == "grammar" else Severity.HINT
            yield _issue(context, index, match, f"grammar.{match.rule}", severity)


def _is_told_by_another(match: GrammarMatch, others: Sequence[GrammarMatch]) -> bool:
    """Return whether a report of the same kind is about these words and more: one of the two is enough."""
    return any(
        other.kind == match.kind
        and other.start <= match.start
        and match.end <= other.end
        and other.end - other.start > match.end - match.start
        for other in others
    )


def _our_places(context: ProofingContext, text: str) -> list[tuple[int, int]]:
    """Return the stretches that our own typography reports: nobody needs to hear it twice."""
    profile = context.profile(context.target_language)
    return [
        (mark.start, mark.end)
        for check in _OURS
        if not check.languages or context.language(Side.TARGET) in check.languages
        for mark in check.marks(text, profile)
    ]


def _is_about_names(context: ProofingContext, index: int, match: GrammarMatch, judge: SpellingJudge) -> bool:
    """Return whether the rule stumbled over a name, a term or words of another language."""
    text = context.plain(index, Side.TARGET).text
    if judge.is_foreign(match.start, match.end):
        return True
    if match.rule == "UPPERCASE_SENTENCE_START" and _continues(context, index, match.start):
        return True
    language = context.language(Side.TARGET)
    inside = [found for found in words(text) if found.start() < match.end and match.start < found.end()]
    for found in inside:
        word = found.group()
        if not word[0].isupper():
            continue
        name = word.split("’")[-1].split("'")[-1]
        if is_acronym(name) or (not is_known(name, language) and not starts_sentence(text, found.start())):
            return True
        if starts_sentence(text, found.start()) and context.target_vocabulary().inside[word] >= 2:
            return True
    matches = term_matches(context, index, Side.TARGET)
    return bool(inside) and any(term.start <= match.start and match.end <= term.end for term in matches)


def _continues(context: ProofingContext, index: int, start: int) -> bool:
    """Return whether the segment goes on a sentence, or its source begins with a small letter too."""
    if start == 0 and (index != context.block(index)[0] or _is_open(context, index - 1)):
        return True
    source = context.plain(index, Side.SOURCE).text.lstrip(" «“\"'(–-")
    return not source or not source[0].isupper()


def _is_open(context: ProofingContext, index: int) -> bool:
    """Return whether the segment is one of running text that ends amid a sentence."""
    if index < 0 or context.segments[index].kind not in _RUNNING:
        return False
    text = context.plain(index, Side.TARGET).text.rstrip(" \u00a0\u202f»”\"'’)")
    return bool(text) and text[-1] not in ".!?…"


def _issue(
    context: ProofingContext, index: int, match: GrammarMatch, check: str, severity: Severity
) -> Issue:
    plain = context.plain(index, Side.TARGET)
    start, end = plain.span(match.start, match.end)
    fixes: tuple[Fix, ...] = ()
    ordered = suggestions(context, index, match, plain.text[match.start : match.end])
    if not CODE_PATTERN.search(plain.original, start, end):
        fixes = tuple(Fix(each) for each in ordered[:_MOST_FIXES])
    return Issue(
        check=check,
        severity=severity,
        segment_id=context.segments[index].id,
        side=Side.TARGET,
        start=start,
        end=end,
        text=plain.text[match.start : match.end],
        message="spelling" if check == "spelling" else "grammar",
        data={"sentence": match.sentence, "rule": match.rule, "kind": match.kind},
        fixes=fixes,
    )
