"""From a stretch of what Word showed of a unit to the LaTeX that prints it now.

The manuscript may have changed since the export. A stretch is found by what both texts have in
common; where the author has changed the same words, or words that touch them, nobody guesses.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from trykklar.review.text_tokens import differences, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trykklar.review.source_units import SourceUnit
    from trykklar.review.text_tokens import Difference, TextToken

GONE = "the manuscript does not have it any more"
COUNTED = "the word processor fills this in itself, and so does TeX"

_CLOSERS = re.compile(r"\}*")
_ENDING_WORD = re.compile(r"\\[A-Za-z@]+\Z")


class BothChangedError(Exception):
    """The author has changed the same words since the export.

    Attributes:
        at: Letter of the unit as it is now at which the author's words begin.
    """

    def __init__(self, words: str, at: int) -> None:
        super().__init__(words)
        self.at = at


class AlreadyThereError(Exception):
    """A change asks for nothing: the source says so already, or nothing of it is the source's.

    Args:
        reason: Why.
    """

    def __init__(self, reason: str = "the source says so already") -> None:
        super().__init__(reason)


class UnitStretch(NamedTuple):
    """Letters of a unit as it is now: `letters[start:end]`."""

    start: int
    end: int


def stretch(unit: SourceUnit, exported: str, start: int, end: int, new: str) -> UnitStretch:
    """The letters of a unit that are a stretch of what Word showed.

    Args:
        unit: The unit as it is now.
        exported: What Word showed of it.
        start: Where the stretch begins there.
        end: Where it ends there.
        new: What a co-author wrote instead.

    Raises:
        BothChangedError: The author has changed it, too.
        AlreadyThereError: The author has made the same change.
    """
    before, now = tokens(exported), tokens(unit.text)
    first, last = _covering(before, start, end)
    steps = differences(before, now)
    partner = _partners(len(before), steps)
    for step in steps:
        if _blank(before[step.start : step.end]) and _blank(now[step.first : step.last]):
            continue
        if step.start <= _past(before, last, 1) and _past(before, first, -1) <= step.end:
            if _is_there(before, now, partner, (first, last), new):
                raise AlreadyThereError
            written = now[step.first : step.last]
            words = unit.text[written[0].start : written[-1].end] if written else ""
            raise BothChangedError(words, written[0].start if written else 0)
    return _letters(now, partner, first, last, len(unit.letters))


def _past(found: Sequence[TextToken], at: int, step: int) -> int:
    """A place between tokens, moved over blanks: a blank belongs to the word on either side."""
    while 0 <= (beside := at if step > 0 else at - 1) < len(found) and _blank(
        found[beside : beside + 1]
    ):
        at += step
    return at


def _partners(count: int, steps: Sequence[Difference]) -> dict[int, int]:
    """Token of the exported text -> the same token of the text as it is now."""
    partner: dict[int, int] = {}
    at = moved = 0
    for step in steps:
        partner.update((number, number + moved) for number in range(at, step.start))
        at, moved = step.end, step.last - step.end
    partner.update((number, number + moved) for number in range(at, count))
    return partner


def _is_there(
    before: Sequence[TextToken],
    now: Sequence[TextToken],
    partner: Mapping[int, int],
    place: tuple[int, int],
    new: str,
) -> bool:
    """Whether the text as it is now has the new words between the same words as Word has."""
    first, last = place

    def is_common(number: int) -> bool:
        return number in partner and not before[number].key.isspace()

    left = next(filter(is_common, range(first - 1, -1, -1)), -1)
    right = next(filter(is_common, range(last, len(before))), len(before))
    wanted = [
        *(token.key for token in before[left + 1 : first]),
        *(token.key for token in tokens(new)),
        *(token.key for token in before[last:right]),
    ]
    begin, end = partner.get(left, -1) + 1, partner.get(right, len(now))
    return wanted == [token.key for token in now[begin:end]]


def _covering(found: Sequence[TextToken], start: int, end: int) -> tuple[int, int]:
    """The tokens that a stretch touches; for an empty one the place between two."""
    starts, ends = [token.start for token in found], [token.end for token in found]
    if start == end:
        at = bisect_left(starts, start)
        return at, at
    return bisect_right(ends, start), bisect_left(starts, end)


def _blank(found: Sequence[TextToken]) -> bool:
    return all(token.key.isspace() for token in found)


def _letters(
    now: Sequence[TextToken], partner: Mapping[int, int], first: int, last: int, length: int
) -> UnitStretch:
    inside = [partner[number] for number in range(first, last) if number in partner]
    if inside:
        return UnitStretch(now[inside[0]].start, now[inside[-1]].end)
    if first - 1 in partner:
        at = now[partner[first - 1]].end
    elif last in partner:
        at = now[partner[last]].start
    else:
        at = length if first else 0
    return UnitStretch(at, at)


def insertion_point(unit: SourceUnit, at: int) -> int:
    """The offset in the flat source at which letters come in: out of commands that end or begin.

    Args:
        unit: The unit.
        at: Number of the letter before which they come.
    """
    flat, letters = unit.flat.text, unit.letters
    if at == 0:
        return unit.unit.start
    end = letters[at - 1].end
    limit = letters[at].start if at < len(letters) else unit.unit.end
    closers = _CLOSERS.match(flat, end, limit)
    return closers.end() if closers else end


def is_after_command(unit: SourceUnit, offset: int) -> bool:
    """Whether a letter at an offset of the flat source would become part of a command's name."""
    return (
        _ENDING_WORD.search(unit.flat.text, max(unit.unit.start, offset - 60), offset) is not None
    )
