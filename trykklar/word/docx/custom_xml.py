"""The part of a Word file that carries the source map, with what makes word processors keep it."""

from __future__ import annotations

import uuid

from trykklar.word.docx.ooxml import RELATIONS

ITEM = "customXml/item1.xml"
PROPERTIES = "customXml/itemProps1.xml"
TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_RELATED = "customXml/_rels/item1.xml.rels"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'


def parts(content: str) -> dict[str, bytes]:
    """The parts of a custom XML item; without its properties LibreOffice drops it on saving.

    Args:
        content: The XML to carry.
    """
    # Named after its content, so that the same text gives the same file.
    name = str(uuid.uuid5(uuid.NAMESPACE_URL, content)).upper()
    properties = (
        f'<ds:datastoreItem ds:itemID="{{{name}}}" xmlns:ds="{_NAMESPACE}"><ds:schemaRefs/>'
        "</ds:datastoreItem>"
    )
    related = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{_KIND}" '
        'Target="itemProps1.xml"/></Relationships>'
    )
    texts = {ITEM: content, PROPERTIES: properties, _RELATED: related}
    return {name: (_HEAD + text).encode() for name, text in texts.items()}
