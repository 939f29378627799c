"""Where the comments of a returned file stand in the source."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.review.comments import conversations
from trykklar.review.review_change import PlacedComment
from trykklar.review.story_letters import letters
from trykklar.review.unit_position import AlreadyThereError, BothChangedError, stretch
from trykklar.word.blocks.inline_marks import AUTHOR, WHENEVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trykklar.review.author_file import AuthorFiles
    from trykklar.review.comments import Comment
    from trykklar.review.source_units import SourceUnit
    from trykklar.word.docx.word_paragraph import Paragraph


class CommentPlaces:
    """Looks comments up in the source.

    Args:
        paragraphs: The returned text.
        named: Bookmark -> the unit as it is now.
        exported: Bookmark -> what Word showed of it when it was exported.
        files: The author's files.
    """

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        named: Mapping[str, SourceUnit],
        exported: Mapping[str, str],
        files: AuthorFiles,
    ) -> None:
        self._paragraphs = paragraphs
        self._named = named
        self._exported = exported
        self._files = files

    def placed(self, comments: Sequence[Comment]) -> Iterator[PlacedComment]:
        """Each comment that begins a conversation, with its answers and its place.

        Args:
            comments: Of the returned file.
        """
        for comment, answers in conversations(comments):
            own = (comment.author, comment.date) == (AUTHOR, WHENEVER)
            if answers or not own:
                words, found = self._stands(comment.number)
                if found is None:
                    yield PlacedComment(comment, answers, words, None)
                    continue
                unit, at = found
                here = unit.letters[at].start if at < len(unit.letters) else unit.unit.start
                place = self._files.place(here)
                yield PlacedComment(comment, answers, words, place, unit, at)

    def _stands(self, number: str) -> tuple[str, tuple[SourceUnit, int] | None]:
        """The words that a comment stands on, and the letter of the unit at which they begin."""
        words, inside = "", False
        place: tuple[SourceUnit, int] | None = None
        for paragraph in self._paragraphs:
            ends = [end for end in paragraph.comments if end.number == number]
            if not ends and not inside:
                continue
            for at in range(len(paragraph.runs) + 1):
                for end in ends:
                    if end.at == at:
                        inside = end.begins
                        place = place or (self._place(paragraph, at) if inside else None)
                if inside and at < len(paragraph.runs) and not paragraph.runs[at].deleted:
                    words += paragraph.runs[at].text
        return words, place

    def _place(self, paragraph: Paragraph, at: int) -> tuple[SourceUnit, int] | None:
        """The unit that a run of a paragraph is in, and the letter at which it begins."""
        beside = (run.unit for run in (*paragraph.runs[at : at + 1], *paragraph.runs[:at][::-1]))
        name = next((name for name in beside if name in self._named), "")
        if not name:
            return None
        unit = self._named[name]
        shown = self._exported[name]
        before = letters([replace(paragraph, runs=paragraph.runs[:at])])
        count = sum(letter.unit == name and not letter.inserted for letter in before)
        with suppress(BothChangedError, AlreadyThereError):
            ends = (min(count, len(shown)), min(count + 1, len(shown)))
            found = stretch(unit, shown, *ends, "")
            return unit, found.start
        return unit, 0
