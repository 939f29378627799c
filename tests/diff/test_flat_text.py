"""A document as one text: reading ends, whatever reads whatever."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.diff.flat_text import flat
from trykklar.finding import FatalError
from trykklar.project.selection import plain

if TYPE_CHECKING:
    from pathlib import Path

MAIN = "\\documentclass{article}\\begin{document}\\input{a0}\\end{document}\n"


def text(folder: Path, files: dict[str, str]) -> str:
    for name, content in {"main": MAIN, **files}.items():
        (folder / f"{name}.tex").write_text(content, encoding="utf-8")
    return flat(plain(folder / "main.tex")).text


def test_a_file_that_names_itself_stays_named_there(tmp_path: Path) -> None:
    found = text(tmp_path, {"a0": "once \\input{a1}", "a1": "twice \\input{a0} \\input{main}"})
    assert "once twice \\input{a0} \\input{main}" in found


def test_a_file_may_be_read_twice(tmp_path: Path) -> None:
    assert "b b" in text(tmp_path, {"a0": "\\input{a1} \\input{a1}", "a1": "b"})


@pytest.mark.parametrize(
    ("deep", "times"), [(60, 1), (30, 2)], ids=["within each other", "doubled"]
)
def test_files_that_read_others_without_end_are_refused(
    tmp_path: Path, deep: int, times: int
) -> None:
    files = {f"a{number}": f"x\\input{{a{number + 1}}}" * times for number in range(deep)}
    with pytest.raises(FatalError, match="longer than can be compared"):
        text(tmp_path, files)
