"""The .docx as pandoc wrote it -> the one that is handed out."""

from __future__ import annotations

import zipfile
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from trykklar.word.docx import custom_xml, numbering
from trykklar.word.docx.body import finish_body, finish_notes
from trykklar.word.docx.custom_note_mark import set_marks
from trykklar.word.docx.list_levels import with_labels
from trykklar.word.docx.ooxml import RELATIONS, TYPES, W, dump, parse, w
from trykklar.word.docx.page import all_parts, margin_id, text_width
from trykklar.word.docx.part_relations import (
    PICTURES,
    PartRelations,
    digest,
    part_relations,
    relations_name,
)
from trykklar.word.docx.properties import core
from trykklar.word.docx.story import PARTS, READ, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml import etree

    from trykklar.word.docx.numbering import Numbering
    from trykklar.word.docx.page import Page
    from trykklar.word.docx.properties import Properties
    from trykklar.word.docx.word_paragraph import Paragraph
    from trykklar.word.model import LineLook

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_CUSTOM = "docProps/custom.xml"
_BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOUBLE = "480"
_ABOVE_BOLD = "160"  # twentieths of a point


def finish(
    docx: bytes,
    look: Page,
    about: Properties,
    source_map: Callable[[list[Paragraph]], str],
    numbered: Numbering,
) -> bytes:
    """Give a .docx our styles, numbering, pages and properties.

    Args:
        docx: What pandoc wrote.
        look: How its pages look.
        about: What it says of itself.
        source_map: What makes the source map of the text as it is handed out.
        numbered: How its headings are numbered.

    Returns:
        The file; the same bytes for the same text, wherever and whenever it is made.
    """
    parts = unpacked(docx)
    parts["word/styles.xml"] = _styles(look, about.language, native=numbered.native)
    parts["word/document.xml"], parts["word/numbering.xml"] = with_labels(
        parts["word/document.xml"], parts["word/numbering.xml"], numbered.lists
    )
    if numbered.native:
        parts["word/numbering.xml"] = numbering.with_headings(
            parts["word/numbering.xml"], numbered.leads
        )
    parts["word/document.xml"] = finish_body(parts["word/document.xml"], look)
    parts["word/settings.xml"] = _settings(parts["word/settings.xml"], about.language, look)
    parts["word/footnotes.xml"], parts["word/document.xml"] = set_marks(
        finish_notes(parts["word/footnotes.xml"]), parts["word/document.xml"]
    )
    margins = {
        name: xml
        for name, xml in all_parts(look).items()
        if f'"{margin_id(name)}"'.encode() in parts["word/document.xml"]
    }
    parts.update({f"word/{name}.xml": xml.encode() for name, xml in margins.items()})
    parts["docProps/core.xml"] = core(about).encode()
    texts = {name: parse(parts[name]) for name in READ if name in parts}
    parts.update(custom_xml.parts(source_map(paragraphs(texts, _relations(parts)))))
    _relate(parts, margins)
    return packed(parts)


def unpacked(docx: bytes) -> dict[str, bytes]:
    """The parts of a file."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Content types first, as Word does; no part carries a time."""
    target = BytesIO()
    order = sorted(parts, key=lambda name: (name != "[Content_Types].xml", name))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in order:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, parts[name])
    return target.getvalue()


def _relations(parts: dict[str, bytes]) -> dict[str, PartRelations]:
    """What each part of the text refers to."""
    digests = {
        name: digest(BytesIO(data).read)
        for name, data in parts.items()
        if name.startswith(PICTURES)
    }
    return {
        name: part_relations(name, parse(parts[relations_name(name)]), digests)
        for name in PARTS
        if relations_name(name) in parts
    }


def _styles(look: Page, language: str, *, native: bool) -> bytes:
    root = parse((files("trykklar.word.docx") / "styles.xml").read_bytes())
    for item in root.iter(w("lang")):
        item.set(w("val"), language)
    if native:
        numbering.tie(root)
    for tab in root.iter(w("tab")):
        if tab.get(w("val")) in ("right", "center"):
            share = 1 if tab.get(w("val")) == "right" else 2
            tab.set(w("pos"), str(text_width(look) // share))
    for level, shown in look.contents:
        _show_lines(root, level, shown)
    if look.double:
        _double(root)
    return dump(root)


def _settings(settings: bytes, language: str, look: Page) -> bytes:
    """Hyphenation as in the PDF, and the language that Word's own menus begin with."""
    root = parse(settings)
    for item in root.iter(w("themeFontLang")):
        item.set(w("val"), language)
    stop = root.find(w("defaultTabStop"))
    if stop is not None:
        if any("Even" in name for name in all_parts(look)):
            stop.addnext(parse(f'<w:evenAndOddHeaders xmlns:w="{W}"/>'))
        stop.addnext(parse(f'<w:autoHyphenation xmlns:w="{W}"/>'))
    return dump(root)


def _show_lines(root: etree._Element, level: int, shown: LineLook) -> None:
    """Give the lines of a level in a table of contents their look."""
    style = next((item for item in root if item.get(w("styleId")) == f"TOC{level}"), None)
    if style is None:
        return
    for tab in style.iter(w("tab")) if not shown.dotted else ():
        tab.attrib.pop(w("leader"), "")
    if shown.bold:
        style.append(parse(f'<w:rPr xmlns:w="{W}"><w:b/><w:bCs/></w:rPr>'))
        for spacing in style.iter(w("spacing")):
            spacing.set(w("before"), _ABOVE_BOLD)


def _double(root: etree._Element) -> None:
    for item in root:
        if item.get(w("styleId")) == "BodyText":
            for spacing in item.iter(w("spacing")):
                spacing.set(w("line"), _DOUBLE)
                spacing.set(w("lineRule"), "auto")  # LibreOffice cuts high lines off without it


def _relate(parts: dict[str, bytes], margins: Iterable[str]) -> None:
    """Name the parts that came, forget the one that held the paths of our files."""
    parts.pop(_CUSTOM, None)
    types = parse(parts["[Content_Types].xml"])
    for item in list(types):
        if item.get("PartName") == f"/{_CUSTOM}":
            types.remove(item)
    relations = parse(parts["word/_rels/document.xml.rels"])
    for name in margins:
        kind = name[: len("header")]
        types.append(
            _element(
                TYPES, "Override", PartName=f"/word/{name}.xml", ContentType=f"{_TYPE}{kind}+xml"
            )
        )
        relations.append(
            _element(
                RELATIONS,
                "Relationship",
                Id=margin_id(name),
                Type=_BASE + kind,
                Target=f"{name}.xml",
            )
        )
    types.append(
        _element(
            TYPES, "Override", PartName=f"/{custom_xml.PROPERTIES}", ContentType=custom_xml.TYPE
        )
    )
    target = f"../{custom_xml.ITEM}"
    relations.append(
        _element(RELATIONS, "Relationship", Id="rIdMap", Type=f"{_BASE}customXml", Target=target)
    )
    parts["[Content_Types].xml"] = dump(types)
    parts["word/_rels/document.xml.rels"] = dump(relations)
    top = parse(parts["_rels/.rels"])
    for item in list(top):
        if item.get("Target", "").endswith("custom.xml"):
            top.remove(item)
    parts["_rels/.rels"] = dump(top)


def _element(namespace: str, name: str, **attributes: str) -> etree._Element:
    root = parse(f'<{name} xmlns="{namespace}"/>')
    for key, value in attributes.items():
        root.set(key, value)
    return root
