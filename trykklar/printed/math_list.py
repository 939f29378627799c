r"""Lines of a formula's list in TeX's log -> a tree of its atoms.

`\showlists` shows a formula as TeX has read it, macros of every kind carried out, and nothing set
yet. A letter before each line says which part of the atom above it is in: `.` its nucleus, `^` and
`_` its scripts, `\` and `/` what is above and below the line of a fraction, and D, T, S and s what
is chosen from for each style (The TeXbook, chapter 17; tex.web, parts 12 and 34).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trykklar.printed.box_node import DEEPEST, UnreadableBoxError

if TYPE_CHECKING:
    from collections.abc import Iterable

NUCLEUS, ABOVE, BELOW, OVER, UNDER = ".", "^", "_", "\\", "/"
"""Parts of an atom."""

IN_TEXT = "T"
"""The part of a choice that is taken in letters of the usual size."""

_PART = re.compile(r"[.^_/|DTSs]|\\(?=[.^_/|\\{]|[DTSs][.^_/|\\{])")
# The letter at the place of a line's end ends the line in which it is shown.
_NO_LETTER = re.compile(r"(?:\\(?:math)?accent)?\\fam\d+ ")
_LINE_FEED = "^^J"
_BEGIN = "### math mode"
_NEXT = "### "


@dataclass(slots=True)
class MathNode:
    """An atom of a formula, or something between atoms.

    Attributes:
        text: Its line, without what stands before it.
        parts: Part -> what is in it.
    """

    text: str
    parts: dict[str, list[MathNode]] = field(default_factory=dict)

    def part(self, name: str) -> list[MathNode]:
        """What is in a part of it; nothing where it has no such part."""
        return self.parts.get(name, [])


def math_list(lines: Iterable[str]) -> list[MathNode] | None:
    r"""The atoms of a formula.

    Args:
        lines: As `\showlists` wrote them, with those of the lists around it.

    Returns:
        None where no formula is shown.

    Raises:
        UnreadableBoxError: It is nested too deep.
    """
    shown = iter(lines)
    if not any(line.startswith(_BEGIN) for line in shown):
        return None
    root = MathNode("")
    open_nodes = [root]
    for line in shown:
        if not line and _NO_LETTER.fullmatch(open_nodes[-1].text):
            open_nodes[-1].text += _LINE_FEED
            continue
        if line.startswith(_NEXT) or not line.strip():
            break
        path, text = _split(line)
        if len(path) > DEEPEST:
            raise UnreadableBoxError("a formula in more formulas than are read")
        if len(path) >= len(open_nodes):
            return None  # a line that belongs to nothing
        del open_nodes[len(path) + 1 :]
        node = MathNode(text)
        open_nodes[-1].parts.setdefault(path[-1:], []).append(node)
        open_nodes.append(node)
    return root.part("")


def _split(line: str) -> tuple[str, str]:
    """The letters that say where a line belongs, and the line."""
    at = 0
    while match := _PART.match(line, at):
        at = match.end()
    return line[:at], line[at:]
