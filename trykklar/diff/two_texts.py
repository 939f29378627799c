"""Both versions read: flat texts, their blocks in pairs, and what TeX made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from trykklar.bibliography.database import Database, assemble
from trykklar.diff.block_pairs import BlockPair, block_pairs
from trykklar.diff.flat_text import body, flat
from trykklar.diff.latexdiff import DiffFrame
from trykklar.diff.marked_list import (
    InsertedList,
    WorkList,
    added_lists,
    changed_works,
    marked_list,
    place_without,
    units_of,
    with_lists,
    work_list,
)
from trykklar.diff.own_commands import OwnCommand, own_commands
from trykklar.diff.removed_works import ListedWorks, listed_works
from trykklar.diff.text_blocks import blocks
from trykklar.latex.input_encoding import as_utf8
from trykklar.latex.read_document import Reading, read
from trykklar.latex.source import Source, read_source
from trykklar.word.aux_numbers import Numbers
from trykklar.word.aux_numbers import read as read_aux

if TYPE_CHECKING:
    from trykklar.document import Document
    from trykklar.latex.passage import Passage
    from trykklar.latex.source import Place


_LISTED = re.compile(r"\\bibliography(?!style)[A-Za-z]*\s*\{")


@dataclass(frozen=True)
class Version:
    """One version of a document, read.

    Attributes:
        document: What was read.
        passage: Its flat text, with the places in the author's files.
        reading: What stands in it.
    """

    document: Document
    passage: Passage
    reading: Reading

    @cached_property
    def database(self) -> Database:
        """The entries that it can cite."""
        return assemble(self.reading)

    def _made_list(self, name: str) -> str:
        """A list of works that BibTeX made of it; "" where it made none."""
        if "biblatex" in self.reading.packages:
            return ""
        made = self.document.made(".bbl")
        path = made.parent / f"{name}.bbl" if name else made
        source = read_source(path, self.document.fence, self.document.source)
        return source.text if isinstance(source, Source) else ""

    @cached_property
    def _with_lists(self) -> tuple[str, tuple[InsertedList, ...]]:
        return with_lists(as_utf8(self.passage.text), self._made_list)

    @property
    def text(self) -> str:
        """Its text, with BibTeX's lists in it."""
        return self._with_lists[0]

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers that TeX gave."""
        return read_aux(self.document.made(".aux"), self.document.fence)

    @cached_property
    def cited_as(self) -> dict[str, str]:
        """Key -> what BibTeX's lists print for it."""
        main = self.document.made(".aux")
        others = (main.with_name(f"{name}.aux") for name in added_lists(self.passage.text))
        found = dict(self.numbers.citations)
        for aux in others:
            found |= read_aux(aux, self.document.fence).citations
        return found

    def cited_in(self, unit: str) -> dict[str, str]:
        """The same of an included file that has a list of its own."""
        if unit not in units_of(self.passage.text):
            return {}
        aux = self.document.made(".aux").parent / f"{unit}.aux"
        return dict(read_aux(aux, self.document.fence).citations)

    @cached_property
    def commands(self) -> tuple[OwnCommand, ...]:
        """The commands that its preamble defines."""
        return tuple(own_commands(self.frame.head, self.document.source))

    @cached_property
    def frame(self) -> DiffFrame:
        """What stands around its text."""
        start, end = body(self.text)
        return DiffFrame(self.text[:start], self.text[end:])

    def place(self, offset: int) -> Place:
        """Where a character of `text` stands in the author's file."""
        shift = len(self.passage.text) - len(as_utf8(self.passage.text))
        offset = place_without(offset, self._with_lists[1]) + shift
        return self.passage.place(min(offset, max(len(self.passage.text) - 1, 0)))


def version(document: Document) -> Version:
    """Read a document.

    Raises:
        FatalError: Its main file cannot be read.
    """
    reading = read(document)
    return Version(document, flat(document, units="chapterbib" in reading.packages), reading)


def needs_tex(old: Version, new: Version) -> bool:
    """Whether the marked text needs what TeX makes of the earlier version.

    That is BibTeX's list, and the numbers behind references to labels that are gone.
    """
    listed = any(_LISTED.search(each.passage.text) for each in (old, new))
    biblatex = all("biblatex" in each.reading.packages for each in (old, new))
    return (listed and not biblatex) or bool(gone_labels(old, new))


def gone_labels(old: Version, new: Version) -> tuple[str, ...]:
    """Labels that the earlier version refers to and the later one does not have."""
    known = {label.name for label in new.reading.labels}
    asked = {reference.name for reference in old.reading.references}
    had = {label.name for label in old.reading.labels}
    return tuple(sorted((asked & had) - known))


@dataclass(frozen=True)
class TwoTexts:
    """Both versions side by side.

    Attributes:
        old: The earlier one.
        new: The later one.
    """

    old: Version
    new: Version

    @property
    def frames(self) -> tuple[DiffFrame, DiffFrame]:
        """What stands around both texts; latexdiff wants a preamble of both, or of neither."""
        old, new = self.old.frame, self.new.frame
        return (old if old.head else new), new

    @cached_property
    def pairs(self) -> tuple[BlockPair, ...]:
        """Their blocks, in the order of the later one."""
        before, now = (blocks(each.text, *body(each.text)) for each in (self.old, self.new))
        return block_pairs(before, now)

    @cached_property
    def works(self) -> ListedWorks:
        """What became of the works, where biblatex lists them."""
        if "biblatex" not in self.new.reading.packages:
            return ListedWorks()
        readings = self.old.reading, self.new.reading
        return listed_works(*readings, self.old.database, self.new.database)

    @cached_property
    def lists(self) -> dict[int, tuple[WorkList, WorkList]]:
        """Number of a pair of blocks -> the lists of works in it, which differ."""
        found = {}
        for number, pair in enumerate(self.pairs):
            if pair.changed and pair.old and pair.new:
                old, new = work_list(pair.old.text), work_list(pair.new.text)
                if old and new:
                    found[number] = (old, new)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """Commands of the authors' that stand for words, in either version."""
        every = (*self.old.commands, *self.new.commands)
        return frozenset(command.name for command in every if command.plain)

    @property
    def marked_lists(self) -> dict[int, str]:
        """The same with their changes marked, as LaTeX."""
        return {
            number: marked_list(old, new, self.words) for number, (old, new) in self.lists.items()
        }

    @cached_property
    def counted_works(self) -> tuple[int, int, int]:
        """How many works are new, gone, and rewritten."""
        listed = [changed_works(old, new) for old, new in self.lists.values()]
        own = self.works
        counts = [*listed, (len(own.added), len(own.removed), len(own.rewritten))]
        added, gone, rewritten = (sum(column) for column in zip(*counts, strict=True))
        return added, gone, rewritten
