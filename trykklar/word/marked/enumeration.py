r"""Numbered lists as their author labels them: `[label=(\alph*), resume]` in pandoc's own terms.

Pandoc knows `\begin{enumerate}[(a)]`, the enumerate package's, and a counter that is set.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.marked.command import Command, arguments, commands
from trykklar.word.marked.edit import Edit
from trykklar.word.marked.option import options
from trykklar.word.marked.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

_SIGNS = {"alph": "a", "Alph": "A", "roman": "i", "Roman": "I", "arabic": "1"}
_COUNTER = re.compile(
    r"\\(alph|Alph|roman|Roman|arabic)\*|\\(?:textup|emph|textbf|upshape|bfseries)"
)
_KNOWN = re.compile(r"\(?[aAiI1][.)]?\)?")
_RESUMING = frozenset(["resume", "resume*"])


def numbered(passage: Passage, command: Command) -> Iterator[Edit]:
    """The beginning of a numbered list."""
    given, at = arguments(passage, command.end)
    if not given:
        return
    said = passage.slice(given[0])
    if "=" not in said and not _RESUMING & {part.strip() for part in said.split(",")}:
        return
    start = _start(passage, command)
    counter = rf"\setcounter{{enumi}}{{{start - 1}}}" if start > 1 else ""
    yield Edit(command.end, at, _label(options(said).get("label", "")) + counter + "\n")


def _label(said: str) -> str:
    """The label as pandoc knows it; nothing for one with words of its own."""
    bare = re.sub(r"[{}]", "", _COUNTER.sub(lambda match: _SIGNS.get(match[1] or "", ""), said))
    return f"[{bare.strip()}]" if _KNOWN.fullmatch(bare.strip()) else ""


def _start(passage: Passage, command: Command) -> int:
    """The number of its first item: as it says, or the one after the list that it goes on with."""
    given, _ = arguments(passage, command.end)
    said = passage.slice(given[0]) if given else ""
    told = options(said).get("start", "").strip()
    if told.isdigit():
        return int(told)
    if not _RESUMING & {part.partition("=")[0].strip() for part in said.split(",")}:
        return 1
    before = _before(passage, command)
    return _start(passage, before) + _items(passage, before) if before else 1


def _before(passage: Passage, command: Command) -> Command | None:
    """The list before this one, on the same level."""
    stack: list[Command] = []
    done: Command | None = None
    for other in commands(passage, 0, command.start):
        if other.environment == command.environment and other.name == "begin":
            stack.append(other)
        elif other.environment == command.environment and stack:
            last = stack.pop()
            done = done if stack else last
    return done


def _items(passage: Passage, command: Command) -> int:
    """How many items a list has, without those of lists in it."""
    tail, depth, count = closing(passage, command), 0, 0
    for other in commands(passage, command.end, tail.start if tail else None):
        depth += {"begin": 1, "end": -1}.get(other.name, 0)
        count += other.name == "item" and depth == 0
    return count
