"""A check of a very long text stops in the middle."""

from __future__ import annotations

import pytest

from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken
from workbench.proofing.context import ProofingContext, ProofingSegment
from workbench.proofing.runner import check_segment
from workbench.proofing.stopping import steps, stopping

SOURCE = "On 21 March the United Nations told Kessou that 1,250,000 people had no water (see www.un.org). "
TARGET = (
    "Le 21 mars, les Nations Unies ont dit à Kessou que 1 250 000 personnes manquent d’eau (www.un.org). "
)


class Counting(CancelToken):
    """Counts how often it is asked, and cancels itself at one of them."""

    def __init__(self, at: int = 0) -> None:
        super().__init__()
        self.asked = 0
        self.at = at

    def raise_if_cancelled(self) -> None:
        self.asked += 1
        if self.asked == self.at:
            self.cancel()
        super().raise_if_cancelled()


def context(times: int) -> ProofingContext:
    return ProofingContext("en", "fr", (ProofingSegment("1", "1", SOURCE * times, TARGET * times),))


def test_nothing_stops_where_nobody_asked_for_it() -> None:
    assert list(steps(range(1000))) == list(range(1000))


def test_a_loop_stops_between_two_items() -> None:
    cancel = CancelToken()
    seen: list[int] = []

    def read() -> None:
        for number in steps(range(1000)):
            seen.append(number)
            if number == 99:
                cancel.cancel()

    with stopping(cancel), pytest.raises(Cancelled):
        read()
    assert 99 < len(seen) < 200
    assert list(steps(range(1000))) == list(range(1000)), "afterwards all is as before"


def test_the_inner_token_holds_inside_and_the_outer_one_again_after_it() -> None:
    outer, inner = CancelToken(), CancelToken()
    outer.cancel()
    with stopping(outer):
        with stopping(inner):
            assert len(list(steps(range(200)))) == 200
        with pytest.raises(Cancelled):
            list(steps(range(200)))


def test_a_long_segment_asks_the_more_often_the_longer_it_is() -> None:
    short, long = Counting(), Counting()
    check_segment(context(1), 0, None, short)
    check_segment(context(100), 0, None, long)
    assert long.asked > 5 * short.asked


def test_a_check_stops_wherever_it_is_and_may_be_done_again() -> None:
    expected = check_segment(context(40), 0, None, CancelToken())
    whole = Counting()
    check_segment(context(40), 0, None, whole)
    for at in range(1, whole.asked, whole.asked // 6):
        again = context(40)
        with pytest.raises(Cancelled):
            check_segment(again, 0, None, Counting(at))
        assert check_segment(again, 0, None, CancelToken()) == expected
