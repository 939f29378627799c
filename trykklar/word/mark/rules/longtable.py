r"""What a long table says again on each page, and what of it stands in a table in one piece.

The rows before `\endfirsthead` are the first head, those before `\endhead` the later ones, those
before `\endfoot` the foot of a page, and those before `\endlastfoot` the last foot; where there is
no first head or last foot, the others stand there, too (longtable.pdf, 4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

TURNS = frozenset(["endfirsthead", "endhead", "endfoot", "endlastfoot"])
"""What ends a head or foot."""


class Parts(NamedTuple):
    """Where the head, the body and the foot are, as (start, end); empty ones start at their end."""

    head: tuple[int, int]
    body: tuple[int, int]
    foot: tuple[int, int]


def parts(turns: Sequence[tuple[str, int]], end: int) -> Parts:
    """The parts of a long table that are shown once.

    Args:
        turns: The commands that end heads and feet, in order, each with where it stands: an
            offset, or how many rows are before it.
        end: Where the table ends.
    """
    spans: dict[str, tuple[int, int]] = {}
    at = 0
    for name, stop in turns:
        spans[name] = (at, stop)
        at = stop
    nothing = (0, 0)
    return Parts(
        spans.get("endfirsthead", spans.get("endhead", nothing)),
        (at, end),
        spans.get("endlastfoot", spans.get("endfoot", nothing)),
    )
