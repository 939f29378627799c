"""How big a figure is, by the head of its file, and how fine a picture of it may be.

A file of a hundred kilobytes can hold a picture that no computer has the memory to show.
"""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from math import isfinite, sqrt
from typing import TYPE_CHECKING, NamedTuple

from trykklar.poppler import NUMBER, information
from trykklar.storage.regular_file import head
from trykklar.storage.stamp import stamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from trykklar.storage.stamp import Stamp

DPI = 300
"""Dots per inch of a picture that is made: what journals ask for in print."""

MOST_PIXELS = 250_000_000
"""Pixels of a picture that is taken as it is: more than the largest cameras make."""

MOST_BYTES = 100_000_000
"""Bytes of a figure: pandoc holds it in memory, and Word opens no document beyond 512 MB."""

_MADE = 40_000_000  # pixels of a picture that is made: two pages of A3 at 300 dots an inch
_SIDE = 30_000  # pixels of a side; cairo draws 32,767
_COARSEST = 20  # dots per inch; with less, nothing in a figure can be read
_POINTS = 72
_CM_PER_INCH, _METRES_PER_INCH = 2.54, 0.0254
_HEAD = 1 << 20  # bytes in which the size of a JPEG, or the box of an EPS, is looked for
_SIDES = rb"\s+".join([rb"(-?\d{1,9}(?:\.\d{1,9})?)"] * 4)
_BOX = re.compile(rb"^%%BoundingBox:\s*" + _SIDES, re.MULTILINE)
_PAGE = re.compile(rf"^Page\s+(\d+)\s+size:\s*({NUMBER}) x ({NUMBER}) pts", re.MULTILINE)
_PAGES = 500  # whose sizes are asked for at once
_NO_FRAME = frozenset([0xC4, 0xC8, 0xCC])  # of the markers from 0xC0 to 0xCF


_PNG = b"\x89PNG\r\n\x1a\n"
_TEXTS = frozenset([b"tEXt", b"zTXt", b"iTXt"])
_AROUND = 12  # bytes of a chunk besides what it holds: its length, its name, its sum


class Extent(NamedTuple):
    """Width and height: pixels of a picture, inches of a page."""

    width: float
    height: float

    @property
    def area(self) -> float:
        """Width by height."""
        return self.width * self.height


def pixels(path: Path) -> Extent | None:
    """The pixels of a PNG, GIF or JPEG, as its head says; None where it says nothing.

    Args:
        path: The figure.
    """
    start = head(path, _HEAD)
    if start.startswith(b"\x89PNG") and len(start) >= 24:  # noqa: PLR2004 - where its IHDR ends
        return Extent(*struct.unpack(">II", start[16:24]))
    if start.startswith(b"GIF8") and len(start) >= 10:  # noqa: PLR2004
        return Extent(*struct.unpack("<HH", start[6:10]))
    return _frame(start) if start.startswith(b"\xff\xd8") else None


def natural_width(path: Path) -> float:
    r"""Inches that TeX sets a PNG or JPEG wide without being asked; 0 for another file.

    It goes by the density that the file names, and else by 72 dots an inch (pdfTeX's
    `\pdfimageresolution`).

    Args:
        path: The figure.
    """
    extent, start = pixels(path), head(path, _HEAD)
    if extent is None or start.startswith(b"GIF8"):
        return 0.0
    density = _density(start)
    return extent.width / (density if density > 1 else _POINTS)


def without_texts(data: bytes) -> bytes:
    """A PNG without its chunks of text: a drawing's source, a title, a camera's notes.

    No reader of the file sees them; pandoc unpacks them, and stops at one that is packed in another
    way than the standard's, as diagrams.net writes it. Source: the PNG specification, 11.3.3.

    Args:
        data: Of any file; one that is no PNG, or is broken, stays as it is.
    """
    if not data.startswith(_PNG):
        return data
    parts, at = [data[: len(_PNG)]], len(_PNG)
    while at < len(data):
        if len(data) - at < _AROUND:
            return data
        length: int = struct.unpack(">I", data[at : at + 4])[0]
        end = at + length + _AROUND
        if data[at + 4 : at + 8] not in _TEXTS:
            parts.append(data[at:end])
        at = end
    return b"".join(parts)


def _density(start: bytes) -> float:
    """Dots an inch, as a pHYs of a PNG or the JFIF of a JPEG says; 0 where they say nothing."""
    at = start.find(b"pHYs") + 4 if start.startswith(b"\x89PNG") else 3
    if at > 3 and start[at + 8 : at + 9] == b"\1":  # noqa: PLR2004 - dots a metre
        dots: int = struct.unpack(">I", start[at : at + 4])[0]
        return dots * _METRES_PER_INCH
    if start[6:11] == b"JFIF\0" and start[13:14] in (b"\1", b"\2"):
        across: int = struct.unpack(">H", start[14:16])[0]
        return across * (1.0 if start[13] == 1 else _CM_PER_INCH)
    return 0.0


def resolution(path: Path, page: int = 1) -> int:
    """Dots per inch at which a picture is to be made of a PDF or EPS; 0 where it is too big.

    Args:
        path: The figure.
        page: Which page of a PDF, from 1.
    """
    extent = page_extent(path, page) if path.suffix.lower() == ".pdf" else _box(path)
    if extent is None or not isfinite(extent.area) or extent.area <= 0:
        return DPI if extent is None else 0
    finest = int(min(DPI, sqrt(_MADE / extent.area), _SIDE / max(extent)))
    return finest if finest >= _COARSEST else 0


def _frame(head: bytes) -> Extent | None:
    """The size in the first frame of a JPEG (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(head) and head[at] == 0xFF:  # noqa: PLR2004 - how a marker begins
        kind, length = head[at + 1], int.from_bytes(head[at + 2 : at + 4], "big")
        if 0xC0 <= kind <= 0xCF and kind not in _NO_FRAME:  # noqa: PLR2004
            height, width = struct.unpack(">HH", head[at + 5 : at + 9])
            return Extent(width, height)
        at += 2 + max(length, 2)
    return None


def page_extent(path: Path, page: int) -> Extent | None:
    """A page of a PDF, in inches; None where pdfinfo cannot say.

    A PDF's title can hold lines that look like pdfinfo's own, so that the largest size counts.

    Args:
        path: The PDF.
        page: Which page, from 1.
    """
    first = (page - 1) // _PAGES * _PAGES + 1
    try:
        return _extents(path, stamp(path), first).get(page)
    except OSError:
        return None


@lru_cache(maxsize=16)
def _extents(path: Path, known: Stamp, first: int) -> Mapping[int, Extent]:
    """The sizes of pages from one on, once for one file: a page for each formula is asked for."""
    del known
    found: dict[int, Extent] = {}
    for number, *sides in _PAGE.findall(information(path, first, first + _PAGES - 1)):
        extent = Extent(*(float(side) / _POINTS for side in sides))
        page = int(number)
        if page not in found or extent.area > found[page].area:
            found[page] = extent
    return found


def _box(path: Path) -> Extent | None:
    """The box that an EPS says it draws in, in inches."""
    match = _BOX.search(head(path, _HEAD))
    if match is None:
        return None
    left, bottom, right, top = (float(side) / _POINTS for side in match.groups())
    return Extent(right - left, top - bottom)
