"""Figures as the venue wants their files: named after their numbers, in formats that it takes."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import Finding, Severity, at_origin
from trykklar.latex.read_document import read
from trykklar.submission.bundle_names import flat_names
from trykklar.typeset import build_record as records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trykklar.document import Document
    from trykklar.latex.elements import Float
    from trykklar.latex.source import Place
    from trykklar.project.venue import Venue

_PICTURES = frozenset([".pdf", ".png", ".jpg", ".jpeg", ".eps", ".svg", ".tif", ".tiff"])
_KINDS = ("figure", "wrapfigure", "sidewaysfigure", "SCfigure")


class _Shown(NamedTuple):
    """A picture in a figure.

    Attributes:
        number: Of the figure, from 1.
        part: Which of the figure's pictures, from 0.
        path: Its file as TeX names it; of a made one, from the work folder.
        place: Where the text asks for it.
        source: The file itself, absolute.
    """

    number: int
    part: int
    path: Path
    place: Place
    source: Path


@dataclass(frozen=True)
class FigureFiles:
    """The files of a document's figures.

    Attributes:
        names: File as TeX names it -> what the venue wants it to be called.
        separate: Name -> content of those that are uploaded by themselves.
        findings: What the venue does not take, or does not get.
    """

    names: Mapping[Path, str] = field(default_factory=dict)
    separate: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def figure_files(document: Document, venue: Venue | None) -> FigureFiles:
    """The files of figures as a venue wants them.

    Args:
        document: One that has just been typeset.
        venue: What wants it so; None for no place in particular.

    Raises:
        OSError: A file that TeX read is gone.
    """
    if venue is None:
        return FigureFiles()
    known, floats = _read_pictures(document), _floats(document)
    shown = [each for number, figure in floats for each in _pictures(number, figure, known)]
    called = _called(shown, venue.figures.name)
    findings = [*_refused(shown, venue)]
    names: dict[Path, str] = {}
    separate: dict[str, bytes] = {}
    for each, name in zip(shown, called, strict=True):
        if venue.figures.name:
            names.setdefault(each.path, name)
        if venue.figures.separate:
            separate[f"figures/{name}"] = document.fence.read(each.source)
    if venue.figures.separate:
        findings += _without_file(floats, {each.number for each in shown}, venue)
    return FigureFiles(names, separate, at_origin(findings, document.origins))


def _floats(document: Document) -> list[tuple[int, Float]]:
    figures = (each for each in read(document).floats if each.kind.startswith(_KINDS))
    return list(enumerate(figures, start=1))


def _pictures(number: int, figure: Float, known: Mapping[Path, Path]) -> Iterator[_Shown]:
    part = 0
    for graphic in figure.graphics:
        path = _found(graphic.name, known)
        if path is not None:
            yield _Shown(number, part, path, graphic.place, known[path])
            part += 1


def _read_pictures(document: Document) -> dict[Path, Path]:
    """The pictures that TeX read -> the files; made ones are named from the work folder."""
    record = records.of(document)
    paths = {path for step in record.steps.values() for path in step.inputs}
    found: dict[Path, Path] = {}
    for path in paths:
        if path.suffix.lower() in _PICTURES:
            made = path.is_relative_to(document.work)
            found[path.relative_to(document.work) if made else path] = document.root / path
    return found


def _found(name: str, known: Mapping[Path, Path]) -> Path | None:
    """The picture that a name leads to: by the end of its path, the shortest path first."""
    wanted = Path(os.path.normpath(name))
    for path in sorted(known, key=lambda path: (len(path.parts), path)):
        whole = known[path]
        bare = whole if wanted.suffix.lower() in _PICTURES else whole.with_suffix("")
        if bare.parts[-len(wanted.parts) :] == wanted.parts:
            return path
    return None


def _called(shown: Sequence[_Shown], pattern: str) -> list[str]:
    """What the file of each picture is called: by the venue's pattern, or as it is."""
    if not pattern:
        own = flat_names([each.path for each in shown], {})
        return [own[each.path] for each in shown]
    several = {each.number for each in shown if each.part > 0}
    names = []
    for number, part, path, *_ in shown:
        letter = ascii_lowercase[part % len(ascii_lowercase)] if number in several else ""
        names.append(f"{pattern.replace('<<number>>', f'{number}{letter}')}{path.suffix}")
    return names


def _refused(shown: Sequence[_Shown], venue: Venue) -> Iterator[Finding]:
    for _, _, path, place, _ in shown:
        ending = path.suffix.lower().lstrip(".")
        if not venue.figures.takes(ending):
            message = (
                f"The figure {path.name} is {ending.upper()}; {venue.name} takes "
                f"{', '.join(venue.figures.formats)}."
            )
            hint = f"Save it as {venue.figures.formats[0]} in the program that it was made with."
            yield Finding(
                "submit-figure-format", Severity.ERROR, place.path, place.line, place.column,
                message, hint,
            )  # fmt: skip


def _without_file(
    floats: Sequence[tuple[int, Float]], filed: set[int], venue: Venue
) -> Iterator[Finding]:
    """The figures that have no file of their own, where the venue wants one of each."""
    for number, figure in floats:
        if number not in filed:
            message = (
                f"Figure {number} is drawn in the text; {venue.name} wants each figure as a file "
                "of its own."
            )
            place = figure.place
            hint = "Set it as a document of its own (class standalone), and include the PDF."
            yield Finding(
                "submit-figure-drawn", Severity.WARNING, place.path, place.line, place.column,
                message, hint,
            )  # fmt: skip
