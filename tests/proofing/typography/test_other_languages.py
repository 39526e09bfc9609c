"""Typography of Spanish and English."""

from __future__ import annotations

import pytest

from workbench.model.tasks import CancelToken
from workbench.proofing.context import ProofingContext, ProofingSegment
from workbench.proofing.runner import check_all


def _checks(text: str, language: str) -> list[str]:
    context = ProofingContext("", language, (ProofingSegment("1", "1", "", text),))
    return [issue.check for issue in check_all(context, None, CancelToken())]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Qué hora es? ¡Ya!"),
        ("es", "Pero ¿quién viene? Nadie."),
        ("es", "Dijo: «¿Vienen?»"),
        ("es", "¿Cómo. Y cuándo?"),
        ("es", "https://example.org/?a=b"),
        ("es", "3,5 % y 3,5%"),
        ("en", "Is it? Yes: it is; 3.5%."),
        ("en", "a well-known e-mail, 2018-2019"),
        ("en", "Wait ... and .NET"),
    ],
)
def test_silent(language: str, text: str) -> None:
    assert _checks(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "check"),
    [
        ("es", "Qué hora es?", "typography.es.opening_mark"),
        ("es", "Sí. Vienen mañana!", "typography.es.opening_mark"),
        ("es", "Dijo : sí", "typography.space_before"),
        ("es", "la vida - dijo - sigue", "typography.dash"),
        ("en", "Two  spaces", "typography.double_space"),
        ("en", "Really ?", "typography.space_before"),
        ("en", "life - he said - goes on", "typography.dash"),
        ("en", "( yes)", "typography.bracket_space"),
    ],
)
def test_reported(language: str, text: str, check: str) -> None:
    assert check in _checks(text, language)
