"""A stretch of LaTeX to be read, and where each of its characters stands in the author's file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.pairs import Partners, braced, bracketed
from trykklar.latex.repeated_search import Searched
from trykklar.latex.source import Place, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SPACE = re.compile(r"[ \t\r]*+(?:%[^\n]*+(?:\n[ \t\r]*+(?!\n)|$)|\n[ \t\r]*+(?!\n))*+")
_NAME = re.compile(r"\\(?:[A-Za-z@]+|.)", re.DOTALL)
_CONTROL = re.compile(r"\\([A-Za-z@]+|.)", re.DOTALL)
_CSNAME = re.compile(r"\\csname\s*+(.{0,200}?)\\endcsname", re.DOTALL)
_NEAR = 1_000
_BROUGHT = 20  # brackets of macros that are passed over


class Span(NamedTuple):
    """A part of a passage: `text[start:end]`."""

    start: int
    end: int


class Piece(NamedTuple):
    """Where a part of an expansion comes from.

    Attributes:
        start: Where the part begins in the expansion.
        origin: The passage it was taken from.
        offset: Where it begins there.
        copied: Whether it runs along with the origin (an argument), or all of it stands for the
            one place `offset` (the body of a macro stands for its call).
    """

    start: int
    origin: Passage
    offset: int
    copied: bool


@dataclass(eq=False, slots=True)
class Passage:
    """LaTeX to be read: a whole file, or what a macro expands to.

    Braces protect brackets and comments are skipped, as TeX does it. The end of an argument is
    sought near by; what is not found there is looked up, so that reading stays linear on broken
    input.
    """

    text: str
    source: Source
    pieces: tuple[Piece, ...] = ()
    _starts: list[int] = field(default_factory=list)
    _searched: Searched | None = None
    _partners: Partners | None = None

    def place(self, offset: int) -> Place:
        """The place in the author's file that a character comes from."""
        if not self.pieces:
            return Place(self.source, offset)
        piece = self.pieces[max(bisect_right(self._begun, offset) - 1, 0)]
        inner = piece.offset + (offset - piece.start if piece.copied else 0)
        if not piece.origin.pieces:
            return Place(piece.origin.source, inner, piece.copied)
        found = piece.origin.place(inner)
        return found if piece.copied else Place(found.source, found.offset, written=False)

    def copied(self, start: int, end: int) -> Iterable[tuple[Source, int, int]]:
        """The stretches of the author's files that stand letter by letter between two offsets."""
        if not self.pieces:
            return ((self.source, start, end),)
        first = max(bisect_right(self._begun, start) - 1, 0)
        piece = self.pieces[first]
        if piece.start <= start < end and self._in_one_piece(start, end - 1):  # nearly always
            offset = piece.offset + start - piece.start
            return ((piece.origin.source, offset, offset + end - start),) if piece.copied else ()
        return self._copied_from(first, start, end)

    def _copied_from(self, first: int, start: int, end: int) -> Iterator[tuple[Source, int, int]]:
        for number in range(first, len(self.pieces)):
            piece = self.pieces[number]
            if piece.start >= end:
                break
            last = number + 1 == len(self.pieces)
            stop = end if last else min(end, self.pieces[number + 1].start)
            begin = max(start, piece.start)
            if piece.copied and begin < stop:
                offset = piece.offset + begin - piece.start
                yield from piece.origin.copied(offset, offset + stop - begin)

    @property
    def _begun(self) -> list[int]:
        if not self._starts:
            self._starts = [piece.start for piece in self.pieces]
        return self._starts

    @property
    def searched(self) -> Searched:
        """The text, for what is sought in it again and again."""
        if self._searched is None:
            self._searched = Searched(self.text)
        return self._searched

    def skip(self, at: int) -> int:
        """The offset after white space and comments; an empty line is not passed."""
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def group(self, at: int) -> Span | None:
        """The content of the `{...}` that begins at an offset, or None."""
        if not self.text.startswith("{", at):
            return None
        end = braced(self.text, at, at + _NEAR)
        if end < 0 and at + _NEAR < len(self.text):
            end = self._far.brace(at)
        return Span(at + 1, end) if end >= 0 else None

    def delimited(self, at: int, opening: str = "[", closing: str = "]") -> Span | None:
        """The content of the `[...]` (or other pair) that begins at an offset, or None."""
        if not self.text.startswith(opening, at):
            return None
        end = bracketed(self.text, at, at + _NEAR, closing)
        if end < 0 and at + _NEAR < len(self.text):
            end = self._far.bracket(at, opening, closing)
        if end >= 0 and self.pieces and not self._in_one_piece(at, end):
            end = self._own_end(at, end, closing)
        return Span(at + 1, end) if end >= 0 else None

    def _in_one_piece(self, at: int, end: int) -> bool:
        """Whether both offsets come from one stretch of one file, or both from one macro's body."""
        number = max(bisect_right(self._begun, at), 1)
        near = number == len(self.pieces) or end < self.pieces[number].start
        piece = self.pieces[number - 1]
        return near and not (piece.copied and piece.origin.pieces)

    def _own_end(self, at: int, end: int, closing: str) -> int:
        """Where TeX ends what is delimited: before it carries out the macros that stand in it.

        A bracket that one of them has brought is not the partner of one that the author has typed.
        """
        own, tries = end, 0
        while self.place(at).written and not self.place(own).written and tries < _BROUGHT:
            own, tries = bracketed(self.text, own, own + _NEAR, closing), tries + 1
            if own < 0:
                return end
        return own

    def address(self, at: int) -> int:
        """Where the `{...}` that begins at an offset ends, in which `%` is a letter; or -1."""
        return self._far.address(at)

    @property
    def _far(self) -> Partners:
        if self._partners is None:
            self._partners = Partners(self.text)
        return self._partners

    def name(self, at: int) -> str:
        r"""The control sequence at an offset without its backslash, or ""."""
        match = _NAME.match(self.text, at)
        return match[0][1:] if match else ""

    def argument(self, at: int) -> tuple[Span, int] | None:
        """The argument TeX would take at an offset, braced or one mark, and where it ends."""
        at = self.skip(at)
        span = self.group(at)
        if span is not None:
            return span, span.end + 1
        if at >= len(self.text) or self.text[at] in "{}\n":
            return None
        match = _NAME.match(self.text, at)
        end = match.end() if match else at + 1
        return Span(at, end), end

    def behind_arguments(self, at: int, count: int) -> int:
        """Where so many arguments end, as TeX would take them; one that is missing takes nothing.

        Args:
            at: Where the first may begin.
            count: How many.
        """
        for _ in range(count):
            argument = self.argument(at)
            at = argument[1] if argument else at
        return at

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]


def whole(source: Source) -> Passage:
    """A file as a passage."""
    return Passage(source.text, source)


def skip_star(passage: Passage, at: int) -> int:
    """The offset after a star, if one stands there."""
    start = passage.skip(at)
    return start + 1 if passage.text.startswith("*", start) else at


def skip_options(passage: Passage, at: int) -> int:
    """Where the star and the bracketed options at an offset end."""
    at = skip_star(passage, at)
    while (span := passage.delimited(passage.skip(at))) is not None:
        at = span.end + 1
    return at


def target(passage: Passage, at: int) -> tuple[str, int]:
    r"""The name being defined, `\x`, `{\x}` or `\csname x\endcsname`, and where it ends."""
    at = passage.skip(at)
    span = passage.group(at)
    if span is not None:
        match = _CONTROL.match(passage.text, passage.skip(span.start))
        return (match[1] if match else passage.slice(span).strip()), span.end + 1
    match = _CSNAME.match(passage.text, at) or _CONTROL.match(passage.text, at)
    return (match[1], match.end()) if match else ("", at)
