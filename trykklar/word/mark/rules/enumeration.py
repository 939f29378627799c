r"""Numbered lists as their author labels them: `[label=(\alph*), resume]` in pandoc's own terms.

Pandoc knows `\begin{enumerate}[(a)]`, the enumerate package's, and a counter that is set.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.options import options
from trykklar.word.mark.rules.tabular import closing
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage

_SIGNS = {"alph": "a", "Alph": "A", "roman": "i", "Roman": "I", "arabic": "1"}
_COUNTER = re.compile(
    r"\\(alph|Alph|roman|Roman|arabic)\*|\\(?:textup|emph|textbf|upshape|bfseries)"
)
KNOWN = re.compile(r"\(?[aAiI1][.)]?\)?")
"""Labels as pandoc knows them."""
_RESUMING = frozenset(["resume", "resume*"])
FLAGS = _RESUMING | {"nosep", "noitemsep", "wide"}
"""Options of a list that say nothing of its labels, by the manual of enumitem."""


def numbered(passage: Passage, command: Command) -> Iterator[Edit]:
    """The beginning of a numbered list."""
    given, at = arguments(passage, command.end)
    if not given:
        return
    settings = passage.slice(given[0])
    if "=" not in settings and not FLAGS & {part.strip() for part in settings.split(",")}:
        return
    start = starts(passage, command.environment).get(command.start, 1)
    counter = rf"\setcounter{{enumi}}{{{start - 1}}}" if start > 1 else ""
    yield Edit(command.end, at, known_label(options(settings).get("label", "")) + counter + "\n")


def known_label(form: str) -> str:
    r"""A label as pandoc knows it; nothing for one with words of its own.

    Args:
        form: As enumitem has it: `(\alph*)`.
    """
    bare = re.sub(r"[{}]", "", _COUNTER.sub(lambda match: _SIGNS.get(match[1] or "", ""), form))
    return f"[{bare.strip()}]" if KNOWN.fullmatch(bare.strip()) else ""


@lru_cache(maxsize=4)
def starts(passage: Passage, environment: str) -> Mapping[int, int]:
    """The number of the first item of each list of a kind, by the offset of its beginning.

    Args:
        passage: The flat source.
        environment: The kind.
    """
    found: dict[int, int] = {}
    stack: list[Command] = []
    done: dict[str, Command] = {}  # series -> its last list; "" of any list on the same level
    for command in commands(passage):
        if command.environment != environment:
            continue
        if command.name == "begin":
            series = _series(passage, command)
            found[command.start] = _first(passage, command, done.get(series), found)
            stack.append(command)
        elif stack:
            last = stack.pop()
            named = dict.fromkeys(_names(passage, last), last)
            done |= named if stack else {**named, "": last}
    return found


def _names(passage: Passage, command: Command) -> Iterator[str]:
    """The series that a list belongs to: enumitem's manual, 3.5 (`series`, `resume`)."""
    given, _ = arguments(passage, command.end)
    settings = options(passage.slice(given[0])) if given else {}
    names = (settings.get(name, "") for name in ("series", *sorted(_RESUMING)))
    return filter(None, names)


def _series(passage: Passage, command: Command) -> str:
    """The series that a list goes on with; "" of one that goes on with the list before."""
    given, _ = arguments(passage, command.end)
    settings = options(passage.slice(given[0])) if given else {}
    return next((settings[name] for name in _RESUMING if settings.get(name)), "")


def _first(
    passage: Passage, command: Command, before: Command | None, found: Mapping[int, int]
) -> int:
    """As the list says, or the number after the list that it goes on with."""
    given, _ = arguments(passage, command.end)
    settings = passage.slice(given[0]) if given else ""
    first = number(options(settings).get("start", ""))
    if first is not None:
        return first
    goes_on = _RESUMING & {part.partition("=")[0].strip() for part in settings.split(",")}
    return found[before.start] + _items(passage, before) if goes_on and before else 1


def _items(passage: Passage, command: Command) -> int:
    """How many items a list has, without those of lists in it."""
    tail, depth, count = closing(passage, command), 0, 0
    for other in commands(passage, command.end, tail.start if tail else None):
        depth += {"begin": 1, "end": -1}.get(other.name, 0)
        count += other.name == "item" and depth == 0
    return count
