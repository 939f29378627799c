r"""A line that is ended by hand at the end of its paragraph: `text.\\` and an empty line.

Pandoc passes over the empty line, and makes one paragraph of all that are written so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.word.mark.command import commands
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_LAST = re.compile(r"\\\\\*?[ \t]*(?:\[[^\]\n]*\])?(?=[ \t]*\n[ \t]*\n)")
_THEOREM = re.compile(r"\\newtheorem\*?\s*\{([^{}]+)\}")  # as all are declared by then
# Elsewhere it may end a row, or a line that is one of the environment's.
_OF_TEXT = frozenset(
    ["", "document", "proof", "itemize", "enumerate", "description", "quote", "quotation",
     "abstract", "center", "flushleft", "flushright", "multicols", "titlepage", "verse",
     "samepage", "sloppypar", "spacing", "singlespace", "onehalfspace", "doublespace"]
)  # fmt: skip


def last(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\\` before an empty line goes, for the paragraph ends there; so does the star of `\\*`."""
    match = _LAST.match(passage.text, command.start)
    starred = passage.text.startswith("*", command.end)
    if not (match or starred) or not in_text(passage, command):
        return
    yield Edit(command.start, match.end()) if match else Edit(command.end, command.end + 1)


def in_text(passage: Passage, command: Command) -> bool:
    """Whether a command stands in running text, and in no table, formula or code.

    Args:
        passage: The flat source.
        command: In it.
    """
    around = _innermost(passage, command.start)
    return around in _OF_TEXT or around in _theorems(passage.text)


@lru_cache(maxsize=2)
def _theorems(text: str) -> frozenset[str]:
    """The environments that are declared as theorems, which have text in them."""
    return frozenset(_THEOREM.findall(text))


def _innermost(passage: Passage, at: int) -> str:
    """The environment that a place is in, the innermost; "" where it is in none."""
    places, names = _environments(passage)
    return names[bisect_right(places, at) - 1] if places and places[0] <= at else ""


@lru_cache(maxsize=4)
def _environments(passage: Passage) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Where environments begin and end -> the innermost from there on."""
    stack: list[str] = []
    found: list[tuple[int, str]] = []
    for command in commands(passage):
        if command.name == "begin":
            stack.append(command.environment)
        elif command.name == "end" and command.environment in stack:
            while stack.pop() != command.environment:
                pass
        else:
            continue
        found.append((command.end, stack[-1] if stack else ""))
    return tuple(place for place, _ in found), tuple(name for _, name in found)
