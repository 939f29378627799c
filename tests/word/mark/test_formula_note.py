r"""A note in a formula is a note in Word, behind the formula; it was a picture of `\footnote`."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import Span, whole
from trykklar.latex.source import Source
from trykklar.word.mark.formula_note import behind_formulas

MOVED = [
    (r"\[ a\footnote{b} \] c", r"\[ a \]\footnote{b} c"),
    (r"$$a\footnote{b $c$}$$ d", r"$$a$$\footnote{b $c$} d"),
    (r"$a\footnote{b}$, \(c\footnotemark\)", r"$a$\footnote{b}, \(c\)\footnotemark"),
    (r"\begin{align*}a\footnote{b}&\footnote[3]{\[c\]}\\\end{align*} d",
     r"\begin{align*}a&\\\end{align*}\footnote{b}\footnote[3]{\[c\]} d"),
    (r"\[a \text{if\footnote{b\footnote{c}}}\]", r"\[a \text{if}\]\footnote{b\footnote{c}}"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "moved"), MOVED)
def test_a_note_in_a_formula_stands_behind_it(written: str, moved: str) -> None:
    text = whole(Source(Path("a.tex"), written))
    assert behind_formulas(text, Span(0, len(written))).text == moved


@pytest.mark.parametrize("written", [r"a\footnote{b $c$} \[d\]", (r"\[a % \footnote{b}" "\n]")])
def test_other_notes_stay(written: str) -> None:
    text = whole(Source(Path("a.tex"), written))
    assert behind_formulas(text, Span(0, len(written))) is text
