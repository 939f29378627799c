r"""Lines of a box in TeX's log -> a tree of nodes.

`\showbox` indents by a full stop for each level. What follows a bar is what a word would have
behind a hyphen, were it broken there: it is not printed, and left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DEEPEST = 60
"""Levels of boxes that are read; a title has about ten."""

_INDENT = ".|"


class UnreadableBoxError(Exception):
    """A box that holds what cannot be read as text; its message says what."""


@dataclass(slots=True)
class Node:
    """A node of a box.

    Attributes:
        text: Its line, without the indentation.
        children: What is inside.
    """

    text: str
    children: list[Node] = field(default_factory=list)


def tree(lines: Iterable[str]) -> list[Node]:
    r"""The nodes of a box.

    Args:
        lines: As `\showbox` wrote them.

    Raises:
        UnreadableBoxError: It is nested too deep.
    """
    root = Node("")
    stack = [root]
    for line in lines:
        text = line.lstrip(_INDENT)
        depth = len(line) - len(text)
        if line.find("|", 0, depth) >= 0 or not text.startswith(("\\", "= ")):
            continue
        if depth > DEEPEST:
            raise UnreadableBoxError("boxes in more boxes than are read")
        del stack[depth + 1 :]
        node = Node(text)
        stack[-1].children.append(node)
        stack.append(node)
    return root.children
