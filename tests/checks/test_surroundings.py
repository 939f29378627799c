"""Words are corrected only where TeX prints them as they stand: an argument may be anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.checks.surroundings import PrintedWords, printed

HERE, ELSEWHERE, PERHAPS = PrintedWords.HERE, PrintedWords.ELSEWHERE, PrintedWords.PERHAPS


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("in WORDS.", HERE),
        (r"\emph{in WORDS}", HERE),
        (r"\footnote{a \textit{b} WORDS}", HERE),
        (r"\begin{quote}WORDS\end{quote}", HERE),
        (r"\emph{a} [WORDS]", HERE),
        (r"\{ WORDS \}", HERE),
        ("% {\nWORDS", HERE),
        (r"\foo{x} and WORDS", HERE),
        (r"\section{On WORDS}", ELSEWHERE),
        (r"\caption{\emph{WORDS}}", ELSEWHERE),
        (r"\index{WORDS}", PERHAPS),
        (r"\foo{WORDS}", PERHAPS),
        (r"\foo[WORDS]{x}", PERHAPS),
        (r"\foo{x}{WORDS}", PERHAPS),
        (r"\emph{\foo{WORDS}}", PERHAPS),
        (r"\texttt{WORDS}", PERHAPS),
        (r"{\tt WORDS}", PERHAPS),
        (r"\def\x#1{WORDS}", PERHAPS),
        (r"\newcommand{\x}[1]{WORDS}", PERHAPS),
        (r"\begin{somecode}WORDS\end{somecode}", PERHAPS),
        (r"\begin{table}[WORDS]x\end{table}", PERHAPS),
    ],
)
def test_words_are_printed_where_latex_says_so(text: str, state: PrintedWords) -> None:
    at = text.index("WORDS")
    assert printed(text, at, at + 5) is state


def test_a_part_that_reaches_into_an_argument_is_not_certain() -> None:
    text = r"a \foo{b} c"
    assert printed(text, 0, len(text)) is PERHAPS


@given(st.text(alphabet=r"\{}[]%a b" + "\n", max_size=60))
def test_any_text_has_an_answer(text: str) -> None:
    assert printed(text, 0, len(text)) in PrintedWords
