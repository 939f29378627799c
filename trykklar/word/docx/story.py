"""A Word file's text as anybody left it: each run with its unit, its look, and who changed it.

The same reading makes the baseline when a file is exported, so that a file nobody has changed reads
the same when it returns.

Source of the elements: ECMA-376, part 1, 17.13 (annotations: insertions, deletions, moves,
bookmarks, comments) and 17.3 (paragraphs and runs).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from trykklar.word.docx.ooxml import m, w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
"""Those that hold text of the authors."""

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for a picture, formula or chart that the source has not."""

_UNIT, _ATOM = "_src_", "_at_"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset(
    [f"{_COMPATIBILITY}Fallback", w("pPr"), w("rPr"), w("txbxContent"), w("sdtPr")]
)
_OBJECTS = frozenset([m("oMath"), m("oMathPara"), w("drawing"), w("pict"), w("object")])
_SIGNS = {
    w("tab"): " ", w("br"): " ", w("cr"): " ", w("ptab"): " ", w("noBreakHyphen"): "-",
}  # fmt: skip
_INSERTED = frozenset([w("ins"), w("moveTo")])
_DELETED = frozenset([w("del"), w("moveFrom")])
_OFF = frozenset(["0", "false", "off", "none"])


class Revision(NamedTuple):
    """Who changed something, and when.

    Attributes:
        author: As the word processor knows them.
        date: As it is written: ISO 8601, mostly without a time zone.
        moved: Whether it is one half of a move.
    """

    author: str
    date: str
    moved: bool = False


class Look(NamedTuple):
    """What a run says of its letters itself; not what its style says."""

    bold: bool = False
    italic: bool = False


PLAIN = Look()


class Run(NamedTuple):
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
    """

    text: str
    unit: str = ""
    atom: str = ""
    look: Look = PLAIN
    was: Look = PLAIN
    inserted: Revision | None = None
    deleted: Revision | None = None
    restyled: Revision | None = None
    note: str = ""


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


@dataclass
class Paragraph:
    """A paragraph as it was left.

    Attributes:
        part: The part that it stands in.
        style: Of the paragraph.
        runs: What it holds, in order.
        listed: Whether it is an item of a list.
        cell: Whether it stands in a table.
        note: Number of the note that it stands in.
        inserted: Who put in its end, which parts it from the next.
        deleted: Who took its end away, which joins it with the next.
        row: Who put in or took away its row of a table.
        comments: Where comments begin and end.
        units: Bookmarks of the units that begin in it, also where all of their words are gone.
    """

    part: str
    style: str = ""
    runs: list[Run] = field(default_factory=list)
    listed: bool = False
    cell: bool = False
    note: str = ""
    inserted: Revision | None = None
    deleted: Revision | None = None
    row: Revision | None = None
    comments: list[CommentEnd] = field(default_factory=list)
    units: list[str] = field(default_factory=list)


def paragraphs(parts: Mapping[str, etree._Element]) -> list[Paragraph]:
    """All paragraphs of a file's text, in order.

    Args:
        parts: Name of a part -> its element.
    """
    found: list[Paragraph] = []
    for name in PARTS:
        if name in parts:
            ends = {item.get(w("id"), "") for item in parts[name].iter(w("bookmarkEnd"))}
            reader = _Reader(name, ends)
            reader.block(parts[name], _Around())
            found.extend(reader.found)
    return found


class _Around(NamedTuple):
    """What is known of the place of a block or run from the elements around it."""

    cell: bool = False
    note: str = ""
    row: Revision | None = None
    inserted: Revision | None = None
    deleted: Revision | None = None


class _Reader:
    """Goes through a part once; bookmarks may be open over several paragraphs.

    Args:
        part: The part.
        ended: Bookmarks that have an end: one without says nothing (ECMA-376, 17.13.6.2), and
            LibreOffice 7.4 leaves such behind where one ended in an empty paragraph.
    """

    def __init__(self, part: str, ended: set[str]) -> None:
        self._part = part
        self._ended = ended
        self._open: dict[str, str] = {}
        self._fields: set[str] = set()
        self._shown: set[str] = set()
        self.found: list[Paragraph] = []

    def block(self, element: etree._Element, around: _Around) -> None:
        for item in element:
            if item.tag == w("p"):
                self._paragraph(item, around)
            elif item.tag in (w("bookmarkStart"), w("bookmarkEnd")):
                self._bookmark(item)
            elif item.tag == w("tr"):
                self.block(item, around._replace(row=_row(item) or around.row))
            elif item.tag == w("tc"):
                self.block(item, around._replace(cell=True))
            elif item.tag in (w("footnote"), w("endnote")):
                if item.get(w("type"), "normal") == "normal":
                    self.block(item, around._replace(note=item.get(w("id"), "")))
            elif item.tag not in _SKIPPED and isinstance(item.tag, str):
                self.block(item, around)

    def _paragraph(self, element: etree._Element, around: _Around) -> None:
        properties = element.find(w("pPr"))
        paragraph = Paragraph(self._part, cell=around.cell, note=around.note, row=around.row)
        if properties is not None:
            style = properties.find(w("pStyle"))
            paragraph.style = style.get(w("val"), "") if style is not None else ""
            paragraph.listed = properties.find(w("numPr")) is not None
            paragraph.inserted = _revised(properties.find(w("rPr")), _INSERTED)
            paragraph.deleted = _revised(properties.find(w("rPr")), _DELETED)
        self.found.append(paragraph)
        self._content(element, around, paragraph)

    def _content(self, element: etree._Element, around: _Around, into: Paragraph) -> None:
        for item in element:
            if item.tag == w("r"):
                self._run(item, around, into)
            elif item.tag in (w("bookmarkStart"), w("bookmarkEnd")):
                self._bookmark(item, into)
            elif item.tag in (w("commentRangeStart"), w("commentRangeEnd")):
                begins = item.tag == w("commentRangeStart")
                into.comments.append(CommentEnd(item.get(w("id"), ""), len(into.runs), begins))
            elif item.tag in _INSERTED:
                self._content(item, around._replace(inserted=_revision(item)), into)
            elif item.tag in _DELETED:
                self._content(item, around._replace(deleted=_revision(item)), into)
            elif item.tag in _OBJECTS:
                self._add(OBJECT, Run(""), around, into)
            elif item.tag not in _SKIPPED and isinstance(item.tag, str):
                self._content(item, around, into)

    def _run(self, element: etree._Element, around: _Around, into: Paragraph) -> None:
        properties = element.find(w("rPr"))
        look, was, restyled = _look(properties)
        model = Run("", look=look, was=was, restyled=restyled)
        for item in element.iter():
            if item.tag in (w("t"), w("delText")):
                self._add(item.text or "", model, around, into)
            elif item.tag == w("instrText"):
                self._fields.add(self._innermost(_ATOM))
            elif item.tag in _SIGNS:
                self._add(_SIGNS[item.tag], model, around, into)
            elif item.tag in (w("footnoteReference"), w("endnoteReference")):
                self._add(OBJECT, model._replace(note=item.get(w("id"), "")), around, into)
            elif item.tag in _OBJECTS:
                self._add(OBJECT, model, around, into)

    def _add(self, text: str, model: Run, around: _Around, into: Paragraph) -> None:
        if text:
            self._shown.add(self._innermost(_ATOM))
            into.runs.append(
                model._replace(
                    text=text,
                    unit=self._innermost(_UNIT),
                    atom=self._innermost(_ATOM),
                    inserted=around.inserted,
                    deleted=around.deleted,
                )
            )

    def _bookmark(self, element: etree._Element, into: Paragraph | None = None) -> None:
        number, name = element.get(w("id"), ""), element.get(w("name"), "")
        if element.tag == w("bookmarkEnd"):
            atom = self._open.pop(number, "")
            # A word processor that does not find what a field refers to leaves it without a text.
            if into is not None and atom in self._fields - self._shown and atom.startswith(_ATOM):
                into.runs.append(Run("", unit=self._innermost(_UNIT), atom=atom))
        elif name.startswith((_UNIT, _ATOM)) and number in self._ended:
            self._open[number] = name
            if into is not None and name.startswith(_UNIT):
                into.units.append(name)

    def _innermost(self, prefix: str) -> str:
        names = [name for name in self._open.values() if name.startswith(prefix)]
        return names[-1] if names else ""


def _revision(element: etree._Element) -> Revision:
    moved = element.tag in (w("moveFrom"), w("moveTo"))
    return Revision(element.get(w("author"), ""), element.get(w("date"), ""), moved)


def _revised(properties: etree._Element | None, names: frozenset[str]) -> Revision | None:
    found = () if properties is None else (item for item in properties if item.tag in names)
    return next((_revision(item) for item in found), None)


def _row(row: etree._Element) -> Revision | None:
    """Who put in or took away a row."""
    return _revised(row.find(w("trPr")), _INSERTED | _DELETED)


def _look(properties: etree._Element | None) -> tuple[Look, Look, Revision | None]:
    """The look of a run, what it was before, and who changed it."""
    if properties is None:
        return PLAIN, PLAIN, None
    look = _plain_look(properties)
    change = properties.find(w("rPrChange"))
    before = change.find(w("rPr")) if change is not None else None
    if change is None:
        return look, look, None
    return look, _plain_look(before) if before is not None else PLAIN, _revision(change)


def _plain_look(properties: etree._Element) -> Look:
    return Look(_is_on(properties, "b"), _is_on(properties, "i"))


def _is_on(properties: etree._Element, name: str) -> bool:
    found = properties.find(w(name))
    return found is not None and found.get(w("val"), "1") not in _OFF
