"""Lines of verse, as the package verse ends and indents them, in LaTeX's own terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

# Its manual: `\\*` keeps lines together, `\\!` ends a stanza, `\\>` goes on in the line.
_ENDS = re.compile(r"\\\\([*!>])|\\vin(?![A-Za-z])")
_PLAIN = {"*": r"\\", "!": "\n\n", ">": r"\quad "}


def lines(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits within a `verse`.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    tail = closing(passage, command)
    if command.environment != "verse" or tail is None:
        return
    at = arguments(passage, command.end)[1]
    yield Edit(command.end, at)
    for match in _ENDS.finditer(passage.text, at, tail.start):
        yield Edit(*match.span(), _PLAIN.get(match[1] or "", r"\quad "))
