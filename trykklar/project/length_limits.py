"""What a journal allows, as numbers: of words, figures, highlights and the like."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from trykklar.project.schema import Model


def _range(value: object) -> object:
    """A highest number alone has 0 as its lowest."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole and not isinstance(value, (list, tuple)):
        raise ValueError(f"{value!r} is neither a highest number nor [lowest, highest]")
    return (0, value) if whole else value


def _ordered(bounds: tuple[int, int]) -> tuple[int, int]:
    if bounds[0] > bounds[1]:
        raise ValueError(f"the lowest number, {bounds[0]}, is above the highest, {bounds[1]}")
    return bounds


Share = Annotated[int, Field(ge=0)]
Bounds = Annotated[tuple[Share, Share], BeforeValidator(_range), AfterValidator(_ordered)]

Part = Literal[
    "title",
    "abstract",
    "keywords",
    "headings",
    "captions",
    "tables",
    "footnotes",
    "statements",
    "references",
]
"""What a venue may count as words of a manuscript, beside the running text."""


class LengthLimits(Model):
    """What the venue allows: a highest number, or `[lowest, highest]`; None where it says nothing.

    Attributes:
        words: Words of the manuscript, by the rule in `counted`.
        characters: Characters of the same, blanks between words included.
        counted: What counts beside the running text; footnotes alone where none is given.
        abstract: Words of the abstract.
        abstract_characters: Characters of the abstract, with blanks.
        title_characters: Characters of title and subtitle together.
        highlight_characters: Characters of one highlight, with blanks.
        floats: Figures and tables together.
        references: Works in the list of references.
        pages: Pages of the PDF.
    """

    words: Bounds | None = None
    characters: Bounds | None = None
    counted: tuple[Part, ...] | None = None
    abstract: Bounds | None = None
    abstract_characters: Bounds | None = None
    title_characters: Bounds | None = None
    keywords: Bounds | None = None
    highlights: Bounds | None = None
    highlight_characters: Bounds | None = None
    figures: Bounds | None = None
    tables: Bounds | None = None
    floats: Bounds | None = None
    references: Bounds | None = None
    pages: Bounds | None = None
