r"""The day that `\maketitle` prints by itself is in Word, too, and no other one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.export import export

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdflatex", "pdftotext"))), reason="TeX is not installed"
)

DAY = "March 2, 2021"
FOOT = r"""\usepackage{fancyhdr}\pagestyle{fancy}\fancyfoot[L]{\today}
\makeatletter\def\@date{}\makeatother"""


@pytest.mark.parametrize(
    ("head", "days"),
    [
        (r"\documentclass{article}\title{Rents}\author{Ann Berg}", [DAY]),
        (r"\documentclass{scrartcl}\title{Rents}\author{Ann Berg}", [DAY]),
        (r"\documentclass{article}\title{Rents}\author{Ann Berg}\date{}", []),
        (r"\documentclass{article}\title{Rents}\author{Ann Berg}\date{May 2020}", ["May 2020"]),
        (r"\documentclass{amsart}\title{Rents}\author{Ann Berg}", []),
        (rf"\documentclass{{article}}{FOOT}\title{{Rents}}\author{{Ann Berg}}", []),
    ],
)
def test_the_day_of_the_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: str, days: list[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1614686400")
    body = r"\maketitle Rents rose in all towns.\newpage They fell in none of them."
    (tmp_path / "main.tex").write_text(f"{head}\\begin{{document}}\n{body}\n\\end{{document}}\n")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    done = export(document)
    assert paragraphs(done.path, "Date") == days
    assert paragraphs(done.path)[:2] == ["Rents", "Ann Berg"]
