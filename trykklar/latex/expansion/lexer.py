"""The characters of a file -> tokens, as TeX's eyes and mouth make them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.expansion.token import ACTIVE, Kind, Token
from trykklar.latex.passage import whole

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.latex.source import Source

_BLANKS = r"[ \t\r]*+"
_KINDS = {
    "word": Kind.WORD,
    "sign": Kind.SIGN,
    "open": Kind.OPEN,
    "close": Kind.CLOSE,
    "math": Kind.MATH,
    "parameter": Kind.PARAMETER,
    "comment": Kind.COMMENT,
    "paragraph": Kind.PARAGRAPH,
    "space": Kind.SPACE,
    "text": Kind.TEXT,
    "shorthand": Kind.SHORTHAND,
    "command": Kind.WORD,
}
LETTERS = "A-Za-z"
INTERNAL_LETTERS = "A-Za-z@"
EXPL_LETTERS = "A-Za-z@_:"


class Categories(NamedTuple):
    """Characters that the author gave another category.

    Attributes:
        commands: Those that are commands by themselves.
        plain: Those that mean nothing but themselves.
        letters: Those that make up the names of control words, beside the usual ones.
    """

    commands: str = ""
    plain: str = ""
    letters: str = ""


_UNCHANGED = Categories()
_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%")
_LINE_END = re.compile(rf"{_BLANKS}\n(?!{_BLANKS}(?:\n|\Z))")


@lru_cache(maxsize=32)
def _pattern(letters: str, active: str, changed: Categories) -> re.Pattern[str]:
    commands, plain, more = (re.escape(signs) for signs in changed)
    special = re.escape(active) + commands + plain
    own = rf"(?P<command>[{commands}])|" if commands else ""
    own += rf"(?P<plain>[{plain}])|" if plain else ""
    letters += more
    shorthand = rf"|(?P<shorthand>[{re.escape(active)}][^\\{{}}$#%\n])" if active else ""
    return re.compile(
        rf"{own}\\(?P<word>[{letters}]+){_BLANKS}(?:\n{_BLANKS}(?!\n))?"
        rf"|\\(?P<sign>.|\n)"
        r"|(?P<open>\{)|(?P<close>\})|(?P<math>\$\$?)|(?P<parameter>#+[1-9]?)"
        rf"|(?P<comment>%[^\n]*+(?:\n{_BLANKS})?)"
        rf"|(?P<paragraph>\n{_BLANKS}\n[ \t\r\n]*+)|(?P<space>\n{_BLANKS})"
        rf"{shorthand}"
        rf"|(?P<text>[^\\{{}}$#%\n{special}]++)|(?P<rest>.)",
        re.DOTALL,
    )


@lru_cache(maxsize=32)
def marks(letters: str, active: str, changed: Categories) -> re.Pattern[str]:
    r"""Finds all that may be more than characters.

    Its groups are a character that is read by itself; `begin` or `end`, and the environment's name;
    the name of another control word; and that of a control sign. Braces and comments are in none.

    Args:
        letters: As in `Lexer`.
        active: As in `Lexer`.
        changed: As in `Lexer`.
    """
    alone = re.escape(active + changed.commands + changed.plain)
    own = f"[{alone}]" if alone else "(?!)"
    words = f"[{letters}{re.escape(changed.letters)}]+"
    return re.compile(
        rf"({own})|\\(?:(begin|end)\{{([A-Za-z0-9*]+)\}}|({words})|(.))|[{{}}]|%[^\n]*+",
        re.DOTALL,
    )


class Lexer:
    r"""A file that is being read.

    Attributes:
        source: The file.
        passage: The same as a passage, to find what is far away in it.
        at: Offset of what is read next.
        end: Where reading ends.
        letters: Which characters make up the name of a control word, as in a pattern.
        active: Characters that are commands by themselves, with the one that follows.
        changed: Characters that the author gave another category.
        folder: Where names in it are looked for first, as in a file that `\import` reads.
        package: Whether it is read for what it defines.
    """

    def __init__(self, source: Source, start: int = 0, end: int | None = None) -> None:
        self.source = source
        self.passage = whole(source)
        self.at = start
        self.end = len(source.text) if end is None else end
        self.letters = LETTERS
        self.active = ""
        self.changed = _UNCHANGED
        self.folder: Path | None = None
        self.package = False
        self._fresh = False

    def next(self) -> Token | None:
        """The next token, or None at the end of the file."""
        if self.at >= self.end:
            return None
        match = _pattern(self.letters, self.active, self.changed).match(
            self.source.text, self.at, self.end
        )
        if match is None:
            return None
        name = match.lastgroup or "text"
        kind = _KINDS.get(name, Kind.TEXT)
        start, self.at = self.at, match.end()
        if kind is Kind.SPACE and self._fresh:
            kind = Kind.PARAGRAPH  # the line behind a comment's is empty
        self._fresh = kind is Kind.COMMENT and "\n" in match[0]
        text = match[name] if kind in (Kind.WORD, Kind.SIGN) else match[0]
        token = Token(kind, text, match[0], self.source, start)
        if name == "command":
            token.text = f"{ACTIVE}{match[0]}"
        token.held = name == "plain"
        return token

    def read_again(self, token: Token) -> bool:
        """Read the token that was read last again, by other categories; False where it was not."""
        mine = token.written and token.source is self.source
        if mine and token.offset + len(token.raw) == self.at:
            self.at = token.offset
            return True
        return False

    def raw(self, end: int) -> Token:
        """Everything up to an offset as one token that nothing looks into."""
        start, self.at = self.at, end
        text = self.source.text[start:end]
        return Token(Kind.RAW, text, text, self.source, start)

    def find(self, text: str) -> int:
        """The offset of a text in what is not read yet, or -1."""
        return self.find_from(text, self.at)

    def find_from(self, text: str, at: int) -> int:
        """The same from an offset on; what is not there is not sought again and again."""
        found = self.passage.searched.find(text, at)
        return found if 0 <= found <= self.end - len(text) else -1

    def pass_to(self, offset: int) -> None:
        """Go on at an offset; what stands before it was read otherwise."""
        self.at, self._fresh = offset, False

    @property
    def ends_in_comment(self) -> bool:
        """Whether the end of the last line is a part of a comment."""
        last = self.source.text[: self.end].rstrip("\n").rpartition("\n")[2]
        return _COMMENT.search(last) is not None

    def pass_line_end(self) -> None:
        """Go on in the next line where this one ends here, unless that one is empty."""
        match = _LINE_END.match(self.source.text, self.at, self.end)
        self.at = match.end() if match else self.at

    def end_line(self, after: int) -> None:
        """Read on to the end of a line only.

        Args:
            after: An offset in that line.
        """
        line = self.source.text.find("\n", after, self.end)
        self.end = line if line >= 0 else self.end
        self.at = min(self.at, self.end)
