"""The numbers of notes: those of the PDF, where Word can have them.

Word counts notes by itself. It can begin with another number, and begin again with a section: so
they have the PDF's numbers where a class counts in each chapter, and where the notes of headings
are set in the table of contents, too. A number that differs all the same is reported, and what
refers to notes shows the numbers that they have in Word.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import panflute as pf

from trykklar.finding import Severity
from trykklar.printed.showbox_hook import NOTE
from trykklar.word.blocks.inline_marks import NOTE_MARK
from trykklar.word.document_tree import elements
from trykklar.word.neutral import vocabulary
from trykklar.word.neutral.anchors import aim
from trykklar.word.neutral.vocabulary import PAGE_BREAK, PAGES, REFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trykklar.word.export_state import ExportState

_CODE = "word-note-number"
_UNPROVEN = (
    "Notes begin again with 1 in the PDF, and TeX sets another number of them than the text has: "
    "they may have other numbers in Word."
)
_HINT = "Look at what refers to notes by numbers that are typed; references have Word's number."


class _Heading(NamedTuple):
    """A heading between the blocks of the text.

    Attributes:
        block: The place of its block.
        level: From 1.
        notes: How many notes stand before it.
    """

    block: int
    level: int
    notes: int


def number_notes(text: Any, state: ExportState) -> None:
    """Have notes counted as in the PDF, and let references to them show what they have in Word.

    Args:
        text: The finished text; sections are put into it where notes begin again with 1.
        state: The state of the export: it knows the numbers that TeX printed.
    """
    notes, headings = _read(text)
    printed = _counted_by_tex(notes, state)
    printed.update((id(note), number) for note, number in state.met.printed_note_numbers)
    restarts: list[_Heading] = []
    counted: list[int] = []
    differs = False
    for at, note in enumerate(notes):
        number = printed.get(id(note))
        following = counted[-1] + 1 if counted else state.met.note_start
        if number is not None and number != following and not differs:
            heading = _restart(headings, at, number, restarts)
            if heading is not None:
                restarts.append(heading)
                counted[heading.notes :] = range(1, number)
                following = number
            elif not any(id(known) in printed for known in notes[:at]) and number > at:
                state.met.note_start = number - at
                counted[:] = range(state.met.note_start, number)
                following = number
            else:
                differs = True
                _report(number, following, state)
        counted.append(following)
    _refer(text, {id(note): number for note, number in zip(notes, counted, strict=True)})
    _divide(text, restarts)


def _counted_by_tex(notes: Sequence[Any], state: ExportState) -> dict[int, int]:
    """The number of each note, where TeX was asked and has as many; reports where it has others."""
    marks = [item.number for item in state.inputs.printed_numbers().numbers if item.counter == NOTE]
    numbers = [int(mark) for mark in marks if mark.isdecimal()]
    if len(numbers) == len(notes):
        return {id(note): number for note, number in zip(notes, numbers, strict=True)}
    if any(after <= before for before, after in pairwise(numbers)):
        state.report(_CODE, Severity.WARNING, state.inputs.manuscript.start, _UNPROVEN, _HINT)
    return {}


def _read(text: Any) -> tuple[list[Any], list[_Heading]]:
    """The notes that are counted, in order, and the headings between the blocks of a text."""
    notes: list[Any] = []
    headings: list[_Heading] = []
    for place, block in enumerate(text.content):
        header = _header(block)
        if header is not None:
            headings.append(_Heading(place, header.level, len(notes)))
        notes += [item for item in elements(block) if isinstance(item, pf.Note) and _counts(item)]
    return notes, headings


def _header(block: Any) -> Any | None:
    """The heading that a block is; the break of a page may stand before it."""
    while isinstance(block, pf.Div):
        inner = [item for item in block.content if PAGE_BREAK not in getattr(item, "classes", ())]
        if len(inner) != 1:
            return None
        block = inner[0]
    return block if isinstance(block, pf.Header) else None


def _counts(note: Any) -> bool:
    return not any(
        getattr(item, "attributes", {}).get("custom-style") == NOTE_MARK for item in elements(note)
    )


def _restart(
    headings: Sequence[_Heading], at: int, number: int, before: Sequence[_Heading]
) -> _Heading | None:
    """The heading behind which a note has its number, counted from 1: the highest, if several."""
    first = at - number + 1
    latest = before[-1].notes if before else 0
    found = [heading for heading in headings if heading.notes == first and first > latest]
    return min(found, key=lambda heading: heading.level, default=None)


def _report(number: int, counted: int, state: ExportState) -> None:
    message = (
        f"From here on, notes have other numbers in Word than in the PDF: note {number} of the PDF "
        f"is Word's {counted}."
    )
    state.report(_CODE, Severity.WARNING, state.inputs.manuscript.start, message, _HINT)


def _refer(text: Any, numbers: Mapping[int, int]) -> None:
    """References to notes show these numbers."""
    names = {name: str(number) for name, number in _named(text, numbers)}
    for element in elements(text):
        if REFERENCE not in getattr(element, "classes", ()):
            continue
        given = element.attributes
        if given.get("kind") == "note" and given.get("shows") == "number":
            number = names.get(aim(element))
            if number is not None:
                element.content = [pf.Str(number)]


def _named(text: Any, numbers: Mapping[int, int]) -> Iterator[tuple[str, int]]:
    """The anchors of notes, each with the number of its note."""
    for element in elements(text):
        if vocabulary.NOTE in getattr(element, "classes", ()):
            inside = (numbers.get(id(item)) for item in elements(element))
            number = next((found for found in inside if found is not None), None)
            if number is not None:
                yield from ((name, number) for name in element.attributes["anchors"].split())


def _divide(text: Any, restarts: Sequence[_Heading]) -> None:
    """A section before each of some headings, with notes of its own."""
    content = list(text.content)
    for heading in reversed(restarts):
        given = {"lie": "portrait", "notes": "again"}
        content.insert(heading.block, pf.Div(classes=[PAGES], attributes=given))
    if restarts:
        text.content = content
