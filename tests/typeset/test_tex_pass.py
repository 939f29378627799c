"""How far TeX got in a pass that it did not end: pictures after that page are made without it."""

from __future__ import annotations

import pytest

from trykklar.sandbox.process import Excess, Finished
from trykklar.storage.sought import Sought
from trykklar.typeset.fls import Trace
from trykklar.typeset.tex_pass import PassRun


@pytest.mark.parametrize(
    ("output", "reached"),
    [
        ("(main.tex [1{pdftex.map}] [2] (part.tex [3] [4", 4),
        ("[1{pdftex.map}] [2]\nl.5 a \\\\[0.5em]& b \\\\[7] [12pt]\n", 2),
        ("l.5 \\cite[15]{x}", 0),
        (f"[1] [{'3' * 5_000}] [2]", 2),  # of which Python makes no number
        ("", 0),
    ],
)
def test_pages_are_counted_and_no_other_numbers(output: str, reached: int) -> None:
    done = PassRun(Finished(-9, 60.0, output, Excess.TIME), Trace(), (), {}, Sought(), 0)
    assert done.reached == reached
