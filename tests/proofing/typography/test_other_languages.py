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
        ("es", "3,5\u00a0% y 3,5%"),
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


def _fixed(text: str, language: str) -> str:
    context = ProofingContext("", language, (ProofingSegment("1", "1", "", text),))
    for issue in reversed(check_all(context, None, CancelToken())):
        if issue.fixes and issue.fixes[0].safe:
            text = text[: issue.start] + issue.fixes[0].text + text[issue.end :]
    return text


@pytest.mark.parametrize(
    ("language", "text", "fixed"),
    [
        ("es", 'el "plan" sigue', "el «plan» sigue"),
        ("es", "el « plan » sigue", "el «plan» sigue"),
        ("es", "Dijo: «El «plan» sigue».", "Dijo: «El “plan” sigue»."),
        ("es", "EEUU y EE.UU.", "EE.\u00a0UU. y EE.\u00a0UU."),
        ("es", "la 2ª edición, el 1er premio, el 5to", "la 2.ª edición, el 1.er premio, el 5.º"),
        ("es", "la Sra Díaz y el Dr. Ruiz", "la Sra.\u00a0Díaz y el Dr.\u00a0Ruiz"),
        ("es", "1,250,000 personas", "1\u202f250\u202f000 personas"),
        ("es", "el 3 de Marzo de 2019", "el 3 de marzo de 2019"),
        ("es", "en abril de 2.019", "en abril de 2019"),
        ("es", "a las 3pm", "a las 3\u00a0p.\u00a0m."),
        ("es", "€500 y 20€", "500\u00a0€ y 20\u00a0€"),
        ("es", "unos 15 km", "unos 15\u00a0km"),
        ("es", "¿Vienen?.", "¿Vienen?"),
        ("es", "Y luego... nada", "Y luego… nada"),
        ("en", "a « success »", "a “success”"),
        ("en", "“The “plan” stands.”", "“The ‘plan’ stands.”"),
        ("en", "1\u202f250\u202f000 people, 3.5 %, 2,4 million", "1,250,000 people, 3.5%, 2.4 million"),
        ("en", "A step,then two..", "A step, then two."),
        ("en-GB", "Mr. Lee and Dr Roy", "Mr Lee and Dr Roy"),
        ("en-US", "Mr. Lee and Dr Roy: “yes”, he said", "Mr. Lee and Dr. Roy: “yes,” he said"),
    ],
)
def test_safe_fixes(language: str, text: str, fixed: str) -> None:
    assert _fixed(text, language) == fixed
    assert _fixed(fixed, language) == fixed


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "15.000 y 120 personas, 30º C, 2.º, de 5 a 6 p.\u00a0m., US$ 5 millones"),
        ("es", "el “plan”, EE.\u00a0UU., la D. G. y el n.º\u00a05"),
        ("en", 'a "straight" text, Mr Lee and Mr. Lee, 3.5%, 12 345 and e.g. this'),
        ("en", "tel. 020 7946 0958, 10 000–12 000, 1,5 and 2,3"),
    ],
)
def test_more_that_is_silent(language: str, text: str) -> None:
    assert _checks(text, language) == []


def test_english_straight_marks_are_reported_where_others_are_typographic() -> None:
    segments = (ProofingSegment("1", "1", "", 'a "plan"'), ProofingSegment("2", "2", "", "a “plan”"))
    issues = check_all(ProofingContext("", "en", segments), None, CancelToken())
    assert [(issue.check, issue.fixes[0].text) for issue in issues] == [
        ("typography.straight_quotes", "“"),
        ("typography.straight_quotes", "”"),
    ]
