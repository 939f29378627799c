"""What a venue wants of a submission: how it looks, who sees whose name, figures, files."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic asks for it when it runs
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from trykklar.project.paper import StatementName
from trykklar.project.schema import Model

if TYPE_CHECKING:
    from collections.abc import Iterable

Portion = Literal["text", "statements", "references"] | StatementName
"""A part of a manuscript after its front matter; `statements` are those not named apart."""

_NAMED_STATEMENTS: frozenset[str] = frozenset(get_args(StatementName))


def _complete(order: tuple[Portion, ...]) -> tuple[Portion, ...]:
    """Each part once, and text and references among them: nothing of a manuscript gets lost."""
    lacking = [name for name in ("text", "references", "statements") if name not in order]
    if lacking == ["statements"] and set(order) >= _NAMED_STATEMENTS:
        lacking = []
    if lacking:
        raise ValueError(f"{_listed(lacking)} must be in it, so that nothing is left out")
    if twice := {name for name in order if order.count(name) > 1}:
        raise ValueError(f"{_listed(sorted(twice))} is in it twice")
    return order


def _listed(names: Iterable[str]) -> str:
    return " and ".join(f"'{name}'" for name in names)


class Origin(Model):
    """Where a venue's file has its facts from.

    Attributes:
        title: Of the guide: "Guide for authors".
        url: Its address; empty where the venue is the publisher's own series.
        read: The day on which it was read.
        of: Keys of the venue that it says something of: `limits.abstract`.
    """

    title: str
    url: str = ""
    read: date
    of: tuple[str, ...] = ()


class Layout(Model):
    """How the manuscript looks on paper, beyond class and preamble.

    Attributes:
        spacing: Distance of lines; tables, captions and footnotes stay single-spaced.
        line_numbers: Whether lines are numbered, for reviewers.
        figure_captions: Whether a figure's caption stands above or below it.
        order: The parts after the front matter; `statements` are those not named apart.
    """

    spacing: Literal["single", "one-and-a-half", "double"] = "single"
    line_numbers: bool = False
    figure_captions: Literal["above", "below"] = "below"
    order: Annotated[tuple[Portion, ...], AfterValidator(_complete)] = (
        "text",
        "statements",
        "references",
    )


class ReviewDemands(Model):
    """Who knows whose name while a manuscript is reviewed.

    Attributes:
        anonymity: `double`: authors and reviewers do not know each other; `single`: the reviewers
            know the authors; `open`: both do. Empty where the venue does not say.
        title_page: Whether a separate file has title, authors and all that names them.
        self_citations: Whether a citation of the authors' own work stays (in the third person) or
            has its author replaced.
        self_citation: What stands in place of the authors then.
        title_page_statements: Statements that stand on the title page instead of in the text.
    """

    anonymity: Literal["", "open", "single", "double"] = ""
    title_page: bool = False
    self_citations: Literal["keep", "replace"] = "keep"
    self_citation: str = "Author"
    title_page_statements: tuple[StatementName, ...] = ()


_SAME = {"jpeg": "jpg", "tiff": "tif"}


def _plain(ending: str) -> str:
    return _SAME.get(ending.lower(), ending.lower())


class Figures(Model):
    """What files figures may be.

    Attributes:
        formats: Endings of files that are taken, without dot; empty where all are.
        resolution: Pixels per inch of a picture with shades, at the size it is printed in.
        line_resolution: The same of a bitmap in black and white without shades.
        width: Millimetres of a figure as wide as the journal's page.
        separate: Whether each is uploaded as a file of its own, beside the sources.
        name: File name without ending, with `<<number>>`: `Figure_<<number>>`.
    """

    formats: tuple[str, ...] = ()
    resolution: Annotated[int, Field(gt=0)] | None = None
    line_resolution: Annotated[int, Field(gt=0)] | None = None
    width: Annotated[float, Field(gt=0)] | None = None
    separate: bool = False
    name: str = ""

    def takes(self, ending: str) -> bool:
        """Whether the venue takes a kind of file.

        Args:
            ending: Of the file's name, without dot, however it is written: `JPEG`, `tif`.
        """
        return not self.formats or _plain(ending) in set(map(_plain, self.formats))


class Upload(Model):
    """What is uploaded, and in which shape.

    Attributes:
        formats: What the venue takes as the manuscript, the one it wants first.
        flat: Whether all files of the LaTeX source lie in one folder.
        bbl_format: Version of biblatex's .bbl that the venue's TeX reads: `3.3`. A bundle always
            has its made list of references (.bbl), which every other TeX reads.
        strip_comments: Whether comments and unused code are taken out.
        pdfa: Level of PDF/A that the PDF is to have; none where it is empty.
        megabytes: Highest size of all files together.
        pieces: Files beside the manuscript.
    """

    formats: tuple[Literal["latex", "pdf", "word"], ...] = ("latex", "pdf")
    flat: bool = False
    bbl_format: str = ""
    strip_comments: bool = False
    pdfa: Literal["", "2b"] = ""
    megabytes: Annotated[float, Field(gt=0)] | None = None
    pieces: tuple[
        Literal["title_page", "cover_letter", "highlights", "declarations", "checklist"], ...
    ] = ()
