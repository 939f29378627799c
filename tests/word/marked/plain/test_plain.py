"""Tables of packages are tables of LaTeX's own before anything else reads them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.marked.plain.plain import plain


def made(text: str) -> str:
    """The text in plainer words, without doubled blanks."""
    return " ".join(plain(whole(Source(Path("main.tex"), text))).text.split())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # A decimal point set between two columns belongs to the number.
        (r"\begin{tabular}{l r@{.}l}a & 3 & 14\\\end{tabular}",
         r"\begin{tabular}{l r}a & 3.14\\\end{tabular}"),
        (r"\begin{tabular}{*{2}{r@{$\pm$}l}}1 & 2 & 3 & 4\end{tabular}",
         r"\begin{tabular}{rr}1$\pm$2 & 3$\pm$4\end{tabular}"),
        # A cell over both columns is now over one.
        (r"\begin{tabular}{r@{.}l}\multicolumn{2}{c}{Rent}\\3&1\end{tabular}",
         r"\begin{tabular}{r}\multicolumn{1}{c}{Rent}\\3.1\end{tabular}"),
        # What TeX sets before and behind each cell.
        (r"\begin{tabular}{>{\$}r<{\%}}\hline 1\\ \hline\end{tabular}",
         r"\begin{tabular}{r}\hline \$1\%\\ \hline\end{tabular}"),
        # What says something to TeX alone stays there.
        (r"\begin{tabular}{@{}>{\bfseries}l@{\hspace{3pt}}r@{}}a&b\end{tabular}",
         r"\begin{tabular}{@{}>{\bfseries}l@{\hspace{3pt}}r@{}}a&b\end{tabular}"),
        (r"\begin{tabular}{@{\extracolsep{5pt}}lc!{\vrule width 1pt}c}a&b&c\end{tabular}",
         r"\begin{tabular}{@{\extracolsep{5pt}}lc!{\vrule width 1pt}c}a&b&c\end{tabular}"),
        (r"\begin{tabbing}a \= b \kill c \> d\\ e\end{tabbing}",
         r"\begin{tabular}{ll} c & d\\ e\end{tabular}"),
        (r"\begin{tblr}{colspec={Q[c]X[2]},hlines}a & {b\\c}\\ \SetRow{red} d & e\end{tblr}",
         r"\begin{tabular}{cX}a & b\newline c\\ d & e\end{tabular}"),
        (r"\begin{tblr}{hlines}\SetCell[c=2,r=2]{c} a & & b\\ & & c\end{tblr}",
         r"\begin{tabular}{lll}\multicolumn{2}{c}{\multirow{2}{*}{a}} & b\\ & & c\end{tabular}"),
        (r"\begin{longtblr}[caption={T},label={t}]{lr}a & b\end{longtblr}",
         r"\begin{longtable}{lr}\caption{T}\label{t}\\ a & b\end{longtable}"),
        (r"\diagbox[width=3cm]{Row}{Column}", r"Column\newline Row"),
        (r"\multirowcell{2}[0pt]{a\\b}", r"\multirow{2}{*}{\makecell{a\\b}}"),
    ],
)  # fmt: skip
def test_a_table_is_written_in_latex_own_terms(source: str, expected: str) -> None:
    assert made(source) == expected


def test_the_notes_of_a_table_stand_below_it() -> None:
    said = made(r"\begin{talltblr}[caption={T},note{a}={N},remark{Source}={S}]{l}x\end{talltblr}")
    assert r"\end{tabular} \textsuperscript{a} N \textit{Source}: S" in said


def test_places_stay_the_authors() -> None:
    text = "x\n\\begin{tblr}{l}\n a \\\\ word\n\\end{tblr}"
    found = plain(whole(Source(Path("main.tex"), text)))
    assert found.place(found.text.index("word")).line == 3


_PIECES = st.sampled_from(
    [r"\begin{tblr}", r"\begin{tabular}", r"\end{tblr}", r"\end{tabular}", "{r@{.}l}", "{l", "}",
     "[", "]", "&", r"\\", r"\SetCell[c=99999999999]{c}", r"\multicolumn{2}{c}", "a", "\n", "%",
     r"\begin{tabbing}", r"\end{tabbing}", r"\=", r"\kill", "{*{9999999999}{l@{,}r}}", r"\hline"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map("".join))
def test_no_word_of_any_input_is_lost(text: str) -> None:
    kept = re.findall("a", plain(whole(Source(Path("m"), text))).text)
    assert len(kept) >= len(re.findall("a", re.sub(r"%[^\n]*|\\[a-z]+|\{tab\w*\}", "", text))) or (
        "kill" in text
    )
