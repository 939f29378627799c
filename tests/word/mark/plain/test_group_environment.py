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
