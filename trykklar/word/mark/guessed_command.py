r"""Commands that pandoc prints by an idea of its own of their package: TeX is to be asked instead.

Pandoc sets numbers and units of siunitx in English and without the package's settings
(Text.Pandoc.Readers.LaTeX.SIunitx): `10 °C–20 °C`, where TeX prints `10 °C to 20 °C`. Greek that is
typed in Latin letters it leaves so, and LaTeX's own words (`\figurename`) are English to it.
"""

from __future__ import annotations

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


def guessed(passage: Passage) -> Iterator[Span]:
    """Where such a command stands in running text, with its arguments; formulas are left out.

    Args:
        passage: What pandoc is to read.
    """
    formulas, at = formula_cover(passage.text), 0
    for command in commands(passage):
        if command.name in _ARGUMENTS and command.start >= at and command.start not in formulas:
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
