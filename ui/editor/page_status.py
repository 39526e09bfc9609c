"""What the status bar says of an editor page."""

from __future__ import annotations

from datetime import datetime

from ui.words import _, language_name
from workbench.desk import wording
from workbench.desk.views import EngineInfo, ProgressCount
from workbench.model.engines import Destination, EngineState, Standing
from workbench.model.release import Confidentiality, Release


def words_text(progress: ProgressCount, repeated: int = 0) -> str:
    """Return the words of both sides, and by how much the target is longer.

    ``repeated`` are those of the source in sentences that stand there already: they need not be translated twice.
    """
    said = _("Source {source} words · target {target} words")
    if repeated:
        said = _("Source {source} words, {repeated} repeated · target {target} words")
    said = said.format(source=progress.source_words, target=progress.target_words, repeated=repeated)
    if progress.source_words and progress.target_words and not progress.untranslated:
        change = round(100 * (progress.target_words / progress.source_words - 1))
        return _("{words} ({change} %)").format(words=said, change=f"{change:+d}")
    return said


def confirmed_text(progress: ProgressCount) -> str:
    """Return how many segments are confirmed."""
    return _("{confirmed} of {total} confirmed").format(confirmed=progress.confirmed, total=progress.total)


def saved_text(busy: bool, at: datetime | None, trouble: str) -> str:
    """Return whether everything is saved; ``trouble`` is why something is not."""
    if trouble:
        return _("Not saved: {reason}").format(reason=trouble)
    if busy:
        return _("Saving…")
    return (
        _("Saved {time}").format(time=at.astimezone().strftime("%H:%M:%S")) if at is not None else _("Saved")
    )


def proofing_text(engines: list[EngineInfo], language: str, state: EngineState | None = None) -> str:
    """Return which engine checks the target language, and where the text goes; or why it does not now."""
    base = language.split("-")[0].lower()
    found = next((one for one in engines if one.ready and base in one.languages), None)
    name = language_name(language)
    if found is None:
        return _("{language}: no grammar engine").format(language=name)
    if state is not None and state.standing is Standing.WARMING:
        return _("{language}: {engine} is getting ready").format(language=name, engine=state.engine)
    if state is not None and state.error is not None:
        said = (
            _("{language}: {engine} in its place. {reason}")
            if state.stand_in
            else _("{language}: no grammar for the moment. {reason}")
        )
        return said.format(language=name, engine=state.stand_in, reason=wording.say(state.error))
    where = wording.name(_destination(found))
    return wording.labelled(name, f"{found.name}, {where}")


def drafting_text(engines: list[EngineInfo], chosen: str, release: Release) -> str:
    """Return what drafts come from: the memory, and the engine that would be asked."""
    public = release.confidentiality is Confidentiality.PUBLIC
    ready = [engine for engine in engines if engine.ready]
    allowed = [engine for engine in ready if public or _destination(engine) is not Destination.THIRD_PARTY]
    named = next((engine for engine in allowed if engine.name == chosen), None)
    asked = named or next(iter(allowed), None)
    if asked is not None:
        return _("Drafts: memory and {engine}").format(engine=asked.name)
    if ready:
        kind = wording.name(release.confidentiality).lower()
        return _("Drafts: memory only, {kind}").format(kind=kind)
    return _("Drafts: memory only")


def _destination(engine: EngineInfo) -> Destination:
    return Destination(engine.destination)
