"""How big a figure is, read from the head of its file alone."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from trykklar.word.blocks.raster import DPI, natural_width, pixels, resolution

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


def _png(dots_a_metre: int) -> bytes:
    return PNG[:16] + struct.pack(">II", 600, 500) + b"\0" * 9 + b"pHYs" + struct.pack(
        ">IIB", dots_a_metre, dots_a_metre, 1
    )  # fmt: skip


def _jpeg(unit: int, density: int) -> bytes:
    return JPEG[:13] + bytes([unit]) + struct.pack(">HH", density, density) + JPEG[18:]


@pytest.mark.parametrize(
    ("data", "inches"),
    [
        (_png(11811), 2.0),  # 300 dots an inch
        (_png(0), 600 / 72),
        (_jpeg(1, 320), 2.0),
        (_jpeg(2, 126), 2.0),  # dots a centimetre
        (_jpeg(0, 1), 640 / 72),  # only a ratio
        (GIF, 0.0),
        (b"<svg/>", 0.0),
    ],
)
def test_a_picture_is_as_wide_as_tex_sets_it_unasked(
    tmp_path: Path, data: bytes, inches: float
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    assert natural_width(path) == pytest.approx(inches, rel=0.01)
