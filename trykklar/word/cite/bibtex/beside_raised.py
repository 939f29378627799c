"""Raised citations of a list that BibTeX made: what they take from the text around them.

natbib and cite take away the space before them; natmove and cite set the full stop or comma behind
one before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.latex.loaded_packages import loaded
from trykklar.word.aux_numbers import groups
from trykklar.word.cite.from_tex.beside import Taken
from trykklar.word.neutral.vocabulary import ANCHOR, ANCHOR_END

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.latex.loaded_packages import Loaded
    from trykklar.word.export_state import ExportInputs
    from trykklar.word.model import MarkedCitation

_SIGNS = ".,;:"  # natmove's `\natmovechars`, and cite's `\CiteMoveChars`
_OF_NATBIB = 4  # parts of what natbib notes of a work, whatever class has loaded it
_MOVING = ("natmove", "achemso")  # the class and the package load it


def beside_raised(citations: Iterable[MarkedCitation], inputs: ExportInputs) -> dict[int, Taken]:
    """Identity of a citation's target -> what it takes.

    Args:
        citations: They, as they are printed.
        inputs: What the export is given.
    """
    packages = loaded(inputs.manuscript.preamble)
    natbib = any(len(groups(noted)) == _OF_NATBIB for noted in inputs.numbers.citations.values())
    if not natbib and not {"natbib", "cite", *_MOVING} & set(packages):
        return {}  # LaTeX's own raised ones, and those of the author's macros
    cite = packages.get("cite")
    return {
        id(citation.target): Taken(spaced=False, sign="", signs=_signs(citation, cite, packages))
        for citation in citations
        if _is_raised(citation.target)
    }


def _signs(citation: MarkedCitation, cite: Loaded | None, packages: Iterable[str]) -> str:
    noted = any(pre or post for pre, post, _ in citation.items)
    own = citation.command == "cite" and any(name in packages for name in _MOVING)
    return _SIGNS if not noted and (own or (cite and "nomove" not in cite.options)) else ""


def _is_raised(item: Any) -> bool:
    """Whether all that is printed of a citation is raised."""
    if isinstance(item, pf.Superscript):
        return True
    if not isinstance(item, pf.Span | pf.Link):
        return False
    parts = [each for each in item.content if not _is_anchor(each)]
    return bool(parts) and all(map(_is_raised, parts))


def _is_anchor(item: Any) -> bool:
    return isinstance(item, pf.Span) and bool({ANCHOR, ANCHOR_END} & set(item.classes))
