"""The same source in two ways, two sources in one."""

from __future__ import annotations

from workbench.model.issues import Severity
from workbench.model.tasks import CancelToken
from workbench.proofing.context import ProofingContext, ProofingSegment
from workbench.proofing.runner import check_all


def _found(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    segments = tuple(ProofingSegment(str(n), str(n), *pair) for n, pair in enumerate(pairs))
    issues = check_all(ProofingContext("en", "fr", segments), None, CancelToken())
    return [(issue.segment_id, issue.check) for issue in issues if issue.check.startswith("consistency.")]


def test_the_second_translation_is_reported_with_the_first_as_its_fix() -> None:
    assert _found(("Read more", "En savoir plus"), ("Read more", "Lire la suite")) == [
        ("1", "consistency.target")
    ]


def test_marks_and_case_do_not_count() -> None:
    assert (
        _found(("Notes to editors", "Note aux rédactions"), ("Notes to editors", "Note aux Rédactions."))
        == []
    )


def test_what_is_not_translated_yet_does_not_count() -> None:
    assert _found(("Read more", "En savoir plus"), ("Read more", "")) == []


def test_one_translation_for_two_sources_is_a_hint() -> None:
    pairs = (
        ("The first school opens today.", "La première école ouvre aujourd’hui."),
        ("The second school opens today.", "La première école ouvre aujourd’hui."),
    )
    assert ("1", "consistency.source") in _found(*pairs)
    segments = tuple(ProofingSegment(str(n), str(n), *pair) for n, pair in enumerate(pairs))
    issues = check_all(ProofingContext("en", "fr", segments), None, CancelToken())
    assert [one.severity for one in issues if one.check == "consistency.source"] == [Severity.HINT]


def test_short_texts_may_be_the_same() -> None:
    assert _found(("Contacts", "Contact"), ("Contact person", "Contact")) == []
