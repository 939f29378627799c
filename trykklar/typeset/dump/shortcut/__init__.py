r"""What makes a pass from the dump shorter, and changes nothing of what it gives.

biblatex, and etoolbox for it, do the same work again and again: at every citation, at every test,
at every work of the reference list. What can be done once is done before the dump, the rest in
fewer steps. Each module here is one such piece of work. Where their definitions are not the very
ones that are known, those of Debian 12 and 13, they are left as they are.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.acronym import ACRONYM
from trykklar.typeset.dump.shortcut.assignment import ASSIGNMENT
from trykklar.typeset.dump.shortcut.capital import CAPITAL
from trykklar.typeset.dump.shortcut.emptying import EMPTYING
from trykklar.typeset.dump.shortcut.expression import EXPRESSION
from trykklar.typeset.dump.shortcut.field import FIELD
from trykklar.typeset.dump.shortcut.macro import MACRO
from trykklar.typeset.dump.shortcut.membership import MEMBERSHIP
from trykklar.typeset.dump.shortcut.namepart import NAMEPART
from trykklar.typeset.dump.shortcut.numeral import NUMERAL
from trykklar.typeset.dump.shortcut.sentence import SENTENCE
from trykklar.typeset.dump.shortcut.shortcut import GUARD
from trykklar.typeset.dump.shortcut.space import SPACE
from trykklar.typeset.dump.shortcut.testing import TESTING
from trykklar.typeset.dump.shortcut.voidness import VOIDNESS

SHORTCUTS = (
    EMPTYING,
    TESTING,
    SENTENCE,
    CAPITAL,
    ACRONYM,
    NAMEPART,
    NUMERAL,
    FIELD,
    MACRO,
    SPACE,
    MEMBERSHIP,
    EXPRESSION,
    VOIDNESS,
    ASSIGNMENT,
)
"""In the order they are put in place. What one replaces, those after it may not rely on: biblatex's
own commands come before those of etoolbox, which they call."""

SHORTCUT = "\n".join(
    [
        GUARD,
        *(each.definitions for each in SHORTCUTS),
        r"\def\trykklar@shorten{%",
        *(each.started for each in SHORTCUTS),
        r"\trykklar@patching}",
    ]
)
r"""Read before the preamble; \trykklar@shorten puts every shortcut in place at its end."""

__all__ = ["SHORTCUT", "SHORTCUTS"]
