r"""What makes a pass from the dump shorter, and changes nothing of what it gives.

biblatex does the same work again and again: at every citation, at every test, at every work of the
reference list. What can be done once is done before the dump. Each module here is one such piece of
work. Where biblatex's definitions are not the very ones that are known, those of Debian 12, they
are left as they are.
"""

from __future__ import annotations

from trykklar.typeset.shortcut.capital import CAPITAL
from trykklar.typeset.shortcut.emptying import EMPTYING
from trykklar.typeset.shortcut.sentence import SENTENCE
from trykklar.typeset.shortcut.shortcut import KNOWN
from trykklar.typeset.shortcut.testing import TESTING

_ALL = (EMPTYING, TESTING, SENTENCE, CAPITAL)

SHORTCUT = "\n".join(
    [
        KNOWN,
        *(each.definitions for each in _ALL),
        r"\def\trykklar@shorten{%",
        *(each.started for each in _ALL),
        "}",
    ]
)
r"""Read before the preamble; \trykklar@shorten puts every shortcut in place at its end."""

__all__ = ["SHORTCUT"]
