"""The words of a stretch are those that a reader sees, so that no false loss is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.mark import ATOM_SIGN
from trykklar.word.mark.visible_text import visible


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"a \textcolor[rgb]{1,0,0}{red} b", "a red b"),
        (r"a \foreignlanguage[date]{french}{mai} b", "a mai b"),
        (r"a \begin{equation*} x+1 \end{equation*} b", f"a {ATOM_SIGN} b"),
        (r"a \[ x+1 \] b", f"a {ATOM_SIGN} b"),
        (r"a\\[2pt] b", "a  b"),
        (r"na\"\i ve caf\'e a", "na\u00efve caf\u00e9 a"),
    ],
)
def test_settings_and_displays_are_no_words(source: str, shown: str) -> None:
    assert visible(whole(Source(Path("main.tex"), source)), 0, len(source)) == shown
