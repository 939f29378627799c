"""What TeX has above and below a page, in the words of the page style that is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.printed.latex_pieces import print_pieces
from trykklar.printed.text_run import plain

if TYPE_CHECKING:
    from trykklar.document import Document

_PARTS = ("oddhead", "oddfoot")  # The LaTeX2e Sources, classes.dtx: of a page style


def page_style_words(document: Document) -> str:
    """The words of the head and the foot, as far as TeX prints them by themselves.

    Args:
        document: It has just been typeset.
    """
    sources = [rf"\def\leftmark{{}}\def\rightmark{{}}\csname @{part}\endcsname" for part in _PARTS]
    pieces = print_pieces(document, [f"{{{source}}}" for source in sources])
    return " ".join(
        plain(runs) for piece in pieces if piece is not None for runs in piece.paragraphs
    )
