"""The parts of a figure are `(a)` and `(b)` also where their captions have no words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.export import export

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")


def _part(caption: str) -> str:
    return rf"\begin{{subfigure}}{{.4\textwidth}}\fbox{{Box}}\caption{{{caption}}}\end{{subfigure}}"


def test_parts_and_figures_without_words_keep_their_labels(tmp_path: Path) -> None:
    """They were lost, and each was reported as an error."""
    (tmp_path / "main.tex").write_text(
        r"\documentclass{article}\usepackage{graphicx,subcaption}\begin{document}Words."
        rf"\begin{{figure}}{_part('')}{_part('With words')}\caption{{Both}}\end{{figure}}"
        "\\begin{figure}\\fbox{Box}\\caption{ }\\end{figure}\n"
        r"\begin{figure}\fbox{Box}\caption*{}\end{figure}\end{document}",
        "utf-8",
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("work"), Path("build"))
    assert typeset(document).pdf is not None
    done = export(document)
    shown = [text.strip().replace("\N{NO-BREAK SPACE}", " ") for text in paragraphs(done.path)]
    assert {"(a)", "(b) With words", "Figure 1: Both", "Figure 2:"} <= set(shown)
    assert not any("\N{ZERO WIDTH SPACE}" in text for text in shown)
    assert not [item for item in done.findings if item.code == "word-lost"]
