"""The files of a manuscript's pictures: their kind, and how fine they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.fit.tiff_size import tiff_width
from trykklar.word.blocks.raster import natural_width, pixels
from trykklar.word.length import length
from trykklar.word.mark.options import options

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.latex.elements import Graphic
    from trykklar.latex.read_document import Reading
    from trykklar.latex.source import Place

_MM_PER_INCH = 25.4
TEXT_WIDTH = 160.0
"""Millimetres of a page's text, where a venue does not say how wide its figures are."""


@dataclass(frozen=True)
class FigureFile:
    r"""A picture's file.

    Attributes:
        name: As written.
        place: Where the text asks for it.
        kind: Ending of the file, in small letters, without dot; "" where there is none.
        pixels: How many it is wide; None for a drawing made of lines and letters.
        share: Part of the text's width that it is printed in: 0.8 of `0.8\textwidth`.
        inches: How wide it is printed, where the text says so itself.
    """

    name: str
    place: Place
    kind: str
    pixels: float | None = None
    share: float = 0.0
    inches: float = 0.0

    def resolution(self, width: float | None) -> int | None:
        """Pixels per inch in print; None where it has none.

        Args:
            width: Millimetres that the venue's text is wide.
        """
        inches = self.inches or self.share * (width or TEXT_WIDTH) / _MM_PER_INCH
        return round(self.pixels / inches) if self.pixels and inches else None


def figure_files(reading: Reading) -> tuple[FigureFile, ...]:
    """The files that the text shows, each once.

    Args:
        reading: The document.
    """
    found = {graphic.name: graphic for graphic in reversed(reading.graphics) if graphic.name}
    drawn = {drawing.result(".pdf") for drawing in reading.document.drawings}
    return tuple(_measured(graphic, drawn, reading) for graphic in reversed(found.values()))


def _measured(graphic: Graphic, drawn: set[Path], reading: Reading) -> FigureFile:
    path = graphic.path
    if path is None:
        made = reading.document.root / graphic.name in drawn
        return FigureFile(graphic.name, graphic.place, "pdf" if made else "")
    kind = path.suffix.lower().lstrip(".")
    try:
        extent, natural = pixels(path), natural_width(path)
        across = extent.width if extent else tiff_width(path)
    except OSError:
        return FigureFile(graphic.name, graphic.place, kind)
    if across is None:
        return FigureFile(graphic.name, graphic.place, kind)
    width = options(graphic.options).get("width", "")
    share = length(width, 1.0) if "\\" in width else 0.0
    centimetres = length(width) if width and not share else 0.0
    inches = centimetres * 10 / _MM_PER_INCH or (0.0 if share else _natural(graphic, natural))
    return FigureFile(graphic.name, graphic.place, kind, across, share, inches)


def _natural(graphic: Graphic, inches: float) -> float:
    """The width that a picture has by itself; unknown where it is scaled or has a height."""
    given = options(graphic.options)
    scale = given.get("scale", "1")
    if "height" in given or not scale.replace(".", "", 1).isdigit():
        return 0.0
    return inches * float(scale)
