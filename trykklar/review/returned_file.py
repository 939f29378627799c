"""A Word file that came back: opened as a stranger's, and read once."""

from __future__ import annotations

import lzma
import os
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.review.comments import Comment, comments
from trykklar.review.source_map_part import SourceMap, source_map
from trykklar.storage import safe_xml
from trykklar.storage.regular_file import contents, opened
from trykklar.word.docx.part_relations import PICTURES, digest, part_relations, relations_name
from trykklar.word.docx.story import PARTS, READ, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from lxml import etree

    from trykklar.word.docx.word_paragraph import Paragraph

MOST_PACKED = 1 << 28
"""Bytes of the file: a book with all its pictures is a tenth of it."""

MOST_UNPACKED = 1 << 26
"""Bytes of all parts that are read: the text of a book of 500 pages takes 20 MB."""

MOST_MARKUP = 6_000_000
"""Elements and attributes of them: each takes a hundred bytes when it is read, and five packed."""

MOST_SHOWN = 1 << 28
"""Bytes of all pictures, unpacked: they are gone through, and not kept."""

_COMMENTS = ("word/comments.xml", "word/commentsExtended.xml")
_CUSTOM = "customXml/item"
_READ = frozenset([*READ, *map(relations_name, PARTS), *_COMMENTS])
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError,
           NotImplementedError, OSError, OverflowError, RuntimeError, ValueError)  # fmt: skip
"""What zipfile raises at bytes that are no archive, or one of another kind."""


@dataclass(frozen=True)
class ReturnedFile:
    """A Word file that came back.

    Attributes:
        path: The file.
        source_map: What it was exported with; None where that was lost.
        paragraphs: Its text as it was left.
        comments: What is written in its margin.
    """

    path: Path
    source_map: SourceMap | None
    paragraphs: list[Paragraph]
    comments: tuple[Comment, ...]


def read(path: Path) -> ReturnedFile:
    """Read a file that came back.

    Args:
        path: The file.

    Raises:
        FatalError: It cannot be opened, is no Word file, is damaged, or unpacks to more than is
            read.
    """
    parts, digests = _parts(path)
    if PARTS[0] not in parts:
        raise FatalError(
            f"{path} is not a Word file: it has no text.", "Save it as .docx and try again."
        )
    maps = [parts[name] for name in sorted(parts) if name.startswith(_CUSTOM)]
    found = next((known for part in maps if (known := source_map(part))), None)
    talk = comments(parts.get(_COMMENTS[0]), parts.get(_COMMENTS[1]))
    relations = {
        name: part_relations(name, parts[relations_name(name)], digests)
        for name in PARTS
        if relations_name(name) in parts
    }
    return ReturnedFile(path, found, paragraphs(parts, relations), talk)


def _parts(path: Path) -> tuple[Mapping[str, etree._Element], Mapping[str, str]]:
    """The parts that are read, as XML without entities or a document type; pictures' digests."""
    try:
        with zipfile.ZipFile(BytesIO(_bytes(path))) as archive:
            names = [name for name in archive.namelist() if _is_read(name)]
            data = _unpacked(archive, dict.fromkeys(names), path)
            parts = {name: safe_xml.parse(text) for name, text in data.items()}
            return parts, dict(_digests(archive))
    except safe_xml.XMLError as fault:
        raise FatalError(
            f"{path} cannot be read: {fault}.", "Open it in Word and save it again as .docx."
        ) from None
    except _DAMAGE:
        raise FatalError(
            f"{path} is not a Word file, or it is damaged.", "Ask for it once more, as .docx."
        ) from None


def _is_read(name: str) -> bool:
    custom = name.startswith(_CUSTOM) and name.endswith(".xml") and "Props" not in name
    return custom or name in _READ


def _digests(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """What tells the pictures from others, up to the bound, whatever the file says of their size.

    A picture beyond the bound has none, and is not the one that was exported.
    """
    left = MOST_SHOWN
    for name in dict.fromkeys(archive.namelist()):
        if not name.startswith(PICTURES) or left <= 0:
            continue
        with archive.open(name) as part:
            found = digest(part.read, left)
            left -= part.tell()
        if left > 0:
            yield name, found


def _bytes(path: Path) -> bytes:
    try:
        descriptor = opened(path)
        try:
            return contents(descriptor, MOST_PACKED)
        finally:
            os.close(descriptor)
    except OSError as fault:
        reason = os.strerror(fault.errno) if fault.errno else str(fault)
        raise FatalError(f"{path} cannot be read: {reason}.") from None


def _unpacked(archive: zipfile.ZipFile, names: Iterable[str], path: Path) -> dict[str, bytes]:
    """The parts, unpacked up to the bounds, whatever the file says of their size."""
    found: dict[str, bytes] = {}
    left, markup = MOST_UNPACKED, MOST_MARKUP
    for name in names:
        with archive.open(name) as part:
            data = part.read(left + 1)
        left -= len(data)
        markup -= data.count(b"<") + data.count(b"=")
        if left < 0 or markup < 0:
            raise FatalError(f"{path} unpacks to more than is read: {name} is too large.")
        found[name] = data
    return found
