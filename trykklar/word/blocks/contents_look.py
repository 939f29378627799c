"""How the lines of a table of contents look: TeX is asked, as each class has looks of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.printed.latex_pieces import print_pieces
from trykklar.printed.text_run import plain
from trykklar.word.model import LineLook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.printed.latex_pieces import LatexPiece
    from trykklar.word.export_state import ExportState

DEEPEST = 6
"""The deepest level whose lines have a style of their own."""
_TITLE = "Xyz"


def contents_looks(state: ExportState) -> Mapping[int, LineLook]:
    """The looks of each level of headings in a table of contents; none where TeX cannot say.

    Args:
        state: The state of the export, which knows the headings.
    """
    listed = any(mark.kind == "contents" for _, mark in state.met.contents)
    if not (state.inputs.typeset and listed):
        return {}
    kinds: dict[int, str] = {}
    for item in state.met.headings:
        if item.line.page and item.line.kind and item.level <= DEEPEST:
            kinds.setdefault(item.level, item.line.kind)
    sources = [
        rf"{{\par\contentsline{{{kind}}}{{\numberline{{1}}{_TITLE}}}{{7}}{{}}}}"
        for kind in kinds.values()
    ]
    pieces = print_pieces(state.inputs.document, sources) if sources else ()
    return {
        level: look
        for level, piece in zip(kinds, pieces, strict=True)
        if (look := line_look(piece)) is not None
    }


def line_look(piece: LatexPiece | None) -> LineLook | None:
    """How a line looks that TeX printed; None where nobody can say.

    Args:
        piece: What it printed of a line.
    """
    runs = [run for shown in piece.paragraphs for run in shown] if piece is not None else []
    title = next((run for run in runs if _TITLE in run.text), None)
    if title is None:
        return None
    return LineLook(title.look.bold, "." in plain(runs).rpartition(_TITLE)[2])
