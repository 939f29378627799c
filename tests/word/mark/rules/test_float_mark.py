"""The arguments of a float are its own, and no text of the figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.command import commands
from trykklar.word.mark.edit import rewrite
from trykklar.word.mark.rules.float_mark import begin


@pytest.mark.parametrize(
    "written",
    [r"{wrapfigure}{r}{4cm}", r"{wrapfigure}[9]{r}[1.2cm]{4cm}", r"{floatingfigure}[r]{4cm}"],
)
def test_optional_arguments_between_others_are_read(written: str) -> None:
    text = rf"\begin{written}Inside"
    passage = whole(Source(Path("main.tex"), text))
    edits = list(begin(passage, next(commands(passage))))
    made = rewrite(passage, edits, 0, len(text)).text
    assert made.endswith("Inside")
    assert "cm" not in made
    assert "]" not in made
