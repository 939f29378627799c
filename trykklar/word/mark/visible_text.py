"""What of a stretch of LaTeX a reader sees as words; everything else is an atom.

An atom is a citation, reference, formula, footnote, or a command that prints something of its
own: one sign here, one bookmark in Word, and nobody's words to change.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex import reference_commands
from trykklar.latex.structure_commands import FORMULAS
from trykklar.word.mark.mark import ATOM_SIGN
from trykklar.word.mark.rules import citation_mark
from trykklar.word.mark.rules.drawing_settings import SILENT, after_setting
from trykklar.word.mark.rules.letters import LETTERS, redefined
from trykklar.word.mark.rules.reference_mark import REFERENCES
from trykklar.word.mark.rules.wrapping_commands import SIZED
from trykklar.word.silent_commands import silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

_TOKEN = re.compile(
    r"%[^\n]*(?:\n[ \t]*|\Z)|\\([A-Za-z@]+)\*?[ \t]*|\\(.)|\$\$?|---?|``|''|[{}~`']", re.DOTALL
)
_CLEAR_NAMES = """
    emph textbf textit textsc textsf texttt textrm textup textnormal enquote textquote mbox
    underline foreignlanguage textcolor textsuperscript textsubscript
"""
_CLEAR = frozenset(_CLEAR_NAMES.split())
_LEADING = {"foreignlanguage": 1, "textcolor": 1}
_DEFINED = re.compile(
    r"\\(?:new|renew|provide)command\*?\s*\{?\\(\w+)\}?\s*\[1\]\s*"
    r"\{\s*\\(?:emph|textit|textbf|textsc|textsf|enquote|mbox)\{#1\}\s*\}"
)
# Accents of The LaTeX Companion, table 2.5, as Unicode's combining characters.
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "c": "\u0327",
    "k": "\u0328", "d": "\u0323", "b": "\u0331",
}  # fmt: skip
_DOTLESS = {"\\i": "i", "\\j": "j"}
_QUOTING = frozenset(["enquote", "textquote"])
_ATOMS = frozenset([*citation_mark.ALL, *REFERENCES, *reference_commands.RANGES])
_SIGNS = {
    "~": "\N{NO-BREAK SPACE}", "--": "–", "---": "—", "``": "“", "''": "”", "`": "‘", "'": "’",
    "{": "", "}": "",
}  # fmt: skip
_ESCAPED = {",": "\N{NARROW NO-BREAK SPACE}", "-": "", "\\": " ", " ": " ", "/": "", "\n": " "}
_PRINTED = {**LETTERS, "ldots": "…", "dots": "…", "ss": "ß", "o": "ø", "aa": "å", "ae": "æ",
            "O": "Ø", "AA": "Å", "AE": "Æ", "newline": " ", "linebreak": " ",
            "hfil": " ", "hfill": " ", "dotfill": " ", "hrulefill": " ",
            "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
            "textless": "<", "textgreater": ">", "textasciigrave": "`"}  # fmt: skip
_LETTERS = _PRINTED.keys() | _ACCENTS.keys()
_CLOSING = {"(": r"\)", "[": r"\]"}
# What only TeX reads: the space between lines, the length that a command sets.
_SPACE = re.compile(r"\*?[ \t]*\[[^\]\n]*\]")
_LENGTH = re.compile(
    r"(?:=[ \t]*)?-?(?:\d+\.?\d*|\.\d+)(?:pt|pc|cm|mm|in|em|ex|bp|sp|mu)(?![A-Za-z])"
)


class VisiblePiece(NamedTuple):
    """What of the text a reader sees, and the LaTeX that it is written by.

    Attributes:
        text: Letter by letter as in the source, or what a command prints for it.
        start: Offset of its LaTeX.
        end: Offset behind it.
    """

    text: str
    start: int
    end: int


def visible(passage: Passage, start: int, end: int) -> str:
    """The words of a stretch, with one sign for each atom.

    Args:
        passage: The flat source.
        start: Where the stretch begins.
        end: Where it ends.
    """
    return "".join(piece.text for piece in visible_pieces(passage, start, end))


def visible_pieces(passage: Passage, start: int, end: int) -> Iterator[VisiblePiece]:
    """The words of a stretch piece by piece, each with the LaTeX that prints it.

    Args:
        passage: The flat source.
        start: Where the stretch begins.
        end: Where it ends.
    """
    closers: dict[int, str] = {}
    at = start
    while at < end:
        match = _TOKEN.search(passage.text, at, end)
        begin = match.start() if match else end
        if at < begin:
            yield VisiblePiece(passage.text[at:begin], at, begin)
        if match is None:
            return
        text, at = _printed(passage, match, closers, end)
        if text:
            yield VisiblePiece(text, begin, at)


def _printed(
    passage: Passage, match: re.Match[str], closers: dict[int, str], end: int
) -> tuple[str, int]:
    """What a token prints, and where the text goes on behind it."""
    piece = match[0]
    if piece == "}" and match.start() in closers:
        return closers[match.start()], match.end()
    if piece in _SIGNS:
        return _SIGNS[piece], match.end()
    if piece.startswith("$"):
        close = passage.text.find(piece, match.end(), end)
        return ATOM_SIGN, close + len(piece) if close >= 0 else end
    if match[2]:
        return _escaped(passage, match[2], match.end(), end)
    if match[1]:
        return _command(passage, match, closers, end)
    return "", match.end()  # a comment


@lru_cache(maxsize=8)
def _own(passage: Passage) -> frozenset[str]:
    """The author's macros that only change the look of their argument."""
    return frozenset(match[1] for match in _DEFINED.finditer(passage.text))


def _escaped(passage: Passage, sign: str, at: int, end: int) -> tuple[str, int]:
    if sign in _CLOSING:
        close = passage.text.find(_CLOSING[sign], at, end)
        return ATOM_SIGN, close + 2 if close >= 0 else end
    if sign == "\\" and (skipped := _SPACE.match(passage.text, at)):
        return " ", skipped.end()
    if sign in _ACCENTS:
        return _accented(passage, sign, at)
    return _ESCAPED.get(sign, sign), at


def _accented(passage: Passage, accent: str, at: int) -> tuple[str, int]:
    """The letter that an accent and what it stands on print; an atom where that is no letter."""
    argument = passage.argument(at)
    if argument is None:
        return ATOM_SIGN, at
    base, end = passage.slice(argument[0]).strip(), argument[1]
    if base[:1] == "\\" and base[1:].isalpha():  # TeX passes over a blank behind a name
        end += passage.text.startswith((" ", "\t"), end)
    letter = unicodedata.normalize("NFC", _DOTLESS.get(base, base) + _ACCENTS[accent])
    return (letter if len(letter) == 1 and base else ATOM_SIGN), end


def _command(
    passage: Passage, match: re.Match[str], closers: dict[int, str], end: int
) -> tuple[str, int]:
    name, at = match[1], match.end()
    if name in _LETTERS and name not in redefined(passage):
        return (_PRINTED[name], at) if name in _PRINTED else _accented(passage, name, at)
    if name == "label" or name in SILENT:
        return "", after_setting(passage, name, at) if name in SILENT else _after(passage, at)
    if name in _CLEAR or name in _own(passage):
        return _opened(passage, name, at, closers)
    if name in citation_mark.ALL:
        at = _noted(passage, at)
    display = _behind_display(passage, at, end) if name == "begin" else 0
    if name in _ATOMS or display:
        return ATOM_SIGN, display or min(_after(passage, at), end)
    dimension = None if name.startswith("text") else _LENGTH.match(passage.text, at, end)
    bare = at + passage.text.startswith("*", at)
    if dimension or (silent(name) and passage.text[bare : bare + 1] not in ("{", "[")):
        return "", dimension.end() if dimension else at
    behind = match.start() + len(name) + 1
    size = passage.delimited(behind, "(", ")") if name in (*SIZED, "line") else None
    return ATOM_SIGN, min(_after(passage, size.end + 1 if size else behind), end)


def _behind_display(passage: Passage, at: int, end: int) -> int:
    """The offset behind the display whose name stands there; 0 where none does."""
    group = passage.group(passage.skip(at))
    name = passage.slice(group) if group else ""
    closing = rf"\end{{{name}}}"
    close = passage.text.find(closing, at, end) if name.rstrip("*") in FORMULAS else -1
    return close + len(closing) if close >= 0 else 0


def _opened(passage: Passage, name: str, at: int, closers: dict[int, str]) -> tuple[str, int]:
    """A command that only changes the look of its words: they are read on."""
    if name in _LEADING and (option := passage.delimited(passage.skip(at))):
        at = option.end + 1
    at = passage.behind_arguments(at, _LEADING.get(name, 0))
    group = passage.group(passage.skip(at))
    if group is None:
        return ATOM_SIGN, at
    if name in _QUOTING:
        closers[group.end] = "”"
        return "“", group.start
    return "", group.start


def _noted(passage: Passage, at: int) -> int:
    """The offset behind notes in other signs than brackets: `<see>`, `(see)(p. 3)`."""
    for signs in ("<>", "()", "()"):
        note = passage.delimited(at, *signs)
        at = note.end + 1 if note else at
    return at


def _after(passage: Passage, at: int) -> int:
    """The offset behind a command's star and arguments; behind options, they may be a line on."""
    if passage.text.startswith("*", at):
        at += 1
    while True:
        span = passage.delimited(at)
        group = passage.group(passage.skip(span.end + 1) if span else at)
        last = group or span
        if last is None:
            return at
        at = last.end + 1
