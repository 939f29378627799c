"""The file as a whole: pages, their size, pictures, protection, what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trykklar.finding import Finding, Severity
from trykklar.preflight.font_rules import pages_named
from trykklar.preflight.pdf_objects import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from trykklar.poppler import PlacedPicture
    from trykklar.preflight.expectation import Expectation
    from trykklar.preflight.page_contents import Use
    from trykklar.preflight.pdf_objects import PdfObjects

_MILLIMETRES = 25.4 / 72
_SAME = 2.0  # points by which two pages of one size may differ
_LONGEST = 1e9  # points: what is longer is no length, and may be larger than a number can be
_SHORT = 5  # pages of a text that needs no outline


def check(pdf: PdfObjects, expected: Expectation) -> Iterator[Finding]:
    """What is wrong with the file as a whole."""
    if pdf.encrypted:
        yield _report(
            "pdf-encrypted", Severity.ERROR, expected.source, "The PDF is encrypted.",
            "Make it without a password and without restrictions.",
        )  # fmt: skip
    yield from _sizes(pdf, expected)
    if expected.most_pages is not None and len(pdf.pages) > expected.most_pages:
        message = f"The PDF has {len(pdf.pages)} pages; the venue takes {expected.most_pages}."
        yield _report(
            "pdf-too-long", Severity.WARNING, expected.source, message, "Shorten the text."
        )
    yield from _about(pdf, expected)


def _report(code: str, severity: Severity, path: Path, message: str, hint: str) -> Finding:
    return Finding(code, severity, path, 0, 0, message, hint)


def _sizes(pdf: PdfObjects, expected: Expectation) -> Iterator[Finding]:
    """Pages of another size than the first: a printer cuts them, or refuses the file."""
    sizes = [size for page in pdf.pages if (size := page_size(pdf, page))]
    if not sizes:
        return
    odd = [
        number for number, size in enumerate(sizes, start=1)
        if any(abs(a - b) > _SAME for a, b in zip(sorted(size), sorted(sizes[0]), strict=True))
    ]  # fmt: skip
    if odd:
        message = (
            f"The pages are not all of one size: {pages_named(odd)} measure"
            f"{'' if len(odd) > 1 else 's'} {shown(sizes[odd[0] - 1])}, page 1 {shown(sizes[0])}."
        )
        hint = "A page that was taken in from another PDF can be scaled to the paper."
        yield _report("pdf-page-size", Severity.WARNING, expected.source, message, hint)


def page_size(pdf: PdfObjects, page: str) -> tuple[float, float] | None:
    """Width and height of a page as a reader sees it, in points; None where it has none."""
    box = pdf.inherited(page, "/CropBox") or pdf.inherited(page, "/MediaBox")
    sides = [pdf.at(side) for side in box] if isinstance(box, list) else []
    if len(sides) != 4 or not all(map(_is_length, sides)):  # noqa: PLR2004 - the corners of a box
        return None
    left, bottom, right, top = sides
    turned = pdf.inherited(page, "/Rotate") in (90, 270, -90)
    size = abs(right - left), abs(top - bottom)
    return size[::-1] if turned else size


def _is_length(side: Any) -> bool:
    return isinstance(side, (int, float)) and abs(side) < _LONGEST


def shown(size: Sequence[float]) -> str:
    """A size as a message says it: `210 x 297 mm`."""
    width, height = (round(side * _MILLIMETRES) for side in size)
    return f"{width} x {height} mm"


def _about(pdf: PdfObjects, expected: Expectation) -> Iterator[Finding]:
    """What the PDF says of itself: hints, as no journal sends a paper back for it."""
    lacking = []
    if not text(pdf.at(pdf.trailer, "/Info", "/Title")).strip():
        lacking.append(("title", "\\hypersetup{pdftitle={...}}"))
    if not text(pdf.at(pdf.catalog, "/Lang")).strip():
        lacking.append(("language", "\\hypersetup{pdflang={en-GB}}"))
    if lacking:
        names = " and no ".join(name for name, _ in lacking)
        ways = " and ".join(way for _, way in lacking)
        yield _report(
            "pdf-unnamed", Severity.HINT, expected.source, f"The PDF has no {names} of its own.",
            f"With hyperref: {ways}.",
        )  # fmt: skip
    if len(pdf.pages) > _SHORT and not _outlined(pdf):
        yield _report(
            "pdf-no-outline", Severity.HINT, expected.source,
            f"The PDF has {len(pdf.pages)} pages and no outline to find one's way by.",
            "\\usepackage{hyperref} makes one of the headings.",
        )  # fmt: skip


def _outlined(pdf: PdfObjects) -> bool:
    first: Any = pdf.at(pdf.catalog, "/Outlines", "/First")
    return isinstance(first, dict)


def pictures(
    placed: Sequence[PlacedPicture], uses: Mapping[int, Use], expected: Expectation
) -> Iterator[Finding]:
    """Pictures that are too coarse in print, at the figure that brought them.

    Args:
        placed: The pictures of the PDF.
        uses: Where they are drawn.
        expected: What the venue asks for; without that, nothing is too coarse.
    """
    for picture in placed:
        least = expected.line_resolution if picture.bits == 1 else expected.resolution
        if least is not None and picture.resolution < least:
            use = uses.get(picture.number)
            path = expected.figure(use.figure if use else "")
            message = (
                f"A picture of {picture.width} x {picture.height} pixels on page {picture.page} "
                f"has {picture.resolution} pixels per inch in print; the venue asks for {least}."
            )
            hint = "Export it larger, or as a drawing in PDF; or print it smaller."
            yield _report("pdf-picture-coarse", Severity.WARNING, path, message, hint)
