"""Letters that a font does not have: TeX leaves them out, and says so in its log alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.typeset.log.lines import lines
from trykklar.word.judge.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.word.judge.printed_text import Print

_MISSING = re.compile(r"Missing character: There is no (\w)(?: \(U\+[0-9A-F]+\))? in font ")
_PIECE = re.compile(r"\S+")


class Unprinted:
    """The letters that a font of the document lacks.

    Attributes:
        letters: As a table for `str.translate` that removes them.
    """

    def __init__(self, log: Path | None) -> None:
        """Read the log.

        Args:
            log: TeX's, of the pass that made the PDF; one that cannot be read lacks nothing.
        """
        found = {
            letter for line in (lines(log) if log else ()) for letter in _MISSING.findall(line)
        }
        self.letters = dict.fromkeys(map(ord, found))

    def variants(self, text: str) -> Iterator[str]:
        """A text as it is, and as a font that lacks the letters prints it."""
        yield text
        if self.letters:
            yield text.translate(self.letters)

    def printed(self, text: str, shown: Print) -> str:
        """A text as it is printed: what the PDF has with all of its letters keeps them.

        Args:
            text: What the Word file says.
            shown: The PDF.
        """

        def piece(match: re.Match[str]) -> str:
            whole = all(shown.has(word) for word in words(match[0]))
            return match[0] if whole else match[0].translate(self.letters)

        return _PIECE.sub(piece, text) if self.letters else text
