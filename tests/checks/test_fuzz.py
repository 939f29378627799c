"""Whatever stands in a file, a check answers: no traceback, no hang, and in linear time."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trykklar.bibliography import read_bib
from trykklar.checks import check
from trykklar.latex.read_document import read
from trykklar.latex.source import Source
from trykklar.project.selection import plain

HERE = Path(__file__).parent
CASES = HERE.parent / "latex" / "cases"
QUICK = settings(max_examples=150)
_TEX = r"""
\cite{a} \citep[ \cite{ \cites(a)(b)[c]{d} } { ] [ % \% \\ $ $$ \begin{figure} \end{figure} \begin{
\end{document} \iffalse \fi \else \ifx\a\b \newif\ifx \xtrue \def\a#1{#1\a} \a{b} \let\a\b \b
\newcommand{\b}[2][x]{\b\b#1#2} \input{main} \include{x} \verb|a| \verb \begin{verbatim} \or
\end{verbatim} \label{a} \ref{b} \cref{a,b} \newenvironment{e}{\e}{\e} \begin{e} \end{e} \ifnum1<2
\csname a\endcsname \bibliography{refs} \endinput \makeatletter
\NewDocumentCommand{\c}{sO{}mr()}{#3} \c* \foreach\x in{1,2}{\x} \expandafter
\caption[a]{b} \gls{a} \newglossaryentry{a}{\gls{a}}
\printglossary \textcites \volcite{1} \nocite{*} Lipsky (1980) og Hill (Hill 2002: 5) ``a'' « » ---
1990-2000 \ifcase3 \@ifstar \@ifnextchar[ \input \subfile{main} \begin{quote} \end{quote}
"""
_BIB = """
@article{a, @book{b @string{s = @comment{ @preamble{ } { " , = # % title author = {A} {B title={C}
year = 2000 s # "x" pages={1-2} doi={10.1/x} @misc( ) crossref={a} \\{ and Smith, {and} A,B,C,D @
article{c, key12 \\'e isbn={0-2} date={2020-13} xdata={a} ids={a}
"""
_ODD = ["\n", "\n\n", " ", "\t", "\r\n", "\x00", "é", "\u2028", "#1", "\\", "%\n"]
TEX = st.lists(st.sampled_from([*_TEX.split(), *_ODD]), max_size=40)
BIB = st.lists(st.sampled_from([*_BIB.split(), *_ODD]), max_size=40)


@QUICK
@given(TEX)
def test_no_latex_stops_a_check(tmp_path: Path, parts: list[str]) -> None:
    (tmp_path / "main.tex").write_text("".join(parts), encoding="utf-8")
    (tmp_path / "refs.bib").write_text("@book{a, author={Lipsky, M.}, year=1980}", "utf-8")
    if "\x00" not in parts:
        check(plain(tmp_path / "main.tex"))


@QUICK
@given(BIB)
def test_no_bibliography_stops_the_reading(parts: list[str]) -> None:
    read_bib(Source(Path("refs.bib"), "".join(parts)))


@QUICK
@given(BIB)
def test_no_bibliography_stops_a_check(tmp_path: Path, parts: list[str]) -> None:
    (tmp_path / "main.tex").write_text(r"\nocite{*}\cite{a,b}\bibliography{refs}", "utf-8")
    (tmp_path / "refs.bib").write_text("".join(parts), encoding="utf-8")
    check(plain(tmp_path / "main.tex"))


@QUICK
@given(st.sampled_from(sorted(CASES.glob("*.tex"))), st.integers(0, 3000), st.binary(max_size=3))
def test_a_damaged_real_file_stops_nothing(
    tmp_path: Path, case: Path, at: int, noise: bytes
) -> None:
    data = case.read_bytes()
    (tmp_path / "main.tex").write_bytes(data[:at] + noise.replace(b"\0", b"") + data[at + 5 :])
    check(plain(tmp_path / "main.tex"))


@pytest.mark.parametrize(
    "unit",
    [
        "{", "}", "[", "\\cite{", "\\cite[", "\\citep[a][", "\\begin{figure}", "\\iftrue",
        "\\iffalse", "\\def\\a{", "\\newcommand{\\a}{", "%", "\\verb|", "\\begin{verbatim}",
        "\\caption{", "``", "(Lipsky ", "1980 ", "$", "\\begin{quote}", "\\input{x}", "\\textbf{",
        "\\a", "Hill, ", "\\footnote{", "\\begin{tabular}", "\\else", "\\(", "\\[", "von ", "A. ",
        "% \n",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_of_broken_latex(tmp_path: Path, unit: str) -> None:
    def seconds(count: int) -> float:
        (tmp_path / "main.tex").write_text("\\begin{document}" + unit * count, "utf-8")
        began = time.process_time()
        reading = read(plain(tmp_path / "main.tex"))
        assert reading.sources
        check(plain(tmp_path / "main.tex"))
        return time.process_time() - began

    short, long = seconds(2000), seconds(16000)
    assert long < max(16 * short, 1.5)


@pytest.mark.parametrize(
    "unit",
    ["@", "@a{", "@article{a,", "{", "}", '"', "title = {", "%", "# ", "a = b,", "@a{b,c={d"],
)
def test_time_grows_with_the_length_of_a_broken_bibliography(unit: str) -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        read_bib(Source(Path("refs.bib"), (unit + "\n") * count))
        return time.process_time() - began

    short, long = seconds(1000), seconds(8000)
    assert long < max(16 * short, 1.5)


def test_two_hundred_levels_of_braces_and_a_loop_of_inputs_end(tmp_path: Path) -> None:
    text = r"\newcommand{\h}[1]{\cite{a}#1}" + r"\h{" * 200 + "x" + "}" * 200 + r"\input{main}"
    (tmp_path / "main.tex").write_text(text, encoding="utf-8")
    codes = {finding.code for finding in check(plain(tmp_path / "main.tex")).findings}
    assert "input-loop" in codes
