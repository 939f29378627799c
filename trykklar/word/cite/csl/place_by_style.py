"""Citations and lists of works in a CSL style, where one is asked for or TeX cannot be asked."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.cite.bibtex.listed import (
    anchored_citation,
    report_all_undefined,
    report_undefined,
)
from trykklar.word.cite.csl import items as bibliography
from trykklar.word.cite.csl.choose_style import as_given, nearest_style
from trykklar.word.cite.csl.command_shape import CommandShape, kept, requests, shape
from trykklar.word.cite.csl.csl_style import in_order, numeric, style
from trykklar.word.cite.csl.printed_field import field
from trykklar.word.cite.csl.render import CslRendered, render
from trykklar.word.cite.datalist import datalists, text
from trykklar.word.cite.list_order import arrange, order
from trykklar.word.cite.machinery import backend
from trykklar.word.cite.work_lists import Lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trykklar.word.cite.csl.items import Works
    from trykklar.word.cite.datalist import Datalists
    from trykklar.word.export_state import ExportState
    from trykklar.word.model import MarkedCitation

_CAPITALS = re.compile(r' text-case="(?:title|capitalize-all|capitalize-first)"')


def place_by_style(
    citations: list[MarkedCitation], state: ExportState, more: Iterable[str] = ()
) -> tuple[Works, CslRendered]:
    """Citations of works that a .bib has, by a CSL style.

    Args:
        citations: The citations; they are filled.
        state: The state of the export.
        more: Keys of further works, whose entries are wanted.

    Returns:
        What is cited, and what citeproc printed.

    Raises:
        FatalError: There is no such CSL style.
        PandocError: citeproc stopped.
    """
    machinery = backend(state.inputs.manuscript.preamble)
    made = _made(state)
    keys = [*_meant(citations, made), *more]
    works = bibliography.read(
        state.inputs.document, state.inputs.manuscript.flat, keys, machinery, state.inputs.language
    )
    works = replace(works, spelled={**works.spelled, **made.aliases})
    for citation in citations:
        citation.items = tuple(
            (pre, post, tuple(works.spelled.get(key, key) for key in names))
            for pre, post, names in citation.items
        )
    style = read_style(state, machinery)
    by_number = numeric(style)
    shapes = [shape(citation.command, machinery, numeric=by_number) for citation in citations]
    asked = [
        list(requests(citation, form, pages=machinery == "biblatex"))
        if form.kind not in ("none", "full", "title", "url", "doi", "field")
        else []
        for citation, form in zip(citations, shapes, strict=True)
    ]
    rendered = render(
        [item for parts in asked for item in parts], works, style, state.inputs.language
    )
    counted = list(zip(citations, shapes, (len(parts) for parts in asked), strict=True))
    _fill(state, counted, rendered, works)
    if machinery == "biblatex" and rendered.list is not None and not by_number:
        rendered.list.content = arrange(list(rendered.list.content), order(state.inputs.document))
    _undefined(citations, state, works)
    return works, rendered


def place_lists_by_style(rendered: CslRendered, state: ExportState) -> None:
    """The lists of works, by a CSL style.

    Args:
        rendered: What citeproc printed.
        state: The state of the export; its lists are filled.
    """
    if rendered.list is not None:
        made = _made(state)
        lists = Lists(made, _united(list(rendered.list.content), made.sets), state)
        works = (
            (place, sign) for place, sign in state.met.reference_lists if sign.kind == "references"
        )
        for place, sign in works:
            place.content = lists.printed(sign.text(0), sign.offset, rendered.list)


def _made(state: ExportState) -> Datalists:
    biblatex = backend(state.inputs.manuscript.preamble) == "biblatex"
    return datalists(text(state.inputs.document) if biblatex else "")


def _meant(citations: list[MarkedCitation], made: Datalists) -> list[str]:
    """Give works the keys that biblatex knows them by.

    A work may have other names. A set has no author and no year, so that nothing is printed where
    it is cited; its members are in the list.

    Returns:
        The keys of all works that are cited.
    """
    sets = made.sets
    cited = [key for citation in citations for key in citation.keys]
    for citation in citations:
        citation.items = tuple(
            (pre, post, tuple(made.key(key) for key in keys if key not in sets))
            for pre, post, keys in citation.items
        )
    return [member for key in cited for member in sets.get(key, (made.key(key),))]


def read_style(state: ExportState, machinery: str) -> str:
    """The CSL style; but for biblatex, works in one parenthesis stay in the author's order."""
    source = state.inputs.manuscript
    name = state.inputs.document.csl or nearest_style(source.preamble, source.flat.text)
    found = style(name).read_text("utf-8")
    if not state.inputs.document.csl and as_given(source.preamble):
        found = _CAPITALS.sub("", found)
    sorts = re.search(r"natbib.*sort|sort.*natbib", state.inputs.manuscript.preamble)
    return found if machinery == "biblatex" or sorts else in_order(found)


def _fill(
    state: ExportState,
    counted: list[tuple[MarkedCitation, CommandShape, int]],
    rendered: CslRendered,
    works: Works,
) -> None:
    at, machinery = 0, backend(state.inputs.manuscript.preamble)
    items = {str(item["id"]): item for item in works.items}
    for citation, form, count in counted:
        parts = rendered.citations[at : at + count]
        at += count
        pieces = [kept(list(part), form, state.inputs.words.and_, machinery) for part in parts]
        content = _looked_up(citation, form, rendered, items) or _joined(pieces)
        content = content or [pf.Str("")] * (form.kind != "none")  # of a set, nothing is printed
        placed = [pf.Note(pf.Para(*content))] if form.note and content else content
        citation.target.content = anchored_citation(placed, citation, state)


def _joined(pieces: list[list[Any]]) -> list[Any]:
    found: list[Any] = []
    for piece in pieces:
        found.extend([pf.Str(";"), pf.Space(), *piece] if found else piece)
    return found


def _looked_up(
    citation: MarkedCitation,
    form: CommandShape,
    rendered: CslRendered,
    items: Mapping[str, Mapping[str, Any]],
) -> list[Any]:
    """What is not a citation but a part of the entry: its title, or all of it."""
    keys = citation.keys
    if form.kind == "full":
        return _joined([copy.deepcopy(rendered.entries.get(key, [pf.Str(key)])) for key in keys])
    if form.kind in ("title", "url", "doi", "field"):
        name = citation.command.partition(":")[2] or form.kind
        return _joined([field(items[key], name) for key in keys if key in items]) or [pf.Str("")]
    return []


def _undefined(citations: list[MarkedCitation], state: ExportState, works: Works) -> None:
    missing = [
        (citation, key) for citation in citations for key in citation.keys if key in works.missing
    ]
    if missing and not works.items:
        report_all_undefined(citations, state)
        return
    for citation, key in missing:
        report_undefined(citation, key, state)


def _united(entries: list[Any], sets: Mapping[str, tuple[str, ...]]) -> list[Any]:
    """The entries, with the members of each set in one, as biblatex prints them."""
    found = {entry.identifier.removeprefix("ref-"): entry for entry in entries}
    for name, members in sets.items():
        parts = [found[key] for key in members if key in found]
        for entry in parts[1:]:
            more = [item for block in entry.content for item in block.content]
            parts[0].content[-1].content.extend([pf.Space(), pf.Str(";"), pf.Space(), *more])
            entries.remove(entry)
        if parts:
            parts[0].identifier = f"ref-{name}"
    return entries
