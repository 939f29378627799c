"""How much may be read beyond every file once, so that reading ends whatever a stranger wrote.

TeX is a programming language: in five hundred letters a text can ask to be read a million times.
What is read again - what a macro expands to, the body of a loop, a file for the second time - is
paid for in letters. What there is to spend grows with what was given, and nothing that stands in
the author's files takes more than half of what is left, so that one endless macro is no reason not
to follow the others.
"""

from __future__ import annotations

from typing import NamedTuple

_LEAST = 200_000
_OF_PREAMBLE = _LEAST // 2
_A_LETTER = 20
_A_STEP = 10
_A_CALL = 300


class CallShare(NamedTuple):
    """What one call in the author's text may spend.

    Attributes:
        left: How much of it is left; None where no call is being followed.
        over: Whether more was wanted.
    """

    left: int | None = None
    over: bool = False


class Budget:
    """What is left to spend, in letters.

    Attributes:
        spent: Letters read again so far.
        share: What the call that is being followed may spend.
    """

    def __init__(self) -> None:
        self.spent = 0
        self.share = CallShare()
        self._left = _OF_PREAMBLE
        self._followed: set[tuple[int, ...]] = set()

    def grow(self, letters: int) -> None:
        """So many letters of the author's are read for the first time."""
        self._left += _A_LETTER * letters

    def begin_text(self) -> None:
        """What the preamble cannot spend is there from here on."""
        self._left += _LEAST - _OF_PREAMBLE

    def begin_call(self, *place: int) -> None:
        """What stands in the author's file has a share of its own, once.

        It is half of what is left, and at least what a plain macro takes.

        Args:
            place: The file, the offset in it, and what else tells it from another one.
        """
        if place not in self._followed:
            self._followed.add(place)
            self.share = CallShare(max(self._left // 2, _A_CALL))

    def end_call(self) -> None:
        """Nothing more is paid for until the next call."""
        self.share = CallShare(0, over=True)

    def spend(self, letters: int) -> bool:
        """Pay for reading so many letters again; False, from then on, where the share is over."""
        left, over = self.share
        cost = letters + _A_STEP
        if over or cost > (max(self._left, _A_CALL) if left is None else left):
            self.share = CallShare(left, over=left is not None)
            return False
        if left is not None:
            self.share = CallShare(left - cost)
        self._left = max(self._left - cost, 0)
        self.spent += cost
        return True
