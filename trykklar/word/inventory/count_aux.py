"""What TeX wrote down while it set the text, and the Word file does not have.

The other counts compare the Word file with our own reading of the source: what that misreads is
missed by both. TeX's lists of contents and captions are not ours.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trykklar.word.blocks.heading import contents
from trykklar.word.blocks.own_count import caption_kinds, captions
from trykklar.word.inventory import counted
from trykklar.word.inventory.count_notes import unread_notes
from trykklar.word.inventory.counted import CountedItem
from trykklar.word.judge.folding import level, sought, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.word.aux_numbers import Line
    from trykklar.word.export_state import ExportState


def recorded(state: ExportState, notes: Sequence[str], known: int) -> tuple[CountedItem, ...]:
    """What TeX lists and the text does not have: numbered headings, captions, footnotes.

    Args:
        state: The state of the export, when the text is done; its lists are those of the source as
            it is.
        notes: The text of each note of the Word file.
        known: How many notes it has, with those in others and those that are missed already.
    """
    headings = Counter(item.line.number for item in state.met.headings)
    found = list(_missing(counted.HEADING, contents(state).lines, headings, state))
    for kind in caption_kinds(state):
        numbers = Counter(number for counter, number in state.met.captions if counter == kind)
        lines = dict.fromkeys(captions(kind, state).lines)
        once = {line.number: line for line in lines}  # a float goes on under its number
        found += _missing(counted.CAPTION, once.values(), numbers, state)
    pdf = state.inputs.document.made(".pdf")
    for text in unread_notes(pdf, notes, known):
        found.append(CountedItem(counted.FOOTNOTE, _place(text, state), text=text))
    return tuple(found)


def _missing(
    kind: str, lines: Iterable[Line], there: Counter[str], state: ExportState
) -> Iterator[CountedItem]:
    left = Counter(there)
    for line in lines:
        if left[line.number] > 0:
            left[line.number] -= 1
        elif line.number:
            words = f"{line.kind} {line.number}"
            yield CountedItem(kind, _place(line.title, state), text=words)


def _place(title: str, state: ExportState) -> int:
    """Where the words of a title stand in the source; the beginning where they do not."""
    start = state.inputs.manuscript.start
    every = words(title)
    found = sought(every).search(level(state.inputs.manuscript.flat.text), start) if every else None
    return found.start() if found else start
