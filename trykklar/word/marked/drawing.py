"""Drawings made by TeX: nothing but TeX can read them, so they become pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.marked.edit import Edit
from trykklar.word.marked.mark import encode, mark
from trykklar.word.marked.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.marked.command import Command

_DRAWINGS_NAMES = """
    tikzpicture picture pspicture forest tikzcd circuitikz pgfpicture chemfig gnuplot
    sequencediagram ganttchart dot2tex overpic prooftree tikzfigure
"""
DRAWINGS = frozenset(_DRAWINGS_NAMES.split())


def drawing(passage: Passage, command: Command) -> Iterator[Edit]:
    """A whole drawing; field: its LaTeX."""
    tail = closing(passage, command)
    if tail is not None:
        source = encode(passage.text[command.start : tail.end])
        yield Edit(command.start, tail.end, mark("drawing", command.start, source))
