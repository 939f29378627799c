r"""`{\color{blue} text}`: the colour holds to the end of its group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

NAME = "color"

_FARTHEST = 20_000  # letters of a group
_FORMULA = re.compile(r"(?<!\\)\$\$?|\\[()\[\]]")
_STEP = re.compile(r"\\.|[{}]|\n[ \t]*\n\s*", re.DOTALL)
# What stands in no text of a colour: blocks, and another colour that begins.
_BLOCK = re.compile(
    r"\\(?:begin|end|item|par|color|caption|(?:sub)*section|chapter|\\)(?![A-Za-z])|(?<!\\)&"
)


def coloured(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\color{blue}` as `\textcolor{blue}{...}` around each paragraph up to the end of the group.

    Args:
        passage: The flat source.
        command: `\color`.
    """
    options = passage.delimited(passage.skip(command.end))
    colour = passage.argument(options.end + 1 if options else command.end)
    if colour is None:
        return
    start = colour[1]
    end, breaks = _group(passage.text, start)
    if end is None or _BLOCK.search(passage.text, start, end):
        return
    if len(_FORMULA.findall(passage.text, start, end)) % 2:
        return  # the colour is one in a formula, which ends before the group
    begins = [passage.skip(start), *(match.end() for match in breaks)]
    ends = [*(match.start() for match in breaks), end]
    written = passage.text[command.start + 1 + len(NAME) : start].strip()
    for number, (begin, stop) in enumerate(zip(begins, ends, strict=True)):
        if passage.text[begin:stop].strip():
            at = command.start if number == 0 else begin
            yield Edit(at, begin, rf"\textcolor{written}{{")
            yield Edit(stop, stop, "}")


def _group(text: str, at: int) -> tuple[int | None, list[re.Match[str]]]:
    """Where the group ends that an offset is in, and what parts its paragraphs."""
    depth, breaks = 0, list[re.Match[str]]()
    for match in _STEP.finditer(text, at, at + _FARTHEST):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth < 0:
            return match.start(), breaks
        if match[0][0] == "\n" and depth == 0:
            breaks.append(match)
    return None, breaks
