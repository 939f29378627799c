"""A text that is searched for the same patterns again and again, from one place after another."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

_NOWHERE = sys.maxsize


class Searched:
    """Remembers of each search from where to where there was nothing.

    What is not closed is otherwise sought to the end of the text from every place that asks, which
    takes the square of its length.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[str, tuple[int, int]] = {}
        self._matched: dict[re.Pattern[str], tuple[int, re.Match[str] | None]] = {}

    def find(self, sought: str, at: int) -> int:
        """As `str.find`."""
        start, end = self._found.get(sought, (0, _NOWHERE))
        if sought not in self._found or not start <= at <= end:
            found = self.text.find(sought, at)
            start, end = self._found[sought] = (at, found if found >= 0 else _NOWHERE)
        return end if end != _NOWHERE else -1

    def search(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        start, match = self._matched.get(pattern, (_NOWHERE, None))
        if not start <= at <= (match.start() if match else _NOWHERE):
            start, match = self._matched[pattern] = (at, pattern.search(self.text, at))
        return match
