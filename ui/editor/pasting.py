"""What becomes of text that is pasted or dropped into a target."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from workbench.model.inline import InlineCode, keep_known_codes

TEXT_WITH_CODES = "application/x-pressbench-text"
_BREAKS = re.compile("[ \t]*(?:\r\n|[\r\n\u2028\u2029\x0b\x0c\x85\t])+[ \t]*")


def cleaned(text: str, codes: Sequence[InlineCode]) -> str:
    """Return pasted text as one line: no line breaks, no control characters, no foreign codes.

    Line breaks and tabs become single spaces; private use characters stay only where they are ``codes``.
    """
    line = _BREAKS.sub(" ", text).replace("\ufffc", "")
    line = "".join(
        char
        for char in line
        if unicodedata.category(char) not in ("Cc", "Cs") and char not in "\ufeff\ufdd0\ufdd1"
    )
    return keep_known_codes(line, codes)
