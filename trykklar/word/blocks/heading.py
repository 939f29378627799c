"""Headings, each with TeX's number by its line in the table of contents."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.aux_numbers import Line
from trykklar.word.blocks.contents_record import ContentsRecord
from trykklar.word.blocks.inline_marks import ShortTitle
from trykklar.word.blocks.label import taken
from trykklar.word.blocks.page_beginning import chapter_level, chapters_begin_pages
from trykklar.word.document_tree import elements
from trykklar.word.inlines import plain, trimmed
from trykklar.word.model import Lead, MarkedHeading
from trykklar.word.neutral import numbered
from trykklar.word.neutral.anchors import anchor_name
from trykklar.word.neutral.vocabulary import PAGE_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trykklar.word.export_state import ExportInputs, ExportState
    from trykklar.word.model import HeadingKind

# Kind of a heading -> its depth, as LaTeX counts them.
DEPTHS = {
    "part": -1, "chapter": 0, "appendix": 0, "section": 1, "subsection": 2, "subsubsection": 3,
    "paragraph": 4, "subparagraph": 5,
}  # fmt: skip
KINDS = tuple(DEPTHS)


def shortened(inlines: list[Any]) -> tuple[list[Any], list[Any] | None]:
    """The inlines of a title, and what the table of contents calls it if that differs."""
    found: list[ShortTitle] = []
    title = list(_without_short(inlines, found))
    return title, list(found[0].content) if found else None


def _without_short(inlines: Iterable[Any], found: list[ShortTitle]) -> Iterator[Any]:
    r"""The inlines without short titles, which a `\itshape` in the title has around them, too."""
    for item in inlines:
        if isinstance(item, ShortTitle):
            found.append(item)
            continue
        if isinstance(item, pf.Emph | pf.Strong | pf.Span | pf.SmallCaps | pf.Underline):
            item.content = list(_without_short(list(item.content), found))
        yield item


def heading(
    block: Any, inlines: list[Any], state: ExportState, short: list[Any] | None = None
) -> Any:
    """A heading in the text.

    Args:
        block: As pandoc read it.
        inlines: Its content, marks read.
        state: The state of the export.
        short: What the table of contents calls it, if not by its title.
    """
    text, keys = taken(inlines, state, "heading", _counter(block.level, state.inputs))
    starred = "unnumbered" in block.classes
    line = _line(text if short is None else short, keys, state, starred=starred)
    place = pf.Div()
    number = len(state.met.headings) + 1
    appendix = bool(state.met.counters.get("appendix"))
    name = anchor_name(f"{number:04d}", "_Toc")
    state.met.headings.append(
        MarkedHeading(block.level, line, appendix, name, place, text, keys, starred, short)
    )
    return place


def order_headings(text: Any, state: ExportState) -> None:
    """Bring the headings into the order of the text: those of lists of works are met last.

    Args:
        text: The text, in which every heading has a place.
        state: The state of the export.
    """
    places = {id(item): number for number, item in enumerate(elements(text))}
    state.met.headings.sort(key=lambda item: places.get(id(item.place), len(places)))


def place_headings(
    state: ExportState, leads: Mapping[HeadingKind, Lead], worded: Mapping[str, str]
) -> None:
    """Put every heading, with its number, in its place.

    Args:
        state: The state of the export.
        leads: What stands around the numbers of each kind.
        worded: The name of a heading's anchor -> its number in words.
    """
    last_paged = chapter_level(state) if chapters_begin_pages(state) else 0
    for item in state.met.headings:
        if not (item.line.number or item.keys or trimmed(item.inlines)):
            continue  # `\paragraph{}` begins a paragraph, and says nothing
        if item.line.number:
            item.lead = leads.get((item.level, item.appendix), Lead())
        if item.name in worded:
            item.lead = Lead(worded[item.name], apart=True, worded=True)
        printed = "" if item.lead.worded else item.lead.printed(item.line.number)
        if not printed or printed != item.line.number:
            for key in item.keys:  # no such number to be led to: what refers to it says it itself
                state.met.anchors[key] = replace(state.met.anchors[key], kind="place")
        own = [state.met.anchors[key].name for key in item.keys]
        breaks = [pf.Div(classes=[PAGE_BREAK])] * (item.level <= last_paged)
        item.place.content = [*breaks, numbered.heading(item, own)]


def _line(text: list[Any], keys: list[str], state: ExportState, *, starred: bool = False) -> Line:
    """Its line in the table of contents: the next one that reads alike."""
    line = contents(state).take(plain(text), numbered=not starred)
    if line is not None:
        return line
    number = next((state.own_targets[key].number for key in keys if key in state.own_targets), "")
    return Line("", "" if starred else number, plain(text), "")


def has_number(title: str, state: ExportState) -> bool:
    """Whether TeX's table of contents has a number before a title, wherever it stands.

    Args:
        title: Of a list, as of works, that a package or class may number.
        state: The state of the export.
    """
    numbers = contents(state).numbers(title)
    return bool(numbers) and all(numbers)


def contents(state: ExportState) -> ContentsRecord:
    """The headings' lines in TeX's table of contents."""
    if "toc" not in state.met.records:
        listed = state.inputs.numbers.lists.get("toc", ())
        state.met.records["toc"] = ContentsRecord(line for line in listed if line.kind in KINDS)
    return state.met.records["toc"]


def _counter(level: int, inputs: ExportInputs) -> str:
    """What a heading counts with: `chapter` or `section`; references name no deeper ones."""
    chapters = level == 1 and _chapters(inputs.manuscript.marked.text)
    return "chapter" if chapters else "section"


@lru_cache(maxsize=2)
def _chapters(text: str) -> bool:
    return "\\chapter" in text
