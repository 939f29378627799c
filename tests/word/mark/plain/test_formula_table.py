r"""A determinant that an author sets as a table is a formula: `$\left|` ended at its first `$`."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain


def _plain(body: str) -> str:
    text = rf"\documentclass{{article}}\begin{{document}}{body}\end{{document}}"
    made = plain(whole(Source(Path("main.tex"), text))).text
    return made.partition(r"\begin{document}")[2].rpartition(r"\end{document}")[0]


CASES = [
    (
        r"$\left|\begin{tabular}{c|c} 0 & $x_1$ \\ $y$ & at $y$ too \end{tabular}\right|$.",
        r"$\left|\begin{array}{c|c} 0 & x_1 \\ y & \text{at } y \text{ too} \end{array}\right|$.",
    ),
    (
        r"$a$ \$ and $\begin{tabular}[t]{p{2cm}@{}r}-1 & b\end{tabular}$ there",
        r"$a$ \$ and $\begin{array}{lr}-1 & \text{b}\end{array}$ there",
    ),
    (
        r"$\begin{tabular}{l}$a$\end{tabular}$, $\begin{tabular}{l}c\end{tabular}$",
        r"$\begin{array}{l}a\end{array}$, $\begin{array}{l}\text{c}\end{array}$",
    ),
    (
        r"\[\begin{tabular}{l}if $x$\end{tabular}\]",
        r"\[\begin{array}{l}\text{if } x\end{array}\]",
    ),
]


@pytest.mark.parametrize(("body", "made"), CASES)
def test_a_table_in_a_formula_is_an_array(body: str, made: str) -> None:
    assert _plain(body) == made


@pytest.mark.parametrize(
    "body",
    [
        r"\begin{tabular}{l}$x$ & b\end{tabular} and $y$",
        "It costs $5 each.\n\n\\begin{tabular}{l}a\\end{tabular}",  # TeX ends that formula here
        r"$x$ \begin{tabular}{l}a\end{tabular}",
        "% a $ sign\n\\begin{tabular}{l}a\\end{tabular}",
    ],
)
def test_a_table_in_the_text_stays_a_table(body: str) -> None:
    assert _plain(body) == body


def test_a_sign_of_code_begins_no_formula() -> None:
    """The table was an array, and the file withheld."""
    body = r"We type \verb|$| here. \begin{tabular}{l}a\\b\end{tabular}"
    assert _plain(body) == body
