"""Addresses, as they can be compared."""

from __future__ import annotations

import re
from urllib.parse import unquote

_IGNORED = re.compile(r"[\\\s{}\u200b]")


def bare(address: str) -> str:
    """An address without what TeX wants before signs, and without the blanks of a broken line.

    Args:
        address: As the source or the Word file has it.
    """
    return unquote(_IGNORED.sub("", address)).removeprefix("mailto:").rstrip("/").casefold()
