r"""`tabbing` -> a table: its stops are columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.plain.cells import outer
from trykklar.word.mark.rules.tabular import BREAKS, closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_STOPS = frozenset(["\\=", "\\>"])
_MOVES = frozenset(["\\+", "\\-", "\\<", "\\'", "\\`", "pushtabs", "poptabs"])
_MOST = 63


def table(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that make a table of a `tabbing`.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    tail = closing(passage, command)
    if command.environment != "tabbing" or tail is None:
        return
    stops, most, begin = 0, 0, command.end
    for inner in outer(passage, command.end, tail.start):
        if inner.start < begin:
            continue
        if inner.name in _STOPS:
            stops += 1
            yield Edit(inner.start, inner.end, "&")
        elif inner.name in BREAKS:
            most, stops, begin = max(most, stops), 0, inner.end
        elif inner.name == "kill":  # a line that sets the stops and is not printed
            most, stops = max(most, stops), 0
            yield Edit(begin, inner.end)
            begin = inner.end
        elif inner.name in _MOVES:
            yield Edit(inner.start, inner.end)
    count = min(max(most, stops) + 1, _MOST)
    yield Edit(command.start, command.end, rf"\begin{{tabular}}{{{'l' * count}}}")
    yield Edit(tail.start, tail.end, r"\end{tabular}")
