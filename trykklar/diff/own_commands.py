r"""The commands that authors define in a preamble: `\\newcommand` and its kin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DEFINITION = re.compile(
    r"^[ \t]*\\(?P<by>newcommand|renewcommand|providecommand|DeclareRobustCommand|"
    r"DeclareMathOperator|def)\*?\s*\{?\s*\\(?P<name>[A-Za-z@]+)\}?(?P<takes>[^{}\n]*)",
    re.MULTILINE,
)


class OwnCommand(NamedTuple):
    """A command of the authors'.

    Attributes:
        name: Without its backslash.
        statement: The whole definition.
        plain: Whether it stands for text alone: it takes nothing, and is no operator of formulas.
    """

    name: str
    statement: str
    plain: bool


def own_commands(preamble: str, path: Path) -> Iterator[OwnCommand]:
    """The commands that a preamble defines, in order.

    Args:
        preamble: A flat text.
        path: Where it comes from.
    """
    passage = Passage(preamble, Source(path, preamble))
    for match in _DEFINITION.finditer(preamble):
        span = passage.group(passage.skip(match.end()))
        if span is not None:
            takes = match["takes"].strip() or match["by"] == "DeclareMathOperator"
            statement = preamble[match.start() : span.end + 1].strip()
            yield OwnCommand(match["name"], statement, not takes)
