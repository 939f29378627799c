"""Figures as the venue wants their files: named after their numbers, in formats that it takes."""

from __future__ import annotations

import os
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.latex.read_document import read
from trykklar.typeset import build_record as records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.document import Document
    from trykklar.latex.elements import Graphic
    from trykklar.project.venue import Venue

_PICTURES = frozenset([".pdf", ".png", ".jpg", ".jpeg", ".eps", ".svg", ".tif", ".tiff"])
_SAME = {"jpeg": "jpg", "tiff": "tif"}


def figure_names(
    document: Document, venue: Venue | None
) -> tuple[dict[Path, str], tuple[Finding, ...]]:
    """Names for the files of figures, and what the venue does not take.

    Args:
        document: One that has just been typeset.
        venue: What wants it so; None for no place in particular.

    Returns:
        File as TeX names it -> name in the bundle; and the findings.
    """
    if venue is None:
        return {}, ()
    shown = list(_figures(document))
    names = _named(shown, venue.figures.name) if venue.figures.name else {}
    return names, tuple(_refused(shown, venue))


def _figures(document: Document) -> Iterator[tuple[int, int, Path, Graphic]]:
    """Each picture in a figure: the figure's number, which of its pictures, the file, its place."""
    known = _read_pictures(document)
    number = 0
    for element in read(document).floats:
        if not element.kind.startswith(("figure", "wrapfigure", "sidewaysfigure", "SCfigure")):
            continue
        number += 1
        for part, graphic in enumerate(element.graphics):
            path = _found(graphic.name, known, document)
            if path is not None:
                yield number, part, path, graphic


def _read_pictures(document: Document) -> frozenset[Path]:
    """The pictures that TeX read, as it names them: made ones from the work folder."""
    record = records.of(document)
    paths = (path for step in record.steps.values() for path in step.inputs)
    return frozenset(path for path in paths if path.suffix.lower() in _PICTURES)


def _found(name: str, known: frozenset[Path], document: Document) -> Path | None:
    """The file of a picture, by the end of its name."""
    wanted = Path(os.path.normpath(name))
    for path in sorted(known, key=lambda path: len(path.parts)):
        bare = path if wanted.suffix.lower() in _PICTURES else path.with_suffix("")
        if bare.parts[-len(wanted.parts) :] == wanted.parts:
            made = path.is_relative_to(document.work)
            return path.relative_to(document.work) if made else path
    return None


def _named(shown: list[tuple[int, int, Path, Graphic]], pattern: str) -> dict[Path, str]:
    several = {number for number, part, _, _ in shown if part > 0}
    names: dict[Path, str] = {}
    for number, part, path, _ in shown:
        letter = ascii_lowercase[part % len(ascii_lowercase)] if number in several else ""
        stem = pattern.replace("<<number>>", f"{number}{letter}")
        names.setdefault(path, f"{stem}{path.suffix}")
    return names


def _refused(shown: list[tuple[int, int, Path, Graphic]], venue: Venue) -> Iterator[Finding]:
    taken = {_SAME.get(form.lower(), form.lower()) for form in venue.figures.formats}
    for _, _, path, graphic in shown:
        ending = path.suffix.lower().lstrip(".")
        if taken and _SAME.get(ending, ending) not in taken:
            place = graphic.place
            message = (
                f"The figure {path.name} is {ending.upper()}; {venue.name} takes "
                f"{', '.join(venue.figures.formats)}."
            )
            hint = f"Save it as {venue.figures.formats[0]} in the program that it was made with."
            yield Finding(
                "submit-figure-format", Severity.ERROR, place.path, place.line, place.column,
                message, hint,
            )  # fmt: skip
