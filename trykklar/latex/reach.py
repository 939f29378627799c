r"""Which of the author's macros hold anything that the reader has to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.macros import Macro

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.latex.budget import Budget

CONTENT: set[str] = set()
r"""Commands that a macro full of internals is expanded for: those that cite, label, refer, input.

What else such a macro does, `\def` and `\if@twocolumn`, is between it and LaTeX.
"""

_FEW = 50


class Reach:
    """What is known of macros, until one of the commands is defined anew.

    Args:
        commands: Name -> macro or handler, as they are at any time.
        budget: Pays for looking through macros that call macros.
    """

    def __init__(self, commands: Mapping[str, object], budget: Budget) -> None:
        self._commands = commands
        self._budget = budget
        self._known: dict[int, tuple[Macro, bool]] = {}

    def forget(self) -> None:
        """A command was defined."""
        if self._known:
            self._known = {}

    def __contains__(self, made: Macro) -> bool:
        """Whether a macro leads to anything that matters; past the budget it may."""
        known = self._known.get(id(made))
        return known[1] if known else self._look(made)

    def _look(self, made: Macro) -> bool:
        """Go through all that a macro calls, one after the other."""
        callers: dict[int, tuple[Macro, Macro | None]] = {id(made): (made, None)}
        waiting, steps = [made], 0
        while waiting:
            caller = waiting.pop()
            steps += len(caller.words)
            matters, called = self._words(caller)
            if matters:
                self._matters(caller, callers)
                break
            for callee in called:
                if id(callee) not in callers:
                    callers[id(callee)] = callee, caller
                    waiting.append(callee)
        else:
            self._known.update((number, (seen, False)) for number, (seen, _) in callers.items())
        paid = steps < _FEW or self._budget.spend(steps)
        return self._known[id(made)][1] or not paid

    def _matters(self, found: Macro, callers: Mapping[int, tuple[Macro, Macro | None]]) -> None:
        """A macro matters, and so do those that it was reached by."""
        caller: Macro | None = found
        while caller is not None:
            self._known[id(caller)] = caller, True
            caller = callers[id(caller)][1]

    def _words(self, made: Macro) -> tuple[bool, list[Macro]]:
        """Whether a word of a macro's own matters, and the macros that it calls."""
        called = []
        for word in made.words:
            command = self._commands.get(word)
            if isinstance(command, Macro):
                known = self._known.get(id(command))
                if known is None:
                    called.append(command)
                elif known[1]:
                    return True, []
            elif word in CONTENT if made.internal else command is not None or word[:2] == "if":
                return True, []
        return False, called
