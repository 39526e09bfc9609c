"""Background work rests while somebody types, also between two checks of one segment."""

from __future__ import annotations

import threading

import pytest

from ui.editor import pace as module
from ui.editor.pace import Pace
from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken


def test_work_that_asks_rests_until_nobody_types(monkeypatch) -> None:
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    pace = Pace()
    rests: list[float] = []

    class Token(CancelToken):
        def wait(self, seconds: float) -> bool:
            rests.append(seconds)
            now[0] += seconds
            return False

    token = pace.paced(Token())
    token.raise_if_cancelled()
    assert rests == [], "nobody types"
    pace.touch()
    token.raise_if_cancelled()
    assert sum(rests) >= module.QUIET_SECONDS


def test_cancelling_ends_the_rest(monkeypatch) -> None:
    monkeypatch.setattr(module, "QUIET_SECONDS", 3600.0)
    pace, plain = Pace(), CancelToken()
    pace.touch()
    ended: list[type[BaseException]] = []

    def work() -> None:
        try:
            pace.paced(plain).raise_if_cancelled()
        except Cancelled as error:
            ended.append(type(error))

    thread = threading.Thread(target=work)
    thread.start()
    plain.cancel()
    thread.join(5)
    assert ended == [Cancelled]
    with pytest.raises(Cancelled):
        pace.paced(plain).raise_if_cancelled()
