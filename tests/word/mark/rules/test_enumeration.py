"""A list goes on with the series that it names, and not with whatever list was before."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.rules.enumeration import starts

LIST = r"\begin{enumerate}%s\item a\item b\end{enumerate} "


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["", "[resume]"], [1, 3]),
        # A series that is new begins with 1, as enumitem has it.
        (["", "[resume=q]", "[resume=q]"], [1, 1, 3]),
        (["[series=q]", "", "[resume=q]", "[resume*=q]"], [1, 1, 3, 5]),
        (["[series=q]", "[resume]"], [1, 3]),
        (["[start=5]", "[label=(a),resume]"], [5, 7]),
    ],
)
def test_the_first_number_of_each_list(options: list[str], expected: list[int]) -> None:
    text = "".join(LIST % given for given in options)
    found = starts(whole(Source(Path("main.tex"), text)), "enumerate")
    assert list(found.values()) == expected
