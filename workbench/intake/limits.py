"""How much intake reads before it refuses. A press release holds about 10 kB of text."""

MAX_TEXT_BYTES = 20 * 1024 * 1024
"""Bytes of a text, Markdown or HTML file, and characters of a paste."""

MAX_PACKAGE_BYTES = 100 * 1024 * 1024
"""Bytes of a .docx file as it lies on the disk (pictures included)."""

MAX_UNPACKED_BYTES = 300 * 1024 * 1024
"""Bytes of all parts of a package together, unpacked."""

MAX_XML_BYTES = 60 * 1024 * 1024
"""Bytes of all XML parts of a package together, unpacked."""

MAX_PACKAGE_PARTS = 4000
"""Parts of a package."""

MAX_COMPRESSION_RATIO = 400
"""Unpacked to packed size of one part above which it is a bomb (when it is large as well)."""

RATIO_MATTERS_ABOVE = 8 * 1024 * 1024
"""Bytes, unpacked, below which the compression ratio of a part is nobody's business."""

MAX_BLOCKS = 100_000
"""Blocks of one document."""

MAX_PDF_PAGES = 500
"""Pages of a PDF file."""

MAX_PDF_CHARACTERS = 3_000_000
"""Characters of a PDF file that are read."""
