"""What every change needs on its way into the source: units, places, and words as LaTeX."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from trykklar.review.group_text import by_paragraph, extent, signs
from trykklar.review.heading_convention import heading_convention
from trykklar.review.latex_text import UnwritableError, latex
from trykklar.review.outcome import ConflictError, UnreachableError
from trykklar.review.review_change import SourceChange
from trykklar.review.story_letters import TEXT
from trykklar.review.text_tokens import comparable
from trykklar.review.unit_position import BothChangedError, stretch
from trykklar.word.docx.run_look import PLAIN
from trykklar.word.mark.edit import Edit as FlatEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from trykklar.latex.source import Source
    from trykklar.review.author_file import AuthorFiles
    from trykklar.review.heading_convention import HeadingConvention
    from trykklar.review.source_units import KnownUnits, SourceUnit
    from trykklar.review.story_letters import ParagraphKind, StoryLetter
    from trykklar.review.typed_citations import Typed, TypedCitations
    from trykklar.review.unit_position import UnitStretch
    from trykklar.word.docx.run_look import RunLook

NOT_TEXT = "the program or a style writes this text, not the manuscript"
"""Why words of Word's are a conflict that are in no piece of the manuscript's text."""

_ITEM = re.compile(r"([ \t]*)\\item\s*(?:\[[^\]\n]*\]\s*)?\Z")
_COMMENT = re.compile(r"(?<!\\)%")
_ITEM_REACH = 300
_NAME = re.compile(r"\\[A-Za-z@]+")
_WORD = re.compile(r"\w")
_MOST_NOTES = 50
_PARAGRAPHS = "\n\n"


class SourceWriter:
    """Writes into the units of a manuscript.

    Args:
        files: The author's files.
        units: All units as they are now.
        known: Which of them are those of the export.
        note: Number of a note that was added -> its letters.
        citations: Looks for citations in what was typed.
    """

    def __init__(
        self,
        files: AuthorFiles,
        units: Sequence[SourceUnit],
        known: KnownUnits,
        note: Callable[[str], Sequence[StoryLetter]],
        citations: TypedCitations,
    ) -> None:
        self._files = files
        self._units = units
        self._known = known
        self._named = known.named
        self._note = note
        self._citations = citations
        self._kinds = {unit.number: known.kinds.get(name) for name, unit in known.named.items()}

    @cached_property
    def headings(self) -> HeadingConvention:
        """How the manuscript writes its headings."""
        return heading_convention(self._known.kinds, self._named)

    def kind(self, unit: SourceUnit) -> ParagraphKind:
        """What the paragraph of a unit was when it was exported."""
        return self._kinds.get(unit.number) or TEXT

    def unit(self, name: str) -> SourceUnit:
        """The unit of a bookmark.

        Raises:
            ConflictError: There is none.
        """
        if not name:
            raise ConflictError(NOT_TEXT)
        if name not in self._named and name in self._known.printed:
            raise ConflictError("a macro or a style prints it, not words of the source")
        if name not in self._named:
            raise ConflictError("the manuscript no longer has this piece of the text")
        return self._named[name]

    def has(self, name: str) -> bool:
        """Whether the manuscript still has a unit; a text that is in none counts as had."""
        return not name or name in self._named

    def following(self, unit: SourceUnit) -> SourceUnit | None:
        """The unit behind one."""
        return next(iter(self._units[unit.number + 1 : unit.number + 2]), None)

    def has_beside(self, unit: SourceUnit, texts: Sequence[str], *, behind: bool) -> bool:
        """Whether the manuscript says some texts already, right behind a unit or before it.

        Args:
            unit: The unit.
            texts: What a co-author put in, piece by piece; those without a word do not count.
            behind: Whether it came in behind the unit.
        """
        wanted = [comparable(text).strip() for text in texts if _WORD.search(text)]
        outside = [
            other
            for other in self._units[unit.number + 1 :][: len(wanted) + _MOST_NOTES]
            if other.unit.start >= unit.unit.end
        ]
        before = self._units[max(0, unit.number - len(wanted)) : unit.number]
        found = outside[: len(wanted)] if behind else before
        return bool(wanted) and wanted == [comparable(other.text).strip() for other in found]

    def inside(self, unit: SourceUnit) -> Iterator[SourceUnit]:
        """A unit and the notes in it."""
        for inner in self._units[unit.number :]:
            if inner.unit.start >= unit.unit.end:
                return
            yield inner

    def between(self, first: SourceUnit, last: SourceUnit) -> list[SourceUnit]:
        """The units behind one, up to another, which is the last of them."""
        return [
            unit
            for unit in self._units[first.number : last.number + 1]
            if unit.unit.start >= first.unit.end
        ]

    def stretch(
        self, base: Sequence[StoryLetter], name: str, start: int, end: int, new: str
    ) -> UnitStretch:
        """The letters of a unit that are a stretch of the exported text.

        Args:
            base: The exported text of a group.
            name: The unit.
            start: Where the stretch begins in `base`.
            end: Where it ends there.
            new: What a co-author wrote instead.

        Raises:
            ConflictError: The author has changed it, too.
            AlreadyThereError: The author has made the same change.
        """
        first, last = extent(base, name)
        if start < first or end > last:
            raise ConflictError("it reaches beyond one piece of the text")
        shown = "".join(letter.sign for letter in base[first:last])
        try:
            return stretch(self.unit(name), shown, start - first, end - first, new)
        except BothChangedError as both:
            unit = self.unit(name)
            if name in self._known.printed:
                reason = f"Word shows it in other words than the source{_command(unit, both.at)}"
                raise ConflictError(reason) from None
            reason = f"the author has changed the same words since the export, to “{both}”"
            if not str(both):
                reason = (
                    "the source does not have these words: a style prints them, or the author has "
                    "taken them away since the export"
                )
            raise ConflictError(reason, now=unit.text) from None

    def latex(
        self, unit: SourceUnit, new: Sequence[StoryLetter], before: str, around: RunLook
    ) -> str:
        """Words as LaTeX in the way the unit's file writes it.

        Args:
            unit: What they stand in.
            new: The words.
            before: The letter before them.
            around: The look of the text around them.

        Raises:
            ConflictError: They hold something that is not words.
        """
        way = self._files.convention(unit)

        def note(number: str) -> str:
            pieces = by_paragraph(self._note(number))
            texts = [latex(letters, "", PLAIN, way).strip() for _, letters in pieces]
            return rf"\footnote{{{_PARAGRAPHS.join(texts)}}}"

        try:
            return latex(new, before, around, way, note)
        except UnwritableError as reason:
            raise ConflictError(str(reason)) from None

    def notes(self, new: Sequence[StoryLetter]) -> tuple[str, ...]:
        """The words of the notes that letters bring with them."""
        return tuple(signs(self._note(letter.note)) for letter in new if letter.note)

    def readable(self, new: Sequence[StoryLetter]) -> Iterator[StoryLetter]:
        """Letters with the words of the notes that they bring with them, in brackets."""
        for letter in new:
            if letter.note and not letter.atom:
                yield letter._replace(shown=f" [{signs(self._note(letter.note)).strip()}]")
            else:
                yield letter

    def typed(self, new: Sequence[StoryLetter]) -> Iterator[Typed]:
        """The citations that were typed by hand."""
        return self._citations.found("".join(letter.sign for letter in new))

    def edited(
        self, unit: SourceUnit, start: int, end: int, text: str, *, moved: bool = False
    ) -> SourceChange:
        """The edit of a stretch of the flat source, in the author's file.

        Args:
            unit: What is edited.
            start: Where in the flat source.
            end: Where it ends there.
            text: What is to stand there.
            moved: Whether what stood there is written elsewhere, with its comments.

        Raises:
            ConflictError: It does not stand so in a file of the author's, or a comment that nobody
                sees in Word would go with it.
        """
        ends = _line_ends(unit.flat.place(unit.unit.start).source)
        lines = text.replace("\n", ends)
        try:
            edit = self._files.edit(start, end, lines)
        except UnreachableError as reason:
            raise ConflictError(str(reason)) from None
        change = SourceChange((edit,), (FlatEdit(start, end, text),))
        if not moved and _COMMENT.search(unit.flat.text, start, end):
            raise ConflictError("a comment of the source stands within it", change)
        return change

    def new_toml_rows(self, unit: SourceUnit, rows: Sequence[Sequence[str]]) -> SourceChange | None:
        """New rows behind the one that a cell stands in; None where it is in no TOML file.

        Args:
            unit: The cell.
            rows: The cells of each new row, as LaTeX.

        Raises:
            ConflictError: They cannot be written there, or concern another language, too.
        """
        end = unit.unit.end
        return self._toml_rows([unit], (FlatEdit(end, end),), rows)

    def without_toml_rows(self, units: Sequence[SourceUnit]) -> SourceChange | None:
        """The rows taken out that cells stand in; None where these are in no TOML file.

        Args:
            units: The cells.

        Raises:
            ConflictError: They cannot be taken out there, or concern another language, too.
        """
        start, end = units[0].unit.start, max(unit.unit.end for unit in units)
        return self._toml_rows(units, (FlatEdit(start, end),), ())

    def _toml_rows(
        self,
        units: Sequence[SourceUnit],
        flat: tuple[FlatEdit, ...],
        rows: Sequence[Sequence[str]],
    ) -> SourceChange | None:
        try:
            found = self._files.toml_rows(
                [(unit.unit.start, unit.unit.end) for unit in units], rows
            )
        except UnreachableError as reason:
            raise ConflictError(str(reason)) from None
        if found is None:
            return None
        change = SourceChange(tuple(found.edits), flat)
        if found.others:
            others = ", ".join(found.others)
            raise ConflictError(f"the table says this row in {others}, too", change)
        return change


@lru_cache(maxsize=64)
def _line_ends(source: Source) -> str:
    """How the lines of a file end."""
    return "\r\n" if "\r\n" in source.text else "\n"


def _command(unit: SourceUnit, at: int) -> str:
    """The command that prints a letter of a unit, for the end of a message."""
    offset = unit.letters[at].start if at < len(unit.letters) else unit.unit.start
    name = _NAME.match(unit.flat.text, offset)
    return f", which has {name[0]}" if name else ""


def item_before(unit: SourceUnit) -> re.Match[str] | None:
    r"""The `\item` that a unit is the text of, with the blanks before it as its group 1."""
    start = unit.unit.start
    return _ITEM.search(unit.flat.text, max(0, start - _ITEM_REACH), start)
