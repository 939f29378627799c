"""Citations that print themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.latex.expansion.document import expanded, text_of
from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.word.export import export

# As pandoc's template defines them.
PREAMBLE = r"""
\NewDocumentCommand\citeproctext{}{}
\NewDocumentCommand\citeproc{mm}{\begingroup\def\citeproctext{#2}\cite{#1}\endgroup}
\newenvironment{CSLReferences}[2]{\begin{list}{}{}}{\end{list}}
"""
BODY = r"""Hills are high (\citeproc{ref-berg}{Berg 2001}).

\begin{CSLReferences}{1}{0}
\bibitem[\citeproctext]{ref-berg}
Berg, A. 2001. Hills.

\end{CSLReferences}
"""
AUX = "\\bibcite{ref-berg}{\\citeproctext }\n"


def test_what_pandoc_printed_of_a_citation_stays(tmp_path: Path) -> None:
    made = expanded(tmp_path, BODY, PREAMBLE)
    assert text_of(made).startswith(r"Hills are high (\citeproc{ref-berg}{Berg 2001}).")


def test_citations_of_quarto_and_r_markdown_are_words_that_lead_to_their_works(
    tmp_path: Path,
) -> None:
    """Word had `[1]` for each, and before each work."""
    (tmp_path / "main.tex").write_text(
        rf"\documentclass{{article}}{PREAMBLE}\begin{{document}}{BODY}\end{{document}}", "utf-8"
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("work"), Path("build"))
    auxiliary = tmp_path / "work" / "main.aux"
    auxiliary.parent.mkdir()
    auxiliary.write_text(AUX, "utf-8")
    texts = paragraphs(export(document).path)
    assert "Hills are high (Berg 2001)." in texts
    assert "Berg, A. 2001. Hills." in texts


LONG = "The hills of the north are high, and whoever goes there has to walk for days, uphill " * 4


@pytest.mark.parametrize(
    ("command", "words", "is_block"),
    [
        ("blockcquote[3]", LONG, True),
        ("blockcquote[3]", "The hills are high", False),
        ("textcquote[3]", LONG, False),
        ("foreignblockcquote{english}[3]", LONG, True),
    ],
)
def test_a_long_quotation_is_a_paragraph_of_its_own_as_in_the_pdf(
    tmp_path: Path, command: str, words: str, *, is_block: bool
) -> None:
    """It stood in the line, in quotation marks that the PDF does not have."""
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\usepackage[english]{babel}\\usepackage{csquotes}"
        "\\usepackage[style=authoryear]{biblatex}\\addbibresource{works.bib}\\begin{document}"
        f"She says:\n\\{command}{{berg}}{{\n{words}\n}}\nSo it is.\\end{{document}}",
        "utf-8",
    )
    (tmp_path / "works.bib").write_text(
        "@book{berg, author={Berg, A.}, title={Hills}, date=2001, publisher={Hall}}", "utf-8"
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    path = export(document).path
    quoted = [text for text in paragraphs(path, "BlockText") if words.strip()[:30] in text]
    assert len(quoted) == is_block
    assert any("\N{LEFT DOUBLE QUOTATION MARK}" in text for text in paragraphs(path)) != is_block
