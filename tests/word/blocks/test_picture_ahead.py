"""Figures become pictures while pandoc reads: a thesis has hundreds of them."""

import shutil

import pytest

from tests.word.conftest import Change
from trykklar.word.blocks.picture_ahead import pictures_ahead
from trykklar.word.finished_text import begun

_EPS = "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n1 1 moveto 8 8 lineto stroke\nshowpage\n"


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
def test_figures_are_pictures_behind_the_block_and_what_cannot_be_one_stops_nothing(
    changed: Change,
) -> None:
    names = ("one", "two", "torn", "missing", "one")
    text = "".join(f"\\includegraphics{{{name}.eps}} " for name in names)
    document = changed("sections/method.tex", f"\n\n{text}\n")
    for name in ("one", "two"):
        (document.root / f"{name}.eps").write_text(f"{_EPS}%{name}\n", "utf-8")
    (document.root / "torn.eps").write_bytes(b"\0torn")
    state = begun(document, typeset=False)
    with pictures_ahead(state):
        pass
    assert len([path for path in state.met.shown if path.parent.name == "word"]) == 2
