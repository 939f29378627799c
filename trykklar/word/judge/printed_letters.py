"""Letters as a PDF's text has them, where that is not what its reader sees.

Letters that a font does not have TeX leaves out, and says so in its log alone. And fonts of some
encodings give their letters the names of others, which is what can be copied out of the PDF.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.poppler import fonts
from trykklar.printed.font_encoding import letters
from trykklar.typeset.log.lines import lines
from trykklar.word.judge.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from trykklar.word.judge.printed_text import Print

_MISSING = re.compile(r"Missing character: There is no (\w)(?: \(U\+[0-9A-F]+\))? in font ")
_UNKNOWN = re.compile(r"Unicode character (\w) \(U\+[0-9A-F]+\)")  # to inputenc
_PIECE = re.compile(r"\S+")
# In a font's name -> its encoding, and the one whose names its letters have.
_MISNAMED = {"tipa": ("T3", "T1")}
_HYPHEN_OF_BREAKS = 0x7F  # of T1


class PrintedLetters:
    """The letters of a document that its PDF has as others, or not at all.

    Attributes:
        table: For `str.translate`: a letter -> what the PDF's text has in its place.
    """

    def __init__(self, missing: Iterable[str], named: Mapping[str, str]) -> None:
        """Know them.

        Args:
            missing: Letters that no font has.
            named: Letters that have the name of another one.
        """
        self.table: Mapping[int, str | None] = {
            **{ord(letter): other for letter, other in named.items()},
            **dict.fromkeys(map(ord, missing)),
        }

    def variants(self, text: str) -> Iterator[str]:
        """A text as it is, and as the PDF has it."""
        yield text
        if self.table:
            yield text.translate(self.table)

    def printed(self, text: str, shown: Print) -> str:
        """A text as the PDF has it: what is there with all of its letters keeps them.

        Args:
            text: What the Word file says.
            shown: The PDF.
        """

        def piece(match: re.Match[str]) -> str:
            whole = all(shown.has(word) for word in words(match[0]))
            return match[0] if whole else match[0].translate(self.table)

        return _PIECE.sub(piece, text) if self.table else text


def of(pdf: Path, log: Path | None) -> PrintedLetters:
    """The letters that a PDF has as others.

    Args:
        pdf: It.
        log: TeX's, of the pass that made it; one that cannot be read lacks nothing.
    """
    missing = {
        letter
        for line in (lines(log) if log else ())
        for pattern in (_MISSING, _UNKNOWN)
        for letter in pattern.findall(line)
    }
    names = {name for font in fonts(pdf) for name in _MISNAMED if name in font.name.lower()}
    return PrintedLetters(missing, {k: v for name in names for k, v in _other(*_MISNAMED[name])})


def _other(encoding: str, names: str) -> Iterator[tuple[str, str]]:
    """The letters that are others by their names."""
    named = {**letters(names), _HYPHEN_OF_BREAKS: "\N{SOFT HYPHEN}"}
    for place, letter in letters(encoding).items():
        if place in named and letter and letter != named[place] and not letter.isascii():
            yield letter, named[place]
