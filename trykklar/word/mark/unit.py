"""Units: what a co-author can change as one piece, each with its exact place in the source.

A paragraph, list item, heading, caption, footnote or table cell. A mark at its first word travels
through pandoc and becomes a hidden bookmark; the words between are proven equal later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import CAPTIONS, HEADINGS
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.formula_span import formula_cover
from trykklar.word.mark.mark import mark
from trykklar.word.mark.pandoc_preamble import definitions
from trykklar.word.mark.rules import float_mark
from trykklar.word.mark.rules.block_commands import BLOCKS, NAMED_LISTS
from trykklar.word.mark.rules.drawing_mark import DRAWINGS
from trykklar.word.mark.rules.float_mark import FLOATS, STYLED
from trykklar.word.mark.rules.glossary_list import DEFINING, defined
from trykklar.word.mark.rules.layout_environments import PLAIN, after_measures
from trykklar.word.mark.rules.tabular import (
    BREAKS,
    RULES,
    TABLES,
    after_break,
    after_rule,
    closing,
    head,
    spanned,
)
from trykklar.word.mark.visible_text import visible
from trykklar.word.silent_commands import silent
from trykklar.word.spans import Cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span

_OPAQUE_NAMES = """
    equation align gather multline eqnarray flalign alignat displaymath math verbatim lstlisting
    minted Verbatim comment thebibliography algorithmic filecontents keyword keywords
"""
OPAQUE = frozenset([*_OPAQUE_NAMES.split(), *DRAWINGS])
_CAPTIONS = CAPTIONS.keys() | {"subcaption"}
_SPANS = frozenset(["multicolumn", "multirow"])
# What comes before is the title page; a text without any of them has none.
_FIRST = frozenset([*HEADINGS, "abstract", "maketitle"])
_LEAD = re.compile(
    r"(?:\s|%[^\n]*\n|\\label\s*\{[^{}]*\}"
    r"|(?P<note>\\footnote(?:mark(?![A-Za-z@])|(?:text)?(?=\{)))"
    r"|\\(?P<name>[A-Za-z]+)\*?(?![*A-Za-z{\[]))"
)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_FORMULA_NAMES = """
    array cases aligned alignedat gathered split smallmatrix matrix pmatrix bmatrix Bmatrix vmatrix
    Vmatrix
"""
_FORMULA = frozenset(_FORMULA_NAMES.split())
_BOUNDARIES = frozenset([*BLOCKS, "par", "\\[", "\\]", "maketitle", "item"])


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the flat source.

    Attributes:
        kind: `paragraph`, `heading`, `caption`, `footnote` or `cell`.
        start: Offset of its first word.
        end: Offset behind its last.
    """

    kind: str
    start: int
    end: int


def units(passage: Passage, start: int, end: int) -> tuple[Unit, ...]:
    """The units of a text, in order.

    Args:
        passage: The flat source.
        start: Where the text begins.
        end: Where it ends.
    """
    found = _Walk(passage).units(start, end)
    return tuple(sorted(set(found), key=lambda unit: unit.start))


def marks(found: tuple[Unit, ...]) -> Iterator[Edit]:
    """Edits that put a mark before each unit."""
    for unit in found:
        yield Edit(unit.start, unit.start, mark("unit", unit.start))


def _begins(command: Command) -> bool:
    """Whether the title page is over."""
    return bool({command.name, command.environment} & _FIRST)


class _Walk:
    """One walk over a text, from boundary to boundary."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._begun = False
        self._tables = 0
        self._notes = Cover()
        self._formulas = formula_cover(passage.text)

    def units(self, start: int, end: int) -> Iterator[Unit]:
        macros = {macro.start: macro.end for macro in definitions(self._passage, end, start)}
        at = start
        found = list(commands(self._passage, start, end))
        self._begun = not any(_begins(command) for command in found)
        for command in found:
            if command.start < at:
                continue
            if command.start in macros:
                yield from self._stretch(at, command.start)
                at = macros[command.start]
                continue
            self._begun = self._begun or _begins(command)
            if command.name == "footnote":
                note = self._argument(command)
                if note and command.start not in self._notes:  # what is in a note is its own
                    self._notes.add(*note)
                    yield from self._group(command, "footnote")
            elif command.start in self._notes:
                continue  # a display or list in it parts no text around it
            elif (after := self._boundary(command)) is not None:
                yield from self._stretch(at, command.start)
                yield from self._titled(command)
                at = max(after, command.end)
        yield from self._stretch(at, end)

    def _boundary(self, command: Command) -> int | None:
        """Where the text goes on behind a command that ends a unit; None for any other."""
        name = command.name
        if name in ("begin", "end"):
            return None if self._of_formula(command) else self._environment(command)
        if name in HEADINGS or name in _CAPTIONS or name in STYLED:
            group = self._argument(command)
            return group.end + 1 if group else command.end
        if name == "\\[":
            return max(self._passage.text.find(r"\]", command.end), command.end)
        inside = self._cell_boundary(command) if self._tables else None
        return self._block(command) if inside is None else inside

    def _of_formula(self, command: Command) -> bool:
        """Whether an environment is a part of a formula, whatever package it is from."""
        name = command.environment.rstrip("*")
        return name in _FORMULA or (name not in TABLES and command.start in self._formulas)

    def _block(self, command: Command) -> int | None:
        """The same for what is a block of its own, or nothing at all where it stands."""
        if command.name in DEFINING:
            return next(defined(self._passage, command)).end
        if command.name not in _BOUNDARIES:
            return None
        at = arguments(self._passage, command.end)[1]
        files = self._passage.argument(at) if command.name in NAMED_LISTS else None
        return files[1] if files else at

    def _cell_boundary(self, command: Command) -> int | None:
        """The same for what ends a cell."""
        if command.name in RULES:
            return after_rule(self._passage, command.end)
        if command.name in _SPANS:
            spans = spanned(self._passage, command)
            return spans[2].end + 1 if spans else command.end
        if command.name in BREAKS:
            return after_break(self._passage, command.end)
        return command.end if command.name == "&" else None

    def _environment(self, command: Command) -> int:
        name = command.environment.rstrip("*")
        if name in TABLES:
            self._tables += 1 if command.name == "begin" else -1
        if command.name == "end":
            return command.end
        if name in OPAQUE:
            tail = closing(self._passage, command)
            return tail.end if tail else command.end
        if name in TABLES:
            opened = head(self._passage, command)
            return opened[1] if opened else command.end
        if name in FLOATS:
            return float_mark.head(self._passage, command)[1]
        begin = command.end if name in PLAIN else after_measures(self._passage, command)
        at = arguments(self._passage, begin, optional=3)[1]
        count = PLAIN.get(name, 0) + (name == "otherlanguage") + 2 * (name == "list")
        return self._passage.behind_arguments(at, count)

    def _titled(self, command: Command) -> Iterator[Unit]:
        if command.name in HEADINGS:
            yield from self._group(command, "heading")
        elif command.name in _CAPTIONS:
            yield from self._group(command, "caption")
        elif command.name in _SPANS:
            spans = spanned(self._passage, command)
            if spans is not None:
                yield from self._unit("cell", spans[2].start, spans[2].end)
        elif command.name in STYLED:
            yield from self._group(command, "paragraph")

    def _group(self, command: Command, kind: str) -> Iterator[Unit]:
        group = self._argument(command)
        if group is not None:
            yield from self._unit(kind, group.start, group.end)

    def _argument(self, command: Command) -> Span | None:
        at = command.end
        if command.name == "captionof":
            counter = self._passage.argument(at)
            at = counter[1] if counter else at
        most = 2 if command.name in HEADINGS else 1  # memoir's `\chapter[contents][head]{title}`
        return self._passage.group(self._passage.skip(arguments(self._passage, at, most)[1]))

    def _stretch(self, start: int, end: int) -> Iterator[Unit]:
        kind = "cell" if self._tables else "paragraph"
        at = start
        for blank in _BLANK_LINE.finditer(self._passage.text, start, end):
            if blank.start() in self._notes:
                continue
            yield from self._unit(kind, at, blank.start())
            at = blank.end()
        yield from self._unit(kind, at, end)

    def _unit(self, kind: str, start: int, end: int) -> Iterator[Unit]:
        """The unit without blanks, comments and silent commands before it, if words are left."""
        text = self._passage.text
        start = self._behind_lead(start, end)
        while end > start and text[end - 1].isspace():
            end -= 1
        if self._begun and end > start and re.search(r"\w", visible(self._passage, start, end)):
            yield Unit(kind, start, end)

    def _behind_lead(self, start: int, end: int) -> int:
        """Where words may begin; the note of a formula stands behind that, and not in the text."""
        text = self._passage.text
        while (match := _LEAD.match(text, start, end)) is not None:
            if match["name"] and not silent(match["name"]):
                break
            note = self._passage.group(match.end()) if match["note"] else None
            start = note.end + 1 if note is not None else match.end()
        return start
