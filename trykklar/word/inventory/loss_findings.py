"""Each difference as a finding, at the line of the source that was lost."""

from __future__ import annotations

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
    from trykklar.word.inventory.inventory import Comparison
    from trykklar.word.inventory.unit_words import Wording

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


def report(state: ExportState, comparison: Comparison) -> None:
    """Report every difference once; what an error at the same place explains is said already.

    Args:
        state: The state of the export.
        comparison: What the inventory was counted from.
    """
    if comparison.empty:
        message = "There is nothing to read in the Word file: the document has no text."
        state.report(
            "word-empty", Severity.ERROR, max(state.inputs.manuscript.start - 1, 0), message
        )
    told = {
        (item.path, item.line, item.column)
        for item in state.findings
        if item.severity is Severity.ERROR
    }
    for offset, severity, message in _losses(state, comparison):
        place = state.inputs.manuscript.flat.place(max(offset, 0))
        if (place.path, place.line, place.column) not in told:
            state.report("word-lost", severity, max(offset, 0), message)


def _losses(state: ExportState, comparison: Comparison) -> Iterator[Loss]:
    for kind, found in comparison.aligned.items():
        yield from _gone(kind, found, state, comparison.list)
    yield from _shapes(comparison.aligned[counted.TABLE])
    for one in comparison.recorded:
        message = f"{_NAMES[one.kind]} that TeX numbers is not in the Word file as such: {one.said}"
        yield one.offset, Severity.ERROR, message
    lost = (one for found in comparison.aligned.values() for one in found.lost)
    gone = Cover((one.offset, one.end) for one in lost if one.kind in _WHOLE)
    for wording in comparison.units:
        if wording.unit.start not in gone:
            yield from _words(wording, state.inputs)
    for author, there in comparison.authors:
        if not there:
            yield author.offset, Severity.ERROR, f"An author is not in the Word file: {author.said}"


def _gone(kind: str, found: Alignment, state: ExportState, place: int) -> Iterator[Loss]:
    if kind == counted.WORK and len(found.lost) > 1 and not found.pairs:
        yield place, Severity.ERROR, "The reference list is not in the Word file."
        return
    severity = Severity.WARNING if kind in _QUIET else Severity.ERROR
    places = {anchor.name for anchor in state.met.anchors.values()}
    for one in found.lost:
        if kind == counted.REFERENCE and one.key.removesuffix(counted.PAGE) not in places:
            message = "This reference shows its number, but leads nowhere in the Word file"
            yield one.offset, Severity.WARNING, f"{message}: {excerpt(one.said)}"
        elif kind == counted.EQUATION:
            message = "An equation is no formula in the Word file, at most LaTeX as text"
            yield one.offset, severity, f"{message}: {excerpt(one.said)}"
        else:
            yield one.offset, severity, f"{_NAMES[kind]} is not in the Word file: {_named(one)}"
    for one, before in found.new:
        message = f"{_NAMES[kind]} is in the Word file, and not in the source behind this place"
        said = f": {excerpt(one.said or one.key)}" if one.said or one.key else "."
        yield before.offset if before else 0, Severity.WARNING, message + said


def _named(one: CountedItem) -> str:
    return excerpt(one.said)


def _shapes(tables: Alignment) -> Iterator[Loss]:
    for one, two in tables.pairs:
        if (one.rows, one.columns) != (two.rows, two.columns):
            message = (
                f"This table has {one.rows} rows and {one.columns} columns in the source, "
                f"{two.rows} and {two.columns} in the Word file."
            )
            yield one.offset, Severity.ERROR, message


def _words(wording: Wording, inputs: ExportInputs) -> Iterator[Loss]:
    unit = wording.unit
    if not wording.there or len(wording.missing) > _MOST_LOST * wording.total:
        said = excerpt(inputs.manuscript.flat.text[unit.start : unit.end])
        message = f"This {unit.kind} is not in the Word file: {said}"
        yield unit.start, Severity.ERROR, message
    elif wording.missing:
        words = ", ".join(wording.missing[:_MOST_WORDS])
        message = f"Words of this {unit.kind} are not in the Word file: {words}"
        yield unit.start, Severity.WARNING, message
