r"""What sets the inside of a cell: `\diagbox`, `\multirowcell`, a `tabular` of one column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.tabular import RULES, TABLES, closing, head, specification

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

DIAGONAL = frozenset(["diagbox", "backslashbox", "slashbox"])
_MOST = 3
_ONE = re.compile(r"[lcr]|[pmb]\{[^{}]*\}")
# What stands around the columns: `@{}`, `>{\raggedright}`.
_BETWEEN = re.compile(r"[@!<>]\s*\{(?:[^{}]|\{[^{}]*\})*\}|\s")
ROWS: Mapping[str, str] = {"multirowcell": "makecell", "multirowthead": "thead"}
"""Command of several rows -> what it sets its lines with."""


def diagonal(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\diagbox{Row}{Column}`: both of them in lines, the upper one first, as it is set."""
    at = arguments(passage, command.end)[1]
    parts: list[str] = []
    while len(parts) < _MOST and (group := passage.group(passage.skip(at))):
        parts.append(passage.slice(group))
        at = group.end + 1
    if parts:
        yield Edit(command.start, at, r"\newline ".join(reversed(parts)))


def rows(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\multirowcell{2}[0pt]{text}` -> `\multirow{2}{*}{\makecell{text}}`."""
    count = passage.group(passage.skip(command.end))
    if count is None:
        return
    text = passage.group(passage.skip(arguments(passage, count.end + 1, optional=2)[1]))
    if text is not None:
        lead = rf"\multirow{{{passage.slice(count)}}}{{*}}{{\{ROWS[command.name]}{{"
        yield Edit(command.start, text.start, lead)
        yield Edit(text.end, text.end + 1, "}}")


def lines(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\begin{tabular}[c]{@{}l@{}}a\\ b\end{tabular}` in a cell: the lines of that cell.

    Editors of tables write every cell of several lines so; Word would have a table in the cell.
    """
    tail = closing(passage, command) if command.environment in TABLES else None
    if tail is None:
        return
    depth = 0
    for inner in commands(passage, command.end, tail.start):
        if inner.name == "begin" and inner.environment in TABLES:
            if depth == 0:
                yield from _lines(passage, inner)
            depth += 1
        elif inner.name == "end" and inner.environment in TABLES:
            depth -= 1


def _lines(passage: Passage, command: Command) -> Iterator[Edit]:
    columns, opened = specification(passage, command), head(passage, command)
    tail = closing(passage, command)
    if columns is None or opened is None or tail is None:
        return
    if not _ONE.fullmatch(_BETWEEN.sub("", passage.slice(columns))):
        return
    begin = opened[1]
    if any(each.name in RULES or each.name == "&" for each in commands(passage, begin, tail.start)):
        return
    yield Edit(command.start, begin, r"\makecell{")
    yield Edit(tail.start, tail.end, "}")
