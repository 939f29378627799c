r"""Commands that pandoc prints by an idea of its own of their package: TeX is to be asked instead.

Pandoc sets numbers and units of siunitx in English and without the package's settings
(Text.Pandoc.Readers.LaTeX.SIunitx): `10 °C–20 °C`, where TeX prints `10 °C to 20 °C`. Greek that is
typed in Latin letters it leaves so, and LaTeX's own words (`\figurename`) are English to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.latex.structure_commands import PRINTED_NAMES
from trykklar.word.mark.command import commands
from trykklar.word.mark.formula_span import formula_cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

# Command -> its arguments in braces (the siunitx manual, versions 2 and 3; babel-greek).
_ARGUMENTS = {
    **dict.fromkeys(PRINTED_NAMES, 0),
    "SI": 2, "qty": 2, "num": 1, "si": 1, "unit": 1, "ang": 1,
    "numrange": 2, "SIrange": 3, "qtyrange": 3, "numlist": 1, "SIlist": 2, "qtylist": 2,
    "textgreek": 1,
}  # fmt: skip

# What such a name stands behind where it is defined, and not printed.
_DEFINES = re.compile(
    r"\\(?:(?:new|renew|provide)command\*?\s*\{?|[A-Z][a-z]+DocumentCommand\s*\{?"
    r"|[gex]?def|let(?:\s*\\[A-Za-z]+\s*=?)?)\s*\Z"
)
_LONGEST = 40  # characters of that


def guessed(passage: Passage) -> Iterator[Span]:
    """Where such a command stands in running text, with its arguments; formulas are left out.

    Args:
        passage: What pandoc is to read.
    """
    formulas, at = formula_cover(passage.text), 0
    for command in commands(passage):
        if command.name not in _ARGUMENTS or command.start < at or command.start in formulas:
            continue
        before = passage.text[max(command.start - _LONGEST, 0) : command.start]
        if not _DEFINES.search(before):
            end = _end(passage, command.end, _ARGUMENTS[command.name])
            if end:
                yield Span(command.start, end)
                at = end


def _end(passage: Passage, at: int, count: int) -> int:
    """Where a command's arguments end; 0 where it has not all of them."""
    for _ in range(count):
        option = passage.delimited(passage.skip(at))
        group = passage.group(passage.skip(option.end + 1 if option else at))
        if group is None:
            return 0
        at = group.end + 1
    return at
