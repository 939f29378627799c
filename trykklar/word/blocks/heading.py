"""Headings: numbered by Word where Word counts as TeX did, else with TeX's number as text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.aux_numbers import Line
from trykklar.word.blocks.contents_record import Record
from trykklar.word.blocks.inline_marks import ShortTitle
from trykklar.word.blocks.label import taken
from trykklar.word.blocks.paragraph_style import paragraph
from trykklar.word.blocks.resolved_mark import plain
from trykklar.word.blocks.word_field import bookmark, end, raw, run, start
from trykklar.word.docx.numbering import Lead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.word.blocks.export_state import Desk

# Kind of a heading -> its depth, as LaTeX counts them.
DEPTHS = {
    "part": -1, "chapter": 0, "appendix": 0, "section": 1, "subsection": 2, "subsubsection": 3,
    "paragraph": 4, "subparagraph": 5,
}  # fmt: skip
KINDS = tuple(DEPTHS)
_BREAK = "<w:r><w:br/></w:r>"
_DEEPEST = 3


@dataclass
class Heading:
    r"""A heading that waits until it is known whether Word can number all of them.

    Attributes:
        level: From 1.
        line: Its line in the table of contents, if it has one.
        appendix: Whether it stands behind `\appendix`.
        bookmark: For the table of contents.
        place: The element that will hold it.
        keys: Its labels.
        starred: Whether it has no number by the author's wish.
        short: What the table of contents calls it; None where that is the title.
    """

    level: int
    line: Line
    appendix: bool
    bookmark: str
    place: Any
    inlines: list[Any]
    keys: list[str]
    starred: bool = False
    short: list[Any] | None = None


def shortened(inlines: list[Any]) -> tuple[list[Any], list[Any] | None]:
    """The inlines of a title, and what the table of contents calls it if that differs."""
    found = [item for item in inlines if isinstance(item, ShortTitle)]
    title = [item for item in inlines if not isinstance(item, ShortTitle)]
    return title, list(found[0].content) if found else None


def heading(block: Any, inlines: list[Any], desk: Desk, short: list[Any] | None = None) -> Any:
    """A heading in the text.

    Args:
        block: As pandoc read it.
        inlines: Its content, marks read.
        desk: The state of the export.
        short: What the table of contents calls it, if not by its title.
    """
    text, keys = taken(inlines, desk, "heading", _counter(block.level, desk))
    starred = "unnumbered" in block.classes
    line = _line(text if short is None else short, keys, desk, starred=starred)
    place = pf.Div()
    number = len(desk.headings) + 1
    appendix = bool(desk.counted.get("appendix"))
    name = bookmark(f"{number:04d}", "_Toc")
    desk.headings.append(
        Heading(block.level, line, appendix, name, place, text, keys, starred, short)
    )
    return place


def number_headings(desk: Desk) -> bool:
    """Give every heading its style and number.

    Returns:
        Whether Word numbers them itself.
    """
    native = native_numbers(desk.headings)
    for item in desk.headings:
        item.place.content = [_finished(item, desk, native=native)]
    return native


def native_numbers(headings: Sequence[Heading]) -> bool:
    """Whether counting 1, 1.1, 1.2 ..., and A, A.1 in appendices, gives TeX's numbers."""
    counts = [0] * 10
    appendix = False
    for item in headings:
        if not item.line.number:
            continue
        if item.appendix and not appendix:
            counts, appendix = [0] * 10, True
        counts[item.level] += 1
        counts[item.level + 1 :] = [0] * (9 - item.level)
        parts = [str(count) for count in counts[1 : item.level + 1]]
        if appendix:
            parts[0] = chr(ord("A") + counts[1] - 1)
        if item.line.number != ".".join(parts):
            return False
    return True


def style(item: Heading, *, native: bool) -> str:
    """The paragraph style of a heading, by name; empty for Word's own."""
    level = min(item.level, _DEEPEST)
    if item.line.number and native:
        return f"Appendix {level}" if item.appendix else ""
    return f"Heading {level} Unnumbered" if native else ""


def _finished(item: Heading, desk: Desk, *, native: bool) -> Any:
    names = [item.bookmark, *(desk.anchors[key].bookmark for key in item.keys)]
    before = [raw("".join(start(name) for name in names))]
    after = [raw("".join(end(name) for name in names))]
    lead = desk.leads.get((item.level, item.appendix), Lead())
    if item.line.number and not native:
        before = [_literal(item, lead, desk), *before]
    elif item.line.number and lead.apart:
        before = [raw(_BREAK), *before]
    content = [*before, *item.inlines, *after]
    named = style(item, native=native)
    if named:
        return paragraph(named, *content)
    return pf.Header(*content, level=min(item.level, 9))


def _literal(item: Heading, lead: Lead, desk: Desk) -> Any:
    names = [desk.anchors[key].bookmark + "_n" for key in item.keys]
    opened = "".join(start(name) for name in names)
    closed = "".join(end(name) for name in names)
    number = opened + run(item.line.number) + closed
    if lead != Lead():
        number = run(lead.before) + number + run(lead.after)
    return raw(number + (_BREAK if lead.apart else run(" ") if lead.before else run("\t")))


def _line(text: list[Any], keys: list[str], desk: Desk, *, starred: bool = False) -> Line:
    """Its line in the table of contents: the next one that reads alike."""
    line = contents(desk).take(plain(text))
    if line is not None:
        return line
    number = next(
        (desk.numbers.targets[key].number for key in keys if key in desk.numbers.targets), ""
    )
    return Line("", "" if starred else number, plain(text), "")


def contents(desk: Desk) -> Record:
    """The headings' lines in TeX's table of contents."""
    if "toc" not in desk.records:
        listed = desk.numbers.lists.get("toc", ())
        desk.records["toc"] = Record(line for line in listed if line.kind in KINDS)
    return desk.records["toc"]


def _counter(level: int, desk: Desk) -> str:
    """What a heading counts with: `chapter` or `section`; references name no deeper ones."""
    chapters = level == 1 and _chapters(desk.manuscript.marked.text)
    return "chapter" if chapters else "section"


@lru_cache(maxsize=2)
def _chapters(text: str) -> bool:
    return "\\chapter" in text
