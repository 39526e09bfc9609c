"""The desk from a terminal: ``pressbench``; with no command it opens the window.

Exit codes: 0 done; 1 done, and faults were found; 2 bad usage or unreadable input; 3 a rule forbids it.
"""

from __future__ import annotations

import importlib
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from workbench.desk import catalogue, wording
from workbench.model.errors import Cancelled, PressbenchError
from workbench.terminal import tour
from workbench.terminal.arguments import UsageError, parse

WINDOW = "ui.app"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    catalogue.set_language(catalogue.system_language())
    try:
        options = parse(given)
        if options.command == "sample":
            tour.prepare(options)
        if options.command is None or options.command == "sample":
            # The window is loaded by name: nothing of the engine may know Qt.
            return int(importlib.import_module(WINDOW).main(options))
        return int(options.run(options))
    except UsageError as error:
        return _fail(str(error), 2)
    except Cancelled:
        return 130
    except PressbenchError as error:
        return _fail(wording.say(error), error.exit_code)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (``| head``): nothing to say, and no one to say it to.
        sys.stdout = None
        return 128 + signal.SIGPIPE


def _fail(sentence: str, code: int) -> int:
    print("pressbench: " + " ".join(sentence.split()), file=sys.stderr)
    return code


def run() -> NoReturn:
    """Run the program and leave."""
    sys.exit(main())


if __name__ == "__main__":
    run()
