"""Numbers in a row as cleveref prints them: in order, three that follow each other as a range."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from trykklar.word.written_number import number as whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_RANGE = 3
_LAST = re.compile(r"(.*?(?<!\d))(\d+|[A-Za-z])$")


def series(
    keys: Sequence[str], numbers: Mapping[str, str], *, order: bool, shorten: bool
) -> list[tuple[str, ...]]:
    """What is printed between the commas: a key alone, or the first and last of a range.

    Args:
        keys: Labels of one kind.
        numbers: Label -> the number printed for it.
        order: Whether they are sorted.
        shorten: Whether ranges are formed.
    """
    if any(key not in numbers for key in keys):
        return [(key,) for key in keys]
    sorted_ = sorted(keys, key=lambda key: _order(numbers[key])) if order else list(keys)
    if not shorten:
        return [(key,) for key in sorted_]
    runs = [[sorted_[0]]]
    for before, key in pairwise(sorted_):
        if _follows(numbers[before], numbers[key]):
            runs[-1].append(key)
        else:
            runs.append([key])
    return [part for run in runs for part in _parts(run)]


def _parts(run: list[str]) -> list[tuple[str, ...]]:
    return [(run[0], run[-1])] if len(run) >= _RANGE else [(key,) for key in run]


def _order(number: str) -> tuple[tuple[bool, int, str], ...]:
    """Numbers before letters, and 10 behind 9."""
    parts = re.findall(r"\d+|[^\d.]+", number)
    return tuple((not part.isdecimal(), whole(part) or 0, part) for part in parts)


def _follows(before: str, number: str) -> bool:
    previous, current = _LAST.match(before), _LAST.match(number)
    if previous is None or current is None or previous[1] != current[1]:
        return False
    first, second = whole(previous[2]), whole(current[2])
    if first is not None and second is not None:
        return second == first + 1
    return ord(current[2][0]) == ord(previous[2][0]) + 1
