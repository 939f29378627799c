"""A column is as wide as its formulas are, not as their LaTeX is."""

from __future__ import annotations

import pytest

from trykklar.word.blocks.formula_width import about_as_wide


@pytest.mark.parametrize(
    ("formula", "width"),
    [
        (r"\sigma", 1),
        (r"\hat{\boldsymbol{\beta}}_{i}", 2),
        (r"\log x", 4),
        (r"0.14 \pm 0.02", 9),
        (r"\left( a \right)", 3),
        (r"\begin{matrix} a & b \\ c & d \end{matrix}", 5),
        (r"R^2", 2),
    ],
)
def test_a_formula_is_as_wide_as_its_signs(formula: str, width: int) -> None:
    assert len(about_as_wide(formula)) == width
