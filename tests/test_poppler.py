"""Programs that read a PDF or a picture, confined: what they need is where they look for it."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest

from trykklar import poppler
from trykklar.poppler import rasterised

_LINE = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n1 1 moveto 8 8 lineto stroke\nshowpage\n"


@pytest.mark.usefixtures("way")
@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
def test_ghostscript_has_a_place_for_the_files_it_draws_in() -> None:
    """Without one, drawings in EPS were missing in Word where Landlock confines it."""
    assert (rasterised(_LINE, ".eps", 300) or b"").startswith(b"\x89PNG")


def _cropped() -> bytes:
    """A PDF of one page, 400 points square, of which a box of 100 by 50 is to be seen."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/CropBox[100 100 200 150]>>",
    )
    body, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 4\n0000000000 65535 f \n" + table + end


@pytest.mark.skipif(shutil.which("pdftocairo") is None, reason="poppler is not installed")
def test_a_cropped_figure_has_no_page_around_it() -> None:
    """TeX takes what is cropped; in Word, figures of MATLAB's stood small in an empty page."""
    png = rasterised(_cropped(), ".pdf", 72) or b""
    assert struct.unpack(">II", png[16:24]) == (100, 50)


def test_a_font_of_a_long_name_is_read_in_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "A" + " " * 200_000 + "B"
    head = "name  type  encoding  emb sub uni object ID\n---\n"
    line = f"{name} Type 1            WinAnsi          no  no  no      101  0\n"
    monkeypatch.setattr(poppler, "made", lambda *_: (head + line).encode())
    monkeypatch.setattr(poppler, "read", lambda _: b"")
    (font,) = poppler.fonts(Path("a.pdf"))
    assert (font.name, font.kind, font.embedded, font.number) == (name, "Type 1", False, 101)


def test_a_picture_without_a_number_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """pdfimages writes `[none]` for an object of generation 100000: a traceback."""
    row = (
        "   1     0 image       1     2  gray    1   8  image  no   [none]     12    6    2B 100%\n"
    )
    monkeypatch.setattr(poppler, "made", lambda *_: b"head\n---\n" + row.encode())
    monkeypatch.setattr(poppler, "read", lambda _: b"")
    (picture,) = poppler.pictures(Path("a.pdf"))
    assert (picture.number, picture.width, picture.height, picture.resolution) == (0, 1, 2, 6)


def test_a_title_that_looks_like_a_size_stops_no_destination(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = b'Page  Destination                 Name\n   1 [ XYZ   10   90 null      ] "a"\n'
    sizes = b"Title: x\nPage    1 size: 1 x 1.2.3 pts\nPage    1 size:  100 x 100 pts\n"
    monkeypatch.setattr(poppler, "made", lambda _, words: table if "-dests" in words else sizes)
    monkeypatch.setattr(poppler, "read", lambda _: b"")
    assert poppler.destinations(Path("a.pdf")) == [("a", poppler.PagePoint(1, 10.0, 10.0))]
