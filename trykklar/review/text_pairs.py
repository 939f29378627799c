"""Which texts of two sequences are the same, or the most alike, in order."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_PAIRS = 250_000  # texts that are compared with each other between two that are the same


def text_pairs(
    before: Sequence[str], now: Sequence[str], alike: float
) -> Iterator[tuple[int, int]]:
    """Pairs of the same text, and between them of the most alike, in order.

    Args:
        before: Texts of the earlier version.
        now: Texts of the later one.
        alike: How much of a text must have stayed, of 100, so that it is the same one rewritten.

    Yields:
        Places in both sequences, each at most once.
    """
    steps = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    for tag, start, end, first, last in steps:
        if tag == "equal":
            yield from zip(range(start, end), range(first, last), strict=True)
        elif tag == "replace" and (end - start) * (last - first) <= _MOST_PAIRS:
            at = first
            for number in range(start, end):
                scores = [fuzz.ratio(before[number], now[place]) for place in range(at, last)]
                best = max(range(len(scores)), key=scores.__getitem__, default=None)
                if best is not None and scores[best] >= alike:
                    yield number, at + best
                    at += best + 1
