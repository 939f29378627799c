r"""Quotation marks are those that the author chose, and csquotes prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.export import export

_BABEL = r"\usepackage[english,norsk]{babel}"
CHOSEN = _BABEL + r"\usepackage[autostyle,norwegian=quotes]{csquotes}"
SET = _BABEL + r"\usepackage{csquotes}\setquotestyle[quotes]{norwegian}"
OWN = (
    rf"{_BABEL}\usepackage{{csquotes}}"
    r"\DeclareQuoteStyle[own]{norwegian}{*}{+}{<}{>}\ExecuteQuoteOptions{norwegian=own}"
)
LOCAL = OWN.replace(r"\usepackage{csquotes}", r"\usepackage[autostyle]{csquotes}")
USUAL = rf"{_BABEL}\usepackage[autostyle=true,strict]{{csquotes}}"


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (CHOSEN, "„En ‚to’” og ‚tre’."),
        (SET, "„En ‚to’” og ‚tre’."),
        (OWN, "*En <to>+ og <tre>."),
        (USUAL, "«En ‹to›» og ‹tre›."),
    ],
)
def test_marks_are_those_that_the_author_chose(
    tmp_path: Path, preamble: str, expected: str
) -> None:
    """They were the language's first ones, in silence."""
    (tmp_path / "main.tex").write_text(
        f"\\documentclass{{article}}\\usepackage[T1]{{fontenc}}{preamble}\\begin{{document}}\n"
        "\\enquote{En \\enquote{to}} og \\enquote*{tre}.\n\\end{document}\n",
        "utf-8",
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf
    assert paragraphs(export(document).path) == [expected]


def test_a_text_in_another_language_has_the_marks_of_that_one(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(
        f"\\documentclass{{article}}\\usepackage[T1]{{fontenc}}{LOCAL}\\begin{{document}}\n"
        "\\enquote{En} \\foreignlanguage{english}{and \\enquote{two}}.\n\\end{document}\n",
        "utf-8",
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf
    assert paragraphs(export(document).path) == ["*En+ and “two”."]
