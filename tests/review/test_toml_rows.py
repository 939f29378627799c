"""Rows of a TOML table: with all lines of a row, and in no language that nobody wrote."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from trykklar.latex.source import Source
from trykklar.review.outcome import UnreachableError
from trykklar.review.toml_rows import with_rows, without_rows

if TYPE_CHECKING:
    from trykklar.review.toml_rows import TomlRows

TABLE = """
widths = [1, 1]
[columns]
en = ["A", "B"]
# rows
[[rows]]
en = ["a", "b"]  # kept

[[rows]]
en = [
  "c # no comment",
  "[[rows]]",
]

[[rows]]
en = "across"
"""


def _toml(text: str) -> Source:
    return Source(Path("t.toml"), text)


def _read(source: Source, found: TomlRows) -> dict[str, Any]:
    text = source.text
    for edit in sorted(found.edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return tomllib.loads(text)


ROWS = [["a", "b"], ["c # no comment", "[[rows]]"], "across"]


@pytest.mark.parametrize(
    ("key", "at"),
    [
        (("columns", "en", 1), 0),
        (("rows", 0, "en", 0), 1),
        (("rows", 1, "en", 1), 2),
        (("rows", 2, "en"), 3),
    ],
)
def test_rows_are_put_in_behind_the_one_that_is_meant(key: tuple[str | int, ...], at: int) -> None:
    source = _toml(TABLE)
    found = with_rows(source, key, [[r"5 \% \& “x”", ""], ["one"]])
    assert found.others == []
    rows = [row["en"] for row in _read(source, found)["rows"]]
    assert rows == [*ROWS[:at], ["5 % & “x”", ""], "one", *ROWS[at:]]


def test_a_row_is_taken_out_with_all_of_its_lines() -> None:
    source = _toml(TABLE)
    found = without_rows(source, [("rows", 1, "en", 0), ("rows", 1, "en", 1)])
    assert [row["en"] for row in _read(source, found)["rows"]] == [ROWS[0], ROWS[2]]
    both = without_rows(source, [("rows", 2, "en"), ("rows", 0, "en", 1)])
    assert [row["en"] for row in _read(source, both)["rows"]] == [ROWS[1]]


def test_another_language_of_the_row_is_named() -> None:
    source = _toml('[columns]\nen = ["A"]\nnb = ["A"]\n[[rows]]\nen = ["a"]\nnb = ["å"]\n')
    found = with_rows(source, ("rows", 0, "en", 0), [["b"]])
    assert found.others == ["nb"]
    assert _read(source, found)["rows"][1] == {"en": ["b"], "nb": ["b"]}
    assert without_rows(
        _toml(source.text + '[[rows]]\nen = ["z"]\nnb = ["z"]\n'), [("rows", 0, "en", 0)]
    ).others == ["nb"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('rows = [{en = ["a"]}]\n', ("rows", 0, "en", 0)),
        ('[caption]\nen = "a"\n', ("caption", "en")),
        ('[columns]\nen = ["A"]\n', ("columns", "en", 0)),
    ],
)
def test_rows_that_do_not_stand_one_by_one_are_left_alone(
    text: str, key: tuple[str | int, ...]
) -> None:
    with pytest.raises(UnreachableError):
        with_rows(_toml(text), key, [["x"]])


def test_the_heads_and_the_last_row_are_not_taken_out() -> None:
    with pytest.raises(UnreachableError, match="heads"):
        without_rows(_toml(TABLE), [("columns", "en", 0)])
    with pytest.raises(UnreachableError, match="all rows"):
        without_rows(_toml(TABLE), [("rows", at, "en", 0) for at in range(3)])


def test_a_cell_that_is_more_than_text_is_refused() -> None:
    with pytest.raises(UnreachableError, match="plain text"):
        with_rows(_toml(TABLE), ("rows", 0, "en", 0), [[r"\emph{a}", "b"]])


def test_a_row_of_too_many_cells_is_refused() -> None:
    with pytest.raises(UnreachableError, match="a row of 3 cells"):
        with_rows(_toml(TABLE), ("rows", 0, "en", 0), [["a", "b", "c"]])
