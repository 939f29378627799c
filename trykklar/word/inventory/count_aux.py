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
from trykklar.word.inventory.counted import CountedItem
from trykklar.word.judge.folding import level, sought, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.word.aux_numbers import Line
    from trykklar.word.blocks.export_state import Desk


def recorded(desk: Desk) -> tuple[CountedItem, ...]:
    """The numbered headings and captions that TeX lists and the text does not have.

    Args:
        desk: The state of the export, when the text is done; its lists are those of the source as
            it is.
    """
    headings = Counter(item.line.number for item in desk.headings)
    found = list(_missing(counted.HEADING, contents(desk).lines, headings, desk))
    for kind in caption_kinds(desk):
        numbers = Counter(number for counter, number in desk.captions if counter == kind)
        lines = dict.fromkeys(captions(kind, desk).lines)
        once = {line.number: line for line in lines}  # a float goes on under its number
        found += _missing(counted.CAPTION, once.values(), numbers, desk)
    return tuple(found)


def _missing(
    kind: str, lines: Iterable[Line], there: Counter[str], desk: Desk
) -> Iterator[CountedItem]:
    left = Counter(there)
    for line in lines:
        if left[line.number] > 0:
            left[line.number] -= 1
        elif line.number:
            words = f"{line.kind} {line.number}"
            yield CountedItem(kind, _place(line.title, desk), text=words)


def _place(title: str, desk: Desk) -> int:
    """Where the words of a title stand in the source; the beginning where they do not."""
    start = desk.manuscript.start
    every = words(title)
    found = sought(every).search(level(desk.manuscript.flat.text), start) if every else None
    return found.start() if found else start
