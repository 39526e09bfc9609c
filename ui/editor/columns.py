"""The columns of the grid: number, source, a column a language, state; who is how wide."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtGui import QFontMetricsF

from ui.editor.style import PAD_X, GridStyle

NARROWEST = 80
"""Pixels that a column of text keeps."""


class Columns:
    """Widths in pixels. Texts are counted from 0: the source, then the languages in the release's order.

    ``live`` is the language (from 0) that is written in; the others are its neighbours. A text's weight
    is its share of the room beside the others; a language keeps its own, so that no column moves when another language
    becomes the live one.
    """

    def __init__(self) -> None:
        self.languages: tuple[str, ...] = ("",)
        self.live = 0
        self.source_weight = 1.0
        self.weights: dict[str, float] = {}
        self.state_width = 0
        self.number = self.state = 0
        self.texts = [0, 0]

    @property
    def share(self) -> float:
        """The source's share beside one language (0 to 1)."""
        return self.source_weight / (self.source_weight + 1)

    @share.setter
    def share(self, share: float) -> None:
        self.source_weight = share / (1 - share)

    def show(self, languages: tuple[str, ...], live: int) -> None:
        """Show these languages (BCP 47), one of them live; ``fit`` gives them their widths."""
        self.languages, self.live = languages, live

    def fit(self, width: int, style: GridStyle, count: int) -> None:
        """Share the width out; the texts' columns keep their proportion."""
        digits = max(2, len(str(max(1, count))))
        self.number = round(style.character * (digits + 1)) + 2 * PAD_X
        # The score after the longest origin is what is looked for there.
        small = QFontMetricsF(style.small)
        score = PAD_X + small.ascent() + 8 + small.horizontalAdvance("memoria 100\u00a0%")
        self.state = self.state_width or round(max(style.character * 13 + 2 * PAD_X, score + 1))
        weights = [self.source_weight, *(self.weights.get(one, 1.0) for one in self.languages)]
        room = max(NARROWEST * len(weights), width - self.number - self.state)
        spare = room - NARROWEST * len(weights)
        shares = [max(0.0, room * weight / sum(weights) - NARROWEST) for weight in weights]
        whole = sum(shares) or 1.0
        self.texts = [NARROWEST + round(spare * share / whole) for share in shares]
        self.texts[-1] += room - sum(self.texts)

    @property
    def source(self) -> int:
        """How wide the source is."""
        return self.texts[0]

    @property
    def target(self) -> int:
        """How wide the live language is."""
        return self.texts[1 + self.live]

    @property
    def source_x(self) -> int:
        """Where the source column begins."""
        return self.number

    @property
    def target_x(self) -> int:
        """Where the live language begins."""
        return self.text_x(1 + self.live)

    @property
    def state_x(self) -> int:
        """Where the state column begins."""
        return self.number + sum(self.texts)

    @property
    def others(self) -> list[int]:
        """The texts that are neither the source nor the live language."""
        return [text for text in range(1, len(self.texts)) if text != 1 + self.live]

    def text_x(self, text: int) -> int:
        """Where a text begins."""
        return self.number + sum(self.texts[:text])

    def text_at(self, x: int) -> int | None:
        """Return the text at a place, None beside them."""
        if not self.number <= x < self.state_x:
            return None
        return bisect_right(list(accumulate(self.texts)), x - self.number)

    def borders(self) -> list[int]:
        """Return where the right edges of the texts are; the last is the state's left edge."""
        return [self.number + edge for edge in accumulate(self.texts)]

    def drag(self, border: int, x: int, width: int) -> None:
        """Move the right edge of a text to ``x``, in a grid of ``width``; the last one makes room for the state."""
        if border == len(self.texts) - 1:
            self.state_width = min(max(60, width - x), width // 3)
            return
        both = self.texts[border] + self.texts[border + 1]
        wanted = x - self.text_x(border)
        texts = list(self.texts)
        texts[border] = min(both - NARROWEST, max(NARROWEST, wanted))
        texts[border + 1] = both - texts[border]
        mean = sum(texts[1:]) / len(texts[1:])
        self.source_weight = texts[0] / mean
        if len(texts) > 2:
            self.weights.update(
                {one: text / mean for one, text in zip(self.languages, texts[1:], strict=True)}
            )
