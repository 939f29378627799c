"""The text part: bookmark numbers, page section, table layout, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.box import join
from trykklar.word.docx.cell_look import finish_cells
from trykklar.word.docx.chapter_sections import begin_chapters
from trykklar.word.docx.grid import fit
from trykklar.word.docx.keep_together import keep
from trykklar.word.docx.line_numbers import number_lines
from trykklar.word.docx.line_tabs import set_stops
from trykklar.word.docx.numbering_sections import begin_counts
from trykklar.word.docx.office_math import finish_formulas
from trykklar.word.docx.ooxml import W, dump, parse, w
from trykklar.word.docx.page_break import begin_pages
from trykklar.word.docx.paragraph_properties import put
from trykklar.word.docx.picture_line import space_pictures
from trykklar.word.docx.sections import divide
from trykklar.word.neutral.vocabulary import COLOUR, UPRIGHT

if TYPE_CHECKING:
    from lxml import etree

    from trykklar.word.docx.page import Page

_FIRST_OF_NOTES = 1_000_000  # number of a bookmark or picture
_BEFORE_ITALIC = frozenset(map(w, ("rFonts", "b", "bCs")))  # ECMA-376, Part 1, 17.3.2.28
# The same place: what stands before a colour.
_BEFORE_COLOUR = _BEFORE_ITALIC | frozenset(
    map(w, ("rStyle", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "noProof", "vanish"))
)
_COLOURED = COLOUR.strip()  # as pandoc names a style that is called so
_ALIGNED = w("vAlign")
_ALIGNMENT = w("jc")
_DISTANCES = ("distT", "distB", "distL", "distR")


def finish_body(document: bytes, look: Page) -> bytes:
    """The main part, finished.

    Args:
        document: As pandoc wrote it.
        look: How its pages look.
    """
    root = parse(document)
    body = root.find(w("body"))
    if body is None:
        raise ValueError("a Word document without a body")
    begin_counts(body)
    begin_pages(body)
    begin_chapters(body, [own.chapter.name for own in look.chapters])
    divide(body, look)
    _number_bookmarks(root, 1)
    _finish_pictures(root, 1)
    for table in root.iter(w("tbl")):
        _lay_out(table)
    for paragraph in root.iter(w("p")):
        _place(paragraph)
    set_stops(body)
    if look.numbered:
        number_lines(body, look.lines)
    _set_colours(root)
    finish_cells(root)
    for properties in root.iter(w("pPr"), w("rPr")):
        _keep_first(properties)
    space_pictures(root)
    _set_upright(root)
    finish_formulas(root)
    fit(body)
    keep(body)
    join(body)
    return dump(root)


def finish_notes(notes: bytes) -> bytes:
    """The footnotes, finished."""
    root = parse(notes)
    _number_bookmarks(root, _FIRST_OF_NOTES)
    _finish_pictures(root, _FIRST_OF_NOTES)
    _set_colours(root)
    _set_upright(root)
    finish_formulas(root)
    return dump(root)


def _number_bookmarks(root: etree._Element, first: int) -> None:
    """A number for each bookmark; ours are closed by name, which the schema has no place for."""
    numbers: dict[str, str] = {}
    by_id: dict[str, str] = {}
    count = first
    for item in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
        name, old = item.get(w("name"), ""), item.get(w("id"), "")
        if item.tag == w("bookmarkStart"):
            numbers[name] = by_id[old] = str(count)
            count += 1
        item.set(w("id"), numbers.get(name) or by_id.get(old) or str(count))
        if item.tag == w("bookmarkEnd"):
            item.attrib.pop(w("name"), "")


def _set_upright(root: etree._Element) -> None:
    """What stands upright among italics: no style can say so, for the run says more."""
    for style in list(root.iter(w("rStyle"))):
        if style.get(w("val")) != UPRIGHT:
            continue
        properties = style.getparent()
        if properties is None:
            continue
        for slanted in properties.findall(w("i")) + properties.findall(w("iCs")):
            properties.remove(slanted)
        properties.remove(style)
        before = sum(item.tag in _BEFORE_ITALIC for item in properties)
        properties.insert(before, parse(f'<w:i xmlns:w="{W}" w:val="0"/>'))


def _set_colours(root: etree._Element) -> None:
    """Colours of text, which need no style each."""
    for style in list(root.iter(w("rStyle"))):
        properties, named = style.getparent(), style.get(w("val"), "")
        if properties is None or not named.startswith(_COLOURED):
            continue
        properties.remove(style)
        before = sum(item.tag in _BEFORE_COLOUR for item in properties)
        code = named.removeprefix(_COLOURED)
        properties.insert(before, parse(f'<w:color xmlns:w="{W}" w:val="{code}"/>'))


def _place(paragraph: etree._Element) -> None:
    """Where the text says that the paragraph stands, among the properties that it has already."""
    all_properties = paragraph.findall(w("pPr"))
    for other in all_properties[1:]:
        first = all_properties[0]
        for item in list(other) if first.find(_ALIGNMENT) is None else ():
            put(first, item)
        paragraph.remove(other)


def _keep_first(properties: etree._Element) -> None:
    """Pandoc repeats a property set at two levels, as of nested tables; the inner is first."""
    seen: set[str] = set()
    for child in list(properties):
        if child.tag in seen:
            properties.remove(child)
        seen.add(str(child.tag))


def _finish_pictures(root: etree._Element, first: int) -> None:
    """Number the pictures from the first on, without a path or a distance from the words.

    Pandoc writes a picture's path where a screen reader looks for its description. Where no
    distance is named, LibreOffice keeps one of its own around a sign in the line.
    """
    for item in root.iter("{*}inline"):
        item.attrib.update(dict.fromkeys(_DISTANCES, "0"))
    for number, item in enumerate(root.iter("{*}docPr"), first):
        item.set("id", str(number))
        item.set("name", f"Picture {number}")
    for item in root.iter("{*}cNvPr"):
        item.set("name", "Picture")
        item.attrib.pop("descr", "")


def _lay_out(table: etree._Element) -> None:
    """Rows stay whole over a page break; text of a cell over several rows is in their middle."""
    for row in table.iter(w("tr")):
        properties = row.find(w("trPr"))
        if properties is None:
            properties = parse(f'<w:trPr xmlns:w="{W}"/>')
            row.insert(0, properties)
        properties.insert(0, parse(f'<w:cantSplit xmlns:w="{W}"/>'))
    for merged in table.iter(w("vMerge")):
        cell = merged.getparent()
        if merged.get(w("val")) == "restart" and cell is not None and cell.find(_ALIGNED) is None:
            cell.append(parse(f'<w:vAlign xmlns:w="{W}" w:val="center"/>'))
