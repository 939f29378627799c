r"""Footnotes in formulas: Word's formulas hold no notes, so each stands behind its formula.

TeX sets the mark of `\[ a \footnote{..} \]` in the formula and the text below the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit, rewrite
from trykklar.word.mark.formula_span import formula_cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span

_NOTE = re.compile(r"\\footnote(?:mark|text)?(?![A-Za-z@])")
_NAMES = frozenset(["footnote", "footnotemark", "footnotetext"])
_CLOSING = re.compile(r"\$\$?|\\[)\]]|\\end\s*\{[^{}]*\}")


def behind_formulas(passage: Passage, text: Span) -> Passage:
    """The same source with each note that stands in a formula behind that.

    Args:
        passage: The flat source.
        text: The document's body.
    """
    edits = list(_moved(passage, text))
    return rewrite(passage, edits, 0, len(passage.text)) if edits else passage


def _moved(passage: Passage, text: Span) -> Iterator[Edit]:
    formulas, done = formula_cover(passage.text), text.start
    for match in _NOTE.finditer(passage.text, text.start, text.end):
        if match.start() < done or match.start() not in formulas:
            continue
        done = formulas.end(match.start())
        closing = _CLOSING.match(passage.text, done)
        taken = list(_taken(passage, match.start(), done)) if closing else []
        yield from (Edit(start, end) for start, end in taken)
        notes = "".join(passage.text[start:end] for start, end in taken)
        if closing and notes:
            yield Edit(closing.end(), closing.end(), notes)


def _taken(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each note is in a part of a formula."""
    at = start
    for command in commands(passage, start, end):
        if command.name not in _NAMES or command.start < at:
            continue
        at = arguments(passage, command.end)[1]
        note = None if command.name == "footnotemark" else passage.group(passage.skip(at))
        at = note.end + 1 if note is not None else at
        yield command.start, at
