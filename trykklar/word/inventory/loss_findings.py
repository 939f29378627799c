"""Each difference as a finding, at the line of the source that was lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.finding import Severity
from trykklar.word.inventory import counted
from trykklar.word.mark.excerpt import excerpt
from trykklar.word.spans import Cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.export_state import ExportInputs, ExportState
    from trykklar.word.inventory.alignment import Alignment
    from trykklar.word.inventory.counted import CountedItem
    from trykklar.word.inventory.inventory import InventoryComparison
    from trykklar.word.inventory.unit_words import UnitWording

# Labels of lastpage, pageslts and zref-lastpage, at the end of the document.
_OF_PACKAGES = re.compile(r"\{(?:Very)?LastPages?\}|\{TotPages\}")
_NAMES = {
    counted.HEADING: "A heading", counted.CITATION: "A citation",
    counted.WORK: "A work that is cited", counted.REFERENCE: "A reference",
    counted.LABEL: "A label", counted.CAPTION: "A caption",
    counted.TABLE: "A table", counted.FIGURE: "A figure", counted.EQUATION: "An equation",
    counted.FOOTNOTE: "A footnote", counted.LINK: "A link", counted.AUTHOR: "An author",
}  # fmt: skip
_WHOLE = frozenset([counted.HEADING, counted.CAPTION, counted.FOOTNOTE, counted.TABLE])
_QUIET = frozenset([counted.LABEL])
_MOST_WORDS = 5
_MOST_LOST = 0.5

Loss = tuple[int, Severity, str]


def report(state: ExportState, comparison: InventoryComparison) -> None:
    """Report every difference once; what an error at the same place explains is not repeated.

    Args:
        state: The state of the export.
        comparison: What the inventory was counted from.
    """
    if comparison.empty:
        message = "There is nothing to read in the Word file: the document has no text."
        state.report(
            "word-empty", Severity.ERROR, max(state.inputs.manuscript.start - 1, 0), message
        )
    errors = {
        (item.path, item.line, item.column)
        for item in state.findings
        if item.severity is Severity.ERROR
    }
    for offset, severity, message in _losses(state, comparison):
        place = state.inputs.manuscript.flat.place(max(offset, 0))
        if (place.path, place.line, place.column) not in errors:
            state.report("word-lost", severity, max(offset, 0), message)


def _losses(state: ExportState, comparison: InventoryComparison) -> Iterator[Loss]:
    for kind, found in comparison.aligned.items():
        yield from _gone(kind, found, state, comparison.list)
    yield from _shapes(comparison.aligned[counted.TABLE])
    for item in comparison.recorded:
        made = "sets" if item.kind == counted.FOOTNOTE else "numbers"
        message = (
            f"{_NAMES[item.kind]} that TeX {made} is not in the Word file as such: {item.text}"
        )
        yield item.offset, Severity.ERROR, message
    lost = (item for found in comparison.aligned.values() for item in found.lost)
    gone = Cover((item.offset, item.end) for item in lost if item.kind in _WHOLE)
    for wording in comparison.units:
        if wording.unit.start not in gone and wording.unit.start not in state.met.unprinted:
            yield from _words(wording, state.inputs)
    hidden = "Author" in state.met.unprinted.values()
    for author, there in comparison.authors:
        if not there and not hidden:
            yield author.offset, Severity.ERROR, f"An author is not in the Word file: {author.text}"


def _gone(kind: str, found: Alignment, state: ExportState, place: int) -> Iterator[Loss]:
    if kind == counted.WORK and len(found.lost) > 1 and not found.pairs:
        yield place, Severity.ERROR, "The reference list is not in the Word file."
        return
    severity = Severity.WARNING if kind in _QUIET else Severity.ERROR
    places = {anchor.name for anchor in state.met.anchors.values()}
    for item in found.lost:
        if kind == counted.REFERENCE and item.key.removesuffix(counted.PAGE) not in places:
            if _OF_PACKAGES.search(item.text):
                continue  # no place of the text
            message = "This reference shows its number, but leads nowhere in the Word file"
            yield item.offset, Severity.WARNING, f"{message}: {excerpt(item.text)}"
        elif kind == counted.EQUATION:
            message = "An equation is no formula in the Word file, at most LaTeX as text"
            yield item.offset, severity, f"{message}: {excerpt(item.text)}"
        else:
            yield item.offset, severity, f"{_NAMES[kind]} is not in the Word file: {_named(item)}"
    for item, before in found.new:
        message = f"{_NAMES[kind]} is in the Word file, and not in the source behind this place"
        text = f": {excerpt(item.text or item.key)}" if item.text or item.key else "."
        yield before.offset if before else 0, Severity.WARNING, message + text


def _named(item: CountedItem) -> str:
    return excerpt(item.text)


def _shapes(tables: Alignment) -> Iterator[Loss]:
    for ours, theirs in tables.pairs:
        if (ours.rows, ours.columns) != (theirs.rows, theirs.columns):
            message = (
                f"This table has {ours.rows} rows and {ours.columns} columns in the source, "
                f"{theirs.rows} and {theirs.columns} in the Word file."
            )
            yield ours.offset, Severity.ERROR, message


def _words(wording: UnitWording, inputs: ExportInputs) -> Iterator[Loss]:
    unit = wording.unit
    if not wording.there or len(wording.missing) > _MOST_LOST * wording.total:
        quoted = excerpt(inputs.manuscript.flat.text[unit.start : unit.end])
        message = f"This {unit.kind} is not in the Word file: {quoted}"
        yield unit.start, Severity.ERROR, message
    elif wording.missing:
        words = ", ".join(wording.missing[:_MOST_WORDS])
        message = f"Words of this {unit.kind} are not in the Word file: {words}"
        yield unit.start, Severity.WARNING, message
