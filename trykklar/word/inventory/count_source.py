"""Before: everything of the source that is counted, in order, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import CAPTIONS, GLOSSARIES, HEADINGS, LIST_OF_WORKS
from trykklar.word.cite.machinery import backend
from trykklar.word.inventory import counted
from trykklar.word.inventory.count_command import BUILDERS, Text
from trykklar.word.inventory.counted import CountedItem
from trykklar.word.inventory.table_shape import again, lines, shape
from trykklar.word.inventory.unprinted_places import Shade
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.options import options
from trykklar.word.mark.pandoc_preamble import body, definitions
from trykklar.word.mark.rules import front_mark, glossary_list, works_list
from trykklar.word.mark.rules.drawing_mark import DRAWINGS
from trykklar.word.mark.rules.equation_mark import NUMBERED
from trykklar.word.mark.rules.tabular import LONG, TABLES, closing
from trykklar.word.neutral.anchors import anchor_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span
    from trykklar.word.mark.command import Command
    from trykklar.word.mark.manuscript import MarkedManuscript

_DISPLAYS = frozenset([*NUMBERED, "displaymath", "IEEEeqnarray", "dmath"])
_LISTINGS = frozenset(["lstlisting"])
# Command -> which of its arguments in braces are for a list or a header, not for the text.
_ASIDE = {
    "addcontentsline": (0, 1, 2), "texorpdfstring": (1,), "markboth": (0, 1), "markright": (0,),
    "pdfbookmark": (0, 1), "hypersetup": (0,), "index": (0,), "phantom": (0,),
}  # fmt: skip
_DOLLARS = re.compile(r"\\.|%[^\n]*|\$\$?|\n[ \t\r]*\n", re.DOTALL)


def items(manuscript: MarkedManuscript) -> list[CountedItem]:
    """What is to be in the Word file.

    Args:
        manuscript: The source as it was read.
    """
    flat = manuscript.flat
    text = body(flat)
    walk = _Walk(Shade(len(flat.text)))
    for definition in definitions(flat, text.end, text.start):
        walk.closed.shut(definition.start, definition.end, defined=True)
    whole = Text(flat, backend(manuscript.preamble))
    spans = [*front_mark.before_text(flat, text.start), text]
    found = [item for span in spans for item in walk.items(whole, *span)]
    displays = [*_dollars(whole, text)]
    return sorted([*found, *displays], key=lambda item: item.offset) if displays else found


@dataclass
class _Walk:
    """One walk through the text.

    Attributes:
        closed: What is not printed where it stands.
        drawn: Where the last drawing ends; of what is in one, Word can only have the labels.
        formula: Where the last display ends.
        long: Where the last long table ends.
        captioned: Whether it has its caption.
        noted: Where the last note ends.
        listed: Where the last list of works ends that the manuscript writes itself.
    """

    closed: Shade
    drawn: int = -1
    formula: int = -1
    long: int = -1
    captioned: bool = False
    noted: int = -1
    listed: int = -1

    def items(self, text: Text, start: int, end: int) -> Iterator[CountedItem]:
        """The items between two offsets."""
        for command in commands(text.passage, start, end):
            if self._dark(text, command):
                continue
            if command.name == "begin":
                yield from self._environment(text, command)
            elif command.name == "\\[":
                yield self._display(text, command, text.passage.text.find(r"\]", command.end))
            elif command.name in GLOSSARIES:
                yield from self._terms(text, command)
            elif command.name in glossary_list.DEFINING:
                self._close(text.passage, command)
            elif command.name in BUILDERS:
                self._listed(text.passage, command)
                yield from filter(self._printed, BUILDERS[command.name](text, command))
            self._aside(text.passage, command)

    def _listed(self, passage: Passage, command: Command) -> None:
        """A work in a list of the author's own, as R Markdown writes it: up to the list's end."""
        if command.name in works_list.ITEMS and command.start >= self.listed:
            self.listed = passage.text.find("\\end{", command.end)

    def _dark(self, text: Text, command: Command) -> bool:
        """Whether a command is in what is not printed where it stands, or in a drawing."""
        own = text.call < 0
        drawn = (command.start if own else text.call) < self.drawn and command.name != "label"
        return drawn or self.closed.dark(command.start, defined=own)

    def _printed(self, item: CountedItem) -> bool:
        """Not a number in a formula, and not the caption that a long table repeats."""
        if item.kind == counted.CAPTION and item.offset < self.long:
            first, self.captioned = not self.captioned, True
            return first
        if item.kind == counted.FOOTNOTE:
            own, self.noted = item.offset >= self.noted, max(self.noted, item.end)
            if not own:  # TeX prints the mark of a note in a note, and not its text
                self.closed.shut(item.offset, item.end)
            return own
        if item.kind == counted.LINK:
            return item.offset >= self.listed
        return item.kind != counted.REFERENCE or item.offset >= self.formula

    def _aside(self, passage: Passage, command: Command) -> None:
        """What is written for a list of contents, a header or a citation is not in the text."""
        if command.name in HEADINGS.keys() | CAPTIONS.keys() | works_list.ITEMS.keys():
            short = passage.delimited(passage.skip(command.end))
            if short:
                self.closed.shut(*short)
        at = command.end
        for number in range(max(_ASIDE.get(command.name, (-1,))) + 1):
            argument = passage.argument(at)
            if argument is None:
                break
            if number in _ASIDE[command.name]:
                self.closed.shut(*argument[0])
            at = argument[1]

    def _environment(self, text: Text, command: Command) -> Iterator[CountedItem]:
        name = command.environment.rstrip("*")
        tail = closing(text.passage, command) if _counted(name) else None
        end = tail.end if tail else command.end
        if name in DRAWINGS:
            self.drawn = max(self.drawn, end)
            yield text.item(counted.FIGURE, command, end)
        elif name in TABLES:
            if name in LONG:
                self.long, self.captioned = end, False
                for repeated in again(text.passage, command):
                    yield CountedItem(counted.AGAIN, repeated.start, end=repeated.end)
            rows, columns = shape(text.passage, command)
            yield replace(text.item(counted.TABLE, command, end), rows=rows, columns=columns)
        elif name in _LISTINGS:
            yield from _captioned(text, command)
        elif name in _DISPLAYS:
            for key in lines(text.passage, command):
                yield replace(self._display(text, command, end), key=key)
        elif name == LIST_OF_WORKS and works_list.listed(text.passage, command):
            self.listed = end
            if not works_list.headed(text.passage, command):
                yield text.item(counted.HEADING, command, command.end)

    def _display(self, text: Text, command: Command, end: int) -> CountedItem:
        self.formula = max(self.formula, end)
        return text.item(counted.EQUATION, command, end)

    def _terms(self, text: Text, command: Command) -> Iterator[CountedItem]:
        """A glossary: its heading, and what the entries that it prints hold."""
        entries = glossary_list.entries(text.passage, command)
        if entries:
            yield text.item(counted.HEADING, command, command.end)
        inner = replace(text, call=command.start)
        for span in (span for entry in entries for span in entry):
            yield from self.items(inner, *span)

    def _close(self, passage: Passage, command: Command) -> None:
        """A term is printed elsewhere."""
        for edit in glossary_list.defined(passage, command):
            self.closed.shut(edit.start, edit.end)


def _counted(name: str) -> bool:
    return name in DRAWINGS or name in TABLES or name in _DISPLAYS or name == LIST_OF_WORKS


def _captioned(text: Text, command: Command) -> Iterator[CountedItem]:
    """The caption and the label that a listing has among its options."""
    given, at = arguments(text.passage, command.end)
    settings = options(text.read(given[0])) if given else {}
    if settings.get("caption"):
        yield text.item(counted.CAPTION, command, at)
        if settings.get("label"):
            name = anchor_name(settings["label"]).removesuffix("_n")
            yield text.item(counted.LABEL, command, at, name)


def _dollars(text: Text, span: Span) -> Iterator[CountedItem]:
    """Displays between double dollars."""
    from trykklar.word.mark.command import Command

    if "$$" not in text.passage.text:
        return
    opening: re.Match[str] | None = None
    for match in _DOLLARS.finditer(text.passage.text, *span):
        sign = match[0].strip()
        if sign[:1] in ("\\", "%"):
            continue
        if not sign:  # a blank line, which a formula of a line does not reach beyond
            opening = opening if opening and opening[0] == "$$" else None
        elif opening is None:
            opening = match
        elif opening[0] == sign:
            if sign == "$$":
                yield text.item(counted.EQUATION, Command("$$", *opening.span()), match.end())
            opening = None  # but `$a$$b$` ends a formula, and begins another one
