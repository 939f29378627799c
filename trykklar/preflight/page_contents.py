"""What each page of a PDF draws: its fonts, its pictures, and the figures that brought them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trykklar.preflight.pdf_objects import file_name, number

if TYPE_CHECKING:
    from trykklar.preflight.pdf_objects import PdfObjects


@dataclass
class Use:
    """Where an object is drawn.

    Attributes:
        pages: From 1.
        figure: The file that brought it, as TeX calls it; "" for the text itself.
    """

    pages: list[int]
    figure: str


def uses(pdf: PdfObjects) -> dict[int, Use]:
    """Number of a font or a picture -> where it is drawn."""
    found: dict[int, Use] = {}
    for page, name in enumerate(pdf.pages, start=1):
        _collect(pdf, page, pdf.inherited(name, "/Resources"), found)
    return found


def _collect(pdf: PdfObjects, page: int, resources: Any, found: dict[int, Use]) -> None:
    """Goes through a page's resources, and those of all that it draws; each once."""
    waiting: list[tuple[Any, str]] = [(resources, "")]
    seen: set[str | int] = set()
    while waiting:
        here, figure = waiting.pop()
        if id(here) in seen:  # one dictionary of a file may be that of all it draws
            continue
        seen.add(id(here))
        for kind in ("/Font", "/XObject", "/Pattern"):
            for reference in _values(pdf.at(here, kind)):
                if reference in seen:
                    continue
                seen.add(reference)
                _note(found, reference, page, figure)
                inner = pdf.at(reference)
                if isinstance(inner, dict) and "/Resources" in inner:
                    name = file_name(pdf.at(inner, "/PTEX.FileName")) or figure
                    waiting.append((pdf.at(inner, "/Resources"), name))


def _values(names: Any) -> list[str]:
    values = names.values() if isinstance(names, dict) else ()
    return [value for value in values if isinstance(value, str)]


def _note(found: dict[int, Use], reference: str, page: int, figure: str) -> None:
    use = found.setdefault(number(reference), Use([], figure))
    if page not in use.pages[-1:]:  # they come in order
        use.pages.append(page)
