"""The characters of a file -> tokens, as TeX's eyes and mouth make them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.expansion.token import ACTIVE, Kind, Token

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


class Lexer:
    r"""A file that is being read.

    Attributes:
        source: The file.
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
        return self.source.text.find(text, self.at, self.end)

    def end_line(self, after: int) -> None:
        """Read on to the end of a line only.

        Args:
            after: An offset in that line.
        """
        line = self.source.text.find("\n", after, self.end)
        self.end = line if line >= 0 else self.end
        self.at = min(self.at, self.end)
