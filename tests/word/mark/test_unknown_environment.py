"""Only what nobody here knows, and nobody reads as text, may become a picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.unknown_environment import foreign, unknown


def found(body: str, preamble: str = "") -> list[str]:
    text = f"\\documentclass{{article}}{preamble}\\begin{{document}}{body}\\end{{document}}"
    passage = whole(Source(Path("main.tex"), text))
    return [passage.slice(item.span) for item in unknown(passage) if not item.text]


@pytest.mark.parametrize(
    "source",
    [
        r"\begin{sudoku}|2|5| | |.\end{sudoku}",
        r"\begin{exe}\ex\gll Ich gehe\\ I go\\\end{exe}",
        r"\begin{music}\startextract\end{music}",
        r"\begin{bytefield}{8}\bitbox{4}{Type}\end{bytefield}",
    ],
)
def test_an_environment_of_a_package(source: str) -> None:
    assert found(f"Before. {source} Behind.") == [source]


@pytest.mark.parametrize(
    "source",
    [
        r"\begin{itemize}\item One\end{itemize}",
        r"\begin{equation}\begin{dcases}a\\b\end{dcases}\end{equation}",
        r"$\begin{psmallmatrix}a&b\end{psmallmatrix}$",
        r"\begin{verbatim}\begin{sudoku}\end{sudoku}\end{verbatim}",
        r"\begin{wrapper}\section{One} Text\end{wrapper}",
        r"\begin{wrapper}As \cite{a} says\end{wrapper}",
        r"\begin{wrapper}\begin{figure}x\end{figure}\end{wrapper}",
        r"\begin{wrapper}\footnote{A note}\end{wrapper}",
        r"\begin{wrapper}" + "Many words. " * 300 + r"\end{wrapper}",
        r"\begin{open}Never closed",
    ],
)
def test_text_stays_text(source: str) -> None:
    assert found(source) == []


def test_what_the_author_declares_is_text() -> None:
    body = r"\begin{lemmata}Words.\end{lemmata}\begin{steps}\item One\end{steps}"
    assert found(body, r"\newtheorem{lemmata}{Lemma}\newlist{steps}{enumerate}{1}") == []


def test_one_in_another_belongs_to_it() -> None:
    source = r"\begin{exe}\begin{xlist}\ex a\end{xlist}\end{exe}"
    assert found(source) == [source]


def test_commands_that_nobody_knows() -> None:
    text = r"\begin{document}\begin{a}\emph{x}\end{a}\begin{b}\gll x\end{b}\end{document}"
    passage = whole(Source(Path("main.tex"), text))
    assert [foreign(passage, one.span) for one in unknown(passage)] == [False, True]
