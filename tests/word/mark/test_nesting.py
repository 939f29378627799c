"""A text as deep as somebody likes: its words are kept, and the rest of it stays as it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.latex.passage import Passage, whole
from trykklar.latex.source import Source
from trykklar.word.mark.nesting import DEEPEST, shallow

if TYPE_CHECKING:
    from trykklar.finding import Finding

FEW = 12


def _shallow(text: str) -> tuple[Passage, tuple[Finding, ...]]:
    return shallow(whole(Source(Path("main.tex"), text)))


def _deepest(text: str) -> int:
    depth = most = 0
    for match in re.finditer(r"\\(begin|end)\{|\\.|([{}])", text):
        depth += {"begin": 1, "end": -1, "{": 1, "}": -1}.get(match[1] or match[2] or "", 0)
        most = max(most, depth)
    return most


def _within(begin: str, end: str, times: int) -> str:
    return begin * times + "inmost" + end * times


PAIRS = [
    (r"\emph{", "}"),
    (r"{\small ", "}"),
    ("{", "}"),
    (r"\footnote{", "}"),
    (r"\textcolor{red}{", "}"),
    (r"\href{a}{", "}"),
    (r"\parbox{1cm}{", "}"),
    (r"\mine[x]{", "}"),
    (r"\begin{itemize}\item ", r"\end{itemize}"),
    (r"\begin{tabular}{l}", r"\end{tabular}"),
    (r"\begin{minipage}{1cm}", r"\end{minipage}"),
    (r"\begin{quote}", r"\end{quote}"),
    (r"\begin{unheard}", r"\end{unheard}"),
    (r"\begin{figure}", r"\end{figure}"),
]


@pytest.mark.parametrize(("begin", "end"), PAIRS)
@pytest.mark.parametrize("times", [DEEPEST + 5, 5_000])
def test_what_is_too_deep_keeps_its_words_and_is_reported_at_its_line(
    begin: str, end: str, times: int
) -> None:
    made, (found,) = _shallow(f"Before.\n\n{_within(begin, end, times)}\n\nBehind.\n")
    assert "inmost" in made.text
    assert made.text.startswith("Before.")
    assert made.text.endswith("Behind.\n")
    assert _deepest(made.text) <= 2 * DEEPEST
    assert (found.code, found.line) == ("word-nesting", 3)


def test_one_deep_part_does_not_hide_another() -> None:
    parts = [_within(begin, end, 100) for begin, end in PAIRS]
    made, found = _shallow("\\begin{document}\n" + "\n\n".join(parts) + "\n\\end{document}\n")
    assert len(found) == len(PAIRS)
    assert _deepest(made.text) <= 2 * DEEPEST


@pytest.mark.parametrize(("begin", "end"), PAIRS)
def test_what_people_write_stays_as_it_is(begin: str, end: str) -> None:
    text = f"\\begin{{document}}\n{_within(begin, end, FEW)}\n\\end{{document}}\n"
    made, found = _shallow(text)
    assert (made.text, found) == (text, ())


@pytest.mark.parametrize("opening", ["{", r"\begin{quote}", r"\textbf{", r"\begin{tabular}{l} a"])
def test_openings_that_nothing_closes_are_left_out_and_reported_once(opening: str) -> None:
    made, found = _shallow(f"{opening * 3_000} the end")
    assert made.text.endswith(" the end")
    assert len(re.findall(r"\\begin\{|\{", made.text)) < 3_020
    assert _deepest(made.text) <= DEEPEST
    assert len(found) == 1


def test_formulas_comments_verbatim_text_and_macros_are_not_counted() -> None:
    deep = _within("{", "}", 60)
    text = (
        "\\newcommand{\\be}{\\begin{equation}}\n" * 20
        + "\\begin{document}\n"
        + f"${deep}$ \\[{deep}\\] \\begin{{equation}}{deep}\\end{{equation}}\n"
        + f"% {'{' * 60}\n\\verb|{'{' * 60}|\n\\begin{{verbatim}}\n{'{' * 60}\n\\end{{verbatim}}\n"
        + f"\\newcommand{{\\a}}{deep}\n\\end{{document}}\n"
    )
    made, found = _shallow(text)
    assert (made.text, found) == (text, ())


def test_an_open_dollar_hides_no_more_than_its_paragraph() -> None:
    deep = _within(r"\emph{", "}", 200)
    _, found = _shallow(f"It costs $5.\n\n{deep}\n")
    assert [each.line for each in found] == [3]


@given(st.lists(st.sampled_from(["{", "}", r"\begin{a}", r"\end{a}", "$", r"\[", "x", "\n\n"])))
def test_any_order_of_braces_is_read(parts: list[str]) -> None:
    text = "".join(parts)
    made, found = _shallow(text)
    assert found or made.text == text
