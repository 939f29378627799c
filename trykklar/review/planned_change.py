"""One change of a Word file -> what becomes of it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from trykklar.latex.source import Place
from trykklar.review.citation_writing import citation
from trykklar.review.co_author_edit import (
    AtomEdit,
    KindEdit,
    LookEdit,
    MoveEdit,
    ObjectEdit,
    RowEdit,
    WordEdit,
    untracked,
)
from trykklar.review.kind_writing import in_words, paragraph_kind
from trykklar.review.look_commands import named
from trykklar.review.look_writing import look
from trykklar.review.outcome import ConflictError
from trykklar.review.paragraph_move import move
from trykklar.review.paragraph_writing import empties, paragraphs
from trykklar.review.review_change import ReviewChange, State
from trykklar.review.row_writing import rows
from trykklar.review.story_letters import BREAK, StoryLetter, spelt
from trykklar.review.unit_position import COUNTED, AlreadyThereError
from trykklar.review.word_writing import words
from trykklar.word.docx.held_object import readable
from trykklar.word.docx.word_paragraph import OBJECT
from trykklar.word.mark.mark import ATOM_SIGN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.review.co_author_edit import Edit
    from trykklar.review.outcome import Outcome
    from trykklar.review.source_writer import SourceWriter

_SENTENCE_END = re.compile(r"[.!?:][\"”»’)]*\s+|\n")
_GLANCE = 160
"""Letters of a sentence that are shown on each side of a change, at most."""


class PlannedChange(NamedTuple):
    """A change, and what becomes of it.

    Attributes:
        change: The change.
        outcome: What carrying it out does; None where it is not carried out.
        untracked: Whether some of it was made without being tracked.
    """

    change: ReviewChange
    outcome: Outcome | None
    untracked: bool = False


def planned(
    writer: SourceWriter,
    base: Sequence[StoryLetter],
    edit: Edit,
    place: Place | None,
) -> PlannedChange:
    """A change with what becomes of it.

    Args:
        writer: Of the manuscript.
        base: The exported text of its group.
        edit: What was changed.
        place: About where that is in the source.
    """
    begin, finish = _sentence(base, edit.start, edit.end)
    before = _shown(base[begin:finish])
    after = _shown(
        [*base[begin : edit.start], *writer.readable(edit.new), *base[edit.end : finish]]
    )
    kind = "text"
    if isinstance(edit, LookEdit):
        kind, after = "look", f"{named(edit.look)}: “{_shown(edit.new)}”"
    if isinstance(edit, ObjectEdit):
        before, after = (
            _shown([*base[begin : edit.start], StoryLetter(words), *base[edit.end : finish]])
            for words in (edit.was, edit.now)
        )
    if isinstance(edit, KindEdit):
        before, after = f"{in_words(edit.was)}: {before}", f"{in_words(edit.kind)}: {after}"
    change = ReviewChange(
        0,
        kind,
        tuple(dict.fromkeys(item.author for item in edit.revisions)),
        next((item.date for item in edit.revisions), ""),
        place,
        before,
        after,
        State.APPLIES,
    )
    try:
        outcome = _outcome(writer, base, edit)
    except AlreadyThereError as there:
        return PlannedChange(replace(change, state=State.NO_EFFECT, reason=str(there)), None)
    except ConflictError as conflict:
        state, reason = State.CONFLICT, str(conflict)
        now = conflict.now and _nearest(conflict.now, change.before)
        refused = replace(change, state=state, reason=reason, change=conflict.offered, now=now)
        return PlannedChange(refused, None)
    exact = next((Place(item.source, item.start) for item in outcome.change.edits), place)
    done = replace(change, kind=outcome.kind, change=outcome.change, place=exact)
    return PlannedChange(done, outcome, untracked(edit))


def _outcome(writer: SourceWriter, base: Sequence[StoryLetter], edit: Edit) -> Outcome:
    old = base[edit.start : edit.end]
    alone = not any(letter.unit for letter in old) and any(letter.held for letter in old)
    if alone and isinstance(edit, WordEdit | MoveEdit):
        became = "moved" if isinstance(edit, MoveEdit) else "taken away, or something beside it"
        raise ConflictError(f"a formula or picture was {became}: do that in your file yourself")
    if isinstance(edit, WordEdit):
        return _of_words(writer, base, edit)
    if isinstance(edit, RowEdit):
        return rows(writer, base, edit)
    if isinstance(edit, MoveEdit):
        return move(writer, base, edit)
    if isinstance(edit, KindEdit):
        return paragraph_kind(writer, base, edit)
    if isinstance(edit, ObjectEdit):
        raise ConflictError(edit.reason)
    return look(writer, base, edit) if isinstance(edit, LookEdit) else citation(writer, base, edit)


def _of_words(writer: SourceWriter, base: Sequence[StoryLetter], edit: WordEdit) -> Outcome:
    if _is_refilled(base, edit):
        raise AlreadyThereError(COUNTED)
    atom = _retyped_atom(base, edit)
    if atom is not None:
        with suppress(ConflictError):
            return citation(writer, base, atom)
    borders = any(letter.sign == BREAK for letter in (*base[edit.start : edit.end], *edit.new))
    if borders or empties(writer, base, edit):
        return paragraphs(writer, base, edit)
    return words(writer, base, edit)


def _is_refilled(base: Sequence[StoryLetter], edit: WordEdit) -> bool:
    """Whether a word processor has brought a field up to date, as the number of a caption."""
    old, new = list(base[edit.start : edit.end]), list(edit.new)
    while old and new and old[0].sign == new[0].sign:
        del old[0], new[0]
    while old and new and old[-1].sign == new[-1].sign:
        del old[-1], new[-1]
    return bool(new) and all(letter.filled for letter in new) and not edit.revisions


def _retyped_atom(base: Sequence[StoryLetter], edit: WordEdit) -> AtomEdit | None:
    """A citation that was taken away with another one typed in its place."""
    old = base[edit.start : edit.end]
    if len(old) != 1 or not old[0].atom or not edit.new:
        return None
    shown = "".join(letter.sign for letter in edit.new)
    atom = old[0]._replace(shown=shown)
    return AtomEdit(edit.start, edit.end, (atom,), old[0].shown, edit.revisions)


def _sentence(base: Sequence[StoryLetter], start: int, end: int) -> tuple[int, int]:
    """The sentence around a stretch of a text, or as much of it as can be read at a glance."""
    text = "".join(letter.sign for letter in base)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    begin = max((at for at in ends if at <= start), default=0)
    finish = min((at for at in ends if at >= end and at > start), default=len(text))
    return max(begin, start - _GLANCE), min(finish, end + _GLANCE)


def _nearest(text: str, before: str) -> str:
    """The sentence of a text that is most like one of the exported text."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    sentences = [text[start:end].strip() for start, end in pairwise(ends)]
    return max(sentences, key=lambda sentence: fuzz.ratio(sentence, before))


def _shown(found: Sequence[StoryLetter]) -> str:
    """Letters as a reader sees them, formulas and pictures by what they are."""
    return spelt(map(_in_words, found)).strip()


def _in_words(letter: StoryLetter) -> StoryLetter:
    alone = letter.held and not (letter.shown or letter.sign).strip(OBJECT + ATOM_SIGN)
    return letter._replace(shown="".join(map(readable, letter.held))) if alone else letter
