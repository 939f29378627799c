"""Authors: each that the source names is looked for in the Word file and its properties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.inventory import counted
from trykklar.word.inventory.counted import CountedItem
from trykklar.word.metadata import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.mark.manuscript import MarkedManuscript

_WORD = re.compile(r"[^\W\d_]{2,}")


def authors(manuscript: MarkedManuscript, text: str) -> Iterator[tuple[CountedItem, bool]]:
    """The authors, and whether the Word file has any of the names of each.

    Args:
        manuscript: The source.
        text: All that the Word file says, of itself, too.
    """
    known = set(_WORD.findall(text.casefold()))
    for offset, name in named(manuscript.flat):
        words = set(_WORD.findall(name.casefold()))
        if words:
            yield CountedItem(counted.AUTHOR, offset, text=name), bool(known & words)
