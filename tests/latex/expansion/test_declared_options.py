r"""Options of a package beside the manuscript hold from `\ProcessOptions` on, as in LaTeX.

A conference's `accepted` ran where it was declared, and what stood behind took it back: Word said
that an accepted paper is under review, and was withheld.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.latex.expansion.document import expanded, text_of
from trykklar.document import Document
from trykklar.latex.expansion.expand import expand

_STATES = r"""
\DeclareOption{accepted}{\renewcommand\notice{Accepted.}}
\DeclareOption{draft}
  {\renewcommand\notice{A draft.}}
\newcommand\notice{Under review.}
"""


@pytest.mark.parametrize(
    ("code", "options", "shown"),
    [
        (r"\ProcessOptions\relax", "accepted", "Accepted."),
        (r"\ProcessOptions\relax", "", "Under review."),
        (r"\ProcessOptions\relax", "draft,accepted", "A draft."),
        (r"\ProcessOptions*\relax", "draft,accepted", "Accepted."),
        (r"\ExecuteOptions{draft}\ProcessOptions\relax", "", "A draft."),
        (r"\ExecuteOptions{draft}\ProcessOptions\relax", "accepted", "Accepted."),
    ],
)
def test_options_run_where_they_are_processed(
    tmp_path: Path, code: str, options: str, shown: str
) -> None:
    (tmp_path / "own.sty").write_text(f"{_STATES}{code}\n", "utf-8")
    made = expanded(tmp_path, r"Homes. \notice", f"\\usepackage[{options}]{{own}}")
    assert text_of(made) == f"Homes. {shown}"


def test_options_of_a_class_run_too(tmp_path: Path) -> None:
    (tmp_path / "own.cls").write_text(f"{_STATES}\\ProcessOptions\n\\LoadClass{{article}}\n")
    made = expanded(tmp_path, r"Homes. \notice", document_class="own")
    assert text_of(made) == "Homes. Under review."


@pytest.mark.parametrize(
    ("options", "shown"), [("accepted", "Accepted."), ("11pt", "A draft."), ("", "A draft.")]
)
def test_a_package_has_the_options_of_the_class_also_where_it_declares_them_in_another_file(
    tmp_path: Path, options: str, shown: str
) -> None:
    """The title page of a thesis in English was in Norwegian, its package's first language."""
    code = r"\ExecuteOptions{draft}\ProcessOptions\relax"
    (tmp_path / "own.sty").write_text("\\input{parts}\n", "utf-8")
    (tmp_path / "parts.tex").write_text(f"{_STATES}{code}\n", "utf-8")
    (tmp_path / "main.tex").write_text(
        f"\\documentclass[{options}]{{article}}\\usepackage{{own}}\n"
        "\\begin{document}\nHomes. \\notice\n\\end{document}\n",
        "utf-8",
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    text = expand(document).passage.text
    assert f"Homes. {shown}" in text
