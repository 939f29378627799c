"""Citations put where their commands stood, and the lists of works under their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trykklar.finding import Severity
from trykklar.latex.loaded_packages import loaded
from trykklar.printed.ask import UNSET
from trykklar.word.cite.bibtex.listed import of_list, place_listed, report_undefined
from trykklar.word.cite.csl.items import Works
from trykklar.word.cite.csl.place_by_style import place_by_style, place_lists_by_style
from trykklar.word.cite.datalist import datalists, text
from trykklar.word.cite.from_tex.beside import take
from trykklar.word.cite.from_tex.expand_formulas import expand_formulas
from trykklar.word.cite.from_tex.live_links import LiveLinks, formulas
from trykklar.word.cite.from_tex.place_printed import CODE, place_printed
from trykklar.word.cite.from_tex.printed_lists import listed, place_lists, unread
from trykklar.word.cite.from_tex.skipped_inside import forget_skipped
from trykklar.word.cite.from_tex.unmatched import report_unmatched

if TYPE_CHECKING:
    from trykklar.printed.citations_and_lists import PrintedDocument
    from trykklar.word.export_state import ExportState
    from trykklar.word.model import MarkedCitation

_NOTHING = Works((), (), {})


def place_citations(
    state: ExportState, printed: PrintedDocument | None, body: Any, *, typeset: bool
) -> Works:
    """Put every citation in its place, and the list of works in its own.

    Args:
        state: The state of the export; citations and lists of references are filled.
        printed: What TeX printed of them; None where a style is asked for, or TeX cannot be asked.
        body: The document's text, of which citations may take the space or the sign beside them.
        typeset: Whether TeX has set the document as it is.

    Returns:
        What is cited, but for the works of a list that is LaTeX.

    Raises:
        FatalError: There is no such CSL style.
        PandocError: citeproc stopped.
    """
    place_listed(state, body, typeset=typeset)
    others = [citation for citation in state.met.citations if not of_list(citation, state)]
    if not others and not state.met.reference_lists:
        return _NOTHING
    if printed is not None and not printed.trouble:
        return _as_printed(others, printed, state, body)
    if printed is not None or (not typeset and _wants_tex(state)):
        trouble = printed.trouble if printed is not None else UNSET
        message = f"Citations are set by a style of Word's kind: {trouble}."
        state.report(CODE, Severity.WARNING, state.inputs.manuscript.start, message, _HINT)
    works, rendered = place_by_style(others, state)
    place_lists_by_style(rendered, state)
    return works


def _wants_tex(state: ExportState) -> bool:
    """Whether biblatex prints the citations of the PDF, and no style is asked for."""
    names = loaded(state.inputs.manuscript.preamble)
    return not state.inputs.document.csl and not _BIBLATEX.isdisjoint(names)


_BIBLATEX = frozenset(["biblatex", "biblatex-chicago"])
_HINT = "Compare the citations and the list of works in the Word file with the PDF."


def _as_printed(
    citations: list[MarkedCitation], printed: PrintedDocument, state: ExportState, body: Any
) -> Works:
    """Citations and lists as TeX printed them; what cannot be read of it, by a style."""
    keys = listed(printed)
    links = LiveLinks(printed, state)
    left, taken, known = place_printed(citations, printed, keys, links, state)
    by_style = set(map(id, left))
    forget_skipped((each for each in citations if id(each) not in by_style), state)
    troubled = unread(printed)
    entries = {}
    if left or troubled:
        entries = place_by_style(left, state, troubled)[1].entries
    place_lists(printed, entries, links, state)
    expand_formulas(body, formulas(printed), state)
    take(body, taken, state)
    report_unmatched(printed.citations, known, body, state)
    return _works(citations, keys, state)


def _works(citations: list[MarkedCitation], keys: tuple[str, ...], state: ExportState) -> Works:
    """The works that the lists have, for the inventory; reports those that biber did not find."""
    made = datalists(text(state.inputs.document))
    known = {key for works in made.sections.values() for key in works}
    for citation in citations:
        for key in citation.keys:
            if made.key(key) not in known and key != "*":
                report_undefined(citation, key, state)
    return Works(tuple({"id": key} for key in keys), (), made.aliases, complete=True)
