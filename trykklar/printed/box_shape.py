r"""What a box is by the nodes that it is made of, whatever is written in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.printed.box_node import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH = r"(-?\d+(?:\.\d+)?)"
r"""A width or height as `\showbox` writes it, in points."""
KIND = re.compile(r"\\([A-Za-z]+)")
"""The name of a node."""
RULE = re.compile(rf"\\rule\({LENGTH}\+{LENGTH}\)x{LENGTH}")
"""A rule: its height, depth and width."""
DASH = 0.8
"""Of the size of a font: from this width on a rule stands for a name."""
THICKEST = 1.5
"""Points that such a rule, or an underscore, is thick at most."""

_KERN = re.compile(r"\\kern ?-?\d")
_SET = re.compile(r"glue set (\d+(?:\.\d+)?)fil")
_PARAGRAPH_LINE = r"\glue(\rightskip)"
_BREAKS_WORD = (" -", " /")  # signs behind which a line may end within a word or address
_NO_LETTERS = (r"\glue", r"\penalty", r"\kern")
_SPACE = r"\glue 3.33333 plus 1.66666"
_LINE = 200.0  # stretch in a line that is much wider than any text


def child_kinds(node: Node) -> tuple[str, ...]:
    """What its nodes are, as far as they have names."""
    found = (KIND.match(child.text) for child in node.children)
    return tuple(kind[1] for kind in found if kind)


def lined_box(node: Node) -> Node | None:
    """What a line is drawn over or under (The TeXbook, appendix G, rules 9 and 10)."""
    kinds = child_kinds(node)
    boxes = [at for at, kind in enumerate(kinds) if kind == "hbox"]
    drawn = "rule" in kinds and set(kinds) <= {"hbox", "kern", "rule"}
    is_lined = len(boxes) == 1 and drawn and len(kinds) == len(node.children)
    return node.children[boxes[0]] if is_lined else None


def is_underscore(node: Node, size: float) -> bool:
    r"""Whether a box is a thin rule by itself, shorter than a letter M.

    So OT1's `\_` is drawn, and that of an address, lowered (ltoutenc.dtx; url.sty).
    """
    rules = [found for child in node.children if (found := RULE.match(child.text))]
    kerns = sum(bool(_KERN.match(child.text)) for child in node.children)
    if len(rules) != 1 or len(rules) + kerns != len(node.children):
        return False
    height, depth, width = map(float, rules[0].groups())
    return depth == 0 < height < THICKEST and 0 < width < DASH * size


def endless_glue(node: Node) -> float:
    """How much endless glue is stretched in a box; in a line of a list, that says nothing."""
    glue = _SET.search(node.text)
    return float(glue[1]) if glue and float(glue[1]) < _LINE else 0.0


def with_line_ends(node: Node) -> Iterator[Node]:
    """What is in a box, with a space between the lines of a paragraph: TeX takes it out there."""
    before: Node | None = None
    for child in node.children:
        if child.text.startswith(r"\hbox"):
            if before is not None and not _ends_within_word(before):
                yield Node(_SPACE)
            is_line = any(part.text.startswith(_PARAGRAPH_LINE) for part in child.children)
            before = child if is_line else None
        yield child


def _ends_within_word(line: Node) -> bool:
    letters = (part for part in reversed(line.children) if not part.text.startswith(_NO_LETTERS))
    return next((part.text.endswith(_BREAKS_WORD) for part in letters), True)
