"""Citations of works in a list that LaTeX prints itself: as LaTeX or natbib prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.latex import citation_commands
from trykklar.word.blocks.word_field import end, raw, run, start
from trykklar.word.cite.bibtex import settings
from trykklar.word.cite.bibtex.natbib import Natbib
from trykklar.word.cite.bibtex.plain_cite import Plain

if TYPE_CHECKING:
    from trykklar.word.blocks.export_state import Citation, Desk


def place_listed(desk: Desk) -> None:
    """Fill in the citations whose works are in such a list, and the labels in the list.

    Args:
        desk: The state of the export.
    """
    if not desk.listed:
        return
    machine = _machine(desk)
    for citation in desk.citations:
        if of_list(citation, desk):
            citation.target.content = bookmarked(_content(citation, machine), citation, desk)
            for key in (key for _, _, keys in citation.items for key in keys):
                if key not in desk.listed and key != "*":
                    report_undefined(citation, key, desk)
    for key, place in desk.listed.items():
        label = machine.label(key)
        place.content = [*label, raw(run("\t"))] if label else []
    if isinstance(machine, Natbib):
        for kind, place in desk.parts:
            machine.print(kind, place)


def _machine(desk: Desk) -> Natbib | Plain:
    natbib = any(work.number for work in desk.noted.values())
    return Natbib(desk.noted, settings.read(desk)) if natbib else Plain(desk)


def of_list(citation: Citation, desk: Desk) -> bool:
    """Whether a citation is of such a list; all are where there is no other."""
    alone = bool(desk.listed) and not desk.reference_lists
    return alone or any(key in desk.listed for _, _, keys in citation.items for key in keys)


def bookmarked(content: list[Any], citation: Citation, desk: Desk) -> list[Any]:
    """A citation in a bookmark of its own, so that it can be found and counted in Word."""
    if not content:
        return []
    place = f"_Cite_{citation.offset}"
    number = desk.next(place)
    name = f"{place}_{number}" if number > 1 else place
    return [raw(start(name)), *content, raw(end(name))]


def report_undefined(citation: Citation, key: str, desk: Desk) -> None:
    """Report a work that no list or bibliography has."""
    desk.report(
        "word-citation-undefined",
        Severity.ERROR,
        citation.offset,
        f"\\{citation.command}{{{key}}} has no entry in the bibliography that can be read.",
    )


def _content(citation: Citation, machine: Natbib | Plain) -> list[Any]:
    if citation_commands.prints(citation.command.rstrip("*")) == "none":
        return []
    found: list[Any] = []
    for pre, post, keys in citation.items:
        if keys:
            shown = machine.cited(citation.command, keys, pre, post)
            found += [*([pf.Str(";"), pf.Space()] if found else []), *shown]
    return found
