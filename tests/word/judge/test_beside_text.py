"""What only a package beside the text prints, and Word has not, is said at the package's line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trykklar.document import Document
from trykklar.finding import Severity
from trykklar.typeset import typeset
from trykklar.word.export import export

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")

PACKAGE = r"""\ProvidesPackage{mine}
% A colophon that the printer wants.
\newcommand{\colophon}{\vfill Printed by the institute's own printer, in spring.}
\makeatletter\let\kept@end\enddocument
\def\enddocument{\csname coloph\string on\endcsname\kept@end}
"""
TEXT = r"""\documentclass{article}\usepackage{mine}
\begin{document}
A first paragraph of the text, which both files have.
\end{document}
"""


def test_words_of_a_package_that_word_lacks_are_reported_at_its_line(tmp_path: Path) -> None:
    """A title page that a package of the author's prints was lost without a word."""
    (tmp_path / "mine.sty").write_text(PACKAGE, "utf-8")
    (tmp_path / "main.tex").write_text(TEXT, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    found = [each for each in export(document).findings if each.code == "word-lost"]
    assert [(each.path.name, each.line, each.severity) for each in found] == [
        ("mine.sty", 3, Severity.WARNING)
    ]


def test_words_that_the_reading_lost_are_reported_where_the_author_wrote_them(
    tmp_path: Path,
) -> None:
    """What a definition puts together stands in one row in the PDF alone."""
    preamble = (
        "\\newcommand{\\colophon}[1]{#1 printed by the institute in spring.}\n"
        "\\makeatletter\\let\\kept@end\\enddocument\n"
        "\\def\\enddocument{\\csname coloph\\string on\\endcsname{Words of many kinds}\\kept@end}\n"
    )
    source = TEXT.replace("\\usepackage{mine}\n", f"\n{preamble}")
    (tmp_path / "main.tex").write_text(source, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    found = [each for each in export(document).findings if each.code == "word-lost"]
    assert [(each.path.name, each.line) for each in found] == [("main.tex", 4)]
