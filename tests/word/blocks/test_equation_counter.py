"""Equations without a label have the numbers of the PDF: TeX writes none of them down."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.word.reader import part
from trykklar.document import Document
from trykklar.poppler import page_texts
from trykklar.typeset import typeset
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdflatex", "pdftotext"))), reason="TeX is not installed"
)

_BODY = r"""
TOP{A}\begin{equation}a\end{equation}\begin{equation}b\end{equation}
TOP*{Between}\begin{equation}a\end{equation}
TOP{B}\begin{equation}c\end{equation}\begin{align}d&=e\label{k}\\f&=g\end{align}
\appendix
TOP{C}\begin{equation}h\end{equation}
"""


@pytest.mark.parametrize(
    ("kind", "preamble"),
    [
        ("report", ""),
        ("article", ""),
        ("article", r"\numberwithin{equation}{section}"),
        ("article", r"\renewcommand{\theequation}{\thesection-\arabic{equation}}"),
    ],
)
def test_an_equation_without_a_label_has_the_number_of_the_pdf(
    tmp_path: Path, kind: str, preamble: str
) -> None:
    """It had `(3)` where the PDF has `(2.1)`, and all was said to be equal."""
    body = _BODY.replace("TOP", r"\chapter" if kind == "report" else r"\section")
    text = (
        f"\\documentclass{{{kind}}}\\usepackage{{amsmath}}{preamble}\n"
        f"\\begin{{document}}{body}\\end{{document}}\n"
    )
    (tmp_path / "main.tex").write_text(text, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("work"), Path("build"))
    pdf = typeset(document).pdf
    assert pdf is not None
    printed = re.findall(r"\(([A-Z\d.\-\u2212]+)\)", " ".join(page_texts(pdf) or []))
    shown = [
        "".join(map(str, item.itertext())) for item in part(export(document).path).iter(w("p"))
    ]
    numbers = [
        re.sub(r"SEQ Equation \\\* ARABIC (?:\\r \d+ )?", "", match[1]).replace(" ", "")
        for text in shown
        if (match := re.search(r"\(([^()]*SEQ Equation[^()]*)\)", text))
    ]
    assert numbers == [number.replace("\u2212", "-") for number in printed[: len(numbers)]]
    assert len(numbers) == 7
