"""A Word file as it is handed in: without the map back to the sources, which names their files."""

from __future__ import annotations

import io
import re
import zipfile

_MAP = "customXml/"
_RELATED = re.compile(rb"<Relationship [^>]*customXml/[^>]*/>")
_TYPED = re.compile(rb'<Override [^>]*PartName="/customXml/[^>]*/>')
_TEXTS = {"word/_rels/document.xml.rels": _RELATED, "[Content_Types].xml": _TYPED}


def plain_word(content: bytes) -> bytes:
    """The file without the parts that are for co-authors only; the same bytes for the same file.

    Args:
        content: A Word file of ours.
    """
    whole = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive,
    ):
        for entry in given.infolist():
            if entry.filename.startswith(_MAP):
                continue
            part = given.read(entry)
            pattern = _TEXTS.get(entry.filename)
            archive.writestr(_dated(entry), pattern.sub(b"", part) if pattern else part)
    return whole.getvalue()


def _dated(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    plain = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
    plain.create_system = 3
    plain.external_attr = 0o100644 << 16
    return plain
