"""What TeX wrote for an earlier state of the text is not in the PDF of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.poppler import page_texts
from trykklar.project.selection import plain
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = [
    "\\begin{filecontents*}{mypart.tex}\nOLD\n\\end{filecontents*}\n",
    "\\begin{filecontents*}[overwrite]{mypart.tex}\nOLD\n\\end{filecontents*}\n",
    r"\newwrite\f\immediate\openout\f=mypart\immediate\write\f{OLD}\immediate\closeout\f ",
]


def _typeset(folder: Path, before: str, text: str = "\\input{mypart}") -> str:
    """What the PDF says."""
    main = folder / "main.tex"
    main.write_text(f"{before}\\documentclass{{article}}\\begin{{document}}{text}\\end{{document}}")
    made = typeset(plain(main))
    return "".join(page_texts(made.pdf) or []) if made.pdf else ""


@pytest.mark.parametrize("written", WRITTEN)
def test_a_file_that_the_text_writes_is_the_one_it_writes_now(written: str, tmp_path: Path) -> None:
    """LaTeX writes none that is there: the words of last time stayed in the PDF."""
    assert "OLD" in _typeset(tmp_path, written)
    assert "NEW" in _typeset(tmp_path, written.replace("OLD", "NEW"))


@pytest.mark.parametrize("written", WRITTEN)
def test_a_file_that_the_text_writes_no_more_is_gone(written: str, tmp_path: Path) -> None:
    asked = "\\IfFileExists{mypart.tex}{\\input{mypart}}{NONE}"
    assert "OLD" in _typeset(tmp_path, written, asked)
    assert "NONE" in _typeset(tmp_path, "", asked)


def test_chapters_that_are_left_out_keep_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "first.tex").write_text("\\section{First}")
    (tmp_path / "second.tex").write_text("\\section{Second}\\label{second}")
    text = "\\include{first}\\include{second} See \\ref{second}."
    assert "See 2." in _typeset(tmp_path, "", text)
    assert "See 2." in _typeset(tmp_path, "\\includeonly{first}", text)
