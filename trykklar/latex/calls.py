r"""Calls that are being followed: macros, loops, hooks, files read again. They all end.

How deep they may be nested is fixed, as each level is one of Python's, too; how much they may read
is the budget's. What goes further is a finding at the place in the author's text that it began at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.latex.budget import Budget, Share

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trykklar.latex.passage import Passage

DEEPEST = 60
"""How many calls may stand inside of each other. TeX's own limit is far higher, no author is."""

TOO_MUCH = "What stands here calls for more text than can be followed; it was read only in part."
_TOO_DEEP = "What stands here calls itself, or is nested too deep; it was read only in part."
_HINT = "Citations and labels that come of the rest are not checked. TeX may find no end, either."


class Calls:
    """The calls that are being followed.

    Args:
        findings: Where it is told that a call was not followed to its end.
        conditionals: The conditionals that are open, as the reader keeps them: a call that is
            repeated behind one that only TeX can decide has its end there.
    """

    def __init__(self, findings: list[Finding], conditionals: Sequence[bool]) -> None:
        self.budget = Budget()
        self.depth = 0
        self._findings = findings
        self._conditionals = conditionals
        self._outer = 0
        self._too_deep = False
        self._told: set[tuple[str, int]] = set()

    def follow(
        self, passage: Passage, start: int, letters: int, read: Callable[[], object]
    ) -> bool:
        """Follow a call; the outermost one gets a share of the budget for all that it calls.

        Args:
            passage: Where it stands.
            start: Offset of it there.
            letters: How much it has to be read.
            read: Reads it.

        Returns:
            False where it would go too deep or too far, and was not read.
        """
        if self.budget.share.left is not None:
            return self.part(passage, start, letters, read)
        self.budget.share = self.budget.new_share()
        self._outer = len(self._conditionals)
        followed = self.part(passage, start, letters, read)
        over, self.budget.share = self.budget.share.over, Share()
        if over or self._too_deep:
            self._tell(passage, start, TOO_MUCH if over else _TOO_DEEP)
            self._too_deep = False
        return followed

    def part(self, passage: Passage, start: int, letters: int, read: Callable[[], object]) -> bool:
        """As `follow`, for a part of the text itself: the calls in it have shares of their own."""
        shared = self.budget.share.left is not None
        if self.depth >= DEEPEST:
            if not shared:
                self._tell(passage, start, _TOO_DEEP)
            elif False not in self._conditionals[self._outer :]:
                self._too_deep = True
            return False
        if not self.pay(passage, start, letters):
            return False
        self.depth += 1
        read()
        self.depth -= 1
        return True

    def pay(self, passage: Passage, start: int, letters: int) -> bool:
        """Pay for reading so many letters; False where there are too many.

        The deeper they stand, the more it takes to find out where they come from.
        """
        paid = self.budget.spend(letters + 4 * self.depth)
        if not paid and self.budget.share.left is None:
            self._tell(passage, start, TOO_MUCH)
        return paid

    def file(self, letters: int, read: Callable[[], object]) -> None:
        """Read a file for the first time: that is free, whatever called it."""
        held = self.budget.share, self._outer, self._too_deep
        self.budget.grow(letters)
        self.budget.share = Share()
        read()
        self.budget.share, self._outer, self._too_deep = held

    def _tell(self, passage: Passage, start: int, message: str) -> None:
        place = passage.place(start)
        where = str(place.path), place.line
        if where not in self._told:
            self._told.add(where)
            self._findings.append(
                Finding(
                    "reading-budget",
                    Severity.WARNING,
                    place.path,
                    place.line,
                    place.column,
                    message,
                    _HINT,
                )
            )
