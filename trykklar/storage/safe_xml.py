"""XML, read so that nothing else is opened for it: no entities, no DTD, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENCODINGS = {"UTF-8", "ASCII", "US-ASCII"}


def _parser(huge: bool) -> etree.XMLParser:
    """A parser is not safe to share between threads while it works."""
    return etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=huge, recover=False
    )


class XMLError(ValueError):
    """Not well-formed, not in UTF-8, or with a document type, which no file read here has."""


def parse(data: bytes | str, *, huge: bool = False) -> _Element:
    """The root element of a document.

    Args:
        data: The document.
        huge: Whether it may be of any size and depth: only for what we have written.

    Raises:
        XMLError: It is not well-formed, nests deeper than libxml2's 256, is not in UTF-8, or
            declares a document type.
    """
    try:
        root = etree.fromstring(data.encode() if isinstance(data, str) else data, _parser(huge))
    except etree.XMLSyntaxError as fault:
        raise XMLError(str(fault)) from None
    document = root.getroottree().docinfo
    if (document.encoding or "UTF-8").upper() not in _ENCODINGS:
        raise XMLError(f"it is in {document.encoding}, not in UTF-8")
    if document.internalDTD is not None:
        raise XMLError("it declares a document type")
    return root
