"""Pages of a PDF that are asked for, as graphicx and pdfpages say it: `2`, `1,3-5`, `-`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.poppler import information
from trykklar.word.blocks.raster import page_extent
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from pathlib import Path

_COUNT = re.compile(r"^Pages:\s*(\d{1,9})", re.MULTILINE)
_MOST = 500
# Inches: A3 to A6 and B5, letter and legal.
_SHEETS = (
    (11.69, 16.54), (8.27, 11.69), (5.83, 8.27), (4.13, 5.83), (6.93, 9.84), (8.5, 11), (8.5, 14),
)  # fmt: skip
_SLACK = 0.05


def count(pdf: Path) -> int:
    """How many pages a PDF has; 1 for what is none.

    Its title can hold lines that look like pdfinfo's own, so that the smallest number counts.

    Args:
        pdf: The file.
    """
    found = _COUNT.findall(information(pdf)) if pdf.suffix.lower() == ".pdf" else []
    return min(map(int, found), default=1)


def pages(text: str, last: int) -> list[int]:
    """The pages of a specification that there are, in its order; the first where it names none.

    Args:
        text: As in `pages={1,3-5}`; `-` is all of them, and `4-2` counts down.
        last: How many pages there are.
    """
    found: list[int] = []
    for part in text.replace("last", str(last)).split(","):
        begin, dash, end = part.strip(" {}").partition("-")
        first = number(begin) or (1 if dash else 0)
        final = number(end) or last if dash else first
        first, final = min(first, last + 1), min(final, last + 1)
        step = 1 if first <= final else -1
        found.extend(page for page in range(first, final + step, step) if 0 < page <= last)
        del found[_MOST:]
    return found or [1]


def is_sheet(path: Path, page: int) -> bool:
    """Whether a page of a PDF is as large as a sheet of paper: one of a document, and no drawing.

    Source: ISO 216, A3 to A6 and B5; North America's letter and legal.

    Args:
        path: The file; of another kind it is none.
        page: Which page, from 1.
    """
    extent = page_extent(path, page) if path.suffix.lower() == ".pdf" else None
    sides = sorted(extent) if extent else []
    return any(
        all(abs(side - own) < _SLACK for side, own in zip(sides, sheet, strict=True))
        for sheet in (_SHEETS if sides else ())
    )
