"""TBX: ``read_tbx`` reads version 2 and 3, ``write_tbx`` writes either."""

from __future__ import annotations

from workbench.drafting.terms.tbx_names import TbxStyle
from workbench.drafting.terms.tbx_reading import read_tbx
from workbench.drafting.terms.tbx_writing import write_tbx

__all__ = ["TbxStyle", "read_tbx", "write_tbx"]
