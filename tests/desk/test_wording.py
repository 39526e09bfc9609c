"""Whatever code the engine raises or returns, there are words for it, and the words find their data."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import pytest

from tests.conftest import ROOT
from workbench.delivery.verification import DifferenceKind
from workbench.desk import wording
from workbench.desk.sentences import SENTENCES
from workbench.desk.sentences_proofing import CHECK_TITLES
from workbench.desk.wording import check_title, name, origin_words, sentence, shown
from workbench.editorial.chain import ChainFaultKind
from workbench.model import errors
from workbench.model.comments import CommentWeight
from workbench.model.engines import Destination
from workbench.model.errors import InputError, PressbenchError
from workbench.model.issues import Issue, Severity, Side
from workbench.model.people import Role
from workbench.model.release import BlockKind, Confidentiality, DropReason
from workbench.model.terms import TermStatus
from workbench.model.translation import Action, Origin, OriginKind, SegmentState, Status
from workbench.proofing.checks.registry import CHECKS
from workbench.proofing.messages import MESSAGES

ERRORS = {
    kind.__name__
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, PressbenchError)
}
CODE = re.compile(r"[a-z]+(\.[a-z_]+)+$")
# A constant of this form with one of these beginnings is a code, wherever it stands.
ROOTS = {code.partition(".")[0] for code in SENTENCES}
CHECK_IDS = {check.id for check in CHECKS}
READINESS = re.compile(r"readiness\.\w+$")


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / "workbench").rglob("*.py")):
        if not path.stem.startswith("sentences") and path.stem != "safety_sentences":
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def raised() -> list[tuple[str, ast.Call]]:
    """Return every making of an error of ours, with its place."""
    return [
        (f"{path}:{node.lineno}", node)
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS
    ]


def codes_in_sources() -> dict[str, str]:
    """Return every constant that is a code, with one of its places."""
    found: dict[str, str] = {}
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                value = node.value
                if CODE.match(value) and value.partition(".")[0] in ROOTS:
                    found.setdefault(value, f"{path}:{node.lineno}")
    return found


def placeholders(code: str) -> set[str]:
    template = SENTENCES[code]
    texts = template if isinstance(template, tuple) else (template,)
    return {
        field
        for text in texts
        for _literal, field, _spec, _conversion in string.Formatter().parse(text)
        if field
    }


def test_the_sources_are_read() -> None:
    assert len(raised()) > 100
    assert len(codes_in_sources()) > 150


def test_every_error_that_is_raised_has_words_and_gives_them_their_data() -> None:
    faults = []
    for place, call in raised():
        if not call.args:
            continue
        code = call.args[0]
        codes = [node.value for node in ast.walk(code) if isinstance(node, ast.Constant) and node.value]
        given = {keyword.arg for keyword in call.keywords}
        for each in codes:
            if each not in SENTENCES:
                faults.append(f"{place}: {each} has no sentence")
            elif None not in given and not placeholders(each) <= given:
                faults.append(f"{place}: {each} is not given {sorted(placeholders(each) - given)}")
    assert faults == []


# Files' and servers' names, and ids of checks, have the same form as codes.
NO_CODES = {"engine.log"}


def test_every_code_in_the_sources_has_words() -> None:
    without = {
        code: place
        for code, place in codes_in_sources().items()
        if code not in SENTENCES
        and code not in CHECK_IDS
        and code not in NO_CODES
        and not READINESS.match(code)
        and not re.match(r"(verify\.differs_|releases\.json|.*\.(txt|html|docx|csv|po)$)", code)
    }
    assert without == {}


def test_no_sentence_is_left_that_nothing_says() -> None:
    known = set(codes_in_sources()) | {"grammar", "spelling"}
    window = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "ui").rglob("*.py"))
    known |= {code for code in SENTENCES if f'"{code}"' in window}
    known |= {f"chain.{kind}" for kind in ChainFaultKind} | {
        f"verify.differs_{kind}" for kind in DifferenceKind
    }
    unused = [code for code in SENTENCES if code not in known and not code.startswith("readiness.")]
    assert unused == []


def test_every_line_of_the_checklist_has_its_words() -> None:
    codes = {code for code in codes_in_sources() if READINESS.match(code)}
    assert len(codes) >= 9
    for code in codes:
        variants = {variant for variant in SENTENCES if variant.startswith(code + ".")}
        assert f"{code}.unmet" in variants


def test_faults_of_a_chain_and_differences_of_a_file_have_words() -> None:
    for kind in ChainFaultKind:
        assert f"chain.{kind}" in SENTENCES
        assert placeholders(f"chain.{kind}") <= {"language", "number"}
    for difference in DifferenceKind:
        assert f"verify.differs_{difference}" in SENTENCES
        assert placeholders(f"verify.differs_{difference}") <= {
            "file",
            "version",
            "block",
            "expected",
            "found",
        }


def test_every_issue_has_words_for_its_data_and_a_title() -> None:
    for message, data in MESSAGES.items():
        assert message in SENTENCES or message == "grammar" or message == "spelling"
        assert placeholders(message) <= set(data), message
    for check in CHECKS:
        assert check_title(check.id) != "Check", check.id
    assert check_title("grammar.FR_AGREEMENT") == CHECK_TITLES["grammar"]
    assert check_title("nothing.of.ours") == "Check"


@pytest.mark.parametrize(
    "kind",
    [
        BlockKind, SegmentState, Status, Action, Role, Confidentiality, DropReason, Severity, Destination,
        TermStatus, CommentWeight,
    ],
)  # fmt: skip
def test_every_member_has_a_name(kind: type[StrEnum]) -> None:
    for member in kind:
        assert name(member)


def test_members_of_the_same_value_have_their_own_names() -> None:
    assert SegmentState.DRAFT == Status.DRAFT
    assert name(Action.APPROVE) != name(Status.APPROVED)


@pytest.mark.parametrize("kind", OriginKind)
def test_every_origin_has_words(kind: OriginKind) -> None:
    origin = Origin(kind, engine="LibreTranslate", score=100, reference="MR-1")
    assert bool(origin_words(origin)) is (kind is not OriginKind.NONE)
    edited = origin_words(Origin(kind, engine="LibreTranslate", edited=True))
    assert edited.endswith("edited") is (kind is not OriginKind.NONE)


def test_values_are_shown_as_people_read_them() -> None:
    assert shown(Status.IN_REVIEW) == "In review"
    assert shown([Role.REVIEWER, Role.EDITOR]) == "reviewer, editor"
    assert shown(datetime(2026, 11, 24, 14, tzinfo=UTC)) == "2026-11-24 14:00 UTC"
    assert shown({"unhashable": 1}) == "{'unhashable': 1}"
    assert shown("draft.switched_off") == sentence("draft.switched_off", {})


def test_a_sentence_is_never_broken_by_its_data() -> None:
    assert (
        sentence("people.unknown", {"name": "{0} {x} %s"})
        == "Nobody here is called “{0} {x} %s”. Add her under People first."
    )
    assert sentence("people.unknown", {}) == "Nobody here is called “–”. Add her under People first."
    assert sentence("nothing.like.that", {"a": 1}) == "nothing.like.that (a: 1)"
    one = wording.say(InputError("release.ambiguous", id="01", count=1))
    many = wording.say(InputError("release.ambiguous", id="01", count=3))
    assert one != many
    assert "3" in many


def test_a_grammar_engine_speaks_for_itself() -> None:
    issue = Issue(
        "grammar.X",
        Severity.WARNING,
        "s",
        Side.TARGET,
        0,
        1,
        "x",
        "grammar",
        {"sentence": "Le verbe manque."},
    )
    assert wording.say_issue(issue) == "Le verbe manque."


def test_no_sentence_shows_a_code_or_a_brace() -> None:
    for code in SENTENCES:
        said = sentence(code, {})
        assert said
        assert "{" not in said
        assert "}" not in said
        assert not Path(said).is_absolute()
