r"""Quotation marks are those that the author chose, and csquotes prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.export import export

FRENCH = r"\usepackage[english,ngerman]{babel}\usepackage[autostyle,german=guillemets]{csquotes}"
SET = r"\usepackage[ngerman]{babel}\usepackage{csquotes}\setquotestyle[guillemets]{german}"
OWN = (
    r"\usepackage[ngerman]{babel}\usepackage{csquotes}"
    r"\DeclareQuoteStyle[own]{german}{*}{+}{<}{>}\ExecuteQuoteOptions{german=own}"
)
USUAL = r"\usepackage[ngerman]{babel}\usepackage[autostyle=true,strict]{csquotes}"


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (FRENCH, "»Eins ›zwei‹« und ›drei‹."),
        (SET, "»Eins ›zwei‹« und ›drei‹."),
        (OWN, "*Eins <zwei>+ und <drei>."),
        (USUAL, "„Eins ‚zwei‘“ und ‚drei‘."),
    ],
)
def test_marks_are_those_that_the_author_chose(
    tmp_path: Path, preamble: str, expected: str
) -> None:
    """They were the language's first ones, in silence."""
    (tmp_path / "main.tex").write_text(
        f"\\documentclass{{article}}\\usepackage[T1]{{fontenc}}{preamble}\\begin{{document}}\n"
        "\\enquote{Eins \\enquote{zwei}} und \\enquote*{drei}.\n\\end{document}\n",
        "utf-8",
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf
    assert paragraphs(export(document).path) == [expected]


def test_a_text_in_another_language_has_the_marks_of_that_one(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(
        f"\\documentclass{{article}}\\usepackage[T1]{{fontenc}}{FRENCH}\\begin{{document}}\n"
        "\\enquote{Eins} \\foreignlanguage{english}{and \\enquote{two}}.\n\\end{document}\n",
        "utf-8",
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf
    assert paragraphs(export(document).path) == ["»Eins« and “two”."]
