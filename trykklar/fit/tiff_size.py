"""How many pixels a TIFF has, by the directory of its first picture.

Source: TIFF, revision 6.0, section 2.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trykklar.storage.regular_file import head

if TYPE_CHECKING:
    from pathlib import Path

_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_HEAD = 1 << 20  # bytes in which the directory is looked for
_WIDTH = 256
_SHORT = 3  # the type of a number of two bytes; 4 is one of four


def tiff_width(path: Path) -> int | None:
    """Pixels that a TIFF is wide; None where it is none, or its head does not say it.

    Args:
        path: The figure.
    """
    start = head(path, _HEAD)
    order = _ORDERS.get(start[:4])
    if order is None or len(start) < _SHORTEST:
        return None
    (at,) = struct.unpack_from(f"{order}I", start, 4)
    if at + 2 > len(start):
        return None
    (entries,) = struct.unpack_from(f"{order}H", start, at)
    for number in range(entries):
        place = at + 2 + number * 12
        if place + 12 > len(start):
            return None
        tag, kind = struct.unpack_from(f"{order}HH", start, place)
        if tag == _WIDTH:
            form = "H" if kind == _SHORT else "I"
            return int(struct.unpack_from(f"{order}{form}", start, place + 8)[0])
    return None


_SHORTEST = 8  # bytes of its header
