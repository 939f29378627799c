"""Which of two texts a PDF shows at a place, also where a line's end or a page's lies in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.docx.docx_text import word_text
from trykklar.word.export import export
from trykklar.word.judge.shown_text import ShownText

PAGES = r"""\documentclass{article}
\begin{document}
The first page says \ifnum\value{page}=1 that rents rose\else that nobody looked\fi.
\newpage
The second \ifodd\value{page}hid\else showed\fi\ it, \ifdim\columnwidth<2cm narrowly\fi
and the municipalities, of which there were many more than had been expected by anybody who had
written of them, \ifx\undefinedhere\undefined answered\fi.
\end{document}
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Document:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "main.tex").write_text(PAGES, "utf-8")
    made = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(made).pdf is not None
    return made


def test_word_shows_the_branches_of_the_pdf(pages: Document) -> None:
    made = export(pages)
    assert made.findings == ()
    text = " ".join(word_text(made.path.read_bytes()).paragraphs).replace("\N{NO-BREAK SPACE}", " ")
    assert text == (
        "The first page says that rents rose. The second showed it, and the municipalities, of "
        "which there were many more than had been expected by anybody who had written of them, "
        "answered."
    )


@pytest.mark.parametrize(
    ("before", "text", "shown"),
    [
        ("The first page says ", "that rents rose", True),
        ("The first page says ", "that nobody looked", False),
        ("The second ", "showed", True),
        ("The second ", "hid", False),
        ("A float may stand here ", "which there were many", True),
        ("The second ", "municipalities", False),
    ],
)
def test_a_text_is_sought_at_its_place(
    pages: Document, before: str, text: str, *, shown: bool
) -> None:
    assert ShownText(pages.made(".pdf")).shows(before, text) is shown


def test_a_pdf_that_cannot_be_read_says_nothing(pages: Document, tmp_path: Path) -> None:
    """Else the only branch of a condition were lost wherever fonts are bitmaps."""
    assert ShownText(tmp_path / "none.pdf").shows("", "three long words") is None
    assert ShownText(pages.made(".pdf")).shows("Zzyx qwv", "three long words") is None
