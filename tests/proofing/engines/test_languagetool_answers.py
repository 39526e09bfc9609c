"""The client beside servers that answer wrongly, late or not at all: one calm error, in time, without the text."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proofing.engines.strangers import Answer, StrangeServer, report
from workbench.model.engines import Destination, GrammarMatch
from workbench.model.errors import Cancelled, EngineError
from workbench.model.tasks import CancelToken
from workbench.proofing.engines.languagetool import LanguageToolEngine, destination_of
from workbench.proofing.engines.languagetool_server import LanguageToolServer
from workbench.proofing.engines.pieces import LONGEST

SECRET = "Le ministre à dit non."


@pytest.fixture
def server() -> Iterator[StrangeServer]:
    with StrangeServer() as running:
        yield running


def engine_of(server: StrangeServer, seconds: float = 10.0) -> LanguageToolEngine:
    return LanguageToolEngine(url=server.url, seconds=seconds, first_seconds=seconds)


def failure(engine: LanguageToolEngine, text: str = SECRET) -> EngineError:
    """Return the error of a check; it never tells the text."""
    with pytest.raises(EngineError) as caught:
        engine.check(text, "fr", CancelToken())
    error: BaseException | None = caught.value
    while error is not None:
        assert "ministre" not in str(error)
        error = None if error.__suppress_context__ else error.__context__
    return caught.value


def test_reports_come_with_places_kinds_and_at_most_ten_replacements(server: StrangeServer) -> None:
    rule = {"id": "FR_SPELLING_RULE", "issueType": "misspelling", "category": {"id": "TYPOS"}}
    many = [{"value": str(each)} for each in range(30)]
    server.reports(report(12, 1), report(3, 8, rule=rule, replacements=many))
    first, second = engine_of(server).check(SECRET, "fr-CA", CancelToken())
    assert (first.start, first.end, first.kind, len(first.replacements)) == (3, 11, "spelling", 10)
    assert (SECRET[second.start : second.end], second.rule) == ("à", "A_ACCENT_A")
    assert second.replacements == ("a",)


def test_a_rule_that_is_off_is_not_reported(server: StrangeServer) -> None:
    server.reports(report(12, 1))
    engine = LanguageToolEngine(url=server.url, disabled_rules=frozenset({"A_ACCENT_A"}))
    assert engine.check(SECRET, "fr", CancelToken()) == []


def test_what_counts_as_two_there_is_sent_as_one(server: StrangeServer) -> None:
    server.reports(report(24, 1))
    text = "« Bravo 🎉🎉. Le ministre à dit non. »"
    (match,) = engine_of(server).check(text, "fr", CancelToken())
    assert text[match.start : match.end] == "à"
    assert all(ord(char) < 0x10000 for char in server.texts[0])
    assert len(server.texts[0]) == len(text)


def test_a_megabyte_is_sent_in_pieces_until_nobody_wants_it(
    server: StrangeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "🎉 Le ministre à dit non. " * (1_000_000 // 25)
    cancel = CancelToken()
    asked = LanguageToolEngine._ask
    found: list[list[GrammarMatch]] = []

    def ask(self: LanguageToolEngine, piece: str, code: str, token: CancelToken) -> list[GrammarMatch]:
        assert len(piece) <= LONGEST
        found.append(asked(self, piece, code, token))
        if len(found) == 3:
            token.cancel()
        return found[-1]

    monkeypatch.setattr(LanguageToolEngine, "_ask", ask)
    server.reports(report(14, 1))
    with pytest.raises(Cancelled):
        engine_of(server).check(text, "fr", cancel)
    assert len(server.texts) == 3
    assert [[each.start for each in matches] for matches in found] == [[14]] * 3


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"Error: internal", status=500, kind="text/plain"),
        Answer(b'{"matches": []}', status=503),
        Answer(b"<html><body>Le ministre</body></html>", kind="text/html"),
        Answer(b"<html>502</html>", status=502, kind="text/html"),
        Answer(b""),
        Answer(b"null"),
        Answer(b"[]"),
        Answer(b"{}"),
        Answer(b'{"matches": null}'),
        Answer(b'{"matches": [null]}'),
        Answer(b'{"matches": [{}]}'),
        Answer(b'{"matches": [' + b"[" * 100_000),
        Answer(b"\xff\xfe\x00"),
        Answer(json.dumps({"matches": [report(20, 50)]}).encode()),
        Answer(json.dumps({"matches": [report(-1, 2)]}).encode()),
        Answer(json.dumps({"matches": [report(2, -1)]}).encode()),
        Answer(json.dumps({"matches": [report(2, 1) | {"offset": None}]}).encode()),
        Answer(b" " * (17 * 1024 * 1024)),
    ],
    ids=lambda answer: f"{answer.status} {answer.body[:24]!r}",
)
def test_what_is_no_answer_is_said_to_be_none(server: StrangeServer, answer: Answer) -> None:
    server.answer = answer
    assert failure(engine_of(server)).code == "engine.answer"


@pytest.mark.parametrize(
    "languages",
    [Answer(b"<html>Welcome</html>", kind="text/html"), Answer(b"null"), Answer(b"[1]"), Answer(status=404)],
    ids=lambda answer: f"{answer.status} {answer.body[:12]!r}",
)
def test_another_program_on_the_port_gets_no_text(server: StrangeServer, languages: Answer) -> None:
    server.languages = languages
    assert failure(engine_of(server)).code == "engine.answer"
    assert server.texts == []


def test_a_server_without_the_language_is_said_to_be_of_no_use(server: StrangeServer) -> None:
    server.languages = Answer(b'[{"name": "German", "code": "de", "longCode": "de-DE"}]')
    assert failure(engine_of(server)).code == "engine.answer"
    assert server.texts == []


@pytest.mark.parametrize("answer", [Answer(held=True), Answer(b'{"matches": [', dripping=True)], ids=str)
def test_a_slow_answer_is_not_waited_for(server: StrangeServer, answer: Answer) -> None:
    server.answer = answer
    assert failure(engine_of(server, seconds=0.5)).code == "engine.timeout"


def test_a_slow_greeting_is_not_waited_for(server: StrangeServer) -> None:
    server.languages = Answer(held=True)
    assert failure(engine_of(server, seconds=0.5)).code == "engine.timeout"


def test_a_lost_connection_and_nobody_there_are_told_alike(server: StrangeServer) -> None:
    server.answer = Answer(dropped=True)
    assert failure(engine_of(server)).code == "engine.away"
    with StrangeServer() as gone:
        engine = engine_of(gone)
    assert failure(engine).code == "engine.away"


class Minded(LanguageToolServer):
    """A server of the desk's own, at the address of a stranger; counts how often it is stopped."""

    def __init__(self, stranger: StrangeServer) -> None:
        super().__init__(Path("nowhere"))
        self.stranger = stranger
        self.stops = 0

    def ensure_running(self, cancel: CancelToken) -> str:
        return self.stranger.url

    def stop(self) -> None:
        self.stops += 1


def test_a_server_that_hangs_is_ended_and_one_that_still_reads_its_rules_is_not(
    server: StrangeServer,
) -> None:
    minded = Minded(server)
    engine = LanguageToolEngine(server=minded, seconds=0.2, first_seconds=0.2)
    server.answer = Answer(held=True)
    stops = []
    for _ in range(3):
        failure(engine)
        stops.append(minded.stops)
    assert stops == [0, 0, 1]
    server.answer = Answer()
    assert engine.check(SECRET, "fr", CancelToken()) == []
    server.answer = Answer(held=True)
    failure(engine)
    assert minded.stops == 2


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_text_does_not_follow_to_another_place(server: StrangeServer, status: int) -> None:
    with StrangeServer() as elsewhere:
        server.answer = Answer(b"", status=status, location=f"{elsewhere.url}/v2/check")
        assert failure(engine_of(server)).code == "engine.answer"
        assert elsewhere.paths == []


def test_after_a_failure_the_next_check_is_a_new_beginning(server: StrangeServer) -> None:
    engine = engine_of(server)
    server.answer = Answer(status=500)
    failure(engine)
    server.reports(report(12, 1))
    assert len(engine.check(SECRET, "fr", CancelToken())) == 1


@pytest.mark.parametrize("how", ["cancel", "close"])
def test_who_cancels_or_closes_does_not_wait_for_the_answer(server: StrangeServer, how: str) -> None:
    server.answer = Answer(held=True)
    engine, cancel = engine_of(server, seconds=60), CancelToken()
    raised: list[BaseException] = []

    def check() -> None:
        try:
            engine.check(SECRET, "fr", cancel)
        except BaseException as error:
            raised.append(error)

    first, second = threading.Thread(target=check), threading.Thread(target=check)
    first.start()
    assert server.arrived.wait(10)
    second.start()
    if how == "cancel":
        cancel.cancel()
    else:
        engine.close()
    first.join(5)
    second.join(5)
    assert [type(error) for error in raised] == [Cancelled, Cancelled]


def test_proxies_of_the_environment_are_not_asked_about_this_machine(
    server: StrangeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.reports(report(12, 1))
    with StrangeServer() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        assert len(engine_of(server).check(SECRET, "fr", CancelToken())) == 1
        assert proxy.paths == []


def test_a_proxy_of_the_environment_is_asked_about_a_server_elsewhere(
    server: StrangeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    server.reports(report(12, 1))
    engine = LanguageToolEngine(url="http://lt.office.example:8081")
    assert len(engine.check(SECRET, "fr", CancelToken())) == 1
    assert server.paths[0] == "http://lt.office.example:8081/v2/languages"


def test_a_password_in_the_address_is_not_told() -> None:
    with StrangeServer() as gone:
        url = gone.url.replace("http://", "http://desk:geheim@")
    error = failure(LanguageToolEngine(url=url))
    assert (error.code, error.data["url"]) == ("engine.away", gone.url)


@pytest.mark.parametrize("url", ["", "ftp://lt.office.example", "http://[", "http://a:0", "http:// "])
def test_what_is_no_address_is_said_to_be_none(url: str) -> None:
    engine = LanguageToolEngine(url=url)
    assert engine.destination is Destination.THIRD_PARTY
    assert failure(engine).code == "engine.address"


def test_an_address_may_be_typed_without_its_scheme(server: StrangeServer) -> None:
    engine = LanguageToolEngine(url=f" 127.0.0.1:{server.port} ")
    assert engine.destination is Destination.THIS_MACHINE
    assert engine.check(SECRET, "fr", CancelToken()) == []


@pytest.mark.parametrize(
    ("url", "destination"),
    [
        ("http://127.0.0.1:8081", Destination.THIS_MACHINE),
        ("localhost:8081", Destination.THIS_MACHINE),
        ("http://[::1]:8081/v2/", Destination.THIS_MACHINE),
        ("http://lt.office.example:8081", Destination.OUR_SERVER),
        ("10.0.0.7:8081", Destination.OUR_SERVER),
        ("https://api.languagetool.org/v2/", Destination.THIRD_PARTY),
        ("api.languagetool.org", Destination.THIRD_PARTY),
        ("https://API.LanguageTool.org.", Destination.THIRD_PARTY),
        ("http://localhost@api.languagetoolplus.com", Destination.THIRD_PARTY),
        ("https://notlanguagetool.org", Destination.OUR_SERVER),
    ],
)
def test_where_a_text_goes_is_told_from_the_address(url: str, destination: Destination) -> None:
    assert destination_of(url) is destination
    assert LanguageToolEngine(url=url).destination is destination


def test_a_language_that_the_desk_does_not_count_on_is_refused(server: StrangeServer) -> None:
    with pytest.raises(EngineError) as caught:
        engine_of(server).check("Hallo", "de", CancelToken())
    assert caught.value.code == "engine.language"
    assert server.paths == []


@pytest.mark.parametrize("text", ["", " \n ", "\u00ad"])
def test_an_empty_text_is_not_sent(server: StrangeServer, text: str) -> None:
    assert engine_of(server).check(text, "fr", CancelToken()) == []
    assert server.texts == []
