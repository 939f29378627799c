r"""Commands between paragraphs, which end the one that they stand in: `\vfill`, `\vskip`, `\hrule`.

Of `words\vfill more` pandoc makes one word. Only in the text itself: what a group or an argument
has in it may be a box, a title or the cell of a table.

Source: The TeXbook, chapter 24, on vertical commands in horizontal mode.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.pandoc_preamble import body
from trykklar.word.mark.rules.line_end import in_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

NAMES = frozenset(["vfill", "vfil", "vskip", "vss", "vfilneg", "hrule"])
"""The commands."""

_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_WORDS_BEFORE = re.compile(r"[^\n\s}%][ \t]*\n?[ \t]*\Z")
_NEAR = 80


def ended(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""The edit that ends the paragraph by `\par`.

    Args:
        passage: The flat source.
        command: One of `NAMES`.
    """
    before = passage.text[max(command.start - _NEAR, 0) : command.start]
    if _WORDS_BEFORE.search(before) and in_text(passage, command) and not _depth(passage, command):
        yield Edit(command.start, command.start, r"\par ")


def _depth(passage: Passage, command: Command) -> int:
    """In how many groups a command stands."""
    places, depths = _groups(passage)
    at = bisect_right(places, command.start)
    return depths[at - 1] if at else 0


@lru_cache(maxsize=4)
def _groups(passage: Passage) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where groups of the text begin and end, and how deep it is from there on."""
    text = body(passage)
    found = [match for match in _BRACES.finditer(passage.text, *text) if len(match[0]) == 1]
    depths = accumulate(1 if match[0] == "{" else -1 for match in found)
    return tuple(match.start() for match in found), tuple(depths)
