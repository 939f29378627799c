"""Whether the first page of the PDF has its number, which a title page does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.poppler import page_texts

if TYPE_CHECKING:
    from pathlib import Path

_GAP = re.compile(r"\s{3,}")
_OF = r"\s*(?:/|of|av|von|de|di)\s*\d+\W*"


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
