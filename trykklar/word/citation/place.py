"""Rendered citations put where their commands stood, and the reference list under its heading."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.word.citation import works as bibliography
from trykklar.word.citation.listed import cited
from trykklar.word.citation.render import Rendered, render
from trykklar.word.citation.shape import Shape, kept, requests, shape
from trykklar.word.citation.style import in_order, style
from trykklar.word.marked.option import options
from trykklar.word.text.field import end, raw, start
from trykklar.word.text.heading import heading

if TYPE_CHECKING:
    from trykklar.word.citation.works import Works
    from trykklar.word.text.desk import Citation, Desk

_BIBLATEX = re.compile(r"\\usepackage\s*(?:\[[^\]]*\])?\s*\{[^}]*\bbiblatex\b|\\addbibresource")
_NATBIB = re.compile(r"\\usepackage\s*(?:\[[^\]]*\])?\s*\{[^}]*\bnatbib\b|\{elsarticle\}")
_CHAPTERS = re.compile(r"\\documentclass[^{]*\{(?:book|report|scrbook|scrreprt|memoir)\}")


def backend(preamble: str) -> str:
    """Which machinery cites: `biblatex`, `natbib`, or an empty string for LaTeX's own."""
    if _BIBLATEX.search(preamble):
        return "biblatex"
    return "natbib" if _NATBIB.search(preamble) else ""


def place_citations(desk: Desk) -> Works:
    """Render every citation and put it in its place.

    Args:
        desk: The state of the export; citations and lists of references are filled.

    Returns:
        What was cited.

    Raises:
        CannotGoOn: There is no such CSL style.
        PandocFailed: citeproc stopped.
    """
    machinery = backend(desk.manuscript.preamble)
    keys = [key for citation in desk.citations for _, _, names in citation.items for key in names]
    works = bibliography.read(desk.document, desk.manuscript.flat, keys, machinery, desk.language)
    for citation in desk.citations:
        citation.items = tuple(
            (pre, post, tuple(works.spelled.get(key, key) for key in names))
            for pre, post, names in citation.items
        )
    shapes = [shape(citation.command, machinery) for citation in desk.citations]
    asked = [
        list(requests(citation, form, pages=machinery == "biblatex"))
        if form.kind not in ("none", "full", "title")
        else []
        for citation, form in zip(desk.citations, shapes, strict=True)
    ]
    rendered = render(
        [item for parts in asked for item in parts],
        works,
        read_style(desk, machinery),
        desk.language,
    )
    _fill(desk, shapes, [len(parts) for parts in asked], rendered, works)
    _undefined(desk, works)
    for place, sign in desk.reference_lists:
        place.content = _list(sign.text(0), rendered, desk)
    return works


def read_style(desk: Desk, machinery: str) -> str:
    """The CSL style; natbib leaves works in one parenthesis in the author's order."""
    text = style(desk.document.csl).read_text("utf-8")
    sorts = re.search(r"natbib.*sort|sort.*natbib", desk.manuscript.preamble)
    return text if machinery != "natbib" or sorts else in_order(text)


def _fill(
    desk: Desk, shapes: list[Shape], counts: list[int], rendered: Rendered, works: Works
) -> None:
    at, machinery = 0, backend(desk.manuscript.preamble)
    titles = {str(item["id"]): str(item.get("title", "")) for item in works.items}
    for citation, form, count in zip(desk.citations, shapes, counts, strict=True):
        parts = rendered.citations[at : at + count]
        at += count
        pieces = [kept(list(part), form, desk.words.and_, machinery) for part in parts]
        keys = [key for _, _, names in citation.items for key in names if key in works.missing]
        content = (
            cited(keys, form.kind, desk)
            or _looked_up(citation, form, rendered, titles)
            or _joined(pieces)
        )
        placed = [pf.Note(pf.Para(*content))] if form.note else content
        citation.target.content = _bookmarked(placed, citation, desk) if placed else []


def _bookmarked(content: list[Any], citation: Citation, desk: Desk) -> list[Any]:
    """A citation in a bookmark of its own, so that it can be found and counted in Word."""
    place = f"_Cite_{citation.offset}"
    number = desk.next(place)
    name = f"{place}_{number}" if number > 1 else place
    return [raw(start(name)), *content, raw(end(name))]


def _joined(pieces: list[list[Any]]) -> list[Any]:
    found: list[Any] = []
    for piece in pieces:
        found.extend([pf.Str(";"), pf.Space(), *piece] if found else piece)
    return found


def _looked_up(
    citation: Citation, form: Shape, rendered: Rendered, titles: dict[str, str]
) -> list[Any]:
    """What is not a citation but a part of the entry: its title, or all of it."""
    keys = [key for _, _, names in citation.items for key in names]
    if form.kind == "full":
        return _joined([copy.deepcopy(rendered.entries.get(key, [pf.Str(key)])) for key in keys])
    if form.kind == "title":
        return _joined([[pf.Emph(pf.Str(titles.get(key, key)))] for key in keys])
    return []


def _undefined(desk: Desk, works: Works) -> None:
    for citation in desk.citations:
        for key in (
            key for _, _, keys in citation.items for key in keys if _unknown(key, works, desk)
        ):
            desk.report(
                "word-citation-undefined",
                Severity.ERROR,
                citation.offset,
                f"\\{citation.command}{{{key}}} has no entry in the bibliography that can be read.",
            )


def _unknown(key: str, works: Works, desk: Desk) -> bool:
    return key in works.missing and key not in desk.listed


def _list(said: str, rendered: Rendered, desk: Desk) -> list[Any]:
    if rendered.list is None:
        return []
    told = options(said)
    name = (
        told.get("title")
        or desk.words.parts[
            "bibliography" if _CHAPTERS.search(desk.manuscript.preamble) else "references"
        ]
    )
    if told.get("heading") == "none":
        return [rendered.list]
    title = pf.Header(*_words(name), level=1, classes=["unnumbered"])
    return [heading(title, _words(name), desk), rendered.list]


def _words(text: str) -> list[Any]:
    found: list[Any] = []
    for word in text.split():
        found.extend([pf.Space(), pf.Str(word)] if found else [pf.Str(word)])
    return found
