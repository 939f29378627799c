"""A paper and its supplement refer to each other's labels, each built by itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trykklar.poppler import page_texts
from trykklar.project.external_documents import build_folders
from trykklar.project.selection import plain
from trykklar.typeset import typeset


@pytest.mark.parametrize(
    ("text", "folders"),
    [
        (r"\externaldocument{supp}", ("build/work/supp",)),
        (r"\externaldocument[S-][nocite]{supp.tex} \zexternaldocument*{more}",
         ("build/work/supp", "build/work/more")),
        (r"\externalcitedocument[S-]{supp}\externaldocument{supp}", ("build/work/supp",)),
        ("% \\externaldocument{supp}\n\\externaldocument{../supp}\\externaldocument{\\name}", ()),
    ],
)  # fmt: skip
def test_the_documents_that_a_text_names(text: str, folders: tuple[str, ...]) -> None:
    assert build_folders(text, Path()) == folders


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")
def test_a_supplement_that_was_built_lends_its_numbers(tmp_path: Path) -> None:
    r"""The author had '??' in the PDF unless latexmk had left an .aux beside the text."""
    (tmp_path / "supp.tex").write_text(
        "\\documentclass{article}\\begin{document}\\section{A}\\section{B}\\label{b}\\end{document}",
        "utf-8",
    )
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\usepackage{xr}\\externaldocument[S-]{supp}"
        "\\begin{document}See \\ref{S-b}.\\end{document}",
        "utf-8",
    )
    before = typeset(plain(tmp_path / "main.tex"))
    assert {finding.code for finding in before.findings} >= {"tex-missing-labels"}
    assert typeset(plain(tmp_path / "supp.tex")).pdf
    made = typeset(plain(tmp_path / "main.tex"))
    assert made.pdf
    assert not made.findings
    assert "See 2." in "".join(page_texts(made.pdf) or ())
