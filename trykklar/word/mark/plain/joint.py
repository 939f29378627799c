r"""What a column specification prints: `r@{.}l` as one column, `>{\$}r<{\%}` in each cell.

TeX sets the text between columns in every row, so that it belongs to the cells. What siunitx makes
of the numbers of a column `S` is left to its `\num`, which prints the same. Cells of dcolumn's `D`
are formulas, in which `0.12^{**}` has raised stars.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.plain.cells import LatexCell, cells
from trykklar.word.mark.rules.tabular import TABLES, closing, head, spanned, specification
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from trykklar.latex.passage import Span

_MOST = 63
_LONGEST = 5_000
_NOWHERE = Source(Path(), "")
_NOT_PRINTED = re.compile(
    r"\\[vh]rule[^{}\\]*|\\[ ,;:!/>\\]|[\s~{}]"
    r"|\\(?!text(?!width)|l?dots|mbox)[A-Za-z@]+\*?(?:\s*\[[^\]]*\]|\s*\{[^{}]*\})*"
    r"(?:\s*=?\s*-?(?:[\d.]+\s*(?:pt|pc|em|ex|cm|mm|in|bp|sp)?|(?=\\)))?"
)
_TAKES_BRACKET = frozenset("XSs")
_NUMBERS, _DECIMALS = "S", "D"
_RAISED = re.compile(
    r"(?P<opened>\\\(\s*)?\^\s*(?:\{(?P<group>[^{}]*)\}|(?P<sign>\\[A-Za-z]+|[^\s\\{}]))"
    r"(?(opened)\s*\\\))"
)
_MINUS = re.compile(r"-(?=[\d.,])")
_SIUNITX = re.compile(r"\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\]\s*)?\{[^{}]*\bsiunitx\b")
_NUMBER = re.compile(
    r"(?:[<>=~]|\\(?:le|leq|ge|geq|sim|approx|gg|ll)(?![A-Za-z]))?\s*(?:[+-]|\\(?:pm|mp)(?![A-Za-z]))?\s*"
    r"(?:\d[\d.,]*|[.,]\d+)(?:\s*(?:\([\d.,]+\)|(?:\+-|\\pm(?![A-Za-z])|±)\s*[\d.,]+))?"
    r"(?:\s*[eEdD]\s*[+-]?\d+)?"
)
# Numbers that siunitx prints as they are written, and settings with which it does not.
_AS_WRITTEN = re.compile(r"\d{1,4}(?:\.\d{1,4})?")
_CHANGES = re.compile(r"\b(?:locale|output-decimal-marker|round-|group-|exponent|drop-|print-)")
_SETTINGS = re.compile(r"\\sisetup\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_TAKES_BRACES = {"p": 1, "m": 1, "b": 1, "w": 2, "W": 2, "D": 3, "d": 1}


@dataclass
class _Column:
    """A column: its letter with its arguments, and what is printed around its cells.

    Attributes:
        text: As it is written, with what it says to TeX alone.
        before: Printed before each cell.
        after: Printed behind each cell.
        joint: Printed between the column before and this one, which it makes one of; None
            where they are two.
        numbers: The options of a column of siunitx's; None where it is another one.
        formulas: Whether its cells are formulas, as dcolumn sets them.
    """

    text: str
    before: str = ""
    after: str = ""
    joint: str | None = None
    numbers: str | None = None
    formulas: bool = False


def printed(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that bring what a table's specification prints into its cells.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    if command.environment not in TABLES:
        return
    span, tail, opened = (
        specification(passage, command),
        closing(passage, command),
        head(passage, command),
    )
    if span is None or tail is None or opened is None:
        return
    layout = _columns(passage.slice(span)[:_LONGEST])
    if not _loads_siunitx(passage):
        layout = [replace(part, numbers=None) for part in layout]
    prints = any(part.before or part.after or part.joint is not None for part in layout)
    plain = not any(part.numbers is not None or part.formulas for part in layout)
    if not prints and plain:
        return
    if prints:
        kept = (part.text for part in layout if part.joint is None)
        yield Edit(span.start, span.end, "".join(kept))
    row, column = -1, 0
    for cell in cells(passage, opened[1], tail.start):
        column = 0 if cell.row != row else column
        row = cell.row
        column += yield from _filled(passage, cell, layout, column)


def _filled(
    passage: Passage, cell: LatexCell, layout: list[_Column], column: int
) -> Generator[Edit, None, int]:
    """Edits of one cell; returns over how many columns it reaches."""
    across = _across(passage, cell)
    if across is not None:
        count = number(passage.slice(across)) or 1
        joints = sum(other.joint is not None for other in layout[column + 1 : column + count])
        if joints:
            yield Edit(across.start, across.end, str(count - joints))
        return count
    if column >= len(layout):
        return 1
    own, last = layout[column], column + 1 >= len(layout)
    following = None if last else layout[column + 1].joint
    goes_on = following is not None and passage.text.startswith("&", cell.stop)
    nothing = cell.start == cell.end and not cell.column  # a row for its space has no cells
    alone = nothing and not passage.text.startswith("&", cell.stop)
    if own.before and not alone:
        yield Edit(cell.start, cell.start, own.before)
    if own.numbers is not None and not own.before and not own.after:
        yield from _number(passage, cell, own.numbers)
    if own.formulas:
        yield from _decimal(passage, cell)
    if goes_on:
        yield Edit(cell.end, passage.skip(cell.last), own.after + (following or ""))
    elif own.after and not alone:
        yield Edit(cell.end, cell.end, own.after)
    return 1


def _number(passage: Passage, cell: LatexCell, options: str) -> Iterator[Edit]:
    """A number in a column of numbers, unless it is printed as it is written."""
    text = passage.text[cell.start : cell.end]
    if not _NUMBER.fullmatch(text):
        return
    changed = _CHANGES.search(options) or _is_set_up(passage)
    if changed or not _AS_WRITTEN.fullmatch(text):
        yield Edit(cell.start, cell.end, rf"\num[{options}]{{{text}}}")


def _decimal(passage: Passage, cell: LatexCell) -> Iterator[Edit]:
    """What is raised in a cell that is a formula, and its minus, as text."""
    if "$" in passage.text[cell.start : cell.end]:
        return
    for match in _RAISED.finditer(passage.text, cell.start, cell.end):
        inner = match["sign"] if match["group"] is None else match["group"]
        raised = rf"$^{{{inner}}}$" if "\\" in inner else rf"\textsuperscript{{{inner}}}"
        yield Edit(match.start(), match.end(), raised)
    for match in _MINUS.finditer(passage.text, cell.start, cell.end):
        yield Edit(match.start(), match.end(), "\N{MINUS SIGN}")


@lru_cache(maxsize=2)
def _loads_siunitx(passage: Passage) -> bool:
    """Whether a column `S` is siunitx's; asked of each table."""
    return _SIUNITX.search(passage.text) is not None


@lru_cache(maxsize=2)
def _is_set_up(passage: Passage) -> bool:
    r"""Whether a `\sisetup` changes how numbers are printed; asked of each cell."""
    return any(map(_CHANGES.search, _SETTINGS.findall(passage.text)))


def _across(passage: Passage, cell: LatexCell) -> Span | None:
    r"""The count of a `\multicolumn` that the cell begins with."""
    first = next(commands(passage, cell.start, cell.end), None)
    if first is None or first.name != "multicolumn" or first.start != cell.start:
        return None
    spans = spanned(passage, first)
    return spans[0] if spans else None


def _columns(text: str) -> list[_Column]:
    """The columns of a specification, with repeated ones written out."""
    passage = Passage(text, _NOWHERE)
    found: list[_Column] = []
    lead, before, joint = "", "", None
    at = 0
    while at < len(text) and len(found) <= _MOST:
        sign = text[at]
        group = passage.group(passage.skip(at + 1))
        if sign == "*" and group and (repeated := passage.argument(group.end + 1)):
            times = min(number(passage.slice(group)) or 0, _MOST)
            found.extend(_columns(passage.slice(repeated[0]) * times))
            at = repeated[1]
        elif sign in "@!<>" and group:
            inner, at = passage.slice(group), group.end + 1
            if not _NOT_PRINTED.sub("", inner):
                lead += f"{sign}{{{inner}}}"
            elif sign == ">":
                before += inner
            elif sign == "<" and found:
                found[-1].after += inner
            elif not found:
                before += inner
            else:
                joint = (joint or "") + (inner if sign == "@" else f" {inner} ")
        elif sign.isalpha():
            end = _end(passage, sign, at + 1)
            options = text[at + 1 : end].strip("[]") if sign == _NUMBERS else None
            joined = joint if found else None
            whole = lead + text[at:end]
            formulas = sign == _DECIMALS
            found.append(_Column(whole, before, "", joined, options, formulas=formulas))
            lead, before, joint, at = "", "", None, end
        else:
            lead, at = lead + sign, at + 1
    if found:
        found[-1].after += joint or ""
        found[-1].text += lead
    return found[:_MOST]


def _end(passage: Passage, sign: str, at: int) -> int:
    """Where the arguments of a column's letter end."""
    if sign in _TAKES_BRACKET:
        at = arguments(passage, at)[1]
    for _ in range(_TAKES_BRACES.get(sign, 0)):
        group = passage.group(passage.skip(at))
        at = group.end + 1 if group else at
    return at
