"""EXIF without all but what says how a picture is shown: which side is up, and how large it is.

Programs that set a JPEG go by these; without them it would have another size on the page.

Sources: Exif 2.32 (CIPA DC-008), 4.6.2 and table 4; TIFF 6.0, section 2.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORIENTATION, _ACROSS, _DOWN, _UNIT = 0x0112, 0x011A, 0x011B, 0x0128
_SHORT, _RATIONAL = 3, 5
_FORMS = {_ORIENTATION: _SHORT, _ACROSS: _RATIONAL, _DOWN: _RATIONAL, _UNIT: _SHORT}
_HEAD, _ENTRY = 8, 12  # bytes
_MOST_ENTRIES = 1_000


class _Field(NamedTuple):
    tag: int
    values: tuple[int, ...]


def display_fields(exif: bytes) -> bytes:
    """The same with orientation and density alone; b"" where it has none of them.

    Args:
        exif: What follows `Exif` and two zeros in a JPEG; an eXIf chunk of a PNG.
    """
    try:
        fields = sorted(_fields(exif))
    except struct.error:
        return b""
    return _written(fields) if fields else b""


def _fields(exif: bytes) -> Iterator[_Field]:
    """The fields of the first directory that are kept, each in its standard form."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return
    (start,) = struct.unpack_from(f"{order}I", exif, 4)
    (count,) = struct.unpack_from(f"{order}H", exif, start)
    for number in range(min(count, _MOST_ENTRIES)):
        at = start + 2 + number * _ENTRY
        tag, form, many = struct.unpack_from(f"{order}HHI", exif, at)
        if _FORMS.get(tag) != form or many != 1:
            continue
        if form == _SHORT:
            yield _Field(tag, struct.unpack_from(f"{order}H", exif, at + 8))
        else:
            (place,) = struct.unpack_from(f"{order}I", exif, at + 8)
            yield _Field(tag, struct.unpack_from(f"{order}II", exif, place))


def _written(fields: list[_Field]) -> bytes:
    """A directory of these fields, its fractions behind it."""
    entries, behind = [], b""
    first = _HEAD + 2 + len(fields) * _ENTRY + 4
    for tag, values in fields:
        head = struct.pack(">HHI", tag, _FORMS[tag], 1)
        if _FORMS[tag] == _SHORT:
            entries.append(head + struct.pack(">HH", *values, 0))
        else:
            entries.append(head + struct.pack(">I", first + len(behind)))
            behind += struct.pack(">II", *values)
    return b"".join(
        [struct.pack(">2sHIH", b"MM", 42, _HEAD, len(fields)), *entries, bytes(4), behind]
    )
