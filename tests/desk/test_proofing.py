"""Checking at the desk: what is looked at, what is kept, what is not to be reported."""

from __future__ import annotations

import pytest

from tests.desk.building import EDITOR, FRENCH, REVIEWER, WRITER, add_release, segments, write, write_all
from workbench.desk.desk import Desk
from workbench.desk.engines import GrammarAnswer
from workbench.model.engines import Destination, Standing
from workbench.model.errors import Cancelled, EngineError, InputError, RuleError
from workbench.model.issues import Issue, Severity
from workbench.model.release import Confidentiality
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term, TermStatus
from workbench.model.translation import Action, Translation

WRONG = "Ils desservent 15\u00a0400 personnes chaque jour."
STRAIGHT = "Les travaux n'ont duré que 26\u00a0jours."


def check(desk: Desk, translation: Translation, **named: object) -> list[Issue]:
    return desk.proofing.check(translation.id, CancelToken(), **named)


def named(issues: list[Issue]) -> list[str]:
    return [issue.check for issue in issues]


@pytest.fixture
def faulty(desk: Desk, translation: Translation) -> Translation:
    """Return the translation with a wrong figure and a straight apostrophe."""
    write_all(desk, translation)
    write(desk, translation, 3, WRONG)
    write(desk, translation, 4, STRAIGHT)
    return translation


def test_a_sound_translation_has_no_issues(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    assert check(desk, translation) == []


def test_issues_name_their_segment_and_place(desk: Desk, faulty: Translation) -> None:
    issues = check(desk, faulty)
    assert named(issues) == ["facts.number", "typography.fr.apostrophe"]
    figure, apostrophe = issues
    third, fourth = segments(desk, faulty)[2:4]
    assert (figure.segment_id, figure.severity) == (third.id, Severity.ERROR)
    assert WRONG[figure.start : figure.end] == figure.text == "15\u00a0400"
    assert third.text[figure.source_start : figure.source_end] == "14,500"
    assert (apostrophe.segment_id, STRAIGHT[apostrophe.start : apostrophe.end]) == (fourth.id, "'")


def test_one_segment_is_checked_as_it_is_being_typed(desk: Desk, faulty: Translation) -> None:
    third = segments(desk, faulty)[2].id
    cancel = CancelToken()
    assert named(desk.proofing.check_segment(faulty.id, third, cancel)) == ["facts.number"]
    assert desk.proofing.check_segment(faulty.id, third, cancel, text=FRENCH[2]) == []
    assert named(desk.proofing.check_segment(faulty.id, third, cancel)) == ["facts.number"]
    with pytest.raises(InputError) as caught:
        desk.proofing.check_segment(faulty.id, "none", cancel)
    assert caught.value.code == "segment.unknown"


def test_a_cancelled_check_stops(desk: Desk, faulty: Translation) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        desk.proofing.check(faulty.id, cancel)
    with pytest.raises(Cancelled):
        desk.proofing.check_segment(faulty.id, segments(desk, faulty)[2].id, cancel)


def test_the_context_is_kept_until_a_fact_changes_it(desk: Desk, faulty: Translation) -> None:
    contexts = [desk.proofing.context(faulty.id)]
    assert desk.proofing.context(faulty.id) is contexts[0]
    block = desk.releases.blocks(faulty.release_id)[2]
    for change in (
        lambda: write(desk, faulty, 1, "De l’eau à Kessou"),
        lambda: desk.proofing.add_word("Kessou", "fr", WRITER),
        lambda: desk.terms.add(Concept("c", (Term("water point", "en"),)), WRITER),
        lambda: desk.settings.set("style_fr", "fr-eu"),
        lambda: desk.releases.drop_block(faulty.release_id, block.id, WRITER),
    ):
        change()
        fresh = desk.proofing.context(faulty.id)
        assert fresh is not contexts[-1]
        assert desk.proofing.context(faulty.id) is fresh
        contexts.append(fresh)
    assert contexts[1].segments[0].target == "De l’eau à Kessou"
    assert len(contexts[-1].segments) < len(contexts[0].segments)


def test_a_forbidden_term_is_reported_as_soon_as_it_is_one(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    desk.terms.add(
        Concept(
            "water-point",
            (
                Term("water point", "en"),
                Term("borne-fontaine", "fr"),
                Term("point d’eau", "fr", TermStatus.FORBIDDEN),
            ),
        ),
        WRITER,
    )
    issues = check(desk, translation)
    assert any(issue.check.startswith("terms") for issue in issues)
    assert {issue.segment_id for issue in issues} == {segments(desk, translation)[1].id}


# what is not to be reported


def test_ignoring_once_is_for_that_segment_alone(desk: Desk, faulty: Translation) -> None:
    write(desk, faulty, 2, "Secours Méridien n'a ouvert que <1>onze</1> points d’eau à Kessou.")
    one, other = (issue for issue in check(desk, faulty) if issue.text == "'")
    changes = desk.proofing.ignore(one, faulty.id, "once", WRITER)
    assert changes.segments == {one.segment_id}
    assert [issue for issue in check(desk, faulty) if issue.text == "'"] == [other]
    assert one in check(desk, faulty, ignored_too=True)


@pytest.mark.parametrize("scope", ["release", "always"])
def test_ignoring_reaches_as_far_as_its_scope(desk: Desk, faulty: Translation, scope: str) -> None:
    write(desk, faulty, 2, "Secours Méridien n'a ouvert que <1>onze</1> points d’eau à Kessou.")
    _release, elsewhere = add_release(desk, reference="MR-2")
    write_all(desk, elsewhere)
    write(desk, elsewhere, 4, STRAIGHT)
    apostrophe = next(issue for issue in check(desk, faulty) if issue.text == "'")
    desk.proofing.ignore(apostrophe, faulty.id, scope, WRITER)
    assert named(check(desk, faulty)) == ["facts.number"]
    assert named(check(desk, elsewhere)) == (["typography.fr.apostrophe"] if scope == "release" else [])


def test_what_is_ignored_stays_so_after_the_desk_was_closed(desk: Desk, faulty: Translation) -> None:
    apostrophe = check(desk, faulty)[1]
    desk.proofing.ignore(apostrophe, faulty.id, "once", WRITER)
    desk.close()
    again = Desk.open(desk.folder)
    assert named(again.proofing.check(faulty.id, CancelToken())) == ["facts.number"]
    again.close()


def test_ignoring_an_error_needs_a_reason_and_opens_no_door(desk: Desk, faulty: Translation) -> None:
    figure = check(desk, faulty)[0]
    with pytest.raises(RuleError) as caught:
        desk.proofing.ignore(figure, faulty.id, "once", WRITER, reason="  ")
    assert caught.value.code == "rule.reason_needed"
    desk.proofing.ignore(figure, faulty.id, "always", WRITER, reason="the source is wrong")
    assert named(check(desk, faulty)) == ["typography.fr.apostrophe"]
    desk.editorial.act(faulty.id, Action.SUBMIT, WRITER)
    with pytest.raises(RuleError) as refused:
        desk.editorial.act(faulty.id, Action.APPROVE, REVIEWER)
    assert refused.value.code == "rule.open_errors"
    point = next(
        one for one in desk.editorial.readiness(faulty.id, REVIEWER) if one.code == "readiness.errors"
    )
    assert not point.met


def test_ignoring_refuses_other_scopes_and_unknown_people(desk: Desk, faulty: Translation) -> None:
    apostrophe = check(desk, faulty)[1]
    with pytest.raises(InputError) as scope:
        desk.proofing.ignore(apostrophe, faulty.id, "everywhere", WRITER)
    assert scope.value.code == "ignore.bad_scope"
    with pytest.raises(RuleError):
        desk.proofing.ignore(apostrophe, faulty.id, "once", "Nobody")
    assert len(check(desk, faulty)) == 2


# dictionaries


def test_words_of_the_desk_and_of_a_release(desk: Desk, translation: Translation) -> None:
    release_id = translation.release_id
    assert desk.proofing.add_word(" Kessou ", "fr-CA", WRITER).dictionary
    desk.proofing.add_word("Sanga", "fr", WRITER, release_id)
    assert desk.proofing.words("fr") == ["Kessou"]
    assert desk.proofing.words("fr-FR", release_id) == ["Kessou", "Sanga"]
    desk.proofing.remove_word("Kessou", "fr", WRITER)
    assert desk.proofing.words("fr", release_id) == ["Sanga"]
    with pytest.raises(InputError) as caught:
        desk.proofing.add_word(" ", "fr", WRITER)
    assert caught.value.code == "dictionary.no_word"


# two texts, and one


def test_two_texts_are_checked_line_by_line(desk: Desk) -> None:
    source = "The work took 26 days.\n\nIt cost 14,500 euros.\n"
    target = "Les travaux ont duré 26 jours.\nIls ont coûté 15 400 euros.\n"
    issues, numbers = desk.proofing.check_texts(source, target, "", "", False, CancelToken())
    (figure,) = (issue for issue in issues if issue.check == "facts.number")
    assert numbers[figure.segment_id] == 2
    assert figure.text == "15 400 euros"
    issues, numbers = desk.proofing.check_texts("One.\nTwo.", "Un. Deux.", "en", "fr", False, CancelToken())
    assert set(numbers.values()) == {1}


def test_one_text_is_proofed_with_offsets_of_the_whole(desk: Desk) -> None:
    text = "😀 Tout va bien.\n\nIl dit: «bonjour»\u00a0!\n"
    issues = desk.proofing.proof(text, "fr", "", CancelToken())
    assert issues
    for issue in issues:
        assert text[issue.start : issue.end] == issue.text
        assert issue.start > text.index("Il dit")


# engines


class Recorder:
    """A grammar engine of a third party that keeps what it is asked."""

    name = "Elsewhere"
    destination = Destination.THIRD_PARTY

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.closed = 0

    def languages(self) -> frozenset[str]:
        return frozenset({"fr", "en"})

    def check(self, text: str, language: str, cancel: CancelToken) -> list[object]:
        self.asked.append(text)
        return []

    def close(self) -> None:
        self.closed += 1


def test_a_grammar_engine_of_a_third_party_sees_only_what_is_public(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = Recorder()
    monkeypatch.setattr("workbench.desk.engines.grammar_engines", lambda _settings: [recorder])
    _release, secret = add_release(desk, confidentiality=Confidentiality.CONFIDENTIAL)
    write_all(desk, secret)
    desk.proofing.check(secret.id, CancelToken())
    desk.proofing.check_segment(secret.id, segments(desk, secret)[1].id, CancelToken(), text="Une phrase.")
    # Nobody knows what these texts belong to.
    desk.proofing.proof("Une phrase secrète.", "fr", "", CancelToken())
    desk.proofing.check_texts("A sentence.", "Une phrase.", "en", "fr", True, CancelToken())
    assert recorder.asked == []
    desk.releases.waive_third_parties(secret.release_id, "agreed", EDITOR)
    desk.proofing.check(secret.id, CancelToken())
    assert len(recorder.asked) == len(FRENCH)


def test_engines_of_a_release_are_those_that_may_see_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.desk.engines.grammar_engines", lambda _settings: [Recorder()])
    desk.settings.set("grammar_engine", "best")
    secret, _translation = add_release(desk, confidentiality=Confidentiality.CONFIDENTIAL)
    assert desk.proofing.engines(secret) == []
    assert desk.engines.answer("fr", secret) == GrammarAnswer("Elsewhere", "")
    public, _translation = add_release(desk, reference="MR-2")
    assert [engine.name for engine in desk.proofing.engines(public)] == ["Elsewhere"]
    assert desk.engines.answer("fr-CA", public) == GrammarAnswer("Elsewhere", "Elsewhere")
    assert desk.engines.answer("de", public) == GrammarAnswer("", "")
    desk.settings.set("grammar_engine", "lingotweaker")
    assert desk.engines.answer("fr", public) == GrammarAnswer("LingoTweaker", "Elsewhere")
    desk.settings.set("grammar_engine", "off")
    assert desk.engines.answer("fr", public) is None


def test_engines_stop_with_the_desk_and_when_others_are_chosen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Recorder] = []

    def make(_settings: object) -> list[Recorder]:
        made.append(Recorder())
        return [made[-1]]

    monkeypatch.setattr("workbench.desk.engines.grammar_engines", make)
    assert [engine.name for engine in desk.proofing.engines()] == ["Elsewhere"]
    desk.proofing.engines()
    assert len(made) == 1
    desk.settings.set("grammar_engine", "languagetool")
    desk.settings.set("languagetool_url", "http://127.0.0.1:9")
    desk.proofing.engines()
    assert [one.closed for one in made] == [1, 0]
    desk.close()
    desk.close()
    assert [one.closed for one in made] == [1, 1]


def test_in_the_window_an_engine_that_fails_takes_nothing_away(
    desk: Desk, faulty: Translation, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(Recorder):
        destination = Destination.THIS_MACHINE

        def check(self, text: str, language: str, cancel: CancelToken) -> list[object]:
            super().check(text, language, cancel)
            raise EngineError("engine.away", engine=self.name)

    failing = Failing()
    monkeypatch.setattr("workbench.desk.engines.grammar_engines", lambda _settings: [failing])
    assert desk.engines.state("fr") is None
    with pytest.raises(EngineError):
        check(desk, faulty)
    desk.engines.work_in_background()
    assert named(check(desk, faulty)) == ["facts.number", "typography.fr.apostrophe"]
    state = desk.engines.state("fr-CA")
    assert state is not None
    assert (state.engine, state.standing, state.stand_in) == ("Elsewhere", Standing.RESTING, "")
    assert len(failing.asked) == 1, "it is left in peace for a while"
