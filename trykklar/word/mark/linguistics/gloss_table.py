"""A gloss as a table without rules: each word stands above what it means."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from trykklar.word.mark.linguistics.example_part import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDEST = 72  # letters of a line on a page, less what a label takes
_BETWEEN = 2  # letters: what the margins of a cell are as wide as
_LETTER = 0.0125  # of the width of a line
_COMMAND = re.compile(r"\\[A-Za-z]+\s*|[{}$]")


def table(lines: Sequence[str], label: str, fonts: Sequence[str]) -> str:
    """A gloss as LaTeX; one that is too wide goes on below, as in the PDF.

    Args:
        lines: One below the other.
        label: What stands before it, as LaTeX; "" for nothing.
        fonts: The command that sets the words of each line; "" for none.
    """
    every = [
        [f"\\{font}{{{word}}}" if font else word for word in words(line)]
        for line, font in zip_longest(lines, fonts[: len(lines)], fillvalue="")
    ]
    columns = list(zip_longest(*every, fillvalue=""))
    parts = list(_wrapped(columns))
    lead = [label] if label else []
    rows: list[list[str]] = []
    for number, part in enumerate(parts):
        for line in range(len(lines)):
            first = [text if not (number or line) else "" for text in lead]
            rows.append([*first, *(column[line] for column in part)])
    form = "".join(map(_column, zip_longest(*rows, fillvalue="")))
    body = "\n".join(" & ".join(row) + r" \\" for row in rows)
    return f"\n\n\\begin{{tabular}}{{{form}}}\n{body}\n\\end{{tabular}}\n\n"


def _column(cells: Sequence[str]) -> str:
    """A column as wide as its words: a word processor would make all of them alike."""
    return f"p{{{_width(cells) * _LETTER:.3f}\\linewidth}}"


def _width(cells: Sequence[str]) -> int:
    return max(len(_COMMAND.sub("", cell)) for cell in cells) + _BETWEEN


def _wrapped(columns: Sequence[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
    """The columns of each line of a page."""
    line: list[tuple[str, ...]] = []
    width = 0
    for column in columns:
        wide = _width(column)
        if line and width + wide > _WIDEST:
            yield line
            line, width = [], 0
        line.append(column)
        width += wide
    if line:
        yield line
