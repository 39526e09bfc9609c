"""The figures, dates, addresses and names of the source, put into the translation by key in the target's form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.editor.actions import Deed
from ui.editor.owned import owned
from ui.editor.units import to_units
from ui.tasks import Lane
from ui.words import _

if TYPE_CHECKING:
    from ui.editor.page import EditorPage
    from workbench.desk.writing import Converted

MOST = 9


def figure_deeds(page: EditorPage) -> list[Deed]:
    """Return the deeds that put in what the source states: the first to the ninth, and one after another."""
    numbered = [
        Deed(
            f"figure_{number}",
            "edit/figures",
            _numbered(number),
            [f"Ctrl+Alt+{number}"],
            _taker(page, number),
        )
        for number in range(1, MOST + 1)
    ]
    return [
        *numbered,
        Deed(
            "next_figure",
            "edit/figures",
            lambda: _("Ne&xt of the source"),
            ["Alt+Down", "Ctrl+Alt+Down"],
            lambda: page.source_figures.step(1),
        ),
        Deed(
            "previous_figure",
            "edit/figures",
            lambda: _("&Previous of the source"),
            ["Alt+Up", "Ctrl+Alt+Up"],
            lambda: page.source_figures.step(-1),
        ),
    ]


@dataclass
class _Cycle:
    """What was put in last, so that the next key puts another in its place. Offsets are in characters."""

    segment: str
    texts: list[str]
    number: int
    start: int = 0

    def stands_in(self, text: str, place: int) -> bool:
        """Return whether what was put in still stands right before the cursor."""
        put = self.texts[self.number]
        return place == self.start + len(put) and text[self.start : place] == put


class SourceFigures(QObject):
    """Asks what the source states when a key wants it: off the GUI thread, while what is typed on waits."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._cycle: _Cycle | None = None

    def put(self, number: int) -> None:
        """Put in what stands at a place (from 1) among the figures, dates, addresses and names of the source."""

        def known(_segment: str, texts: list[str]) -> None:
            if number > len(texts):
                self._say_all(texts)
            else:
                self._page.session.insert(texts[number - 1], _("Insert from the source"))

        self._ask(known)

    def step(self, by: int) -> None:
        """Put in what the source states next (or before), in the place of what the last such key has put in.

        It begins with the first that the translation has not.
        """
        page, cycle = self._page, self._cycle
        row, edit = page.session.row, page.grid.edit
        again = (
            cycle is not None
            and row is not None
            and row.segment.id == cycle.segment
            and not edit.textCursor().hasSelection()
            and cycle.stands_in(edit.text(), edit.cursor_place())
        )
        if again and cycle is not None:
            self._put_another(cycle, by)
        else:
            self._ask(lambda segment, texts: self._begin(segment, texts, by))

    def _begin(self, segment: str, texts: list[str], by: int) -> None:
        if not texts:
            self._say_all(texts)
            return
        edit = self._page.grid.edit
        start, end = edit.selection()
        text = edit.text()
        rest = text[:start] + text[end:]
        order = range(len(texts)) if by > 0 else range(len(texts) - 1, -1, -1)
        number = next((one for one in order if texts[one] not in rest), order[0])
        self._cycle = _Cycle(segment, texts, number, start)
        self._insert(self._cycle)

    def _put_another(self, cycle: _Cycle, by: int) -> None:
        edit = self._page.grid.edit
        text = edit.text()
        start, end = to_units(text, cycle.start), to_units(text, edit.cursor_place())
        cycle.number = (cycle.number + by) % len(cycle.texts)
        edit.set_cursor(end, anchor=start)
        self._insert(cycle)

    def _insert(self, cycle: _Cycle) -> None:
        self._page.session.insert(cycle.texts[cycle.number], _("Insert from the source"))
        self._page.deeds.say(
            _("{number} of {count} of the source").format(number=cycle.number + 1, count=len(cycle.texts))
        )

    def _say_all(self, texts: list[str]) -> None:
        words = _("The source states no more than this: {texts}")
        self._page.deeds.say(words.format(texts=" · ".join(texts) or "–"))

    def _ask(self, known: Callable[[str, list[str]], None]) -> None:
        page, row = self._page, self._page.session.row
        if row is None or page.grid.edit.isReadOnly():
            return
        segment, steps = row.segment.id, page.session.steps

        def put(found: tuple[Converted, ...]) -> None:
            now = page.session.row
            if now is not None and now.segment.id == segment:
                known(segment, [one.target for one in found])

        # Whoever types on at once means to write after the figure.
        steps.hold_keys()
        page.runner.run(
            page.desk.writing.figures, page.translation_id, segment,
            done=owned(self, lambda found: steps.let_keys_go(lambda: put(found))),
            failed=owned(self, lambda error: steps.let_keys_go(lambda: page.say_failure(error))),
            key=f"figures:{id(self)}:{segment}", lane=Lane.READ,
        )  # fmt: skip


def _numbered(number: int) -> Callable[[], str]:
    return lambda: _("Figure, date or name &{number} of the source").format(number=number)


def _taker(page: EditorPage, number: int) -> Callable[[], None]:
    return lambda: page.source_figures.put(number)
