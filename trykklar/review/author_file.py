"""Where in the author's own files a stretch of the flat source is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.checks.rule import RuleEdit
from trykklar.latex.source import Place
from trykklar.review.latex_text import Convention, convention, plain_convention
from trykklar.review.made_file import MadeFiles
from trykklar.review.outcome import UnreachableError
from trykklar.review.toml_rows import with_rows, without_rows
from trykklar.review.written_words import WrittenWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.document import Document
    from trykklar.latex.passage import Passage
    from trykklar.latex.source import Source
    from trykklar.review.source_units import SourceUnit
    from trykklar.review.toml_rows import TomlRows

_COMMENT = re.compile(r"(?<!\\)%")
_REACH = 60
_GLANCE = 1_000
_NAME = re.compile(r"\\[A-Za-z@]+")
_CALL = re.compile(r"\\[A-Za-z@]+[ \t]*\Z")


class AuthorFiles:
    """The files of one document, as a review edits them."""

    def __init__(self, flat: Passage, document: Document) -> None:
        self._flat = flat
        self._document = document
        self._words = WrittenWords(flat.text)
        self.made = MadeFiles(document)

    def place(self, offset: int) -> Place:
        """The place of the author's that an offset of the flat source comes from."""
        found = self._flat.place(offset)
        if found.source.path not in self._document.origins:
            return found
        try:
            edit = self.edit(offset, offset, "")
        except UnreachableError:
            origin = self._document.origins[found.source.path]
            return Place(self.made.source(origin), 0, written=False)
        return Place(edit.source, edit.start)

    def saying(self, text: str) -> Place | None:
        """Where some words are written, as those of a title; None where that is not in one place.

        Args:
            text: What a reader sees.
        """
        offset = self._words.place(text)
        return None if offset is None else self.place(offset)

    def convention(self, unit: SourceUnit) -> Convention:
        """How the file that a unit is written in writes."""
        first, last = (self._flat.place(at) for at in (unit.unit.start, unit.unit.end - 1))
        source = first.source
        if source.path not in self._document.origins:
            return convention(source.text, source.encoding)
        try:
            is_plain = self.made.is_plain(source, first.offset, last.offset + 1)
        except UnreachableError:
            is_plain = False
        toml = self.made.source(self._document.origins[source.path])
        return (plain_convention if is_plain else convention)(toml.text, toml.encoding)

    def edit(self, start: int, end: int, text: str) -> RuleEdit:
        """An edit of the author's file.

        Args:
            start: Where in the flat source.
            end: Where it ends there.
            text: What is to stand there.

        Raises:
            UnreachableError: A macro wrote it, a comment stands in it, or it is in no file that may
                be written to.
        """
        source, first, last = self._written(start, end)
        if source.path in self._document.origins:
            return self.made.edit(source, first, last, text)
        if not source.exact or not self._document.fence.owns(source.path):
            raise UnreachableError("it stands in a file that is not edited here")
        return RuleEdit(source, first, last, text)

    def toml_rows(
        self, cells: Sequence[tuple[int, int]], new: Sequence[Sequence[str]]
    ) -> TomlRows | None:
        """Rows of a table in a TOML file, put in or taken out; None where it is in none.

        Args:
            cells: Where in the flat source cells of the rows begin and end: of those that are taken
                out, or of the one that others are put in behind.
            new: The cells of each new row, as LaTeX; none where the rows are taken out.

        Raises:
            UnreachableError: The file does not have them as rows.
        """
        places = [(self._flat.place(start), self._flat.place(end - 1)) for start, end in cells]
        source = places[0][0].source
        if source.path not in self._document.origins:
            return None
        stretches = [
            self.made.stretch(source, first.offset, last.offset + 1) for first, last in places
        ]
        toml = self.made.source(stretches[0].file)
        keys = [stretch.key for stretch in stretches]
        return with_rows(toml, keys[0], new) if new else without_rows(toml, keys)

    def _written(self, start: int, end: int) -> tuple[Source, int, int]:
        if start < end:
            first, last = self._flat.place(start), self._flat.place(end - 1)
            whole = first.source is last.source and first.written and last.written
            text = first.source.text[first.offset : last.offset + 1] if whole else ""
            if text == self._flat.text[start:end]:
                return first.source, first.offset, last.offset + 1
            if whole and _COMMENT.search(text):
                raise UnreachableError("a comment of the source stands within it")
            places = map(self._flat.place, range(start, min(end, start + _GLANCE)))
            call = next((place for place in places if not place.written), first)
            raise UnreachableError(f"{_macro(call)} writes some of it")
        after = self._flat.place(start)
        before = self._flat.place(start - 1) if start else after
        if start and before.written:
            return before.source, before.offset + 1, before.offset + 1
        # Behind the name of a macro, a letter would be part of it, and a blank is TeX's.
        if after.written and not _CALL.search(
            after.source.text[max(0, after.offset - _REACH) : after.offset]
        ):
            return after.source, after.offset, after.offset
        raise UnreachableError(f"{_macro(before)} writes the words around it")


def _macro(call: Place) -> str:
    """The macro that is called at a place, for a message."""
    name = _NAME.match(call.source.text, call.offset)
    return f"the macro {name[0]}" if name else "a macro"
