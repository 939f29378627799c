"""Which texts of two sequences are the same, or the most alike, in order."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

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
    for start, end, first, last, same in _steps(before, now):
        if same:
            yield from zip(range(start, end), range(first, last), strict=True)
        elif (end - start) * (last - first) <= _MOST_PAIRS:
            at = first
            for number in range(start, end):
                scores = [fuzz.ratio(before[number], now[place]) for place in range(at, last)]
                best = max(range(len(scores)), key=scores.__getitem__, default=None)
                if best is not None and scores[best] >= alike:
                    yield number, at + best
                    at += best + 1


def _steps(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[int, int, int, int, bool]]:
    """Stretches of both sequences that are the same, or not.

    The longest stretches are what a person takes for the same. To look for them takes too long
    where a file says the same thing thousands of times.
    """
    counts = Counter(now)
    if sum(counts[text] for text in before) <= _MOST_PAIRS:
        for tag, *stretch in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
            yield (*stretch, tag == "equal")  # type: ignore[misc] # four numbers
        return
    numbers = {text: number for number, text in enumerate(dict.fromkeys([*before, *now]))}
    left, right = ([numbers[text] for text in texts] for texts in (before, now))
    for step in Indel.opcodes(left, right):
        yield step.src_start, step.src_end, step.dest_start, step.dest_end, step.tag == "equal"
