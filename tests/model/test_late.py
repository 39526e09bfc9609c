"""Parts of the desk are made when they are first asked for, and once."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from workbench.desk.desk import Desk
from workbench.model.late import is_made, late


class Whole:
    def __init__(self) -> None:
        self.made = 0
        self.entered = threading.Event()
        self.go_on = threading.Event()

    @late
    def part(self) -> object:
        """A part."""
        self.made += 1
        self.entered.set()
        self.go_on.wait(5)
        return object()

    @late
    def larger(self) -> tuple[object, str]:
        return self.part, "and more"


def test_two_threads_are_given_the_same_part() -> None:
    whole = Whole()
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(whole.part)) for _two in range(2)]
    threads[0].start()
    assert whole.entered.wait(5)
    threads[1].start()
    whole.go_on.set()
    for thread in threads:
        thread.join(5)
    assert whole.made == 1
    assert found == [whole.part, whole.part]


def test_a_part_may_ask_for_another_one() -> None:
    whole = Whole()
    whole.go_on.set()
    assert not is_made(whole, "part")
    assert whole.larger[0] is whole.part
    assert is_made(whole, "part")
    assert Whole.part.__doc__ == "A part."


def test_a_desk_opens_without_the_rooms_that_nobody_has_asked_for(tmp_path: Path) -> None:
    Desk.open(tmp_path).close()
    code = (
        "import sys; from pathlib import Path; from workbench.desk.desk import Desk\n"
        "desk = Desk.open(Path(sys.argv[1])); desk.people.all(); desk.close()\n"
        "print([one for one in sys.modules if one.startswith(('workbench.proofing', 'workbench.delivery'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
