r"""Formulas -> the atoms that TeX has of each, with all macros of all packages carried out.

They are read one after the other behind the document's own preamble. Of a formula in which TeX
finds an error, nothing is returned.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.printed.box_node import UnreadableBoxError
from trykklar.printed.latex_pieces import log_of, pieces_in
from trykklar.printed.math_letter import MathFonts
from trykklar.printed.math_list import MathNode, math_list
from trykklar.printed.math_signs import asked_signs, read_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.document import Document
    from trykklar.printed.log_record import LogRecord


@dataclass(frozen=True, slots=True)
class FormulaList:
    """A formula as TeX has read it.

    Attributes:
        nodes: Its atoms.
        fonts: Their fonts.
    """

    nodes: Sequence[MathNode]
    fonts: MathFonts


def formula_lists(document: Document, sources: Sequence[str]) -> tuple[FormulaList | None, ...]:
    """The atoms of some formulas.

    Args:
        document: It was typeset, and nobody else builds it meanwhile.
        sources: What stands between the signs of each; its braces are in pairs.

    Returns:
        One for each; None where TeX cannot be asked, or cannot set it.

    Raises:
        FatalError: The engine is not installed, or the work folder cannot be written.
    """
    found: list[FormulaList | None] = [None] * len(sources)
    if not sources:
        return tuple(found)
    every = (*sources, *asked_signs())
    parts = (f"\\trykklarbegin ${source}\\trykklarlisted$\\trykklarend\n" for source in every)
    log = log_of(document, parts)
    pieces = pieces_in(log) if log is not None else []
    if len(pieces) != len(every):
        return tuple(found)
    signs = read_signs([_list(record) for record in pieces[len(sources) :]])
    for place, record in enumerate(pieces[: len(sources)]):
        if nodes := _list(record):
            found[place] = FormulaList(nodes, MathFonts(record.families, signs))
    return tuple(found)


def _list(record: LogRecord) -> list[MathNode] | None:
    """What a record lists; None where TeX had an error, or shows no list that is read."""
    if record.errors:
        return None
    try:
        return math_list(record.listed)
    except UnreadableBoxError:
        return None
