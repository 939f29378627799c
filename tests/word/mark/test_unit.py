"""The pieces that a co-author can edit begin at their first word."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.unit import units


@pytest.mark.parametrize(
    "source",
    [
        r"\chapter{Rents}",
        r"\chapter[In contents]{Rents}",
        r"\chapter[In contents][In the head]{Rents}",  # memoir; no Word file could be written
        r"\section*{Rents}",
    ],
)
def test_the_words_of_a_heading_are_its_title(source: str) -> None:
    passage = whole(Source(Path("main.tex"), source))
    found = [
        (unit.kind, passage.text[unit.start : unit.end]) for unit in units(passage, 0, len(source))
    ]
    assert found == [("heading", "Rents")]
