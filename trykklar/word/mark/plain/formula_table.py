r"""A table in a formula, `$\left|\begin{tabular}{cc}0 & $x$\end{tabular}\right|$`, as an array.

TeX sets its cells as text, in which `$` begins another formula; to pandoc it ends the outer one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.formula_span import formula_cover
from trykklar.word.mark.plain.cells import cells
from trykklar.word.mark.rules.tabular import closing, specification

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_TABLE = re.compile(r"\\begin\s*\{tabular\}.*?\\end\s*\{tabular\}", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_VERBATIM = re.compile(r"\\(?:verb|lstinline)(?![A-Za-z])\*?([^\w\s*{]).*?\1")
_BLANK = re.compile(r"\n[ \t\r]*\n")
_SIGN = re.compile(r"\\.|\$\$?", re.DOTALL)
_COLUMN = re.compile(r"\{[^{}]*\}|[^lcrpmb|]")
_WIDE = re.compile(r"[pmb]")
_NUMBER = re.compile(r"[-+\d.,/=<>()|\s]*")
_FARTHEST = 5_000  # characters of a paragraph before a table


def array(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that make an array of a table that stands in a formula.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    if command.environment != "tabular" or not _in_formula(passage, command.start):
        return
    tail, columns = closing(passage, command), specification(passage, command)
    if tail is None or columns is None:
        return
    inside = columns.end + passage.text.startswith("}", columns.end)
    plain = _WIDE.sub("l", _COLUMN.sub("", passage.slice(columns)))
    yield Edit(command.start, inside, rf"\begin{{array}}{{{plain}}}")
    for cell in cells(passage, inside, tail.start):
        written = passage.text[cell.start : cell.end]
        if written:
            yield Edit(cell.start, cell.end, _as_formula(written))
    yield Edit(tail.start, tail.end, r"\end{array}")


def _in_formula(passage: Passage, at: int) -> bool:
    """Whether a place is in a formula; one that `$` begins does not reach past a blank line."""
    if at in formula_cover(passage.text):
        return True
    start = max(at - _FARTHEST, 0)
    *others, before = _BLANK.split(passage.text[start:at])
    if start and not others:
        return False  # where the paragraph begins is not known
    signs = _SIGN.findall(_TABLE.sub("", _COMMENT.sub("", _VERBATIM.sub("", before))))
    return sum(sign in ("$", "$$") for sign in signs) % 2 == 1


def _as_formula(cell: str) -> str:
    r"""A cell of text and formulas, `at $x$`, within a formula: `\text{at }x`."""
    at, inside, parts = 0, False, []
    for sign in (*_SIGN.finditer(cell), None):
        if sign is not None and sign[0] != "$":
            continue
        part = cell[at : sign.start() if sign else len(cell)]
        is_text = not inside and not _NUMBER.fullmatch(part)
        parts.append(rf"\text{{{part}}}" if is_text else part)
        at, inside = (sign.end() if sign else len(cell)), not inside
    return " ".join(part for part in parts if part.strip())
