"""A paragraph of a Word file as somebody left it: its runs, who changed them, and where it stands.

Source of the elements: ECMA-376, part 1, 17.13 (annotations) and 17.3 (paragraphs and runs).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from trykklar.word.docx.run_look import PLAIN, RunLook

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for a picture, formula or chart that the source has not."""


class WordRevision(NamedTuple):
    """Who changed something, and when.

    Attributes:
        author: As the word processor knows them.
        date: As it is written: ISO 8601, mostly without a time zone.
        moved: Whether it is one half of a move.
    """

    author: str
    date: str
    moved: bool = False


class WordRun(NamedTuple):
    """Text of one kind.

    Attributes:
        text: What it shows.
        unit: Bookmark of the unit that it stands in; empty outside of all.
        atom: Bookmark of the atom that it stands in; empty outside of all.
        look: Of its letters.
        was: Its look before somebody changed that with changes tracked.
        inserted: Who put it there.
        deleted: Who took it away.
        restyled: Who changed its look.
        note: Number of the footnote that it is the mark of.
        held: What each `OBJECT` in it is, as `held_object` writes it.
        leads: Where it leads: the address of a link, `#` and the bookmark of a reference; else
            empty.
        filled: Whether it stands in a field, which the word processor fills.
    """

    text: str
    unit: str = ""
    atom: str = ""
    look: RunLook = PLAIN
    was: RunLook = PLAIN
    inserted: WordRevision | None = None
    deleted: WordRevision | None = None
    restyled: WordRevision | None = None
    note: str = ""
    held: str = ""
    leads: str = ""
    filled: bool = False


class CommentEnd(NamedTuple):
    """Where the words begin or end that a comment stands on.

    Attributes:
        number: Of the comment.
        at: How many runs stand before.
        begins: Whether it begins here.
    """

    number: str
    at: int
    begins: bool


class WordCell(NamedTuple):
    """Where in the tables of a part a paragraph stands; everything is counted from 0.

    Attributes:
        table: Number of the table.
        row: Number of the row in it.
        column: Number of the cell in the row.
        span: Columns that the cell fills.
        merged: Whether it is one with the cell above it.
        head: Whether its row is repeated at the top of each page.
        came: Who put it into its row.
        gone: Who took it out of its row.
    """

    table: int
    row: int
    column: int
    span: int = 1
    merged: bool = False
    head: bool = False
    came: WordRevision | None = None
    gone: WordRevision | None = None


@dataclass
class Paragraph:
    """A paragraph as it was left.

    Attributes:
        part: The part that it stands in.
        style: Of the paragraph.
        heading: Its level as a heading, from 1; 0 where its style is none.
        runs: What it holds, in order.
        listed: Whether it is an item of a list.
        level: How deep its list lies in others, from 0.
        numbered: Whether its list has numbers.
        cell: Where it stands in a table; None elsewhere.
        note: Number of the note that it stands in.
        inserted: Who put in its end, which parts it from the next.
        deleted: Who took its end away, which joins it with the next.
        restyled: Who changed its style, or made it an item of a list.
        row: Who put in its row of a table.
        row_gone: Who took its row away.
        comments: Where comments begin and end.
        units: Bookmarks of the units that begin in it, also where all of their words are gone.
    """

    part: str
    style: str = ""
    heading: int = 0
    runs: list[WordRun] = field(default_factory=list)
    listed: bool = False
    level: int = 0
    numbered: bool = False
    cell: WordCell | None = None
    note: str = ""
    inserted: WordRevision | None = None
    deleted: WordRevision | None = None
    restyled: WordRevision | None = None
    row: WordRevision | None = None
    row_gone: WordRevision | None = None
    comments: list[CommentEnd] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
