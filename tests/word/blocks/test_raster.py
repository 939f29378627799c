"""How big a figure is, told by the head of its file alone."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from trykklar.word.blocks.raster import DPI, pixels, resolution

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + struct.pack(">II", 60_000, 50_000)
GIF = b"GIF89a" + struct.pack("<HH", 640, 480)
JPEG = (
    b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\0" * 9
    + b"\xff\xc2" + struct.pack(">HBHH", 17, 8, 480, 640)
)  # fmt: skip


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PNG, (60_000, 50_000)),
        (GIF, (640, 480)),
        (JPEG, (640, 480)),
        (PNG[:20], None),
        (JPEG[:24], None),
        (b"\xff\xd8" + b"\xff\xe0\0\0" * 1_000, None),
        (b"", None),
        (b"<svg/>", None),
    ],
)
def test_pixels_are_read_from_the_head(
    tmp_path: Path, data: bytes, expected: tuple[int, int] | None
) -> None:
    path = tmp_path / "bilde æ.png"
    path.write_bytes(data)
    assert pixels(path) == expected


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ("0 0 72 72", DPI),
        ("0 0 14400 14400", 31),
        ("0 0 144000 144000", 0),
        ("0 0 99999999 1", 0),
        ("10 10 10 10", 0),
        ("nonsense", DPI),
    ],
)
def test_a_page_beyond_measure_gets_a_coarser_picture_or_none(
    tmp_path: Path, box: str, expected: int
) -> None:
    path = tmp_path / "a.eps"
    path.write_text(f"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: {box}\n", encoding="ascii")
    assert resolution(path) == expected
