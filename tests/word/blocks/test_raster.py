"""How big a figure is, read from the head of its file alone."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from trykklar.word.blocks import picture_pages, raster
from trykklar.word.blocks.raster import DPI, natural_width, pixels, resolution, without_texts

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


_REAL = "Pages:           2\nPage    1 size:  14400 x 14400 pts\nPDF version:     1.5\n"


@pytest.mark.parametrize(
    ("forged", "expected"),
    [
        ("Page    1 size:  1 x 1 pts", 31),  # else a picture of 60,000 pixels a side
        ("Page size:  1.2.3 x e+e pts", 31),
        ("Page    1 size:  1e+999 x 1e+999 pts", 0),
        ("Page    1 size:  1e-05 x 14400 pts", 31),
        ("Pages:  999999999", 31),
    ],
)
@pytest.mark.parametrize("at_end", [False, True])
def test_a_title_that_looks_like_a_size_makes_no_picture_larger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forged: str, expected: int, at_end: bool
) -> None:
    """A title with a line break and `Page size: 1.2.3` ended `word` with a traceback."""
    says = f"{_REAL}PDF subtype: x\n{forged}\n" if at_end else f"Title: x\n{forged}\n{_REAL}"
    monkeypatch.setattr(raster, "information", lambda *_: says)
    monkeypatch.setattr(picture_pages, "information", lambda *_: says)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.5")
    assert resolution(path) == expected
    assert picture_pages.count(path) == 2


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


def _chunk(name: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + name + data + b"sum."


def test_the_source_of_a_drawing_in_a_png_stops_no_reader() -> None:
    """A picture by diagrams.net left a paper without its Word file: pandoc could not unpack it."""
    head, pixels_, end = PNG[:8] + _chunk(b"IHDR", b"12345"), _chunk(b"IDAT", b"x"), _chunk(b"IEND")
    hidden = _chunk(b"zTXt", b"mxGraphModel\0\0Mx") + _chunk(b"tEXt", b"Author\0A. Person")
    density = _chunk(b"pHYs", b"123456789")
    assert without_texts(head + hidden + density + pixels_ + end) == head + density + pixels_ + end
    for other in (JPEG, b"", PNG[:20]):
        assert without_texts(other) == other
