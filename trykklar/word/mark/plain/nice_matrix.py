r"""Tables and matrices of nicematrix in LaTeX's own terms and amsmath's.

Source: the manual of nicematrix, "The blocks", "The dotted lines", "\CodeBefore" and "\CodeAfter".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

# Environment -> what it is here, and how many arguments in braces stand before its options.
_TABLES = {
    "NiceTabular": ("tabular", 1), "NiceTabular*": ("tabular*", 2),
    "NiceTabularX": ("tabularx", 2), "NiceArray": ("array", 1),
}  # fmt: skip
_MATRIX = re.compile(r"([pbBvV]?)NiceMatrix")
DOTS = {
    "Cdots": r"\cdots ", "Ldots": r"\ldots ", "Vdots": r"\vdots ", "Ddots": r"\ddots ",
    "Iddots": r"\ddots ", "Hline": r"\hline ",
}  # fmt: skip
"""Commands of cells and lines -> what they look like."""
_CODE = re.compile(r"\\CodeBefore\b.*?\\Body\b", re.DOTALL)
_AFTER = r"\CodeAfter"
_SIZE = re.compile(r"\s*(\d*)\s*-\s*(\d*)\s*")
_LINES = re.compile(r"\bh?v?lines\b|\brules\b")  # options that draw them
_NEXT = re.compile(r"\s*&")


def plain_name(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that give such an environment its plain name, without options and code for drawing.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    tail = closing(passage, command)
    matrix = _MATRIX.fullmatch(command.environment)
    name, count = (f"{matrix[1]}matrix", 0) if matrix else _TABLES.get(command.environment, ("", 0))
    if tail is None or not name:
        return
    yield Edit(command.start, command.end, rf"\begin{{{name}}}")
    at = passage.behind_arguments(command.end, count)
    options = arguments(passage, at)[1]
    lined = bool(_LINES.search(passage.text, at, options)) and not matrix
    yield Edit(at, options, r"\hline " * lined)
    code = _CODE.search(passage.text, options, tail.start)
    if code:
        yield Edit(*code.span())
    after = passage.text.find(_AFTER, options, tail.start)
    yield Edit(after if after >= 0 else tail.start, tail.end, rf"\end{{{name}}}")


def block(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\Block{2-1}{text}`: a cell over several rows or columns, whose other cells are empty."""
    size = passage.group(passage.skip(arguments(passage, command.end)[1]))
    look = passage.delimited(size.end + 1, "<", ">") if size else None
    text = passage.group(passage.skip((look or size).end + 1)) if size else None
    match = _SIZE.fullmatch(passage.slice(size)) if size else None
    if text is None or match is None:
        return
    rows, columns = (int(part or 1) for part in match.groups())
    begin = rf"\multicolumn{{{columns}}}{{c}}{{" * (columns > 1)
    begin += rf"\multirow{{{rows}}}{{*}}{{" * (rows > 1)
    yield Edit(command.start, text.start, begin or "{")
    end = text.end + 1
    for _ in range(columns - 1):  # the cells that it covers
        covered = _NEXT.match(passage.text, end)
        end = covered.end() if covered else end
    yield Edit(text.end, end, "}" * max((columns > 1) + (rows > 1), 1))


def dots(passage: Passage, command: Command) -> Iterator[Edit]:
    """Dots between the cells of a matrix, as those of one cell."""
    at = arguments(passage, command.end)[1]
    if r"Nice" in passage.text:
        yield Edit(command.start, at, DOTS[command.name])
