"""Numbered equations: pandoc forgets which have a number, so they say it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

NUMBERED = frozenset(["equation", "align", "gather", "multline", "eqnarray", "flalign"])


def numbered(passage: Passage, command: Command) -> Iterator[Edit]:
    """The beginning of an equation with a number; field: the environment."""
    del passage
    if command.environment in NUMBERED:
        yield Edit(command.end, command.end, mark("equation", command.start, command.environment))
