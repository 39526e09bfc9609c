"""The one tree of expected errors.

An error carries a code and data, never prose: the words are found by
``workbench.desk.wording``, in the language of the person. Whatever is not in this tree
is a bug and goes to the crash dialog and the log.
"""

from __future__ import annotations


class PressbenchError(Exception):
    """An expected error.

    ``code`` is a dotted, stable name such as ``intake.not_docx``; ``data`` holds what the
    sentence needs (file names, places, limits), never a secret and never a text being
    translated.
    """

    exit_code = 2

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.data.items())
        return f"{self.code} ({details})" if details else self.code

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.code, self.data))


def _rebuild(kind: type[PressbenchError], code: str, data: dict[str, object]) -> PressbenchError:
    return kind(code, **data)


class InputError(PressbenchError):
    """What was given cannot be read or used: a bad file, an unknown id, wrong words in a call."""


class RuleError(PressbenchError):
    """A rule of the house forbids it: role, four eyes, embargo, confidentiality, not approved."""

    exit_code = 3


class ConflictError(PressbenchError):
    """Somebody else replaced the same parent revision. Both texts are kept.

    ``data`` holds ``segment`` (id), ``mine`` and ``theirs`` (target revisions).
    """

    exit_code = 3


class EngineError(PressbenchError):
    """A checking or drafting engine is away, too slow, or answers what is no answer."""


class StorageError(PressbenchError):
    """The disk or the store: full, read-only, damaged, newer than the program, in use."""


class Cancelled(PressbenchError):
    """The person cancelled. Silent: nothing is said and nothing is logged."""

    def __init__(self) -> None:
        super().__init__("cancelled")

    def __reduce__(self) -> tuple[object, ...]:
        return (Cancelled, ())
