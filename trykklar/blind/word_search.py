"""Names in a Word file: text, notes, comments, who changed what, properties, links, pictures."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING

from trykklar.blind.leak import Leak, leak
from trykklar.blind.pdf_search import on_pages
from trykklar.blind.picture_data import data_of
from trykklar.blind.secret import Hit
from trykklar.blind.text_search import in_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.blind.secret import Secrets

_PARAGRAPH = re.compile(r"</w:p>")
_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r'\s([\w:]+)="([^"]+)"')
_LINK = re.compile(r'Target="((?:https?|mailto|file):[^"]+)"')
_MOST = 1 << 27
_AUTHORS = re.compile(r'w:author="([^"]+)"')
_OURS = "customXml/"


def in_word(name: str, content: bytes, secrets: Secrets) -> Iterator[Leak]:
    """What a Word file says of who wrote it.

    Args:
        name: The file's, in the submission.
        content: What it holds.
        secrets: What must not be found.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            if entry.file_size > _MOST:
                continue
            part = archive.read(entry)
            for hit in secrets.in_name(entry.filename):
                yield leak(name, hit, "the name of a part")
            if entry.filename.startswith(_OURS):
                yield Leak(name, 0, "the map back to the sources", entry.filename, "path")
            if entry.filename.endswith((".xml", ".rels")):
                yield from _in_part(name, entry.filename, part.decode("utf-8", "replace"), secrets)
            else:
                for text in secrets.in_bytes(data_of(part)):
                    yield leak(name, Hit(0, 0, text, "name"), "the data of a picture")


def _in_part(file: str, part: str, text: str, secrets: Secrets) -> Iterator[Leak]:
    where = _channel(part)
    for match in _LINK.finditer(text):
        yield from in_link(file, unescape(match[1]), secrets)
    for author in dict.fromkeys(_AUTHORS.findall(text)):
        yield Leak(file, 0, "who changed or commented", unescape(author), "name")
    if part.startswith("word/") and part.endswith(".xml"):
        paragraphs = [unescape(_TAG.sub("", each)) for each in _PARAGRAPH.split(text)]
        for found in on_pages(file, ["\n".join(paragraphs)], secrets):
            yield found._replace(channel=where)
    elif part.startswith("docProps/"):
        for hit in secrets.find(unescape(_TAG.sub("\n", text))):
            yield leak(file, hit, where)
    for key, value in _VALUE.findall(text):
        if key in {"descr", "title", "w:initials"} or key.endswith(":alias"):
            yield from (leak(file, hit, where) for hit in secrets.find(unescape(value)))


def _channel(part: str) -> str:
    names = {
        "word/document.xml": "the text", "word/comments.xml": "a comment",
        "word/footnotes.xml": "a footnote", "docProps/core.xml": "the properties",
        "docProps/app.xml": "the properties", "docProps/custom.xml": "the properties",
    }  # fmt: skip
    return names.get(part, part)
