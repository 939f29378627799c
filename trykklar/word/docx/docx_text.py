"""The text of a .docx, as a reader sees it."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import m, parse, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree


FORMULA = "\N{OBJECT REPLACEMENT CHARACTER}"
_ENTRY = "Bibliography"


@dataclass(frozen=True)
class WordText:
    """What a Word file says.

    Attributes:
        paragraphs: Text of every paragraph, footnotes last.
        captions: Captions.
        cells: Table cells that are not empty.
        entries: Entries of the reference list, with the sign `FORMULA` for each formula.
        headings: How many headings.
        links: Addresses that its links lead to.
        pictures: Descriptions of its pictures.
    """

    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    cells: tuple[str, ...]
    entries: tuple[str, ...]
    headings: int
    links: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


def word_text(docx: bytes) -> WordText:
    """Read a Word file.

    Args:
        docx: The file.
    """
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        body = parse(archive.read("word/document.xml"))
        notes = parse(archive.read("word/footnotes.xml"))
        links = tuple(
            relation.get("Target", "")
            for name in archive.namelist()
            if name.endswith(".xml.rels")
            for relation in parse(archive.read(name))
            if relation.get("TargetMode") == "External"
        )
    styled = [(_style(item), _text(item)) for item in body.iter(w("p"))]
    below = [_text(item) for item in notes.iter(w("p"))]
    cells = [" ".join(_text(item) for item in cell.iter(w("p"))) for cell in body.iter(w("tc"))]
    return WordText(
        (*(text for _, text in styled if text), *(text for text in below if text)),
        tuple(text for style, text in styled if style == "Caption"),
        tuple(cell for cell in cells if cell.strip()),
        tuple(_without_formulas(item) for item in body.iter(w("p")) if _style(item) == _ENTRY),
        sum(style.startswith(("Heading", "Appendix")) for style, _ in styled),
        links,
        tuple(item.get("descr", "") for item in body.iter("{*}docPr")),
    )


def margins(docx: bytes) -> list[str]:
    """What stands above and below the text of a Word file's pages, line by line.

    Args:
        docx: The file.
    """
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        parts = [
            parse(archive.read(name))
            for name in archive.namelist()
            if name.startswith(("word/header", "word/footer"))
        ]
    return [_text(line) for part in parts for line in part.iter(w("p"))]


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return found.get(w("val"), "") if found is not None else ""


def _text(paragraph: etree._Element) -> str:
    return "".join(_pieces(paragraph.iter()))


def _without_formulas(element: etree._Element) -> str:
    if element.tag == m("oMath"):
        return FORMULA
    return "".join([*_pieces([element]), *map(_without_formulas, element)])


def _pieces(items: Iterable[etree._Element]) -> Iterator[str]:
    for item in items:
        name = str(item.tag).rpartition("}")[2]
        if name == "t":
            yield item.text or ""
        elif name in ("tab", "br", "cr"):
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
