r"""What makes a pass from the dump shorter, and changes nothing of what it gives.

biblatex, and etoolbox for it, do the same work again and again: at every citation, at every test,
at every work of the reference list. What can be done once is done before the dump, the rest in
fewer steps. Where their definitions are not the very ones that are known, those of Debian 12 and
13, they are left as they are.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import read_definitions, read_shortcuts

SHORTCUTS = read_shortcuts()

SHORTCUT = "\n".join(
    [
        read_definitions("guard"),
        *(each.definitions for each in SHORTCUTS),
        r"\def\trykklar@shorten{%",
        *(each.started for each in SHORTCUTS),
        r"\trykklar@patching}",
    ]
)
r"""Read before the preamble; \trykklar@shorten puts every shortcut in place at its end."""

__all__ = ["SHORTCUT", "SHORTCUTS"]
