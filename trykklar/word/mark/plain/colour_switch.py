r"""`{\color{blue} text}`: the colour holds to the end of its group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.plain.coloured_stretch import limit, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

NAME = "color"

_FARTHEST = 20_000  # letters of a group
_FORMULA = re.compile(r"(?<!\\)\$\$?|\\[()\[\]]")
_STEP = re.compile(r"\\.|[{}]", re.DOTALL)


def coloured(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\color{blue}` as `\textcolor{blue}{...}` around the text up to the end of the group.

    Args:
        passage: The flat source.
        command: `\color`.
    """
    options = passage.delimited(passage.skip(command.end))
    colour = passage.argument(options.end + 1 if options else command.end)
    if colour is None:
        return
    start = colour[1]
    end = _group_end(passage.text, start)
    if end is None:
        end = limit(passage.text, start, start + _FARTHEST)
    if end is None:
        return
    if len(_FORMULA.findall(passage.text, start, end)) % 2:
        return  # the colour is one in a formula, which ends before the group
    written = passage.text[command.start + 1 + len(NAME) : start].strip()
    for number, (begin, stop) in enumerate(stretches(passage.text, start, end)):
        first = number == 0 and not passage.text[start:begin].strip()
        yield Edit(command.start if first else begin, begin, rf"\textcolor{written}{{")
        yield Edit(stop, stop, "}")


def _group_end(text: str, at: int) -> int | None:
    """Where the group ends that an offset is in."""
    depth = 0
    for match in _STEP.finditer(text, at, at + _FARTHEST):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth < 0:
            return match.start()
    return None
