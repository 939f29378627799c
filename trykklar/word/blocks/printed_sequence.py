"""What TeX printed of one kind, taken in its order, each thing at its place."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from trykklar.printed.citations_and_lists import TexPosition

Shown = TypeVar("Shown", bound="Hashable")


class PrintedSequence(Generic[Shown]):
    """What was printed: numbers of one counter, heads of one kind of theorem.

    What Word shows as a picture was printed, too, and nobody takes it; so each thing is taken by
    its line, and a number that is known by a label says how far the text has come.
    """

    def __init__(self, printed: Iterable[tuple[TexPosition, Shown]]) -> None:
        """Begins before the first one.

        Args:
            printed: Where, and what, in the order of typesetting.
        """
        self._printed = [(Path(place.file).stem, place.line, shown) for place, shown in printed]
        self._places: dict[Shown, list[int]] = {}
        for at, (_, _, shown) in enumerate(self._printed):
            self._places.setdefault(shown, []).append(at)
        self._files: dict[str, list[int]] = {}
        for at, (name, _, _) in enumerate(self._printed):
            self._files.setdefault(name, []).append(at)
        self._next = 0

    def __len__(self) -> int:
        """How many there are."""
        return len(self._printed)

    def reach(self, shown: Shown) -> None:
        """Goes on behind what is known.

        Args:
            shown: As printed.
        """
        places = self._places.get(shown, [])
        at = bisect_left(places, self._next)
        if at < len(places):
            self._next = places[at] + 1

    def follow(self) -> Shown | None:
        """The next one, wherever it was printed; None behind the last one."""
        if self._next == len(self._printed):
            return None
        self._next += 1
        return self._printed[self._next - 1][-1]

    def take(self, file: str, first: int, last: int, *, certain: bool = True) -> Shown | None:
        """What was printed at a place.

        Args:
            file: The file's name without its ending; "" for the main file.
            first: The line that it begins at.
            last: The last line at which TeX may have printed it.
            certain: Whether something was printed there, for sure.

        Returns:
            What was printed; None where there is none.
        """
        # What is read by a primitive has, to LaTeX, the name of the file that reads it.
        if file not in self._files:
            return self.follow() if certain else None
        places = self._files[file]
        for position in range(bisect_left(places, self._next), len(places)):
            _, line, shown = self._printed[places[position]]
            if line > last:
                return None
            if line >= first:
                self._next = places[position] + 1
                return shown
        return None
