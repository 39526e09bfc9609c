"""Grammalecte in Debian's own Python: reads a text a line (JSON), writes its reports a line.

This file is run by another Python than the desk's, as a program: it imports nothing of ours.
"""

from __future__ import annotations

import importlib
import json
import sys
from typing import IO, Any


def serve(requests: IO[str], answers: IO[str]) -> None:
    """Answer texts, a line each, until there are no more."""
    checker: Any = importlib.import_module("grammalecte").GrammarChecker("fr")
    for line in requests:
        answer: dict[str, object]
        try:
            grammar, _spelling = checker.getParagraphErrors(json.loads(line), bSpellSugg=False)
            answer = {
                "found": [
                    [
                        each["nStart"],
                        each["nEnd"],
                        each["sType"],
                        each["sRuleId"],
                        each["sMessage"],
                        list(each["aSuggestions"])[:10],
                    ]
                    for each in grammar
                ]
            }
        except Exception as error:
            answer = {"failed": type(error).__name__}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
