r"""Notes of a long table of threeparttablex, written before the table and printed below it.

Source: its manual: `TableNotes` keeps them, `\insertTableNotes` in the foot prints them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_WHOLE = "ThreePartTable"
_NOTES = re.compile(r"\\begin\s*\{TableNotes\}.*?\\end\s*\{TableNotes\}", re.DOTALL)
_PRINTED = r"\insertTableNotes"


def below(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that put the notes behind the table, if it prints them.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    end = closing(passage, command) if command.environment == _WHOLE else None
    notes = _NOTES.search(passage.text, command.end, end.start) if end else None
    if end is None or notes is None:
        return
    if passage.text.find(_PRINTED, notes.end(), end.start) >= 0:
        yield Edit(*notes.span())
        yield Edit(end.start, end.start, f"\n{notes[0]}\n")
