"""Citations of works in a list that LaTeX prints itself: as LaTeX or natbib prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.word.blocks.bibliography_block import parted
from trykklar.word.cite.bibtex import settings
from trykklar.word.cite.bibtex.asked_citations import AskedCitations
from trykklar.word.cite.bibtex.beside_raised import beside_raised
from trykklar.word.cite.bibtex.natbib import Natbib
from trykklar.word.cite.bibtex.plain_cite import Plain
from trykklar.word.cite.from_tex.beside import take
from trykklar.word.docx.docx_text import FORMULA
from trykklar.word.inlines import plain
from trykklar.word.mark.list_unit import plain_key
from trykklar.word.neutral import numbered
from trykklar.word.parity import unprinted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.word.export_state import ExportState
    from trykklar.word.model import MarkedCitation


def place_listed(state: ExportState, body: Any, *, typeset: bool) -> None:
    """Fill in the citations whose works are in such a list, and the labels in the list.

    Args:
        state: The state of the export.
        body: The document's text, of which citations may take the space or the sign beside them.
        typeset: Whether TeX has set the document as it is, and can be asked.
    """
    if not state.met.listed:
        return
    machine = _machine(state)
    citations = [citation for citation in state.met.citations if of_list(citation, state)]
    asked = AskedCitations(citations, state) if typeset else None
    guessed: list[MarkedCitation] = []
    for citation in citations:
        content = _content(citation, machine)
        shown = asked.cited(citation, content) if asked else content
        citation.target.content = anchored_citation(shown, citation, state)
        if asked and citation.is_shown and not asked.is_answered(citation):
            guessed.append(citation)
        for key in citation.keys:
            if key not in state.met.listed and key != "*":
                report_undefined(citation, key, state)
    _report_guessed(guessed, state)
    if asked:
        asked.learn_pages(citations)
    take(body, beside_raised(citations, state.inputs), state)
    _place_works(machine, asked, state)


def _place_works(machine: Natbib | Plain, asked: AskedCitations | None, state: ExportState) -> None:
    for key, place in state.met.listed.items():
        label = asked.label(key) if asked else None
        place.content = machine.label(key) if label is None else label
        if asked and place.parent is not None:
            before, work = parted(place)
            place.parent.content = [*before, *asked.work(key, work)]
    for kind, place in state.met.natbib_parts:
        sign = asked.sign(kind) if asked else None
        if sign is not None:
            place.content = sign
        elif isinstance(machine, Natbib):
            machine.print(kind, place)


def _report_guessed(guessed: Sequence[MarkedCitation], state: ExportState) -> None:
    """Report each citation that TeX could not be asked for, and that the PDF has otherwise."""
    texts = {id(item): plain(item.target.content, FORMULA) for item in guessed}
    absent = unprinted(state.inputs.document.made(".pdf"), tuple(texts.values()))
    for citation in guessed:
        if texts[id(citation)] in absent:
            keys = ",".join(map(plain_key, citation.keys))
            message = (
                f"\\{citation.command}{{{keys}}} is set as LaTeX's own \\cite, for TeX cannot be "
                "asked what its package prints here."
            )
            hint = "Compare this citation in the Word file with the PDF."
            state.report("word-citation-style", Severity.WARNING, citation.offset, message, hint)


def _machine(state: ExportState) -> Natbib | Plain:
    natbib = any(work.number for work in state.met.bibcites.values())
    return Natbib(state.met.bibcites, settings.read(state.inputs)) if natbib else Plain(state)


def of_list(citation: MarkedCitation, state: ExportState) -> bool:
    """Whether a citation is of such a list; all are where there is no other."""
    alone = bool(state.met.listed) and not state.met.reference_lists
    return alone or any(key in state.met.listed for key in citation.keys)


def anchored_citation(
    content: list[Any], citation: MarkedCitation, state: ExportState
) -> list[Any]:
    """A citation with an anchor of its own, so that it can be found and counted in Word."""
    if not content:
        return []
    place = f"_Cite_{citation.offset}"
    number = state.met.next(place)
    name = f"{place}_{number}" if number > 1 else place
    return [numbered.citation(citation.keys, name, content)]


def report_undefined(citation: MarkedCitation, key: str, state: ExportState) -> None:
    """Report a work that no list or bibliography has."""
    state.report(
        "word-citation-undefined",
        Severity.ERROR,
        citation.offset,
        f"\\{citation.command}{{{plain_key(key)}}} has no entry in the bibliography that can be "
        "read.",
    )


def report_all_undefined(citations: Sequence[MarkedCitation], state: ExportState) -> None:
    """Report once that there is no bibliography: none of its works is at fault."""
    state.report(
        "word-citation-undefined",
        Severity.ERROR,
        citations[0].offset,
        f"No bibliography could be read: Word has the keys of {len(citations)} citations.",
        "The findings of `check` say which file is missing, or why it is not read.",
    )


def _content(citation: MarkedCitation, machine: Natbib | Plain) -> list[Any]:
    if not citation.is_shown:
        return []
    found: list[Any] = []
    for pre, post, keys in citation.items:
        if keys:
            shown = machine.cited(citation.command, keys, pre, post)
            found += [*([pf.Str(";"), pf.Space()] if found else []), *shown]
    return found
