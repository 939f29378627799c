"""Questions to the exported text of a group of paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.review.outcome import ConflictError
from trykklar.review.story_letters import BREAK, TEXT
from trykklar.word.docx.run_look import PLAIN
from trykklar.word.docx.word_paragraph import OBJECT
from trykklar.word.mark.mark import ATOM_SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trykklar.review.story_letters import ParagraphKind, StoryLetter
    from trykklar.word.docx.run_look import RunLook


def signs(letters: Iterable[StoryLetter]) -> str:
    """Letters as text, what a co-author added as a note like the atom that it becomes."""
    return "".join(letter.sign for letter in letters).replace(OBJECT, ATOM_SIGN)


def unit_names(letters: Iterable[StoryLetter]) -> list[str]:
    """The units that letters stand in, in order; empty for text that is in none."""
    return list(dict.fromkeys(letter.unit for letter in letters if letter.sign != BREAK))


def unit_at(base: Sequence[StoryLetter], start: int, end: int) -> str:
    """The unit that a stretch is in; for an empty one the unit that it touches.

    Args:
        base: The exported text.
        start: Where the stretch begins.
        end: Where it ends.

    Raises:
        ConflictError: It is in several.
    """
    names = unit_names(base[start:end])
    if len(names) > 1:
        raise ConflictError("it reaches beyond one piece of the text")
    if names:
        return names[0]
    beside = [
        base[at].unit for at in (start - 1, start) if 0 <= at < len(base) and base[at].sign != BREAK
    ]
    return next((name for name in beside if name), "")


def extent(base: Sequence[StoryLetter], name: str) -> tuple[int, int]:
    """Where a unit stands in the exported text."""
    places = [at for at, letter in enumerate(base) if letter.unit == name and letter.sign != BREAK]
    return (places[0], places[-1] + 1) if places else (0, 0)


def look_around(base: Sequence[StoryLetter], start: int, end: int) -> RunLook:
    """The look of the text that a stretch stands in."""
    if start < end:
        return base[start].look
    beside = [base[at].look for at in (start - 1, start) if 0 <= at < len(base)]
    # At the border of an emphasis the plainer side counts: there the new words go.
    return min(beside, default=PLAIN)


def by_paragraph(letters: Iterable[StoryLetter]) -> list[tuple[ParagraphKind, list[StoryLetter]]]:
    """Letters paragraph by paragraph, each with what kind of paragraph it is."""
    found: list[tuple[ParagraphKind, list[StoryLetter]]] = [(TEXT, [])]
    for letter in letters:
        if letter.sign == BREAK:
            found.append((letter.kind, []))
            continue
        if not found[-1][1] and len(found) == 1:
            found[0] = (letter.kind, [])
        found[-1][1].append(letter)
    return found
