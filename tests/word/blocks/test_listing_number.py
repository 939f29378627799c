"""Listings have the numbers of the PDF: `Listing 2.1`, with hyperref and without labels, too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.export import export

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")


@pytest.mark.parametrize("package", ["", r"\usepackage{hyperref}"])
@pytest.mark.parametrize("label", ["", ",label={two}"])
def test_listings_of_chapters_have_the_numbers_of_tex(
    tmp_path: Path, package: str, label: str
) -> None:
    """With hyperref, all listings of a thesis were counted through: 1, 2, 3."""
    body = "".join(
        f"\\chapter{{{name}}}\nWords.\n\\begin{{lstlisting}}[caption=Of {name}{own}]\nx = 1\n"
        "\\end{lstlisting}\n"
        for name, own in (("one", ""), ("two", label))
    )
    (tmp_path / "main.tex").write_text(
        f"\\documentclass{{report}}\\usepackage{{listings}}{package}\n"
        f"\\begin{{document}}\n{body}\\end{{document}}\n",
        "utf-8",
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("work"), Path("build"))
    assert typeset(document).pdf is not None
    shown = [text.replace("\N{NO-BREAK SPACE}", " ") for text in paragraphs(export(document).path)]
    assert [text for text in shown if text.startswith("Listing")] == [
        "Listing 1.1: Of one",
        "Listing 2.1: Of two",
    ]
