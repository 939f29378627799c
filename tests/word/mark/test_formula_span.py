r"""Where formulas stand: layout in one is a part of it, layout in running text is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.word.mark.formula_span import formula_cover


def _inside(text: str) -> str:
    """The letters of a text that stand in formulas."""
    cover = formula_cover(text)
    return "".join(letter for at, letter in enumerate(text) if letter.isupper() and at in cover)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        (r"a $B$ c \(D\) e \[F\] g $$H$$ i", "BDFH"),
        (r"\begin{equation}A\end{equation} b \begin{align*}C &= D\end{align*}", "ACD"),
        (r"$A \mbox{ if $B$ or C}$ d", "ABC"),
        (r"$A$$B$ c $$D$$ e", "ABD"),
        ("costs 5\\$ and A 6\\$ b", ""),
        ("a $ b\n\nC $D$ e", "D"),
        ("% $\nA $B$", "B"),
        (r"\verb|$| A $B$", "B"),
        (r"\begin{verbatim}$\end{verbatim} A $B$", "B"),
        (r"a \\[2pt] B \\ C", ""),
        (r"$\begin{array}{c}A\\[2pt]B\end{array}$ C", "AB"),
    ],
)
def test_what_tex_sets_as_a_formula_is_one(text: str, inside: str) -> None:
    assert _inside(text) == inside


def test_a_formula_that_nothing_ends_leaves_the_rest_of_the_text_alone() -> None:
    assert _inside("a $ b\n\n" + "word \\(C\\) " * 3) == "CCC"


@given(st.lists(st.sampled_from([*"ab${}\\()[] \n%", r"\begin{align}", r"\end{align}"])))
def test_any_text_is_gone_through(parts: list[str]) -> None:
    formula_cover("".join(parts))
