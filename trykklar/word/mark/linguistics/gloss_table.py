"""A gloss as a table without rules: each word stands above what it means."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from trykklar.word.mark.linguistics.example_part import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDEST = 64  # letters of a line on a page, less what a label takes
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
    most = max((len(part) for part in parts), default=0)
    lead = [label] if label else []
    rows: list[str] = []
    for number, part in enumerate(parts):
        for line in range(len(lines)):
            first = [text if not (number or line) else "" for text in lead]
            rows.append(" & ".join([*first, *(column[line] for column in part)]) + r" \\")
    form = "l" * (most + len(lead))
    body = "\n".join(rows)
    return f"\n\n\\begin{{tabular}}{{{form}}}\n{body}\n\\end{{tabular}}\n\n"


def _wrapped(columns: Sequence[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
    """The columns of each line of a page."""
    line: list[tuple[str, ...]] = []
    width = 0
    for column in columns:
        wide = max(len(_COMMAND.sub("", word)) for word in column) + 1
        if line and width + wide > _WIDEST:
            yield line
            line, width = [], 0
        line.append(column)
        width += wide
    if line:
        yield line
