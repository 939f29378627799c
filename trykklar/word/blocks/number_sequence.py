"""The numbers that TeX printed by one counter, taken in their order, each at its place."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.word.aux_numbers import shown_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.printed.citations_and_lists import PrintedNumber


class NumberSequence:
    """The numbers of one counter.

    What Word shows as a picture has a number of TeX's, too, that nobody takes; so each number is
    taken by its line, and one that is known by a label says how far the text has come.
    """

    def __init__(self, numbers: Iterable[PrintedNumber]) -> None:
        """Begins before the first one.

        Args:
            numbers: In the order of typesetting.
        """
        self._numbers = [
            (Path(number.place.file).stem, number.place.line, shown_number(number.number))
            for number in numbers
        ]
        self._places: dict[str, list[int]] = {}
        for at, (_, _, number) in enumerate(self._numbers):
            self._places.setdefault(number, []).append(at)
        self._files: dict[str, list[int]] = {}
        for at, (name, _, _) in enumerate(self._numbers):
            self._files.setdefault(name, []).append(at)
        self._next = 0

    def __len__(self) -> int:
        """How many there are."""
        return len(self._numbers)

    def reach(self, number: str) -> None:
        """Goes on behind a number that is known.

        Args:
            number: As printed.
        """
        places = self._places.get(number, [])
        at = bisect_left(places, self._next)
        if at < len(places):
            self._next = places[at] + 1

    def follow(self) -> str | None:
        """The next number, wherever it was printed; None behind the last one."""
        if self._next == len(self._numbers):
            return None
        self._next += 1
        return self._numbers[self._next - 1][-1]

    def take(self, file: str, first: int, last: int) -> str | None:
        """The number that was printed at a place.

        Args:
            file: The file's name without its ending; "" for the main file.
            first: The line that it begins at.
            last: The last line at which TeX may have printed it.

        Returns:
            The number; None where there is none.
        """
        # What is read by a primitive has, to LaTeX, the name of the file that reads it.
        if file not in self._files:
            return self.follow()
        places = self._files[file]
        for position in range(bisect_left(places, self._next), len(places)):
            _, line, number = self._numbers[places[position]]
            if line > last:
                return None
            if line >= first:
                self._next = places[position] + 1
                return number
        return None
