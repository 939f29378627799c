"""A JPEG without what others wrote into it: notes, EXIF, XMP, previews, what follows its end.

What a program needs to show the picture stays, byte for byte: the coding, the density, the profile
of its colours, and how its colours are coded.

Source: ITU-T T.81, annex B; T.871 (JFIF); ICC.1, B.4; Adobe Technical Note 5116 (APP14).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.blind.figure_data.exif_display import display_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

START = b"\xff\xd8"
"""How a JPEG begins."""

_END, _SCAN, _NOTE = 0xD9, 0xDA, 0xFE
_BARE = frozenset([0x01, *range(0xD0, 0xD8)])  # markers without a length
_JFIF, _EXIF, _PROFILE, _ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
_JFIF_DATA = 12  # bytes of JFIF before the size of its preview


def without_data(jpeg: bytes) -> bytes | None:
    """The picture alone; None where it is no sound JPEG.

    Args:
        jpeg: The file.
    """
    try:
        return b"".join([START, *_kept(jpeg)])
    except IndexError:
        return None


def _kept(jpeg: bytes) -> Iterator[bytes]:
    """What stays, up to the end of the picture.

    Raises:
        IndexError: The file ends before the picture does, or is none.
    """
    at = len(START)
    while True:
        at = _marker(jpeg, at)
        kind = jpeg[at + 1]
        if kind == _END:
            yield jpeg[at : at + 2]
            return
        if kind in _BARE:
            end = at + 2
            yield jpeg[at:end]
        else:
            end = at + 2 + (jpeg[at + 2] << 8 | jpeg[at + 3])
            yield _segment(kind, jpeg[at + 4 : end])
        if kind == _SCAN:
            yield jpeg[end : (end := _scan_end(jpeg, end))]
        at = end


def _marker(jpeg: bytes, at: int) -> int:
    """Where the marker begins that stands here, behind any number of bytes that fill."""
    if jpeg[at] != 0xFF:  # noqa: PLR2004 - how every marker begins
        raise IndexError
    while jpeg[at + 1] == 0xFF:  # noqa: PLR2004
        at += 1
    return at


def _scan_end(jpeg: bytes, at: int) -> int:
    """Where the coded picture ends: at the next marker that is no restart."""
    while True:
        at = jpeg.find(b"\xff", at)
        if at < 0:
            raise IndexError
        following = jpeg[at + 1]
        if following and following != 0xFF and following not in _BARE:  # noqa: PLR2004
            return at
        at += 1 if following == 0xFF else 2  # noqa: PLR2004


def _segment(kind: int, data: bytes) -> bytes:
    """A segment as it stays; b"" of one that only describes the picture."""
    if not 0xE0 <= kind <= 0xEF and kind != _NOTE:  # noqa: PLR2004 - APP0 to APP15
        kept = data
    elif kind == 0xE0 and data.startswith(_JFIF):  # noqa: PLR2004
        kept = data[:_JFIF_DATA] + b"\0\0"
    elif kind == 0xE1 and data.startswith(_EXIF):  # noqa: PLR2004
        fields = display_fields(data[len(_EXIF) :])
        kept = _EXIF + fields if fields else b""
    elif (kind == 0xE2 and data.startswith(_PROFILE)) or (  # noqa: PLR2004
        kind == 0xEE and data.startswith(_ADOBE)  # noqa: PLR2004
    ):
        kept = data
    else:
        return b""
    return bytes((0xFF, kind)) + (len(kept) + 2).to_bytes(2) + kept if kept else b""
