"""Programs that read a PDF or a picture, confined: what they need is where they look for it."""

from __future__ import annotations

import shutil
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


def test_a_font_of_a_long_name_is_read_in_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "A" + " " * 200_000 + "B"
    head = "name  type  encoding  emb sub uni object ID\n---\n"
    line = f"{name} Type 1            WinAnsi          no  no  no      101  0\n"
    monkeypatch.setattr(poppler, "made", lambda *_: (head + line).encode())
    monkeypatch.setattr(poppler, "read", lambda _: b"")
    (font,) = poppler.fonts(Path("a.pdf"))
    assert (font.name, font.kind, font.embedded, font.number) == (name, "Type 1", False, 101)
