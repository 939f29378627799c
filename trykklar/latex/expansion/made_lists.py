"""The lists of works that BibTeX made for a document, by the names of their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MOST_UNITS = 99


class MadeLists:
    """What is to be read in the places of lists, each once.

    Args:
        find: The name of a list -> its file, where it can be read.
    """

    def __init__(self, find: Callable[[str], Path | None]) -> None:
        self._find = find
        self._read: set[str] = set()
        self._unit = 0

    def take(self, name: str) -> Path | None:
        r"""A list that was not read before.

        Args:
            name: As TeX has it in `\jobname`.
        """
        path = None if name in self._read else self._find(name)
        self._read.add(name)
        return path

    def next_unit(self) -> str:
        """The name of the next list that bibunits has asked for; "" where there is none.

        It counts all units that cite, and BibTeX makes lists for those that print one.
        """
        for number in range(self._unit + 1, self._unit + _MOST_UNITS):
            if self._find(f"bu{number}") is not None:
                self._unit = number
                return f"bu{number}"
        return ""
