"""What a translation unit of ours is called in TMX."""

from __future__ import annotations

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

UNIT_ATTRIBUTES = ("tuid", "usagecount", "lastusagedate")
"""Attributes of a unit that are kept as properties of the same name."""

REFERENCE = "x-pressbench-reference"
RELEASE = "x-pressbench-release"
SEGMENT = "x-pressbench-segment"
APPROVED = "x-pressbench-approved"
BEFORE = "prev"
AFTER = "next"
"""The texts before and after, under the names that OmegaT gives them."""

SOURCE_MARKUP = "x-pressbench-source-markup"
TARGET_MARKUP = "x-pressbench-target-markup"
"""The inside of a ``seg`` as the file had it, where it holds codes that have no place in our texts."""

CONTEXT_NAMES = {BEFORE: BEFORE, AFTER: AFTER, "x-context-pre": BEFORE, "x-context-post": AFTER}
"""The names under which programs write the texts before and after."""

LONGEST_TEXT = 50_000
"""Characters of a text; a unit with a longer one is left out."""

LONGEST_NOTE = 20_000
"""Characters of a note or the value of a property; what is longer is cut."""

MOST_PAIRED = 8
"""Languages of a unit that are paired each with each where all may be the source; of more, the first with each."""
