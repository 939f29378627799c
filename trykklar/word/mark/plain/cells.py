"""The cells of one table of the source, without those of tables inside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.word.mark.command import COMMENT, commands
from trykklar.word.mark.rules.tabular import BREAKS, RULES, after_break, after_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_BRACE = re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LatexCell:
    r"""A cell of the source.

    Attributes:
        row: From 0, as TeX counts; a row that is there for its space is one.
        column: How many `&` stand before it in its row.
        start: Where its text begins, behind rules and blanks.
        end: Where its text ends, before blanks.
        stop: Where the `&`, the `\\` or the table's end stands behind it.
        last: Where that ends, with its options; that of the table's end is `stop`.
    """

    row: int
    column: int
    start: int
    end: int
    stop: int
    last: int


def outer(passage: Passage, start: int, end: int, *, comments: bool = False) -> Iterator[Command]:
    """The commands between two offsets that are in no group and no environment of their own.

    Args:
        passage: The flat source.
        start: Where the table's inside begins.
        end: Where it ends.
        comments: Whether comments are among them, wherever they stand.
    """
    depth, at = 0, start
    for command in commands(passage, start, end):
        found = _BRACE.findall(passage.text, at, command.start)
        depth += found.count("{") - found.count("}")
        at = command.end
        if command.name in ("begin", "end") and command.environment:
            depth += 1 if command.name == "begin" else -1
        elif depth == 0 or (comments and command.name == COMMENT):
            yield command


def cells(passage: Passage, start: int, end: int) -> Iterator[LatexCell]:
    """The cells between two offsets, row by row.

    Args:
        passage: The flat source.
        start: Where the table's inside begins.
        end: Where it ends.
    """
    row, column, begin = 0, 0, start
    for command in outer(passage, start, end):
        if command.start < begin:
            continue
        if command.name == "&":
            yield _cell(passage, row, column, (begin, command.start, command.end))
            column, begin = column + 1, command.end
        elif command.name in BREAKS:
            last = after_break(passage, command.end)
            yield _cell(passage, row, column, (begin, command.start, last))
            row, column, begin = row + 1, 0, last
        elif command.name in RULES and not passage.text[begin : command.start].strip():
            begin = after_rule(passage, command.end)
    yield _cell(passage, row, column, (begin, end, end))


def _cell(passage: Passage, row: int, column: int, ends: tuple[int, int, int]) -> LatexCell:
    begin, stop, last = ends
    start = min(passage.skip(begin), stop)
    text = passage.text[start:stop].rstrip()
    return LatexCell(row, column, start, start + len(text), stop, last)
