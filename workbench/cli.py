"""The desk from a terminal: ``pressbench``; with no command it opens the window.

Exit codes: 0 done; 1 done, and faults were found; 2 bad usage or unreadable input; 3 a rule forbids it.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from workbench.desk import catalogue, wording
from workbench.desk.catalogue import _
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
        if options.command in (None, "sample", "open"):
            # The window is loaded by name: nothing of the engine may know Qt.
            return int(importlib.import_module(WINDOW).main(options))
        code = int(options.run(options))
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except UsageError as error:
        return _fail(str(error), 2)
    except Cancelled:
        return 130
    except PressbenchError as error:
        return _fail(wording.say(error), error.exit_code)
    except UnicodeEncodeError:
        return _fail(_("What was given holds bytes that are no text."), 2)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (``| head``): nothing to say, and no one to say it to.
        _give_output_up()
        return 128 + signal.SIGPIPE
    except OSError as error:
        # What is read and written on the way has errors of its own: what is left is our output.
        _give_output_up()
        return _fail(_("The output cannot be written: {reason}").format(reason=error.strerror or ""), 2)


def _give_output_up() -> None:
    # Python flushes what is left at its end, which would fail once more.
    if sys.stdout is not None:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(sentence: str, code: int) -> int:
    line = " ".join(sentence.split()).encode("utf-8", "backslashreplace").decode()
    print("pressbench: " + line, file=sys.stderr)
    return code


def run() -> NoReturn:
    """Run the program and leave. What it prints is UTF-8, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())


if __name__ == "__main__":
    run()
