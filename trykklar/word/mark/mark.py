"""Marks: constructs that pandoc would lose, written so that it takes them for words.

A mark is `OPEN kind SEPARATOR offset SEPARATOR field ... CLOSE` in private-use characters. Pandoc
reads LaTeX, expands the author's macros and never sees a command it does not know; what comes out
on the other side says where in the source it stood. Tested with pandoc 3.9: all of them arrive,
also from within macros, footnotes and captions.
"""

from __future__ import annotations

import re

OPEN, SEPARATOR, CLOSE = "\ue000", "\ue001", "\ue002"
OPEN_QUOTE, CLOSE_QUOTE = "\ue003", "\ue004"
DEEPER, HIGHER = "\ue005", "\ue006"
"""Around a quotation that has the marks of one within another."""

ATOM_SIGN = "\ue020"
"""What stands for a citation, reference, formula or note where only words are compared."""

CONTROLS = re.compile("([\ue000-\ue006])")

_CODED = 0xE100
_CODED_END = 0xE800
_PARAMETER = re.compile(r"(#+\d)")


def opening(kind: str, offset: int, *fields: str) -> str:
    """The beginning of a mark, up to where its last field begins.

    Args:
        kind: What it marks: `cite`, `ref`, `caption` ...
        offset: Where in the flat source it stands.
        fields: Fields that are known already, as LaTeX.
    """
    return OPEN + SEPARATOR.join((kind, str(offset), *fields, ""))


def mark(kind: str, offset: int, *fields: str) -> str:
    """A whole mark."""
    return OPEN + SEPARATOR.join((kind, str(offset), *fields)) + CLOSE


def block(kind: str, offset: int, *fields: str) -> str:
    """A mark that is a paragraph of its own."""
    return f"\n\n{mark(kind, offset, *fields)}\n\n"


def encode(text: str, *, parameters: bool = True) -> str:
    """A key or path in characters that no LaTeX reader changes; macro parameters stay readable.

    Args:
        text: What is encoded.
        parameters: Whether they do: only in a definition they stand for something else.
    """
    if not parameters:
        return "".join(map(_coded, text))
    return "".join(
        part if _PARAMETER.fullmatch(part) else "".join(map(_coded, part))
        for part in _PARAMETER.split(text)
    )


def decode(text: str) -> str:
    """The text that was encoded, also where a macro put some of it in unencoded."""
    return "".join(
        chr(ord(character) - _CODED) if _CODED <= ord(character) < _CODED_END else character
        for character in text
    )


def _coded(character: str) -> str:
    return chr(_CODED + ord(character)) if ord(character) < _CODED_END - _CODED else character
