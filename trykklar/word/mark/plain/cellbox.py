r"""Commands that set a cell's inside: `\diagbox`, and `\multirowcell` of makecell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

DIAGONAL = frozenset(["diagbox", "backslashbox", "slashbox"])
_MOST = 3
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
