"""Text in columns, by multicol and paracol: in Word one column follows the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command


def columns(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\begin{multicols}{2}[text]`: what stands across the columns is text, too."""
    number = passage.argument(command.end)
    if number is None:
        return
    across = passage.delimited(passage.skip(number[1]))
    yield Edit(command.start, across.start if across else number[1], "\n\n")
    if across:
        yield Edit(across.end, across.end + 1, "\n\n")


def column_end(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\columnbreak`, `\switchcolumn[1]`: what follows stands beside, or in the next column."""
    yield Edit(command.start, arguments(passage, command.end)[1], "\n\n")
