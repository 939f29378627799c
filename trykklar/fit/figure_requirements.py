"""Pictures' files against what a venue takes: their kind, and how fine they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.fit.row import FitRow, allowed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.fit.picture_files import FigureFile
    from trykklar.project.venue_demands import Figures


def figure_rows(files: Sequence[FigureFile], figures: Figures) -> Iterator[FitRow]:
    """A row for each picture that the venue would refuse, and one for those that fit.

    Args:
        files: The pictures' files.
        figures: What the venue takes.
    """
    if figures.formats and files:
        refused = [file for file in files if file.kind and not figures.takes(file.kind)]
        yield from (_refused(file, figures) for file in refused)
        fitting = sum(bool(file.kind) for file in files) - len(refused)
        if fitting:
            yield FitRow("figures.formats", "formats of figures", allowed(figures.formats),
                      f"{fitting} of {len(files)} files", fits=True)  # fmt: skip
    if figures.resolution:
        known = [file for file in files if file.resolution(figures.width) is not None]
        coarse = [file for file in known if _dots(file, figures) < figures.resolution]
        yield from (_coarse(file, figures) for file in coarse)
        if len(known) > len(coarse):
            yield FitRow("figures.resolution", "resolution of pictures",
                      f"{figures.resolution} dpi or more", f"{len(known) - len(coarse)} files",
                      fits=True)  # fmt: skip


def _dots(file: FigureFile, figures: Figures) -> int:
    return file.resolution(figures.width) or 0


def _refused(file: FigureFile, figures: Figures) -> FitRow:
    return FitRow(
        "figures.formats", f"format of {file.name}", allowed(figures.formats), file.kind, False,
        hint=f"Convert it: the venue takes no .{file.kind} file.",
         name=file.name, place=file.place,
    )  # fmt: skip


def _coarse(file: FigureFile, figures: Figures) -> FitRow:
    dots, wanted = _dots(file, figures), figures.resolution or 0
    pixels = round((file.pixels or 0) * wanted / dots) if dots else 0
    return FitRow(
        "figures.resolution", f"resolution of {file.name}", f"{wanted} dpi or more",
        f"{dots} dpi", False,
        hint=f"It is {file.pixels:,.0f} pixels wide, and needs {pixels:,} at its printed width.",
         name=file.name, place=file.place,
    )  # fmt: skip
