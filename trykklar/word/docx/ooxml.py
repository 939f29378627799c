"""The names of Word's XML, and how its parts are written."""

from __future__ import annotations

from lxml import etree

from trykklar.storage import safe_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def w(name: str) -> str:
    """A name of WordprocessingML as lxml writes it."""
    return f"{{{W}}}{name}"


def m(name: str) -> str:
    """A name of Office's formulas as lxml writes it."""
    return f"{{{M}}}{name}"


def parse(data: bytes | str) -> etree._Element:
    """The root of a part, which we have written, within bounds of our own."""
    return safe_xml.parse(data, huge=True)


def deeper(data: bytes, levels: int) -> bool:
    """Whether a part has elements within each other beyond some levels."""
    return bool(parse(data).xpath(f"boolean(//*[count(ancestor::*) > {levels}])"))


def dump(root: etree._Element) -> bytes:
    """A part as bytes, always the same for the same tree."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
