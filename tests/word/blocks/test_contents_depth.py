"""How deep a table of contents goes is read of what TeX wrote, whatever that is."""

from __future__ import annotations

import pytest

from trykklar.word.aux_numbers import Line
from trykklar.word.blocks.contents_depth import ContentsDepth


@pytest.mark.parametrize(
    ("written", "has"),
    [("0", False), ("3", True), ("-1", False), ("\N{SUPERSCRIPT TWO}", True), ("9" * 5_000, True)],
)
def test_what_is_no_depth_says_nothing(written: str, has: bool) -> None:
    """There was no Word file where Python makes no number of what TeX wrote among the lines."""
    depth = ContentsDepth(r"\documentclass{article}\begin{document}\tableofcontents")
    assert depth.has(Line("section", "1", "Homes", "1", (written,))) is has
