"""Which texts of two sequences are the same, or the most alike, in order."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from trykklar.review.sequence_steps import SequenceStep, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_PAIRS = 250_000  # texts that are compared with each other between two that are the same
_MOST_TEXTS = 4_000  # of both sides
_MOST_LETTERS = 100_000_000  # pairs of letters


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
                scores = [_alike(before[number], now[place]) for place in range(at, last)]
                best = max(range(len(scores)), key=scores.__getitem__, default=None)
                if best is not None and scores[best] >= alike:
                    yield number, at + best
                    at += best + 1


def _alike(text: str, other: str) -> float:
    """How much of two texts is the same, of 100: letters, and words where they are long."""
    if len(text) * len(other) > _MOST_LETTERS:
        return fuzz.ratio(text.split(), other.split())
    return fuzz.ratio(text, other)


def _steps(before: Sequence[str], now: Sequence[str]) -> Iterator[SequenceStep]:
    """Stretches of both sequences that are the same, or not.

    The longest stretches are what a person takes for the same. To look for them takes too long
    where a file says the same thing thousands of times, or has thousands of paragraphs.
    """
    counts = Counter(now)
    repeated = sum(counts[text] for text in before)
    if repeated > _MOST_PAIRS or len(before) + len(now) > _MOST_TEXTS:
        yield from stretches(before, now)
        return
    for tag, start, end, first, last in SequenceMatcher(None, before, now, False).get_opcodes():
        yield SequenceStep(start, end, first, last, tag == "equal")
