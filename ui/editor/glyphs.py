"""Where a character stands in a laid out line, also where left and right meet."""

from __future__ import annotations

from PySide6.QtGui import QTextLine


def edges(line: QTextLine, place: int) -> tuple[float, float]:
    """Return the left and the right edge of the character at a UTF-16 offset.

    Between a word from the right and a number the cursor has two places for one offset, so the glyph is asked.
    """
    for run in line.glyphRuns(place, 1):
        box = run.boundingRect()
        if box.width() > 0:
            return box.left(), box.right()
    start, end = line.cursorToX(place)[0], line.cursorToX(place + 1)[0]
    return min(start, end), max(start, end)
