"""Drawings made by TeX: nothing but TeX can read them, so they become pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import encode, mark
from trykklar.word.mark.options import options
from trykklar.word.mark.rules import float_mark, small_commands
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_DRAWINGS_NAMES = """
    tikzpicture picture pspicture forest tikzcd circuitikz pgfpicture chemfig gnuplot
    sequencediagram ganttchart dot2tex overpic prooftree tikzfigure
"""
DRAWINGS = frozenset(_DRAWINGS_NAMES.split())
# Options of a picture that change what of it is seen, and not only how big.
_CHANGING = frozenset(["trim", "viewport", "bb", "angle", "pagebox", "Trim"])
BOXES = {"reflectbox": 0, "rotatebox": 1, "scalebox": 1, "resizebox": 2}
"""Commands that turn or scale what is in them -> how many arguments stand before that."""
_MORE = re.compile(r"\\(?:begin|caption|subfloat|subfigure|subcaptionbox|label)\b")


def drawing(passage: Passage, command: Command) -> Iterator[Edit]:
    """A whole drawing; field: its LaTeX."""
    tail = closing(passage, command)
    if tail is not None:
        source = encode(passage.text[command.start : tail.end])
        yield Edit(command.start, tail.end, mark("drawing", command.start, source))


def graphic(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\includegraphics` as a picture; as a drawing where TeX shows but a part, or turns it."""
    given, at = arguments(passage, command.end, optional=2)
    path = passage.group(passage.skip(at))
    said = options(",".join(map(passage.slice, given)))
    if path is not None and _CHANGING & said.keys():
        yield from _drawn(passage, command.start, path.end + 1, said.get("alt", ""))
    else:
        yield from float_mark.graphic(passage, command)


def box(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\reflectbox{...}` and kin: a drawing if there is a picture in it, else its text."""
    at = command.end
    for _ in range(BOXES[command.name]):
        argument = passage.argument(arguments(passage, at, optional=2)[1])
        at = argument[1] if argument else at
    text = passage.group(passage.skip(arguments(passage, at, optional=2)[1]))
    if text is None:
        return
    inside = passage.slice(text)
    if r"\includegraphics" in inside and not _MORE.search(inside):
        yield from _drawn(passage, command.start, text.end + 1)
    elif command.name in small_commands.WRAPPERS:
        yield from small_commands.wrapper(passage, command)
    else:
        yield Edit(command.start, text.start, "{")


def _drawn(passage: Passage, start: int, end: int, said: str = "") -> Iterator[Edit]:
    yield Edit(start, end, mark("drawing", start, encode(passage.text[start:end]), encode(said)))
