"""The footnotes that TeX set: hyperref leaves a destination in the PDF before the text of each.

Without hyperref, with `hyperfootnotes=false`, and for what classes print below the title, there is
none. So what the PDF has is the least that Word must have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.poppler import destinations, placed_words
from trykklar.word.judge.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from trykklar.poppler import PagePoint, PlacedWord

# `\hyper@@anchor{Hfootnote.\the\c@Hfootnote}`: a counter that nothing sets back.
_NAME = re.compile(r"Hfootnote\.\d+")
_WORDS = 4  # of a note's beginning: what follows may be on the next page
_ABOVE, _BELOW, _LEFT = 2.0, 16.0, 2.0  # points from a destination to its first word


def unread_notes(pdf: Path, notes: Sequence[str], known: int) -> Iterator[str]:
    """How the notes begin that TeX set and a Word file does not have as such.

    Args:
        pdf: What TeX made of the sources as they are.
        notes: The text of each note of the Word file.
        known: How many notes it has, with those in others and those that are missed already.
    """
    named = {name: point for name, point in destinations(pdf) if _NAME.fullmatch(name)}
    missing = len(named) - known
    if missing <= 0:
        return
    pages = placed_words(pdf)
    there = f" {' '.join(word for note in notes for word in words(note))} "
    for point in named.values():
        begins = _beginning(pages[point.page - 1], point) if point.page <= len(pages) else ()
        if begins and f" {' '.join(begins)} " not in there and missing:
            missing -= 1
            yield " ".join(begins)


def _beginning(page: Sequence[PlacedWord], point: PagePoint) -> Sequence[str]:
    """The first words of a note, folded."""
    near = [
        (word.box.left, place)
        for place, word in enumerate(page)
        if word.box.left >= point.left - _LEFT and -_ABOVE <= word.box.top - point.top <= _BELOW
    ]
    if not near:
        return ()
    _, first = min(near)
    return words(" ".join(word.text for word in page[first : first + _WORDS]))
