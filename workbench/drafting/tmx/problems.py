"""What of a TMX file was not taken as it stands, and where."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_PROBLEMS = 500
"""Problems that are listed one by one; the last one then says how many more there are."""


@dataclass(frozen=True, slots=True)
class TmxProblem:
    """Something of the file that was not taken as it stands. ``line`` counts from 1, 0 where it is not known.

    Codes: ``tmx.broken_unit`` (column), ``tmx.cut_off`` (the file ends inside a unit), ``tmx.unit_too_long``
    (limit, in bytes), ``tmx.text_too_long`` (limit, in characters), ``tmx.entity`` (name), ``tmx.one_language``,
    ``tmx.no_text`` (language), ``tmx.bad_language`` (value), ``tmx.no_header``, ``tmx.encoding`` (encoding: the
    one that was read), ``tmx.characters``, ``tmx.bad_date`` (value), ``tmx.more_problems`` (count).
    """

    code: str
    line: int
    data: dict[str, str] = field(default_factory=dict)


class ProblemList:
    """Collects problems, the first ``MOST_PROBLEMS`` of them one by one."""

    def __init__(self) -> None:
        self._problems: list[TmxProblem] = []
        self._said_once: set[str] = set()
        self.count = 0

    def add(self, code: str, line: int, **data: str) -> None:
        """Note a problem."""
        self.count += 1
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(TmxProblem(code, line, data))

    def add_once(self, code: str, line: int, **data: str) -> None:
        """Note a problem of the whole file where it was not noted yet."""
        if code not in self._said_once:
            self._said_once.add(code)
            self.add(code, line, **data)

    def all(self) -> tuple[TmxProblem, ...]:
        """Return the problems, in order; where there are more, ``tmx.more_problems`` (count) ends the list."""
        more = self.count - len(self._problems)
        if not more:
            return tuple(self._problems)
        return (*self._problems, TmxProblem("tmx.more_problems", 0, {"count": str(more)}))
