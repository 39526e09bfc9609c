"""Drafting over real HTTP: memory first, then the cache, then the engine, and the guard before it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from tests.desk.building import EDITOR, FRENCH, REVIEWER, WRITER, add_release, segments, write, write_all
from tests.servers.libretranslate import FakeLibreTranslate
from workbench.desk import drafts as drafts_module
from workbench.desk import wording
from workbench.desk.desk import Desk
from workbench.desk.drafts import DraftReport
from workbench.drafting.machine import free_services
from workbench.drafting.machine.settings import MachineSettings
from workbench.model.engines import Destination
from workbench.model.errors import Cancelled, EngineError, InputError, RuleError
from workbench.model.inline import missing_codes, without_codes
from workbench.model.release import Confidentiality
from workbench.model.tasks import CancelToken
from workbench.model.translation import Origin, OriginKind, SegmentState, Translation

KEY = "k-very-secret"
MACHINE = Origin(OriginKind.MACHINE, engine="LibreTranslate")


@pytest.fixture
def server(desk: Desk, libretranslate: FakeLibreTranslate) -> FakeLibreTranslate:
    """Return the server that Preferences name as the office's own."""
    desk.settings.set("libretranslate_url", libretranslate.url)
    return libretranslate


@pytest.fixture
def third_party(server: FakeLibreTranslate, monkeypatch: pytest.MonkeyPatch) -> FakeLibreTranslate:
    """Return the server, which the desk takes for one of a third party."""
    monkeypatch.setattr(free_services, "destination_of", lambda _url: Destination.THIRD_PARTY)
    return server


def draft(desk: Desk, translation: Translation, engine: str = "", **named: object) -> DraftReport:
    return desk.drafts.draft(translation.id, None, engine, WRITER, CancelToken(), **named)


def texts(desk: Desk, translation: Translation) -> list[str]:
    return [row.text for row in desk.editing.rows(translation.id, 0, 100)]


def test_the_office_server_fills_every_segment_with_its_codes(
    desk: Desk, translation: Translation, server: FakeLibreTranslate
) -> None:
    told: list[tuple[int, int]] = []
    report = draft(desk, translation, progress=lambda done, total: told.append((done, total)))
    assert report.error is None
    rows = desk.editing.rows(translation.id, 0, 100)
    assert [one.segment_id for one in report.segments] == [row.segment.id for row in rows]
    assert [one.text for one in report.segments] == [row.text for row in rows]
    assert report.changes.segments == {row.segment.id for row in rows}
    for row in rows:
        assert (row.state, row.origin) == (SegmentState.DRAFT, MACHINE)
        assert row.revision is not None
        assert row.revision.author == WRITER
        assert missing_codes(row.segment.text, row.text) == []
    assert rows[0].text == "Eau comes back à Kessou"
    assert (told[0], told[-1]) == ((0, 5), (5, 5))
    assert all(without_codes(text) == text for text in server.texts)


def test_the_memory_comes_before_the_engine_and_sends_nothing(
    desk: Desk, translation: Translation, server: FakeLibreTranslate
) -> None:
    write_all(desk, translation)
    _release, other = add_release(desk, reference="MR-2")
    report = draft(desk, other, "LibreTranslate")
    assert server.received == []
    assert {one.origin for one in report.segments} == {Origin(OriginKind.MEMORY, score=101, reference="MR-1")}
    assert texts(desk, other) == texts(desk, translation)


def test_a_source_is_sent_once_and_comes_from_the_cache_afterwards(
    desk: Desk, translation: Translation, server: FakeLibreTranslate
) -> None:
    draft(desk, translation)
    sent = len(server.texts)
    _release, other = add_release(desk, reference="MR-2")
    suggestion = desk.drafts.suggestions(other.id, segments(desk, other)[0].id)[0]
    assert (suggestion.text, suggestion.score, suggestion.origin) == ("Eau comes back à Kessou", 0, MACHINE)
    draft(desk, other)
    assert texts(desk, other) == texts(desk, translation)
    assert len(server.texts) == sent


def test_what_a_person_wrote_is_never_overwritten(
    desk: Desk, translation: Translation, server: FakeLibreTranslate
) -> None:
    write(desk, translation, 1, "Mon titre", state=SegmentState.DRAFT)
    write(desk, translation, 2, "Ma phrase <1>onze</1>.")
    draft(desk, translation)
    edited = write(desk, translation, 3, "Un brouillon corrigé.", state=SegmentState.DRAFT)
    assert edited.origin.edited
    history = desk.editing.history(translation.id)
    everything = [segment.id for segment in segments(desk, translation)]
    report = desk.drafts.draft(translation.id, everything, "", WRITER, CancelToken())
    assert {one.segment_id for one in report.segments} <= set(everything[3:])
    now = texts(desk, translation)
    assert now[0] == "Mon titre"
    assert without_codes(now[1]) == "Ma phrase onze."
    assert now[2] == "Un brouillon corrigé."
    kept = {revision.id for revision in desk.editing.history(translation.id)}
    assert {revision.id for revision in history} <= kept


def test_a_selection_is_drafted_and_nothing_else(
    desk: Desk, translation: Translation, server: FakeLibreTranslate
) -> None:
    third = segments(desk, translation)[2].id
    report = desk.drafts.draft(translation.id, [third], "", WRITER, CancelToken())
    assert [one.segment_id for one in report.segments] == [third]
    assert [bool(text) for text in texts(desk, translation)] == [False, False, True, False, False]


def test_what_is_written_while_a_draft_runs_stays(
    desk: Desk, translation: Translation, server: FakeLibreTranslate
) -> None:
    def write_meanwhile(done: int, _total: int) -> None:
        if done == 1:
            write(desk, translation, 4, FRENCH[3], REVIEWER)

    report = draft(desk, translation, progress=write_meanwhile)
    assert report.segments[3].why_not == "draft.written_meanwhile"
    assert texts(desk, translation)[3] == FRENCH[3]
    assert all(texts(desk, translation))
    assert len(desk.editing.history(translation.id, segments(desk, translation)[3].id)) == 1


def test_cancelling_keeps_what_came(desk: Desk, translation: Translation, server: FakeLibreTranslate) -> None:
    cancel = CancelToken()

    def stop(done: int, _total: int) -> None:
        if done == 2:
            cancel.cancel()

    with pytest.raises(Cancelled):
        desk.drafts.draft(translation.id, None, "", WRITER, cancel, stop)
    assert [bool(text) for text in texts(desk, translation)] == [True, True, False, False, False]


def test_without_an_engine_the_rest_stays_open_and_says_so(desk: Desk, translation: Translation) -> None:
    report = draft(desk, translation)
    assert {one.why_not for one in report.segments} == {"draft.nothing_known"}
    assert report.error is None
    assert not report.changes
    assert texts(desk, translation) == [""] * 5


# engines that fail


@pytest.mark.parametrize(
    ("mode", "code"),
    [
        ("error", "draft.engine_refused"),
        ("unavailable", "draft.engine_refused"),
        ("html", "draft.engine_no_answer"),
        ("empty", "draft.engine_no_answer"),
        ("null", "draft.engine_no_answer"),
        ("null_text", "draft.engine_no_answer"),
        ("bad_json", "draft.engine_no_answer"),
        ("echo_error", "draft.engine_refused"),
        ("drop", "draft.engine_away"),
        ("limit", "draft.engine_limit"),
        ("slow", "draft.engine_slow"),
    ],
)
def test_an_engine_that_fails_leaves_the_segments_open_and_the_report_says_why(
    desk: Desk,
    translation: Translation,
    server: FakeLibreTranslate,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    mode: str,
    code: str,
) -> None:
    monkeypatch.setattr(drafts_module, "MachineSettings", partial(MachineSettings, seconds=0.5))
    monkeypatch.setattr(desk.drafts, "secret", lambda _name: KEY)
    server.required_key = KEY
    server.mode = mode
    with caplog.at_level(logging.DEBUG):
        report = draft(desk, translation, "LibreTranslate")
    assert report.error is not None
    assert report.error.code == code
    assert {one.why_not for one in report.segments} == {code}
    assert texts(desk, translation) == [""] * 5
    assert desk.editing.history(translation.id) == []
    # One failure is enough: the engine is not asked for every segment.
    assert len(server.texts) == 1
    said = wording.say(report.error)
    for secret in (KEY, "comes back", "Kessou"):
        assert secret not in said
        assert secret not in str(report.error)
        assert secret not in repr(report.error)
        assert secret not in caplog.text
    assert "LibreTranslate" in said
    # It is asked again, and answers.
    server.mode = "normal"
    assert draft(desk, translation).error is None
    assert all(texts(desk, translation))


def test_an_engine_that_fails_on_the_way_leaves_what_came(
    desk: Desk, translation: Translation, server: FakeLibreTranslate
) -> None:
    def fail_later(done: int, _total: int) -> None:
        if done == 3:
            server.mode = "error"

    report = draft(desk, translation, progress=fail_later)
    assert [bool(one.text) for one in report.segments] == [True, True, True, False, False]
    assert report.changes.segments == {one.segment_id for one in report.segments[:3]}


def test_a_server_that_is_away(desk: Desk, translation: Translation) -> None:
    with FakeLibreTranslate() as gone:
        url = gone.url
    desk.settings.set("libretranslate_url", url)
    report = draft(desk, translation)
    assert report.error is not None
    assert report.error.code == "draft.engine_away"


def test_the_key_is_nowhere_in_the_store(
    desk: Desk, translation: Translation, server: FakeLibreTranslate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.drafts, "secret", lambda _name: KEY)
    server.required_key = KEY
    draft(desk, translation)
    assert all(texts(desk, translation))
    desk.close()
    for path in desk.folder.rglob("*"):
        if path.is_file():
            assert KEY.encode() not in path.read_bytes()


def test_engines_that_cannot_be_asked(desk: Desk, translation: Translation) -> None:
    known = {engine.name: engine for engine in desk.drafts.engines()}
    assert known["LibreTranslate"].why_not == "draft.no_address"
    assert known["Google"].destination == Destination.THIRD_PARTY
    assert not any(engine.ready for engine in known.values())
    with pytest.raises(EngineError) as not_ready:
        draft(desk, translation, "Google")
    assert not_ready.value.code == "draft.not_ready"
    with pytest.raises(InputError) as unknown:
        draft(desk, translation, "Babel")
    assert unknown.value.code == "draft.unknown_engine"
    with pytest.raises(RuleError):
        desk.drafts.draft(translation.id, None, "", "Nobody", CancelToken())


# nothing leaves the machine unasked


def confidential(desk: Desk) -> Translation:
    return add_release(desk, confidentiality=Confidentiality.CONFIDENTIAL, reference="MR-C")[1]


def embargoed(desk: Desk) -> Translation:
    embargo = datetime.now(UTC) + timedelta(hours=2)
    return add_release(desk, confidentiality=Confidentiality.EMBARGOED, embargo=embargo, reference="MR-E")[1]


def embargoed_without_a_time(desk: Desk) -> Translation:
    return add_release(desk, confidentiality=Confidentiality.EMBARGOED, reference="MR-N")[1]


def public_with_an_embargo(desk: Desk) -> Translation:
    return add_release(desk, embargo=datetime.now(UTC) + timedelta(hours=2), reference="MR-P")[1]


_KEPT_IN = [confidential, embargoed, embargoed_without_a_time, public_with_an_embargo]


@pytest.mark.parametrize("make", _KEPT_IN)
def test_what_is_not_public_reaches_no_third_party(
    desk: Desk, third_party: FakeLibreTranslate, make: Callable[[Desk], Translation]
) -> None:
    translation = make(desk)
    with pytest.raises(RuleError) as caught:
        draft(desk, translation, "LibreTranslate")
    assert caught.value.code in {"guard.confidential", "guard.embargoed"}
    assert caught.value.exit_code == 3
    report = draft(desk, translation)
    assert {one.why_not for one in report.segments} == {"draft.nothing_known"}
    desk.settings.set("draft_engine", "LibreTranslate")
    with pytest.raises(RuleError):
        draft(desk, translation)
    assert third_party.received == []


@pytest.mark.parametrize("make", _KEPT_IN)
def test_an_editors_waiver_opens_that_release_and_no_other(
    desk: Desk, third_party: FakeLibreTranslate, make: Callable[[Desk], Translation]
) -> None:
    translation, other = make(desk), confidential(desk)
    desk.releases.waive_third_parties(translation.release_id, "agreed with the minister", EDITOR)
    assert draft(desk, translation, "LibreTranslate").error is None
    assert all(texts(desk, translation))
    sent = len(third_party.received)
    with pytest.raises(RuleError):
        draft(desk, other, "LibreTranslate")
    assert len(third_party.received) == sent


def test_a_public_release_and_one_whose_embargo_is_over_may_go(
    desk: Desk, translation: Translation, third_party: FakeLibreTranslate
) -> None:
    assert draft(desk, translation, "LibreTranslate").error is None
    past = datetime.now(UTC) - timedelta(hours=1)
    over = add_release(desk, confidentiality=Confidentiality.EMBARGOED, embargo=past, reference="MR-O")[1]
    assert draft(desk, over, "LibreTranslate").error is None


def test_an_embargo_that_begins_while_a_draft_runs_stops_it(
    desk: Desk, translation: Translation, third_party: FakeLibreTranslate
) -> None:
    def close_the_door(done: int, _total: int) -> None:
        if done == 2:
            desk.releases.revise(translation.release_id, EDITOR, confidentiality=Confidentiality.CONFIDENTIAL)

    report = draft(desk, translation, "LibreTranslate", progress=close_the_door)
    assert report.error is not None
    assert report.error.code == "guard.confidential"
    assert len(third_party.texts) < 5
    sent = " ".join(third_party.texts)
    assert "26 days" not in sent
    assert [bool(text) for text in texts(desk, translation)] == [True, True, False, False, False]


def test_looking_at_engines_and_suggestions_sends_nothing(
    desk: Desk, translation: Translation, server: FakeLibreTranslate
) -> None:
    desk.drafts.engines()
    desk.drafts.suggestions(translation.id, segments(desk, translation)[0].id)
    assert server.received == []
