"""Citations with what TeX printed of them; what is not sure is left to a style of Word's kind."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import panflute as pf

from trykklar.finding import Severity
from trykklar.printed.text_run import plain
from trykklar.word.blocks.inline_marks import NOTE_MARK
from trykklar.word.cite.bibtex.listed import anchored_citation
from trykklar.word.cite.from_tex.beside import Taken
from trykklar.word.cite.from_tex.match_records import matched, works
from trykklar.word.cite.from_tex.run_inlines import inlines
from trykklar.word.document_tree import elements
from trykklar.word.neutral.numbered import anchor_in
from trykklar.word.neutral.vocabulary import LABEL

if TYPE_CHECKING:
    from collections.abc import Collection

    from trykklar.printed.citations_and_lists import PrintedCitation as Shown
    from trykklar.printed.citations_and_lists import PrintedDocument
    from trykklar.printed.text_run import Runs
    from trykklar.word.cite.from_tex.live_links import LiveLinks
    from trykklar.word.export_state import ExportState
    from trykklar.word.model import MarkedCitation

CODE = "word-citation-style"
_NESTED = (
    "This citation makes a note within a note: TeX prints its mark and not its text; Word has it "
    "as a note of its own behind the other."
)
_NESTED_HINT = "In a footnote, cite the work with a command that makes no note of its own."
_FLOATING = "TeX prints the mark of this citation's note and not its text; Word has both."
_FLOATING_HINT = "In a table or figure, cite the work with a command that makes no note."
_UNMARKED = "TeX prints this citation's note without a mark in the text; Word has one."
_UNMARKED_HINT = r"Put the mark where it belongs with \footnotemark, before this command."
HINT = "Compare this citation in the Word file with the PDF."


class Placed(NamedTuple):
    """What became of the citations of a source.

    Attributes:
        left: Those that are left, each with a finding that says why.
        taken: What the others take from the text around them, by the identity of their targets.
        known: Identities of what TeX printed, as far as it is a citation of the source, or may be.
    """

    left: list[MarkedCitation]
    taken: dict[int, Taken]
    known: set[int]


def place_printed(
    citations: list[MarkedCitation],
    printed: PrintedDocument,
    listed: Collection[str],
    links: LiveLinks,
    state: ExportState,
) -> Placed:
    """Fill citations with what TeX printed.

    Args:
        citations: Of the source.
        printed: What TeX printed.
        listed: Keys of the works that the lists have, to which links lead.
        links: Where other links lead; they learn where the citations are.
        state: The state of the export.
    """
    for citation in citations:
        if not citation.is_shown:
            citation.target.content = []
    asked = [citation for citation in citations if citation.is_shown]
    left: list[MarkedCitation] = []
    taken: dict[int, Taken] = {}
    found = matched(asked, printed.citations, state)
    pairs = zip(asked, found, strict=True)
    for citation, shown in sorted(pairs, key=lambda pair: pair[0].offset):
        if shown is None or shown.trouble:
            _report(citation, shown, printed, state)
            left.append(citation)
        else:
            taken[id(citation.target)] = _place(citation, shown, listed, links, state)
    doubtful = {works(citation) for citation in left}
    known = {id(shown) for shown in found}
    known |= {id(shown) for shown in printed.citations if shown.keys in doubtful}
    return Placed(left, taken, known)


def _place(
    citation: MarkedCitation,
    shown: Shown,
    listed: Collection[str],
    links: LiveLinks,
    state: ExportState,
) -> Taken:
    live = partial(links.live, offset=citation.offset, keys=citation.keys)
    notes = [
        [
            *_own_mark(shown, at, citation.offset),
            *links.note_place(shown, at),
            *links.labels(shown, at),
            *inlines(note, listed, live=live),
        ]
        for at, note in enumerate(shown.notes)
    ]
    spaced, runs = _unspaced(shown.runs)
    host = _within(citation.target, pf.Note)
    unmarked = bool(notes) and not any(run.mark for run in runs)
    if unmarked:
        if host is None:
            state.report("word-added", Severity.WARNING, citation.offset, _UNMARKED, _UNMARKED_HINT)
    elif notes and host is not None:
        state.report("word-added", Severity.WARNING, citation.offset, _NESTED, _NESTED_HINT)
    elif shown.unprinted:
        state.report("word-added", Severity.WARNING, citation.offset, _FLOATING, _FLOATING_HINT)
    state.met.unprinted_notes.extend(plain(shown.notes[at]) for at in shown.unprinted)
    runs, sign = _unsigned(runs, shown.punctuation)
    slanted = _within(citation.target, pf.Emph) is not None
    content = inlines(runs, listed, notes, live, slanted=slanted) or [pf.Str("")]
    if unmarked:
        content = notes[0] if host is not None else [pf.Note(pf.Para(*notes[0]))]
    content = anchored_citation([*links.labels(shown, -1), *content], citation, state)
    citation.target.content = content
    _number(citation.target, host, shown, state)
    if citation.target.parent is not None:  # in a formula, nothing can lead there
        links.learn(shown, anchor_in(content))
    state.met.notes_printed[citation.offset] = sum(run.mark for run in runs) or int(unmarked)
    if not unmarked and not any(run.mark or run.text.strip() for run in runs):
        state.met.empty_citations.add(citation.offset)
    return Taken(spaced, sign)


def _own_mark(shown: Shown, at: int, offset: int) -> list[Any]:
    """The mark of a note that is no number, as in a title: it is not counted."""
    sign = shown.numbers[at]
    if not sign or "\\" in sign or any(map(str.isalnum, sign)):
        return []
    given = {"custom-style": NOTE_MARK, "offset": str(offset)}
    return [pf.Span(pf.Str(sign), classes=[LABEL], attributes=given)]


def _within(element: Any, kind: type) -> Any | None:
    """The element of a kind around a place, in the same note."""
    while element is not None and not isinstance(element, (kind, pf.Note)):
        element = element.parent
    return element if isinstance(element, kind) else None


def _number(target: Any, host: Any | None, shown: Shown, state: ExportState) -> None:
    """Keep which numbers TeX printed of the notes that a citation makes, or of the one around."""
    own = _notes(target)
    pairs = list(zip(own, shown.numbers, strict=False))
    if host is not None and len(_notes(host)) == 1:  # behind another note, TeX has its number
        pairs = [(host, shown.noted)]
    state.met.printed_note_numbers.extend((note, int(n)) for note, n in pairs if n.isdecimal())


def _notes(element: Any) -> list[Any]:
    return [item for item in elements(element) if isinstance(item, pf.Note)]


def _unspaced(runs: Runs) -> tuple[bool, Runs]:
    """Whether there is a space before a citation, and the rest."""
    if not runs or runs[0].mark or not runs[0].text[:1].isspace():
        return False, runs
    first = replace(runs[0], text=runs[0].text[1:])
    return True, ((first, *runs[1:]) if first.text else runs[1:])


def _unsigned(runs: Runs, sign: str) -> tuple[Runs, str]:
    """A citation without the sign behind it, where that stands behind it in print, too.

    It is the author's, and stays where the author has it. The second is a sign that does not.
    """
    last = runs[-1] if runs else None
    if not sign or last is None:
        return runs, ""
    if last.mark or last.look.raised or not last.text.endswith(sign):
        return runs, sign
    rest = replace(last, text=last.text.removesuffix(sign))
    return ((*runs[:-1], rest) if rest.text else runs[:-1]), ""


def _report(
    citation: MarkedCitation, shown: Shown | None, printed: PrintedDocument, state: ExportState
) -> None:
    keys = ", ".join(key for part in works(citation) for key in part)
    named = f"\\{citation.command.partition(':')[0]}{{{keys}}}"
    if shown is None:
        count = sum(other.keys == works(citation) for other in printed.citations)
        total = sum(works(other) == works(citation) for other in state.met.citations)
        why = (
            f"TeX printed {count} citations of this kind, and the source has {total}"
            if count != total
            else "TeX has something else before or behind the work"
        )
    else:
        why = f"what TeX printed cannot be read: {shown.trouble}"
    message = f"{named} is set by a style of Word's kind, for {why}."
    state.report(CODE, Severity.WARNING, citation.offset, message, HINT)
