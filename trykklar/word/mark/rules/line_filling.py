r"""What fills a line, so that the words behind it stand at the right: `\hfill`, `\dotfill`.

Pandoc drops it. Where TeX fills something else than a line of the text, as a cell or a box with a
width, or Word has no line of ours, as in a heading, it is a blank.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import CAPTIONS, HEADINGS
from trykklar.word.length import length
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import mark
from trykklar.word.mark.rules.float_mark import FLOATS
from trykklar.word.mark.rules.tabular import TABLES
from trykklar.word.spans import Cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

COMMANDS = {"hfil": ("", "fil"), "hfill": ("", "fill"), "dotfill": ("dot", "fill")}
"""Command -> the sign that it repeats, and how far it stretches: `fill` leaves nothing to `fil`."""
_WHOLE, _NEARLY = 16.0, 0.9
_BOXES = frozenset(["makebox", "framebox", "parbox", "footnote", "footnotetext", "thanks", "title"])
_TITLES = frozenset([*HEADINGS, *CAPTIONS, "subcaption", "author", "date"])
_NARROW = frozenset(["minipage", "wrapfigure", "wraptable", "tabbing"])
_OTHERS = frozenset([*FLOATS, *TABLES, *_NARROW])


def filled(passage: Passage, command: Command) -> Iterator[Edit]:
    """A mark at which Word goes on at the right, or a blank."""
    group = passage.group(command.end)
    end = group.end + 1 if group is not None and group.start == group.end else command.end
    if command.start in _elsewhere(passage):
        yield Edit(command.start, end, " ")
    else:
        yield Edit(command.start, end, mark("fill", command.start, *COMMANDS[command.name]))


@lru_cache(maxsize=4)
def _elsewhere(passage: Passage) -> Cover:
    """Where a line is none of the text's own."""
    return Cover(_stretches(passage))


def _stretches(passage: Passage) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for command in commands(passage):
        name = command.environment.rstrip("*")
        if name in _OTHERS and command.name == "begin":
            opened.append(command.start)
        elif name in _OTHERS and opened:
            yield opened.pop(), command.end
        elif command.name == "item":
            yield from ((span.start, span.end) for span in arguments(passage, command.end)[0])
        elif command.name in _TITLES or command.name in _BOXES:
            yield from _argument(passage, command)


def _argument(passage: Passage, command: Command) -> Iterator[tuple[int, int]]:
    """What a heading or a box holds, but for a box as wide as the text."""
    given, at = arguments(passage, command.end, optional=2)
    wide = given and command.name.endswith("box")
    if wide and length(passage.slice(given[0]), _WHOLE) >= _NEARLY * _WHOLE:
        return
    if not given and command.name in ("makebox", "framebox"):
        return
    end = passage.behind_arguments(at, 2 if command.name == "parbox" else 1)
    yield command.start, end
