"""The day that packages print is today, though the PDF's own data name none.

datetime2 prints the day of the PDF's own data: a letter was dated 1 January 1980.
"""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

import pytest

from trykklar.poppler import page_texts
from trykklar.project.selection import plain
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("package", "command"), [("datetime2", r"\DTMtoday"), ("", r"\number\year")]
)
def test_the_day_that_is_printed_is_today(tmp_path: Path, package: str, command: str) -> None:
    if shutil.which("pdflatex") is None:
        pytest.skip("pdflatex is not installed")
    main = tmp_path / "main.tex"
    loading = f"\\usepackage{{{package}}}" if package else ""
    main.write_text(
        f"\\documentclass{{article}}{loading}\\begin{{document}}{command}\\end{{document}}\n"
    )
    pdf = typeset(plain(main)).pdf
    assert pdf is not None
    assert time.strftime("%Y") in "".join(page_texts(pdf) or [])
    data = pdf.read_bytes()
    assert (b"D:19800101" in data) is (not package)


@pytest.mark.parametrize("engine", ["pdflatex", "xelatex", "lualatex"])
def test_today_is_today_with_each_engine(tmp_path: Path, engine: str) -> None:
    """LuaTeX takes the moment of the PDF's own data for both: theses were of 1 January 1980."""
    if shutil.which(engine) is None:
        pytest.skip(f"{engine} is not installed")
    main = tmp_path / "main.tex"
    main.write_text(
        f"% !TEX program = {engine}\n"
        "\\documentclass{article}\\begin{document}\\today\\end{document}\n"
    )
    pdf = typeset(plain(main)).pdf
    assert pdf is not None
    assert time.strftime("%Y") in "".join(page_texts(pdf) or [])
