"""The pieces that a co-author can edit begin at their first word."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.unit import units


@pytest.mark.parametrize(
    "source",
    [
        r"\chapter{Rents}",
        r"\chapter[In contents]{Rents}",
        r"\chapter[In contents][In the head]{Rents}",  # memoir; no Word file could be written
        r"\section*{Rents}",
    ],
)
def test_the_words_of_a_heading_are_its_title(source: str) -> None:
    passage = whole(Source(Path("main.tex"), source))
    found = [
        (unit.kind, passage.text[unit.start : unit.end]) for unit in units(passage, 0, len(source))
    ]
    assert found == [("heading", "Rents")]


def test_an_option_between_the_arguments_of_a_float_is_no_text() -> None:
    source = r"\section{A}\begin{wrapfigure}[5]{r}[0pt]{3cm}Words\end{wrapfigure}"
    passage = whole(Source(Path("main.tex"), source))
    found = [passage.text[unit.start : unit.end] for unit in units(passage, 0, len(source))]
    assert found == ["A", "Words"]


@pytest.mark.parametrize("environment", ["psmallmatrix", "IEEEeqnarraybox", "dcases*", "bmatrix"])
def test_a_formula_is_a_part_of_its_paragraph(environment: str) -> None:
    r"""Whatever package its environment is from: letters behind `\\` were missed in Word."""
    formula = rf"$\begin{{{environment}}} a & b \\ c & d \end{{{environment}}}$"
    source = rf"\section{{Rents}} They rose by {formula} in all."
    passage = whole(Source(Path("main.tex"), source))
    found = units(passage, 0, len(source))
    assert [unit.kind for unit in found] == ["heading", "paragraph"]
    assert passage.text[found[1].start : found[1].end] == f"They rose by {formula} in all."


@pytest.mark.parametrize("inner", [r"\[ a \]", r"\begin{equation} a \end{equation}",
                                   r"\begin{itemize}\item a\end{itemize}"])  # fmt: skip
def test_a_display_in_a_note_parts_no_paragraph_around_it(inner: str) -> None:
    """What stands behind the note was said not to be in the Word file, where it is."""
    note = f"In it {inner} and behind"
    source = rf"\section{{Rents}} They rose\footnote{{{note}}} in all."
    passage = whole(Source(Path("main.tex"), source))
    found = [passage.text[unit.start : unit.end] for unit in units(passage, 0, len(source))]
    assert found == ["Rents", rf"They rose\footnote{{{note}}} in all.", note]


def test_the_note_of_a_formula_begins_no_paragraph() -> None:
    source = r"\section{Rents} \[ a \]\footnote{Noted.} They rose."
    passage = whole(Source(Path("main.tex"), source))
    found = [passage.text[unit.start : unit.end] for unit in units(passage, 0, len(source))]
    assert found == ["Rents", "Noted.", "They rose."]
