r"""What fills or ends a line from within a formula: `$x\\$`, `$\hfill\blacksquare$`.

TeX breaks the line there, as it would beside the formula; no formula of Word's can.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.formula_span import formula_cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

FILLING = ("hfill", "hfil")
_CLOSING = re.compile(r"\s*\*?(?:\[[^\[\]]*\])?\s*(\$(?!\$)|\\\))")
_OPENING = re.compile(r"(?:(?<![\\$])\$|\\\()\s*\Z")
_FAR = 20  # characters before a command


def line_end(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""A line break at the end of a formula in the line, behind it.

    Args:
        passage: The flat source.
        command: `\\`.
    """
    cover = formula_cover(passage.text)
    match = _CLOSING.match(passage.text, command.start + 2)
    if match is None or command.start not in cover or match.start(1) in cover:
        return
    yield Edit(command.start, match.start(1), "")
    yield Edit(match.end(), match.end(), r"\\ ")


def filling(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""What fills the line at the beginning of a formula in it, before it.

    Args:
        passage: The flat source.
        command: `\hfill`.
    """
    cover = formula_cover(passage.text)
    begun = max(command.start - _FAR, 0)
    match = _OPENING.search(passage.text, begun, command.start)
    if match is None or command.start not in cover or match.start() in cover:
        return
    yield Edit(match.start(), match.start(), rf"\{command.name} ")
    yield Edit(command.start, command.end, "")
