"""A slip with a brace, which TeX forgives, must not cost a co-author the sections around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.latex.expansion.document import expanded, text_of

if TYPE_CHECKING:
    from pathlib import Path

SLIPS = [
    ("a{b c", "ab c"),
    ("a}b", "ab"),
    ("a{b}}c{d", "a{b}cd"),
    (r"{\itshape a \section{x} b", r"\itshape a \section{x} b"),
    (r"\begin{quote}a {b\end{quote} c} d", r"\begin{quote}a b\end{quote} c d"),
    (r"{\begin{quote}a} b\end{quote} c}", r"{\begin{quote}a b\end{quote} c}"),
    (r"\begin{quote}{a}\end{quote}{b}", r"\begin{quote}{a}\end{quote}{b}"),
    (r"\{ a {b} \}", r"\{ a {b} \}"),
    (
        r"\begin{table}\begin{quote}a\end{table} b",
        r"\begin{table}\begin{quote}a\end{quote}\end{table} b",
    ),
    (
        r"\begin{quote}\begin{center}\begin{verse}a {b\end{quote} c",
        r"\begin{quote}\begin{center}\begin{verse}a b\end{verse}\end{center}\end{quote} c",
    ),
    (r"\begin{quote}a\end{center} b\end{quote}", r"\begin{quote}a\end{center} b\end{quote}"),
]


@pytest.mark.parametrize(("text", "right"), SLIPS)
def test_a_brace_without_a_partner_is_none(tmp_path: Path, text: str, right: str) -> None:
    assert text_of(expanded(tmp_path, text)) == right


def test_a_slip_in_the_preamble_stays_there(tmp_path: Path) -> None:
    made = expanded(tmp_path, "a} {b}", r"\hyphenation{a")
    assert text_of(made) == "a {b}"


@given(
    text=st.lists(
        st.sampled_from(["{", "}", "a", "\n", r"\begin{quote}", r"\end{quote}", r"\emph{b}"])
    ).map("".join)
)
def test_groups_are_closed_and_letters_know_their_place(tmp_path: Path, text: str) -> None:
    passage = expanded(tmp_path, text).passage
    depth = 0
    for offset, letter in enumerate(passage.text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0
        place = passage.place(offset)
        if place.written:
            assert place.source.text[place.offset] == letter
    assert depth == 0
