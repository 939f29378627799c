"""Tokens that are left -> one passage, each character of which knows where it comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.escape import escaped
from trykklar.latex.expansion.brace_balance import BraceBalance, pieces_without, without
from trykklar.latex.expansion.token import Kind, Token, ends_in_word
from trykklar.latex.passage import Passage, Piece, whole
from trykklar.latex.source import Source

if TYPE_CHECKING:
    from pathlib import Path


_LINE_END = re.compile(r"[ \t]*\n")
# Behind a comment, the next line end is a space.
_BLANK_LINE = re.compile(r"(?:\A|\n)(?:[^\n%\\]|\\[^\n])*\n[ \t]*\Z")
_BLANKS = frozenset([Kind.TEXT, Kind.SPACE, Kind.PARAGRAPH])
_NEAR = 1_000  # characters
_NO_CALL = " \t{}"  # braces that have no partner are taken out later


class Emitter:
    """What has come out so far.

    Attributes:
        balance: Which braces are open.
    """

    def __init__(self) -> None:
        self.balance = BraceBalance()
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._files: dict[int, Passage] = {}
        self._next: tuple[int, int, bool] = (0, -1, False)
        self._in_word = False  # a letter that follows would belong to a command's name

    @property
    def length(self) -> int:
        """How many characters have come out."""
        return self._length

    def emit(self, token: Token) -> None:
        """Add a token as it is written; a brace that closes nothing is none for TeX."""
        if token.kind is Kind.CLOSE:
            while name := self.balance.left_open():
                self.emit_text(f"\\end{{{name}}}", token)
                self.balance.environment_ended(name)
            if not self.balance.closes():
                return
        if token.written and token.kind in _BLANKS:
            spare = self.spare_line_end(token.source, token.offset)
            raw, at = token.raw[spare:], token.offset + spare
            token = Token(token.kind, raw, raw, token.source, at) if spare else token
        self.emit_text(token.raw, token)
        if token.kind is Kind.OPEN:
            self.balance.opened(self._length - 1)

    def emit_text(self, text: str, token: Token) -> None:
        """Add a text that stands for a token."""
        if not text:
            return
        if self._in_word and text[0].isalpha() and text[0].isascii():
            text = f" {text}" if not token.written else text
            if token.written:
                self._add(" ", token, copied=False)
        self._add(text, token, copied=token.written and text == token.raw)

    def spare_line_end(self, source: Source, at: int) -> int:
        """How long a line end is that is a space for TeX, and would be an empty line here.

        It stands behind what has printed nothing, as a remark's macro alone on its line.

        Args:
            source: The file that is read.
            at: How far it was read.
        """
        match = _LINE_END.match(source.text, at)
        if match is None or not _BLANK_LINE.search(self.tail(_NEAR)):
            return 0
        line = source.text[source.text.rfind("\n", 0, at) + 1 : at]
        return len(match[0]) if line.strip(_NO_CALL) else 0

    def run_offset(self, source: Source, start: int) -> int:
        """Where a stretch of a file would begin, a blank after a command's name before it."""
        first = source.text[start : start + 1]
        return self._length + (self._in_word and first.isalpha() and first.isascii())

    def emit_run(self, source: Source, start: int, end: int, *, in_word: bool) -> None:
        """Add a stretch of a file as it is written.

        Args:
            source: The file.
            start: Where it begins.
            end: Where it ends.
            in_word: Whether the name of a command ends there.
        """
        text = source.text[start:end]
        self.emit(Token(Kind.RAW, text, text, source, start))
        self._in_word = in_word

    def emit_characters(self, token: Token) -> None:
        """Add a token's characters, none of which means anything but itself."""
        self.emit_text(escaped(token.text), token)

    def _add(self, text: str, token: Token, *, copied: bool) -> None:
        key = (id(token.source), token.offset, copied)
        if key != self._next:
            self._pieces.append(Piece(self._length, self._file(token.source), token.offset, copied))
        self._texts.append(text)
        self._length += len(text)
        self._in_word = ends_in_word(text) and text != r"\@"
        self._next = (key[0], token.offset + (len(text) if copied else 0), copied)

    def _file(self, source: Source) -> Passage:
        known = self._files.get(id(source))
        if known is None:
            known = self._files[id(source)] = whole(source)
        return known

    def tail(self, letters: int) -> str:
        """The end of what has come out, of at most so many letters."""
        parts: list[str] = []
        for text in reversed(self._texts):
            if letters <= 0:
                break
            parts.append(text[-letters:])
            letters -= len(text)
        return "".join(reversed(parts))

    def passage(self, path: Path) -> Passage:
        """All of it, as a passage of the main file's."""
        lonely = self.balance.lonely
        text = without("".join(self._texts), lonely)
        pieces = pieces_without(self._pieces, lonely) if lonely else self._pieces
        return Passage(text, Source(path, text), tuple(pieces))
