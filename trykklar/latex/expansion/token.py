"""Tokens of LaTeX, each with the place in the author's file that it comes from."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trykklar.latex.source import Source


class Kind(IntEnum):
    """What a token is. A run of ordinary characters, blanks among them, is one `TEXT`."""

    WORD = 0
    SIGN = 1
    OPEN = 2
    CLOSE = 3
    MATH = 4
    PARAMETER = 5
    COMMENT = 6
    SPACE = 7
    PARAGRAPH = 8
    TEXT = 9
    RAW = 10
    SHORTHAND = 11
    END = 12


COMMANDS = frozenset({Kind.WORD, Kind.SIGN})
"""What is expanded or executed."""


class Token:
    r"""One token.

    Attributes:
        kind: What it is.
        text: A control sequence's name without its backslash, or else the characters.
        raw: As it was written, with the blanks that TeX skips after a control word.
        source: The author's file.
        offset: Where it begins there; of a macro's body, where the macro is called.
        written: Whether it stands there; False where a macro called there wrote it.
        held: Whether it is not to be expanded, as behind `\noexpand`; of characters, whether they
            are nothing but characters, as from `\detokenize`.
    """

    __slots__ = ("held", "kind", "offset", "raw", "source", "text", "written")

    def __init__(
        self, kind: Kind, text: str, raw: str, source: Source, offset: int, *, written: bool = True
    ) -> None:
        self.kind = kind
        self.text = text
        self.raw = raw
        self.source = source
        self.offset = offset
        self.written = written
        self.held = False

    def called(self, call: Token) -> Token:
        """The same token as a macro's call writes it: its place is that of the call."""
        token = Token(self.kind, self.text, self.raw, call.source, call.offset, written=False)
        token.held = self.held and self.kind is Kind.TEXT
        return token

    def begun_at(self, start: Token) -> Token:
        r"""The same token as part of what begins with another: `\def` behind `\expandafter`."""
        written = self.written and start.written and self.source is start.source
        return Token(self.kind, self.text, self.raw, start.source, start.offset, written=written)

    def cut(self, start: int, end: int | None = None) -> Token:
        """A part of a run of characters."""
        text = self.text[start:end]
        offset = self.offset + (start if self.written else 0)
        part = Token(self.kind, text, text, self.source, offset, written=self.written)
        part.held = self.held
        return part

    @property
    def meaning(self) -> tuple[Kind, str]:
        """What makes two tokens the same to TeX."""
        return self.kind, self.text


ACTIVE = "active "
"""What the name of a character that is a command begins with: no control sequence is so called."""


def active_token(character: str, at: Token) -> Token:
    """A character that is a command."""
    return Token(Kind.WORD, f"{ACTIVE}{character}", character, at.source, at.offset, written=False)


def text_token(text: str, at: Token) -> Token:
    """Characters that something called at a place wrote."""
    return Token(Kind.TEXT, text, text, at.source, at.offset, written=False)


def character_token(text: str, at: Token) -> Token:
    """Characters of which none is a command, whatever they are."""
    token = text_token(text, at)
    token.held = True
    return token


def word_token(name: str, at: Token) -> Token:
    """A control sequence that something called at a place wrote."""
    kind = Kind.WORD if name[:1].isalpha() or name[:1] == "@" else Kind.SIGN
    return Token(kind, name, f"\\{name}", at.source, at.offset, written=False)


def named_token(name: str, at: Token) -> Token:
    """A control sequence whose name may be anything."""
    return Token(Kind.WORD, name, f"\\{name}", at.source, at.offset, written=False)


def end_token(at: Token) -> Token:
    """A mark of ours: what is read by itself ends here."""
    return Token(Kind.END, "", "", at.source, at.offset, written=False)


def braced(tokens: list[Token], at: Token) -> list[Token]:
    """Tokens in braces."""
    opening = Token(Kind.OPEN, "{", "{", at.source, at.offset, written=False)
    closing = Token(Kind.CLOSE, "}", "}", at.source, at.offset, written=False)
    return [opening, *tokens, closing]


def written_text(tokens: list[Token]) -> str:
    """Tokens as they would be written in a file."""
    parts: list[str] = []
    for token in tokens:
        if token.kind is Kind.COMMENT:
            continue
        if parts and _needs_blank(parts[-1], token.raw):
            parts.append(" ")
        parts.append(token.raw)
    return "".join(parts)


def _needs_blank(before: str, after: str) -> bool:
    return ends_in_word(before) and after[:1].isalpha() and after[:1].isascii()


def ends_in_word(text: str) -> bool:
    """Whether a written token is a control word with no blank behind it."""
    return text[:1] == "\\" and (text[-1:].isalpha() or text[-1:] == "@") and len(text) > 1
