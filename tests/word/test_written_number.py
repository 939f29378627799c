"""Numbers as authors write them, which Python's own readers stop at."""

from __future__ import annotations

import pytest

from trykklar.word.blocks.table_column import MOST, columns
from trykklar.word.length import length
from trykklar.word.mark.options import options
from trykklar.word.written_number import number


@pytest.mark.parametrize(
    ("text", "expected"),
    [("7", 7), (" 12 ", 12), ("", None), ("²", None), ("-3", None), ("9" * 5_000, None)],
)
def test_what_is_no_number_is_none(text: str, expected: int | None) -> None:
    assert number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"0.5\textwidth", 8.0),
        (r".5\textwidth", 8.0),
        (r"\linewidth", 16.0),
        ("12 cm", 12.0),
        (r"0.5\textheight", 10.5),  # a picture's, which had its own size instead
        (r"\paperwidth", 21.0),
        ("1.2.3cm", 0.0),
        ("9" * 100_000, 0.0),
        ("...cm", 0.0),
    ],
)
def test_a_length_that_is_none_is_nothing(text: str, expected: float) -> None:
    assert length(text) == pytest.approx(expected)


def test_columns_that_multiply_end_at_what_word_can_have() -> None:
    assert len(columns("*{60}{*{60}{*{60}{*{60}{l}}}}")) == MOST
    assert len(columns("*{²}{l}" + "*{" + "9" * 4_500 + "}{l}")) <= MOST


@pytest.mark.parametrize(
    "text", ["a " * 50_000 + "!", " " * 50_000 + "!", "{" * 50_000, "a={" * 9_999]
)
def test_options_without_end_are_read_up_to_a_bound(text: str) -> None:
    assert len(options(text)) < 5_000
