r"""`\color` in a group, as the words of a revision are marked with it."""

from __future__ import annotations

import pytest

from tests.word.mark.plain.test_plain_rules import made


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"a {\color{blue} b} c", r"a {\textcolor{blue}{b}} c"),
        (r"{\color{blue} Smith \& Sons}", r"{\textcolor{blue}{Smith \& Sons}}"),
        (r"$a + {\color{blue} x}$", r"$a + {\textcolor{blue}{x}}$"),
        (r"{\color[rgb]{1,0,0}b {c} \}}", r"{\textcolor[rgb]{1,0,0}{b {c} \}}}"),
        (
            "{\\color{red} One.\n\nTwo.}",
            "{\\textcolor{red}{One.} \\textcolor{red}{Two.}}",
        ),
        (
            "{\\color{red} {One\n\\begin{equation}x\\label{e}\\end{equation}\nTwo $y$.}}",
            (
                "{\\color{red} {\\textcolor{red}{One} \\begin{equation}x\\label{e}\\end{equation} "
                "\\textcolor{red}{Two $y$.}}}"
            ),
        ),
        (
            r"{\color{red}\begin{itemize}\item a\item \emph{b} c\end{itemize} d}",
            (
                r"{\color{red}\begin{itemize}\item \textcolor{red}{a}\item "
                r"\textcolor{red}{\emph{b} c}\end{itemize} \textcolor{red}{d}}"
            ),
        ),
        (r"\color{blue} a \color{black} b {c", r"\textcolor{blue}{a} \color{black} b {c"),
        (
            r"\begin{quote}\color{blue} a\end{quote} b {c",
            r"\begin{quote}\textcolor{blue}{a}\end{quote} b {c",
        ),
        (
            r"{\color{red}a \color{blue} b}",
            r"{\textcolor{red}{a} \textcolor{blue}{b}}",
        ),
        (
            r"{\color{red}\section{On} a \[x\] {\small b}}",
            r"{\color{red}\section{On} \textcolor{red}{a} \[x\] \textcolor{red}{{\small b}}}",
        ),
    ],
)
def test_a_colour_holds_to_the_end_of_its_group(source: str, expected: str) -> None:
    assert made(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        r"\color{red} all that follows",
        r"{\color{red}\begin{tabular}{l}a\end{tabular}}",
        r"{\color{red}\emph{a\begin{quote}b\end{quote}}}",
        r"{\color}",
        r"{\bfseries see $\color{red} x$ and $y$}",
        r"{\bfseries see \(\color{red} x\) there}",
    ],
)
def test_what_it_cannot_be_set_around_stays(source: str) -> None:
    """Around a table, pandoc would read no table: its words would be one paragraph."""
    assert r"\textcolor{red}" not in made(source)
