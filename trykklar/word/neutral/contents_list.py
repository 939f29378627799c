"""Lists of headings and floats, filled with the PDF's lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.neutral.paragraph_style import paragraph
from trykklar.word.neutral.vocabulary import CONTENTS, LINE_NUMBER, LINE_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable


def contents(lines: Iterable[tuple[str, list[Any]]], of: str, deepest: int = 0) -> Any:
    """A list of headings or floats.

    Args:
        lines: Style and inlines of each line.
        of: `HEADINGS`, or the sequence of the floats; empty where it is not all of either.
        deepest: The deepest level of headings in it.
    """
    attributes = {"of": of, "deepest": str(deepest)}
    blocks = [paragraph(style, *inlines) for style, inlines in lines]
    return pf.Div(*blocks, classes=[CONTENTS], attributes=attributes)


def line_number(shown: str) -> Any:
    """How a line of a list of headings begins; one without a number stands under the others."""
    return pf.Span(*[pf.Str(shown)] * bool(shown), classes=[LINE_NUMBER])


def line_page(page: Any) -> Any:
    """How a line of such a list ends: with a page, or a reference to one."""
    return pf.Span(page, classes=[LINE_PAGE])
