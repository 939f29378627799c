"""Stretches of a text, and whether a place is in one of them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Cover:
    """Stretches that may lie within each other; a place is looked up without going through all."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        """Takes up some stretches.

        Args:
            spans: Where each begins and ends, in any order.
        """
        self._starts: list[int] = []
        self._furthest: list[int] = []
        for start, end in sorted(spans):
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """One more, which begins no earlier than those before."""
        self._furthest.append(max(end, self._furthest[-1] if self._furthest else end))
        self._starts.append(start)

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._furthest[at]

    def end(self, offset: int) -> int:
        """The furthest end of those that begin at a place or before it.

        Args:
            offset: A place that is in one of them.
        """
        return self._furthest[bisect_right(self._starts, offset) - 1]
