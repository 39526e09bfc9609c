"""Checking: engines, contexts, dictionaries, and what is not to be reported."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace

from workbench.desk.changes import Changes
from workbench.desk.dictionaries import DictionaryDeeds
from workbench.desk.engines import EngineDeeds
from workbench.desk.exceptions import subjects_now
from workbench.desk.house_style import HouseStyleDeeds
from workbench.desk.people import PeopleDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.rules import RuleDeeds
from workbench.desk.settings import SettingsDeeds
from workbench.desk.terms import TermDeeds
from workbench.desk.views import EngineInfo
from workbench.editorial.situation import issue_subject
from workbench.model.courtesy import giving_way
from workbench.model.errors import InputError, RuleError
from workbench.model.identity import new_id, now
from workbench.model.issues import Issue, Severity
from workbench.model.release import Release
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.translation import SegmentState, Translation
from workbench.proofing.context import ProofingContext, ProofingSegment
from workbench.proofing.folding import Report as Report
from workbench.proofing.folding import folded as folded
from workbench.proofing.loading import load
from workbench.store.editorial import IgnoredIssue
from workbench.store.store import Store

IGNORE_SCOPES = ("once", "release", "always")
MOST_CHANGED = 24
"""Segments written since a context was read, of which each is brought up to date; more, and all is read again."""
_STEP = 100
"""Segments that are taken up between two rests."""


def language_of(text: str) -> str:
    """Return the language that a text seems to be in, empty where nothing tells."""
    from workbench.intake.language import detect_language

    return detect_language(text)


class ProofingDeeds:
    """What finds faults, in a translation, in two texts, or in one."""

    def __init__(
        self,
        store: Store,
        people: PeopleDeeds,
        settings: SettingsDeeds,
        releases: ReleaseDeeds,
        terms: TermDeeds,
        engines: EngineDeeds,
        rules: RuleDeeds,
        dictionaries: DictionaryDeeds,
        styles: HouseStyleDeeds,
    ) -> None:
        self._store = store
        self._people = people
        self._settings = settings
        self._releases = releases
        self._terms = terms
        self._engines = engines
        self._rules = rules
        self._dictionaries = dictionaries
        self._styles = styles
        self._contexts: dict[str, tuple[tuple[object, ...], str, ProofingContext]] = {}
        self._reading = threading.Lock()

    def engines(self, release: Release | None = None) -> list[EngineInfo]:
        """Return the grammar engines at hand, the preferred one first, and where a text goes.

        Of a ``release``: those alone that may see it.
        """
        return self._engines.infos(release)

    # contexts

    def context(self, translation_id: str) -> ProofingContext:
        """Return what the checks look at: the whole release beside its translation as it is now.

        It is kept until a fact changes it: while one types, only the segment typed in is read again. Of several
        threads that ask at the same time one reads it for all.
        """
        with self._reading:
            return self._context_now(translation_id)

    def _context_now(self, translation_id: str) -> ProofingContext:
        translation = self._releases.translation(translation_id)
        release = self._releases.get(translation.release_id)
        newest = self._store.targets.newest_revision(translation_id)
        stamp = (
            self._store.targets.newest_structure(release.id),
            self._store.concepts.newest_revision(),
            self._store.dictionary.newest_revision(),
            self._store.rules.newest(),
            self._styles.profile(translation.target_language, release.id),
            self._settings.person,
        )
        kept = self._contexts.get(translation_id)
        context = None
        if kept is not None and kept[0] == stamp:
            context = kept[2] if kept[1] == newest else self._brought_up(kept[2], translation_id, kept[1])
        if context is None:
            context = self._read_context(translation, release)
        self._contexts = {translation_id: (stamp, newest, context)}
        return context

    def _brought_up(
        self, context: ProofingContext, translation_id: str, revision_id: str
    ) -> ProofingContext | None:
        """Return the context with what was written after a revision; None where that is much, or has another place."""
        changed = self._store.targets.changed_since(translation_id, revision_id, MOST_CHANGED)
        if changed is None:
            return None
        places = {one.id: place for place, one in enumerate(context.segments)}
        for segment_id, head in self._store.targets.heads_of(translation_id, changed).items():
            if segment_id in places:
                context = context.with_target(places[segment_id], head.text, head.state)
        return context

    def _read_context(self, translation: Translation, release: Release) -> ProofingContext:
        translation_id = translation.id
        heads = self._store.targets.heads(translation_id)
        blocks = {block.id: block for block in self._releases.blocks(release.id)}
        segments = []
        for segment in giving_way(self._releases.segments(release.id), _STEP):
            head = heads.get(segment.id)
            segments.append(
                ProofingSegment(
                    id=segment.id,
                    block_id=segment.block_id,
                    source=segment.text,
                    target="" if head is None else head.text,
                    kind=blocks[segment.block_id].kind,
                    state=SegmentState.UNTRANSLATED if head is None else head.state,
                    codes=segment.codes,
                )
            )
        return self._context_of(
            release.source_language,
            translation.target_language,
            tuple(segments),
            release.id,
        )

    def _context_of(
        self,
        source_language: str,
        target_language: str,
        segments: tuple[ProofingSegment, ...],
        release_id: str = "",
    ) -> ProofingContext:
        bases = {_base(source_language), _base(target_language)}
        rules = self._rules.rule_set(release_id)
        return ProofingContext(
            source_language,
            target_language,
            segments,
            source_terms=self._terms.recogniser(source_language),
            target_terms=self._terms.recogniser(target_language),
            dictionaries={base: self._dictionaries.known(base, release_id) for base in bases},
            disabled_checks=rules.off,
            enabled_checks=rules.on,
            profiles={_base(target_language): self._styles.profile(target_language, release_id)},
        )

    # checks

    def check(
        self,
        translation_id: str,
        cancel: CancelToken,
        progress: Progress = no_progress,
        grammar: bool = True,
        ignored_too: bool = False,
    ) -> list[Issue]:
        """Return the issues of a translation, in order of segment and place.

        With ``ignored_too`` those as well that were ignored, and those of rules that are off unless whoever
        turned them off may decide about approval.
        """
        load()
        from workbench.proofing.runner import check_all

        context = self.context(translation_id)
        release = self._releases.get(self._releases.translation(translation_id).release_id)
        engine = self._engines.engine_for(context.target_language, release) if grammar else None
        if ignored_too:
            rules = self._rules.rule_set(release.id, for_approval=True)
            context = replace(context, disabled_checks=rules.off, enabled_checks=rules.on)
        issues = check_all(context, engine, cancel, progress)
        if ignored_too:
            return list(issues)
        return self._without_ignored(issues, translation_id, release.id)

    def check_segment(
        self,
        translation_id: str,
        segment_id: str,
        cancel: CancelToken,
        text: str | None = None,
        grammar: bool = True,
    ) -> list[Issue]:
        """Return the issues of one segment; ``text`` is what is being typed, where it is not committed.

        A segment that was split, joined or dropped has none. Raises ``InputError`` ``segment.unknown``.
        """
        load()
        from workbench.proofing.runner import check_segment

        context = self.context(translation_id)
        release = self._releases.get(self._releases.translation(translation_id).release_id)
        index = next(
            (place for place, one in enumerate(context.segments) if one.id == segment_id),
            None,
        )
        if index is None:
            # Split, joined or dropped since it was asked for: there is nothing to check any more.
            self._releases.segment(release.id, segment_id)
            return []
        if text is not None:
            context = context.with_target(index, text)
        cancel.raise_if_cancelled()
        engine = self._engines.engine_for(context.target_language, release) if grammar else None
        issues = check_segment(context, index, engine, cancel)
        return self._without_ignored(issues, translation_id, release.id)

    def _without_ignored(self, issues: Sequence[Issue], translation_id: str, release_id: str) -> list[Issue]:
        ignored = self._store.editorial.ignored(translation_id, release_id)
        if not issues or not ignored:
            return list(issues)
        here = subjects_now(self._store, [entry.subject for entry in ignored if entry.scope == "once"])
        once = {subject for subjects in here.values() for subject in subjects}
        anywhere = {_anywhere(entry.subject) for entry in ignored if entry.scope in ("release", "always")}
        return [
            issue
            for issue in issues
            if issue_subject(issue) not in once and _anywhere(issue_subject(issue)) not in anywhere
        ]

    def check_texts(
        self,
        source: str,
        target: str,
        source_language: str,
        target_language: str,
        grammar: bool,
        cancel: CancelToken,
    ) -> tuple[list[Issue], dict[str, int]]:
        """Return the issues of two texts, and the number (from 1) of each pair of lines by its id.

        Lines are paired one by one where both texts have as many; otherwise each text is one.
        A language that is not given is recognised.
        """
        from workbench.proofing.runner import check_all

        sources = [line for line in source.splitlines() if line.strip()]
        targets = [line for line in target.splitlines() if line.strip()]
        if len(sources) != len(targets):
            sources, targets = [source.strip()], [target.strip()]
        segments = tuple(
            ProofingSegment(f"{number}", f"{number}", one, other)
            for number, (one, other) in enumerate(zip(sources, targets, strict=True), start=1)
        )
        context = self._context_of(
            source_language or language_of(source),
            target_language or language_of(target),
            segments,
        )
        engine = self._engines.engine_for(context.target_language) if grammar else None
        issues = check_all(context, engine, cancel, no_progress)
        return list(issues), {segment.id: int(segment.id) for segment in segments}

    def proof(self, text: str, language: str, source: str, cancel: CancelToken) -> list[Issue]:
        """Return the grammar, spelling and typography issues of one text; offsets are in the whole text."""
        from workbench.proofing.text import proof_text

        base = _base(language)
        rules = self._rules.rule_set()
        return proof_text(
            text,
            language,
            self._engines.engine_for(language),
            source=source,
            terms=self._terms.recogniser(language),
            dictionaries={base: self._dictionaries.known(base)},
            disabled_checks=rules.off,
            enabled_checks=rules.on,
            profiles={base: self._styles.profile(language)},
            cancel=cancel,
        )

    # what is not to be reported

    def ignore(
        self,
        issue: Issue,
        translation_id: str,
        scope: str,
        actor: str,
        reason: str = "",
    ) -> Changes:
        """Do not report an issue: ``once`` (this one), in the ``release``, or ``always``.

        Ignoring is a translator's way to clear her list, and needs a reason for an error (``RuleError``
        ``rule.reason_needed``). It opens no door: an ignored error still blocks approval until a
        reviewer or an editor waives it.
        """
        if scope not in IGNORE_SCOPES:
            raise InputError("ignore.bad_scope", scope=scope)
        if issue.severity is Severity.ERROR and not reason.strip():
            raise RuleError("rule.reason_needed", action="ignore")
        translation = self._releases.translation(translation_id)
        self._store.editorial.ignore(
            IgnoredIssue(
                new_id(),
                translation_id,
                translation.release_id,
                scope,
                issue_subject(issue),
                reason.strip(),
                self._people.get(actor).name,
                now(),
            )
        )
        return Changes(
            translations=frozenset((translation_id,)),
            segments=frozenset((issue.segment_id,)),
        )

    def ignored(self, translation_id: str) -> list[IgnoredIssue]:
        """Return what is ignored in a translation: there, in its release, or everywhere; oldest first."""
        translation = self._releases.translation(translation_id)
        return self._store.editorial.ignored(translation_id, translation.release_id)

    def ignored_widely(self) -> list[IgnoredIssue]:
        """Return what is ignored in whole releases or everywhere, of any translation; oldest first."""
        return self._store.editorial.ignored_widely()

    def ignored_once(self, most: int = 500) -> list[tuple[IgnoredIssue, str]]:
        """Return what is ignored at one place alone, each with the title of its release; newest first, at most ``most``."""
        found = self._store.editorial.ignored_once(most)
        titles = {
            release_id: self._releases.get(release_id).title
            for release_id in {one.release_id for one in found}
        }
        return [(one, titles[one.release_id]) for one in found]

    def report_again(self, translation_id: str, ignored_id: str, actor: str) -> Changes:
        """Report an issue again that was ignored; raise ``InputError`` ``ignore.unknown``."""
        name = self._people.get(actor).name
        if all(entry.id != ignored_id for entry in self.ignored(translation_id)):
            raise InputError("ignore.unknown", id=ignored_id)
        self._store.editorial.end_ignoring(ignored_id, name)
        return Changes(rules=True)

    def add_word(self, word: str, language: str, author: str, release_id: str = "") -> Changes:
        """Add a word to the desk's dictionary, or to a release's where one is named."""
        return self._dictionaries.add(
            word, language, "release" if release_id else "house", author, release_id
        )

    def remove_word(self, word: str, language: str, author: str, release_id: str = "") -> Changes:
        """Take a word out of a dictionary again."""
        scope = "release" if release_id else "house"
        return self._dictionaries.remove(word, language, scope, author, release_id)

    def words(self, language: str, release_id: str = "") -> list[str]:
        """Return the words of the desk's dictionary, and of the release's, sorted."""
        return sorted(self._store.dictionary.words(_base(language), release_id))


def _base(language: str) -> str:
    return language.split("-")[0].lower()


def _anywhere(subject: str) -> str:
    check, _segment, side, text, message = subject.split("\x1f")
    return f"{check}\x1f{side}\x1f{text}\x1f{message}"
