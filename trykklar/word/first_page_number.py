r"""The number of the first page, and whether it is shown, which a title page's is not.

A PDF may begin with another one than 1, as in a proceedings' volume. `\setcounter{page}{3}` may
stand anywhere, in a class, too: the numbers on the pages say it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from trykklar.poppler import page_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FEWEST, _MOST_OF = 2, 0.6
_NUMBER = re.compile(r"[0-9]{1,4}")
_GAP = re.compile(r"\s{3,}")
_OF = r"\s*(?:/|of|av|von|de|di)\s*\d+\W*"


def first_number(pdf: Path | None) -> int:
    """The number of a PDF's first page; 1 where its pages count from there, or say none.

    Where roman numbers come first, those behind them are less than the pages, and Word's count
    cannot begin so.

    Args:
        pdf: What TeX made of the source as it is; None where it could not.
    """
    texts = (page_texts(pdf, "-layout") if pdf is not None else None) or []
    pages = [text for text in texts if text.strip()]
    found = Counter(step for at, text in enumerate(pages, 1) for step in _steps(at, text))
    step, count = next(iter(found.most_common(1)), (0, 0))
    return step + 1 if step > 0 and count >= max(_FEWEST, len(pages) * _MOST_OF) else 1


def _steps(at: int, text: str) -> Iterator[int]:
    """How far the numbers at the ends of a page's first and last lines are from its place."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    ends = {word for line in (lines[0], lines[-1]) for word in (line.split()[0], line.split()[-1])}
    yield from {int(word) - at for word in ends if _NUMBER.fullmatch(word)}


def first_page_numbered(pdf: Path | None, number: int = 1) -> bool:
    """Whether a part of the first or last line of the first page is its number.

    Args:
        pdf: What TeX made of the source as it is; None where it could not: then it may be.
        number: That of the page.
    """
    forms = "1|i|a" if number == 1 else str(number)
    shown = re.compile(rf"\W*(?:{forms})\W*|.*\b{number}{_OF}", re.IGNORECASE)
    pages = page_texts(pdf) if pdf is not None else None
    lines = [line.strip() for line in pages[0].split("\n") if line.strip()] if pages else []
    ends = {*lines[:1], *lines[-1:]}
    return not pages or any(shown.fullmatch(part) for line in ends for part in _GAP.split(line))
