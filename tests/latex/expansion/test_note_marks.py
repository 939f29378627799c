"""A note has in Word the mark that the PDF prints, and is else numbered by Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.latex.expansion.document import expanded, text_of

if TYPE_CHECKING:
    from pathlib import Path

NOTES = [
    (r"a\footnote{x}b\footnote{y}", r"a\footnote{x}b\footnote{y}"),
    (r"a\footnote[7]{x}b\footnote{y}", r"a\footnote[7]{x}b\footnote{y}"),
    (r"\setcounter{footnote}{4}a\footnote{x}", r"a\footnote[5]{x}"),
    (r"\renewcommand{\thefootnote}{\fnsymbol{footnote}}a\footnote{x}b\footnote{y}",
     r"\renewcommand{\thefootnote}{\fnsymbol{footnote}}a\footnote[*]{x}b\footnote[†]{y}"),
    (r"{\renewcommand{\thefootnote}{}\footnote{x}}b\footnote{y}",
     r"{\renewcommand{\thefootnote}{}\footnote[]{x}}b\footnote[2]{y}"),
    (r"\let\thefootnote\relax\footnotetext{x}", r"\footnotetext{x}"),
    (r"a\footnotemark b\footnotetext{x}c\footnote{y}",
     r"a\footnotemark b\footnotetext{x}c\footnote{y}"),
    (r"a\footnotemark[3]\footnotetext[3]{x}", r"a\footnotemark[3]\footnotetext[3]{x}"),
    (r"\begin{minipage}{5cm}a\footnote{x}\end{minipage}b\footnote{y}",
     r"\begin{minipage}{5cm}a\footnote[a]{x}\end{minipage}b\footnote{y}"),
    (r"\DeclareNewFootnote{A}\DeclareNewFootnote[para]{B}[alph]a\footnoteA{x}b\footnoteB{y}",
     r"a\footnote{x}b\footnote[a]{y}"),
    (r"\DeclareNewFootnote{A}a\footnoteA{x}\footnote{y}\footnotemarkA\footnotetextA[2]{z}",
     r"a\footnote{x}\footnote[1]{y}\footnotemark\footnotetext[2]{z}"),
    (r"\let\footnoteold\footnote a\footnoteold{x}b\footnote{y}",
     r"a\footnote{x}b\footnote{y}"),
    (r"a\footnote{x\footnote{inner}}b\footnote{y}",
     r"a\footnote{x\footnote[2]{inner}}b\footnote[3]{y}"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "left"), NOTES)
def test_a_mark_is_handed_on_where_it_is_not_the_next_number(
    tmp_path: Path, body: str, left: str
) -> None:
    assert text_of(expanded(tmp_path, body)) == left


def test_notes_of_the_title_page_have_signs_and_do_not_count(tmp_path: Path) -> None:
    made = expanded(
        tmp_path,
        r"\maketitle a\footnote{x}",
        r"\title[T]{Title\thanks{We thank.}}\author{Ann\footnotemark[2] \and Ola\thanks{Oslo.}}",
    )
    preamble = made.passage.text.partition(r"\begin{document}")[0]
    assert r"\title[T]{Title\thanks[*]{We thank.}}" in preamble
    assert r"\author{Ann\footnotemark[†] \and Ola\thanks[†]{Oslo.}}" in preamble
    assert text_of(made) == r"\maketitle a\footnote{x}"
