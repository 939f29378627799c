"""One PDF, inspected: everything before it is handed in, the worst of it at every build."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar import poppler
from trykklar.finding import FatalError, Finding
from trykklar.preflight import action_rules, font_rules, link_rules, page_rules
from trykklar.preflight.expectation import Expectation
from trykklar.preflight.page_contents import uses
from trykklar.preflight.pdf_objects import read as read_objects
from trykklar.storage.regular_file import read

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document

_WORST = ("pdf-font-bitmap", "pdf-font-missing", "pdf-active", "pdf-encrypted")


@dataclass(frozen=True)
class Inspection:
    """What is known of a PDF.

    Attributes:
        pages: Their number.
        paper: Size of the first page: `210 x 297 mm`.
        version: Of the format: `1.5`.
        fonts: Their number.
        coarsest: Pixels per inch of the coarsest picture; None where there is none.
        findings: What is wrong.
    """

    pages: int
    paper: str
    version: str
    fonts: int
    coarsest: int | None
    findings: tuple[Finding, ...]


def inspect(pdf: Path, expected: Expectation) -> Inspection:
    """Inspects a PDF before it is handed in.

    Args:
        pdf: The file.
        expected: What the venue asks for.

    Raises:
        FatalError: It cannot be read, or the programs for that are not installed.
    """
    objects = read_objects(read(pdf))
    if objects is None:
        raise FatalError(
            f"{pdf.name} cannot be inspected: qpdf is not installed, or cannot read it.",
            "It is in the Debian package qpdf; `doctor` shows whether it is there.",
        )
    drawn = uses(objects)
    fonts, placed = poppler.fonts(pdf), poppler.pictures(pdf)
    size = page_rules.page_size(objects, objects.pages[0]) if objects.pages else None
    findings = (
        *font_rules.check(fonts, drawn, expected),
        *page_rules.check(objects, expected),
        *page_rules.pictures(placed, drawn, expected),
        *link_rules.check(objects, expected),
        *action_rules.check(objects, expected),
    )
    return Inspection(
        pages=len(objects.pages),
        paper=page_rules.shown(size) if size else "unknown",
        version=objects.version,
        fonts=len(fonts),
        coarsest=min((picture.resolution for picture in placed), default=None),
        findings=findings,
    )


def worst(pdf: Path, document: Document) -> tuple[Finding, ...]:
    """The worst of it, as every build reports; of the fonts alone where qpdf is not installed.

    Args:
        pdf: The PDF that was made.
        document: What it was made of.
    """
    expected = Expectation(document)
    with ThreadPoolExecutor(1) as beside:  # the build waits for both programs
        listed = beside.submit(poppler.fonts, pdf)
        objects = read_objects(read(pdf))
        fonts = listed.result()
    found = [*font_rules.check(fonts, uses(objects) if objects else {}, expected)]
    if objects:
        found += page_rules.check(objects, expected)
        found += action_rules.check(objects, expected)
    return tuple(finding for finding in found if finding.code in _WORST)
