"""The rows of a table in the source: where each begins and ends, with the rules behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trykklar.review.source_environments import BLANK, around
from trykklar.word.mark.command import commands
from trykklar.word.mark.rules.tabular import (
    BREAKS,
    RULES,
    TABLES,
    after_break,
    after_rule,
    head,
    spanned,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.review.source_environments import SourceEnvironment
    from trykklar.word.mark.command import Command

_BRACE = re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL)


class SourceRow(NamedTuple):
    r"""A row of a table in the flat source.

    Attributes:
        start: Where its first cell begins, behind the blanks.
        end: Where its last cell ends, before the blanks.
        after: Offset behind its `\\` with what that takes; the same as `end` where it has none.
        rules: Offset behind the rules that follow.
        columns: Columns that it fills.
        spans: Whether a cell in it goes on in the row below.
    """

    start: int
    end: int
    after: int
    rules: int
    columns: int
    spans: bool


def table_around(flat: Passage, at: int) -> SourceEnvironment | None:
    """The table that a place is in; None where it is in none.

    Args:
        flat: The flat source.
        at: The place.
    """
    return next((item for item in around(flat, at) if item.name in TABLES), None)


def table_rows(flat: Passage, table: SourceEnvironment) -> list[SourceRow]:
    """The rows of a table that hold something.

    Args:
        flat: The flat source.
        table: The table.
    """
    begin = next(commands(flat, table.start, table.last))
    opened = head(flat, begin)
    if opened is None:
        return []
    found: list[SourceRow] = []
    start, columns, spans = opened[1], 1, False
    for command in _own(flat, opened[1], table.last):
        if command.name == "&":
            columns += 1
        elif command.name == "multirow":
            spans = True
        elif command.name == "multicolumn":
            counted = spanned(flat, command)
            number = flat.slice(counted[0]).strip() if counted else ""
            columns += int(number) - 1 if number.isdecimal() else 0
        elif command.name in RULES:
            stop = after_rule(flat, command.end)
            if not _filled(flat, start, command.start):
                start = stop
                if found:
                    found[-1] = found[-1]._replace(rules=stop)
        elif command.name in BREAKS:
            after = after_break(flat, command.end)
            found += _row(flat, (start, command.start), after, columns, spans=spans)
            start, columns, spans = after, 1, False
    found += _row(flat, (start, table.last), None, columns, spans=spans)
    return found


def _own(flat: Passage, start: int, end: int) -> Iterator[Command]:
    """The commands of a table itself, not those of a table or group within a cell."""
    depth, at = 0, start
    for command in commands(flat, start, end):
        braces = _BRACE.findall(flat.text, at, command.start)
        depth += braces.count("{") - braces.count("}")
        at = command.end
        if command.name in ("begin", "end"):
            depth += 1 if command.name == "begin" else -1
        elif depth == 0:
            yield command


def _filled(flat: Passage, start: int, end: int) -> bool:
    return not BLANK.fullmatch(flat.text, start, end)


def _row(
    flat: Passage, cells: tuple[int, int], after: int | None, columns: int, *, spans: bool
) -> Iterator[SourceRow]:
    """The row of a stretch, if it holds anything."""
    start, end = cells
    if not _filled(flat, start, end):
        return
    blank = BLANK.match(flat.text, start, end)
    begin = blank.end() if blank else start
    stop = begin + len(flat.text[begin:end].rstrip())
    last = stop if after is None else after
    yield SourceRow(begin, stop, last, last, columns, spans)
