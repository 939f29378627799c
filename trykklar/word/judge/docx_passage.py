"""What a Word file says, read back from its bytes: paragraph by paragraph, comments included."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from itertools import cycle
from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import m, parse, w
from trykklar.word.neutral.vocabulary import MISSING_PICTURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

NOTE = "note"
"""The kind of a footnote or endnote."""
_PARTS = {
    "word/document.xml": "paragraph",
    "word/footnotes.xml": NOTE,
    "word/endnotes.xml": NOTE,
    "word/comments.xml": "comment",
}
ENTRY = "entry"
"""The kind of a work in a list."""
_KINDS = {"Caption": "caption", "Bibliography": ENTRY, "Title": "title", "Author": "author"}
_UNIT, _CITATION, _INNER = "_src_", "_Cite_", "_Inner_"
_FORMULA_STYLE, _CODE_STYLE = "Equation", "VerbatimChar"
_PICTURE_STYLE = MISSING_PICTURE.replace(" ", "")  # as pandoc names it in the file
GENERATED = ("AbstractHeading", "TOC", "TableofFigures")
"""How the names of styles begin that are for what nobody wrote."""
_BREAK, _ASIDE = "\0", "\1"
_BLANKS = frozenset([w("tab"), w("br"), w("cr")])
_FORMULAS = frozenset([m("oMath"), m("oMathPara"), w("drawing"), w("pict"), w("object")])


@dataclass(frozen=True)
class DocxPassage:
    """A paragraph of a Word file.

    Attributes:
        kind: `paragraph`, `heading`, `caption`, `cell`, `note`, `comment`, `entry` ...; `inner
            note` is a note in a note, which stands in it by itself.
        unit: Bookmark of the unit of the source that it is; empty where it is none.
        stretches: Its text, interrupted by formulas, pictures and citations.
    """

    kind: str
    unit: str
    stretches: tuple[str, ...]


def passages(docx: bytes) -> Iterator[DocxPassage]:
    """Read a Word file.

    Args:
        docx: The file.
    """
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        names = set(archive.namelist())
        for name, kind in _PARTS.items():
            if name in names:
                yield from _passages(parse(archive.read(name)), kind)


def _passages(root: etree._Element, kind: str) -> Iterator[DocxPassage]:
    for paragraph in root.iter(w("p")):
        style = _style(paragraph)
        if style.startswith(GENERATED):
            continue
        text = "".join(_Reader(style).pieces(paragraph))
        kinds = cycle((_kind(paragraph, style, kind), "inner note"))
        for name, segment in zip(kinds, text.split(_ASIDE), strict=False):
            stretches = tuple(part for part in segment.split(_BREAK) if part.strip())
            if stretches:
                yield DocxPassage(name, _unit(paragraph), stretches)


def _kind(paragraph: etree._Element, style: str, kind: str) -> str:
    if style.startswith(("Heading", "Appendix")):
        return "heading"
    if style in _KINDS:
        return _KINDS[style]
    parent = paragraph.getparent()
    return "cell" if parent is not None and parent.tag == w("tc") else kind


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return found.get(w("val"), "") if found is not None else ""


def _unit(paragraph: etree._Element) -> str:
    names = (mark.get(w("name"), "") for mark in paragraph.iter(w("bookmarkStart")))
    return next((name for name in names if name.startswith(_UNIT)), "")


def _is_styled(run: etree._Element, name: str) -> bool:
    style = run.find(f"{w('rPr')}/{w('rStyle')}")
    return style is not None and style.get(w("val")) == name


def _is_raised(item: etree._Element) -> bool:
    """Whether a run is a mark such as an affiliation's, and no part of the word before it."""
    place = item.find(f"{w('rPr')}/{w('vertAlign')}") if item.tag == w("r") else None
    return place is not None and place.get(w("val")) != "baseline"


class _Reader:
    """Goes through a paragraph, and leaves out the citations: a style may set them otherwise.

    So it does with the LaTeX of a formula that could not be read, which TeX prints as a formula,
    and with the name of a picture that is not there, which is an error by itself.
    """

    def __init__(self, style: str) -> None:
        self._formula = style == _FORMULA_STYLE
        self._citations: set[str] = set()
        self._inner: set[str] = set()

    def pieces(self, element: etree._Element) -> Iterator[str]:
        for item in element:
            if (
                item.tag in _FORMULAS
                or (self._formula and _is_styled(item, _CODE_STYLE))
                or _is_styled(item, _PICTURE_STYLE)
            ):
                yield _BREAK
            elif item.tag == w("bookmarkStart") and item.get(w("name"), "").startswith(_CITATION):
                self._citations.add(item.get(w("id"), ""))
                yield _BREAK
            elif item.tag == w("bookmarkStart") and item.get(w("name"), "").startswith(_INNER):
                self._inner.add(item.get(w("id"), ""))
                yield _ASIDE
            elif item.tag == w("bookmarkEnd"):
                self._citations.discard(item.get(w("id"), ""))
                yield _ASIDE if item.get(w("id"), "") in self._inner else ""
            elif item.tag == w("t"):
                yield "" if self._citations else item.text or ""
            elif item.tag in _BLANKS:
                yield " "
            elif item.tag == w("noBreakHyphen"):
                yield "-"
            elif item.tag != w("p"):
                apart = " " * _is_raised(item)
                yield apart
                yield from self.pieces(item)
                yield apart
