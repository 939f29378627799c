r"""A formula with what fills or ends its line is a formula of Word's, and no picture: `$x\\$`."""

from __future__ import annotations

import pytest

from tests.word.mark.plain.test_formula_table import _plain

CASES = [
    (r"$\left|x\right|\\$ More", r"$\left|x\right|$\\  More"),
    (r"\(a=b\\[2mm]\) and", r"\(a=b\)\\  and"),
    (r"shown. $\hfill\blacksquare$", r"shown. \hfill $\blacksquare$"),
    (r"$\begin{tabular}{l}$a$\\b\end{tabular}\\ $", r"$\begin{array}{l}a\\\text{b}\end{array}$\\ "),
]


@pytest.mark.parametrize(("source", "made"), CASES)
def test_what_fills_or_ends_the_line_stands_beside_the_formula(source: str, made: str) -> None:
    assert _plain(source) == made


@pytest.mark.parametrize(
    "source",
    [
        r"$\begin{pmatrix}a\\b\end{pmatrix}$",
        r"It costs \$5 \\ $x$.",
        r"$a$\\ $b$ \hfill $c$",
        r"\[ a \\ \] $$b \\$$",
        r"\verb|$x\\$|",
    ],
)
def test_other_line_ends_stay_where_they_are(source: str) -> None:
    assert _plain(source) == source
