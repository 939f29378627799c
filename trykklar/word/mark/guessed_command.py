r"""Commands that pandoc prints by an idea of its own of their package: TeX is to be asked instead.

Pandoc sets numbers and units of siunitx in English and without the package's settings
(Text.Pandoc.Readers.LaTeX.SIunitx): `10 °C–20 °C`, where TeX prints `10 °C to 20 °C`. Greek that is
typed in Latin letters it leaves so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.word.mark.command import after_verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

# Command -> its arguments in braces (the siunitx manual, versions 2 and 3; babel-greek).
_ARGUMENTS = {
    "SI": 2, "qty": 2, "num": 1, "si": 1, "unit": 1, "ang": 1,
    "numrange": 2, "SIrange": 3, "qtyrange": 3, "numlist": 1, "SIlist": 2, "qtylist": 2,
    "textgreek": 1,
}  # fmt: skip
_FORMULAS = r"(?:equation|align|gather|multline|eqnarray|flalign|alignat|math|displaymath)\*?"
_TOKEN = re.compile(
    rf"\\(?P<end>begin|end)\{{{_FORMULAS}\}}|\\begin\{{(?P<other>[^{{}}]*)\}}"
    r"|\\(?P<name>[A-Za-z@]+)|\\(?P<sign>.)|(?P<dollar>\$\$?)|%[^\n]*",
    re.DOTALL,
)
_OPENING = {"(": 1, "[": 1, ")": -1, "]": -1}
_ENDS = {"begin": 1, "end": -1}


def guessed(passage: Passage) -> Iterator[Span]:
    """Where such a command stands in running text, with its arguments; formulas are left out.

    Args:
        passage: What pandoc is to read.
    """
    at, depth, dollars = 0, 0, False
    while (match := _TOKEN.search(passage.text, at)) is not None:
        name = match["name"] or ""
        at = after_verbatim(
            passage.text, "begin" if match["other"] else name, match["other"] or "", match.end()
        )
        depth = max(depth + _ENDS.get(match["end"], 0) + _OPENING.get(match["sign"], 0), 0)
        dollars ^= match["dollar"] is not None
        if name in _ARGUMENTS and depth == 0 and not dollars:
            end = _end(passage, match.end(), _ARGUMENTS[name])
            if end:
                yield Span(match.start(), end)
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
