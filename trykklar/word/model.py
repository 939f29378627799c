"""What an export is about, as plain values: a mark that came back, and what was made of it.

Nothing here knows how any of it is read, placed or written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from trykklar.latex import citation_commands
from trykklar.word.inlines import Inlines, plain
from trykklar.word.mark.mark import decode

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.word.aux_numbers import Line

_PARTS = re.compile(r"[^\W\d_]+|\d+")  # of the number of a heading


@dataclass(frozen=True)
class ResolvedMark:
    """A mark that came through pandoc.

    Attributes:
        kind: What it marks.
        offset: Where in the flat source.
        fields: Inlines of each field.
    """

    kind: str
    offset: int
    fields: tuple[Inlines, ...] = ()

    def text(self, index: int) -> str:
        """A field that was encoded; empty where there is no such field."""
        return decode(plain(self.fields[index])) if index < len(self.fields) else ""


@dataclass(frozen=True)
class Anchor:
    """What a label names.

    Attributes:
        kind: `heading`, `caption`, `equation`, `note` or `place`.
        name: Its name in the finished text.
        counter: `section`, `table` ...; empty where only the .aux knows.
    """

    kind: str
    name: str
    counter: str = ""


@dataclass
class MarkedCitation:
    """A citation command that is to be rendered.

    Attributes:
        command: With its star.
        items: Prenote, postnote and keys; a multicite's first one has no keys.
        offset: Where in the flat source.
        target: The element whose content is to be the rendered citation.
    """

    command: str
    items: tuple[tuple[Inlines, Inlines, tuple[str, ...]], ...]
    offset: int
    target: Any

    @property
    def keys(self) -> list[str]:
        """The works that it names, in the author's order."""
        return [key for _, _, keys in self.items for key in keys]

    @property
    def is_shown(self) -> bool:
        r"""Whether it prints anything, as `\nocite` does not."""
        name = self.command.partition(":")[0].rstrip("*")
        return citation_commands.prints(name) != "none"


@dataclass(frozen=True)
class FormulaText:
    """The text of a citation or reference that stands in a formula.

    Attributes:
        target: The element whose content is to be that text.
        offset: Where in the flat source.
        anchors: Of a reference, the names of what it refers to.
    """

    target: Any
    offset: int
    anchors: frozenset[str]


@dataclass(frozen=True)
class MarkedReference:
    """A reference whose text waits until every label was met.

    Attributes:
        command: Without its star.
        keys: The labels it names.
        offset: Where in the flat source.
        target: The element whose content is to be the text.
        options: As LaTeX, with the star of the command: `*[noname]`.
    """

    command: str
    keys: tuple[str, ...]
    offset: int
    target: Any
    options: str = ""


HeadingKind = tuple[int, bool]
"""The level of a heading, from 1, and whether it is an appendix's."""


def last_part(number: str) -> str:
    """The last part of a heading's number: `A` of `I-A`, `1` of `I-A1`, `2` of `1.2`."""
    return next(reversed(_PARTS.findall(number)), number)


class Lead(NamedTuple):
    """What the PDF prints around the number of a heading.

    Attributes:
        before: `Chapter `, with its blank.
        after: A sign, as `.`.
        apart: Whether the title is on the next line.
        shown: Whether it prints the number at all; references to it may, where it does not.
        last: Whether it prints only the last part of the number, as `A.` for a reference's `I-A`.
        worded: Whether `before` is the number itself, in words, as `Chapter One`.
    """

    before: str = ""
    after: str = ""
    apart: bool = False
    shown: bool = True
    last: bool = False
    worded: bool = False

    def printed(self, number: str) -> str:
        """What a heading shows of its number."""
        if not self.shown:
            return ""
        return last_part(number) if self.last else number


_NO_LEAD = Lead()


@dataclass
class MarkedHeading:
    r"""A heading, whose number may be known only when all of them were met.

    Attributes:
        level: From 1.
        line: Its line in the table of contents, if it has one.
        appendix: Whether it stands behind `\appendix`.
        name: Of the anchor that the table of contents leads to.
        place: The element that will hold it.
        inlines: Its title.
        keys: Its labels.
        starred: Whether it has no number by the author's wish.
        short: What the table of contents calls it; None where that is the title.
        lead: What stands around its number.
    """

    level: int
    line: Line
    appendix: bool
    name: str
    place: Any
    inlines: Inlines
    keys: list[str]
    starred: bool = False
    short: Inlines | None = None
    lead: Lead = _NO_LEAD

    @property
    def number(self) -> str:
        """Its number with what stands before it; empty for a heading without one."""
        counted = "" if self.lead.worded else self.line.number
        return self.lead.before + counted if self.line.number else ""


class LineLook(NamedTuple):
    """How the lines of a level look in a table of contents.

    Attributes:
        bold: Whether they are bold.
        dotted: Whether dots lead to the page.
    """

    bold: bool = False
    dotted: bool = True


class ThreadRemark(NamedTuple):
    """One comment in the margin.

    Attributes:
        author: Who.
        date: When, in ISO 8601; empty where that is not known.
        text: What.
    """

    author: str
    date: str
    text: str


class PlacedThread(NamedTuple):
    """A conversation in the margin, to be put into a Word file.

    Attributes:
        path: The author's file of its unit.
        start: Offset of the unit's first character there.
        at: Letters of the unit before its words.
        words: What it stands on.
        remarks: The comment and its answers.
        resolved: Whether it was marked as done.
    """

    path: Path
    start: int
    at: int
    words: str
    remarks: tuple[ThreadRemark, ...]
    resolved: bool


@dataclass(frozen=True)
class PlacedUnit:
    """A unit in the finished text.

    Attributes:
        offset: Its first word in the flat source.
        name: Its anchor.
        inlines: What stands between its ends.
    """

    offset: int
    name: str
    inlines: tuple[Any, ...]


@dataclass(frozen=True)
class BibciteEntry:
    r"""A `\bibcite` of the .aux: what LaTeX prints for a work.

    Attributes:
        number: Its place in the list; empty where natbib is not there.
        date: As LaTeX: `2007{a}`.
        name: The short names, or what LaTeX prints for the work.
        full: All names; empty where they are the short ones.
    """

    number: str
    date: str
    name: Inlines
    full: Inlines
