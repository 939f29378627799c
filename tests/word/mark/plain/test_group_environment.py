r"""A `\begin{small}` in a sentence made three paragraphs of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain

CASES = {
    r"A \begin{small}few\end{small} words.": r"A {\small{}few} words.",
    "A text.\n\\begin{small} More\\end{small}": "A text.\n{\\small{} More}",
    "\\begin{large}First\\end{large} word": "{\\large{}First} word",
    r"A \begin{otherlanguage*}{ngerman}Wort\end{otherlanguage*}.": (
        r"A \foreignlanguage{ngerman}{Wort}."
    ),
    # By themselves, with paragraphs or other blocks in them, they are what they were.
    "A.\n\n\\begin{small}\nB.\n\\end{small}\n\nC.": "A.\n\n\\begin{small}\nB.\n\\end{small}\n\nC.",
    "A \\begin{small}b\n\nc\\end{small} d": "A \\begin{small}b\n\nc\\end{small} d",
    r"A \begin{small}\item b\end{small} c": r"A \begin{small}\item b\end{small} c",
}


@pytest.mark.parametrize("source", CASES)
def test_an_environment_in_a_sentence_is_a_group(source: str) -> None:
    assert plain(whole(Source(Path("main.tex"), source))).text == CASES[source]


_COVER = r"""\begin{document}
\begin{Huge}
\textbf{The Long Way}\\[1cm]
\end{Huge}

\begin{small}First.

Second.\end{small}
\section{Aim}

\begin{Huge}Loud\\\end{Huge}
\end{document}"""


def test_a_title_set_in_an_environment_of_its_size_is_one_for_co_authors_in_word() -> None:
    text = plain(whole(Source(Path("main.tex"), _COVER))).text
    assert "{\\Huge{}\n\\textbf{The Long Way}\\\\[1cm]\n}" in text
    assert "\\begin{small}First.\n\nSecond.\\end{small}" in text
    assert r"\begin{Huge}Loud\\\end{Huge}" in text
