"""Slides go to a co-author as a text: each frame once, under its title."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.pandoc_preamble import body
from trykklar.word.mark.plain.plain_rules import plain
from trykklar.word.mark.plain.slides import overlays

CLASS = "\\documentclass[t]{beamer}\n"


def made(text: str, preamble: str = CLASS) -> str:
    source = Source(Path("main.tex"), f"{preamble}\\begin{{document}}{text}\\end{{document}}")
    passage = plain(whole(source))
    return " ".join(passage.slice(body(passage)).split())


FRAMES = [
    (r"\begin{frame}[fragile]{First}{Sub}Text.\end{frame}",
     r"\section*{First} \textbf{Sub} Text."),
    (r"\begin{frame}<1->\frametitle<1>[short]{First}\framesubtitle{Sub}Text.\end{frame}",
     r"\section*{First} \textbf{Sub} Text."),
    (r"\frame{\titlepage}\frame[plain]{Text.}", "Text."),
    (r"\begin{itemize}[<+->]\item<1-> One \item<2-> Two\end{itemize}",
     r"\begin{itemize}\item One \item Two\end{itemize}"),
    (r"\only<1>{a}\uncover<2->{b}\onslide<3>{c}\pause \alt<2>{d}{e}", "{a}{b}{c} {d}{e}"),
    (r"\alert<2>{a} \textbf<1>{b}\note{hidden}\note<1>[item]{hidden}", r"\alert{a} \textbf{b}"),
    (r"\begin{block}<2->{A block}In.\end{block}", r"\textbf{A block} In."),
    (r"\begin{theorem}[Name]In.\end{theorem}", r"\textbf{Theorem (Name)} In."),
    (r"\begin{columns}[T]\begin{column}{.5\textwidth}a\end{column}\column{3cm}b\end{columns}",
     "a b"),
    (r"\section{Unseen}\begin{frame}{First}a\end{frame}", r"\section*{First} a"),
    (r"\section{Seen}\begin{frame}{Outline}\tableofcontents\end{frame}",
     r"\section*{Seen} \subsection*{Outline} Seen"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), FRAMES)
def test_a_frame_is_its_title_and_its_content_once(source: str, expected: str) -> None:
    assert made(source) == expected


def test_other_classes_are_left_alone() -> None:
    text = r"\begin{frame}{First}\item<1-> One\end{frame}"
    assert made(text, "\\documentclass{article}\n") == text


def test_that_frames_have_several_slides_is_reported_once() -> None:
    text = "\\begin{document}a\n\\only<2>{b}\\pause\\end{document}"
    passage = whole(Source(Path("main.tex"), CLASS + text))
    (printed,) = overlays(passage, body(passage))
    assert (printed.code, printed.line) == ("word-slides", 3)


def test_an_article_of_slides_has_what_articles_print() -> None:
    text = (
        r"\section{Seen}\begin{frame}\frametitle{First}\item<1-> a \only<article>{b}"
        r"\only<presentation>{c \cite{x}}\uncover<2->{d}\end{frame}\mode<beamer>{e}"
        r"\begin{theorem}f\end{theorem}"
    )
    shown = made(text, "\\documentclass{article}\n\\usepackage{beamerarticle}\n")
    assert shown == (
        r"\section{Seen} \paragraph*{First} \item a {b}{d} \begin{theorem}f\end{theorem}"
    )
