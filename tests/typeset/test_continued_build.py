"""A copy of a text goes on where the build of the text ended, and no list in it is an old one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.typeset.conftest import write
from trykklar import poppler
from trykklar.document import WORK
from trykklar.typeset import Typesetting, typeset
from trykklar.typeset.continued_build import hand_on

if TYPE_CHECKING:
    from trykklar.document import Document

_BODY = (
    "\\tableofcontents\\section{One}\\label{s}See section~\\ref{s}; \\cite{berg}.\\index{town}\n"
    "\\bibliographystyle{plain}\\bibliography{works}\\printindex"
)
_WORK = "@book{berg, author = {Anna Berg}, title = {Towns}, publisher = {Hus}, year = 2001}\n"


def _copied(document: Document, name: str) -> Document:
    """Its sources in another folder, where the main file has another name."""
    folder = document.root.parent / f"copy-{name}"
    folder.mkdir()
    for path in document.root.glob("*.bib"):
        shutil.copy(path, folder)
    shutil.copy(document.source, folder / f"{name}.tex")
    return replace(document, name=name, root=folder, main=Path(f"{name}.tex"), work=WORK / name)


def _ran(done: Typesetting) -> list[str]:
    return [each.program for each in done.passes]


def _text(done: Typesetting) -> str:
    assert done.pdf
    return "\n".join(poppler.page_texts(done.pdf) or ())


def _indexed(folder: Path) -> tuple[Document, Typesetting]:
    preamble = "\\usepackage{makeidx,natbib}\\makeindex"
    document = write(folder / "own", "berg2024.tex", body=_BODY, preamble=preamble)
    (folder / "own" / "works.bib").write_text(_WORK, encoding="utf-8")
    return document, typeset(document)


def test_a_copy_takes_one_pass(tmp_path: Path) -> None:
    document, first = _indexed(tmp_path)
    copy = _copied(document, "manuscript")
    hand_on(document, copy)
    done = typeset(copy)
    assert _ran(done) == ["pdflatex"]
    assert _text(done) == _text(first)


def test_a_work_that_is_another_in_the_copy_is_listed_anew(tmp_path: Path) -> None:
    document, first = _indexed(tmp_path)
    copy = _copied(document, "manuscript")
    works = copy.root / "works.bib"
    works.write_text(_WORK.replace("Anna Berg", "Anonymous"), encoding="utf-8")
    hand_on(document, copy)
    done = typeset(copy)
    assert "bibtex" in _ran(done)
    assert "makeindex" not in _ran(done)
    assert "Berg" in _text(first)
    assert "Berg" not in _text(done)


def test_a_copy_of_the_same_name_begins_from_the_dump(
    built: Typesetting, article: Document
) -> None:
    copy = replace(article, root=article.root.parent / "copy")
    shutil.copytree(article.root, copy.root, ignore=shutil.ignore_patterns("build"))
    hand_on(article, copy)
    done = typeset(copy)
    assert _ran(done) == ["pdflatex"]
    assert _text(done) == _text(built)


def test_what_the_copy_cannot_read_is_made_anew(tmp_path: Path) -> None:
    document = write(tmp_path / "own", body="\\label{s}\\ref{s}", preamble="\\def\\mine{1}")
    typeset(document)
    copy = _copied(document, "manuscript")
    hand_on(document, copy)
    (copy.root / copy.work / "manuscript.aux").write_text("\\undefined\n", encoding="utf-8")
    done = typeset(copy)
    assert done.pdf
    assert not done.faulty
