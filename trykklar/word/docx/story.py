"""A Word file's text as anybody left it: each run with its unit, its look, and who changed it.

The same reading makes the baseline when a file is exported, so that a file nobody has changed reads
the same when it returns.

Source of the elements: ECMA-376, part 1, 17.13 (annotations: insertions, deletions, moves,
bookmarks, comments) and 17.3 (paragraphs and runs).
"""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from trykklar.word.docx.held_object import held
from trykklar.word.docx.numbered_lists import NUMBERING, Lists, numbered_lists
from trykklar.word.docx.ooxml import R, m, w
from trykklar.word.docx.open_fields import OpenFields
from trykklar.word.docx.paragraph_styles import headings, own_styles
from trykklar.word.docx.part_relations import PartRelations
from trykklar.word.docx.run_look import RunLook, character_styles, is_on, run_look
from trykklar.word.docx.word_paragraph import (
    OBJECT,
    CommentEnd,
    Paragraph,
    WordCell,
    WordRevision,
    WordRun,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
"""Those that hold text of the authors."""

STYLES = "word/styles.xml"
"""The part that says which style is a heading, whatever the style is called."""

READ = (*PARTS, STYLES, NUMBERING)
"""All parts that say something of the text."""

_UNIT, _ATOM = "_src_", "_at_"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset(
    [f"{_COMPATIBILITY}Fallback", w("pPr"), w("rPr"), w("txbxContent"), w("sdtPr")]
)
# A sign by its number in a font of signs is a picture to everybody who lacks the font.
_OBJECTS = frozenset([m("oMath"), m("oMathPara"), w("drawing"), w("pict"), w("object"), w("sym")])
_LINK = f"{{{R}}}id"
_SIGNS = {
    w("tab"): " ", w("br"): " ", w("cr"): " ", w("ptab"): " ", w("noBreakHyphen"): "-",
}  # fmt: skip
_INSERTED = frozenset([w("ins"), w("moveTo")])
_DELETED = frozenset([w("del"), w("moveFrom")])
_CELL_INSERTED = frozenset([w("cellIns")])
_CELL_DELETED = frozenset([w("cellDel")])
_RESTYLED = frozenset([w("pPrChange")])
NOTHING: Mapping[str, PartRelations] = MappingProxyType({})
"""Of a file that refers to nothing."""

_LINE_ENDS = str.maketrans(dict.fromkeys("\n\r\t\v\f\x85\u2028\u2029", " "))
_MOST_LEVELS = 9
_LONGEST_NUMBER = 6


def paragraphs(
    parts: Mapping[str, etree._Element], relations: Mapping[str, PartRelations] = NOTHING
) -> list[Paragraph]:
    """All paragraphs of a file's text, in order.

    Args:
        parts: Name of a part -> its element.
        relations: Name of a part -> what it refers to.
    """
    found: list[Paragraph] = []
    described = parts.get(STYLES)
    styles = _Styles(
        headings(described),
        own_styles(described),
        character_styles(described),
        numbered_lists(parts.get(NUMBERING)),
    )
    for name in PARTS:
        if name in parts:
            ends = {item.get(w("id"), "") for item in parts[name].iter(w("bookmarkEnd"))}
            reader = _Reader(name, ends, styles, relations.get(name, PartRelations()))
            reader.block(parts[name], _Around())
            found.extend(reader.found)
    return found


def blanked(text: str) -> str:
    """A text in which the ends of lines are blanks, as Word shows them: no paragraph ends there."""
    return text.translate(_LINE_ENDS)


class _Around(NamedTuple):
    """What is known of the place of a block or run from the elements around it."""

    cell: WordCell | None = None
    note: str = ""
    row: WordRevision | None = None
    row_gone: WordRevision | None = None
    inserted: WordRevision | None = None
    deleted: WordRevision | None = None
    leads: str = ""


class _Styles(NamedTuple):
    """What the styles and lists of a file mean.

    Attributes:
        headings: Styles of paragraphs that are headings -> their levels.
        names: Styles of paragraphs -> what they are called in an exported file.
        looks: Styles of characters -> their looks.
        lists: Those that have numbers.
    """

    headings: Mapping[str, int]
    names: Mapping[str, str]
    looks: Mapping[str, RunLook]
    lists: Lists


class _Reader:
    """Goes through a part once; bookmarks may be open over several paragraphs.

    Args:
        part: The part.
        ended: Bookmarks that have an end: one without says nothing (ECMA-376, 17.13.6.2), and
            LibreOffice 7.4 leaves such behind where one ended in an empty paragraph.
        styles: What the styles of the file mean.
        relations: What the part refers to.
    """

    def __init__(
        self, part: str, ended: set[str], styles: _Styles, relations: PartRelations
    ) -> None:
        self._part = part
        self._relations = relations
        self._in_fields = OpenFields()
        self._ended = ended
        self._styles = styles
        self._tables = -1
        self._rows: Counter[int] = Counter()
        self._cells: Counter[tuple[int, int]] = Counter()
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
            elif item.tag == w("tbl"):
                self._tables += 1
                self.block(item, around._replace(cell=WordCell(self._tables, 0, 0)))
            elif item.tag == w("tr"):
                self.block(item, self._in_row(item, around))
            elif item.tag == w("tc"):
                self.block(item, self._in_cell(item, around))
            elif item.tag in (w("footnote"), w("endnote")):
                if item.get(w("type"), "normal") == "normal":
                    self.block(item, around._replace(note=item.get(w("id"), "")))
            elif item.tag not in _SKIPPED and isinstance(item.tag, str):
                self.block(item, around)

    def _in_row(self, row: etree._Element, around: _Around) -> _Around:
        """The same within a row of a table."""
        properties = row.find(w("trPr"))
        table = around.cell.table if around.cell else 0
        place = WordCell(table, self._rows[table], 0, head=is_on(properties, "tblHeader"))
        self._rows[table] += 1
        return around._replace(
            cell=place,
            row=_revised(properties, _INSERTED) or around.row,
            row_gone=_revised(properties, _DELETED) or around.row_gone,
        )

    def _in_cell(self, cell: etree._Element, around: _Around) -> _Around:
        """The same within a cell."""
        place = around.cell or WordCell(0, 0, 0)
        key = place.table, place.row
        properties = cell.find(w("tcPr"))
        merged = None if properties is None else properties.find(w("vMerge"))
        made = place._replace(
            column=self._cells[key],
            span=_value(properties, "gridSpan") or 1,
            merged=merged is not None and merged.get(w("val"), "continue") == "continue",
            came=_revised(properties, _CELL_INSERTED),
            gone=_revised(properties, _CELL_DELETED),
        )
        self._cells[key] += 1
        return around._replace(cell=made)

    def _paragraph(self, element: etree._Element, around: _Around) -> None:
        properties = element.find(w("pPr"))
        paragraph = Paragraph(
            self._part,
            cell=around.cell,
            note=around.note,
            row=around.row,
            row_gone=around.row_gone,
        )
        if properties is not None:
            style = properties.find(w("pStyle"))
            called = style.get(w("val"), "") if style is not None else ""
            paragraph.style = self._styles.names.get(called, called)
            paragraph.heading = self._styles.headings.get(called, 0)
            listed = properties.find(w("numPr"))
            paragraph.restyled = _revised(properties, _RESTYLED) or _revised(listed, _INSERTED)
            # To take numbers away from a paragraph whose style has them is 0 (ECMA-376, 17.9.18).
            number = _value(listed, "numId")
            paragraph.listed = number > 0
            paragraph.level = min(_value(listed, "ilvl"), _MOST_LEVELS)
            known = self._styles.lists.get(str(number), ())
            paragraph.numbered = paragraph.listed and str(paragraph.level) in known
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
                self._object(item, WordRun(""), around, into)
            elif item.tag not in _SKIPPED and isinstance(item.tag, str):
                self._within(item, around, into)

    def _within(self, element: etree._Element, around: _Around, into: Paragraph) -> None:
        """The content of an element that is around runs: a link or field, or any other."""
        if element.tag == w("hyperlink"):
            self._content(element, around._replace(leads=self._address(element)), into)
        elif element.tag == w("fldSimple"):
            self._in_fields.simple(element.get(w("instr"), ""))
            self._content(element, around, into)
            self._in_fields.end()
        else:
            self._content(element, around, into)

    def _run(self, element: etree._Element, around: _Around, into: Paragraph) -> None:
        properties = element.find(w("rPr"))
        look, was, restyled = _look(properties, self._styles.looks)
        model = WordRun("", look=look, was=was, restyled=restyled)
        for item in _parts_of_run(element):
            if item.tag in (w("t"), w("delText")):
                self._add(blanked(item.text or ""), model, around, into)
            elif item.tag == w("instrText"):
                self._fields.add(self._innermost(_ATOM))
                self._in_fields.instruction(item.text or "")
            elif item.tag == w("fldChar"):
                self._in_fields.character(item)
            elif item.tag in _SIGNS:
                self._add(_SIGNS[item.tag], model, around, into)
            elif item.tag in (w("footnoteReference"), w("endnoteReference")):
                self._add(OBJECT, model._replace(note=item.get(w("id"), "")), around, into)
            elif item.tag in _OBJECTS:
                self._object(item, model, around, into)

    def _add(self, text: str, model: WordRun, around: _Around, into: Paragraph) -> None:
        if text:
            self._shown.add(self._innermost(_ATOM))
            into.runs.append(
                model._replace(
                    text=text,
                    unit=self._innermost(_UNIT),
                    atom=self._innermost(_ATOM),
                    inserted=around.inserted,
                    deleted=around.deleted,
                    leads=around.leads or self._in_fields.leads,
                    filled=self._in_fields.filled,
                )
            )

    def _object(
        self, element: etree._Element, model: WordRun, around: _Around, into: Paragraph
    ) -> None:
        """A formula or picture, with who has tracked a change within it."""
        marks = (item for item in element.iter(w("ins"), w("del")) if len(item))
        revised = next((_revision(item) for item in marks), None)
        known = held(element, self._relations.pictures)
        self._add(OBJECT, model._replace(held=known, restyled=revised), around, into)

    def _address(self, link: etree._Element) -> str:
        """Where a link leads outside of the file."""
        address = self._relations.links.get(link.get(_LINK, ""), "")
        inside = link.get(w("anchor"), "")
        return f"{address}#{inside}" if address and inside else address

    def _bookmark(self, element: etree._Element, into: Paragraph | None = None) -> None:
        number, name = element.get(w("id"), ""), element.get(w("name"), "")
        if element.tag == w("bookmarkEnd"):
            atom = self._open.pop(number, "")
            # A word processor that does not find what a field refers to leaves it without a text.
            if into is not None and atom in self._fields - self._shown and atom.startswith(_ATOM):
                into.runs.append(WordRun("", unit=self._innermost(_UNIT), atom=atom))
        elif name.startswith((_UNIT, _ATOM)) and number in self._ended:
            self._open[number] = name
            if into is not None and name.startswith(_UNIT):
                into.units.append(name)

    def _innermost(self, prefix: str) -> str:
        names = [name for name in self._open.values() if name.startswith(prefix)]
        return names[-1] if names else ""


def _parts_of_run(element: etree._Element) -> Iterator[etree._Element]:
    """Everything in a run, once: what only older programs read says the same again."""
    for item in element:
        if item.tag not in _SKIPPED:
            yield item
            if item.tag not in _OBJECTS:
                yield from _parts_of_run(item)


def _revision(element: etree._Element) -> WordRevision:
    moved = element.tag in (w("moveFrom"), w("moveTo"))
    return WordRevision(element.get(w("author"), ""), element.get(w("date"), ""), moved)


def _revised(properties: etree._Element | None, names: frozenset[str]) -> WordRevision | None:
    found = () if properties is None else (item for item in properties if item.tag in names)
    return next((_revision(item) for item in found), None)


def _value(properties: etree._Element | None, name: str) -> int:
    """The number that a property has; 0 where there is none."""
    found = None if properties is None else properties.find(w(name))
    text = "" if found is None else found.get(w("val"), "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER else 0


def _look(
    properties: etree._Element | None, styles: Mapping[str, RunLook]
) -> tuple[RunLook, RunLook, WordRevision | None]:
    """The look of a run, what it was before, and who changed it."""
    look = run_look(properties, styles)
    change = None if properties is None else properties.find(w("rPrChange"))
    if change is None:
        return look, look, None
    return look, run_look(change.find(w("rPr")), styles), _revision(change)
