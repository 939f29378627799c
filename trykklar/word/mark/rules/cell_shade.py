r"""The ground of cells and rows in a colour (colortbl, xcolor): `\cellcolor`, `\rowcolor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import encode, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

SHADED = {"cellcolor": "cell", "rowcolor": "row"}
_OVERHANG = 2  # lengths by which the colour reaches out of its column
_GRAY = "gray"


def shade(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\cellcolor[HTML]{FFCC00}`, `\rowcolor{gray!20}[2pt]`: a mark in the cell.

    Args:
        passage: The flat source.
        command: One of the two.
    """
    model, at = arguments(passage, command.end)
    colour = passage.argument(at)
    if colour is None:
        return
    name = passage.slice(colour[0]).strip()
    if model and passage.slice(model[0]).strip() == _GRAY:
        name = ",".join([name] * 3)
    end = passage.skip(arguments(passage, colour[1], optional=_OVERHANG)[1])
    yield Edit(command.start, end, mark("shade", command.start, SHADED[command.name], encode(name)))
