"""What TeX shows of a piece of LaTeX: a page of a PDF, or a part of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trykklar.poppler import PageBox

if TYPE_CHECKING:
    from pathlib import Path

_MARGIN = 2.0  # points that are shown round it
_BLANK = 1.0  # points


class RenderedPiece(NamedTuple):
    """What TeX shows of a piece of LaTeX.

    Attributes:
        pdf: The document that it is in.
        page: The page there.
        text: The words in it, for those who cannot see it.
        box: TeX's box of it, and the words that stand out of that; None where it is not known.
        bare: TeX's box alone.
    """

    pdf: Path
    page: int
    text: str = ""
    box: PageBox | None = None
    bare: PageBox | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is printed."""
        return not self.text and self.box is not None and _size(self.box) < _BLANK

    @property
    def part(self) -> PageBox | None:
        """What of the page is shown."""
        if self.box is None:
            return None
        left, top, right, bottom = self.box
        return PageBox(left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)


def _size(box: PageBox) -> float:
    return max(box.right - box.left, box.bottom - box.top)
