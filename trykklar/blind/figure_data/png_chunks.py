"""A PNG without what others wrote into it: texts, dates, EXIF, what follows its end.

Source: PNG specification, third edition, 5.3 (chunks), 11.2 and 11.3.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from trykklar.blind.figure_data.exif_display import display_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

START = b"\x89PNG\r\n\x1a\n"
"""How a PNG begins."""

# Of the chunks that a program may pass over, those that say how the picture looks.
_SHOWING = frozenset(
    [b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"sBIT", b"bKGD",
     b"hIST", b"pHYs"]
)  # fmt: skip
_LAST, _EXIF = b"IEND", b"eXIf"
_NEEDED = 0x20  # the bit of a chunk's first letter that is not set where it must be understood


class Chunk(NamedTuple):
    """A piece of a PNG.

    Attributes:
        kind: Its four letters.
        data: What it holds.
        whole: The same with its length and checksum.
    """

    kind: bytes
    data: bytes
    whole: bytes


def chunks(png: bytes) -> Iterator[Chunk]:
    """The chunks of a PNG up to its last, or to where the file is torn.

    Args:
        png: The file.
    """
    at, kind = len(START), b""
    while kind != _LAST and at + 12 <= len(png):
        length, kind = int.from_bytes(png[at : at + 4]), png[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(png):
            return
        yield Chunk(kind, png[at + 8 : end - 4], png[at:end])
        at = end


def without_data(png: bytes) -> bytes | None:
    """The picture alone; None where it is no sound PNG.

    Args:
        png: The file.
    """
    parts, kind = [START], b""
    for kind, data, whole in chunks(png):
        if not kind[0] & _NEEDED or kind in _SHOWING:
            parts.append(whole)
        elif kind == _EXIF and (fields := display_fields(data)):
            parts.append(_chunk(_EXIF, fields))
    return b"".join(parts) if kind == _LAST else None


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
