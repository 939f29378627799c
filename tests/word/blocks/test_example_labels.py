r"""Labels of linguistic examples, and what points to them, are what TeX printed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.word.blocks.test_printed_command import installed
from tests.word.reader import part
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdflatex", "pdftotext"))), reason="TeX is not installed"
)

_LISTS = r"""
\newcounter{mine}
\begin{itemize}\item Before \ea One.\z\end{itemize}
\ea\label{a}\ea Two.\ex[*]{\label{b}Three.}\z\z
See \ref{b}.\footnote{\begin{exe}\ex In a note.\end{exe}}
"""
_POINTERS = r"""
\ex. One. \a. Two. \b. Three.

After \Last[a], before \Next.

\ex.[(A)] Named.

"""
_CASES = [
    ("gb4e", _LISTS, ["(1) One.", "(2) a. Two.", "b. * Three.", "See 2b."], ["(1) In a note."]),
    ("linguex", _POINTERS,
     ["(1) One.", "a. Two.", "b. Three.", "After (1-a), before (2).", "(A) Named."], []),
]  # fmt: skip


@pytest.mark.parametrize(("package", "body", "text", "notes"), _CASES)
def test_labels_are_as_in_the_pdf(
    tmp_path: Path, package: str, body: str, text: list[str], notes: list[str]
) -> None:
    if not installed(package):
        pytest.skip(f"{package} is not installed")
    source = rf"\documentclass{{article}}\usepackage{{{package}}}\begin{{document}}{body}"
    (tmp_path / "main.tex").write_text(f"{source}\\end{{document}}\n", "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("work"), Path("build"))
    assert typeset(document).pdf is not None
    done = export(document)
    assert not done.findings
    shown = _paragraphs(done.path, "word/document.xml")
    assert [line for line in shown if line in text] == text
    assert [line for line in _paragraphs(done.path, "word/footnotes.xml") if line in notes] == notes


def _paragraphs(path: Path, name: str) -> list[str]:
    texts = (item.iter(w("t")) for item in part(path, name).iter(w("p")))
    return [" ".join("".join(piece.text or "" for piece in pieces).split()) for pieces in texts]
