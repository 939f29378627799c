"""Notes have the PDF's numbers in Word, also where nobody cites in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.word.reader import paragraphs, part
from trykklar.project.selection import plain
from trykklar.typeset import typeset
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

if TYPE_CHECKING:
    from pathlib import Path

BOOK = r"""\documentclass{report}
\begin{document}
\chapter{Coast}
One\footnote{Plain.} and two\footnote{Two.}.
\chapter{Moor}
Three\footnote{P.} and four\footnote{Q.\label{fn:q}}. See note~\ref{fn:q}.
\chapter{Fen}
Five\footnote{R.}.
\end{document}
"""


def test_plain_notes_begin_again_in_each_chapter(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(BOOK)
    document = plain(tmp_path / "main.tex")
    assert typeset(document).pdf
    made = export(document)
    assert "See note\N{NO-BREAK SPACE}2." in " ".join(paragraphs(made.path))
    restarts = [item.get(w("val")) for item in part(made.path).iter(w("numRestart"))]
    assert restarts == ["continuous", "eachSect", "eachSect"]
    assert "word-note-number" not in {finding.code for finding in made.findings}
