r"""Commands that draw, with all that belongs to them: `\tikz ...;`, `\Tree [...]`, `\chemfig{...}`.

No braces say how far they reach, and what stands in them is no text: around them goes the
environment of what only TeX can show.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.word.mark.command import arguments
from trykklar.word.mark.formula_span import formula_cover
from trykklar.word.mark.rules.drawing_mark import around

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command
    from trykklar.word.mark.edit import Edit

FORMS: Mapping[str, str] = {
    "tikz": ";",
    "chemfig": "{",
    "dirtree": "{",
    "smartdiagram": "{",
    "qrcode": "{",
    "pgfuseimage": "{",
    "Tree": "[",
    "schemestart": r"\schemestop",
    "ex": r"\xe",
    "pex": r"\xe",
}
r"""Command -> its last argument's opening, or what it ends in; before it, there may be options."""
_MOST = 20_000


def whole(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that make a drawing of such a command, unless it stands in a formula.

    Args:
        passage: The flat source.
        command: One of the commands above.
    """
    end = _end(passage, command)
    if end > command.end and command.start not in formula_cover(passage.text):
        yield from around(Span(command.start, end))


def _end(passage: Passage, command: Command) -> int:
    """Where a command ends with what belongs to it; -1 where that is not there."""
    form = FORMS[command.name]
    if form == "[":
        return _bracketed(passage, passage.skip(command.end))
    at = arguments(passage, command.end, optional=2)[1]
    group = passage.group(passage.skip(at))
    if form in "{;" and group is not None:
        return group.end + 1
    if form == "{":
        return -1
    found = passage.text.find(form, at, at + _MOST)
    return found + len(form) if found >= 0 else -1


def _bracketed(passage: Passage, at: int) -> int:
    """Where brackets end that may be within each other."""
    depth = 0
    for match in re.compile(r"\\.|[\[\]]").finditer(passage.text, at, at + _MOST):
        depth += {"[": 1, "]": -1}.get(match[0], 0)
        if depth <= 0:
            return match.end() if match[0] == "]" else -1
    return -1
