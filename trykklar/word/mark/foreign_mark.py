"""Characters of the author's that our marks are written in: no source can write a mark of its own.

They are for private use; fonts of medieval letters and of icons have glyphs there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.word.mark.edit import Edit, rewrite
from trykklar.word.mark.mark import CONTROLS
from trykklar.word.mark.pandoc_preamble import body

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage

_SHOWN = re.compile(rf"\\.|%[^\n]*|{CONTROLS.pattern}", re.DOTALL)
_INSTEAD = "\N{REPLACEMENT CHARACTER}"


def without_marks(passage: Passage) -> tuple[Passage, tuple[Finding, ...]]:
    """A source before any marks are put in, with a visible sign for each such character.

    Args:
        passage: The flat source.

    Returns:
        The same where it has none; and a warning at the first of each in the text.
    """
    found = list(CONTROLS.finditer(passage.text))
    if not found:
        return passage, ()
    edits = [Edit(*match.span(), _INSTEAD) for match in found]
    shown = [match for match in _SHOWN.finditer(passage.text, *body(passage)) if match[1]]
    first = {match[1]: match.start(1) for match in reversed(shown)}
    findings = (_finding(passage, sign, start) for sign, start in sorted(first.items()))
    return rewrite(passage, edits, 0, len(passage.text)), tuple(findings)


def _finding(passage: Passage, sign: str, start: int) -> Finding:
    place = passage.place(start)
    message = f"Word gets '{_INSTEAD}' for the character U+{ord(sign):04X}, which is a font's own."
    where = (place.path, place.line, place.column)
    hint = "Use a letter of Unicode's, or a picture."
    return Finding("word-skipped", Severity.WARNING, *where, message, hint)
