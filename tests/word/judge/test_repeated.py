"""What a table says where a page ends is not lost; what is its only head or foot is."""

from __future__ import annotations

import pytest

from trykklar.word.judge.repeated import repeated


def shown(text: str) -> list[str]:
    return [text[first:behind].strip() for first, behind in repeated(text)]


@pytest.mark.parametrize("name", ["longtable", "longtable*", "xltabular", "longtabu"])
def test_continuations_are_repeated(name: str) -> None:
    text = (
        rf"\begin{{{name}}}{{l}}Head\\\endfirsthead Continued\\\endhead "
        rf"Goes on\\\endfoot Source\\\endlastfoot A & B\\\end{{{name}}}"
    )
    assert shown(text) == [r"Continued\\", r"Goes on\\"]


def test_an_only_head_and_foot_are_the_tables_own() -> None:
    assert shown(r"\begin{longtable}{l}Head\\\endhead Source\\\endfoot A\\\end{longtable}") == []


def test_any_order_and_other_tables() -> None:
    text = r"\begin{longtable}{l}F\endlastfoot G\endfoot H\endhead A\\\end{longtable}"
    assert shown(text) == ["G"]
    assert shown(r"\begin{tabular}{l}Continued\endhead\end{tabular}\endfirsthead") == []
