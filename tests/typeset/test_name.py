"""The main file's name, as the programs take it that are given it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from trykklar.finding import FatalError
from trykklar.project.selection import plain
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "\\documentclass{article}\\begin{document}Hello\\end{document}\n"
ODD = [
    "a`touch stolen`", "b;touch stolen;", "|touch stolen", "-version", "&pdflatex", "a.b", "*",
    "[a]", "c'd", "k#l", "æøå", "x y", "aux",
]  # fmt: skip
ENGINES = ["pdflatex", "xelatex"]


def _main(folder: Path, name: str, engine: str) -> Path:
    if not shutil.which(engine):
        pytest.skip(f"{engine} is not installed")
    main = folder / "mappe" / f"{name}.tex"
    main.parent.mkdir()
    main.write_text(f"% !TEX program = {engine}\n{TEXT}", encoding="utf-8")
    return main


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ODD)
def test_a_main_file_of_any_name_is_set_and_runs_nothing(
    tmp_path: Path, name: str, engine: str
) -> None:
    main = _main(tmp_path, name, engine)
    done = typeset(plain(main))
    assert done.pdf == main.parent / "build" / f"{name}.pdf"
    assert done.pdf.is_file()
    assert not list(tmp_path.rglob("stolen*"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["thesis$(touch stolen)", 'c"|touch stolen;"', "~root", "a%b"])
def test_a_name_that_means_something_else_to_tex_is_refused(
    tmp_path: Path, name: str, engine: str
) -> None:
    main = _main(tmp_path, name, engine)
    with pytest.raises(FatalError) as refused:
        typeset(plain(main))
    assert name in refused.value.message
    assert not list(tmp_path.rglob("stolen*"))
