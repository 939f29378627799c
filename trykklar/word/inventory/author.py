"""Authors: each that the source names is looked for in the Word file and its properties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.inventory import thing
from trykklar.word.inventory.thing import Thing
from trykklar.word.title import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.marked.manuscript import Manuscript

_WORD = re.compile(r"[^\W\d_]{2,}")


def authors(manuscript: Manuscript, text: str) -> Iterator[tuple[Thing, bool]]:
    """The authors, and whether the Word file has any of the names of each.

    Args:
        manuscript: The source.
        text: All that the Word file says, of itself, too.
    """
    known = set(_WORD.findall(text.casefold()))
    for offset, name in named(manuscript.flat):
        words = set(_WORD.findall(name.casefold()))
        if words:
            yield Thing(thing.AUTHOR, offset, said=name), bool(known & words)
