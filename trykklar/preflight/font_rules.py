"""Fonts: in the file, and as outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from trykklar.poppler import PdfFont
    from trykklar.preflight.expectation import Expectation
    from trykklar.preflight.page_contents import Use

_NAMED = 3  # fonts and pages that a message names


def check(
    fonts: Sequence[PdfFont], uses: Mapping[int, Use], expected: Expectation
) -> Iterator[Finding]:
    """What is wrong with the fonts of a PDF, a finding for each file that brought some.

    Args:
        fonts: Of the PDF.
        uses: Where they are drawn; empty where nobody knows.
        expected: Where findings lead to.
    """
    bitmaps = [font for font in fonts if font.bitmap]
    if bitmaps:
        yield _bitmaps(bitmaps, uses, expected)
    others = [font for font in fonts if not font.bitmap]
    absent = [font for font in others if not font.embedded]
    for path, group in _by_figure(absent, uses, expected).items():
        names = sorted({font.name or "without a name" for font in group})
        message = (
            f"{_listed(names, 'font')} not in the PDF{_where(group, uses)}: another machine shows "
            "other letters, or none."
        )
        hint = _EMBED_ANY if path == expected.source else _EMBED
        yield Finding("pdf-font-missing", Severity.WARNING, path, 0, 0, message, hint)
    drawn = [font for font in others if font.kind == "Type 3"]
    for path, group in _by_figure(drawn, uses, expected).items():
        message = (
            f"{len(group)} font{'s are' if len(group) > 1 else ' is'} of Type 3"
            f"{_where(group, uses)}, which several publishers send back."
        )
        yield Finding("pdf-font-drawn", Severity.WARNING, path, 0, 0, message, _DRAWN)


_EMBED = (
    "Make the figure again with its fonts in it: cairo_pdf() instead of pdf() in R; from a "
    "finished file, gs -sDEVICE=pdfwrite -dEmbedAllFonts=true."
)
_EMBED_ANY = "See which figure brings it: pdffonts lists the fonts of a PDF."
_DRAWN = (
    "Save the figure again: in Matplotlib with rcParams['pdf.fonttype'] = 42; from a browser or a "
    "drawing program as SVG, and make the PDF of that with Inkscape or rsvg-convert."
)


def _bitmaps(fonts: Sequence[PdfFont], uses: Mapping[int, Use], expected: Expectation) -> Finding:
    several = len(fonts) > 1
    message = (
        f"{len(fonts)} font{'s are bitmaps' if several else ' is a bitmap'} (Type 3)"
        f"{_where(fonts, uses)}: blurred on a screen, and neither search nor copying finds the "
        "letters."
    )
    hint = _outlines(expected)
    return Finding("pdf-font-bitmap", Severity.WARNING, expected.source, 0, 0, message, hint)


def _outlines(expected: Expectation) -> str:
    """Which line mends bitmaps: of European Computer Modern there are outlines, of others not."""
    made = expected.bitmaps
    other = sorted({name for name in made if not name.startswith(_EUROPEAN)})
    hints = []
    if not made or len(other) < len(made):
        where = f", after {expected.font_line}" if expected.font_line else ""
        hints.append(
            f"Write \\usepackage{{lmodern}} in the preamble{where}; or install the Debian package "
            "cm-super, which has the same letters as outlines."
        )
    if other:
        hints.append(
            f"TeX has {', '.join(other[:_NAMED])} as bitmaps only: take letters that it has as "
            "outlines, as \\usepackage{dsfont} has them in place of bbm."
        )
    return " ".join(hints)


_EUROPEAN = ("ec", "tc")


def _by_figure(
    fonts: Sequence[PdfFont], uses: Mapping[int, Use], expected: Expectation
) -> dict[Path, list[PdfFont]]:
    groups: dict[Path, list[PdfFont]] = {}
    for font in fonts:
        use = uses.get(font.number)
        groups.setdefault(expected.figure(use.figure if use else ""), []).append(font)
    return groups


def _where(fonts: Sequence[PdfFont], uses: Mapping[int, Use]) -> str:
    pages = sorted({page for font in fonts if (use := uses.get(font.number)) for page in use.pages})
    return f" ({pages_named(pages)})" if pages else ""


def pages_named(pages: Sequence[int]) -> str:
    """Pages as a message names them: `page 3`, `pages 3, 5, 8 and 4 more`."""
    first = ", ".join(map(str, pages[:_NAMED]))
    more = f" and {len(pages) - _NAMED} more" if len(pages) > _NAMED else ""
    return f"page{'s' if len(pages) > 1 else ''} {first}{more}"


def _listed(names: Sequence[str], what: str) -> str:
    first = ", ".join(names[:_NAMED])
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    plural = len(names) > 1
    return f"The {what}{'s' if plural else ''} {first}{more} {'are' if plural else 'is'}"
