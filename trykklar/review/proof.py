"""The proof of a plan: the source is read again with its edits, and has to read as Word does.

It is the same reading as at the export, of the text that would be written; where a TOML file would
change, the manuscript is assembled again from it. What differs from what
a co-author wrote is a conflict, and nothing of it is written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.review.planned_change import PlannedChange
from trykklar.review.review_change import State
from trykklar.review.source_units import SourceUnit, source_units
from trykklar.review.story_letters import BREAK
from trykklar.review.text_tokens import comparable
from trykklar.word.mark import manuscript
from trykklar.word.mark.edit import rewrite
from trykklar.word.mark.mark import ATOM_SIGN
from trykklar.word.mark.pandoc_preamble import body
from trykklar.word.mark.unit import units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.review.made_file import MadeFiles
    from trykklar.review.outcome import Seen
    from trykklar.review.review_change import ReviewChange

_HAS_WORDS = re.compile(r"\w")
"""What a unit has: a paragraph of nothing but signs is none."""


Reader = Callable[[Sequence[PlannedChange]], Sequence[SourceUnit]]
"""Some changes -> the units of the manuscript with them; none where it cannot be read then."""


def proven(
    plan: Sequence[PlannedChange], flat: Passage, known: Sequence[SourceUnit], made: MadeFiles
) -> list[ReviewChange]:
    """The changes of a plan, with those as conflicts that would not give what was written.

    Args:
        plan: All changes, in order.
        flat: The flat source.
        known: All units of it.
        made: The files that it was assembled into.
    """
    carried = [item for item in plan if item.outcome and item.outcome.change.flat]
    apart, overlapping = _apart(carried)
    wrong = {item.change.number: "it overlaps another change" for item in overlapping}
    assembled = [item for item in apart if any(map(made.has, item.change.change.edits))]
    written = [item for item in apart if item not in assembled]
    for some, reader in ((written, _rewritten(flat)), (assembled, _assembled(made))):
        for item in _unproven(some, reader, known):
            wrong[item.change.number] = "the source would not read as Word does"
    return [
        replace(item.change, state=State.CONFLICT, reason=wrong[item.change.number])
        if item.change.number in wrong
        else item.change
        for item in plan
    ]


def _apart(carried: Sequence[PlannedChange]) -> tuple[list[PlannedChange], list[PlannedChange]]:
    """Changes that do not overlap, and those that overlap an earlier one."""
    kept: list[PlannedChange] = []
    refused: list[PlannedChange] = []
    taken: list[tuple[int, int]] = []
    for item in carried:
        spans = [(edit.start, edit.end) for edit in item.change.change.flat]
        if any(start < last and first < end for start, end in spans for first, last in taken):
            refused.append(item)
        else:
            kept.append(item)
            taken += spans
    return kept, refused


def _unproven(
    carried: Sequence[PlannedChange], reader: Reader, known: Sequence[SourceUnit]
) -> list[PlannedChange]:
    """Those of the changes after which the source does not read as Word does."""
    if not carried or _reads(carried, reader, known):
        return []
    if len(carried) == 1:
        return list(carried)
    half = len(carried) // 2
    wrong = [
        *_unproven(carried[:half], reader, known),
        *_unproven(carried[half:], reader, known),
    ]
    return wrong or list(carried)  # they disturb each other


def _reads(carried: Sequence[PlannedChange], reader: Reader, known: Sequence[SourceUnit]) -> bool:
    """Whether the source reads with some changes as a reader is to see it."""
    shown = filter(_HAS_WORDS.search, _expected(carried, known))
    return Counter(_words(unit.text) for unit in reader(carried)) == Counter(shown)


def _rewritten(flat: Passage) -> Reader:
    """Reads the text of a manuscript with changes of its LaTeX."""

    def reader(carried: Sequence[PlannedChange]) -> Sequence[SourceUnit]:
        made = [edit for item in carried for edit in item.change.change.flat]
        edited = rewrite(flat, made, 0, len(flat.text))
        text = body(edited)
        return source_units(edited, units(edited, text.start, text.end))

    return reader


def _assembled(made: MadeFiles) -> Reader:
    """Assembles a manuscript again with changes of its TOML files, and reads it."""

    def reader(carried: Sequence[PlannedChange]) -> Sequence[SourceUnit]:
        document = made.after([edit for item in carried for edit in item.change.change.edits])
        if document is None:
            return ()
        now = manuscript.read(document)
        return source_units(now.flat, now.units)

    return reader


def _expected(carried: Sequence[PlannedChange], known: Sequence[SourceUnit]) -> Iterator[str]:
    """The words of all units with some changes."""
    seen: dict[int, list[Seen]] = {}
    for item in carried:
        outcome = item.outcome
        for part in outcome.seen if outcome else ():
            seen.setdefault(part.unit.number, []).append(part)
        yield from (_words(note) for note in (outcome.added if outcome else ()))
    for unit in known:
        parts = sorted(seen.get(unit.number, ()), key=lambda part: (part.start, part.end))
        if not parts:
            yield _words(unit.text)
        elif all(part.text is not None for part in parts):
            text, at = "", 0
            for part in parts:
                text += unit.text[at : part.start] + (part.text or "")
                at = part.end
            pieces = (text + unit.text[at:]).split(BREAK)
            yield from map(_words, pieces)


def _words(text: str) -> str:
    return " ".join(comparable(text).split()).replace(f" {ATOM_SIGN}", ATOM_SIGN)
