"""Formulas that pandoc could not read as they are, and what it gets."""

from __future__ import annotations

import pytest

from trykklar.word.blocks.formula_spelling import beyond, drawings, spelled, within_formula
from trykklar.word.pandoc import run

SPELT = {
    r"{\cal S} = x": r"{\mathcal{S}} = x",
    r"\sum_{s \in \cal S} x": r"\sum_{s \in \mathcal{S}} x",
    r"a \over b": r"\frac{a}{b}",
    r"a \square b": r"a \Box b",
    r"x + {a + {c} \over \{b} y": r"x + {\frac{a + {c}}{\{b}} y",
    r"{a \atop b}": r"{\substack{a\\b}}",
    r"\bordermatrix{~ & b \cr c & d}": r"\begin{matrix}~ & b \\ c & d\end{matrix}",
    r"\textcolor{red}{x \mkern 1mu y}": r"{x \,y}",
    r"{}_{\text{\normalsize if $x$}}": r"{}_{\text{if $x$}}",
    r"Y {$\models$} D": r"Y {\models} D",
    r"x \* y": "x  y",
    r"\abs*{x} + \norm{y}": r"\left|x\right| + \left\|y\right\|",
    r"\mathbbm{1}_{\Tilde{o}} \vcentcolon= \textsc{A}": r"\mathbb{1}_{\tilde{o}} := \text{A}",
    r"\EuScript{O}_x \scaleobj{.75}\bullet": r"\mathcal{O}_x {\bullet}",
    r"\hspace{-1em}\rlap{$a_1$} b": r"\hspace{-1em}{a_1} b",
    r"\ket{\phi}\bra{a}": r"\left|\phi\right\rangle \left\langle a\right|",
    r"\prescript{a}{b}{X}": r"{}^{a}_{b}X",
    r"\begin{pmatrix*}[r]1 & -2\end{pmatrix*}": r"\begin{pmatrix}1 & -2\end{pmatrix}",
    r"\$5 \; \{x\}": r"\$5 \; \{x\}",
    r"\begin{cases} a \notag\\ b \end{cases}": r"\begin{cases} a \\ b \end{cases}",
    r"\mathop{\mathbb{E}}_x \mathop{\overline{\lim}}": (
        r"\operatorname*{\mathbb{E}}_x \operatorname*{\overline{\lim}}"
    ),
    r"\mathop{\arg \min}\limits_x": r"\operatorname*{\arg\,\min}\limits_x",
    r"\displaystyle \mathop{\mathrm{E}}_x \frac{\mathop{V}_y}{z}": (
        r"\displaystyle \operatorname*{\mathrm{E}}\limits_x \frac{\operatorname*{V}_y}{z}"
    ),
    r"\text{$ x$ for some $\EuScript{O} $, \$5.}": r"\text{$x$ for some $\mathcal{O}$, \$5.}",
    r"\int x\mathop{}\!\mathrm{d}x": r"\int x\mathop{}\!\mathrm{d}x",
    r"\mathbf{x0}_i + \mathbf x + \mathbf{\alpha}": r"{𝐱𝟎}_i + {𝐱} + \mathbf{\alpha}",
    r"\nonscript\mskip-\medmuskip\mkern5mu\penalty900\mathbin{\operator@font div} u": (
        r"\!\, \mathbin{\mathrm{div}} u"
    ),
    r"\left. a \middle\backslash b \middle| c\right.": (r"\left. a \backslash b \middle| c\right."),
    r"""u^{"} \text{ in "x"}""": r"""u^{\text{”}} \text{ in "x"}""",
}


@pytest.mark.parametrize("source", SPELT)
def test_a_formula_has_pandocs_spelling(source: str) -> None:
    assert spelled(source) == SPELT[source]


def test_pandoc_reads_every_one_of_them() -> None:
    """It would leave a formula that it cannot read as TeX, in no element of its own."""
    text = "\n\n".join(f"${formula}$" for formula in SPELT.values())
    output = run(["-f", "markdown", "-t", "html", "--mathml"], text).decode()
    assert output.count("<math ") == len(SPELT)


def test_what_pandoc_reads_stays_as_it_is() -> None:
    plain = r"\sum_{i=1}^n \frac{a_i}{\sqrt{b}} \text{ if } \left(x\right)"
    assert spelled(plain) == plain


def test_a_displayed_formula_becomes_one_that_can_stand_in_a_line() -> None:
    shown = (
        r"\begin{align*} a &= b \label{eq:a} \notag\\ \begin{split} c &= d \\ &+ e \end{split}"
        "\n\n"
        r"\tag{P$_{1}$} \end{align*}\begin{equation}x\end{equation}"
    )
    plain = (
        r"\begin{aligned} a &= b  \\ \begin{aligned} c &= d \\ &+ e \end{aligned}"
        "\n"
        r" \end{aligned}x"
    )
    assert within_formula(shown) == plain


def test_a_formula_with_drawings_is_left_to_tex() -> None:
    arrow = r"\begin{tikzcd}A \arrow[r] & B\end{tikzcd}"
    assert beyond(rf"x = {arrow}")
    assert drawings(rf"{arrow} \quad {arrow}") == 2
    assert not beyond(r"\begin{cases}a & b\end{cases}")


ALIGNED = {
    r"a \overset{\text{def}}&= b": r"a &\overset{\text{def}}{=} b",
    r"\stackrel{1} & \le d": r"&\stackrel{1}{\le} d",
    r"\underset{x}&{=} \overset{d}{=} & e": r"&\underset{x}{=} \overset{d}{=} & e",
}


@pytest.mark.parametrize("source", ALIGNED)
def test_a_sign_of_a_column_stays_below_what_is_over_it(source: str) -> None:
    """The sign of the column was shown instead, and the lines ran off the page."""
    assert spelled(source) == ALIGNED[source]
