"""Questions of the class exam are numbered lists, with the points that TeX prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain

CLASS = r"\documentclass{exam}"


def made(text: str) -> str:
    return " ".join(plain(whole(Source(Path("main.tex"), CLASS + text))).text[len(CLASS) :].split())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            r"\begin{questions}\question[1] a\question b\end{questions}",
            r"\begin{enumerate}[label=\arabic*.]\item {}(1 point) a\item b\end{enumerate}",
        ),
        (
            r"\begin{parts}\bonuspart[2] c\end{parts}",
            r"\begin{enumerate}[label=(\alph*)]\item {}(2 points (bonus)) c\end{enumerate}",
        ),
        (
            r"\begin{oneparchoices}\choice a\CorrectChoice b\end{oneparchoices}",
            r"\quad {}A.~ a\quad {}B.~ b",
        ),
    ],
)
def test_a_list_of_exam_is_one_of_latex(source: str, expected: str) -> None:
    assert made(source) == expected


def test_points_are_called_as_the_author_calls_them() -> None:
    settings = r"\pointpoints{mark}{marks}\bracketedpoints"
    done = made(settings + r"\begin{questions}\titledquestion{Why}[3] a\end{questions}")
    assert r"\item \textbf{Why} {}[3 marks] a" in done


def test_parts_of_a_book_stay_parts() -> None:
    book = whole(Source(Path("main.tex"), r"\begin{parts}\part[Short]{Long}\end{parts}"))
    assert plain(book).text == book.text
