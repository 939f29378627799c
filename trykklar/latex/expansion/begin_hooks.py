r"""What packages, classes and authors have read at the beginning of the text: `\AtBeginDocument`.

Each piece of code is read for itself: one without an end costs neither the others nor the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.hook_code import HookCode
from trykklar.latex.expansion.printing_code import is_text
from trykklar.latex.expansion.token import Kind
from trykklar.latex.structure_commands import FRONT_MATTER, HEADINGS

if TYPE_CHECKING:
    from trykklar.latex.budget import Budget
    from trykklar.latex.expansion.input_stack import InputStack
    from trykklar.latex.expansion.token import Token

_AT_BEGIN = 1  # the place of the code is one that was followed before, when it was declared


class BeginHooks:
    """The code that is read at the beginning of the text, in the order in which it was given.

    What a package beside the manuscript gives sets things up, as the package itself does; nothing
    of it comes out but front matter, and what follows that, unless it is nothing but text.

    Args:
        stack: Where it is read from.
        budget: What it may spend.

    Attributes:
        package: How many packages and classes of the author's are being read, or code of theirs.
    """

    def __init__(self, stack: InputStack, budget: Budget) -> None:
        self.package = 0
        self._stack, self._budget = stack, budget
        self._waiting: list[HookCode] = []
        self._open: HookCode | None = None

    def add(self, code: list[Token], at: Token) -> None:
        """Have code read at the beginning of the text."""
        place = id(at.source), at.offset
        silent = self.package > 0 and not is_text(code)
        self._waiting.append(HookCode(code, place, self._ended, silent=silent))

    def begin(self) -> None:
        """The text begins: read the first of them."""
        self._waiting.reverse()
        self._read_next()

    def _read_next(self) -> None:
        if not self._waiting:
            self._budget.begin_text()
            return
        code = self._open = self._waiting.pop()
        self.package += code.silent
        self._budget.begin_call(*code.place, _AT_BEGIN)
        self._stack.open_code(code)

    def _ended(self) -> None:
        if self._open is not None:
            self.package -= self._open.silent
            self._open = None
            self._read_next()

    def lets_out(self, name: str) -> bool:
        """Whether a command or an environment is front matter that a package has printed here.

        From there on, what the package has read comes out.
        """
        code = self._open
        if code is None or not code.silent or name not in FRONT_MATTER:
            return False
        if self.package > 1 or (name in HEADINGS and self._is_named()):
            return False
        if self._open is code:  # what follows was looked at
            code.silent = False
            self.package -= 1
        return True

    def _is_named(self) -> bool:
        r"""Whether a heading has no title: its look is set up, as by `\titleformat{\section}`."""
        following = self._stack.peek()
        return following is None or following.kind is Kind.CLOSE
