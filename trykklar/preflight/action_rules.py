"""What a PDF would do by itself: scripts, programs, forms; and what it carries along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.preflight.pdf_objects import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.preflight.expectation import Expectation
    from trykklar.preflight.pdf_objects import PdfObjects

# ISO 32000-1, table 198: the actions that more than lead to a place.
_ACTIONS = {
    "/JavaScript": "runs a script (JavaScript)",
    "/Launch": "starts a program",
    "/SubmitForm": "sends a form away",
    "/ImportData": "reads data from another file",
    "/Sound": "plays a sound",
    "/Movie": "plays a film",
    "/Rendition": "plays a film or sound",
    "/GoTo3DView": "shows a model in three dimensions",
}
_MEDIA = {"/RichMedia", "/Movie", "/Sound", "/3D", "/Screen"}


def check(pdf: PdfObjects, expected: Expectation) -> Iterator[Finding]:
    """Everything in a PDF that acts, and every file in it."""
    acting: dict[str, None] = {}
    files: list[str] = []
    others: dict[str, None] = {}
    for _, inner in pdf.dictionaries():
        kind = inner.get("/S")
        if inner.get("/Type") == "/StructElem":
            continue
        if isinstance(kind, str) and kind in _ACTIONS:
            acting[_ACTIONS[kind]] = None
        if inner.get("/Type") == "/Annot" and inner.get("/Subtype") in _MEDIA:
            acting["plays a film, a sound or a model"] = None
        if kind == "/GoToR":
            others[_file(pdf, inner)] = None
        if isinstance(inner.get("/EF"), (dict, str)):
            files.append(_file_name(pdf, inner))
    if acting:
        message = f"The PDF {' and '.join(acting)}: journals refuse it, and readers are warned."
        hint = "Take out what makes it: an animation, a form, a link with run:."
        yield Finding("pdf-active", Severity.ERROR, expected.source, 0, 0, message, hint)
    if files:
        message = f"A file is attached to the PDF: {', '.join(sorted(set(files)))}."
        hint = "Upload it as supplementary material, where the journal looks for it."
        yield Finding("pdf-attachment", Severity.WARNING, expected.source, 0, 0, message, hint)
    if others:
        message = f"A link leads to another file: {', '.join(others)}; it does not come along."
        hint = "Give its web address, or take the link out."
        yield Finding("pdf-link-local", Severity.WARNING, expected.source, 0, 0, message, hint)


def _file(pdf: PdfObjects, action: dict[str, object]) -> str:
    whole = pdf.at(action.get("/F"))
    return text(whole) or (_file_name(pdf, whole) if isinstance(whole, dict) else "without a name")


def _file_name(pdf: PdfObjects, given: dict[str, object]) -> str:
    return text(pdf.at(given.get("/UF"))) or text(pdf.at(given.get("/F"))) or "without a name"
