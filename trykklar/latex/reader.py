r"""Collects what stands in a document that was expanded: citations, labels, references, floats.

The reader walks over the text that TeX would read from one control sequence to the next. A name in
its table has a handler, a function that takes what follows and says where to go on. Everything else
is passed over, so that the arguments of an unknown command are read like any text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from trykklar.latex.collector import CollectedElements, Glossary, Masked, OpenFloat
from trykklar.latex.passage import Span
from trykklar.latex.structure_commands import FLOATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trykklar.latex.expansion.expand import Expanded
    from trykklar.latex.passage import Passage

    Handler = Callable[["Reader", Passage, int, int], int]

_OUTSIDE = frozenset(["figure", "table", "scheme", "chart"])
"""Floats that stand beside the text; a box, an algorithm and a listing are text that floats."""
_TOKEN = re.compile(r"%[^\n]*+|\\([A-Za-z]+|.)", re.DOTALL)


class Reader:
    """Walks through a document and fills `found`.

    Args:
        expanded: The document as TeX reads it.
        commands: Name of a control sequence -> handler.
        environments: Name of an environment -> handler.

    Attributes:
        passage: All of its text.
        found: What was found.
        begun: Whether the text has begun.
        section: The refsection that is open, 0 outside of any.
        sections: How many there were.
        open_floats: The floats that are open, the innermost last.
        glossary: The entries of glossaries.
    """

    def __init__(
        self, expanded: Expanded, commands: dict[str, Handler], environments: dict[str, Handler]
    ) -> None:
        self.expanded = expanded
        self.document = expanded.document
        self.lookup = expanded.lookup
        self.passage = expanded.passage
        self.commands = commands
        self.environments = environments
        self.found = CollectedElements()
        self.begun = False
        self.section = 0
        self.sections = 0
        self.open_floats: list[OpenFloat] = []
        self.glossary = Glossary()
        self._at = 0
        self._in_note = False
        self._imports = [offset for offset, _ in expanded.imports]

    def read(self) -> None:
        """Read all of it."""
        self.walk(Span(0, len(self.passage.text)))

    def walk(self, span: Span) -> None:
        """Read a part of the text from its beginning to its end."""
        passage, commands = self.passage, self.commands
        at = span.start
        while (match := _TOKEN.search(passage.text, at, span.end)) is not None:
            self._at, at = match.start(), match.end()
            if match[1] is None:
                self.mask(passage, self._at, at, "comment")
            elif (command := commands.get(match[1])) is not None:
                at = command(self, passage, self._at, at)

    def walk_note(self, span: Span) -> None:
        """Read the note of a citation, which may refer or cite; a note within it is not read."""
        if not self._in_note:
            self._in_note, before = True, self._at
            self.walk(span)
            self._in_note, self._at = False, before

    @property
    def folders(self) -> tuple[Path, ...]:
        r"""Where the names of files are looked for first here, as in a file that `\import` read."""
        number = bisect_right(self._imports, self._at) - 1
        return self.expanded.imports[number][1][::-1] if number >= 0 else ()

    def open_float(self, kind: str, start: int) -> None:
        """A float begins."""
        self.open_floats.append(OpenFloat(kind, self.passage.place(start), start))

    def close_float(self, kind: str, end: int) -> None:
        """An environment ends; if it is the open float, that is complete."""
        if self.open_floats and self.open_floats[-1].kind == kind.rstrip("*"):
            closed = self.open_floats.pop()
            self.found.floats.append(closed.finished())
            counter, _ = FLOATS.get(closed.kind, ("", 0))
            if counter in _OUTSIDE:
                self.mask(self.passage, closed.start, end, "float")

    def mask(self, passage: Passage, start: int, end: int, kind: str) -> None:
        """Say that what stands in a part of a passage is not prose."""
        for source, first, last in passage.copied(start, end):
            self.found.masked[source].append(Masked(first, last, kind))
