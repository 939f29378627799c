"""Whether a PDF says that it is PDF/A: the claim alone, which a validator has to judge."""

from __future__ import annotations

import re

_PART = re.compile(rb"pdfaid:part")


def says_archival(pdf: bytes) -> bool:
    """Whether a PDF claims to be PDF/A.

    Args:
        pdf: What the file holds.

    Source: ISO 19005-2, 6.6: the claim stands in the XMP, which is not packed, so that any program
    can read it.
    """
    return bool(_PART.search(pdf))
