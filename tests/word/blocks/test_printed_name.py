r"""A list that a package, a language or the text itself renames is called so in Word, too.

Where the names did not stand in the main file's preamble, or in several languages, Word showed the
language's word, or another language's, and the file was withheld.
"""

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
BODY = r"""
\begin{abstract}Abstract words.\end{abstract}
\section{First}
\begin{figure}\fbox{X}\caption{A figure of letters}\end{figure}
\listoffigures
\begin{thebibliography}{9}\bibitem{a} A work.\end{thebibliography}
"""
NAMES = ("What is inside", "In brief", "All plates", "Works read", "Plate 1: A figure of letters")
PAIRS = {
    "contentsname": "What is inside",
    "abstractname": "In brief",
    "listfigurename": "All plates",
    "refname": "Works read",
    "figurename": "Plate",
}
GIVEN = "".join(rf"\def\{name}{{{words}}}" for name, words in PAIRS.items())
FOREIGN = "".join(rf"\def\{name}{{Anders}}" for name in PAIRS)
BABEL = r"\usepackage[norsk,english]{babel}"


def _shown(folder: Path, preamble: str, body: str) -> list[str]:
    text = rf"\documentclass{{article}}{preamble}\begin{{document}}{body}\end{{document}}"
    (folder / "main.tex").write_text(text, "utf-8")
    document = Document("main", folder, Path("main.tex"), Path("work"), Path("build"))
    assert typeset(document).pdf is not None
    done = export(document)
    assert not done.withheld
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in paragraphs(done.path)]


@pytest.mark.parametrize(
    ("package", "preamble", "body"),
    [
        ("", rf"{BABEL}\addto\captionsenglish{{{GIVEN}}}\addto\captionsnorsk{{{FOREIGN}}}", ""),
        (rf"\RequirePackage[english]{{babel}}\addto\captionsenglish{{{GIVEN}}}", "", ""),
        ("", "", GIVEN),
    ],
    ids=["by language", "by a package", "in the text"],
)
def test_it_is_called_as_in_the_pdf(tmp_path: Path, package: str, preamble: str, body: str) -> None:
    (tmp_path / "house.sty").write_text(package, "utf-8")
    shown = _shown(tmp_path, rf"\usepackage{{house}}{preamble}", rf"{body}\tableofcontents{BODY}")
    assert set(NAMES) <= set(shown)


def test_captions_have_the_language_of_their_places(tmp_path: Path) -> None:
    figure = r"\begin{figure}\fbox{X}\caption{%s of letters}\end{figure}"
    body = rf"\section{{A}}{figure % 'One'}\selectlanguage{{norsk}}{figure % 'Two'}"
    shown = _shown(tmp_path, BABEL, body)
    assert {"Figure 1: One of letters", "Figur 2: Two of letters"} <= set(shown)


@pytest.mark.parametrize(("loaded", "name"), [("book", "Bibliography"), ("article", "References")])
def test_a_list_of_works_is_called_as_the_class_behind_the_authors_one_calls_it(
    tmp_path: Path, loaded: str, name: str
) -> None:
    """`Referenser` stood in a Swedish thesis where the PDF has `Litteraturförteckning`."""
    (tmp_path / "own.cls").write_text(f"\\LoadClass{{{loaded}}}\n", "utf-8")
    body = "Words of it.\\begin{thebibliography}{9}\\bibitem{a} A work.\\end{thebibliography}"
    text = rf"\documentclass{{own}}\begin{{document}}{body}\end{{document}}"
    (tmp_path / "main.tex").write_text(text, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("work"), Path("build"))
    assert typeset(document).pdf is not None
    assert name in paragraphs(export(document).path)
