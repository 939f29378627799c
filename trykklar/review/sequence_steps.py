"""Where two sequences are the same, and where they differ, whatever their length.

To compare each item with each takes memory that grows with the product of their numbers. Of long
sequences, items that both have just once are where they meet, as in Bram Cohen's patience diff;
what lies between is compared by itself, and taken as a whole where that is too long.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

_MOST_PAIRS = 100_000_000  # of items; a bit is kept for each


class SequenceStep(NamedTuple):
    """A part of both sequences: `before[start:end]` and `now[first:last]`.

    Attributes:
        same: Whether they are equal.
    """

    start: int
    end: int
    first: int
    last: int
    same: bool

    def moved(self, by: int, further: int) -> SequenceStep:
        """The same part, so many items later in both sequences."""
        before = self.start + by, self.end + by
        return SequenceStep(*before, self.first + further, self.last + further, self.same)


def stretches(before: Sequence[Hashable], now: Sequence[Hashable]) -> Iterator[SequenceStep]:
    """The parts of two sequences in order, without gaps.

    Args:
        before: The earlier one.
        now: The later one.
    """
    start = first = 0
    for number, place in (*_meetings(before, now), (len(before), len(now))):
        for part in _compared(before[start:number], now[first:place]):
            yield part.moved(start, first)
        if number < len(before):
            yield SequenceStep(number, number + 1, place, place + 1, same=True)
        start, first = number + 1, place + 1


def _compared(before: Sequence[Hashable], now: Sequence[Hashable]) -> Iterator[SequenceStep]:
    if len(before) * len(now) > _MOST_PAIRS:
        yield SequenceStep(0, len(before), 0, len(now), same=False)
        return
    for step in Indel.opcodes(before, now):
        same = step.tag == "equal"
        yield SequenceStep(step.src_start, step.src_end, step.dest_start, step.dest_end, same)


def _meetings(before: Sequence[Hashable], now: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places of items that both have just once, as many as are in one order.

    None where all items can be compared.
    """
    if len(before) * len(now) <= _MOST_PAIRS:
        return []
    numbers, places = _once(before), _once(now)
    return _ascending([(at, places[item]) for item, at in numbers.items() if item in places])


def _once(items: Sequence[Hashable]) -> dict[Hashable, int]:
    counts = Counter(items)
    return {item: at for at, item in enumerate(items) if counts[item] == 1}


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs, in order of their first numbers, whose second ones ascend."""
    ends: list[int] = []  # the least second number that so many pairs can end with
    chosen: list[int] = []  # which pair that is
    previous: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        previous.append(chosen[at - 1] if at else -1)
        ends[at : at + 1], chosen[at : at + 1] = [place], [number]
    found = []
    number = chosen[-1] if chosen else -1
    while number >= 0:
        found.append(pairs[number])
        number = previous[number]
    return found[::-1]
