"""What `check` reads, Word reads: hidden text stays hidden, macros around pictures and floats work.

Each of these went wrong while Word read LaTeX by itself, and nothing was reported.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.docx.docx_text import word_text
from trykklar.word.export import export

if TYPE_CHECKING:
    from trykklar.word.export import WordExport

TEXT = r"""\documentclass{article}
\usepackage{graphicx}
\graphicspath{{fig/}}
\newif\ifblind \blindtrue
\includeonly{a}
\newcommand\plot{\includegraphics[width=4cm]}
\newenvironment{fullfigure}{\begin{figure}\centering}{\end{figure}}
\title{Rents}
\author{\ifblind Anonymous\else Kari Berg\fi}
\begin{document}
\maketitle
\include{a}
\include{b}
\begin{fullfigure}\plot{map}\caption{Towns}\label{towns}\end{fullfigure}
See Figure~\ref{towns}.
\end{document}
"""


def made(folder: Path) -> WordExport:
    (folder / "fig").mkdir()
    (folder / "a.tex").write_text("What is included stands here.\n", "utf-8")
    (folder / "b.tex").write_text("What is not included stands nowhere.\n", "utf-8")
    (folder / "main.tex").write_text(TEXT, "utf-8")
    box = "\\rule{2cm}{1cm}"
    plain = (
        f"\\documentclass{{article}}\\pagestyle{{empty}}\\begin{{document}}{box}\\end{{document}}"
    )
    (folder / "map.tex").write_text(plain, "utf-8")
    drawn = typeset(Document("map", folder, Path("map.tex"), Path("build/map"), Path("build")))
    assert drawn.pdf is not None
    (folder / "fig" / "map.pdf").write_bytes(drawn.pdf.read_bytes())
    document = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    return export(document)


def test_word_has_what_the_pdf_has(tmp_path: Path) -> None:
    done = made(tmp_path)
    text = " ".join(word_text(done.path.read_bytes()).paragraphs)
    assert "What is included stands here." in text
    assert "nowhere" not in text
    assert "Anonymous" in text
    assert "Kari" not in text
    assert "Figure\N{NO-BREAK SPACE}1: Towns" in text
    assert "image" not in text
    assert "loat" not in text
    with ZipFile(done.path) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
    assert len(pictures) == 1
    assert done.figures == 1
    assert done.findings == ()
